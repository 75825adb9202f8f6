#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: test_ese_header.sh [c++]
# The header alone, without anything of the library, compiles without a warning
# as C11, or as C++17, for every JET_VERSION, and each version sees what it
# should.
set -u

: "${CC=cc}" "${CXX=c++}"
: "${top_srcdir=$(dirname "$0")/../..}"
versions='0x0500 0x0501 0x0502 0x0600 0x0601 0x0602 0x0603 0x0A00 0x0A01'
warnings='-Wall -Wextra -Wpedantic -Werror'
status=0

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Included twice, as happens when several headers of a program need it.
cat >"$scratch/alone.c" <<'END' || exit 1
#include <esent.h>
#include <esent.h>
#ifdef __cplusplus
#define SAY(what) static_assert(what, #what)
#else
#define SAY(what) _Static_assert(what, #what)
#endif
#ifndef WANT_VERSION
#define WANT_VERSION 0x0A00
#endif
SAY(JET_VERSION == WANT_VERSION);

#ifdef JET_UNICODE
SAY(JET_cbNameMost == 128 && JET_cbFullNameMost == 510);
SAY(sizeof(JET_COLUMNBASE) == 1052);
#else
SAY(JET_cbNameMost == 64 && JET_cbFullNameMost == 255);
SAY(sizeof(JET_COLUMNBASE) == 540);
#endif

#if JET_VERSION >= 0x0600	/* Vista's index definition has a key size */
SAY(sizeof(JET_INDEXCREATE_A) == 80 && sizeof(JET_INDEXCREATE_W) == 80);
SAY(JET_ccolKeyMost == 16);
#else
SAY(sizeof(JET_INDEXCREATE_A) == 72 && sizeof(JET_INDEXCREATE_W) == 72);
SAY(JET_ccolKeyMost == 12);
#endif

#if JET_VERSION >= 0x0600
SAY(sizeof(JET_TUPLELIMITS) == 20);
#elif JET_VERSION == 0x0502
SAY(sizeof(JET_TUPLELIMITS) == 12);
#endif

#if JET_VERSION == 0x0500
SAY(JET_ccolMost == 32766 && JET_ccolTaggedMost == 32511);
#else
SAY(JET_ccolMost == 65248 && JET_ccolTaggedMost == 64993);
#endif

#if JET_VERSION >= 0x0A00
SAY(JET_coltypMax == 19);
#elif JET_VERSION >= 0x0600
SAY(JET_coltypMax == 18);
#elif JET_VERSION >= 0x0501
SAY(JET_coltypMax == 14);
#else
SAY(JET_coltypMax == 13);
#endif

/* A name that came with a version is free in the versions before it. */
#if JET_VERSION < 0x0501
typedef int JET_CALLBACK, JET_SETSYSPARAM_A, JetRegisterCallback;
#endif
#if JET_VERSION < 0x0600
typedef int JetBeginSessionW, JET_RECSIZE, JetGetRecordSize;
#endif
#if JET_VERSION < 0x0601
typedef int JET_SPACEHINTS, JetPrereadKeys;
#endif
#if JET_VERSION < 0x0602
typedef int JET_COMMIT_ID, JET_RELOP, JetSetCursorFilter;
#endif
#if JET_VERSION < 0x0A00
typedef int JET_OPERATIONCONTEXT, JET_THREADSTATS2;
#endif
#if JET_VERSION < 0x0A01
typedef int JET_THREADSTATS3, JetIndexRecordCount2;
#endif

/* The plain names work in every version and in both forms of text. */
JET_ERR use_plain_names(JET_SESID sesid, JET_TABLEID tableid);
JET_ERR
use_plain_names(JET_SESID sesid, JET_TABLEID tableid)
{
#if defined(JET_UNICODE) && JET_VERSION >= 0x0600
	return JetDeleteColumn(sesid, tableid, u"name");
#else
	return JetDeleteColumn(sesid, tableid, "name");
#endif
}
END
# compile WHAT COMMAND...
compile()
{
	what=$1
	shift
	if ! "$@" >"$scratch/messages" 2>&1; then
		printf '%s: does not compile\n' "$what"
		sed 's/^/    /' "$scratch/messages"
		status=1
	fi
}

# compile_all COMMAND...
# shellcheck disable=SC2086
compile_all()
{
	compile 'default version' "$@"
	for version in $versions; do
		for unicode in '' -DJET_UNICODE; do
			compile "$version $unicode" "$@" $unicode \
				-DJET_VERSION="$version" \
				-DWANT_VERSION="$version"
		done
	done
}

options="$warnings -fsyntax-only -I$top_srcdir/include"

# $CC, $CXX and the options hold several words.
# shellcheck disable=SC2086
case ${1-c} in
c)
	compile_all $CC -std=c11 $options "$scratch/alone.c"
	;;
c++)
	if ! printf 'int i;\n' | $CXX -x c++ -fsyntax-only - 2>/dev/null; then
		echo "no C++ compiler: $CXX"
		exit 77
	fi
	compile_all $CXX -std=c++17 $options -x c++ "$scratch/alone.c"
	;;
*)
	echo 'usage: test_ese_header.sh [c++]' >&2
	exit 2
	;;
esac
exit $status
