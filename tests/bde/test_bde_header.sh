#!/bin/sh
# SPDX-License-Identifier: MIT
# usage: test_bde_header.sh [c++]
# The header alone, without anything of the library, compiles without a warning
# as C11, or as C++17, whatever parts a program leaves out, beside esent.h too,
# and takes what programs written for the vendor's header do.
set -u

: "${CC=cc}" "${CXX=c++}"
: "${top_srcdir=$(dirname "$0")/../..}"
switches='NODBIBASETYPES NODBITYPES NODBIQBE NODBISYMBOLS NOCFGHLP NODBIERRS
	NODBIPROTOTYPES DBI_NOSHORTNAMES DBI_NOFLOATDATE DBI_CLIENTDATA32'
warnings='-Wall -Wextra -Wpedantic -Werror'
status=0

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Included twice, as happens when several headers of a program need it.
cat >"$scratch/alone.c" <<'END' || exit 1
#ifdef DBI_NOSHORTNAMES		/* the program has names of its own */
struct own { int i; };
typedef struct own BOOL, BYTE, CHAR, VOID, DATE, TIME, FLOAT, LIST, EXPORT;
typedef struct own TRUE, FALSE, ABORT, far, _far, huge, pDATE, pFLOAT;
#endif
#ifdef DBI_NOFLOATDATE		/* as they are in Windows */
typedef float FLOAT, *pFLOAT;
typedef double DATE, *pDATE;
#endif
#ifdef NODBIBASETYPES
struct base { int i; };
typedef struct base INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64;
typedef struct base DFLOAT, BOOL16, BOOL8, UINTPTR, pINT8, pINT16, pUINT16;
typedef struct base pINT32, pUINT32, pDFLOAT, pBOOL, pBYTE, pCHAR, pCCHAR;
typedef struct base pVOID, ppVOID;
#endif
#ifdef NODBITYPES
typedef int FLDDesc, CURProps, DBIOpenMode, fldZSTRING, curTABLENAME;
#endif
#ifdef NODBIQBE
typedef int SQLObject, QueryLowProps, DBIQryType, DBIQBE_ANSWERBIT, RELTYPE;
#endif
#ifdef NODBISYMBOLS
typedef int szCFGSYSTEM, iCFGSYSTEM, DBISYM_TOKEN, DBIMOD_QBE, iCFGHLP_SYSNODE;
#endif
#ifdef NOCFGHLP
typedef int iCFGHLP_SYSNODE;
#endif
#ifdef NODBIERRS
typedef int DBIERR_NONE, ERRCAT_NOTFOUND, ERRCODE_EOF, ErrCat, ErrCode;
#endif
#ifdef NODBIPROTOTYPES
typedef int DbiInit, DbiOpenTable, DbiGetCallBack;
#endif
#ifdef BEFORE_ESENT
#include <idapi.h>
#include <esent.h>
#else
#include <esent.h>
#include <idapi.h>
#endif
#include <idapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#ifdef __cplusplus
#define SAY(what) static_assert(what, #what)
#else
#define SAY(what) _Static_assert(what, #what)
#endif
SAY(DBIINTFVER >= 300 && DBIINTFVER <= 500);
SAY(sizeof(DBIResult) == 2 && sizeof(DBIPATH) == 261);
#ifdef DBI_CLIENTDATA32
SAY(sizeof(DBICLIENTDATA) == 4);
#else
SAY(sizeof(DBICLIENTDATA) == sizeof(void *));
#endif
#ifndef NODBITYPES
SAY(sizeof(FLDDesc) == 62 && sizeof(CURProps) == 427);
SAY(sizeof(void *) != 8 || sizeof(FILTERInfo) == 40);
#endif
END

# What ported programs do, in the vendor's spelling.
cat >"$scratch/program.c" <<'END' || exit 1
#include <idapi.h>

static CBRType DBIFN
watch(CBType type, CLIENT client, pVOID info)
{
	return type == cbGENPROGRESS && client != 0 && info != NULL ?
	    cbrABORT : cbrUSEDEF;
}

static INT16 DBIFN
choose(CLIENT client, pBYTE record, UINT32 number)
{
	return client == 0 ? ABORT : record[0] == 0 || number > 1 ? TRUE : FALSE;
}

DBIResult far EXPORT use_it(hDBIObj *object, pCHAR name, pBYTE record);

DBIResult far EXPORT
use_it(hDBIObj *object, pCHAR name, pBYTE record)
{
	hDBIDb db = 0;
	hDBICur cursor = NULL;
	hDBIFilter filter;
	CBPROGRESSDesc progress;
	RECProps props;
	DELAYUPDCbDesc update;
	CLIENT client = 0;
	BOOL blank = FALSE;
	DBIResult rslt;
	INT32 state = 1;
	CANOp op = canTUPLE;
	eBATMode mode = batAPPEND;

	if (DbiInit(NULL) != DBIERR_NONE)
		return 1;
	rslt = DbiOpenDatabase(name, szCFGDBSTANDARD, dbiREADWRITE,
	    dbiOPENSHARED, NULL, 0, NULL, NULL, &db);
	if (ErrCat(rslt) == ERRCAT_NOTFOUND || ErrCode(rslt) != 0)
		return rslt;
	rslt = DbiOpenTable(db, "orders", szPARADOX, NULL, NULL, 0,
	    dbiREADWRITE, dbiOPENSHARED, xltFIELD, FALSE, NULL, &cursor);
	if (rslt == DBIERR_NONE && op == canTUPLE2 && mode == batchAPPEND)
		rslt = DbiRegisterCallBack(cursor, cbGENPROGRESS, 7,
		    sizeof(progress), &progress, watch);
	if (rslt == DBIERR_NONE)
		rslt = DbiGetCallBack(cursor, cbGENPROGRESS, &client, NULL,
		    NULL, NULL);
	if (rslt == DBIERR_NONE)
		rslt = DbiAddFilter(cursor, client, 1, FALSE, NULL, choose,
		    &filter);
	if (rslt == DBIERR_NONE)
		rslt = DbiGetNextRecord(cursor, dbiNOLOCK, record, &props);
	if (rslt == DBIERR_NONE)
		rslt = DbiGetField(cursor, 1, record, (pBYTE)&state, &blank);
	if (props.iRecStatus == 0 && props.bRecChanged == 0)
		rslt = DbiSetProp(cursor, curDELAYUPDDISPLAYOPT, 11);
	update.eDelayUpdOpType = delayupdMODIFY;
	if (update.eDelayUpdErrOpType == delayupdMODIFY)
		*object = cursor;
	switch (ErrCat(rslt)) {
	case ERRCAT_INTEGRITY:
	case ERRCAT_LOCKCONFLICT:
		return DbiGetErrorString(rslt, name);
	}
	return DbiCloseCursor(&cursor);
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
compile_all()
{
	all=
	for switch in $switches; do
		all="$all -D$switch"
		compile "$switch" "$@" "-D$switch" "$scratch/alone.c"
		compile "$switch, first" "$@" "-D$switch" -DBEFORE_ESENT \
			"$scratch/alone.c"
	done
	compile 'everything' "$@" "$scratch/alone.c"
	compile 'everything, first' "$@" -DBEFORE_ESENT "$scratch/alone.c"
	compile 'version 300' "$@" -DDBIINTFVER=300 "$scratch/alone.c"
	compile 'the program' "$@" '-DCLIENT=uintptr_t' "$scratch/program.c"
	compile 'the program of 32 bits' "$@" '-DCLIENT=UINT32' \
		-DDBI_CLIENTDATA32 "$scratch/program.c"
	# shellcheck disable=SC2086
	compile 'next to nothing' "$@" $all "$scratch/least.c"
}

echo '#include <idapi.h>' >"$scratch/least.c"
options="$warnings -fsyntax-only -I$top_srcdir/include"

# $CC, $CXX and the options hold several words.
# shellcheck disable=SC2086
case ${1-c} in
c)
	compile_all $CC -std=c11 $options
	;;
c++)
	if ! printf 'int i;\n' | $CXX -x c++ -fsyntax-only - 2>/dev/null; then
		echo "no C++ compiler: $CXX"
		exit 77
	fi
	compile_all $CXX -std=c++17 $options -x c++
	;;
*)
	echo 'usage: test_bde_header.sh [c++]' >&2
	exit 2
	;;
esac
exit $status
