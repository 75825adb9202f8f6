#!/bin/sh
# SPDX-License-Identifier: MIT
# Counts the instructions of fixed work through the ESE API, with callgrind,
# and holds them against bench/counts.tsv: more than 5 % above fails. Numbers
# are of Debian 12 with -O2 and no sanitizers; time of day, other load and the
# processor change nothing.
#
#     tools/bench-count.sh [--renew] [BUILD_DIR]
#
# --renew writes the file anew. The last line is "N passed, N failed".
set -eu

count=5000
limit=5
works='get scan insert update callback'

die()
{
	printf 'bench-count: %s\n' "$*" >&2
	exit 1
}

# Code for another kind of build has other numbers.
check_flags()
{
	flags=$(sed -n "s/^CFLAGS='\(.*\)'$/\1/p; s/^JP_CFLAGS='\(.*\)'$/\1/p" \
	    "$build/config.log")
	case $flags in
	*-O2*) ;;
	*) die "$build was not configured with -O2" ;;
	esac
	case $flags in
	*-fsanitize* | *--coverage*) die "$build has sanitizers or coverage" ;;
	esac
}

# Instructions that count_work takes for a work, all operations together. The
# C library chooses functions by the processor, so it is told to choose the
# plain ones.
collect()
{
	GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX512F,-AVX2,-ERMS,-FSRM \
	LD_BIND_NOW=1 "$build/libtool" --mode=execute \
	    valgrind --tool=callgrind --toggle-collect=count_work \
	    --callgrind-out-file=/dev/null "$build/bench/jpcount" \
	    --work "$1" --count "$count" --dir "$scratch" \
	    >"$scratch/log" 2>&1 || { cat "$scratch/log" >&2; return 1; }
	sed -n 's/^.*Collected : \([0-9]*\)$/\1/p' "$scratch/log"
}

# A line per work: its name and the instructions of an operation. What a
# callback costs is what an update takes more with one.
count_all()
{
	for work in $works; do
		all=$(collect "$work")
		test -n "$all" || die "callgrind counted nothing"
		one=$((all / count))
		case $work in
		update) update=$one ;;
		callback) one=$((one - update)) ;;
		esac
		printf '%s\t%d\n' "$work" "$one"
	done
}

# The dollars are awk's.
# shellcheck disable=SC2016
compare()
{
	awk -F '\t' -v limit="$limit" '
	FNR == 1 { file++ }
	/^#/ { next }
	file == 1 { wanted[$1] = $2; next }
	{
		off = wanted[$1] ? 100 * ($2 - wanted[$1]) / wanted[$1] : 100
		verdict = "passed"
		if (off > limit)
			verdict = "FAILED"
		else if (off < -limit)
			verdict = "passed; renew bench/counts.tsv"
		if (off > limit)
			failed++
		else
			passed++
		printf "%-9s %7d instructions per operation, %+.1f %%: %s\n",
		    $1, $2, off, verdict
	}
	END {
		printf "%d passed, %d failed\n", passed, failed
		exit failed > 0
	}' "$1" "$2"
}

renew=no
if test "${1-}" = --renew; then
	renew=yes
	shift
fi
cd "$(dirname "$0")/.."
build=$(cd "${1-_build}" && pwd) || die "no build directory ${1-_build}"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
command -v valgrind >/dev/null 2>&1 || die "valgrind is missing"
check_flags
make -C "$build" bench/jpcount >/dev/null
count_all >"$scratch/counts"
if test "$renew" = yes; then
	{
		printf '# Instructions per operation, for tools/bench-count.sh.\n'
		cat "$scratch/counts"
	} >bench/counts.tsv
	cat bench/counts.tsv
else
	compare bench/counts.tsv "$scratch/counts"
fi
