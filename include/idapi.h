/* SPDX-License-Identifier: MIT */
/*
 * idapi.h - the Borland Database Engine (IDAPI) interface.
 *
 * The names are those of interface version 500 and of version 300, where the
 * two differ both. Numbers have the widths of 32-bit Windows: the vendor's
 * long is 32 bits, an enumeration and BOOL too, the flags in structures 16.
 * Structures are packed as the vendor's. Handles, and the numbers that a
 * program hands to its own callbacks, are as wide as a pointer, so structures
 * that hold those grow on 64-bit machines.
 *
 * Texts are bytes in the code page of the session's language driver. A text
 * that is only read is const here.
 *
 * Every function gives a DBIResult: DBIERR_NONE (0) or an error, which has its
 * category in the high byte. Any call can give DBIERR_INVALIDHNDL,
 * DBIERR_INVALIDPARAM, DBIERR_NOTINITIALIZED, DBIERR_REENTERED or
 * DBIERR_NOMEMORY; the comments name the others that matter.
 *
 * Define before including this file, to leave parts out:
 *   NODBIBASETYPES    INT8 ... pVOID
 *   NODBITYPES        constants, properties, structures; prototypes as well
 *   NODBIQBE          queries by example, trees of SQL requests
 *   NODBISYMBOLS      texts of the configuration, numbers of texts
 *   NOCFGHLP          numbers of help texts
 *   NODBIERRS         errors
 *   NODBIPROTOTYPES   functions
 *   DBI_NOSHORTNAMES  BOOL, BYTE, CHAR, VOID, DATE, TIME, FLOAT, TRUE, FALSE,
 *                     ABORT, LIST, EXPORT, far, _far, huge
 *   DBI_NOFLOATDATE   FLOAT and DATE alone, which Windows has with a meaning
 *                     of their own
 * or, to change it:
 *   DBIINTFVER        the interface version, 300 to 500, told to DbiInit
 *   DBI_CLIENTDATA32  callbacks take 32 bits of client data, as they did
 */
#ifndef IDAPI_H
#define IDAPI_H

#include <stddef.h>
#include <stdint.h>

#ifndef DBIINTFVER
#define DBIINTFVER 500
#endif
#define DBIENGVERSION 500

/* Calling convention: the platform's own. */
#ifndef DBIFN
#define DBIFN
#endif

/* Structures without a name inside others are new to C++. */
#ifdef __GNUC__
#define DBI_EXTENSION __extension__
#else
#define DBI_EXTENSION
#endif

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __GNUC__
#pragma GCC visibility push(default)
#endif

/* ----------------------------------------------------------------------
 * Scalar types and handles
 * ---------------------------------------------------------------------- */

typedef uint16_t DBIResult;             /* 0, or category << 8 | code */
typedef int32_t DBIBOOL;                /* BOOL of parameters; in structures
					   flags are 16 bits wide */
typedef int32_t DBIDATE;                /* days, 1 is 0001-01-01 */
typedef int32_t DBITIME;                /* milliseconds since midnight */
typedef double TIMESTAMP;               /* DBIDATE * 86400000.0 + DBITIME */
typedef DBIDATE *pDBIDATE;
typedef DBITIME *pTIME;
typedef TIMESTAMP *pTIMESTAMP;

/* What a program hands to its own callback. */
#ifdef DBI_CLIENTDATA32
typedef uint32_t DBICLIENTDATA;
#else
typedef uintptr_t DBICLIENTDATA;
#endif
typedef DBICLIENTDATA *pDBICLIENTDATA;

/* All handles are of one type, so any of them passes as hDBIObj. */
typedef struct _hDBIObj *hDBIObj;
typedef hDBIObj hDBIDb;                 /* database */
typedef hDBIObj hDBIQry;                /* query */
typedef hDBIObj hDBIStmt;               /* statement, new name of a query */
typedef hDBIObj hDBICur;                /* cursor */
typedef hDBIObj hDBISes;                /* session */
typedef hDBIObj hDBIXlt;                /* translation of fields */
typedef hDBIObj hDBIDR;                 /* data repository */
typedef hDBIObj hDBICfg;                /* configuration */
typedef hDBIObj hDBIXact;               /* transaction */
typedef hDBIObj hDBIFilter;             /* filter */
typedef hDBIObj *phDBIObj;
typedef hDBIDb *phDBIDb;
typedef hDBIQry *phDBIQry;
typedef hDBIStmt *phDBIStmt;
typedef hDBICur *phDBICur;
typedef hDBISes *phDBISes;
typedef hDBIXlt *phDBIXlt;
typedef hDBIDR *phDBIDR;
typedef hDBICfg *phDBICfg;
typedef hDBIXact *phDBIXact;
typedef hDBIFilter *phDBIFilter;

/* Short names that other headers may have taken. */
#ifndef DBI_NOSHORTNAMES
#ifndef BOOL
typedef DBIBOOL BOOL;
#endif
#ifndef BYTE
typedef uint8_t BYTE;
#endif
#ifndef CHAR
typedef char CHAR;
#endif
#ifndef VOID
#define VOID void
#endif
#ifndef TIME
typedef DBITIME TIME;
#endif
#ifndef DBI_NOFLOATDATE
#ifndef DATE
typedef DBIDATE DATE;
#endif
#ifndef FLOAT
typedef double FLOAT;
#endif
typedef DBIDATE *pDATE;
typedef double *pFLOAT;
#endif
#ifndef TRUE
#define TRUE 1
#endif
#ifndef FALSE
#define FALSE 0
#endif
#ifndef ABORT
#define ABORT (-2)              /* a filter function stops the search */
#endif
#ifndef EXPORT
#define EXPORT
#endif
#ifndef far
#define far
#endif
#ifndef _far
#define _far
#endif
#ifndef huge
#define huge
#endif
#endif

#ifndef NODBIBASETYPES
typedef int8_t INT8;
typedef uint8_t UINT8;
typedef int16_t INT16;
typedef uint16_t UINT16;
typedef int32_t INT32;
typedef uint32_t UINT32;
typedef int64_t INT64;
typedef uint64_t UINT64;
typedef double DFLOAT;
typedef int16_t BOOL16;
typedef uint8_t BOOL8;
typedef uintptr_t UINTPTR;
typedef INT8 *pINT8;
typedef UINT8 *pUINT8;
typedef INT16 *pINT16;
typedef UINT16 *pUINT16;
typedef INT32 *pINT32;
typedef UINT32 *pUINT32;
typedef INT64 *pINT64;
typedef UINT64 *pUINT64;
typedef DFLOAT *pDFLOAT;
typedef UINTPTR *pUINTPTR;
typedef DBIBOOL *pBOOL;
typedef BOOL16 *pBOOL16;
typedef BOOL8 *pBOOL8;
typedef uint8_t *pBYTE, **ppBYTE;
typedef char *pCHAR, **ppCHAR;
typedef const char *pCCHAR;
typedef void *pVOID, **ppVOID;
#endif /* NODBIBASETYPES */

/* ----------------------------------------------------------------------
 * Limits
 * Lengths do not count the final zero.
 * ---------------------------------------------------------------------- */

#define DBIMAXNAMELEN                   31
#define DBIMAXSPNAMELEN                 64
#define DBIMAXFUNCNAMELEN               255
#define DBIMAXFLDSINKEY                 16
#define DBIMAXKEYEXPLEN                 220
#define DBIMAXEXTLEN                    3
#define DBIMAXTBLNAMELEN                260
#define DBIMAXDRIVELEN                  127
#define DBIMAXPATHLEN                   260
#define DBIMAXMSGLEN                    127
#define DBIMAXVCHKLEN                   255
#define DBIMAXPICTLEN                   175
#define DBIMAXFLDSINSEC                 256
#define DBIMAXSCFIELDS                  40
#define DBIMAXSCFLDLEN                  128
#define DBIMAXSCRECSIZE                 5120
#define DBIMAXUSERNAMELEN               14
#define DBIMAXXBUSERNAMELEN             16
#define DBIMAXBOOKMARKLEN               4104
#define DBIMAXTRACELEN                  8192
#define DBIMAXTYPEDESC                  127
#define DBIMAXDRSQLSTR                  8192
#define DBIMAXOLEDBNAMELEN              64

/* Other counts and sizes */
#define MAXCBENTRIES                    4
#define INDLEN                          2
#define DBIMAXENUMFLDLEN                95
#define MAXLDNAME                       20
#define MAX_LCNAME_LEN                  32
#define NAMELENGTH                      260
#define MaxDS                           4
#define MAXQBEEXPRSIZE                  300

typedef char DBINAME[DBIMAXNAMELEN + 1];
typedef char DBITBLNAME[DBIMAXTBLNAMELEN + 1];
typedef char DBIPATH[DBIMAXPATHLEN + 1];
typedef char DBISPNAME[DBIMAXSPNAMELEN + 1];
typedef char DBIUSERNAME[DBIMAXUSERNAMELEN + 1];
typedef char DBIEXT[DBIMAXEXTLEN + 1];          /* without the dot */
typedef char DBIDOTEXT[DBIMAXEXTLEN + 2];       /* with it */
typedef char DBIDRIVE[DBIMAXDRIVELEN + 1];
typedef char DBIMSG[DBIMAXMSGLEN + 1];
typedef char DBIKEYEXP[DBIMAXKEYEXPLEN + 1];
typedef char DBIPICT[DBIMAXPICTLEN + 1];
typedef uint8_t DBIVCHK[DBIMAXVCHKLEN + 1];     /* a value of any type */
typedef uint16_t DBIKEY[DBIMAXFLDSINKEY];       /* field numbers */

#ifndef NODBITYPES

/* ----------------------------------------------------------------------
 * Numbers with a meaning
 * ---------------------------------------------------------------------- */

/* Logical field types and, below, the types of each driver. Sizes in a
 * record buffer with logical types: fldZSTRING iUnits1 + 1 bytes, fldBYTES
 * iUnits1, fldVARBYTES a UINT16 length before them, fldBCD 34. */
#define fldUNKNOWN                      0
#define fldZSTRING                      1
#define fldDATE                         2
#define fldBLOB                         3
#define fldBOOL                         4
#define fldINT16                        5
#define fldINT32                        6
#define fldFLOAT                        7
#define fldBCD                          8
#define fldBYTES                        9
#define fldTIME                         10
#define fldTIMESTAMP                    11
#define fldUINT16                       12
#define fldUINT32                       13
#define fldFLOATIEEE                    14
#define fldVARBYTES                     15
#define fldLOCKINFO                     16
#define MAXLOGFLDTYPES                  25
#define fldCURSOR                       17
#define fldINT64                        18
#define fldUINT64                       19
#define fldADT                          20
#define fldARRAY                        21
#define fldREF                          22
#define fldTABLE                        23
#define fldDATETIME                     24

/* Subtypes */
#define fldstPASSWORD                   1
#define fldstMONEY                      21
#define fldstMEMO                       22
#define fldstBINARY                     23
#define fldstFMTMEMO                    24
#define fldstOLEOBJ                     25
#define fldstGRAPHIC                    26
#define fldstDBSOLEOBJ                  27
#define fldstTYPEDBINARY                28
#define fldstAUTOINC                    29
#define fldstACCOLEOBJ                  30
#define fldstFIXED                      31
#define fldstUNICODE                    32
#define fldstHMEMO                      33
#define fldstHBINARY                    34
#define fldstADTNestedTable             35
#define fldstBFILE                      36
#define fldstADTDATE                    37
#define fldstGUID                       38
#define fldstINT64                      39

/* Paradox */
#define fldPDXCHAR                      0x101
#define fldPDXNUM                       0x102
#define fldPDXMONEY                     0x103
#define fldPDXDATE                      0x104
#define fldPDXSHORT                     0x105
#define fldPDXMEMO                      0x106
#define fldPDXBINARYBLOB                0x107
#define fldPDXFMTMEMO                   0x108
#define fldPDXOLEBLOB                   0x109
#define fldPDXGRAPHIC                   0x10A
#define fldPDXBLOB                      0x106
#define fldPDXLONG                      0x10B
#define fldPDXTIME                      0x10C
#define fldPDXDATETIME                  0x10D
#define fldPDXBOOL                      0x10E
#define fldPDXAUTOINC                   0x10F
#define fldPDXBYTES                     0x110
#define fldPDXBCD                       0x111
#define fldPDXUNICHAR                   0x112

/* dBASE; the last two are types of keys */
#define fldDBCHAR                       0x201
#define fldDBNUM                        0x202
#define fldDBMEMO                       0x203
#define fldDBBOOL                       0x204
#define fldDBDATE                       0x205
#define fldDBFLOAT                      0x206
#define fldDBLOCK                       0x207
#define fldDBOLEBLOB                    0x208
#define fldDBBINARY                     0x209
#define fldDBBYTES                      0x20A
#define fldDBKEYNUM                     0x210
#define fldDBKEYBCD                     0x211
#define fldDBLONG                       0x20B
#define fldDBDATETIME                   0x20C
#define fldDBDOUBLE                     0x20D
#define fldDBAUTOINC                    0x20E

/* Text files */
#define fldASCCHAR                      0x301
#define fldASCNUM                       0x302
#define fldASCBOOL                      0x303
#define fldASCDATE                      0x304
#define fldASCFLOAT                     0x305
#define fldASCLOCK                      0x306
#define fldASCTIMESTAMP                 0x307
#define fldASCTIME                      0x308
#define fldASCLONG                      0x309
#define fldASCMONEY                     0x30A

/* Access */
#define fldACCCHAR                      0x701
#define fldACCVARCHAR                   0x702
#define fldACCDATETIME                  0x703
#define fldACCBIT                       0x704
#define fldACCMONEY                     0x705
#define fldACCSHORT                     0x706
#define fldACCLONG                      0x707
#define fldACCFLOAT                     0x708
#define fldACCLONGTEXT                  0x709
#define fldACCLONGBINARY                0x70A
#define fldACCAUTOINC                   0x70B
#define fldACCBYTE                      0x70C
#define fldACCDOUBLE                    0x70D
#define fldACCBINARY                    0x70E
#define fldACCGUID                      0x70F

/* Driver and table types */
#define szPARADOX                       "PARADOX"
#define szDBASE                         "DBASE"
#define szASCII                         "ASCIIDRV"
#define szFOXPRO                        "FOXPRO"
#define szOLEDB                         "OLEDBDRV"
#define szMSACCESS                      "MSACCESS"

/* Table levels */
#define TBLLEVEL3                       3
#define TBLLEVEL4                       4
#define TBLLEVEL5                       5
#define TBLLEVEL7                       7
#define FOXLEVEL25                      25

/* Index id: the table's own order */
#define NODEFAULTINDEX                  0xFFFF

/* IDXDesc.bUnique of dBASE: equal keys are refused, else hidden */
#define mdxDISTINCT                     0x20

/* VCHKDesc: the value is taken when it is needed */
#define TODAYVAL                        2
#define NOWVAL                          3

/* SECDesc.iFamRights (bits) */
#define NOFAMRIGHTS                     0x0
#define FORMRIGHTS                      0x1
#define RPTRIGHTS                       0x2
#define VALRIGHTS                       0x4
#define SETRIGHTS                       0x8
#define ALLFAMRIGHTS                    0xF

/* To add to DBIOpenMode for a server */
#define OPENMODEFLAG_DIRTYREAD          0x0
#define OPENMODEFLAG_READCOMMITTED      0x100
#define OPENMODEFLAG_REPEATABLEREAD     0x200

/* LOCKDesc.iType */
#define lckRECLOCK                      0
#define lckRRECLOCK                     1
#define lckGROUPLOCK                    2
#define lckIMGAREA                      3
#define lckTABLEREG                     4
#define lckTABLEREAD                    5
#define lckTABLEWRITE                   6
#define lckTABLEEXCL                    7
#define lckUNKNOWN                      9

/* DbiGetErrorContext */
#define ecTOKEN                         1
#define ecTABLENAME                     3
#define ecFIELDNAME                     4
#define ecIMAGEROW                      5
#define ecUSERNAME                      6
#define ecFILENAME                      7
#define ecINDEXNAME                     8
#define ecDIRNAME                       9
#define ecKEYNAME                       10
#define ecALIAS                         11
#define ecDRIVENAME                     12
#define ecNATIVECODE                    13
#define ecNATIVEMSG                     14
#define ecLINENUMBER                    15
#define ecCAPABILITY                    16
#define ecCDRNAME                       17
#define ecUSERERRMSG                    18
#define ecDROBJNAME                     19
#define ecINTERNALLIMIT                 20
#define ecEXPRESSION                    21

/* DbiDebugLayerOptions (bits) */
#define DEBUGON                         0x1
#define OUTPUTTOFILE                    0x2
#define FLUSHEVERYOP                    0x8
#define APPENDTOLOG                     0x10

/* DbiQPrepareExt (bits) */
#define qprepNONE                       0
#define qprepFORUPDATE                  1

/* DBIFUNCArgDesc.ufuncFlags (bits) */
#define fnSCALARS_ALLOW_CONSTANTS       0x1
#define fnSCALARS_ALLOW_COLUMNS         0x2
#define fnSCALARS_ALLOW_PARAMETERS      0x4
#define fnSCALARS_ALLOW_FUNCTIONS       0x8
#define fnSCALARS_ALLOW_USER_DEFINED_FUNCS 0x10
#define fnSCALARS_ALLOW_SUBQUERIES      0x20
#define fnSCALARS_ALLOW_CORRELATION     0x40

/* Code page platforms of LDDesc and TOSBLObj */
#define DBIOEM_CP                       1
#define DBIANSI_CP                      2
#define DBIOS2_CP                       3
#define DBISUNOS_CP                     4
#define DBIVMS_CP                       5
#define DBIHPUX_CP                      6
#define DBIULTRIX_CP                    7
#define DBIAIX_CP                       8
#define DBIAUX_CP                       9
#define DBIXENIX_CP                     10
#define DBIMAC_CP                       11
#define DBINEXT_CP                      12
#define DBIUNICODE_CP                   13
#define DBIROMEN8_CP                    14
#define DBIISO_CP                       15
#define DOS_CP                          1
#define WIN_CP                          2
#define UC_CP                           13

/* CANExpr.iVer */
#define CANEXPRVERSION                  2

/* CANUdf.iDrvDialect */
#define iLangSQL                        0
#define iDbaseExpr                      2

/* curDELAYUPDDISPLAYOPT (bits) */
#define DBIDELAYUPD_SHOWMODIFYBIT       1
#define DBIDELAYUPD_SHOWINSERTBIT       2
#define DBIDELAYUPD_SHOWDELETEBIT       4
#define DBIDELAYUPD_SHOWNONMODIFYBIT    8

/* How two bookmarks compare. */
typedef int32_t CMPBkMkRslt;
typedef CMPBkMkRslt *pCMPBkMkRslt;
#define CMPLess                         (-1)
#define CMPEql                          0
#define CMPGtr                          1
#define CMPKeyEql                       2

/* ----------------------------------------------------------------------
 * Properties
 * DbiGetProp, DbiSetProp. The second byte is the DBIOBJType, the first one a
 * driver's. Read only (ro), write only (wo) or both (rw); a text is set by its
 * address.
 * ---------------------------------------------------------------------- */

/* System */
#define sysMAXPROPS             0x00010000  /* ro UINT16, how many */
#define sysLOWMEMUSAGE          0x00010001  /* ro UINT16, K */

/* How many there are */
#define maxsysPROPS                     1

/* Session */
#define sesMAXPROPS             0x00020000  /* ro UINT16 */
#define sesSESSIONNAME          0x00020001  /* ro DBINAME */
#define sesNETFILE              0x00020002  /* rw text */
#define sesCFGMODE              0x00020003  /* rw CFGMode */
#define sesDEFAULTDRIVER        0x00020004  /* rw DBINAME */
#define sesGROUPNAME            0x00020005  /* rw text */
#define sesUSERNAME             0x00020006  /* rw text */
#define sesUSERPASSWORD         0x00020007  /* rw text */
#define sesSECFILENAME          0x00020008  /* rw text */
#define sesDRNAME               0x00020009  /* rw text */
#define sesCFGUPDATE            0x0002000A  /* rw CFGUpdate */
#define sesCFGNAME              0x0002000B  /* ro text */
#define sesCFGMODE2             0x0002000C  /* rw CFGMode2 */
#define sesCFGRefresh           0x0002000F  /* rw */

/* How many there are */
#define maxsesPROPS                     13

/* Driver */
#define drvMAXPROPS             0x00030000  /* ro UINT16 */
#define drvDRIVERTYPE           0x00030002  /* ro DBINAME */
#define drvDRIVERVERSION        0x00030003  /* ro UINT16 */
#define drvNATIVESQLCA          0x00030004
#define drvPSEUDOINDEX          0xFF030001  /* ro BOOL */

/* How many there are */
#define maxdrvPROPS                     2

/* Database */
#define dbMAXPROPS              0x00040000  /* ro UINT16 */
#define dbDATABASENAME          0x00040001  /* ro DBINAME */
#define dbDATABASETYPE          0x00040002  /* ro DBINAME */
#define dbDEFAULTDRIVER         0x00040003  /* rw DBINAME */
#define dbPARAMFMTQMARK         0x00040004  /* rw BOOL */
#define dbUSESCHEMAFILE         0x00040005  /* rw BOOL */
#define dbASYNCSUPPORT          0x04040000
#define dbPROCEDURES            0x04040001
#define dbDEFAULTTXNISO         0x04040002  /* ro eXILType */
#define dbNATIVEHNDL            0x04040003
#define dbNATIVEPASSTHRUHNDL    0x04040004
#define dbSERVERVERSION         0x04040005
#define dbBATCHCOUNT            0x04040006
#define dbTRACEMODE             0x04040007
#define dbCURRENTUSERNAME       0x04040008
#define dbOWNERQUALIFIED        0x04040009
#define dbQUOTECHAR             0x0404000A
#define dbONLINE                0x0404000B
#define dbTRANALLOWED           0x0404000C
#define dbANSI                  0x0404000D
#define dbDBMSNAME              0x0404000E
#define dbBLOBCOUNT             0x0404000F
#define dbBLOBSIZE              0x04040010
#define dbCOMPRESSARRAYFLDDESC  0x04040011
#define dbWAITONLOCK            0x04040012
#define dbCOMMITRETAIN          0x04040013
#define dbSCHEMACACHEENABLED    0x04040099
#define dbBCDENABLED            0x0404009A

/* How many there are */
#define maxdbPROPS                      27

/* Cursor */
#define curMAXPROPS             0x00050000  /* ro UINT16 */
#define curTABLENAME            0x00050001  /* ro DBITBLNAME */
#define curTABLETYPE            0x00050002  /* ro DBINAME */
#define curTABLELEVEL           0x00050003  /* ro UINT16 */
#define curFILENAME             0x00050004  /* ro DBIPATH */
#define curXLTMODE              0x00050005  /* rw XLTMode */
#define curSEQREADON            0x00050006  /* rw BOOL, a hint */
#define curONEPASSON            0x00050007  /* rw BOOL, a hint */
#define curUPDATETS             0x00050008  /* ro TIMESTAMP */
#define curSOFTDELETEON         0x00050009  /* rw BOOL */
#define curLANGDRVNAME          0x0005000A  /* ro DBINAME */
#define curCURSORNAME           0x0005000B  /* ro text */
#define curPESSIMISTICLOCKS     0x0005000C  /* rw BOOL */
#define curEXACTRECCNTEXPENSIVE 0x0005000D  /* TEXACTRECCNTExpensive */
#define curCOMPRESSARRAYFLDDESC 0x0005000E
#define curMAXFIELDID           0x0005000F
#define curFIELDFULLNAME        0x00050010  /* ObjAttrDesc */
#define curFIELDTYPENAME        0x00050011  /* ObjTypeDesc */
#define curFIELDIDFORNAME       0x00050012  /* ObjAttrDesc */
#define curFIELDIDFORPARENT     0x00050013  /* ObjParentDesc */
#define curMAKECRACK            0x00050014  /* stand beside the record */
#define curFIELDISAUTOINCR      0x00050015  /* wo ServerColDesc */
#define curFIELDISDEFAULT       0x00050016  /* wo ServerColDesc */
#define curAUTOREFETCH          0x00050017  /* rw BOOL */
#define curPDXMAXPROPS          0x01050000  /* ro UINT16 */
#define curDBMAXPROPS           0x02050000  /* ro UINT16 */
#define curINEXACTON            0x02050001  /* rw BOOL */
#define curSHAREMODE            0x02050002  /* rw DBIShareMode */
#define curDELIMITALLFLDS       0x03050000  /* rw BOOL */
#define curUSESCHEMAFILE        0x03050001  /* rw BOOL */
#define curUPDLOCKMODE          0x04050000  /* rw UPDLockMode */
#define curNATIVEHNDL           0x04050001
#define curMAXROWS              0x04050002
#define curGETEXTENDEDINFO      0x04050003
#define curGETHIDDENCOLUMNS     0x04050004
#define curAUTOFLUSHREF         0x04050005
#define curREFINSERTTABLENAME   0x04050006
#define curGETREF               0x04050007
#define curCONSTSTATE           0x0405009B
#define curDELAYUPDRECSTATE     0x05050001  /* ro DELAYUPDCbDesc */
#define curDELAYUPDABORTRESTORE 0x05050002  /* rw BOOL */
#define curDELAYUPDDISPLAYOPT   0x05050003  /* rw UINT16, bits */
#define curDELAYUPDGETOLDRECORD 0x05050004  /* rw BOOL */
#define curDELAYUPDNUMUPDATES   0x05050005  /* ro INT32 */
#define curDELAYUPDUSECALLBACK  0x05050006  /* rw BOOL */

/* How many there are */
#define maxcurPROPS                     23
#define maxcurPDXPROPS                  0
#define maxcurDBPROPS                   2

/* Statement */
#define stmtMAXPROPS            0x00060001  /* ro UINT16 */
#define stmtPARAMETERCOUNT      0x00060002  /* ro UINT16 */
#define stmtPARAMETERDESCS      0x00060003  /* ro FLDDesc[] */
#define stmtLANGDRVNAME         0x00060004  /* ro text */
#define stmtUNIDIRECTIONAL      0x00060010  /* rw BOOL */
#define stmtCURSORNAME          0x00060011  /* rw text */
#define stmtNEWCONNECT          0x00060012  /* rw BOOL */
#define stmtNATIVEHNDL          0x00060013
#define stmtROWCOUNT            0x00060014  /* ro UINT32 */
#define stmtEXECASCURSOR        0x00060015  /* rw BOOL */
#define stmtANSTYPE             0x00060020  /* rw text */
#define stmtLIVENESS            0x00060021  /* rw LIVENESS */
#define stmtQRYMODE             0x00060022  /* rw QryEvalMode */
#define stmtBLANKS              0x00060023  /* rw BOOL */
#define stmtDATEFORMAT          0x00060024  /* rw FMTDate */
#define stmtNUMBERFORMAT        0x00060025  /* rw FMTNumber */
#define stmtAUXTBLS             0x00060026  /* rw BOOL */
#define stmtTBLVECTOR           0x00060027  /* ro UINT16, bits */
#define stmtALLPROPS            0x00060028  /* rw QueryLowProps */
#define stmtALLPROPSSIZE        0x00060029  /* rw INT16, bytes */
#define stmtANSNAME             0x00060030  /* rw text */
#define stmtCONSTRAINED         0x00060031  /* rw BOOL */
#define stmtFIELDDESCS          0x00060032
#define stmtCURPROPS            0x00060033
#define stmtDEFDBNAME           0x00060034
#define stmtXLTMODE             0x00060035  /* rw XLTMode */
#define stmtINSTBLNAME          0x00060036  /* ro DBITBLNAME */
#define stmtINSERRTBLNAME       0x00060037  /* ro DBITBLNAME */
#define stmtUPDTBLNAME          0x00060038  /* ro DBITBLNAME */
#define stmtUPDERRTBLNAME       0x00060039  /* ro DBITBLNAME */
#define stmtDELTBLNAME          0x00060040  /* ro DBITBLNAME */
#define stmtDELERRTBLNAME       0x00060041  /* ro DBITBLNAME */
#define stmtCANNEDREADONLY      0x00060042  /* rw BOOL */

/* How many there are */
#define maxstmtPROPS                    32

/* ----------------------------------------------------------------------
 * Enumerations
 * All of them are four bytes wide.
 * ---------------------------------------------------------------------- */

/* Kinds of objects; also the second byte of a property */
typedef enum {
	objFILLER = 0,
	objSYSTEM = 1,
	objSESSION = 2,
	objDRIVER = 3,
	objDATABASE = 4,
	objCURSOR = 5,
	objSTATEMENT = 6,
	objCLIENT = 7,
	objDBSEC = 8,
	objREPOSITORY = 9
} DBIOBJType;

/* Whether others may open the table too */
typedef enum {
	dbiOPENSHARED = 0,
	dbiOPENEXCL = 1
} DBIShareMode;

/* Whether writing is meant */
typedef enum {
	dbiREADWRITE = 0,
	dbiREADONLY = 1
} DBIOpenMode;

/* Locks; a write lock is the smaller number */
typedef enum {
	dbiNOLOCK = 0,
	dbiWRITELOCK = 1,
	dbiREADLOCK = 2
} DBILockType;

/* Whether fields read as logical types; xltRECORD never worked */
typedef enum {
	xltNONE = 0,
	xltRECORD = 1,
	xltFIELD = 2
} XLTMode;

/* What finds a record that is updated on a server */
typedef enum {
	updWHEREALL = 0,
	updWHEREKEYCHG = 1,
	updWHEREKEY = 2
} UPDLockMode;

/* Isolation of a transaction */
typedef enum {
	xilDIRTYREAD = 0,
	xilREADCOMMITTED = 1,
	xilREPEATABLEREAD = 2
} eXILType;

/* How a transaction ends */
typedef enum {
	xendCOMMIT = 0,
	xendCOMMITKEEP = 1,
	xendABORT = 2
} eXEnd;

/* State of a transaction */
typedef enum {
	xsINACTIVE = 0,
	xsACTIVE = 1
} eXState;

/* Where DbiSetToKey stops */
typedef enum {
	keySEARCHEQ = 0,
	keySEARCHGT = 1,
	keySEARCHGEQ = 2
} DBISearchCond;

/* What DbiDoRestructure does with each descriptor */
typedef enum {
	crNOOP = 0,
	crADD = 1,
	crCOPY = 2,
	crMODIFY = 3,
	crDROP = 4,
	crREDO = 5,
	crTABLE = 6,
	crGROUP = 7,
	crFAMILY = 8,
	crDONE = 9,
	crDROPADD = 10
} CROpType;
typedef CROpType *pCROpType;

/* What DbiBatchMove does; the names with batch are those of the Pascal unit */
typedef enum {
	batAPPEND = 0,
	batchAPPEND = 0,
	batUPDATE = 1,
	batchUPDATE = 1,
	batAPPENDUPDATE = 2,
	batchAPPENDUPDATE = 2,
	batSUBTRACT = 3,
	batchSUBTRACT = 3,
	batCOPY = 4,
	batchCOPY = 4
} eBATMode;

/* Direction of DbiSortTable */
typedef enum {
	sortASCEND = 0,
	sortDESCEND = 1
} SORTOrder;
typedef SORTOrder *pSORTOrder;

/* Whether a field has checks */
typedef enum {
	fldvNOCHECKS = 0,
	fldvHASCHECKS = 1,
	fldvUNKNOWN = 2
} FLDVchk;

/* Rights on a field */
typedef enum {
	fldrREADWRITE = 0,
	fldrREADONLY = 1,
	fldrNONE = 2,
	fldrUNKNOWN = 3
} FLDRights;

/* Rights on a table or field; each includes the ones before */
typedef enum {
	prvNONE = 0,
	prvREADONLY = 1,
	prvMODIFY = 3,
	prvINSERT = 7,
	prvINSDEL = 0xF,
	prvFULL = 0x1F,
	prvUNKNOWN = 0xFF
} PRVType;

/* What a lookup table is for */
typedef enum {
	lkupNONE = 0,
	lkupPRIVATE = 1,
	lkupALLCORRESP = 2,
	lkupHELP = 3,
	lkupALLCORRESPHELP = 4
} LKUPType;

/* Which side of a link a table is */
typedef enum {
	rintMASTER = 0,
	rintDEPENDENT = 1
} RINTType;

/* What happens to dependent records */
typedef enum {
	rintRESTRICT = 0,
	rintCASCADE = 1
} RINTQual;

/* Kinds of drivers */
typedef enum {
	drvFILLER = 0,
	drvFILE = 1,
	drvOTHERSERVER = 2,
	drvSQLBASEDSERVER = 3,
	drvOLEDBPROVIDER = 4
} DRVCat;

/* Which options a list of optional parameters is for */
typedef enum {
	opFILLER0 = 0,
	opFILLER1 = 1,
	opFILLER2 = 2,
	opDBCREATE = 3,
	opDBOPEN = 4,
	opTBLCREATE = 5,
	opTBLOPEN = 6
} OPType;

/* What may be done with a property (bits) */
typedef enum {
	epropINVALID = 0,
	epropCANGET = 1,
	epropCANSET = 2
} PROPValid;

/* Events of DbiRegisterCallBack */
typedef enum {
	cbGENERAL = 0,
	cbRESERVED1 = 1,
	cbRESERVED2 = 2,
	cbINPUTREQ = 3,
	cbRESERVED4 = 4,
	cbRESERVED5 = 5,
	cbBATCHRESULT = 6,
	cbRESERVED7 = 7,
	cbRESTRUCTURE = 8,
	cbRESERVED9 = 9,
	cbRESERVED10 = 10,
	cbRESERVED11 = 11,
	cbRESERVED12 = 12,
	cbRESERVED13 = 13,
	cbRESERVED14 = 14,
	cbRESERVED15 = 15,
	cbRESERVED16 = 16,
	cbRESERVED17 = 17,
	cbTABLECHANGED = 18,
	cbRESERVED19 = 19,
	cbCANCELQRY = 20,
	cbYIELDCLIENT = 20,
	cbRESERVED21 = 21,
	cbSERVERCALL = 21,
	cbRESERVED22 = 22,
	cbGENPROGRESS = 23,
	cbDBASELOGIN = 24,
	cbDELAYEDUPD = 25,
	cbFIELDRECALC = 26,
	cbTRACE = 27,
	cbDBLOGIN = 28,
	cbRESERVED29 = 29,
	cbDETACHNOTIFY = 29,
	cbRESERVED30 = 30,
	cbNBROFCBS = 30,
	cbRESERVED31 = 31,
	cbRESERVED32 = 32,
	cbRESERVED33 = 33
} CBType;

/* Answers of a callback */
typedef enum {
	cbrUSEDEF = 0,
	cbrCONTINUE = 1,
	cbrABORT = 2,
	cbrCHKINPUT = 3,
	cbrYES = 4,
	cbrNO = 5,
	cbrPARTIALASSIST = 6,
	cbrSKIP = 7,
	cbrRETRY = 8
} CBRType;

/* What cbINPUTREQ asks for */
typedef enum {
	cbiFILLER = 0,
	cbiMDXMISSING = 1,
	cbiPDXLOOKUP = 2,
	cbiPDXBLOB = 3,
	cbiDBTMISSING = 4,
	cbiDRINPUT = 5,
	cbiRINTMISSING = 6
} CBInputId;

/* cbSERVERCALL: on the way out or back */
typedef enum {
	cbscRETURN = 0,
	cbscSQL = 1
} CBSCType;

/* cbYIELDCLIENT: how far the query is */
typedef enum {
	cbYieldFirst = 0,
	cbYieldContinue = 1,
	cbYieldLast = 2
} CBYieldStep;

/* What cbRESTRUCTURE is about */
typedef enum {
	restrNONE = 0,
	restrNEWFLD = 1,
	restrOLDFLD = 2,
	restrNEWINDEX = 3,
	restrOLDINDEX = 4,
	restrNEWVCHK = 5,
	restrOLDVCHK = 6,
	restrNEWRINT = 7,
	restrOLDRINT = 8,
	restrNEWSEC = 9,
	restrOLDSEC = 10,
	restrNEWTABLE = 11
} RESTErrObjType;

/* Kind of a cached update, and status of a record (iRecStatus) */
typedef enum {
	delayupdNONE = 0,
	delayupdMODIFY = 1,
	delayupdINSERT = 2,
	delayupdDELETE = 3
} DelayUpdErrOpType;

/* DbiApplyDelayedUpdates: write and end, forget all, forget those of the
 * current record, write but keep */
typedef enum {
	dbiDelayedUpdCommit = 0,
	dbiDelayedUpdCancel = 1,
	dbiDelayedUpdCancelCurrent = 2,
	dbiDelayedUpdPrepare = 3
} DBIDelayedUpdCmd;

/* What cbTRACE tells of (bits) */
typedef enum {
	traceUNKNOWN = 0,
	traceQPREPARE = 1,
	traceQEXECUTE = 2,
	traceERROR = 4,
	traceSTMT = 8,
	traceCONNECT = 0x10,
	traceTRANSACT = 0x20,
	traceBLOB = 0x40,
	traceMISC = 0x80,
	traceVENDOR = 0x100,
	traceDATAIN = 0x200,
	traceDATAOUT = 0x400
} TRACECat;

/* Language of a query */
typedef enum {
	qrylangUNKNOWN = 0,
	qrylangQBE = 1,
	qrylangSQL = 2
} DBIQryLang;

/* Whether the answer of a query can be updated */
typedef enum {
	wantDEFAULT = 0,
	wantLIVE = 1,
	wantCANNED = 2,
	wantSPEED = 3
} LIVENESS;

/* Where a query runs */
typedef enum {
	qryModeNONE = 0,
	qryModeLOCAL = 1,
	qryModeSERVER = 2,
	qryModeEITHER = 3,
	qryModeNOWLOCAL = 4
} QryEvalMode;

/* Direction of a parameter */
typedef enum {
	paramUNKNOWN = 0,
	paramIN = 1,
	paramOUT = 2,
	paramINOUT = 3,
	paramRET = 4
} STMTParamType;

/* How parameters are marked: ? or :1, :name */
typedef enum {
	paramfmtUNKNOWN = 0,
	paramfmtNUMBER = 1,
	paramfmtNAME = 2
} STMTParamFormat;

/* Null indicators, stored in INDLEN bytes */
typedef enum {
	indTRUNC = -2,
	indNULL = -1,
	indVALUE = 1
} eINDValues;

/* Which configuration a call works on */
typedef enum {
	cfgPersistent = 0,
	cfgSession = 1,
	cfgAll = 2
} CFGMode;

/* The same as bits (sesCFGMODE2) */
typedef enum {
	cfgmNone = 0,
	cfgmVirtual = 1,
	cfgmPersistent = 2,
	cfgmSession = 4,
	cfgmAll = 7
} CFGMode2;

/* Whether the configuration file is written */
typedef enum {
	cfgUpdateOn = 0,
	cfgUpdateOff = 1
} CFGUpdate;

/* Kinds of files of a table */
typedef enum {
	fmlUNKNOWN = 0,
	fmlTABLE = 1,
	fmlINDEX = 2,
	fmlFORM = 3,
	fmlREPORT = 4,
	fmlVALCHECK = 5,
	fmlSECINDEX = 6,
	fmlSECINDEX2 = 7,
	fmlBLOBFILE = 8
} FMLType;

/* Functions that servers have */
typedef enum {
	fnAVG = 0,
	fnCOUNT = 1,
	fnMIN = 2,
	fnMAX = 3,
	fnSUM = 4,
	fnSTDDEV = 5,
	fnVARIANCE = 6,
	fnABS = 7,
	fnCEIL = 8,
	fnCOS = 9,
	fnCOSH = 10,
	fnEXP = 11,
	fnFLOOR = 12,
	fnLN = 13,
	fnLOG = 14,
	fnMOD = 15,
	fnPOWER = 16,
	fnROUND = 17,
	fnSIGN = 18,
	fnSIN = 19,
	fnSINH = 20,
	fnSQRT = 21,
	fnTAN = 22,
	fnTANH = 23,
	fnTRUNC = 24,
	fnCHR = 25,
	fnCONCAT = 26,
	fnINITCAP = 27,
	fnLOWER = 28,
	fnLPAD = 29,
	fnLTRIM = 30,
	fnNLS_INITCAP = 31,
	fnNLS_LOWER = 32,
	fnNLS_UPPER = 33,
	fnREPLACE = 34,
	fnRPAD = 35,
	fnRTRIM = 36,
	fnSOUNDEX = 37,
	fnSUBSTR = 38,
	fnSUBSTRB = 39,
	fnTRANSLATE = 40,
	fnUPPER = 41,
	fnASCII = 42,
	fnINSTR = 43,
	fnINSTRB = 44,
	fnLENGTH = 45,
	fnLENGTHB = 46,
	fnNLSSORT = 47,
	fnADD_MONTHS = 48,
	fnLAST_DAY = 49,
	fnMONTHS_BETWEEN = 50,
	fnNEW_TIME = 51,
	fnNEXT_DAY = 52,
	fnSYSDATE = 53,
	fnCONVERT = 54,
	fnTO_CHAR = 55,
	fnTO_DATE = 56,
	fnTO_MULTI_BYTE = 57,
	fnTO_NUMBER = 58,
	fnTO_SINGLE_BYTE = 59,
	fnUID = 60,
	fnUSER = 61,
	fnORACLEMISC = 62,
	fnACOS = 63,
	fnASIN = 64,
	fnATAN = 65,
	fnATN2 = 66,
	fnCOT = 67,
	fnDEGREES = 68,
	fnLOG10 = 69,
	fnPI = 70,
	fnRADIANS = 71,
	fnRAND = 72,
	fnTEXTPTR = 73,
	fnTEXTVALID = 74,
	fnCHARINDEX = 75,
	fnDIFFERENCE = 76,
	fnPATINDEX = 77,
	fnREPLICATE = 78,
	fnREVERSE = 79,
	fnRIGHT = 80,
	fnSPACE = 81,
	fnSTR = 82,
	fnSTUFF = 83,
	fnCOL_NAME = 84,
	fnCOL_LENGTH = 85,
	fnDATALENGTH = 86,
	fnDB_ID = 87,
	fnDB_NAME = 88,
	fnHOST_ID = 89,
	fnHOST_NAME = 90,
	fnINDEX_COL = 91,
	fnOBJECT_ID = 92,
	fnOBJECT_NAME = 93,
	fnUSER_ID = 94,
	fnUSER_NAME = 95,
	fnLEFT = 96,
	fnLOCATE = 97,
	fnTRUNCATE = 98,
	fnCURTIME = 99,
	fnDAYNAME = 100,
	fnDAYOFMONTH = 101,
	fnDAYOFWEEK = 102,
	fnDAYOFYEAR = 103,
	fnHOUR = 104,
	fnMINUTE = 105,
	fnMONTH = 106,
	fnMONTHNAME = 107,
	fnNOW = 108,
	fnQUARTER = 109,
	fnSECOND = 110,
	fnWEEK = 111,
	fnYEAR = 112,
	fnDAY = 113,
	fnWEEKDAY = 114,
	fnTODAY = 115,
	fnDATE = 116,
	fnINFMISC = 117
} DBISTDFuncs;

/* Options of DbiOpenFunctionList */
typedef enum {
	fnDummy = 0,
	fnListINCL_USER_DEF = 1
} DBIFUNCOpts;

/* Shape of a node in a filter expression */
typedef enum {
	nodeNULL = 0,
	nodeUNARY = 1,
	nodeBINARY = 2,
	nodeCOMPARE = 3,
	nodeFIELD = 4,
	nodeCONST = 5,
	nodeTUPLE = 6,
	nodeCONTINUE = 7,
	nodeUDF = 8,
	nodeLIST = 9,
	nodeFUNC = 10,
	nodeLISTELEM = 11
} NODEClass;

/* Operator of a node; the names with a 2 are those of the Pascal unit */
typedef enum {
	canNOTDEFINED = 0,
	canISBLANK = 1,
	canNOTBLANK = 2,
	canEQ = 3,
	canNE = 4,
	canGT = 5,
	canLT = 6,
	canGE = 7,
	canLE = 8,
	canNOT = 9,
	canAND = 10,
	canOR = 11,
	canTUPLE = 12,
	canTUPLE2 = 12,
	canFIELD = 13,
	canFIELD2 = 13,
	canCONST = 14,
	canCONST2 = 14,
	canMINUS = 15,
	canADD = 16,
	canSUB = 17,
	canMUL = 18,
	canDIV = 19,
	canMOD = 20,
	canREM = 21,
	canSUM = 22,
	canCOUNT = 23,
	canMIN = 24,
	canMAX = 25,
	canAVG = 26,
	canCONT = 27,
	canUDF = 28,
	canUDF2 = 28,
	canCONTINUE = 29,
	canCONTINUE2 = 29,
	canLIKE = 30,
	canIN = 31,
	canLIST2 = 32,
	canUPPER = 33,
	canLOWER = 34,
	canFUNC2 = 35,
	canLISTELEM2 = 36,
	canASSIGN = 37
} CANOp;

/* curEXACTRECCNTEXPENSIVE: what DbiGetExactRecordCount costs */
typedef enum {
	exactRecCntINEXPENSIVE = 0,
	exactRecCntEXPENSIVE = 1,
	exactRecCntUNKNOWN = 2
} TEXACTRECCNTExpensive;

/* What a constraint callback is asked for */
typedef enum {
	dsNumSources = 0,
	dsDefSources = 1,
	dsSource = 2,
	dsFieldSource = 3,
	dsFieldDefault = 4,
	dsFieldDomainExpr = 5,
	dsTblConstraint = 6,
	dsNumTblConstraint = 7
} DsInfoReq;

/* What an SQL expression is for */
typedef enum {
	expDomain = 0,
	expRecConstr = 1,
	expDefault = 2
} EXPType;

/* ----------------------------------------------------------------------
 * Callbacks
 * A callback may not call the engine, except where its type says so, and may
 * not leave by longjmp or an exception.
 * ---------------------------------------------------------------------- */

/* pfDBICallBack - an event of DbiRegisterCallBack. pCbInfo is the buffer that
 * was registered, now filled. The client data comes back unchanged.
 * Source: BDE32 help, "DbiRegisterCallBack" */
typedef CBRType (DBIFN *pfDBICallBack)(CBType ecbType,
    DBICLIENTDATA iClientData, void *pCbInfo);
typedef pfDBICallBack *ppfDBICallBack;

/* pfGENFilter - tells whether a record passes: TRUE, FALSE or ABORT. It may
 * read fields of pRecBuf. iPhyRecNum is 0 in tables without record numbers.
 * Source: BDE32 help, "DbiAddFilter" */
typedef int16_t (DBIFN *pfGENFilter)(DBICLIENTDATA ulClientData,
    uint8_t *pRecBuf, uint32_t iPhyRecNum);
typedef pfGENFilter *ppfGENFilter;

/* pfSORTCompFn - compares two fields of iLen bytes: -1, 0 or 1.
 * Source: BDE32 help, "DbiSortTable" */
typedef int16_t (DBIFN *pfSORTCompFn)(void *pLdObj, void *pValue1,
    void *pValue2, uint16_t iLen);
typedef pfSORTCompFn *ppfSORTCompFn;

/* pfDataSourcesCallback - fills pDsSources with what Req asks for.
 * Source: the interface of version 500 */
struct DataSources;
typedef DBIResult (DBIFN *pfDataSourcesCallback)(intptr_t lUserVal,
    DsInfoReq Req, struct DataSources *pDsSources);

/* Lists that the data sets of clients pass; the engine does not look inside. */
typedef void *PPacketList;
typedef void *PNameList;
typedef void *PCBList;

/* ----------------------------------------------------------------------
 * Structures
 * Packed without gaps on every machine. Flags (b...) are 16 bits wide unless
 * declared otherwise; a program stores 1 for TRUE.
 * ---------------------------------------------------------------------- */

#pragma pack(push, 1)

/* DbiInit: how to start */
typedef struct DBIEnv {
	DBIPATH szWorkDir;
	DBIPATH szIniFile;
	int16_t bForceLocalInit;
	DBINAME szLang;
	DBINAME szClientName;
} DBIEnv, *pDBIEnv;

/* DbiGetSysVersion */
typedef struct SYSVersion {
	uint16_t iVersion;
	uint16_t iIntfLevel;
	DBIDATE dateVer;
	DBITIME timeVer;
	char szVersion[20];
} SYSVersion, *pSYSVersion;

/* DbiGetSysConfig */
typedef struct SYSConfig {
	int16_t bLocalShare;
	uint16_t iNetProtocol;
	int16_t bNetShare;
	DBINAME szNetType;
	DBIUSERNAME szUserName;
	DBIPATH szIniFile;
	DBINAME szLangDriver;
} SYSConfig, *pSYSConfig;

/* DbiGetSysInfo */
typedef struct SYSInfo {
	uint16_t iBufferSpace;
	uint16_t iHeapSpace;
	uint16_t iDrivers;
	uint16_t iClients;
	uint16_t iSessions;
	uint16_t iDatabases;
	uint16_t iCursors;
} SYSInfo, *pSYSInfo;

/* DbiGetClientInfo */
typedef struct CLIENTInfo {
	DBINAME szName;
	uint16_t iSessions;
	DBIPATH szWorkDir;
	DBINAME szLang;
} CLIENTInfo, *pCLIENTInfo;

/* DbiGetSesInfo */
typedef struct SESInfo {
	uint16_t iSession;
	DBINAME szName;
	uint16_t iDatabases;
	uint16_t iCursors;
	int16_t iLockWait;		/* seconds */
	DBIPATH szNetDir;
	DBIPATH szPrivDir;
} SESInfo, *pSESInfo;

/* A field */
typedef struct FLDDesc {
	uint16_t iFldNum;		/* from 1 */
	DBINAME szName;
	uint16_t iFldType;
	uint16_t iSubType;
	int16_t iUnits1;		/* characters, digits */
	int16_t iUnits2;		/* decimals */
	uint16_t iOffset;		/* bytes, in the record buffer */
	uint16_t iLen;			/* bytes */
	uint16_t iNullOffset;		/* of the null indicator, 0 none */
	FLDVchk efldvVchk;
	FLDRights efldrRights;
	int16_t bCalcField;
	uint16_t iUnUsed[2];
} FLDDesc, *pFLDDesc;

/* A parameter of type BLOB */
typedef struct BLOBParamDesc {
	void *pBlobBuffer;
	uint32_t ulBlobLen;		/* bytes */
	uint16_t iUnUsed[4];
} BLOBParamDesc, *pBLOBParamDesc;

/* An index */
typedef struct IDXDesc {
	DBITBLNAME szName;
	uint16_t iIndexId;
	DBINAME szTagName;
	DBINAME szFormat;
	int16_t bPrimary;
	int16_t bUnique;
	int16_t bDescending;		/* all fields */
	int16_t bMaintained;
	int16_t bSubset;
	int16_t bExpIdx;
	uint16_t iCost;
	uint16_t iFldsInKey;
	uint16_t iKeyLen;		/* bytes */
	int16_t bOutofDate;
	uint16_t iKeyExpType;
	DBIKEY aiKeyFld;
	DBIKEYEXP szKeyExp;
	DBIKEYEXP szKeyCond;
	int16_t bCaseInsensitive;
	uint16_t iBlockSize;
	uint16_t iRestrNum;
	int16_t abDescending[DBIMAXFLDSINKEY]; /* each field */
	uint16_t iUnUsed[16];
} IDXDesc, *pIDXDesc;

/* Validity check of a field; values have its logical type */
typedef struct VCHKDesc {
	uint16_t iFldNum;
	int16_t bRequired;
	int16_t bHasMinVal;		/* or TODAYVAL, NOWVAL */
	int16_t bHasMaxVal;		/* or TODAYVAL, NOWVAL */
	int16_t bHasDefVal;		/* or TODAYVAL, NOWVAL */
	DBIVCHK aMinVal;
	DBIVCHK aMaxVal;
	DBIVCHK aDefVal;
	DBIPICT szPict;
	LKUPType elkupType;
	DBIPATH szLkupTblName;
} VCHKDesc, *pVCHKDesc;

/* Link between tables */
typedef struct RINTDesc {
	uint16_t iRintNum;
	DBINAME szRintName;
	RINTType eType;
	DBIPATH szTblName;
	RINTQual eModOp;
	RINTQual eDelOp;
	uint16_t iFldCount;
	DBIKEY aiThisTabFld;
	DBIKEY aiOthTabFld;
} RINTDesc, *pRINTDesc;

/* Auxiliary password of a table */
typedef struct SECDesc {
	uint16_t iSecNum;
	PRVType eprvTable;
	uint16_t iFamRights;		/* NOFAMRIGHTS ... */
	DBINAME szPassword;
	PRVType aprvFld[DBIMAXFLDSINSEC]; /* rights on each field */
} SECDesc, *pSECDesc;

/* DbiGetCursorProps */
typedef struct CURProps {
	DBITBLNAME szName;
	uint16_t iFNameSize;		/* bytes in the full name */
	DBINAME szTableType;
	uint16_t iFields;
	uint16_t iRecSize;		/* bytes, logical */
	uint16_t iRecBufSize;		/* bytes, what record buffers need */
	uint16_t iKeySize;		/* bytes */
	uint16_t iIndexes;
	uint16_t iValChecks;
	uint16_t iRefIntChecks;
	uint16_t iBookMarkSize;		/* bytes */
	int16_t bBookMarkStable;
	DBIOpenMode eOpenMode;
	DBIShareMode eShareMode;
	int16_t bIndexed;
	int16_t iSeqNums; /* 1 sequence, 0 record numbers, < 0 none */
	int16_t bSoftDeletes;
	int16_t bDeletedOn;
	uint16_t iRefRange;
	XLTMode exltMode;
	uint16_t iRestrVersion;
	int16_t bUniDirectional;
	union {
		PRVType eprvRights;
		DBI_EXTENSION struct {
			uint16_t iRights;
			uint16_t Dummy4;
		};
	};
	uint16_t iFmlRights;
	uint16_t iPasswords;
	uint16_t iCodePage;
	int16_t bProtected;
	uint16_t iTblLevel;
	DBINAME szLangDriver;
	int16_t bFieldMap;
	uint16_t iBlockSize;		/* kilobytes */
	int16_t bStrictRefInt;
	uint16_t iFilters;
	int16_t bTempTable;
	uint16_t iUnUsed[16];
} CURProps, *pCURProps;

/* What a read tells of the record beside its fields */
typedef struct RECProps {
	uint32_t iSeqNum;
	uint32_t iPhyRecNum;
	union {
		uint16_t bRecChanged;	/* the name in C */
		uint16_t iRecStatus;	/* the name in Pascal */
	};
	int16_t bSeqNumChanged;		/* not used */
	int16_t bDeleteFlag;
} RECProps, *pRECProps;

/* DbiGetTranInfo */
typedef struct XInfo {
	eXState exState;
	eXILType eXIL;
	uint16_t uNests;
} XInfo, *pXInfo;

/* A table to create or restructure; arrays are the caller's */
typedef struct CRTblDesc {
	DBITBLNAME szTblName;
	DBINAME szTblType;
	DBIPATH szErrTblName;
	DBINAME szUserName;
	DBINAME szPassword;
	int16_t bProtected;
	int16_t bPack;
	uint16_t iFldCount;
	pCROpType pecrFldOp;
	pFLDDesc pfldDesc;
	uint16_t iIdxCount;
	pCROpType pecrIdxOp;
	pIDXDesc pidxDesc;
	uint16_t iSecRecCount;
	pCROpType pecrSecOp;
	pSECDesc psecDesc;
	uint16_t iValChkCount;
	pCROpType pecrValChkOp;
	pVCHKDesc pvchkDesc;
	uint16_t iRintCount;
	pCROpType pecrRintOp;
	pRINTDesc printDesc;
	uint16_t iOptParams;
	pFLDDesc pfldOptParams;
	uint8_t *pOptData;
} CRTblDesc, *pCRTblDesc;

/* A side of DbiBatchMove that is not open */
typedef struct BATTblDesc {
	hDBIDb hDb;
	DBIPATH szTblName;
	DBINAME szTblType;
	DBINAME szUserName;
	DBINAME szPassword;
} BATTblDesc, *pBATTblDesc;

/* What a driver can do */
typedef struct DRVType {
	DBINAME szType;
	DBINAME szText;
	DRVCat edrvCat;
	int16_t bTrueDb;
	DBINAME szDbType;
	int16_t bMultiUser;
	int16_t bReadWrite;
	int16_t bTrans;
	int16_t bPassThruSQL;
	int16_t bLogIn;
	int16_t bCreateDb;
	int16_t bDeleteDb;
	int16_t bCreateTable;
	int16_t bDeleteTable;
	int16_t bMultiplePWs;
	uint16_t iDriverVersion;
	int16_t bSQLRowid;
	uint16_t iUnUsed[15];
} DRVType, *pDRVType;

/* Kind of table */
typedef struct TBLType {
	uint16_t iId;
	DBINAME szName;
	DBINAME szText;
	DBINAME szFormat;
	int16_t bReadWrite;
	int16_t bCreate;
	int16_t bRestructure;
	int16_t bValChecks;
	int16_t bSecurity;
	int16_t bRefIntegrity;
	int16_t bPrimaryKey;
	int16_t bIndexing;
	uint16_t iFldTypes;
	uint16_t iMaxRecSize;		/* bytes */
	uint16_t iMaxFldsInTable;
	uint16_t iMaxFldNameLen;
	uint16_t iTblLevel;
	uint16_t iUnUsed[16];
} TBLType, *pTBLType;

/* Kind of index */
typedef struct IDXType {
	uint16_t iId;
	DBINAME szName;
	DBINAME szText;
	DBINAME szFormat;
	int16_t bComposite;
	int16_t bPrimary;
	int16_t bUnique;
	int16_t bKeyDescending;
	int16_t bFldDescending;
	int16_t bMaintained;
	int16_t bSubset;
	int16_t bKeyExpr;
	int16_t bCaseInsensitive;
	uint16_t iUnUsed[16];
} IDXType, *pIDXType;

/* Field type of a driver */
typedef struct FLDType {
	uint16_t iId;
	DBINAME szName;
	DBINAME szText;
	uint16_t iPhyType;		/* the driver's type */
	uint16_t iXltType;		/* logical type */
	uint16_t iXltSubType;
	uint16_t iMaxUnits1;
	uint16_t iMaxUnits2;
	uint16_t iPhySize;		/* bytes */
	int16_t bRequired;
	int16_t bDefaultVal;
	int16_t bMinVal;
	int16_t bMaxVal;
	int16_t bRefIntegrity;
	int16_t bOtherChecks;
	int16_t bKeyed;
	int16_t bMultiplePerTable;
	uint16_t iMinUnits1;
	uint16_t iMinUnits2;
	int16_t bCreateable;
	DBINAME szNativeName;
	uint16_t iUnUsed[16];
} FLDType, *pFLDType;

/* cbGENPROGRESS */
typedef struct CBPROGRESSDesc {
	int16_t iPercentDone;		/* 0 to 100, < 0 see szMsg */
	DBIMSG szMsg;
} CBPROGRESSDesc, *pCBPROGRESSDesc;

/* cbDELAYEDUPD: an update that failed; the engine fills the buffers. Also
 * the value of curDELAYUPDRECSTATE. */
typedef struct DELAYUPDCbDesc {
	DBIResult iErrCode;
	union {
		DelayUpdErrOpType eDelayUpdOpType;
		DelayUpdErrOpType eDelayUpdErrOpType;
	};
	uint16_t iRecBufSize;		/* bytes */
	uint8_t *pNewRecBuf;		/* the caller's */
	uint8_t *pOldRecBuf;		/* the caller's, read when cached */
} DELAYUPDCbDesc, *pDELAYUPDCbDesc, *PDELAYUPDCbDesc;

/* cbDBLOGIN */
typedef struct CBDBLogin {
	DBINAME szDbName;
	DBIOpenMode eOpenMode;
	DBIShareMode eShareMode;
	DBINAME szPassword;
	DBIBOOL bCallbackToClose;	/* ask again to close hDb */
	hDBIDb hDb;			/* NULL: please open */
} CBDBLogin, TCBDBLogin, *pCBDBLogin;

/* cbTRACE */
typedef struct TRACEDesc {
	TRACECat eTraceCat;
	uint16_t uTotalMsgLen;		/* bytes */
	char pszTrace[1];		/* more follows */
} TRACEDesc, *pTRACEDesc;

/* What RESTCbDesc is about */
typedef union TuObjDesc {
	SECDesc secDesc;
	RINTDesc rintDesc;
	VCHKDesc vchkDesc;
	IDXDesc idxDesc;
	FLDDesc fldDesc;
} TuObjDesc, *pTuObjDesc;

/* cbRESTRUCTURE */
typedef struct RESTCbDesc {
	DBIResult iErrCode;		/* a warning */
	uint16_t iTblNum;
	uint16_t iObjNum;		/* old number, or place in CRTblDesc */
	RESTErrObjType eRestrObjType;
	TuObjDesc uObjDesc;
} RESTCbDesc, *pRESTCbDesc;

/* A choice of cbINPUTREQ */
typedef struct CBEntry {
	DBINAME szKeyWord;
	DBIMSG szHelp;
} CBEntry, *pCBEntry;

/* cbINPUTREQ */
typedef struct CBInputDesc {
	CBInputId eCbInputId;
	int16_t iCount;
	int16_t iSelection;		/* 1 to iCount, in and out */
	int16_t bSave;			/* same answer from now on */
	DBIMSG szMsg;
	CBEntry acbEntry[MAXCBENTRIES];	/* choices */
} CBInputDesc, *pCBInputDesc;

/* cbDBASELOGIN */
typedef struct CBLoginDesc {
	DBINAME szUserName;
	DBINAME szGroupName;
	DBINAME szUserPassword;
} CBLoginDesc, *pCBLoginDesc;

/* How numbers are written */
typedef struct FMTNumber {
	char cDecimalSeparator;
	char cThousandSeparator;
	int8_t iDecimalDigits;		/* at most */
	int8_t bLeadingZero;
} FMTNumber, *pFMTNumber;

/* How dates are written */
typedef struct FMTDate {
	char szDateSeparator[4];
	int8_t iDateMode;		/* 0 MDY, 1 DMY, 2 YMD */
	int8_t bFourDigitYear;
	int8_t bYearBiased;		/* two digits are 19xx */
	int8_t bMonthLeadingZero;
	int8_t bDayLeadingZero;
} FMTDate, *pFMTDate;

/* How times are written */
typedef struct FMTTime {
	char cTimeSeparator;
	int8_t bTwelveHour;
	char szAmString[6];
	char szPmString[6];
	int8_t bSeconds;
	int8_t bMilSeconds;
} FMTTime, *pFMTTime;

/* fldBCD: decimal number */
typedef struct FMTBcd {
	uint8_t iPrecision;		/* 1 to 64 digits */
	uint8_t iSignSpecialPlaces;	/* bits 7 sign, 6 blank, 5-0 places */
	uint8_t iFraction[32]; /* two digits a byte, upper half first */
} FMTBcd, *pFMTBcd;

/* DbiGetErrorInfo; the array is the name in Pascal */
typedef struct DBIErrInfo {
	DBIResult iError;
	DBIMSG szErrCode;		/* text of iError */
	union {
		DBI_EXTENSION struct {
			DBIMSG szContext1;
			DBIMSG szContext2;
			DBIMSG szContext3;
			DBIMSG szContext4;
		};
		char szContext[4][DBIMAXMSGLEN + 1];
	};
} DBIErrInfo, *pDBIErrInfo;

/* An alias */
typedef struct DBDesc {
	DBINAME szName;
	DBINAME szText;
	DBIPATH szPhyName;
	DBINAME szDbType;
} DBDesc, *pDBDesc;

/* A user */
typedef struct USERDesc {
	DBIUSERNAME szUserName;
	uint16_t iNetSession;
	uint16_t iProductClass;
	char szSerialNum[22];
} USERDesc, *pUSERDesc;

/* A table in a list */
typedef struct TBLBaseDesc {
	DBITBLNAME szName;
	DBITBLNAME szFileName;
	DBIEXT szExt;
	DBINAME szType;
	DBIDATE dtDate;
	DBITIME tmTime;
	uint32_t iSize;			/* bytes */
	int16_t bView;
	int16_t bSynonym;
} TBLBaseDesc, *pTBLBaseDesc;

/* More about it */
typedef struct TBLExtDesc {
	DBINAME szStruct;
	uint16_t iRestrVersion;
	uint16_t iRecSize;		/* bytes */
	uint16_t iFields;
	uint16_t iIndexes;
	uint16_t iValChecks;
	uint16_t iRintChecks;
	uint32_t iRecords;
	int16_t bProtected;
	int16_t bValidInfo;
} TBLExtDesc, *pTBLExtDesc;

/* Both */
typedef struct TBLFullDesc {
	TBLBaseDesc tblBase;
	TBLExtDesc tblExt;
} TBLFullDesc, *pTBLFullDesc;

/* A file */
typedef struct FILEDesc {
	DBIPATH szFileName;
	DBIEXT szExt;
	int16_t bDir;
	uint32_t iSize;			/* bytes */
	DBIDATE dtDate;
	DBITIME tmTime;
} FILEDesc, *pFILEDesc;

/* A stored procedure */
typedef struct SPDesc {
	DBISPNAME szName;
	DBIDATE dtDate;
	DBITIME tmTime;
} SPDesc, *pSPDesc;

/* Its parameter */
typedef struct SPParamDesc {
	uint16_t uParamNum;
	DBINAME szName;
	STMTParamType eParamType;
	uint16_t uFldType;
	uint16_t uSubType;
	int16_t iUnits1;
	int16_t iUnits2;
	uint16_t uOffset;
	uint16_t uLen;
	uint16_t uNullOffset;
} SPParamDesc, *pSPParamDesc;

/* A function of a data source */
typedef struct DBIFUNCDesc {
	DBINAME szName;
	char szDesc[255];
	uint16_t uOverload;
	DBISTDFuncs eStdFn;
} DBIFUNCDesc, *pDBIFUNCDesc;

/* Its argument */
typedef struct DBIFUNCArgDesc {
	uint16_t uArgNum;
	uint16_t uFldType;
	uint16_t uSubType;
	uint16_t ufuncFlags;
} DBIFUNCArgDesc, *pDBIFUNCArgDesc;

/* A node of the configuration */
typedef struct CFGDesc {
	DBINAME szNodeName;
	char szDescription[128];
	uint16_t iDataType;
	char szValue[128];
	int16_t bHasSubnodes;
} CFGDesc, *pCFGDesc;

/* A file of a table */
typedef struct FMLDesc {
	DBINAME szName;
	uint16_t iId;
	FMLType eType;
	DBIPATH szFileName;
} FMLDesc, *pFMLDesc;

/* A language driver */
typedef struct LDDesc {
	DBINAME szName;
	DBINAME szDesc;
	uint16_t iCodePage;
	uint16_t PrimaryCpPlatform;
	uint16_t AlternateCpPlatform;
} LDDesc, *pLDDesc;

/* A lock */
typedef struct LOCKDesc {
	uint16_t iType;			/* lckRECLOCK ... */
	DBIUSERNAME szUserName;
	uint16_t iNetSession;
	uint16_t iSession;
	uint32_t iRecNum;
	uint16_t iInfo;
} LOCKDesc, *pLOCKDesc;

/* Origin of a column of an answer */
typedef struct STMTBaseDesc {
	DBINAME szDatabase;
	DBITBLNAME szTableName;
	DBINAME szFieldName;
	DBIBOOL bExpression;
	DBIBOOL bAggregate;
	DBIBOOL bConstant;
} STMTBaseDesc, *pSTMTBaseDesc;

/* curFIELDFULLNAME and others: iFldNum in, the name out */
typedef struct ObjAttrDesc {
	uint16_t iFldNum;
	char *pszAttributeName;
} ObjAttrDesc, *pObjAttrDesc;

/* curFIELDTYPENAME */
typedef struct ObjTypeDesc {
	uint16_t iFldNum;
	char szTypeName[DBIMAXNAMELEN + 1];
} ObjTypeDesc, *pObjTypeDesc;

/* curFIELDIDFORPARENT */
typedef struct ObjParentDesc {
	uint16_t iFldNum;
	uint16_t iParentFldNum;
} ObjParentDesc, *pObjParentDesc;

/* curFIELDISAUTOINCR, curFIELDISDEFAULT */
typedef struct ServerColDesc {
	uint16_t iFldNum;
	uint16_t bServerCol;
} ServerColDesc, *pServerColDesc;

/* What all nodes start with */
typedef struct CANHdr {
	NODEClass nodeClass;
	CANOp canOp;
} CANHdr, *pCANHdr;

/* One operand; operands are offsets among the nodes */
typedef struct CANUnary {
	NODEClass nodeClass;
	CANOp canOp;
	uint16_t iOperand1;
} CANUnary, *pCANUnary;

/* Two operands */
typedef struct CANBinary {
	NODEClass nodeClass;
	CANOp canOp;
	uint16_t iOperand1;
	uint16_t iOperand2;
} CANBinary, *pCANBinary;

/* A field */
typedef struct CANField {
	NODEClass nodeClass;
	CANOp canOp;
	uint16_t iFieldNum;
	uint16_t iNameOffset;		/* among the literals */
} CANField, *pCANField;

/* A literal */
typedef struct CANConst {
	NODEClass nodeClass;
	CANOp canOp;
	uint16_t iType;			/* fldZSTRING ... */
	uint16_t iSize;
	uint16_t iOffset;		/* among the literals */
} CANConst, *pCANConst;

/* A record */
typedef struct CANTuple {
	NODEClass nodeClass;
	CANOp canOp;
	uint16_t iSize;
} CANTuple, *pCANTuple;

/* Stops the search when false */
typedef struct CANContinue {
	NODEClass nodeClass;
	CANOp canOp;
	uint16_t iContOperand;
} CANContinue, *pCANContinue;

/* Comparison of texts; bCaseInsensitive has three values */
typedef struct CANCompare {
	NODEClass nodeClass;
	CANOp canOp;
	int16_t bCaseInsensitive;
	uint16_t iPartialLen;		/* bytes, 0 all */
	uint16_t iOperand1;
	uint16_t iOperand2;
} CANCompare, *pCANCompare;

/* Function of the driver */
typedef struct CANUdf {
	NODEClass nodeClass;
	CANOp canOp;
	uint16_t iOffSzFuncName;
	uint16_t iOperands;
	uint16_t iDrvDialect;		/* iLangSQL, iDbaseExpr */
	uint16_t iOffSzUDF;
} CANUdf, *pCANUdf;

/* Function */
typedef struct CANFunc {
	NODEClass nodeClass;
	CANOp canOp;
	uint16_t iNameOffset;
	uint16_t iElemOffset;
} CANFunc, *pCANFunc;

/* Element of a list */
typedef struct CANListElem {
	NODEClass nodeClass;
	CANOp canOp;
	uint16_t iOffset;
	uint16_t iNextOffset;
} CANListElem, *pCANListElem;

/* List of literals */
typedef struct CANList {
	NODEClass nodeClass;
	CANOp canOp;
	uint16_t iType;
	uint16_t iTotalSize;
	uint16_t iElemSize;
	uint16_t iElems;
	uint16_t iOffset;
} CANList, *pCANList;

/* Any node */
typedef union CANNode {
	CANHdr canHdr;
	CANUnary canUnary;
	CANBinary canBinary;
	CANField canField;
	CANConst canConst;
	CANTuple canTuple;
	CANContinue canContinue;
	CANCompare canCompare;
	CANListElem canListElem;
	CANFunc canFunc;
	CANList canList;
} CANNode, *pCANNode;

/* Filter expression: this, the nodes, the literals */
typedef struct CANExpr {
	uint16_t iVer;			/* CANEXPRVERSION */
	uint16_t iTotalSize;		/* bytes */
	uint16_t iNodes;
	uint16_t iNodeStart;		/* offset of the nodes, bytes */
	uint16_t iLiteralStart;		/* offset of the literals, bytes */
} CANExpr, *pCANExpr;

/* DbiGetFilterInfo */
typedef struct FILTERInfo {
	uint16_t iFilterId;
	hDBIFilter hFilter;
	uintptr_t iClientData;		/* wide as a pointer */
	uint16_t iPriority;
	int16_t bCanAbort;
	pfGENFilter pfFilter;
	void *pCanExpr;
	int16_t bActive;
} FILTERInfo, *pFILTERInfo;

/* What a constraint callback fills */
typedef struct DataSources {
	uint16_t iNumElem;
	char szDbName[DBIMAXNAMELEN + 1];
	char szTblName[DBIMAXTBLNAMELEN + 1];
	char szSourceFldName[DBIMAXNAMELEN + 1];
	char szOrigFldName[DBIMAXNAMELEN + 1];
	char szSQLExprImport[DBIMAXDRSQLSTR + 1];
	char szSQLExprCustom[DBIMAXDRSQLSTR + 1];
	char szErrStrImport[128];
	char szErrStrCustom[128];
	DBIBOOL bRequired;
} DataSources, *pDataSources;

/* Language driver object */
typedef struct TOSBLObj {
	int16_t LangId;
	char LdName[MAXLDNAME];
	char EnglishDesc[DBIMAXNAMELEN + 1];
	char LdDescriptor[20];
	void *LocaleHdl;
	int16_t CodeSet;
	int16_t LocaleType;
	int16_t LanguageSortType;
	int16_t LocaleCount;
	int16_t PrimaryCpPlatform;
	uint16_t PrimaryCodePageID;
	uint16_t AlternateCodePageID;
	uint16_t ProductID;
	DBIBOOL NoConversions;
	int32_t LdLCID;
} TOSBLObj, *pTOSBLObj;

#pragma pack(pop)

#ifndef NODBIQBE

/* ----------------------------------------------------------------------
 * Queries by example and trees of SQL requests
 * ---------------------------------------------------------------------- */

/* stmtTBLVECTOR: which tables a query made (bits) */
#define DBIQBE_ANSWERBIT                0x1
#define DBIQBE_INSERTEDBIT              0x2
#define DBIQBE_DELETEDBIT               0x4
#define DBIQBE_CHANGEDBIT               0x8
#define DBIQBE_ERRORINSBIT              0x10
#define DBIQBE_ERRORDELBIT              0x20
#define DBIQBE_ERRORCHGBIT              0x40

/* Properties of an answer and of its fields (bits) */
#define bAnsHasLiveFields               0x1
#define bAnsHasFilter                   0x2
#define bAnsHasFieldMap                 0x4
#define bAnsHasCalcField                0x8
#define bAnsHasLiveBlob                 0x10
#define bIsAnsFieldLive                 0x1

/* Whether a query sees tables change */
typedef enum {
	dbiqryDEFAULT = 0,
	dbiqryDIRTY = 1,
	dbiqryCLEAN = 2,
	dbiqryRESTART = 3
} DBIQryType;

/* Kinds of SQLObject, then of statements */
#define RELTYPE                         1
#define COLTYPE                         2
#define CONSTYPE                        3
#define EXPRTYPE                        4
#define AGGRTYPE                        5
#define CELLTYPE                        6
#define REQSELECT                       1
#define REQSELECTALL                    2
#define REQSELECTDIS                    3
#define REQSELECTDEC                    4
#define REQSELECTCOUNT                  5
#define REQDDL                          6
#define REQINSERT                       7
#define REQUPDATE                       8
#define REQDELETE                       9
#define REQVERSION                      3

/* Operators in a tree of SQL requests */
typedef enum {
	opUNKNOWNOP = 0,
	opEQUAL = 1,
	opNOTEQ = 2,
	opLESSEQUAL = 3,
	opGREQUAL = 4,
	opLESS = 5,
	opGREATER = 6,
	opLIKE = 7,
	opNOT = 8,
	opPLUSX = 9,
	opMINUSX = 10,
	opTIMESX = 11,
	opDIVX = 12,
	opAND = 13,
	opOR = 14,
	opBLANK = 15,
	opAS = 16,
	opOUTERJOIN = 17,
	opNOTLIKE = 18,
	opCHANGETO = 19,
	opUPPER = 20,
	opLOWER = 21,
	opTRIM = 22,
	opSUBSTRING = 23,
	opPAND = 24,
	opPOR = 25,
	opPNOT = 26,
	opEXTRACT = 27,
	opFULLOTRJOIN = 28
} SQLOp;

/* Check marks of a query by example */
typedef enum {
	NOCHECK = 0,
	chkCHECK = 1,
	chkCHECKPLUS = 2,
	chkCHECKDESC = 3
} CHECKType;

#pragma pack(push, 1)

/* Properties of a query */
typedef struct DBIQryProp {
	DBINAME szQryName;
	DBIQryLang eLang;
	int16_t iQryPrice;
	int16_t iNumTables;
	int16_t bHasAnswer;
	int16_t bInsert;
	int16_t bDelete;
	int16_t bChange;
} DBIQryProp, *pDBIQryProp;

/* How far a query is */
typedef struct DBIQryProgress {
	uint16_t stepsInQry;
	uint16_t stepsCompleted;
	uint32_t totElemInStep;
	uint32_t elemCompleted;
} DBIQryProgress, *pDBIQryProgress;

/* stmtALLPROPS */
typedef struct QueryLowProps {
	int16_t length;
	int16_t blankzeroes;
	FMTDate dateFormat;
	FMTNumber numberFormat;
	int16_t bNeedAuxTbls;
	QryEvalMode qryMode;
	int16_t perQrySqlMode;
	LIVENESS livenessDesired;
} QueryLowProps, *pQueryLowProps;

union SQLObject;

/* Lisp-like list in a tree of SQL requests */
typedef struct SQLLIST {
	union SQLObject *car;
	struct SQLLIST *cdr;
} *pLIST;

/* A table */
typedef struct SQLRelation {
	int32_t esType;
	int32_t erType;
	char szRelName[DBIMAXTBLNAMELEN + 1];
	DBIBOOL bRelQuote;
	char szRelType[DBIMAXTBLNAMELEN + 1];
	char szRelAlias[DBIMAXTBLNAMELEN + 1];
	char szRelOwner[DBIMAXTBLNAMELEN + 1];
	struct SQLLIST *plCol;
	int16_t iRowId;
	int16_t iRowNo;
} SQLRelation, *pSQLRelation;

/* A column */
typedef struct SQLColumn {
	int32_t esType;
	char szColName[DBIMAXTBLNAMELEN + 1];
	DBIBOOL bColQuote;
	char szColAlias[DBIMAXTBLNAMELEN + 1];
	DBIBOOL bColAlQuote;
	char szColRelation[DBIMAXTBLNAMELEN + 1];
	char szColOwner[DBIMAXTBLNAMELEN + 1];
	CHECKType eCheck;
	uint16_t *paiRowCheck;
	int16_t iColAggr;
	int32_t iColExmpl;
	struct SQLLIST *plCell;
} SQLColumn, *pSQLColumn;

/* A literal */
typedef struct SQLConstant {
	int32_t esType;
	char szConstValue[DBIMAXTBLNAMELEN + 1];
} SQLConstant, *pSQLConstant;

/* An expression */
typedef struct SQLExpr {
	int32_t esType;
	SQLOp eOp;
	struct SQLLIST *plOperands;
} SQLExpr, *pSQLExpr;

/* An aggregate */
typedef struct SQLAggr {
	int32_t esType;
	pSQLColumn pcolAggr;
	int16_t iAggr;
	DBIBOOL bProjAggr;
	pSQLConstant pAggrName;
} SQLAggr, *pSQLAggr;

/* A cell of a query by example */
typedef struct SQLCell {
	int32_t esType;
	char szCellValue[DBIMAXTBLNAMELEN + 1];
	int32_t iRow;
} SQLCell, *pSQLCell;

/* Any of these; esType (RELTYPE ...) tells which */
typedef union SQLObject {
	SQLCell pCell;
	SQLAggr pAggr;
	SQLExpr pExpr;
	SQLConstant pConst;
	SQLColumn pCol;
	SQLRelation pRel;
	int32_t esType;
} SQLObject, *pSQLObject;

/* An SQL statement, parsed */
typedef struct TSQLRequest {
	uint16_t iVersion;
	int32_t iMemMark;
	hDBIQry hQry;
	int32_t erType;
	hDBIDb hDb;
	hDBIStmt hStmt;
	int32_t iParams;
	int32_t iOptions;
	int32_t iDistinct;
	struct SQLLIST *plRelation;
	struct SQLLIST *plProject;
	struct SQLLIST *plWhere;
	struct SQLLIST *plOrder;
	struct SQLLIST *plGroupBy;
	struct SQLLIST *plHaving;
	struct SQLLIST *plAlias;
} TSQLRequest, *PSQLRequest, **pPSQLRequest;

#pragma pack(pop)

#ifndef DBI_NOSHORTNAMES
typedef struct SQLLIST LIST;
#endif

#endif /* NODBIQBE */

/* ----------------------------------------------------------------------
 * Data repository
 * ---------------------------------------------------------------------- */

#define SCHEMATYPE                      1
#define CORETYPE                        2
#define LOGICALMODELTYPE                4
#define PHYSICALMODELTYPE               8
#define NONDISPLAYTYPE                  16
#define INTERNALTYPE                    32
#define DOMCLOSED                       1
#define NODISPLAY                       0
#define SUMMARYDISPLAY                  1
#define DETAILDISPLAY                   2
#define INDIVIDUALDISPLAY               3
#define EDITNEW                         1
#define EDITUNCHANGED                   2
#define EDITMODIFIED                    4
#define SCHEMAATTR                      1
#define EXTENDEDATTR                    2
#define UIATTR                          4
#define LOGICALMODELATTR                8
#define PHYSICALMODELATTR               16
#define INTERNALATTR                    32

/* A class of objects */
#define clSQLRESTRICT                   0xFF070002

/* DRATTRDesc.iExtendedFlag */
#define iCOMMONATTR                     1
#define iCOMMONUSERATTR                 2
#define iEXTATTR                        3

/* Numbers on both sides of a relation */
typedef enum {
	eRelManyMany = 0,
	eRelManyOne = 1,
	eRelOneMany = 2,
	eRelOneOne = 3
} eRELConstraint;

/* Kinds of relations */
typedef enum {
	eRelGENERAL = 0,
	eRelCONTAINS = 1,
	eRelREFERS = 2,
	eRelBASEDON = 3
} eRELCategory;

#pragma pack(push, 1)

/* A repository */
typedef struct DRDesc {
	char szDRName[DBIMAXNAMELEN + 1];
	char szDRDescText[128];
	char szDRDbName[DBIMAXNAMELEN + 1];
	char szDRDbDir[DBIMAXTBLNAMELEN + 1];
	char szDRTableName[DBIMAXNAMELEN + 1];
	char szLdName[DBIMAXNAMELEN + 1];
	uint32_t aulReserved[10];
} DRDesc, *pDRDesc;

/* An object in it */
typedef struct DROBJDesc {
	char szObjTypeName[DBIMAXNAMELEN + 1];
	char szObjRealName[DBIMAXNAMELEN + 1];
	uint32_t ulObjId;
	uint16_t iVersion;
	uint32_t aulReserved[10];
} DROBJDesc, *pDROBJDesc;

/* An object to export */
typedef struct DRExportDesc {
	DROBJDesc objDesc;
	DBIBOOL bInclRelated;
	uint32_t aulReserved[4];
} DRExportDesc, *pDRExportDesc;

/* Type of objects */
typedef struct DROBJType {
	char szObjTypeName[DBIMAXNAMELEN + 1];
	uint16_t iNumAttr;
	uint16_t iNumRel;
	uint32_t ulObjFlag;
	char szObjTypeDesc[128];
	char szObjTypeDisplayName[DBIMAXNAMELEN + 1];
	uint32_t aulReserved[10];
} DROBJType, *pDROBJType;

/* One of the values of an attribute */
typedef struct DBIEnumFld {
	char szDisplayStr[DBIMAXNAMELEN + 1];
	uint8_t abVal[DBIMAXENUMFLDLEN + 1];
	uint32_t aulReserved[10];
} DBIEnumFld, *pDBIEnumFld;

/* Values an attribute may have */
typedef struct DREnumAttrDomain {
	char szEnumAttrDomainName[DBIMAXNAMELEN + 1];
	uint32_t ulEDProp;
	uint16_t iNumVals;
	pDBIEnumFld padbiEnumFld;
	uint32_t aulReserved[10];
} DREnumAttrDomain, *pDREnumAttrDomain;

/* An attribute */
typedef struct DRATTRDesc {
	char szAttrName[DBIMAXNAMELEN + 1];
	char szTypeName[DBIMAXNAMELEN + 1];
	char szAttrDomainName[DBIMAXNAMELEN + 1];
	uint16_t iAttrType;
	uint16_t iUnits1;
	uint16_t iUnits2;
	uint16_t bReqd;
	uint32_t ulAttrFlag;
	char szAttrDisplayName[DBIMAXNAMELEN + 1];
	char szAttrTypeDesc[128];
	uint16_t iDisplayProp;
	uint16_t iExtendedFlag;
	uint16_t bReadOnly;
	uint16_t iEditProp;
	uint32_t ulTag;
	uint32_t aulReserved[10];
} DRATTRDesc, *pDRATTRDesc;

/* Type of relations */
typedef struct DRRELType {
	char szRelTypeName[DBIMAXNAMELEN + 1];
	char szSrcObjTypeName[DBIMAXNAMELEN + 1];
	char szDestObjTypeName[DBIMAXNAMELEN + 1];
	char szRevRelTypeName[DBIMAXNAMELEN + 1];
	uint16_t iNumAttr;
	eRELConstraint eRelConstraint;
	eRELCategory eRelCategory;
	char szRelTypeDisplayName[DBIMAXNAMELEN + 1];
	char szRevRelDisplayName[DBIMAXNAMELEN + 1];
	char szRelTypeDesc[128];
	uint32_t ulRelFlag;
	uint32_t aulReserved[10];
} DRRELType, *pDRRELType;

/* Number of an object */
typedef struct DRObject {
	uint32_t ulObjId;
	uint16_t iVersion;
} DRObject, *pDRObject;

#pragma pack(pop)

#endif /* NODBITYPES */

#ifndef NODBISYMBOLS

/* ----------------------------------------------------------------------
 * Configuration: names and values
 * Nodes and values of the configuration, and attributes of repositories.
 * ---------------------------------------------------------------------- */

#define szCFGSYSTEM                     "SYSTEM"
#define szCFGDRIVER                     "DRIVERS"
#define szCFGDATABASE                   "DATABASES"
#define szCFGREPOSITORY                 "REPOSITORIES"
#define szCFGSYSVERSION                 "VERSION"
#define szCFGSYSNETTYPE                 "NET TYPE"
#define szCFGSYSNETDIR                  "NET DIR"
#define szCFGSYSLOCALSHARE              "LOCAL SHARE"
#define szCFGSYSLANGDRV                 "LANGDRIVER"
#define szCFGSYSLANGDRVDIR              "LANGDRVDIR"
#define szCFGSYSMINBUF                  "MINBUFSIZE"
#define szCFGSYSMAXBUF                  "MAXBUFSIZE"
#define szCFGSYSLOCKRETRY               "LOCKRETRY"
#define szCFGSYSFLAGS                   "SYSFLAGS"
#define szCFGMAXFILEHANDLES             "MAXFILEHANDLES"
#define szCFGSQLQRYMODE                 "SQLQRYMODE"
#define szCFGLOWMEMLIMIT                "LOW MEMORY USAGE LIMIT"
#define szCFGSYSODBCCFGIMPORT           "AUTO ODBC"
#define szCFGAUTOODBC                   "AUTO ODBC"
#define szCFGDEFDRV                     "DEFAULT DRIVER"
#define szCFGSYSLOCALREPOSITORY         "DATA REPOSITORY"
#define szCFGSYSSHAREDMEMSIZE           "SHAREDMEMSIZE"
#define szCFGSYSSHAREDMEMLOCATION       "SHAREDMEMLOCATION"
#define szCFGDRVVERSION                 "VERSION"
#define szCFGDRVTYPE                    "TYPE"
#define szCFGDRVDLL                     "DLL"
#define szCFGDRVDLL32                   "DLL32"
#define szCFGDRVFLAGS                   "DRIVER FLAGS"
#define szCFGDRVLANGDRIVER              "LANGDRIVER"
#define szCFGDRVFILLFACTOR              "FILL FACTOR"
#define szCFGDRVBLOCKSIZE               "BLOCK SIZE"
#define szCFGDRVLOCKPROTOCOL            "LOCKPROTOCOL"
#define szCFGDRVLEVEL                   "LEVEL"
#define szCFGDRVVENDINIT                "VENDOR INIT"
#define szCFGDRVTRACEMODE               "TRACE MODE"
#define szCFGDRVMEMOBLOCKSIZE           "MEMO FILE BLOCK SIZE"
#define szCFGDRVMDXBLOCKSIZE            "MDX BLOCK SIZE"
#define szCFGDRVINIT                    "INIT"
#define szCFGDBCREATE                   "DB CREATE"
#define szCFGDBOPEN                     "DB OPEN"
#define szCFGTBLCREATE                  "TABLE CREATE"
#define szCFGTBLOPEN                    "TABLE OPEN"
#define szCFGDBINFO                     "DB INFO"
#define szCFGDBTYPE                     "TYPE"
#define szCFGDBPATH                     "PATH"
#define szCFGDBDEFAULTDRIVER            "DEFAULT DRIVER"
#define szCFGDBENABLEBCD                "ENABLE BCD"
#define szCFGINIT                       "INIT"
#define szTYPE                          "TYPE"
#define szCFGDBSTANDARD                 "STANDARD"
#define szCFGTRUE                       "TRUE"
#define szCFGFALSE                      "FALSE"
#define szOPENMODE                      "OPEN MODE"
#define szREADWRITE                     "READ/WRITE"
#define szREADONLY                      "READ ONLY"
#define szSHAREMODE                     "SHARE MODE"
#define szEXCLUSIVE                     "EXCLUSIVE"
#define szSHARED                        "SHARED"
#define szUSERNAME                      "USER NAME"
#define szSERVERNAME                    "SERVER NAME"
#define szDATABASENAME                  "DATABASE NAME"
#define szSCHEMASIZE                    "SCHEMA CACHE SIZE"
#define szCFGSTRICTINTEGRITY            "STRICTINTEGRTY"
#define szSQLPASSMODE                   "SQLPASSTHRU MODE"
#define szNOTSHARED                     "NOT SHARED"
#define szSHAREDAUTOCOMMIT              "SHARED AUTOCOMMIT"
#define szSHAREDNOAUTOCOMMIT            "SHARED NOAUTOCOMMIT"
#define szSCHEMATIME                    "SCHEMA CACHE TIME"
#define szMAXQUERYTIME                  "MAX QUERY TIME"
#define szMAXROWS                       "MAX ROWS"
#define szLISTSYNONYMS                  "LIST SYNONYMS"
#define szSYNNONE                       "NONE"
#define szSYNALL                        "ALL"
#define szSYNPRIVATE                    "PRIVATE"
#define szBATCHCOUNT                    "BATCH COUNT"
#define szENABLESCHEMACACHE             "ENABLE SCHEMA CACHE"
#define szSCHEMACACHEDIR                "SCHEMA CACHE DIR"
#define szSYBLHOST                      "HOST NAME"
#define szSYBLAPP                       "APPLICATION NAME"
#define szSYBLNATLANG                   "NATIONAL LANG NAME"
#define szTDSPACKETSIZE                 "TDS PACKET SIZE"
#define szORAINTEGER                    "ENABLE INTEGERS"
#define szCFGDRDBNAME                   "DATABASE NAME"
#define szCFGDRTBLNAME                  "TABLE NAME"
#define szCFGDRLANGDRIVER               "LANGUAGE DRIVER"
#define szCFGDRDESC                     "DESCRIPTION"
#define szCFGFORMAT                     "FORMATS"
#define szCFGDATE                       "DATE"
#define szCFGTIME                       "TIME"
#define szCFGNUMBER                     "NUMBER"
#define szCFGSEPARATOR                  "SEPARATOR"
#define szCFGMODE                       "MODE"
#define szCFGFOURDIGITYEAR              "FOURDIGITYEAR"
#define szCFGYEARBIASED                 "YEARBIASED"
#define szCFGLEADINGZEROM               "LEADINGZEROM"
#define szCFGLEADINGZEROD               "LEADINGZEROD"
#define szCFGTWELVEHOUR                 "TWELVEHOUR"
#define szCFGAMSTRING                   "AMSTRING"
#define szCFGPMSTRING                   "PMSTRING"
#define szCFGSECONDS                    "SECONDS"
#define szCFGMILSECONDS                 "MILSECONDS"
#define szCFGDECIMALSEPARATOR           "DECIMALSEPARATOR"
#define szCFGTHOUSANDSEPARATOR          "THOUSANDSEPARATOR"
#define szCFGDECIMALDIGITS              "DECIMALDIGITS"
#define szCFGLEADINGZERON               "LEADINGZERON"
#define szCFGZERO                       48
#define szCFGEIGHT                      56
#define szCFGSYSMEMSIZE                 "MEMSIZE"
#define szCFGSYSMTSPOOLING              "MTS POOLING"
#define szTYPe                          "TYPE"
#define szREADONLy                      "READ ONLY"
#define szPASSWORD                      "PASSWORD"
#define szBLOBCOUNT                     "BLOBS TO CACHE"
#define szBLOBSIZE                      "BLOB SIZE"
#define szOBJECTMODE                    "OBJECT MODE"
#define szDBNLS                         "DBNLS"
#define szCOLLCHAR                      "COLLCHAR"
#define szROWSETSIZE                    "ROWSET SIZE"
#define szCFG30                         "5.0"
#define szCFGSERVER                     "SERVER"
#define szCFGIDODBC01                   "IDODBC01.DLL"
#define szCFGIDODBC32                   "IDODBC32.DLL"
#define szCFGODBCDRIVER                 "ODBC DRIVER"
#define szCFGNULL                       ""
#define szCFG20                         "20"
#define szCFG64                         "64"
#define szCFG32                         "32"
#define szCFGODBCDSN                    "ODBC DSN"
#define szCFGTWOHUNDRED                 "200"
#define szCFGNEGONE                     "-1"
#define szCLSID                         "CLSID"
#define szCFGSYSTEMDB                   "SYSTEM DATABASE"
#define szCFGOLEDBPROVIDER              "OLE DB PROVIDER"
#define szCFGPERSISTFILE                "DATA SOURCE FILE"
#define szCFGOBJECTMODE                 "OBJECT MODE"
#define szOBJID                         "OBJID"
#define szOBJVER                        "VERSION"
#define szALIASNAME                     "ALIASNAME"
#define szREALNAME                      "NAME"
#define szOUTOFDATE                     "OUTOFDATE"
#define szCREATEDATE                    "CREATEDATE"
#define szLASTUPDATE                    "LASTUPDATE"
#define szDATABLOB                      "DATABLOB"
#define szDATAREP                       "DATAREP"
#define szVERSIONNUM                    "VERSIONNUM"
#define szDB                            "DATABASE"
#define szDBPATH                        "DBPATH"
#define szDBTYPE                        "DBTYPE"
#define szTABLE                         "TABLE"
#define szPATH                          "PATH"
#define szTBLTYPE                       "DRIVERTYPE"
#define szISFILE                        "ISFILE"
#define szISVIEW                        "ISVIEW"
#define szISSYNONYM                     "ISSYNONYM"
#define szFIELD                         "FIELD"
#define szPHYTYPE                       "PHYTYPE"
#define szPHYSUBTYPE                    "PHYSUBTYPE"
#define szLOGTYPE                       "LOGTYPE"
#define szLOGSUBTYPE                    "LOGSUBTYPE"
#define szUNITS1                        "UNITS1"
#define szUNITS2                        "UNITS2"
#define szPOSITION                      "POSITION"
#define szDEFVAL                        "DEFVAL"
#define szMINVAL                        "MINVAL"
#define szMAXVAL                        "MAXVAL"
#define szREQUIRED                      "REQUIRED"
#define szFREADONLY                     "READONLY"
#define szCASTTYPE                      "CASTTYPE"
#define szCASTSUBTYPE                   "CASTSUBTYPE"
#define szDOMCONSTRAINT                 "CHECK"
#define szRECCONSTR                     "CONSTRAINT"
#define szSQLCONSTRAINT                 "SQLCONSTRAINT"
#define szSRVCONSTRAINT                 "SRVCHECK"
#define szLOCCONSTRAINT                 "LOCCHECK"
#define szSRVDEFAULT                    "DEFAULT"
#define szUSERERROR                     "ERRORSTR"
#define szEXTFIELD                      "EXTFIELD"
#define szFIELDCLASS                    "FIELDCLASS"
#define szCONTROLCLASS                  "CONTROLCLASS"
#define szALIGNMENT                     "ALIGNMENT"
#define szDISPLABEL                     "DISPLABEL"
#define szDISPWIDTH                     "DISPWIDTH"
#define szVISIBLE                       "VISIBLE"
#define szTRANSLITERATE                 "TRANSLITERATE"
#define szEDITMASK                      "EDITMASK"
#define szDISPFORMAT                    "DISPFORMAT"
#define szEDITFORMAT                    "EDITFORMAT"
#define szCURRENCY                      "CURRENCY"
#define szPRECISION                     "PRECISION"
#define szDISPLAYVALUES                 "DISPLAYVALUES"
#define szBLOBTYPE                      "BLOBTYPE"
#define szSRCOBJID                      "SRCOBJID"
#define szSRCOBJVER                     "SRCOBJVER"
#define szDESTOBJID                     "DESTOBJID"
#define szDESTOBJVER                    "DESTOBJVER"
#define szRIPOS                         "IPOS"
#define szRDRDATABASE                   "DRDATABASES"
#define szIRDBDR                        "DBDR"
#define szRDREXTFIELD                   "DREXTFIELD"
#define szIREXTFIELDDR                  "EXTFIELDDR"
#define szRDBTABLES                     "DBTABLES"
#define szIRTABLEDB                     "TBLDB"
#define szRTABLEFLDS                    "TABLEFLDS"
#define szIRFLDTABLE                    "FLDTABLE"
#define szRDBVIEWS                      "DBVIEWS"
#define szIRVIEWDB                      "VIEWDB"
#define szRTABLECONSTR                  "TABLECONSTRS"
#define szIRCONSTRTABLE                 "CONSTRTABLE"
#define szTABLETRIG                     "TABLETRIG"
#define szTRIGTABLE                     "TRIGTABLE"
#define szRFLDEXTFIELD                  "FLDEXTFIELD"
#define szIREXTFIELDFLDS                "EXTFIELDFLDS"
#define szRPARENTEXTFIELD               "PARENTEXTFIELD"
#define szIRCHILDEXTFIELD               "CHILDEXTFIELD"
#define szMTXCONTEXTOBJ                 "MTS CONTEXT OBJECT"

/* ----------------------------------------------------------------------
 * Numbers of texts
 * ---------------------------------------------------------------------- */

/* Of the configuration */
#define DBICFG_BASE                     0x3A00
#define iCFGSYSTEM                      0x3A01
#define iCFGDRIVER                      0x3A02
#define iCFGDATABASE                    0x3A03
#define iCFGREPOSITORY                  0x3AD2
#define iCFGSYSVERSION                  0x3A05
#define iCFGSYSNETTYPE                  0x3A06
#define iCFGSYSNETDIR                   0x3A07
#define iCFGSYSLOCALSHARE               0x3A08
#define iCFGSYSLANGDRV                  0x3A09
#define iCFGSYSLANGDRVDIR               0x3A0A
#define iCFGSYSMINBUF                   0x3A0B
#define iCFGSYSMAXBUF                   0x3A0C
#define iCFGSYSLOCKRETRY                0x3A0D
#define iCFGSYSFLAGS                    0x3A0E
#define iCFGMAXFILEHANDLES              0x3A0F
#define iCFGSQLQRYMODE                  0x3A10
#define iCFGLOWMEMLIMIT                 0x3A11
#define iCFGSYSODBCCFGIMPORT            0x3A12
#define iCFGSYSLOCALREPOSITORY          0x3AD3
#define iCFGSYSSHAREDMEMSIZE            0x3AFA
#define iCFGSYSSHAREDMEMLOCATION        0x3AFB
#define iCFGDRVVERSION                  0x3A14
#define iCFGDRVTYPE                     0x3A15
#define iCFGDRVLANGDRIVER               0x3A16
#define iCFGDRVFILLFACTOR               0x3A17
#define iCFGDRVBLOCKSIZE                0x3A18
#define iCFGDRVLOCKPROTOCOL             0x3A19
#define iCFGDRVLEVEL                    0x3A1A
#define iCFGDRVFLAGS                    0x3A1B
#define iCFGDRVTRACEMODE                0x3A1C
#define iCFGDRVMEMOBLOCKSIZE            0x3A1E
#define iCFGDRVMDXBLOCKSIZE             0x3A1F
#define iCFGDRVINIT                     0x3A28
#define iCFGDBCREATE                    0x3A29
#define iCFGDBOPEN                      0x3A2A
#define iCFGTBLCREATE                   0x3A2B
#define iCFGTBLOPEN                     0x3A2C
#define iCFGDBINFO                      0x3A32
#define iCFGDBTYPE                      0x3A3C
#define iCFGDBPATH                      0x3A3D
#define iCFGDBDEFAULTDRIVER             0x3A3E
#define iCFGDBENABLEBCD                 0x3A3F
#define iCFGINIT                        0x3A46
#define iTYPE                           0x3A47
#define iCFGDBSTANDARD                  0x3A48
#define iCFGTRUE                        0x3A49
#define iCFGFALSE                       0x3A4A
#define iOPENMODE                       0x3A4B
#define iREADWRITE                      0x3A4C
#define iREADONLY                       0x3A4D
#define iSHAREMODE                      0x3A4E
#define iEXCLUSIVE                      0x3A4F
#define iSHARED                         0x3A50
#define iUSERNAME                       0x3A51
#define iSERVERNAME                     0x3A52
#define iDATABASENAME                   0x3A53
#define iSCHEMASIZE                     0x3A54
#define iCFGSTRICTINTEGRITY             0x3A55
#define iTDSPACKETSIZE                  0x3A56
#define iORAINTEGER                     0x3A57
#define iCFGDRDBNAME                    0x3AD5
#define iCFGDRTBLNAME                   0x3AD6
#define iCFGDRDESC                      0x3AD7
#define iCFGDRLANGDRIVER                0x3AD4
#define iCFGFORMAT                      0x3A82
#define iCFGDATE                        0x3A83
#define iCFGTIME                        0x3A84
#define iCFGNUMBER                      0x3A85
#define iCFGSEPARATOR                   0x3A8C
#define iCFGMODE                        0x3A8D
#define iCFGFOURDIGITYEAR               0x3A8E
#define iCFGYEARBIASED                  0x3A8F
#define iCFGLEADINGZEROM                0x3A90
#define iCFGLEADINGZEROD                0x3A91
#define iCFGTWELVEHOUR                  0x3A92
#define iCFGAMSTRING                    0x3A93
#define iCFGPMSTRING                    0x3A94
#define iCFGSECONDS                     0x3A95
#define iCFGMILSECONDS                  0x3A96
#define iCFGDECIMALSEPARATOR            0x3AA0
#define iCFGTHOUSANDSEPARATOR           0x3AA1
#define iCFGDECIMALDIGITS               0x3AA2
#define iCFGLEADINGZERON                0x3AA3
#define iCFGDEFLANGDRV                  0x3AA5
#define iCFGDBASEDEFLANGDRV             0x3AA6
#define iCFGDEFSEPARATOR                0x3AAA
#define iCFGDEFMODE                     0x3AAB
#define iCFGDEFFOURDIGITYEAR            0x3AAC
#define iCFGDEFYEARBIASED               0x3AAD
#define iCFGDEFLEADINGZEROM             0x3AAE
#define iCFGDEFLEADINGZEROD             0x3AAF
#define iCFGDEFTWELVEHOUR               0x3AB0
#define iCFGDEFAMSTRING                 0x3AB1
#define iCFGDEFPMSTRING                 0x3AB2
#define iCFGDEFSECONDS                  0x3AB3
#define iCFGDEFMILSECONDS               0x3AB4
#define iCFGDEFDECIMALSEPARATOR         0x3AB5
#define iCFGDEFTHOUSANDSEPARATOR        0x3AB6
#define iCFGDEFLEADINGZERO              0x3AB7
#define iCFGDEFVERSION                  0x3AB8
#define iCFGDEFLOCALSHARE               0x3AB9
#define iCFGDEFMINBUFSIZE               0x3ABA
#define iCFGDEFMAXBUFSIZE               0x3ABB
#define iCFGDEFMAXFILEHANDLES           0x3ABC
#define iCFGDEFSYSFLAGS                 0x3ABD
#define iCFGDEFLOWMEM                   0x3ABE
#define iCFGDEFAUTOODBC                 0x3ABF
#define iCFGDEFDEFDRV                   0x3AC0
#define iCFGDEFDECIMALDIGITS            0x3AC1
#define iCFGDEFLEADINGZERON             0x3AC2
#define iCFGDEFPDXTYPE                  0x3AC3
#define iCFGDEFPDXNETDIR                0x3AC4
#define iCFGDEFPDXLANGDRV               0x3AC5
#define iCFGDEFPDXLEVEL                 0x3AC6
#define iCFGDEFPDXBLOCKSIZE             0x3AC7
#define iCFGDEFPDXFILLFACTOR            0x3AC8
#define iCFGDEFPDXSTRICTINTEGRTY        0x3AC9
#define iCFGDEFDBASETYPE                0x3ACA
#define iCFGDEFDBASELANGDRV             0x3ACB
#define iCFGDEFDBASELEVEL               0x3ACC
#define iCFGDEFDBASEMDXBLOCKSIZE        0x3ACD
#define iCFGDEFDBASEMEMOBLOCKSIZE       0x3ACE
#define iCFGAUTOODBC                    0x3ACF
#define iCFGDEFDRV                      0x3AD0
#define iCFGENABLEBCD                   0x3AD1
#define iCFGDEFSHAREDMEMSIZE            0x3AFC
#define iCFGDEFSHAREDMEMLOCATION        0x3AFD
#define iCFGDEFREPOSITORY               0x3AFE
#define iCFGDEFSQLQRYMODE               0x3AFF
#define iCFGSYSMEMSIZE                  0x3A7D
#define iCFGDRVDLL32                    0x3A1D
#define iDBNLS                          0x3A58
#define iCOLLCHAR                       0x3A59
#define iROWSETSIZE                     0x3A86
#define iCFGOBJECTMODE                  0x3A87
#define iCFGDEFMEMSIZE                  0x3A7E
#define iCFGDEFMSACCESSVER              0x3ADC
#define iCFGDEFMSACCESSTYPE             0x3ADD
#define iCFGDEFMSACCESSDLL32            0x3ADE
#define iCFGDEFMSACCESSLANGDRV          0x3ADF
#define iCFGDEFDATABASENAME             0x3AE0
#define iCFGDEFUSERNAME                 0x3AE1
#define iCFGDEFTRACEMODE                0x3AE2
#define iCFGDEFDRVFLAGS                 0x3AE3
#define iCFGCFGSYSTEMDB                 0x3AE7
#define iCFGDEFFOXPROTYPE               0x3AE4
#define iCFGDEFFOXPROLANGDRV            0x3AE5
#define iCFGDEFFOXPROLEVEL              0x3AE6

/* Of modules */
#define DBIMOD_BEGIN                    0x3F00
#define DBIMOD_QBE                      0x3F01
#define DBIMOD_SQLG                     0x3F02
#define DBIMOD_LEGO                     0x3F03
#define DBIMOD_LOCKMNGR                 0x3F04
#define DBIMOD_SQLDRIVER                0x3F05
#define DBIMOD_OS                       0x3F06
#define DBIMOD_DBASEDRV                 0x3F07
#define DBIMOD_CDR                      0x3F08
#define DBIMOD_END                      0x3F09

/* Of words in messages */
#define DBISYM_BEGIN                    0x3F0A
#define DBISYM_TOKEN                    0x3F0B
#define DBISYM_TABLENAME                0x3F0D
#define DBISYM_FIELDNAME                0x3F0E
#define DBISYM_IMAGEROW                 0x3F0F
#define DBISYM_USERNAME                 0x3F10
#define DBISYM_FILENAME                 0x3F11
#define DBISYM_INDEXNAME                0x3F12
#define DBISYM_DIRNAME                  0x3F13
#define DBISYM_KEYNAME                  0x3F14
#define DBISYM_ALIAS                    0x3F15
#define DBISYM_DRIVENAME                0x3F16
#define DBISYM_NATIVECODE               0x3F17
#define DBISYM_NATIVEMSG                0x3F18
#define DBISYM_LINENUMBER               0x3F19
#define DBISYM_CAPABILITY               0x3F1A
#define DBISYM_CDRNAME                  0x3F1B
#define DBISYM_USERERRMSG               0x3F1C
#define DBISYM_DROBJNAME                0x3F1D
#define DBISYM_INTERNALLIMIT            0x3F1E
#define DBISYM_BASEEND                  0x3F6E
#define DBISYM_MISC                     0x3F6F
#define DBISYM_WORK                     0x3F70
#define DBISYM_PRIV                     0x3F71
#define DBISYM_COPY                     0x3F72
#define DBISYM_APPEND                   0x3F73
#define DBISYM_TXTPROBFLD1              0x3F74
#define DBISYM_TXTPROBFLD2              0x3F75
#define DBISYM_TXTPROBFLD3              0x3F76
#define DBISYM_END                      0x7EFF
#define DBISYM_EXPRESSION               0x3F1F

#ifndef NOCFGHLP

/* Of help on the configuration */
#define CFGHLP_BASE                     0x3B00
#define iCFGHLP_SYSNODE                 0x3B01
#define iCFGHLP_SYSINITNODE             0x3B02
#define iCFGHLP_SYSVERSION              0x3B03
#define iCFGHLP_SYSLOCALSHARE           0x3B04
#define iCFGHLP_SYSMINBUFSIZE           0x3B05
#define iCFGHLP_SYSMAXBUFSIZE           0x3B06
#define iCFGHLP_SYSLANGDRIVER           0x3B07
#define iCFGHLP_SYSNETTYPE              0x3B08
#define iCFGHLP_SYSFLAGS                0x3B09
#define iCFGHLP_SYSMAXFILE              0x3B0A
#define iCFGHLP_SYSLOWMEM               0x3B0B
#define iCFGHLP_SYSAUTOODBC             0x3B0C
#define iCFGHLP_SYSDEFDRV               0x3B0D
#define iCFGHLP_SYSSQLQRYMODE           0x3B0E
#define iCFGHLP_SYSSQLPASSTHRU          0x3B0F
#define iCFGHLP_SYSFORMATNODE           0x3B10
#define iCFGHLP_DATENODE                0x3B11
#define iCFGHLP_DATESEPARATOR           0x3B12
#define iCFGHLP_DATEMODE                0x3B13
#define iCFGHLP_DATEFOURDIGIT           0x3B14
#define iCFGHLP_DATEYEARBIASED          0x3B15
#define iCFGHLP_DATEZEROM               0x3B16
#define iCFGHLP_DATEZEROD               0x3B17
#define iCFGHLP_TIMENODE                0x3B18
#define iCFGHLP_TIMETWELVEHOUR          0x3B19
#define iCFGHLP_TIMEAMSTRING            0x3B1A
#define iCFGHLP_TIMEPMSTRING            0x3B1B
#define iCFGHLP_TIMESECONDS             0x3B1C
#define iCFGHLP_TIMEMILSEC              0x3B1D
#define iCFGHLP_NUMNODE                 0x3B1E
#define iCFGHLP_NUMDECIMALSEPARATOR     0x3B1F
#define iCFGHLP_NUMTHOUSANDSEPARATOR    0x3B20
#define iCFGHLP_NUMDECIMALDIGITS        0x3B21
#define iCFGHLP_NUMZERON                0x3B22
#define iCFGHLP_DRVNODE                 0x3B23
#define iCFGHLP_PDXNODE                 0x3B24
#define iCFGHLP_PDXINITNODE             0x3B25
#define iCFGHLP_DRVTYPE                 0x3B26
#define iCFGHLP_PDXNETDIR               0x3B27
#define iCFGHLP_PDXTBLNODE              0x3B28
#define iCFGHLP_PDXLEVEL                0x3B29
#define iCFGHLP_PDXBLOCKSIZE            0x3B2A
#define iCFGHLP_PDXFILLFACTOR           0x3B2B
#define iCFGHLP_PDXSTRICT               0x3B2C
#define iCFGHLP_DBNODE                  0x3B2D
#define iCFGHLP_DBINITNODE              0x3B2E
#define iCFGHLP_DBVERSION               0x3B2F
#define iCFGHLP_DBTBLNODE               0x3B30
#define iCFGHLP_DBLEVEL                 0x3B31
#define iCFGHLP_DBMDXBLOCKSIZE          0x3B32
#define iCFGHLP_DBMEMOFILEBLOCKSIZE     0x3B33
#define iCFGHLP_INTNODE                 0x3B34
#define iCFGHLP_INTINITNODE             0x3B35
#define iCFGHLP_INTVERSION              0x3B36
#define iCFGHLP_SQLDLL                  0x3B37
#define iCFGHLP_SQLDLL32                0x3B38
#define iCFGHLP_SQLDRIVERFLAGS          0x3B39
#define iCFGHLP_INTDBNODE               0x3B3A
#define iCFGHLP_SQLSERVER               0x3B3B
#define iCFGHLP_SQLUSER                 0x3B3C
#define iCFGHLP_SQLOPENMODE             0x3B3D
#define iCFGHLP_SQLSCHEMASIZE           0x3B3E
#define iCFGHLP_SQLSCHEMATIME           0x3B3F
#define iCFGHLP_SYBNODE                 0x3B40
#define iCFGHLP_SYBINITNODE             0x3B41
#define iCFGHLP_SYBVERSION              0x3B42
#define iCFGHLP_SQLCONNECT              0x3B43
#define iCFGHLP_SQLTIMEOUT              0x3B44
#define iCFGHLP_SYBDBNODE               0x3B45
#define iCFGHLP_SQLDATABASE             0x3B46
#define iCFGHLP_SQLBLOBEDIT             0x3B47
#define iCFGHLP_SQLMAXQUERY             0x3B48
#define iCFGHLP_ORANODE                 0x3B49
#define iCFGHLP_ORAINITNODE             0x3B4A
#define iCFGHLP_ORAVERSION              0x3B4B
#define iCFGHLP_SQLVENDOR               0x3B4C
#define iCFGHLP_ORADBNODE               0x3B4D
#define iCFGHLP_SQLNETPROTOCOL          0x3B4E
#define iCFGHLP_MSSNODE                 0x3B4F
#define iCFGHLP_MSSINITNODE             0x3B50
#define iCFGHLP_MSSVERSION              0x3B51
#define iCFGHLP_MSSDBNODE               0x3B52
#define iCFGHLP_INFNODE                 0x3B53
#define iCFGHLP_INFINITNODE             0x3B54
#define iCFGHLP_INFVERSION              0x3B55
#define iCFGHLP_INFDBNODE               0x3B56
#define iCFGHLP_SQLLOCKMODE             0x3B57
#define iCFGHLP_SQLTRACEMODE            0x3B58
#define iCFGHLP_SQLMAXROWS              0x3B59
#define iCFGHLP_SQLBATCHCOUNT           0x3B5A
#define iCFGHLP_SYSSHAREDMEMSIZ         0x3B5B
#define iCFGHLP_SYSSHAREDMEMLOC         0x3B5C
#define iCFGHLP_SYSDATAREP              0x3B5D
#define iCFGHLP_ALIASTYPE               0x3B5E
#define iCFGHLP_ALIASPATH               0x3B5F
#define iCFGHLP_ALIASDEFDRV             0x3B60
#define iCFGHLP_ENABLESCHEMACACHE       0x3B61
#define iCFGHLP_SCHEMACACHEDIR          0x3B62
#define iCFGHLP_HOSTNAME                0x3B63
#define iCFGHLP_APPLICATIONNAME         0x3B64
#define iCFGHLP_NATIONALLANGNAME        0x3B65
#define iCFGHLP_ALIASENABLEBCD          0x3B66
#define iCFGHLP_TDSPACKETSIZE           0x3B67
#define iCFGHLP_ORAINTEGER              0x3B68
#define iCFGHLP_ORALISTSYNONYMS         0x3B69
#define iCFGHLP_ROWSETSIZE              0x3B6A
#define iCFGHLP_DB2DRIVER               0x3B6B
#define iCFGHLP_DB2DSN                  0x3B6C
#define iCFGHLP_DB2NODE                 0x3B6D
#define iCFGHLP_DB2INITNODE             0x3B6E
#define iCFGHLP_DB2VERSION              0x3B6F
#define iCFGHLP_DB2DBNODE               0x3B70
#define iCFGHLP_COLLCHAR                0x3B71
#define iCFGHLP_DBNLS                   0x3B72
#define iCFGHLP_MSACCNODE               0x3B73
#define iCFGHLP_MSACCINITNODE           0x3B74
#define iCFGHLP_MSACCVERSION            0x3B75
#define iCFGHLP_MSACCDBNODE             0x3B76
#define iCFGHLP_ODBCDRIVER              0x3B77
#define iCFGHLP_ODBCVERSION             0x3B78
#define iCFGHLP_ODBCDSN                 0x3B79
#define iCFGHLP_OLEVERSION              0x3B7A
#define iCFGHLP_OLECLSID                0x3B7B
#define iCFGHLP_BLOBSTOCACHE            0x3B7C
#define iCFGHLP_BLOBSIZE                0x3B7D
#define iCFGHLP_SYSMEMSIZE              0x3B7E
#define iCFGHLP_MAXDBPROCS              0x3B7F
#define iCFGHLP_FPNODE                  0x3B80
#define iCFGHLP_FPINITNODE              0x3B81
#define iCFGHLP_FPVERSION               0x3B82
#define iCFGHLP_FPTBLNODE               0x3B83
#define iCFGHLP_FPLEVEL                 0x3B84
#define iCFGHLP_FPMEMOFILEBLOCKSIZE     0x3B85
#define iCFGHLP_CFGSYSTEMDB             0x3B86
#define iCFGHLP_OBJECTMODE              0x3B87

#endif /* NOCFGHLP */

#endif /* NODBISYMBOLS */

#ifndef NODBIERRS

/* ----------------------------------------------------------------------
 * Errors
 * A DBIResult has its category in the high byte and the code within it in the
 * low one.
 * ---------------------------------------------------------------------- */

/* Categories */
#define ERRCAT_NONE                     0x0
#define ERRCAT_SYSTEM                   0x21
#define ERRCAT_NOTFOUND                 0x22
#define ERRCAT_DATACORRUPT              0x23
#define ERRCAT_IO                       0x24
#define ERRCAT_LIMIT                    0x25
#define ERRCAT_INTEGRITY                0x26
#define ERRCAT_INVALIDREQ               0x27
#define ERRCAT_LOCKCONFLICT             0x28
#define ERRCAT_SECURITY                 0x29
#define ERRCAT_INVALIDCONTEXT           0x2A
#define ERRCAT_OS                       0x2B
#define ERRCAT_NETWORK                  0x2C
#define ERRCAT_OPTPARAM                 0x2D
#define ERRCAT_QUERY                    0x2E
#define ERRCAT_VERSION                  0x2F
#define ERRCAT_CAPABILITY               0x30
#define ERRCAT_CONFIG                   0x31
#define ERRCAT_WARNING                  0x32
#define ERRCAT_OTHER                    0x33
#define ERRCAT_COMPATIBILITY            0x34
#define ERRCAT_REPOSITORY               0x35
#define ERRCAT_DRIVER                   0x3E
#define ERRCAT_RC                       0x3F

/* The same in the high byte */
#define ERRBASE_NONE                    0x0000
#define ERRBASE_SYSTEM                  0x2100
#define ERRBASE_NOTFOUND                0x2200
#define ERRBASE_DATACORRUPT             0x2300
#define ERRBASE_IO                      0x2400
#define ERRBASE_LIMIT                   0x2500
#define ERRBASE_INTEGRITY               0x2600
#define ERRBASE_INVALIDREQ              0x2700
#define ERRBASE_LOCKCONFLICT            0x2800
#define ERRBASE_SEC                     0x2900
#define ERRBASE_IC                      0x2A00
#define ERRBASE_OS                      0x2B00
#define ERRBASE_NETWORK                 0x2C00
#define ERRBASE_OPTPARAM                0x2D00
#define ERRBASE_QUERY                   0x2E00
#define ERRBASE_VERSION                 0x2F00
#define ERRBASE_CAPABILITY              0x3000
#define ERRBASE_CONFIG                  0x3100
#define ERRBASE_WARNING                 0x3200
#define ERRBASE_OTHER                   0x3300
#define ERRBASE_COMPATIBILITY           0x3400
#define ERRBASE_REPOSITORY              0x3500
#define ERRBASE_DRIVER                  0x3E00
#define ERRBASE_RC                      0x3F00

/* The two halves of an error. */
static inline uint16_t
ErrCat(uint16_t rslt)
{
	return (uint16_t)(rslt >> 8);
}

static inline uint16_t
ErrCode(uint16_t rslt)
{
	return (uint16_t)(rslt & 0xFF);
}

#define ErrCat(rslt)                     ((uint16_t)(rslt) >> 8)
#define ErrCode(rslt)                    ((uint16_t)(rslt) & 0xFF)

/* No error */
#define ERRCODE_NONE                    0
#define DBIERR_NONE                     0x0000

/* System */
#define ERRCODE_SYSFILEOPEN             1
#define ERRCODE_SYSFILEIO               2
#define ERRCODE_SYSCORRUPT              3
#define ERRCODE_NOCONFIGFILE            4
#define ERRCODE_CFGCANNOTWRITE          5
#define ERRCODE_CFGMULTIFILE            6
#define ERRCODE_REENTERED               7
#define ERRCODE_CANTFINDIDAPI           8
#define ERRCODE_CANTLOADIDAPI           9
#define ERRCODE_CANTLOADLIBRARY         10
#define ERRCODE_TEMPFILEERR             11
#define ERRCODE_MULTIPLEIDAPI           12
#define ERRCODE_SHAREDMEMCONFLICT       13
#define DBIERR_SYSFILEOPEN              0x2101
#define DBIERR_SYSFILEIO                0x2102
#define DBIERR_SYSCORRUPT               0x2103
#define DBIERR_NOCONFIGFILE             0x2104
#define DBIERR_CFGCANNOTWRITE           0x2105
#define DBIERR_CFGMULTIFILE             0x2106
#define DBIERR_REENTERED                0x2107
#define DBIERR_CANTFINDIDAPI            0x2108
#define DBIERR_CANTFINDODAPI            0x2108
#define DBIERR_CANTLOADIDAPI            0x2109
#define DBIERR_CANTLOADODAPI            0x2109
#define DBIERR_CANTLOADLIBRARY          0x210A
#define DBIERR_TEMPFILEERR              0x210B
#define DBIERR_MULTIPLEIDAPI            0x210C
#define DBIERR_SHAREDMEMCONFLICT        0x210D

/* Not found */
#define ERRCODE_BOF                     1
#define ERRCODE_EOF                     2
#define ERRCODE_RECMOVED                3
#define ERRCODE_KEYORRECDELETED         4
#define ERRCODE_NOCURRREC               5
#define ERRCODE_RECNOTFOUND             6
#define ERRCODE_ENDOFBLOB               7
#define ERRCODE_OBJNOTFOUND             8
#define ERRCODE_FMLMEMBERNOTFOUND       9
#define ERRCODE_BLOBFILEMISSING         10
#define ERRCODE_LDNOTFOUND              11
#define DBIERR_BOF                      0x2201
#define DBIERR_EOF                      0x2202
#define DBIERR_RECMOVED                 0x2203
#define DBIERR_RECDELETED               0x2204
#define DBIERR_KEYORRECDELETED          0x2204
#define DBIERR_NOCURRREC                0x2205
#define DBIERR_RECNOTFOUND              0x2206
#define DBIERR_ENDOFBLOB                0x2207
#define DBIERR_OBJNOTFOUND              0x2208
#define DBIERR_FMLMEMBERNOTFOUND        0x2209
#define DBIERR_BLOBFILEMISSING          0x220A
#define DBIERR_LDNOTFOUND               0x220B

/* Files damaged */
#define ERRCODE_HEADERCORRUPT           1
#define ERRCODE_FILECORRUPT             2
#define ERRCODE_MEMOCORRUPT             3
#define ERRCODE_BMPCORRUPT              4
#define ERRCODE_INDEXCORRUPT            5
#define ERRCODE_CORRUPTLOCKFILE         6
#define ERRCODE_FAMFILEINVALID          7
#define ERRCODE_VALFILECORRUPT          8
#define ERRCODE_FOREIGNINDEX            9
#define DBIERR_HEADERCORRUPT            0x2301
#define DBIERR_FILECORRUPT              0x2302
#define DBIERR_MEMOCORRUPT              0x2303
#define DBIERR_BMPCORRUPT               0x2304
#define DBIERR_INDEXCORRUPT             0x2305
#define DBIERR_CORRUPTLOCKFILE          0x2306
#define DBIERR_FAMFILEINVALID           0x2307
#define DBIERR_VALFILECORRUPT           0x2308
#define DBIERR_FOREIGNINDEX             0x2309

/* Input and output */
#define ERRCODE_READERR                 1
#define ERRCODE_WRITEERR                2
#define ERRCODE_DIRNOACCESS             3
#define ERRCODE_FILEDELETEFAIL          4
#define ERRCODE_FILENOACCESS            5
#define ERRCODE_ACCESSDISABLED          6
#define DBIERR_READERR                  0x2401
#define DBIERR_WRITEERR                 0x2402
#define DBIERR_DIRNOACCESS              0x2403
#define DBIERR_FILEDELETEFAIL           0x2404
#define DBIERR_FILENOACCESS             0x2405
#define DBIERR_ACCESSDISABLED           0x2406

/* Limits and resources */
#define ERRCODE_NOMEMORY                1
#define ERRCODE_NOFILEHANDLES           2
#define ERRCODE_NODISKSPACE             3
#define ERRCODE_NOTEMPTBLSPACE          4
#define ERRCODE_RECTOOBIG               5
#define ERRCODE_CURSORLIMIT             6
#define ERRCODE_TABLEFULL               7
#define ERRCODE_WSSESLIMIT              8
#define ERRCODE_SERNUMLIMIT             9
#define ERRCODE_INTERNALLIMIT           10
#define ERRCODE_OPENTBLLIMIT            11
#define ERRCODE_TBLCURSORLIMIT          12
#define ERRCODE_RECLOCKLIMIT            13
#define ERRCODE_CLIENTSLIMIT            14
#define ERRCODE_INDEXLIMIT              15
#define ERRCODE_SESSIONSLIMIT           16
#define ERRCODE_DBLIMIT                 17
#define ERRCODE_PASSWORDLIMIT           18
#define ERRCODE_DRIVERLIMIT             19
#define ERRCODE_FLDLIMIT                20
#define ERRCODE_TBLLOCKLIMIT            21
#define ERRCODE_OPENBLOBLIMIT           22
#define ERRCODE_LOCKFILELIMIT           23
#define ERRCODE_OPENQRYLIMIT            24
#define ERRCODE_THREADLIMIT             25
#define ERRCODE_BLOBLIMIT               26
#define ERRCODE_PDX50NAMELIMIT          27
#define ERRCODE_ROWFETCHLIMIT           28
#define ERRCODE_LONGNAMENOTALLOWED      29
#define ERRCODE_NOSHAREDMEMORY          30
#define DBIERR_NOMEMORY                 0x2501
#define DBIERR_NOFILEHANDLES            0x2502
#define DBIERR_NODISKSPACE              0x2503
#define DBIERR_NOTEMPTBLSPACE           0x2504
#define DBIERR_RECTOOBIG                0x2505
#define DBIERR_CURSORLIMIT              0x2506
#define DBIERR_TABLEFULL                0x2507
#define DBIERR_WSSESLIMIT               0x2508
#define DBIERR_SERNUMLIMIT              0x2509
#define DBIERR_INTERNALLIMIT            0x250A
#define DBIERR_OPENTBLLIMIT             0x250B
#define DBIERR_TBLCURSORLIMIT           0x250C
#define DBIERR_RECLOCKLIMIT             0x250D
#define DBIERR_CLIENTSLIMIT             0x250E
#define DBIERR_INDEXLIMIT               0x250F
#define DBIERR_SESSIONSLIMIT            0x2510
#define DBIERR_DBLIMIT                  0x2511
#define DBIERR_PASSWORDLIMIT            0x2512
#define DBIERR_DRIVERLIMIT              0x2513
#define DBIERR_FLDLIMIT                 0x2514
#define DBIERR_TBLLOCKLIMIT             0x2515
#define DBIERR_OPENBLOBLIMIT            0x2516
#define DBIERR_LOCKFILELIMIT            0x2517
#define DBIERR_OPENQRYLIMIT             0x2518
#define DBIERR_THREADLIMIT              0x2519
#define DBIERR_BLOBLIMIT                0x251A
#define DBIERR_PDX50NAMELIMIT           0x251B
#define DBIERR_ROWFETCHLIMIT            0x251C
#define DBIERR_LONGNAMENOTALLOWED       0x251D
#define DBIERR_NOSHAREDMEMORY           0x251E

/* Integrity */
#define ERRCODE_KEYVIOL                 1
#define ERRCODE_MINVALERR               2
#define ERRCODE_MAXVALERR               3
#define ERRCODE_REQDERR                 4
#define ERRCODE_FORIEGNKEYERR           5
#define ERRCODE_DETAILRECORDSEXIST      6
#define ERRCODE_MASTERTBLLEVEL          7
#define ERRCODE_LOOKUPTABLEERR          8
#define ERRCODE_LOOKUPTBLOPENERR        9
#define ERRCODE_DETAILTBLOPENERR        10
#define ERRCODE_MASTERTBLOPENERR        11
#define ERRCODE_FIELDISBLANK            12
#define ERRCODE_MASTEREXISTS            13
#define ERRCODE_MASTERTBLOPEN           14
#define ERRCODE_DETAILTABLESEXIST       15
#define ERRCODE_DETAILRECEXISTEMPTY     16
#define ERRCODE_MASTERREFERENCEERR      17
#define ERRCODE_DETAILTBLOPEN           18
#define ERRCODE_DEPENDENTSMUSTBEEMPTY   19
#define ERRCODE_RINTREQINDEX            20
#define ERRCODE_LINKEDTBLPROTECTED      21
#define ERRCODE_FIELDMULTILINKED        22
#define ERRCODE_EXPRVALERR              23
#define DBIERR_KEYVIOL                  0x2601
#define DBIERR_MINVALERR                0x2602
#define DBIERR_MAXVALERR                0x2603
#define DBIERR_REQDERR                  0x2604
#define DBIERR_FORIEGNKEYERR            0x2605
#define DBIERR_DETAILRECORDSEXIST       0x2606
#define DBIERR_MASTERTBLLEVEL           0x2607
#define DBIERR_LOOKUPTABLEERR           0x2608
#define DBIERR_LOOKUPTBLOPENERR         0x2609
#define DBIERR_DETAILTBLOPENERR         0x260A
#define DBIERR_MASTERTBLOPENERR         0x260B
#define DBIERR_FIELDISBLANK             0x260C
#define DBIERR_MASTEREXISTS             0x260D
#define DBIERR_MASTERTBLOPEN            0x260E
#define DBIERR_DETAILTABLESEXIST        0x260F
#define DBIERR_DETAILRECEXISTEMPTY      0x2610
#define DBIERR_MASTERREFERENCEERR       0x2611
#define DBIERR_DETAILTBLOPEN            0x2612
#define DBIERR_DEPENDENTSMUSTBEEMPTY    0x2613
#define DBIERR_RINTREQINDEX             0x2614
#define DBIERR_LINKEDTBLPROTECTED       0x2615
#define DBIERR_FIELDMULTILINKED         0x2616
#define DBIERR_EXPRVALERR               0x2617

/* Requests that make no sense */
#define ERRCODE_OUTOFRANGE              1
#define ERRCODE_INVALIDPARAM            2
#define ERRCODE_INVALIDFILENAME         3
#define ERRCODE_NOSUCHFILE              4
#define ERRCODE_INVALIDOPTION           5
#define ERRCODE_INVALIDHNDL             6
#define ERRCODE_UNKNOWNTBLTYPE          7
#define ERRCODE_UNKNOWNFILE             8
#define ERRCODE_PRIMARYKEYREDEFINE      9
#define ERRCODE_INVALIDRINTDESCNUM      10
#define ERRCODE_KEYFLDTYPEMISMATCH      11
#define ERRCODE_INVALIDMODIFYREQUEST    12
#define ERRCODE_NOSUCHINDEX             13
#define ERRCODE_INVALIDBLOBOFFSET       14
#define ERRCODE_INVALIDDESCNUM          15
#define ERRCODE_INVALIDFLDTYPE          16
#define ERRCODE_INVALIDFLDDESC          17
#define ERRCODE_INVALIDFLDXFORM         18
#define ERRCODE_INVALIDRECSTRUCT        19
#define ERRCODE_INVALIDDESC             20
#define ERRCODE_INVALIDINDEXSTRUCT      21
#define ERRCODE_INVALIDVCHKSTRUCT       22
#define ERRCODE_INVALIDRINTSTRUCT       23
#define ERRCODE_INVALIDRESTRTBLORDER    24
#define ERRCODE_NAMENOTUNIQUE           25
#define ERRCODE_INDEXNAMEREQUIRED       26
#define ERRCODE_INVALIDSESHANDLE        27
#define ERRCODE_INVALIDRESTROP          28
#define ERRCODE_UNKNOWNDRIVER           29
#define ERRCODE_UNKNOWNDB               30
#define ERRCODE_INVALIDPASSWORD         31
#define ERRCODE_NOCALLBACK              32
#define ERRCODE_INVALIDCALLBACKBUFLEN   33
#define ERRCODE_INVALIDDIR              34
#define ERRCODE_INVALIDXLATION          35
#define ERRCODE_DIFFERENTTABLES         36
#define ERRCODE_INVALIDBOOKMARK         37
#define ERRCODE_INVALIDINDEXNAME        38
#define ERRCODE_INVALIDIDXDESC          39
#define ERRCODE_NOSUCHTABLE             40
#define ERRCODE_USECOUNT                41
#define ERRCODE_INVALIDKEY              42
#define ERRCODE_INDEXEXISTS             43
#define ERRCODE_INDEXOPEN               44
#define ERRCODE_INVALIDBLOBLEN          45
#define ERRCODE_INVALIDBLOBHANDLE       46
#define ERRCODE_TABLEOPEN               47
#define ERRCODE_NEEDRESTRUCTURE         48
#define ERRCODE_INVALIDMODE             49
#define ERRCODE_CANNOTCLOSE             50
#define ERRCODE_ACTIVEINDEX             51
#define ERRCODE_INVALIDUSRPASS          52
#define ERRCODE_MULTILEVELCASCADE       53
#define ERRCODE_INVALIDFIELDNAME        54
#define ERRCODE_INVALIDTABLENAME        55
#define ERRCODE_INVALIDLINKEXPR         56
#define ERRCODE_NAMERESERVED            57
#define ERRCODE_INVALIDFILEEXTN         58
#define ERRCODE_INVALIDLANGDRV          59
#define ERRCODE_ALIASNOTOPEN            60
#define ERRCODE_INCOMPATRECSTRUCTS      61
#define ERRCODE_RESERVEDDOSNAME         62
#define ERRCODE_DESTMUSTBEINDEXED       63
#define ERRCODE_INVALIDINDEXTYPE        64
#define ERRCODE_LANGDRVMISMATCH         65
#define ERRCODE_NOSUCHFILTER            66
#define ERRCODE_INVALIDFILTER           67
#define ERRCODE_INVALIDTABLECREATE      68
#define ERRCODE_INVALIDTABLEDELETE      69
#define ERRCODE_INVALIDINDEXCREATE      70
#define ERRCODE_INVALIDINDEXDELETE      71
#define ERRCODE_INVALIDTABLE            72
#define ERRCODE_MULTIRESULTS            73
#define ERRCODE_INVALIDTIME             74
#define ERRCODE_INVALIDDATE             75
#define ERRCODE_INVALIDTIMESTAMP        76
#define ERRCODE_DIFFERENTPATH           77
#define ERRCODE_MISMATCHARGS            78
#define ERRCODE_FUNCTIONNOTFOUND        79
#define ERRCODE_MUSTUSEBASEORDER        80
#define ERRCODE_INVALIDPROCEDURENAME    81
#define ERRCODE_INVALIDFLDMAP           82
#define DBIERR_OUTOFRANGE               0x2701
#define DBIERR_INVALIDPARAM             0x2702
#define DBIERR_INVALIDFILENAME          0x2703
#define DBIERR_NOSUCHFILE               0x2704
#define DBIERR_INVALIDOPTION            0x2705
#define DBIERR_INVALIDHNDL              0x2706
#define DBIERR_UNKNOWNTBLTYPE           0x2707
#define DBIERR_UNKNOWNFILE              0x2708
#define DBIERR_PRIMARYKEYREDEFINE       0x2709
#define DBIERR_INVALIDRINTDESCNUM       0x270A
#define DBIERR_KEYFLDTYPEMISMATCH       0x270B
#define DBIERR_INVALIDMODIFYREQUEST     0x270C
#define DBIERR_NOSUCHINDEX              0x270D
#define DBIERR_INVALIDBLOBOFFSET        0x270E
#define DBIERR_INVALIDDESCNUM           0x270F
#define DBIERR_INVALIDFLDTYPE           0x2710
#define DBIERR_INVALIDFLDDESC           0x2711
#define DBIERR_INVALIDFLDXFORM          0x2712
#define DBIERR_INVALIDRECSTRUCT         0x2713
#define DBIERR_INVALIDDESC              0x2714
#define DBIERR_INVALIDINDEXSTRUCT       0x2715
#define DBIERR_INVALIDVCHKSTRUCT        0x2716
#define DBIERR_INVALIDRINTSTRUCT        0x2717
#define DBIERR_INVALIDRESTRTBLORDER     0x2718
#define DBIERR_NAMENOTUNIQUE            0x2719
#define DBIERR_INDEXNAMEREQUIRED        0x271A
#define DBIERR_INVALIDSESHANDLE         0x271B
#define DBIERR_INVALIDRESTROP           0x271C
#define DBIERR_UNKNOWNDRIVER            0x271D
#define DBIERR_UNKNOWNDB                0x271E
#define DBIERR_INVALIDPASSWORD          0x271F
#define DBIERR_NOCALLBACK               0x2720
#define DBIERR_INVALIDCALLBACKBUFLEN    0x2721
#define DBIERR_INVALIDDIR               0x2722
#define DBIERR_INVALIDXLATION           0x2723
#define DBIERR_DIFFERENTTABLES          0x2724
#define DBIERR_INVALIDBOOKMARK          0x2725
#define DBIERR_INVALIDINDEXNAME         0x2726
#define DBIERR_INVALIDIDXDESC           0x2727
#define DBIERR_NOSUCHTABLE              0x2728
#define DBIERR_USECOUNT                 0x2729
#define DBIERR_INVALIDKEY               0x272A
#define DBIERR_INDEXEXISTS              0x272B
#define DBIERR_INDEXOPEN                0x272C
#define DBIERR_INVALIDBLOBLEN           0x272D
#define DBIERR_INVALIDBLOBHANDLE        0x272E
#define DBIERR_TABLEOPEN                0x272F
#define DBIERR_NEEDRESTRUCTURE          0x2730
#define DBIERR_INVALIDMODE              0x2731
#define DBIERR_CANNOTCLOSE              0x2732
#define DBIERR_ACTIVEINDEX              0x2733
#define DBIERR_INVALIDUSRPASS           0x2734
#define DBIERR_MULTILEVELCASCADE        0x2735
#define DBIERR_INVALIDFIELDNAME         0x2736
#define DBIERR_INVALIDTABLENAME         0x2737
#define DBIERR_INVALIDLINKEXPR          0x2738
#define DBIERR_NAMERESERVED             0x2739
#define DBIERR_INVALIDFILEEXTN          0x273A
#define DBIERR_INVALIDLANGDRV           0x273B
#define DBIERR_ALIASNOTOPEN             0x273C
#define DBIERR_INCOMPATRECSTRUCTS       0x273D
#define DBIERR_RESERVEDOSNAME           0x273E
#define DBIERR_DESTMUSTBEINDEXED        0x273F
#define DBIERR_INVALIDINDEXTYPE         0x2740
#define DBIERR_LANGDRVMISMATCH          0x2741
#define DBIERR_NOSUCHFILTER             0x2742
#define DBIERR_INVALIDFILTER            0x2743
#define DBIERR_INVALIDTABLECREATE       0x2744
#define DBIERR_INVALIDTABLEDELETE       0x2745
#define DBIERR_INVALIDINDEXCREATE       0x2746
#define DBIERR_INVALIDINDEXDELETE       0x2747
#define DBIERR_INVALIDTABLE             0x2748
#define DBIERR_MULTIRESULTS             0x2749
#define DBIERR_INVALIDTIME              0x274A
#define DBIERR_INVALIDDATE              0x274B
#define DBIERR_INVALIDTIMESTAMP         0x274C
#define DBIERR_DIFFERENTPATH            0x274D
#define DBIERR_MISMATCHARGS             0x274E
#define DBIERR_FUNCTIONNOTFOUND         0x274F
#define DBIERR_MUSTUSEBASEORDER         0x2750
#define DBIERR_INVALIDPROCEDURENAME     0x2751
#define DBIERR_INVALIDFLDMAP            0x2752

/* Locks and transactions */
#define ERRCODE_LOCKED                  1
#define ERRCODE_UNLOCKFAILED            2
#define ERRCODE_FILEBUSY                3
#define ERRCODE_DIRBUSY                 4
#define ERRCODE_FILELOCKED              5
#define ERRCODE_DIRLOCKED               6
#define ERRCODE_ALREADYLOCKED           7
#define ERRCODE_NOTLOCKED               8
#define ERRCODE_LOCKTIMEOUT             9
#define ERRCODE_GROUPLOCKED             10
#define ERRCODE_LOSTTBLLOCK             11
#define ERRCODE_LOSTEXCLACCESS          12
#define ERRCODE_NEEDEXCLACCESS          13
#define ERRCODE_RECGROUPCONFLICT        14
#define ERRCODE_DEADLOCK                15
#define ERRCODE_ACTIVETRAN              16
#define ERRCODE_NOACTIVETRAN            17
#define ERRCODE_RECLOCKFAILED           18
#define ERRCODE_OPTRECLOCKFAILED        19
#define ERRCODE_OPTRECLOCKRECDEL        20
#define ERRCODE_LOCKEDRECS              21
#define ERRCODE_NEEDWRITELOCK           22
#define ERRCODE_ENLISTFAILED            23
#define DBIERR_LOCKED                   0x2801
#define DBIERR_UNLOCKFAILED             0x2802
#define DBIERR_FILEBUSY                 0x2803
#define DBIERR_DIRBUSY                  0x2804
#define DBIERR_FILELOCKED               0x2805
#define DBIERR_DIRLOCKED                0x2806
#define DBIERR_ALREADYLOCKED            0x2807
#define DBIERR_NOTLOCKED                0x2808
#define DBIERR_LOCKTIMEOUT              0x2809
#define DBIERR_GROUPLOCKED              0x280A
#define DBIERR_LOSTTBLLOCK              0x280B
#define DBIERR_LOSTEXCLACCESS           0x280C
#define DBIERR_NEEDEXCLACCESS           0x280D
#define DBIERR_RECGROUPCONFLICT         0x280E
#define DBIERR_DEADLOCK                 0x280F
#define DBIERR_ACTIVETRAN               0x2810
#define DBIERR_NOACTIVETRAN             0x2811
#define DBIERR_RECLOCKFAILED            0x2812
#define DBIERR_OPTRECLOCKFAILED         0x2813
#define DBIERR_OPTRECLOCKRECDEL         0x2814
#define DBIERR_LOCKEDRECS               0x2815
#define DBIERR_NEEDWRITELOCK            0x2816
#define DBIERR_ENLISTFAILED             0x2817

/* Rights */
#define ERRCODE_NOTSUFFFIELDRIGHTS      1
#define ERRCODE_NOTSUFFTABLERIGHTS      2
#define ERRCODE_NOTSUFFFAMILYRIGHTS     3
#define ERRCODE_READONLYDIR             4
#define ERRCODE_READONLYDB              5
#define ERRCODE_READONLYFLD             6
#define ERRCODE_TBLENCRYPTED            7
#define ERRCODE_NOTSUFFSQLRIGHTS        8
#define DBIERR_NOTSUFFFIELDRIGHTS       0x2901
#define DBIERR_NOTSUFFTABLERIGHTS       0x2902
#define DBIERR_NOTSUFFFAMILYRIGHTS      0x2903
#define DBIERR_READONLYDIR              0x2904
#define DBIERR_READONLYDB               0x2905
#define DBIERR_READONLYFLD              0x2906
#define DBIERR_TBLENCRYPTED             0x2907
#define DBIERR_NOTSUFFSQLRIGHTS         0x2908

/* Not in this context */
#define ERRCODE_NOTABLOB                1
#define ERRCODE_BLOBOPENED              2
#define ERRCODE_BLOBNOTOPENED           3
#define ERRCODE_NA                      4
#define ERRCODE_NOTINDEXED              5
#define ERRCODE_NOTINITIALIZED          6
#define ERRCODE_MULTIPLEINIT            7
#define ERRCODE_NOTSAMESESSION          8
#define ERRCODE_PDXDRIVERNOTACTIVE      9
#define ERRCODE_DRIVERNOTLOADED         10
#define ERRCODE_TABLEREADONLY           11
#define ERRCODE_NOASSOCINDEX            12
#define ERRCODE_HASOPENCURSORS          13
#define ERRCODE_NOTABLESUPPORT          14
#define ERRCODE_INDEXREADONLY           15
#define ERRCODE_NOUNIQUERECS            16
#define ERRCODE_NOTCURSESSION           17
#define ERRCODE_INVALIDKEYWORD          18
#define ERRCODE_CONNECTINUSE            19
#define ERRCODE_CONNECTNOTSHARED        20
#define DBIERR_NOTABLOB                 0x2A01
#define DBIERR_BLOBOPENED               0x2A02
#define DBIERR_BLOBNOTOPENED            0x2A03
#define DBIERR_NA                       0x2A04
#define DBIERR_NOTINDEXED               0x2A05
#define DBIERR_NOTINITIALIZED           0x2A06
#define DBIERR_MULTIPLEINIT             0x2A07
#define DBIERR_NOTSAMESESSION           0x2A08
#define DBIERR_PDXDRIVERNOTACTIVE       0x2A09
#define DBIERR_DRIVERNOTLOADED          0x2A0A
#define DBIERR_TABLEREADONLY            0x2A0B
#define DBIERR_NOASSOCINDEX             0x2A0C
#define DBIERR_HASOPENCURSORS           0x2A0D
#define DBIERR_NOTABLESUPPORT           0x2A0E
#define DBIERR_INDEXREADONLY            0x2A0F
#define DBIERR_NOUNIQUERECS             0x2A10
#define DBIERR_NOTCURSESSION            0x2A11
#define DBIERR_INVALIDKEYWORD           0x2A12
#define DBIERR_CONNECTINUSE             0x2A13
#define DBIERR_CONNECTNOTSHARED         0x2A14

/* Operating system; the codes are those of DOS */
#define ERRCODE_OSEINVFNC               1
#define ERRCODE_OSENOENT                2
#define ERRCODE_OSENOPATH               3
#define ERRCODE_OSEMFILE                4
#define ERRCODE_OSEACCES                5
#define ERRCODE_OSEBADF                 6
#define ERRCODE_OSECONTR                7
#define ERRCODE_OSENOMEM                8
#define ERRCODE_OSEINVMEM               9
#define ERRCODE_OSEINVENV               10
#define ERRCODE_OSEINVFMT               11
#define ERRCODE_OSEINVACC               12
#define ERRCODE_OSEINVDAT               13
#define ERRCODE_OSENODEV                15
#define ERRCODE_OSECURDIR               16
#define ERRCODE_OSENOTSAM               17
#define ERRCODE_OSENMFILE               18
#define ERRCODE_OSEINVAL                19
#define ERRCODE_OSE2BIG                 20
#define ERRCODE_OSENOEXEC               21
#define ERRCODE_OSEXDEV                 22
#define ERRCODE_OSEDOM                  33
#define ERRCODE_OSERANGE                34
#define ERRCODE_OSEEXIST                35
#define ERRCODE_OSUNKNOWN               39
#define ERRCODE_OSSHAREVIOL             50
#define ERRCODE_OSLOCKVIOL              51
#define ERRCODE_OSINT24FAIL             52
#define ERRCODE_OSDRIVENOTREADY         53
#define ERRCODE_NOTEXACT                100
#define ERRCODE_OSNETERR                101
#define ERRCODE_OSUNKNOWNSRVERR         102
#define ERRCODE_SERVERNOMEMORY          103
#define ERRCODE_OSALREADYLOCKED         104
#define ERRCODE_OSNOTLOCKED             105
#define ERRCODE_NOSERVERSW              106
#define DBIERR_OSEINVFNC                0x2B01
#define DBIERR_OSENOENT                 0x2B02
#define DBIERR_OSENOPATH                0x2B03
#define DBIERR_OSEMFILE                 0x2B04
#define DBIERR_OSEACCES                 0x2B05
#define DBIERR_OSEBADF                  0x2B06
#define DBIERR_OSECONTR                 0x2B07
#define DBIERR_OSENOMEM                 0x2B08
#define DBIERR_OSEINVMEM                0x2B09
#define DBIERR_OSEINVENV                0x2B0A
#define DBIERR_OSEINVFMT                0x2B0B
#define DBIERR_OSEINVACC                0x2B0C
#define DBIERR_OSEINVDAT                0x2B0D
#define DBIERR_OSENODEV                 0x2B0F
#define DBIERR_OSECURDIR                0x2B10
#define DBIERR_OSENOTSAM                0x2B11
#define DBIERR_OSENMFILE                0x2B12
#define DBIERR_OSEINVAL                 0x2B13
#define DBIERR_OSE2BIG                  0x2B14
#define DBIERR_OSENOEXEC                0x2B15
#define DBIERR_OSEXDEV                  0x2B16
#define DBIERR_OSEDOM                   0x2B21
#define DBIERR_OSERANGE                 0x2B22
#define DBIERR_OSEEXIST                 0x2B23
#define DBIERR_OSUNKNOWN                0x2B27
#define DBIERR_OSSHAREVIOL              0x2B32
#define DBIERR_OSLOCKVIOL               0x2B33
#define DBIERR_OSINT24FAIL              0x2B34
#define DBIERR_OSDRIVENOTREADY          0x2B35
#define DBIERR_NOTEXACT                 0x2B64
#define DBIERR_OSNETERR                 0x2B65
#define DBIERR_OSUNKNOWNSRVERR          0x2B66
#define DBIERR_SERVERNOMEMORY           0x2B67
#define DBIERR_OSALREADYLOCKED          0x2B68
#define DBIERR_OSNOTLOCKED              0x2B69
#define DBIERR_NOSERVERSW               0x2B6A

/* Network */
#define ERRCODE_NETINITERR              1
#define ERRCODE_NETUSERLIMIT            2
#define ERRCODE_NETFILEVERSION          3
#define ERRCODE_NETFILELOCKED           4
#define ERRCODE_DIRNOTPRIVATE           5
#define ERRCODE_NETMULTIPLE             6
#define ERRCODE_NETUNKNOWN              7
#define ERRCODE_SHAREDFILE              8
#define ERRCODE_SHARENOTLOADED          9
#define ERRCODE_NOTONANETWORK           10
#define ERRCODE_SQLCOMMLOST             11
#define ERRCODE_SERVERCOMMLOST          12
#define ERRCODE_SQLSERVERNOTFOUND       13
#define ERRCODE_SERVERNOTFOUND          14
#define DBIERR_NETINITERR               0x2C01
#define DBIERR_NETUSERLIMIT             0x2C02
#define DBIERR_NETFILEVERSION           0x2C03
#define DBIERR_NETFILELOCKED            0x2C04
#define DBIERR_DIRNOTPRIVATE            0x2C05
#define DBIERR_NETMULTIPLE              0x2C06
#define DBIERR_NETUNKNOWN               0x2C07
#define DBIERR_SHAREDFILE               0x2C08
#define DBIERR_SHARENOTLOADED           0x2C09
#define DBIERR_NOTONANETWORK            0x2C0A
#define DBIERR_SQLCOMMLOST              0x2C0B
#define DBIERR_SERVERCOMMLOST           0x2C0C
#define DBIERR_SQLSERVERNOTFOUND        0x2C0D
#define DBIERR_SERVERNOTFOUND           0x2C0E

/* Optional parameters */
#define ERRCODE_REQOPTPARAM             1
#define ERRCODE_INVALIDOPTPARAM         2
#define DBIERR_REQOPTPARAM              0x2D01
#define DBIERR_INVALIDOPTPARAM          0x2D02

/* Queries */
#define DBICODE_AMBJOASY                0x1
#define DBICODE_AMBJOSYM                0x2
#define DBICODE_AMBOUTEX                0x3
#define DBICODE_AMBOUTPR                0x4
#define DBICODE_AMBSYMAS                0x5
#define DBICODE_ASETOPER                0x6
#define DBICODE_AVENUMDA                0x7
#define DBICODE_BADEXPR1                0x8
#define DBICODE_BADFLDOR                0x9
#define DBICODE_BADVNAME                0xA
#define DBICODE_BITMAPER                0xB
#define DBICODE_CALCBADR                0xC
#define DBICODE_CALCTYPE                0xD
#define DBICODE_CHGTO1TI                0xE
#define DBICODE_CHGTOCHG                0xF
#define DBICODE_CHGTOEXP                0x10
#define DBICODE_CHGTOINS                0x11
#define DBICODE_CHGTONEW                0x12
#define DBICODE_CHGTOVAL                0x13
#define DBICODE_CHKMRKFI                0x14
#define DBICODE_CHNAMBIG                0x15
#define DBICODE_CHUNKERR                0x16
#define DBICODE_COLUM255                0x17
#define DBICODE_CONAFTAS                0x18
#define DBICODE_DEL1TIME                0x19
#define DBICODE_DELAMBIG                0x1A
#define DBICODE_DELFRDEL                0x1B
#define DBICODE_EGFLDTYP                0x1C
#define DBICODE_EXAMINOR                0x1D
#define DBICODE_EXPRTYPS                0x1E
#define DBICODE_EXTRACOM                0x1F
#define DBICODE_EXTRAORO                0x20
#define DBICODE_EXTRAQRO                0x21
#define DBICODE_FIND1ATT                0x22
#define DBICODE_FINDANST                0x23
#define DBICODE_GRPNOSET                0x24
#define DBICODE_GRPSTROW                0x25
#define DBICODE_IDFINLCO                0x26
#define DBICODE_IDFPERLI                0x27
#define DBICODE_INANEXPR                0x28
#define DBICODE_INS1TIME                0x29
#define DBICODE_INSAMBIG                0x2A
#define DBICODE_INSDELCH                0x2B
#define DBICODE_INSEXPRR                0x2C
#define DBICODE_INSTOINS                0x2D
#define DBICODE_ISARRAY                 0x2E
#define DBICODE_LABELERR                0x2F
#define DBICODE_LINKCALC                0x30
#define DBICODE_LNGVNAME                0x31
#define DBICODE_LONGQURY                0x32
#define DBICODE_MEMVPROC                0x33
#define DBICODE_MISNGCOM                0x34
#define DBICODE_MISNGRPA                0x35
#define DBICODE_MISSRTQU                0x36
#define DBICODE_NAMTWICE                0x37
#define DBICODE_NOCHKMAR                0x38
#define DBICODE_NODEFOCC                0x39
#define DBICODE_NOGROUPS                0x3A
#define DBICODE_NONSENSE                0x3B
#define DBICODE_NOPATTER                0x3C
#define DBICODE_NOSUCHDA                0x3D
#define DBICODE_NOVALUE                 0x3E
#define DBICODE_ONLYCONS                0x3F
#define DBICODE_ONLYSETR                0x40
#define DBICODE_OUTSENS1                0x41
#define DBICODE_OUTTWIC1                0x42
#define DBICODE_PAROWCNT                0x43
#define DBICODE_PERSEPAR                0x44
#define DBICODE_PROCPLSW                0x45
#define DBICODE_PWINSRTS                0x46
#define DBICODE_PWMODRTS                0x47
#define DBICODE_QBEFLDFOUND             0x48
#define DBICODE_QBENOFENCE              0x49
#define DBICODE_QBENOFENCET             0x4A
#define DBICODE_QBENOHEADERT            0x4B
#define DBICODE_QBENOTAB                0x4C
#define DBICODE_QBENUMCOLS              0x4D
#define DBICODE_QBEOPENTAB              0x4E
#define DBICODE_QBETWICE                0x4F
#define DBICODE_QRYNOANSWER             0x50
#define DBICODE_QRYNOTPREP              0x51
#define DBICODE_QUAINDEL                0x52
#define DBICODE_QUAININS                0x53
#define DBICODE_RAGININS                0x54
#define DBICODE_RAGINSET                0x55
#define DBICODE_ROWUSERR                0x56
#define DBICODE_SETEXPEC                0x57
#define DBICODE_SETVAMB1                0x58
#define DBICODE_SETVBAD1                0x59
#define DBICODE_SETVDEF1                0x5A
#define DBICODE_SUMNUMBE                0x5B
#define DBICODE_TBLISWP3                0x5C
#define DBICODE_TOKENNOT                0x5D
#define DBICODE_TWOOUTR1                0x5E
#define DBICODE_TYPEMISM                0x5F
#define DBICODE_UNRELQ1                 0x60
#define DBICODE_UNUSEDST                0x61
#define DBICODE_USEINSDE                0x62
#define DBICODE_USEOFCHG                0x63
#define DBICODE_VARMUSTF                0x64
#define DBICODE_REGISTER                0x65
#define DBICODE_LONGEXPR                0x66
#define DBICODE_REFRESH                 0x67
#define DBICODE_CANCEXCEPT              0x68
#define DBICODE_DBEXCEPT                0x69
#define DBICODE_MEMEXCEPT               0x6A
#define DBICODE_FATALEXCEPT             0x6B
#define DBICODE_QRYNIY                  0x6C
#define DBICODE_BADFORMAT               0x6D
#define DBICODE_QRYEMPTY                0x6E
#define DBICODE_NOQRYTOPREP             0x6F
#define DBICODE_BUFFTOOSMALL            0x70
#define DBICODE_QRYNOTPARSE             0x71
#define DBICODE_NOTHANDLE               0x72
#define DBICODE_QRYSYNTERR              0x73
#define DBICODE_QXFLDCOUNT              0x74
#define DBICODE_QXFLDSYMNOTFOUND        0x75
#define DBICODE_QXTBLSYMNOTFOUND        0x76
#define DBICODE_BLOBTERM                0x77
#define DBICODE_BLOBERR                 0x78
#define DBICODE_RESTARTQRY              0x79
#define DBICODE_UNKNOWNANSTYPE          0x7A
#define DBICODE_SQLG_MDIST              0x7B
#define DBICODE_SQLG_NOARI              0x7C
#define DBICODE_SQLG_LIKEN              0x7D
#define DBICODE_SQLG_ALPHO              0x7E
#define DBICODE_SQLG_DATEO              0x7F
#define DBICODE_SQLG_RELOP              0x80
#define DBICODE_SQLG_ONLYC              0x81
#define DBICODE_SQLG_CNTLN              0x82
#define DBICODE_SQLG_CHINI              0x83
#define DBICODE_SQLG_UNION              0x84
#define DBICODE_SQLG_SLFIN              0x85
#define DBICODE_SQLG_OTJVR              0x86
#define DBICODE_SQLG_STROW              0x87
#define DBICODE_SQLG_QUANT              0x88
#define DBICODE_SQLG_REGSO              0x89
#define DBICODE_SQLG_COUNT              0x8A
#define DBICODE_SQLG_AVERA              0x8B
#define DBICODE_SQLG_DATEA              0x8C
#define DBICODE_SQLG_BADPT              0x8D
#define DBICODE_SQLG_RELPA              0x8E
#define DBICODE_SQLG_PATRN              0x8F
#define DBICODE_SQLG_FNDSU              0x90
#define DBICODE_SQLG_IFDCS              0x91
#define DBICODE_SQLG_IDCCO              0x92
#define DBICODE_SQLG_ONLYI              0x93
#define DBICODE_SQLG_SQLDIALECT         0x94
#define DBICODE_SQLG_NOQUERY            0x95
#define DBICODE_BLOBGROUP               0x96
#define DBICODE_QRYNOPROP               0x97
#define DBICODE_ANSTYPNOTSUP            0x98
#define DBICODE_ANSALIASNOTSUP          0x99
#define DBICODE_INSBLOBREQ              0x9A
#define DBICODE_CHGUNIQUENDXREQ         0x9B
#define DBICODE_DELUNIQUENDXREQ         0x9C
#define DBICODE_SQLNOFULLUPDATE         0x9D
#define DBICODE_CANTEXECREMOTE          0x9E
#define DBICODE_UNEXPECTEDEOC           0x9F
#define DBICODE_SQLPARAMNOTSET          0xA0
#define DBICODE_QUERYTOOLONG            0xA1
#define DBICODE_NOSUCHRELORALIAS        0xAA
#define DBICODE_TYPEAMBIGUITY           0xAB
#define DBICODE_ORDERBYNOTAPROJ         0xAC
#define DBICODE_SQLPARSE                0xAD
#define DBICODE_CONSTRAINTFAILED        0xAE
#define DBICODE_NOTGROUPINGFIELD        0xAF
#define DBICODE_UDFNOTDEFINED           0xB0
#define DBICODE_UDFERROR                0xB1
#define DBICODE_SINGLEROWERROR          0xB2
#define DBICODE_GROUPEXPR               0xB3
#define DBICODE_QUERYTEXT               0xB4
#define DBICODE_ANSIJOINSUP             0xB5
#define DBICODE_DISTUNION               0xB6
#define DBICODE_GROUPBYREQ              0xB7
#define DBICODE_INSUPDAUTOIC            0xB8
#define DBICODE_UPDREFINTSINGLE         0xB9
#define DBICODE_NOMSACCESS              0xBA
#define DBICODE_FIELDCONSTPREP          0xBB
#define DBICODE_FIELDDEFPREP            0xBC
#define DBICODE_RECCONSTPREP            0xBD
#define DBICODE_TOOFEWSUBEXPR           0xBE
#define DBICODE_TOOMANYSUBEXPR          0xBF
#define DBICODE_INVALIDNODETYPE         0xC0
#define DBICODE_BOOLEXPR                0xC1
#define DBICODE_NONBOOLEXPR             0xC2
#define DBICODE_NOOUTERJOIN             0xC3
#define DBICODE_USERCONSTRERR           0xC4
#define DBIERR_AMBJOASY                 0x2E01
#define DBIERR_AMBJOSYM                 0x2E02
#define DBIERR_AMBOUTEX                 0x2E03
#define DBIERR_AMBOUTPR                 0x2E04
#define DBIERR_AMBSYMAS                 0x2E05
#define DBIERR_ASETOPER                 0x2E06
#define DBIERR_AVENUMDA                 0x2E07
#define DBIERR_BADEXPR1                 0x2E08
#define DBIERR_BADFLDOR                 0x2E09
#define DBIERR_BADVNAME                 0x2E0A
#define DBIERR_BITMAPER                 0x2E0B
#define DBIERR_CALCBADR                 0x2E0C
#define DBIERR_CALCTYPE                 0x2E0D
#define DBIERR_CHGTO1TI                 0x2E0E
#define DBIERR_CHGTOCHG                 0x2E0F
#define DBIERR_CHGTOEXP                 0x2E10
#define DBIERR_CHGTOINS                 0x2E11
#define DBIERR_CHGTONEW                 0x2E12
#define DBIERR_CHGTOVAL                 0x2E13
#define DBIERR_CHKMRKFI                 0x2E14
#define DBIERR_CHNAMBIG                 0x2E15
#define DBIERR_CHUNKERR                 0x2E16
#define DBIERR_COLUM255                 0x2E17
#define DBIERR_CONAFTAS                 0x2E18
#define DBIERR_DEL1TIME                 0x2E19
#define DBIERR_DELAMBIG                 0x2E1A
#define DBIERR_DELFRDEL                 0x2E1B
#define DBIERR_EGFLDTYP                 0x2E1C
#define DBIERR_EXAMINOR                 0x2E1D
#define DBIERR_EXPRTYPS                 0x2E1E
#define DBIERR_EXTRACOM                 0x2E1F
#define DBIERR_EXTRAORO                 0x2E20
#define DBIERR_EXTRAQRO                 0x2E21
#define DBIERR_FIND1ATT                 0x2E22
#define DBIERR_FINDANST                 0x2E23
#define DBIERR_GRPNOSET                 0x2E24
#define DBIERR_GRPSTROW                 0x2E25
#define DBIERR_IDFINLCO                 0x2E26
#define DBIERR_IDFPERLI                 0x2E27
#define DBIERR_INANEXPR                 0x2E28
#define DBIERR_INS1TIME                 0x2E29
#define DBIERR_INSAMBIG                 0x2E2A
#define DBIERR_INSDELCH                 0x2E2B
#define DBIERR_INSEXPRR                 0x2E2C
#define DBIERR_INSTOINS                 0x2E2D
#define DBIERR_ISARRAY                  0x2E2E
#define DBIERR_LABELERR                 0x2E2F
#define DBIERR_LINKCALC                 0x2E30
#define DBIERR_LNGVNAME                 0x2E31
#define DBIERR_LONGQURY                 0x2E32
#define DBIERR_MEMVPROC                 0x2E33
#define DBIERR_MISNGCOM                 0x2E34
#define DBIERR_MISNGRPA                 0x2E35
#define DBIERR_MISSRTQU                 0x2E36
#define DBIERR_NAMTWICE                 0x2E37
#define DBIERR_NOCHKMAR                 0x2E38
#define DBIERR_NODEFOCC                 0x2E39
#define DBIERR_NOGROUPS                 0x2E3A
#define DBIERR_NONSENSE                 0x2E3B
#define DBIERR_NOPATTER                 0x2E3C
#define DBIERR_NOSUCHDA                 0x2E3D
#define DBIERR_NOVALUE                  0x2E3E
#define DBIERR_ONLYCONS                 0x2E3F
#define DBIERR_ONLYSETR                 0x2E40
#define DBIERR_OUTSENS1                 0x2E41
#define DBIERR_OUTTWIC1                 0x2E42
#define DBIERR_PAROWCNT                 0x2E43
#define DBIERR_PERSEPAR                 0x2E44
#define DBIERR_PROCPLSW                 0x2E45
#define DBIERR_PWINSRTS                 0x2E46
#define DBIERR_PWMODRTS                 0x2E47
#define DBIERR_QBEFLDFOUND              0x2E48
#define DBIERR_QBENOFENCE               0x2E49
#define DBIERR_QBENOFENCET              0x2E4A
#define DBIERR_QBENOHEADERT             0x2E4B
#define DBIERR_QBENOTAB                 0x2E4C
#define DBIERR_QBENUMCOLS               0x2E4D
#define DBIERR_QBEOPENTAB               0x2E4E
#define DBIERR_QBETWICE                 0x2E4F
#define DBIERR_QRYNOANSWER              0x2E50
#define DBIERR_QRYNOTPREP               0x2E51
#define DBIERR_QUAINDEL                 0x2E52
#define DBIERR_QUAININS                 0x2E53
#define DBIERR_RAGININS                 0x2E54
#define DBIERR_RAGINSET                 0x2E55
#define DBIERR_ROWUSERR                 0x2E56
#define DBIERR_SETEXPEC                 0x2E57
#define DBIERR_SETVAMB1                 0x2E58
#define DBIERR_SETVBAD1                 0x2E59
#define DBIERR_SETVDEF1                 0x2E5A
#define DBIERR_SUMNUMBE                 0x2E5B
#define DBIERR_TBLISWP3                 0x2E5C
#define DBIERR_TOKENNOT                 0x2E5D
#define DBIERR_TWOOUTR1                 0x2E5E
#define DBIERR_TYPEMISM                 0x2E5F
#define DBIERR_UNRELQ1                  0x2E60
#define DBIERR_UNUSEDST                 0x2E61
#define DBIERR_USEINSDE                 0x2E62
#define DBIERR_USEOFCHG                 0x2E63
#define DBIERR_VARMUSTF                 0x2E64
#define DBIERR_REGISTER                 0x2E65
#define DBIERR_LONGEXPR                 0x2E66
#define DBIERR_REFRESH                  0x2E67
#define DBIERR_CANCEXCEPT               0x2E68
#define DBIERR_DBEXCEPT                 0x2E69
#define DBIERR_MEMEXCEPT                0x2E6A
#define DBIERR_FATALEXCEPT              0x2E6B
#define DBIERR_QRYNIY                   0x2E6C
#define DBIERR_BADFORMAT                0x2E6D
#define DBIERR_QRYEMPTY                 0x2E6E
#define DBIERR_NOQRYTOPREP              0x2E6F
#define DBIERR_BUFFTOOSMALL             0x2E70
#define DBIERR_QRYNOTPARSE              0x2E71
#define DBIERR_NOTHANDLE                0x2E72
#define DBIERR_QRYSYNTERR               0x2E73
#define DBIERR_QXFLDCOUNT               0x2E74
#define DBIERR_QXFLDSYMNOTFOUND         0x2E75
#define DBIERR_QXTBLSYMNOTFOUND         0x2E76
#define DBIERR_BLOBTERM                 0x2E77
#define DBIERR_BLOBERR                  0x2E78
#define DBIERR_RESTARTQRY               0x2E79
#define DBIERR_UNKNOWNANSTYPE           0x2E7A
#define DBIERR_SQLG_MDIST               0x2E7B
#define DBIERR_SQLG_NOARI               0x2E7C
#define DBIERR_SQLG_LIKEN               0x2E7D
#define DBIERR_SQLG_ALPHO               0x2E7E
#define DBIERR_SQLG_DATEO               0x2E7F
#define DBIERR_SQLG_RELOP               0x2E80
#define DBIERR_SQLG_ONLYC               0x2E81
#define DBIERR_SQLG_CNTLN               0x2E82
#define DBIERR_SQLG_CHINI               0x2E83
#define DBIERR_SQLG_UNION               0x2E84
#define DBIERR_SQLG_SLFIN               0x2E85
#define DBIERR_SQLG_OTJVR               0x2E86
#define DBIERR_SQLG_STROW               0x2E87
#define DBIERR_SQLG_QUANT               0x2E88
#define DBIERR_SQLG_REGSO               0x2E89
#define DBIERR_SQLG_COUNT               0x2E8A
#define DBIERR_SQLG_AVERA               0x2E8B
#define DBIERR_SQLG_DATEA               0x2E8C
#define DBIERR_SQLG_BADPT               0x2E8D
#define DBIERR_SQLG_RELPA               0x2E8E
#define DBIERR_SQLG_PATRN               0x2E8F
#define DBIERR_SQLG_FNDSU               0x2E90
#define DBIERR_SQLG_IFDCS               0x2E91
#define DBIERR_SQLG_IDCCO               0x2E92
#define DBIERR_SQLG_ONLYI               0x2E93
#define DBIERR_SQLG_SQLDIALECT          0x2E94
#define DBIERR_SQLG_NOQUERY             0x2E95
#define DBIERR_BLOBGROUP                0x2E96
#define DBIERR_QRYNOPROP                0x2E97
#define DBIERR_ANSTYPNOTSUP             0x2E98
#define DBIERR_ANSALIASNOTSUP           0x2E99
#define DBIERR_INSBLOBREQ               0x2E9A
#define DBIERR_CHGUNIQUENDXREQ          0x2E9B
#define DBIERR_DELUNIQUENDXREQ          0x2E9C
#define DBIERR_SQLNOFULLUPDATE          0x2E9D
#define DBIERR_CANTEXECREMOTE           0x2E9E
#define DBIERR_UNEXPECTEDEOC            0x2E9F
#define DBIERR_SQLPARAMNOTSET           0x2EA0
#define DBIERR_QUERYTOOLONG             0x2EA1
#define DBIERR_NOSUCHRELORALIAS         0x2EAA
#define DBIERR_TYPEAMBIGUITY            0x2EAB
#define DBIERR_ORDERBYNOTAPROJ          0x2EAC
#define DBIERR_SQLPARSE                 0x2EAD
#define DBIERR_CONSTRAINTFAILED         0x2EAE
#define DBIERR_NOTGROUPINGFIELD         0x2EAF
#define DBIERR_UDFNOTDEFINED            0x2EB0
#define DBIERR_UDFERROR                 0x2EB1
#define DBIERR_SINGLEROWERROR           0x2EB2
#define DBIERR_GROUPEXPR                0x2EB3
#define DBIERR_QUERYTEXT                0x2EB4
#define DBIERR_ANSIJOINSUP              0x2EB5
#define DBIERR_DISTUNION                0x2EB6
#define DBIERR_GROUPBYREQ               0x2EB7
#define DBIERR_INSUPDAUTOINC            0x2EB8
#define DBIERR_UPDREFINTSINGLE          0x2EB9
#define DBIERR_NOMSACCESS               0x2EBA
#define DBIERR_FIELDCONSTPREP           0x2EBB
#define DBIERR_FIELDDEFPREP             0x2EBC
#define DBIERR_RECCONSTPREP             0x2EBD
#define DBIERR_TOOFEWSUBEXPR            0x2EBE
#define DBIERR_TOOMANYSUBEXPR           0x2EBF
#define DBIERR_INVALIDNODETYPE          0x2EC0
#define DBIERR_BOOLEXPR                 0x2EC1
#define DBIERR_NONBOOLEXPR              0x2EC2
#define DBIERR_NOOUTERJOIN              0x2EC3
#define DBIERR_USERCONSTRERR            0x2EC4

/* Versions */
#define ERRCODE_INTERFACEVER            1
#define ERRCODE_INDEXOUTOFDATE          2
#define ERRCODE_OLDVERSION              3
#define ERRCODE_VALFILEINVALID          4
#define ERRCODE_BLOBVERSION             5
#define ERRCODE_ENGQRYMISMATCH          6
#define ERRCODE_SERVERVERSION           7
#define ERRCODE_TABLELEVEL              8
#define DBIERR_INTERFACEVER             0x2F01
#define DBIERR_INDEXOUTOFDATE           0x2F02
#define DBIERR_OLDVERSION               0x2F03
#define DBIERR_VALFILEINVALID           0x2F04
#define DBIERR_BLOBVERSION              0x2F05
#define DBIERR_ENGQRYMISMATCH           0x2F06
#define DBIERR_SERVERVERSION            0x2F07
#define DBIERR_TABLELEVEL               0x2F08

/* Not supported */
#define ERRCODE_NOTSUPPORTED            1
#define ERRCODE_NIY                     2
#define ERRCODE_TABLESQL                3
#define ERRCODE_SEARCHCOLREQD           4
#define ERRCODE_NOMULTCONNECT           5
#define ERRCODE_NODBASEEXPR             6
#define ERRCODE_NONESTEDTRAN            7
#define DBIERR_NOTSUPPORTED             0x3001
#define DBIERR_NIY                      0x3002
#define DBIERR_TABLESQL                 0x3003
#define DBIERR_SEARCHCOLREQD            0x3004
#define DBIERR_NOMULTCONNECT            0x3005
#define DBIERR_NODBASEEXPR              0x3006
#define DBIERR_NONESTEDTRAN             0x3007

/* Configuration */
#define ERRCODE_INVALIDDBSPEC           1
#define ERRCODE_UNKNOWNDBTYPE           2
#define ERRCODE_INVALIDSYSDATA          3
#define ERRCODE_UNKNOWNNETTYPE          4
#define ERRCODE_NOTONTHATNET            5
#define ERRCODE_INVALIDCFGPARAM         6
#define DBIERR_INVALIDDBSPEC            0x3101
#define DBIERR_UNKNOWNDBTYPE            0x3102
#define DBIERR_INVALIDSYSDATA           0x3103
#define DBIERR_UNKNOWNNETTYPE           0x3104
#define DBIERR_NOTONTHATNET             0x3105
#define DBIERR_INVALIDCFGPARAM          0x3106

/* Warnings of DbiDoRestructure */
#define ERRCODE_OBJIMPLICITLYDROPPED    1
#define ERRCODE_OBJMAYBETRUNCATED       2
#define ERRCODE_OBJIMPLICITLYMODIFIED   3
#define ERRCODE_VALIDATEDATA            4
#define ERRCODE_VALFIELDMODIFIED        5
#define ERRCODE_TABLELEVELCHANGED       6
#define ERRCODE_COPYLINKEDTABLES        7
#define ERRCODE_OTHERSERVERLOADED       8
#define ERRCODE_OBJIMPLICITLYTRUNCATED  9
#define ERRCODE_VCHKMAYNOTBEENFORCED    10
#define ERRCODE_MULTIPLEUNIQRECS        11
#define ERRCODE_FIELDMUSTBETRIMMED      12
#define DBIERR_OBJIMPLICITLYDROPPED     0x3201
#define DBIERR_OBJMAYBETRUNCATED        0x3202
#define DBIERR_OBJIMPLICITLYMODIFIED    0x3203
#define DBIERR_VALIDATEDATA             0x3204
#define DBIERR_VALFIELDMODIFIED         0x3205
#define DBIERR_TABLELEVELCHANGED        0x3206
#define DBIERR_COPYLINKEDTABLES         0x3207
#define DBIERR_OTHERSERVERLOADED        0x3208
#define DBIERR_OBJIMPLICITLYTRUNCATED   0x3209
#define DBIERR_VCHKMAYNOTBEENFORCED     0x320A
#define DBIERR_MULTIPLEUNIQRECS         0x320B
#define DBIERR_FIELDMUSTBETRIMMED       0x320C

/* Other */
#define ERRCODE_FILEEXISTS              1
#define ERRCODE_BLOBMODIFIED            2
#define ERRCODE_UNKNOWNSQL              3
#define ERRCODE_TABLEEXISTS             4
#define ERRCODE_PDX10TABLE              5
#define ERRCODE_UPDATEABORT             6
#define DBIERR_FILEEXISTS               0x3301
#define DBIERR_BLOBMODIFIED             0x3302
#define DBIERR_UNKNOWNSQL               0x3303
#define DBIERR_TABLEEXISTS              0x3304
#define DBIERR_PDX10TABLE               0x3305
#define DBIERR_UPDATEABORT              0x3306

/* Compatibility */
#define ERRCODE_DIFFSORTORDER           1
#define ERRCODE_DIRINUSEBYOLDVER        2
#define ERRCODE_PDX35LDDRIVER           3
#define DBIERR_DIFFSORTORDER            0x3401
#define DBIERR_DIRINUSEBYOLDVER         0x3402
#define DBIERR_PDX35LDDRIVER            0x3403

/* Data repository */
#define ERRCODE_REPOSITORYCORRUPT       1
#define ERRCODE_INFOBLOBCORRUPT         2
#define ERRCODE_SCHEMACORRUPT           3
#define ERRCODE_ATTRTYPEEXISTS          4
#define ERRCODE_INVALIDOBJTYPE          5
#define ERRCODE_INVALIDRELATIONTYPE     6
#define ERRCODE_VIEWEXISTS              7
#define ERRCODE_NOSUCHVIEW              8
#define ERRCODE_INVALIDRECCONSTRAINT    9
#define ERRCODE_LDBCONNECTION           10
#define ERRCODE_REPOSITORYEXISTS        11
#define ERRCODE_NOSUCHREPOSITORY        12
#define ERRCODE_REPOSITORYDBMISSING     13
#define ERRCODE_REPOSITORYOUTOFDATE     14
#define ERRCODE_REPOSITORYVERSION       15
#define ERRCODE_REPOSITORYNAME          16
#define ERRCODE_DEPENDENTOBJECTS        17
#define ERRCODE_RELATIONLIMIT           18
#define ERRCODE_RELATIONSHIPSEXIST      19
#define ERRCODE_EXCHANGEFILECORRUPT     20
#define ERRCODE_EXCHANGEFILEVERSION     21
#define ERRCODE_TYPEMISMATCH            22
#define ERRCODE_OBJECTEXISTS            23
#define ERRCODE_REPOSITORYACCESS        24
#define ERRCODE_REPOSITORYCREATE        25
#define ERRCODE_DATABASEOPENFAILED      26
#define DBIERR_REPOSITORYCORRUPT        0x3501
#define DBIERR_INFOBLOBCORRUPT          0x3502
#define DBIERR_SCHEMACORRUPT            0x3503
#define DBIERR_ATTRTYPEEXISTS           0x3504
#define DBIERR_INVALIDOBJTYPE           0x3505
#define DBIERR_INVALIDRELATIONTYPE      0x3506
#define DBIERR_VIEWEXISTS               0x3507
#define DBIERR_NOSUCHVIEW               0x3508
#define DBIERR_INVALIDRECCONSTRAINT     0x3509
#define DBIERR_LDBCONNECTION            0x350A
#define DBIERR_REPOSITORYEXISTS         0x350B
#define DBIERR_NOSUCHREPOSITORY         0x350C
#define DBIERR_REPOSITORYDBMISSING      0x350D
#define DBIERR_REPOSITORYOUTOFDATE      0x350E
#define DBIERR_REPOSITORYVERSION        0x350F
#define DBIERR_REPOSITORYNAME           0x3510
#define DBIERR_DEPENDENTOBJECTS         0x3511
#define DBIERR_RELATIONLIMIT            0x3512
#define DBIERR_RELATIONSHIPSEXIST       0x3513
#define DBIERR_EXCHANGEFILECORRUPT      0x3514
#define DBIERR_EXCHANGEFILEVERSION      0x3515
#define DBIERR_TYPEMISMATCH             0x3516
#define DBIERR_OBJECTEXISTS             0x3517
#define DBIERR_REPOSITORYACCESS         0x3518
#define DBIERR_REPOSITORYCREATE         0x3519
#define DBIERR_DATABASEOPENFAILED       0x351A

/* Drivers */
#define ERRCODE_WRONGDRVNAME            1
#define ERRCODE_WRONGSYSVER             2
#define ERRCODE_WRONGDRVVER             3
#define ERRCODE_WRONGDRVTYPE            4
#define ERRCODE_CANNOTLOADDRV           5
#define ERRCODE_CANNOTLOADLDDRV         6
#define ERRCODE_VENDINITFAIL            7
#define ERRCODE_DRIVERRESTRICTED        8
#define DBIERR_WRONGDRVNAME             0x3E01
#define DBIERR_WRONGSYSVER              0x3E02
#define DBIERR_WRONGDRVVER              0x3E03
#define DBIERR_WRONGDRVTYPE             0x3E04
#define DBIERR_CANNOTLOADDRV            0x3E05
#define DBIERR_CANNOTLOADLDDRV          0x3E06
#define DBIERR_VENDINITFAIL             0x3E07
#define DBIERR_DRIVERRESTRICTED         0x3E08

#endif /* NODBIERRS */

#if !defined(NODBIPROTOTYPES) && !defined(NODBITYPES)

/* ----------------------------------------------------------------------
 * The engine
 * ---------------------------------------------------------------------- */

/* DbiInit - starts the engine for this program and makes its first session
 * the current one. NULL takes the defaults and looks for a configuration
 * file. A C program reaches DbiInitFn through a macro of this name.
 * Errors: DBIERR_MULTIPLEINIT, DBIERR_INTERFACEVER, DBIERR_NOCONFIGFILE,
 *   DBIERR_CFGMULTIFILE
 * Source: BDE32 help, "DbiInit" */
DBIResult DBIFN
DbiInit(pDBIEnv pEnv);

/* DbiInitFn - the call behind DbiInit. iVer is the interface version that
 * the program was compiled with; 300 to 500 are taken.
 * Errors: DBIERR_MULTIPLEINIT, DBIERR_INTERFACEVER
 * Source: BDE32 help, "DbiInitFn" */
DBIResult DBIFN
DbiInitFn(uint16_t iVer, pDBIEnv pEnv);

/* DbiExit - ends everything the program has open: sessions, databases,
 * cursors, statements; local transactions that are not committed are
 * undone. Only DbiInit may follow.
 * Errors: DBIERR_NOTINITIALIZED
 * Source: BDE32 help, "DbiExit" */
DBIResult DBIFN
DbiExit(void);

/* DbiDLLExit - tells, from within a shared library and before DbiExit, that
 * the engine will be unloaded.
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiDLLExit(void);

/* DbiGetSysVersion - version of the engine and of the interface, and when
 * it was built.
 * Source: BDE32 help, "DbiGetSysVersion" */
DBIResult DBIFN
DbiGetSysVersion(pSYSVersion psysVersion);

/* DbiGetSysConfig - network protocol, user, configuration file, language
 * driver.
 * Source: BDE32 help, "DbiGetSysConfig" */
DBIResult DBIFN
DbiGetSysConfig(pSYSConfig psysConfig);

/* DbiGetClientInfo - name, work directory and language of this client,
 * number of its sessions.
 * Source: BDE32 help, "DbiGetClientInfo" */
DBIResult DBIFN
DbiGetClientInfo(pCLIENTInfo pclientInfo);

/* DbiGetSysInfo - how many drivers, clients, sessions, databases and
 * cursors there are; buffer and heap sizes in kilobytes.
 * Source: BDE32 help, "DbiGetSysInfo" */
DBIResult DBIFN
DbiGetSysInfo(pSYSInfo psysInfo);

/* DbiLoadDriver - loads a driver, by its type name, before anything needs
 * it.
 * Errors: DBIERR_UNKNOWNDRIVER, DBIERR_CANNOTLOADDRV
 * Source: BDE32 help, "DbiLoadDriver" */
DBIResult DBIFN
DbiLoadDriver(const char *pszDriverType);

/* DbiDebugLayerOptions - writes the calls of the program to a file. iOption
 * is made of DEBUGON, OUTPUTTOFILE, FLUSHEVERYOP, APPENDTOLOG.
 * Source: BDE32 help, "DbiDebugLayerOptions" */
DBIResult DBIFN
DbiDebugLayerOptions(uint16_t iOption, const char *pDebugFile);

/* DbiUseIdleTime - writes some changed pages of open tables; for a
 * program's idle loop.
 * Source: BDE32 help, "DbiUseIdleTime" */
DBIResult DBIFN
DbiUseIdleTime(void);

/* DbiGetNetUserName - the user's name on the network; room for DBIUSERNAME.
 * Errors: DBIERR_NOTSUPPORTED
 * Source: BDE32 help, "DbiGetNetUserName" */
DBIResult DBIFN
DbiGetNetUserName(char *pszNetUserName);

#define DbiInit(pEnv) DbiInitFn(DBIINTFVER, (pEnv))

/* ----------------------------------------------------------------------
 * Sessions
 * ---------------------------------------------------------------------- */

/* DbiStartSession - opens another session and makes it current. Without a
 * name the engine invents one; pNetDir may be NULL.
 * Errors: DBIERR_SESSIONSLIMIT
 * Source: BDE32 help, "DbiStartSession" */
DBIResult DBIFN
DbiStartSession(const char *pszName, phDBISes phSes, const char *pNetDir);

/* DbiGetCurrSession - the session that calls without a handle work in.
 * Source: BDE32 help, "DbiGetCurrSession" */
DBIResult DBIFN
DbiGetCurrSession(phDBISes phSes);

/* DbiSetCurrSession - makes a session current, NULL the first one. Calls
 * with a cursor work in the session of that cursor.
 * Errors: DBIERR_INVALIDSESHANDLE
 * Source: BDE32 help, "DbiSetCurrSession" */
DBIResult DBIFN
DbiSetCurrSession(hDBISes hSes);

/* DbiCloseSession - closes a session with its databases and cursors. The
 * first session stays open until DbiExit.
 * Errors: DBIERR_INVALIDSESHANDLE, DBIERR_NA
 * Source: BDE32 help, "DbiCloseSession" */
DBIResult DBIFN
DbiCloseSession(hDBISes hSes);

/* DbiGetSesInfo - number, name and directories of the current session, its
 * databases and cursors, its lock wait in seconds.
 * Source: BDE32 help, "DbiGetSesInfo" */
DBIResult DBIFN
DbiGetSesInfo(pSESInfo psesInfo);

/* DbiSetPrivateDir - where the session keeps temporary tables; NULL goes
 * back to the start directory.
 * Errors: DBIERR_INVALIDDIR, DBIERR_DIRNOTPRIVATE
 * Source: BDE32 help, "DbiSetPrivateDir" */
DBIResult DBIFN
DbiSetPrivateDir(const char *pszDir);

/* DbiAddPassword - a password that the session tries on protected tables.
 * Errors: DBIERR_PASSWORDLIMIT, DBIERR_INVALIDPASSWORD
 * Source: BDE32 help, "DbiAddPassword" */
DBIResult DBIFN
DbiAddPassword(const char *pszPassword);

/* DbiDropPassword - forgets one password, with NULL all of them.
 * Errors: DBIERR_INVALIDPASSWORD
 * Source: BDE32 help, "DbiDropPassword" */
DBIResult DBIFN
DbiDropPassword(const char *pszPassword);

/* DbiSetLockRetry - seconds that a call waits for somebody's lock: 0 none,
 * -1 without end, 5 unless set.
 * Source: BDE32 help, "DbiSetLockRetry" */
DBIResult DBIFN
DbiSetLockRetry(int16_t iWait);

/* DbiOpenUserList - rows are USERDesc: who shares the network control file.
 * Source: BDE32 help, "DbiOpenUserList" */
DBIResult DBIFN
DbiOpenUserList(phDBICur phUsers);

/* ----------------------------------------------------------------------
 * Errors
 * ---------------------------------------------------------------------- */

/* DbiGetErrorEntry - entry uEntry, from 1, of the errors that the last
 * failed call left behind. Gives the error of that entry itself,
 * DBIERR_NONE after the last one. pulNativeError and pszError (a DBIMSG)
 * may be NULL.
 * Errors: DBIERR_NOTINITIALIZED
 * Source: BDE32 help, "DbiGetErrorEntry" */
DBIResult DBIFN
DbiGetErrorEntry(uint16_t uEntry, uint32_t *pulNativeError, char *pszError);

/* DbiGetErrorInfo - the last error with its text and up to four contexts.
 * bFull asks for the contexts too.
 * Source: BDE32 help, "DbiGetErrorInfo" */
DBIResult DBIFN
DbiGetErrorInfo(DBIBOOL bFull, pDBIErrInfo pErrInfo);

/* DbiGetErrorString - text of any error; room for a DBIMSG.
 * Source: BDE32 help, "DbiGetErrorString" */
DBIResult DBIFN
DbiGetErrorString(DBIResult rslt, char *pszError);

/* DbiGetErrorContext - the latest context of a kind (ec...), an empty text
 * when there is none; room for a DBIMSG.
 * Source: BDE32 help, "DbiGetErrorContext" */
DBIResult DBIFN
DbiGetErrorContext(int16_t eContext, char *pszContext);

/* ----------------------------------------------------------------------
 * Databases
 * ---------------------------------------------------------------------- */

/* DbiOpenDatabase - opens an alias or, without a name, the standard
 * database, whose directory DbiSetDirectory sets. A NULL type is found from
 * the alias. Options come as descriptors into pOptParams.
 * Errors: DBIERR_UNKNOWNDB, DBIERR_UNKNOWNDBTYPE, DBIERR_INVALIDUSRPASS,
 *   DBIERR_INVALIDDBSPEC, DBIERR_DBLIMIT
 * Source: BDE32 help, "DbiOpenDatabase" */
DBIResult DBIFN
DbiOpenDatabase(const char *pszDbName, const char *pszDbType,
    DBIOpenMode eOpenMode, DBIShareMode eShareMode, const char *pszPassword,
    uint16_t iOptFlds, pFLDDesc pOptFldDesc, uint8_t *pOptParams,
    phDBIDb phDb);

/* DbiCloseDatabase - closes the database and its cursors, undoes its
 * transaction and sets the caller's handle to NULL.
 * Errors: DBIERR_INVALIDHNDL
 * Source: BDE32 help, "DbiCloseDatabase" */
DBIResult DBIFN
DbiCloseDatabase(phDBIDb phDb);

/* DbiSetDirectory - current directory of a standard database; NULL goes
 * back to the start directory.
 * Errors: DBIERR_INVALIDDIR, DBIERR_NOTSUPPORTED
 * Source: BDE32 help, "DbiSetDirectory" */
DBIResult DBIFN
DbiSetDirectory(hDBIDb hDb, const char *pszDir);

/* DbiGetDirectory - the current directory or, with bDefault, the start
 * directory; room for a DBIPATH.
 * Errors: DBIERR_INVALIDHNDL
 * Source: BDE32 help, "DbiGetDirectory" */
DBIResult DBIFN
DbiGetDirectory(hDBIDb hDb, DBIBOOL bDefault, char *pszDir);

/* DbiFormFullName - the table's name with directory and extension; room for
 * a DBIPATH.
 * Errors: DBIERR_INVALIDHNDL
 * Source: BDE32 help, "DbiFormFullName" */
DBIResult DBIFN
DbiFormFullName(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType, char *pszFullName);

/* DbiDatabaseFlush - drops what the connection keeps in memory.
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiDatabaseFlush(hDBIDb hDb);

/* DbiSchemaCacheFlush - forgets the cached schema of a table, with NULL of
 * all tables.
 * Errors: DBIERR_NOTSUPPORTED
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiSchemaCacheFlush(hDBIDb hDb, const char *pszTableName);

/* ----------------------------------------------------------------------
 * Lists
 * Each opens a cursor for reading alone, to be read with DbiGetNextRecord into
 * the structure named and closed with DbiCloseCursor.
 * ---------------------------------------------------------------------- */

/* DbiOpenTableList - rows are TBLBaseDesc, with bExtended TBLFullDesc.
 * pszWild takes * and ?; bSystem includes the system's tables.
 * Errors: DBIERR_INVALIDHNDL
 * Source: BDE32 help, "DbiOpenTableList" */
DBIResult DBIFN
DbiOpenTableList(hDBIDb hDb, DBIBOOL bExtended, DBIBOOL bSystem,
    const char *pszWild, phDBICur phCur);

/* DbiOpenFileList - rows are FILEDesc: the files of the database's
 * directory.
 * Source: BDE32 help, "DbiOpenFileList" */
DBIResult DBIFN
DbiOpenFileList(hDBIDb hDb, const char *pszWild, phDBICur phCur);

/* DbiOpenIndexList - rows are IDXDesc: the indexes of a table.
 * Errors: DBIERR_NOSUCHTABLE
 * Source: BDE32 help, "DbiOpenIndexList" */
DBIResult DBIFN
DbiOpenIndexList(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType, phDBICur phCur);

/* DbiOpenFieldList - rows are FLDDesc with logical types or, with
 * bPhyTypes, the driver's types. The table need not be open.
 * Errors: DBIERR_NOSUCHTABLE
 * Source: BDE32 help, "DbiOpenFieldList" */
DBIResult DBIFN
DbiOpenFieldList(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType, DBIBOOL bPhyTypes, phDBICur phCur);

/* DbiOpenVchkList - rows are VCHKDesc: the validity checks of a table.
 * Errors: DBIERR_NOSUCHTABLE
 * Source: BDE32 help, "DbiOpenVchkList" */
DBIResult DBIFN
DbiOpenVchkList(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType, phDBICur phChkCur);

/* DbiOpenRintList - rows are RINTDesc: the links to other tables.
 * Errors: DBIERR_NOSUCHTABLE
 * Source: BDE32 help, "DbiOpenRintList" */
DBIResult DBIFN
DbiOpenRintList(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType, phDBICur phChkCur);

/* DbiOpenSecurityList - rows are SECDesc: the auxiliary passwords of a
 * table.
 * Source: BDE32 help, "DbiOpenSecurityList" */
DBIResult DBIFN
DbiOpenSecurityList(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType, phDBICur phSecCur);

/* DbiOpenFamilyList - rows are FMLDesc: the files that belong to a table.
 * Source: BDE32 help, "DbiOpenFamilyList" */
DBIResult DBIFN
DbiOpenFamilyList(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType, phDBICur phFmlCur);

/* DbiOpenSPList - rows are SPDesc: stored procedures of a server. bExtended
 * and pszQual are not used.
 * Errors: DBIERR_NOTSUPPORTED
 * Source: BDE32 help, "DbiOpenSPList" */
DBIResult DBIFN
DbiOpenSPList(hDBIDb hDb, DBIBOOL bExtended, DBIBOOL bSystem,
    const char *pszQual, phDBICur phCur);

/* DbiOpenSPParamList - rows are SPParamDesc: the parameters of a stored
 * procedure.
 * Errors: DBIERR_NOTSUPPORTED
 * Source: BDE32 help, "DbiOpenSPParamList" */
DBIResult DBIFN
DbiOpenSPParamList(hDBIDb hDb, const char *pszSPName, DBIBOOL bPhyTypes,
    uint16_t uOverload, phDBICur phCur);

/* DbiOpenFunctionList - rows are DBIFUNCDesc: functions that the data
 * source knows.
 * Errors: DBIERR_NOTSUPPORTED
 * Source: BDE32 help, "DbiOpenFunctionList" */
DBIResult DBIFN
DbiOpenFunctionList(hDBIDb hDb, DBIFUNCOpts eoptBits, phDBICur phCur);

/* DbiOpenFunctionArgList - rows are DBIFUNCArgDesc: the arguments of one
 * such function.
 * Errors: DBIERR_NOTSUPPORTED
 * Source: BDE32 help, "DbiOpenFunctionArgList" */
DBIResult DBIFN
DbiOpenFunctionArgList(hDBIDb hDb, const char *pszFuncName, uint16_t uOverload,
    phDBICur phCur);

/* DbiOpenDriverList - rows are bare DBINAMEs: the drivers.
 * Source: BDE32 help, "DbiOpenDriverList" */
DBIResult DBIFN
DbiOpenDriverList(phDBICur phCur);

/* DbiGetDriverDesc - what a driver can do.
 * Errors: DBIERR_UNKNOWNDRIVER
 * Source: BDE32 help, "DbiGetDriverDesc" */
DBIResult DBIFN
DbiGetDriverDesc(const char *pszDriverType, pDRVType pdrvType);

/* DbiOpenDatabaseList - rows are DBDesc: the aliases.
 * Source: BDE32 help, "DbiOpenDatabaseList" */
DBIResult DBIFN
DbiOpenDatabaseList(phDBICur phCur);

/* DbiGetDatabaseDesc - one alias: description, path and type.
 * Errors: DBIERR_OBJNOTFOUND, DBIERR_UNKNOWNDB
 * Source: BDE32 help, "DbiGetDatabaseDesc" */
DBIResult DBIFN
DbiGetDatabaseDesc(const char *pszName, pDBDesc pdbDesc);

/* DbiOpenTableTypesList - rows are TBLType: kinds of tables that a driver
 * has.
 * Errors: DBIERR_UNKNOWNDRIVER
 * Source: BDE32 help, "DbiOpenTableTypesList" */
DBIResult DBIFN
DbiOpenTableTypesList(const char *pszDriverType, phDBICur phCur);

/* DbiGetTableTypeDesc - limits of one kind of table: fields, record size in
 * bytes, length of names.
 * Errors: DBIERR_UNKNOWNTBLTYPE
 * Source: BDE32 help, "DbiGetTableTypeDesc" */
DBIResult DBIFN
DbiGetTableTypeDesc(const char *pszDriverType, const char *pszTableType,
    pTBLType ptblType);

/* DbiOpenFieldTypesList - rows are FLDType: the field types of a driver.
 * Errors: DBIERR_UNKNOWNDRIVER
 * Source: BDE32 help, "DbiOpenFieldTypesList" */
DBIResult DBIFN
DbiOpenFieldTypesList(const char *pszDriverType, const char *pszTblType,
    phDBICur phCur);

/* DbiGetFieldTypeDesc - one of the driver's field types, its size, and the
 * logical type it reads as.
 * Errors: DBIERR_INVALIDFLDTYPE
 * Source: BDE32 help, "DbiGetFieldTypeDesc" */
DBIResult DBIFN
DbiGetFieldTypeDesc(const char *pszDriverType, const char *pszTableType,
    const char *pszFieldType, pFLDType pfldType);

/* DbiOpenIndexTypesList - rows are IDXType: the kinds of indexes that a
 * driver has.
 * Source: BDE32 help, "DbiOpenIndexTypesList" */
DBIResult DBIFN
DbiOpenIndexTypesList(const char *pszDriverType, phDBICur phCur);

/* DbiGetIndexTypeDesc - what one kind of index can do.
 * Errors: DBIERR_INVALIDINDEXTYPE
 * Source: BDE32 help, "DbiGetIndexTypeDesc" */
DBIResult DBIFN
DbiGetIndexTypeDesc(const char *pszDriverType, const char *pszIndexType,
    pIDXType pidxType);

/* DbiOpenLdList - rows are LDDesc: the language drivers.
 * Source: BDE32 help, "DbiOpenLdList" */
DBIResult DBIFN
DbiOpenLdList(phDBICur phCur);

/* ----------------------------------------------------------------------
 * Tables
 * ---------------------------------------------------------------------- */

/* DbiOpenTable - opens a table; the cursor stands before the first record.
 * Without a driver type the extension of the name tells. The index is named
 * as in DbiSwitchToIndex; NODEFAULTINDEX is the table's own order.
 * Errors: DBIERR_NOSUCHTABLE, DBIERR_NOSUCHINDEX, DBIERR_TABLEREADONLY,
 *   DBIERR_NOTSUFFTABLERIGHTS, DBIERR_LOCKED, DBIERR_FILEBUSY,
 *   DBIERR_CANTLOADLIBRARY
 * Source: BDE32 help, "DbiOpenTable" */
DBIResult DBIFN
DbiOpenTable(hDBIDb hDb, const char *pszTableName, const char *pszDriverType,
    const char *pszIndexName, const char *pszIndexTagName, uint16_t iIndexId,
    DBIOpenMode eOpenMode, DBIShareMode eShareMode, XLTMode exltMode,
    DBIBOOL bUniDirectional, uint8_t *pOptParams, phDBICur phCursor);

/* DbiGetCursorForTable - a cursor that the session has already open on the
 * table.
 * Errors: DBIERR_OBJNOTFOUND, DBIERR_NOSUCHTABLE
 * Source: BDE32 help, "DbiGetCursorForTable" */
DBIResult DBIFN
DbiGetCursorForTable(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType, phDBICur phCursor);

/* DbiGetTableOpenCount - how many cursors this client has open on the
 * table.
 * Errors: DBIERR_NOSUCHTABLE
 * Source: BDE32 help, "DbiGetTableOpenCount" */
DBIResult DBIFN
DbiGetTableOpenCount(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType, uint16_t *piOpenCount);

/* DbiGetFieldDescs - fills an array of CURProps.iFields descriptors, field
 * 1 first. Types are logical under xltFIELD, the driver's under xltNONE.
 * Errors: DBIERR_INVALIDHNDL
 * Source: BDE32 help, "DbiGetFieldDescs" */
DBIResult DBIFN
DbiGetFieldDescs(hDBICur hCursor, pFLDDesc pfldDesc);

/* DbiCreateTable - creates a table with the indexes, checks and links of
 * the descriptor. Fields have the driver's types. An existing table is
 * replaced only with bOverWrite.
 * Errors: DBIERR_TABLEEXISTS, DBIERR_FILEEXISTS, DBIERR_INVALIDFLDDESC,
 *   DBIERR_INVALIDFLDTYPE, DBIERR_INVALIDIDXDESC, DBIERR_NAMENOTUNIQUE,
 *   DBIERR_RECTOOBIG, DBIERR_FLDLIMIT, DBIERR_LDNOTFOUND
 * Source: BDE32 help, "DbiCreateTable" */
DBIResult DBIFN
DbiCreateTable(hDBIDb hDb, DBIBOOL bOverWrite, pCRTblDesc pcrTblDsc);

/* DbiCreateInMemTable - a table of logical types without indexes, which
 * lives until its cursor is closed.
 * Source: BDE32 help, "DbiCreateInMemTable" */
DBIResult DBIFN
DbiCreateInMemTable(hDBIDb hDb, const char *pszName, uint16_t iFields,
    pFLDDesc pfldDesc, phDBICur phCursor);

/* DbiCreateTempTable - a table that goes away with its cursor, unless
 * DbiSaveChanges or DbiMakePermanent keeps it.
 * Source: BDE32 help, "DbiCreateTempTable" */
DBIResult DBIFN
DbiCreateTempTable(hDBIDb hDb, pCRTblDesc pcrTblDsc, phDBICur phCursor);

/* DbiMakePermanent - keeps a temporary table under a name when its cursor
 * is closed.
 * Errors: DBIERR_NA, DBIERR_FILEEXISTS
 * Source: BDE32 help, "DbiMakePermanent" */
DBIResult DBIFN
DbiMakePermanent(hDBICur hCursor, const char *pszName, DBIBOOL bOverWrite);

/* DbiDoRestructure - changes fields, indexes, checks and links of one
 * table, as the CROpTypes say; cbRESTRUCTURE is asked before anything is
 * lost. iTblDescCount is 1. Nobody may have the table open.
 * Errors: DBIERR_NEEDEXCLACCESS, DBIERR_TABLEOPEN, DBIERR_INVALIDRESTROP,
 *   DBIERR_INVALIDRESTRTBLORDER, DBIERR_USECOUNT
 * Source: BDE32 help, "DbiDoRestructure" */
DBIResult DBIFN
DbiDoRestructure(hDBIDb hDb, uint16_t iTblDescCount, pCRTblDesc pTblDesc,
    const char *pszSaveAs, const char *pszKeyviolName,
    const char *pszProblemsName, DBIBOOL bAnalyzeOnly);

/* DbiRenameTable - renames a table with all its files.
 * Errors: DBIERR_NOSUCHTABLE, DBIERR_FILEEXISTS, DBIERR_LOCKED,
 *   DBIERR_TABLEOPEN, DBIERR_DETAILTABLESEXIST
 * Source: BDE32 help, "DbiRenameTable" */
DBIResult DBIFN
DbiRenameTable(hDBIDb hDb, const char *pszOldName, const char *pszDriverType,
    const char *pszNewName);

/* DbiDeleteTable - deletes a table with all its files. It may not be open.
 * Errors: DBIERR_NOSUCHTABLE, DBIERR_LOCKED, DBIERR_TABLEOPEN,
 *   DBIERR_DETAILTABLESEXIST
 * Source: BDE32 help, "DbiDeleteTable" */
DBIResult DBIFN
DbiDeleteTable(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType);

/* DbiCopyTable - copies a table with its indexes, within one driver.
 * Errors: DBIERR_NOSUCHTABLE, DBIERR_FILEEXISTS
 * Source: BDE32 help, "DbiCopyTable" */
DBIResult DBIFN
DbiCopyTable(hDBIDb hDb, DBIBOOL bOverWrite, const char *pszSrcTableName,
    const char *pszSrcDriverType, const char *pszDestTableName);

/* DbiEmptyTable - removes all records of a table, given by an exclusive
 * cursor or by name.
 * Errors: DBIERR_NEEDEXCLACCESS, DBIERR_TABLEREADONLY,
 *   DBIERR_DETAILRECEXISTEMPTY, DBIERR_LOCKED
 * Source: BDE32 help, "DbiEmptyTable" */
DBIResult DBIFN
DbiEmptyTable(hDBIDb hDb, hDBICur hCursor, const char *pszTableName,
    const char *pszDriverType);

/* DbiPackTable - frees the space of records that were only marked as
 * deleted (dBASE); the others get the numbers from 1 on.
 * Errors: DBIERR_NEEDEXCLACCESS, DBIERR_NOTSUPPORTED, DBIERR_ACTIVETRAN
 * Source: BDE32 help, "DbiPackTable" */
DBIResult DBIFN
DbiPackTable(hDBIDb hDb, hDBICur hCursor, const char *pszTableName,
    const char *pszDriverType, DBIBOOL bRegenIdxs);

/* DbiSortTable - sorts a table into another one or, without pszSortedName,
 * in place. The arrays on case, direction and comparison have iSortFields
 * elements and may be NULL. *plRecsSort is the number of records to take,
 * then of those written.
 * Source: BDE32 help, "DbiSortTable" */
DBIResult DBIFN
DbiSortTable(hDBIDb hDb, const char *pszTableName, const char *pszDriverType,
    hDBICur hSrcCur, const char *pszSortedName, phDBICur phSortedCur,
    hDBICur hDstCur, uint16_t iSortFields, uint16_t *piFieldNum,
    DBIBOOL *pbCaseInsensitive, pSORTOrder pSortOrder, pfSORTCompFn *ppfSortFn,
    DBIBOOL bRemoveDups, hDBICur hDuplicatesCur, uint32_t *plRecsSort);

/* DbiSaveChanges - writes what is buffered for the table to disk. A
 * temporary table stays.
 * Errors: DBIERR_NODISKSPACE
 * Source: BDE32 help, "DbiSaveChanges" */
DBIResult DBIFN
DbiSaveChanges(hDBICur hCursor);

/* DbiTranslateRecordStructure - finds for each source field the nearest
 * type of another driver. A NULL source driver means logical types; with
 * bCreatable only types that a new table may have are taken.
 * Errors: DBIERR_UNKNOWNDRIVER, DBIERR_INVALIDFLDTYPE
 * Source: BDE32 help, "DbiTranslateRecordStructure" */
DBIResult DBIFN
DbiTranslateRecordStructure(const char *pszSrcDriverType, uint16_t iFlds,
    pFLDDesc pfldsSrc, const char *pszDstDriverType, const char *pszLangDriver,
    pFLDDesc pfldsDst, DBIBOOL bCreatable);

/* ----------------------------------------------------------------------
 * Cursors: properties and position
 * ---------------------------------------------------------------------- */

/* DbiGetCursorProps - sizes and state of the cursor. To be asked again
 * after DbiSwitchToIndex, DbiSetFieldMap and when cached updates begin or
 * end.
 * Errors: DBIERR_INVALIDHNDL
 * Source: BDE32 help, "DbiGetCursorProps" */
DBIResult DBIFN
DbiGetCursorProps(hDBICur hCursor, pCURProps pcurProps);

/* DbiCloneCursor - a second, independent cursor with the same order, range,
 * filters, field map and position. Locks are not copied.
 * Errors: DBIERR_TABLEREADONLY
 * Source: BDE32 help, "DbiCloneCursor" */
DBIResult DBIFN
DbiCloneCursor(hDBICur hCurSrc, DBIBOOL bReadOnly, DBIBOOL bUniDirectional,
    phDBICur phCurNew);

/* DbiCloseCursor - closes the cursor, frees its locks and sets the caller's
 * handle to NULL. BLOB changes that were not written are lost.
 * Errors: DBIERR_INVALIDHNDL
 * Source: BDE32 help, "DbiCloseCursor" */
DBIResult DBIFN
DbiCloseCursor(phDBICur phCursor);

/* DbiGetObjFromName - handle of an object, such as the client or a session,
 * by name.
 * Errors: DBIERR_OBJNOTFOUND, DBIERR_NOTSUPPORTED
 * Source: BDE32 help, "DbiGetObjFromName" */
DBIResult DBIFN
DbiGetObjFromName(DBIOBJType eObjType, const char *pszObjName, phDBIObj phObj);

/* DbiGetObjFromObj - the object that another belongs to, as the database of
 * a cursor.
 * Errors: DBIERR_OBJNOTFOUND, DBIERR_INVALIDHNDL
 * Source: BDE32 help, "DbiGetObjFromObj" */
DBIResult DBIFN
DbiGetObjFromObj(hDBIObj hObj, DBIOBJType eObjType, phDBIObj phObj);

/* DbiGetProp - reads a property. *piLen is the length in bytes. With NULL
 * for pPropValue it only tells whether the property can be read.
 * Errors: DBIERR_NOTSUPPORTED, DBIERR_INVALIDPARAM, DBIERR_BUFFTOOSMALL
 * Source: BDE32 help, "DbiGetProp" */
DBIResult DBIFN
DbiGetProp(hDBIObj hObj, uint32_t iProp, void *pPropValue, uint16_t iMaxLen,
    uint16_t *piLen);

/* DbiSetProp - sets a property. iPropValue is a number or, for texts and
 * structures, a pointer turned into an integer.
 * Errors: DBIERR_NOTSUPPORTED, DBIERR_INVALIDPARAM
 * Source: BDE32 help, "DbiSetProp" */
DBIResult DBIFN
DbiSetProp(hDBIObj hObj, uint32_t iProp, uintptr_t iPropValue);

/* DbiValidateProp - whether a property can be read or, with bSetting, set.
 * Errors: DBIERR_NOTSUPPORTED
 * Source: BDE32 help, "DbiValidateProp" */
DBIResult DBIFN
DbiValidateProp(hDBIObj hObj, uint32_t iProp, DBIBOOL bSetting);

/* DbiSetFieldMap - shows only some fields, in the order given; none at all
 * brings every field back. The record buffer changes its size.
 * Errors: DBIERR_INVALIDFLDMAP
 * Source: BDE32 help, "DbiSetFieldMap" */
DBIResult DBIFN
DbiSetFieldMap(hDBICur hCur, uint16_t iFields, pFLDDesc pFldDesc);

/* DbiSetToBegin - moves before the first record of the range.
 * Source: BDE32 help, "DbiSetToBegin" */
DBIResult DBIFN
DbiSetToBegin(hDBICur hCursor);

/* DbiSetToEnd - moves behind the last record of the range.
 * Source: BDE32 help, "DbiSetToEnd" */
DBIResult DBIFN
DbiSetToEnd(hDBICur hCursor);

/* DbiSetToCursor - moves to the record of another cursor on the same table;
 * the orders may differ.
 * Errors: DBIERR_DIFFERENTTABLES, DBIERR_NOCURRREC, DBIERR_NOTSAMESESSION
 * Source: BDE32 help, "DbiSetToCursor" */
DBIResult DBIFN
DbiSetToCursor(hDBICur hDest, hDBICur hSrc);

/* DbiGetBookMark - saves the position into CURProps.iBookMarkSize bytes.
 * Source: BDE32 help, "DbiGetBookMark" */
DBIResult DBIFN
DbiGetBookMark(hDBICur hCur, uint8_t *pBookMark);

/* DbiSetToBookMark - goes back to a saved position; where the record is
 * gone, between its neighbours.
 * Errors: DBIERR_INVALIDBOOKMARK
 * Source: BDE32 help, "DbiSetToBookMark" */
DBIResult DBIFN
DbiSetToBookMark(hDBICur hCur, uint8_t *pBookMark);

/* DbiCompareBookMarks - tells CMPLess, CMPEql, CMPGtr, or CMPKeyEql for two
 * records of one key.
 * Errors: DBIERR_INVALIDBOOKMARK
 * Source: BDE32 help, "DbiCompareBookMarks" */
DBIResult DBIFN
DbiCompareBookMarks(hDBICur hCur, uint8_t *pBookMark1, uint8_t *pBookMark2,
    pCMPBkMkRslt pCmpBkmkResult);

/* DbiGetSeqNo - number, from 1, of the current record in the order and
 * range; filters do not count.
 * Errors: DBIERR_NOTSUPPORTED, DBIERR_BOF, DBIERR_EOF, DBIERR_NOCURRREC,
 *   DBIERR_KEYORRECDELETED
 * Source: BDE32 help, "DbiGetSeqNo" */
DBIResult DBIFN
DbiGetSeqNo(hDBICur hCursor, uint32_t *piSeqNo);

/* DbiSetToSeqNo - moves to the record of a sequence number.
 * Errors: DBIERR_BOF, DBIERR_EOF, DBIERR_NOTSUPPORTED
 * Source: BDE32 help, "DbiSetToSeqNo" */
DBIResult DBIFN
DbiSetToSeqNo(hDBICur hCursor, uint32_t iSeqNo);

/* DbiGetRecordCount - number of records, perhaps an estimate; filters are
 * not counted.
 * Source: BDE32 help, "DbiGetRecordCount" */
DBIResult DBIFN
DbiGetRecordCount(hDBICur hCursor, uint32_t *piRecCount);

/* DbiGetExactRecordCount - number of records that range and filters leave.
 * Errors: DBIERR_NOTSUPPORTED
 * Source: BDE32 help, "DbiGetExactRecordCount" */
DBIResult DBIFN
DbiGetExactRecordCount(hDBICur hCursor, int32_t *iRecCount);

/* DbiSetToRecordNo - moves to a physical record number (dBASE).
 * Errors: DBIERR_BOF, DBIERR_EOF, DBIERR_NOTSUPPORTED, DBIERR_RECNOTFOUND
 * Source: BDE32 help, "DbiSetToRecordNo" */
DBIResult DBIFN
DbiSetToRecordNo(hDBICur hCursor, uint32_t iRecNo);

/* DbiForceReread - forgets buffers, so that the next reads see what others
 * have changed.
 * Source: BDE32 help, "DbiForceReread" */
DBIResult DBIFN
DbiForceReread(hDBICur hCursor);

/* DbiCheckRefresh - looks whether others have changed tables of the
 * session; cbTABLECHANGED tells.
 * Source: BDE32 help, "DbiCheckRefresh" */
DBIResult DBIFN
DbiCheckRefresh(void);

/* DbiForceRecordReread - reads the current record again from the server.
 * Errors: DBIERR_NOTSUPPORTED
 * Source: BDE32 help, "DbiForceRecordReread" */
DBIResult DBIFN
DbiForceRecordReread(hDBICur hCursor, uint8_t *pRecBuff);

/* ----------------------------------------------------------------------
 * Indexes and keys
 * ---------------------------------------------------------------------- */

/* DbiOpenIndex - opens an index file that does not open with the table, so
 * that it is kept up to date. The order stays.
 * Errors: DBIERR_INDEXOPEN, DBIERR_NOSUCHINDEX, DBIERR_INDEXOUTOFDATE
 * Source: BDE32 help, "DbiOpenIndex" */
DBIResult DBIFN
DbiOpenIndex(hDBICur hCursor, const char *pszIndexName, uint16_t iIndexId);

/* DbiCloseIndex - closes such an index file; not the one in use.
 * Errors: DBIERR_CANNOTCLOSE, DBIERR_ACTIVEINDEX, DBIERR_NOSUCHINDEX
 * Source: BDE32 help, "DbiCloseIndex" */
DBIResult DBIFN
DbiCloseIndex(hDBICur hCursor, const char *pszIndexName, uint16_t iIndexId);

/* DbiSwitchToIndex - changes the order; the handle is replaced and its old
 * value dies. With bCurrRec the record stays current, otherwise the cursor
 * moves before the first record. The range ends.
 * Errors: DBIERR_NOSUCHINDEX, DBIERR_NOCURRREC, DBIERR_INDEXOUTOFDATE
 * Source: BDE32 help, "DbiSwitchToIndex" */
DBIResult DBIFN
DbiSwitchToIndex(phDBICur phCursor, const char *pszIndexName,
    const char *pszTagName, uint16_t iIndexId, DBIBOOL bCurrRec);

/* DbiGetIndexDesc - descriptor of index iIndexSeqNo, from 1; 0 is the one
 * in use.
 * Errors: DBIERR_NOASSOCINDEX, DBIERR_NOSUCHINDEX, DBIERR_OUTOFRANGE
 * Source: BDE32 help, "DbiGetIndexDesc" */
DBIResult DBIFN
DbiGetIndexDesc(hDBICur hCursor, uint16_t iIndexSeqNo, pIDXDesc pidxDesc);

/* DbiGetIndexDescs - fills an array of CURProps.iIndexes descriptors.
 * Source: BDE32 help, "DbiGetIndexDescs" */
DBIResult DBIFN
DbiGetIndexDescs(hDBICur hCursor, pIDXDesc pidxDesc);

/* DbiGetIndexForField - an index that starts with the field; pidxDesc may
 * be NULL.
 * Errors: DBIERR_NOSUCHINDEX
 * Source: BDE32 help, "DbiGetIndexForField" */
DBIResult DBIFN
DbiGetIndexForField(hDBICur hCursor, uint16_t iFld, DBIBOOL bProdTagOnly,
    pIDXDesc pidxDesc);

/* DbiGetIndexSeqNo - number of an index for DbiGetIndexDesc.
 * Errors: DBIERR_NOSUCHINDEX
 * Source: BDE32 help, "DbiGetIndexSeqNo" */
DBIResult DBIFN
DbiGetIndexSeqNo(hDBICur hCursor, const char *pszIndexName,
    const char *pszTagName, uint16_t iIndexId, uint16_t *piIndexSeqNo);

/* DbiSetToKey - moves before the record with the key. The key is the first
 * iFields fields and iLen bytes of the next one, or all of it when both are
 * 0; taken from a record buffer or, with bDirectKey, from a key buffer.
 * Errors: DBIERR_RECNOTFOUND, DBIERR_NOASSOCINDEX, DBIERR_INVALIDPARAM
 * Source: BDE32 help, "DbiSetToKey" */
DBIResult DBIFN
DbiSetToKey(hDBICur hCursor, DBISearchCond eSearchCond, DBIBOOL bDirectKey,
    uint16_t iFields, uint16_t iLen, uint8_t *pBuff);

/* DbiExtractKey - key, CURProps.iKeySize bytes, of a record buffer or, with
 * NULL, of the current record.
 * Errors: DBIERR_NOASSOCINDEX, DBIERR_NOCURRREC
 * Source: BDE32 help, "DbiExtractKey" */
DBIResult DBIFN
DbiExtractKey(hDBICur hCursor, uint8_t *pRecBuf, uint8_t *pKeyBuf);

/* DbiSetRange - limits the cursor to keys from pKey1 to pKey2; NULL leaves
 * that end open. The cursor moves before the first record in the range.
 * Errors: DBIERR_NOASSOCINDEX, DBIERR_INVALIDPARAM
 * Source: BDE32 help, "DbiSetRange" */
DBIResult DBIFN
DbiSetRange(hDBICur hCursor, DBIBOOL bKeyItself, uint16_t iFields1,
    uint16_t iLen1, uint8_t *pKey1, DBIBOOL bKey1Incl, uint16_t iFields2,
    uint16_t iLen2, uint8_t *pKey2, DBIBOOL bKey2Incl);

/* DbiResetRange - ends the range; the position stays.
 * Errors: DBIERR_NOASSOCINDEX
 * Source: BDE32 help, "DbiResetRange" */
DBIResult DBIFN
DbiResetRange(hDBICur hCursor);

/* DbiCompareKeys - tells -1, 0 or 1. A NULL pKey2 is the key of the current
 * record.
 * Errors: DBIERR_NOASSOCINDEX, DBIERR_NOCURRREC
 * Source: BDE32 help, "DbiCompareKeys" */
DBIResult DBIFN
DbiCompareKeys(hDBICur hCursor, uint8_t *pKey1, uint8_t *pKey2,
    uint16_t iFields, uint16_t iLen, int16_t *piResult);

/* DbiGetRecordForKey - moves onto the record with exactly the key and reads
 * it.
 * Errors: DBIERR_RECNOTFOUND, DBIERR_NOASSOCINDEX
 * Source: BDE32 help, "DbiGetRecordForKey" */
DBIResult DBIFN
DbiGetRecordForKey(hDBICur hCursor, DBIBOOL bDirectKey, uint16_t iFields,
    uint16_t iLen, uint8_t *pKey, uint8_t *pRecBuff);

/* DbiAddIndex - adds an index to a table, given by cursor or by name.
 * Records that break a new unique index go to the key violation table.
 * Errors: DBIERR_INDEXEXISTS, DBIERR_INVALIDIDXDESC, DBIERR_NEEDEXCLACCESS,
 *   DBIERR_KEYVIOL, DBIERR_INVALIDINDEXTYPE, DBIERR_INDEXLIMIT,
 *   DBIERR_PRIMARYKEYREDEFINE
 * Source: BDE32 help, "DbiAddIndex" */
DBIResult DBIFN
DbiAddIndex(hDBIDb hDb, hDBICur hCursor, const char *pszTableName,
    const char *pszDriverType, pIDXDesc pIdxDesc, const char *pszKeyviolName);

/* DbiDeleteIndex - drops an index that is not in use.
 * Errors: DBIERR_NOSUCHINDEX, DBIERR_ACTIVEINDEX, DBIERR_NEEDEXCLACCESS,
 *   DBIERR_RINTREQINDEX
 * Source: BDE32 help, "DbiDeleteIndex" */
DBIResult DBIFN
DbiDeleteIndex(hDBIDb hDb, hDBICur hCursor, const char *pszTableName,
    const char *pszDriverType, const char *pszIndexName,
    const char *pszIndexTagName, uint16_t iIndexId);

/* DbiRegenIndex - builds one index again.
 * Errors: DBIERR_NOSUCHINDEX, DBIERR_NEEDEXCLACCESS
 * Source: BDE32 help, "DbiRegenIndex" */
DBIResult DBIFN
DbiRegenIndex(hDBIDb hDb, hDBICur hCursor, const char *pszTableName,
    const char *pszDriverType, const char *pszIndexName,
    const char *pszIndexTagName, uint16_t iIndexId);

/* DbiRegenIndexes - builds all indexes of an exclusively opened table
 * again.
 * Errors: DBIERR_NEEDEXCLACCESS
 * Source: BDE32 help, "DbiRegenIndexes" */
DBIResult DBIFN
DbiRegenIndexes(hDBICur hCursor);

/* ----------------------------------------------------------------------
 * Records
 * ---------------------------------------------------------------------- */

/* DbiGetNextRecord - moves to the next record, locks it, reads it. The
 * cursor has moved even when the lock fails. Buffer and properties may be
 * NULL.
 * Errors: DBIERR_EOF, DBIERR_LOCKED
 * Source: BDE32 help, "DbiGetNextRecord" */
DBIResult DBIFN
DbiGetNextRecord(hDBICur hCursor, DBILockType eLock, uint8_t *pRecBuff,
    pRECProps precProps);

/* DbiGetPriorRecord - moves to the record before, locks it, reads it.
 * Errors: DBIERR_BOF, DBIERR_LOCKED
 * Source: BDE32 help, "DbiGetPriorRecord" */
DBIResult DBIFN
DbiGetPriorRecord(hDBICur hCursor, DBILockType eLock, uint8_t *pRecBuff,
    pRECProps precProps);

/* DbiGetRecord - locks and reads the current record; with neither buffer
 * nor properties only tells whether there is one.
 * Errors: DBIERR_BOF, DBIERR_EOF, DBIERR_NOCURRREC, DBIERR_KEYORRECDELETED,
 *   DBIERR_LOCKED
 * Source: BDE32 help, "DbiGetRecord" */
DBIResult DBIFN
DbiGetRecord(hDBICur hCursor, DBILockType eLock, uint8_t *pRecBuff,
    pRECProps precProps);

/* DbiGetRelativeRecord - moves by iPosOffset records, either way, locks and
 * reads.
 * Errors: DBIERR_BOF, DBIERR_EOF, DBIERR_LOCKED
 * Source: BDE32 help, "DbiGetRelativeRecord" */
DBIResult DBIFN
DbiGetRelativeRecord(hDBICur hCursor, int32_t iPosOffset, DBILockType eLock,
    uint8_t *pRecBuff, pRECProps precProps);

/* DbiInitRecord - fills a record buffer with blank fields and default
 * values.
 * Source: BDE32 help, "DbiInitRecord" */
DBIResult DBIFN
DbiInitRecord(hDBICur hCursor, uint8_t *pRecBuff);

/* DbiInsertRecord - adds a record, which becomes current. Its checks are
 * made first; after an error the position is as before.
 * Errors: DBIERR_KEYVIOL, DBIERR_REQDERR, DBIERR_MINVALERR,
 *   DBIERR_MAXVALERR, DBIERR_LOOKUPTABLEERR, DBIERR_FORIEGNKEYERR,
 *   DBIERR_TABLEREADONLY, DBIERR_FILELOCKED, DBIERR_TABLEFULL
 * Source: BDE32 help, "DbiInsertRecord" */
DBIResult DBIFN
DbiInsertRecord(hDBICur hCursor, DBILockType eLock, uint8_t *pRecBuff);

/* DbiAppendRecord - adds a record at the end of a table without key;
 * otherwise like DbiInsertRecord.
 * Errors: DBIERR_KEYVIOL, DBIERR_REQDERR, DBIERR_TABLEREADONLY
 * Source: BDE32 help, "DbiAppendRecord" */
DBIResult DBIFN
DbiAppendRecord(hDBICur hCursor, uint8_t *pRecBuff);

/* DbiModifyRecord - replaces the current record; the cursor follows it to
 * its new key. bFreeLock drops its lock.
 * Errors: DBIERR_KEYVIOL, DBIERR_REQDERR, DBIERR_MINVALERR,
 *   DBIERR_MAXVALERR, DBIERR_FORIEGNKEYERR, DBIERR_DETAILRECORDSEXIST,
 *   DBIERR_KEYORRECDELETED, DBIERR_LOCKED, DBIERR_TABLEREADONLY,
 *   DBIERR_NOCURRREC
 * Source: BDE32 help, "DbiModifyRecord" */
DBIResult DBIFN
DbiModifyRecord(hDBICur hCursor, uint8_t *pRecBuf, DBIBOOL bFreeLock);

/* DbiDeleteRecord - deletes the current record, or marks it in dBASE
 * tables; the cursor stands between its neighbours. pRecBuf, when not NULL,
 * receives the record.
 * Errors: DBIERR_NOCURRREC, DBIERR_KEYORRECDELETED,
 *   DBIERR_DETAILRECORDSEXIST, DBIERR_LOCKED, DBIERR_TABLEREADONLY
 * Source: BDE32 help, "DbiDeleteRecord" */
DBIResult DBIFN
DbiDeleteRecord(hDBICur hCursor, uint8_t *pRecBuf);

/* DbiReadBlock - reads up to *piRecords records that follow; *piRecords is
 * then how many came.
 * Errors: DBIERR_EOF
 * Source: BDE32 help, "DbiReadBlock" */
DBIResult DBIFN
DbiReadBlock(hDBICur hCursor, uint32_t *piRecords, uint8_t *pBuf);

/* DbiWriteBlock - adds *piRecords records, without BLOBs; *piRecords is
 * then how many went in.
 * Errors: DBIERR_KEYVIOL, DBIERR_REQDERR, DBIERR_TABLEREADONLY
 * Source: BDE32 help, "DbiWriteBlock" */
DBIResult DBIFN
DbiWriteBlock(hDBICur hCursor, uint32_t *piRecords, uint8_t *pBuf);

/* DbiUndeleteRecord - takes the mark of deletion off the current record
 * (dBASE).
 * Errors: DBIERR_NA, DBIERR_NOTSUPPORTED, DBIERR_NOCURRREC
 * Source: BDE32 help, "DbiUndeleteRecord" */
DBIResult DBIFN
DbiUndeleteRecord(hDBICur hCursor);

/* ----------------------------------------------------------------------
 * Fields
 * ---------------------------------------------------------------------- */

/* DbiGetField - reads a field out of a record buffer, as its logical type
 * under xltFIELD. A blank field sets *pbBlank and gives zeros. pDest may be
 * NULL.
 * Errors: DBIERR_OUTOFRANGE, DBIERR_INVALIDXLATION
 * Source: BDE32 help, "DbiGetField" */
DBIResult DBIFN
DbiGetField(hDBICur hCursor, uint16_t iField, uint8_t *pRecBuff,
    uint8_t *pDest, DBIBOOL *pbBlank);

/* DbiPutField - writes a field, not a BLOB, into a record buffer; NULL
 * makes it blank.
 * Errors: DBIERR_OUTOFRANGE, DBIERR_INVALIDXLATION, DBIERR_NOTSUPPORTED
 * Source: BDE32 help, "DbiPutField" */
DBIResult DBIFN
DbiPutField(hDBICur hCursor, uint16_t iField, uint8_t *pRecBuff,
    uint8_t *pSrc);

/* DbiVerifyField - tells whether a value passes the field's checks, without
 * writing it.
 * Errors: DBIERR_REQDERR, DBIERR_MINVALERR, DBIERR_MAXVALERR,
 *   DBIERR_LOOKUPTABLEERR, DBIERR_OUTOFRANGE
 * Source: BDE32 help, "DbiVerifyField" */
DBIResult DBIFN
DbiVerifyField(hDBICur hCursor, uint16_t iField, uint8_t *pSrc,
    DBIBOOL *pbBlank);

/* DbiOpenFieldXlt - prepares a translation between two field types; a NULL
 * table type means logical types.
 * Errors: DBIERR_INVALIDXLATION, DBIERR_INVALIDFLDTYPE
 * Source: BDE32 help, "DbiOpenFieldXlt" */
DBIResult DBIFN
DbiOpenFieldXlt(const char *pszSrcTblType, const char *pszSrcLangDrv,
    pFLDDesc pfldSrc, const char *pszDestTblType, const char *pszDstLangDrv,
    pFLDDesc pfldDest, DBIBOOL *pbDataLoss, phDBIXlt phXlt);

/* DbiTranslateField - translates one value.
 * Errors: DBIERR_INVALIDXLATION
 * Source: BDE32 help, "DbiTranslateField" */
DBIResult DBIFN
DbiTranslateField(hDBIXlt hXlt, uint8_t *pSrc, uint8_t *pDest);

/* DbiCloseFieldXlt - frees a translation.
 * Errors: DBIERR_INVALIDHNDL
 * Source: BDE32 help, "DbiCloseFieldXlt" */
DBIResult DBIFN
DbiCloseFieldXlt(hDBIXlt hXlt);

/* ----------------------------------------------------------------------
 * BLOBs
 * ---------------------------------------------------------------------- */

/* DbiOpenBlob - opens the BLOB of a field. Its handle is kept in the record
 * buffer, which is to be used for all calls until DbiFreeBlob.
 * Errors: DBIERR_BLOBOPENED, DBIERR_OUTOFRANGE, DBIERR_NOTABLOB,
 *   DBIERR_TABLEREADONLY, DBIERR_OPENBLOBLIMIT
 * Source: BDE32 help, "DbiOpenBlob" */
DBIResult DBIFN
DbiOpenBlob(hDBICur hCursor, uint8_t *pRecBuf, uint16_t iField,
    DBIOpenMode eOpenMode);

/* DbiGetBlobSize - size in bytes.
 * Errors: DBIERR_BLOBNOTOPENED, DBIERR_NOTABLOB, DBIERR_INVALIDBLOBHANDLE
 * Source: BDE32 help, "DbiGetBlobSize" */
DBIResult DBIFN
DbiGetBlobSize(hDBICur hCursor, uint8_t *pRecBuf, uint16_t iField,
    uint32_t *piSize);

/* DbiGetBlob - reads iLen bytes from iOffSet, fewer at the end; *piRead
 * tells.
 * Errors: DBIERR_BLOBNOTOPENED, DBIERR_INVALIDBLOBOFFSET, DBIERR_ENDOFBLOB
 * Source: BDE32 help, "DbiGetBlob" */
DBIResult DBIFN
DbiGetBlob(hDBICur hCursor, uint8_t *pRecBuf, uint16_t iField,
    uint32_t iOffSet, uint32_t iLen, uint8_t *pDest, uint32_t *piRead);

/* DbiPutBlob - writes bytes at iOffSet. They are stored when the record is.
 * Errors: DBIERR_BLOBNOTOPENED, DBIERR_INVALIDBLOBOFFSET,
 *   DBIERR_TABLEREADONLY
 * Source: BDE32 help, "DbiPutBlob" */
DBIResult DBIFN
DbiPutBlob(hDBICur hCursor, uint8_t *pRecBuf, uint16_t iField,
    uint32_t iOffSet, uint32_t iLen, uint8_t *pSrc);

/* DbiTruncateBlob - makes the BLOB iLen bytes long.
 * Errors: DBIERR_INVALIDBLOBLEN, DBIERR_BLOBNOTOPENED
 * Source: BDE32 help, "DbiTruncateBlob" */
DBIResult DBIFN
DbiTruncateBlob(hDBICur hCursor, uint8_t *pRecBuf, uint16_t iField,
    uint32_t iLen);

/* DbiFreeBlob - closes the BLOB of a field, with field 0 all of the buffer,
 * after the record was written; before, changes are lost.
 * Errors: DBIERR_BLOBNOTOPENED, DBIERR_OUTOFRANGE
 * Source: BDE32 help, "DbiFreeBlob" */
DBIResult DBIFN
DbiFreeBlob(hDBICur hCursor, uint8_t *pRecBuf, uint16_t iField);

/* DbiGetBlobHeading - the first bytes of a BLOB that the record itself
 * holds.
 * Errors: DBIERR_NOTSUPPORTED, DBIERR_NOTABLOB
 * Source: BDE32 help, "DbiGetBlobHeading" */
DBIResult DBIFN
DbiGetBlobHeading(hDBICur hCursor, uint16_t iField, uint8_t *pRecBuf,
    uint8_t *pDest);

/* ----------------------------------------------------------------------
 * Locks
 * ---------------------------------------------------------------------- */

/* DbiAcqTableLock - adds a read or write lock on the table; locks are
 * counted.
 * Errors: DBIERR_LOCKED, DBIERR_LOCKTIMEOUT, DBIERR_FILELOCKED,
 *   DBIERR_TBLLOCKLIMIT
 * Source: BDE32 help, "DbiAcqTableLock" */
DBIResult DBIFN
DbiAcqTableLock(hDBICur hCursor, DBILockType eLockType);

/* DbiAcqPersistTableLock - locks a table's name, whether or not the table
 * exists.
 * Errors: DBIERR_LOCKED
 * Source: BDE32 help, "DbiAcqPersistTableLock" */
DBIResult DBIFN
DbiAcqPersistTableLock(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType);

/* DbiRelPersistTableLock - frees such a lock.
 * Errors: DBIERR_NOTLOCKED
 * Source: BDE32 help, "DbiRelPersistTableLock" */
DBIResult DBIFN
DbiRelPersistTableLock(hDBIDb hDb, const char *pszTableName,
    const char *pszDriverType);

/* DbiRelTableLock - frees one table lock of a type or, with bAll, every one
 * of the session.
 * Errors: DBIERR_NOTLOCKED
 * Source: BDE32 help, "DbiRelTableLock" */
DBIResult DBIFN
DbiRelTableLock(hDBICur hCursor, DBIBOOL bAll, DBILockType eLockType);

/* DbiRelRecordLock - frees the lock on the current record or, with bAll,
 * all record locks of the session on the table.
 * Errors: DBIERR_NOTLOCKED, DBIERR_NOCURRREC
 * Source: BDE32 help, "DbiRelRecordLock" */
DBIResult DBIFN
DbiRelRecordLock(hDBICur hCursor, DBIBOOL bAll);

/* DbiIsRecordLocked - whether this session has the current record locked.
 * Errors: DBIERR_NOCURRREC, DBIERR_BOF, DBIERR_EOF, DBIERR_KEYORRECDELETED
 * Source: BDE32 help, "DbiIsRecordLocked" */
DBIResult DBIFN
DbiIsRecordLocked(hDBICur hCursor, DBIBOOL *pbLocked);

/* DbiIsTableLocked - how many locks of a type this session has on the
 * table.
 * Source: BDE32 help, "DbiIsTableLocked" */
DBIResult DBIFN
DbiIsTableLocked(hDBICur hCursor, DBILockType epdxLock, uint16_t *piLocks);

/* DbiIsTableShared - whether others can reach the table.
 * Source: BDE32 help, "DbiIsTableShared" */
DBIResult DBIFN
DbiIsTableShared(hDBICur hCursor, DBIBOOL *pbShared);

/* DbiOpenLockList - rows are LOCKDesc.
 * Source: BDE32 help, "DbiOpenLockList" */
DBIResult DBIFN
DbiOpenLockList(hDBICur hCursor, DBIBOOL bAllUsers, DBIBOOL bAllLockTypes,
    phDBICur phLocks);

/* ----------------------------------------------------------------------
 * Transactions
 * ---------------------------------------------------------------------- */

/* DbiBeginTran - starts a transaction; they do not nest. Local databases
 * know xilDIRTYREAD alone.
 * Errors: DBIERR_ACTIVETRAN, DBIERR_NOTSUPPORTED, DBIERR_NONESTEDTRAN
 * Source: BDE32 help, "DbiBeginTran" */
DBIResult DBIFN
DbiBeginTran(hDBIDb hDb, eXILType eXIL, phDBIXact phXact);

/* DbiEndTran - commits or undoes; xendCOMMITKEEP leaves cursors open. hXact
 * may be NULL.
 * Errors: DBIERR_NOACTIVETRAN
 * Source: BDE32 help, "DbiEndTran" */
DBIResult DBIFN
DbiEndTran(hDBIDb hDb, hDBIXact hXact, eXEnd eEnd);

/* DbiGetTranInfo - state, isolation and depth; without a transaction
 * xsINACTIVE.
 * Source: BDE32 help, "DbiGetTranInfo" */
DBIResult DBIFN
DbiGetTranInfo(hDBIDb hDb, hDBIXact hXact, pXInfo pxInfo);

/* ----------------------------------------------------------------------
 * Cached updates
 * ---------------------------------------------------------------------- */

/* DbiBeginDelayedUpdates - caches the updates made through a cursor until
 * they are applied. The handle is replaced; record buffer and bookmarks
 * grow.
 * Errors: DBIERR_INVALIDHNDL
 * Source: BDE32 help, "DbiBeginDelayedUpdates" */
DBIResult DBIFN
DbiBeginDelayedUpdates(phDBICur phCursor);

/* DbiEndDelayedUpdates - forgets what is cached and gives back a plain
 * cursor.
 * Errors: DBIERR_INVALIDHNDL
 * Source: BDE32 help, "DbiEndDelayedUpdates" */
DBIResult DBIFN
DbiEndDelayedUpdates(phDBICur phCursor);

/* DbiApplyDelayedUpdates - writes the cached updates, forgets them, or
 * takes back those of the current record. Updates that fail are told to
 * cbDELAYEDUPD.
 * Errors: DBIERR_UPDATEABORT, DBIERR_OPTRECLOCKFAILED,
 *   DBIERR_OPTRECLOCKRECDEL, DBIERR_NOTSUPPORTED, DBIERR_INVALIDPARAM
 * Source: BDE32 help, "DbiApplyDelayedUpdates" */
DBIResult DBIFN
DbiApplyDelayedUpdates(hDBICur hCursor, DBIDelayedUpdCmd eUpdCmd);

/* ----------------------------------------------------------------------
 * Callbacks
 * ---------------------------------------------------------------------- */

/* DbiRegisterCallBack - registers one function a type for a cursor or, with
 * NULL, for the session; a new one replaces it, NULL removes it. The engine
 * fills pCbBuf, which stays the caller's, before each call.
 * Errors: DBIERR_INVALIDPARAM, DBIERR_INVALIDCALLBACKBUFLEN
 * Source: BDE32 help, "DbiRegisterCallBack" */
DBIResult DBIFN
DbiRegisterCallBack(hDBICur hCursor, CBType ecbType, uintptr_t iClientData,
    uint16_t iCbBufLen, void *pCbBuf, pfDBICallBack pfCb);

/* DbiGetCallBack - what is registered in just that place. Each output may
 * be NULL and is left alone when nothing is.
 * Errors: DBIERR_NOCALLBACK
 * Source: BDE32 help, "DbiGetCallBack" */
DBIResult DBIFN
DbiGetCallBack(hDBICur hCursor, CBType ecbType, uintptr_t *piClientData,
    uint16_t *piCbBufLen, void **ppCbBuf, ppfDBICallBack ppfCb);

#ifdef DBI_CLIENTDATA32
/* The engine knows wide client data alone: narrow what it gives. */
static inline DBIResult
DbiGetCallBack_32(hDBICur hCursor, CBType ecbType, uint32_t *piClientData,
    uint16_t *piCbBufLen, void **ppCbBuf, ppfDBICallBack ppfCb)
{
	uintptr_t wide = 0;
	DBIResult rslt;

	rslt = DbiGetCallBack(hCursor, ecbType, &wide, piCbBufLen, ppCbBuf,
	    ppfCb);
	if (rslt == 0 && piClientData != NULL)
		*piClientData = (uint32_t)wide;
	return rslt;
}
#define DbiGetCallBack DbiGetCallBack_32
#endif

/* ----------------------------------------------------------------------
 * Filters
 * ---------------------------------------------------------------------- */

/* DbiAddFilter - adds a filter, not active yet, by an expression, which is
 * copied, or by a function. Priority 1 is asked first.
 * Errors: DBIERR_INVALIDFILTER, DBIERR_NA
 * Source: BDE32 help, "DbiAddFilter" */
DBIResult DBIFN
DbiAddFilter(hDBICur hCursor, uintptr_t iClientData, uint16_t iPriority,
    DBIBOOL bCanAbort, pCANExpr pcanExpr, pfGENFilter pfFilter,
    phDBIFilter phFilter);

/* DbiDropFilter - removes a filter, with NULL all of them.
 * Errors: DBIERR_NOSUCHFILTER
 * Source: BDE32 help, "DbiDropFilter" */
DBIResult DBIFN
DbiDropFilter(hDBICur hCursor, hDBIFilter hFilter);

/* DbiActivateFilter - activates a filter, with NULL all. The position
 * stays, even on a record now hidden.
 * Errors: DBIERR_NOSUCHFILTER
 * Source: BDE32 help, "DbiActivateFilter" */
DBIResult DBIFN
DbiActivateFilter(hDBICur hCursor, hDBIFilter hFilter);

/* DbiDeactivateFilter - deactivates a filter, with NULL all.
 * Errors: DBIERR_NOSUCHFILTER
 * Source: BDE32 help, "DbiDeactivateFilter" */
DBIResult DBIFN
DbiDeactivateFilter(hDBICur hCursor, hDBIFilter hFilter);

/* DbiGetFilterInfo - describes a filter found by handle, id or sequence
 * number.
 * Errors: DBIERR_NOSUCHFILTER
 * Source: BDE32 help, "DbiGetFilterInfo" */
DBIResult DBIFN
DbiGetFilterInfo(hDBICur hCur, hDBIFilter hFilter, uint16_t iFilterId,
    uint16_t iFilterSeqNo, pFILTERInfo pFilterinfo);

/* DbiSQLTextToCanEx - turns the text of an SQL expression into a filter
 * expression.
 * Errors: DBIERR_NOTSUPPORTED
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiSQLTextToCanEx(hDBIStmt hStmt, const char *pExprText, uint16_t iFields,
    pFLDDesc pFlds, EXPType exType, const char *pszFldName,
    const char *pszSourceDb, uint16_t *piCanSize, uint8_t *pCanEx);

/* ----------------------------------------------------------------------
 * Linked cursors
 * ---------------------------------------------------------------------- */

/* DbiBeginLinkMode - makes a cursor ready for links; the handle is
 * replaced.
 * Errors: DBIERR_INVALIDHNDL
 * Source: BDE32 help, "DbiBeginLinkMode" */
DBIResult DBIFN
DbiBeginLinkMode(phDBICur phCursor);

/* DbiEndLinkMode - makes it a plain cursor again; the handle is replaced.
 * Source: BDE32 help, "DbiEndLinkMode" */
DBIResult DBIFN
DbiEndLinkMode(phDBICur phCursor);

/* DbiLinkDetail - shows in the detail cursor only records that match the
 * master's current one. The detail needs an index on the fields.
 * Errors: DBIERR_NOTINDEXED, DBIERR_KEYFLDTYPEMISMATCH, DBIERR_NA
 * Source: BDE32 help, "DbiLinkDetail" */
DBIResult DBIFN
DbiLinkDetail(hDBICur hMstrCursor, hDBICur hDetlCursor, uint16_t iLnkFields,
    uint16_t *piMstrFields, uint16_t *piDetlFields);

/* DbiLinkDetailToExp - the same with a dBASE expression on the master.
 * Errors: DBIERR_INVALIDLINKEXPR
 * Source: BDE32 help, "DbiLinkDetailToExp" */
DBIResult DBIFN
DbiLinkDetailToExp(hDBICur hCursorMstr, hDBICur hCursorDetl, uint16_t iKeyLen,
    const char *pszMstrExp);

/* DbiUnlinkDetail - ends the link.
 * Errors: DBIERR_NA
 * Source: BDE32 help, "DbiUnlinkDetail" */
DBIResult DBIFN
DbiUnlinkDetail(hDBICur hDetlCursor);

/* DbiGetLinkStatus - master, first detail and next detail of the same
 * master; each may be NULL.
 * Source: BDE32 help, "DbiGetLinkStatus" */
DBIResult DBIFN
DbiGetLinkStatus(hDBICur hCursor, phDBICur phCursorMstr, phDBICur phCursorDet,
    phDBICur phCursorSib);

/* ----------------------------------------------------------------------
 * Checks and links
 * ---------------------------------------------------------------------- */

/* DbiGetVchkDesc - validity check iValSeqNo, from 1.
 * Errors: DBIERR_OUTOFRANGE
 * Source: BDE32 help, "DbiGetVchkDesc" */
DBIResult DBIFN
DbiGetVchkDesc(hDBICur hCursor, uint16_t iValSeqNo, pVCHKDesc pvalDesc);

/* DbiGetRintDesc - link to another table iRintSeqNo, from 1.
 * Errors: DBIERR_OUTOFRANGE
 * Source: BDE32 help, "DbiGetRintDesc" */
DBIResult DBIFN
DbiGetRintDesc(hDBICur hCursor, uint16_t iRintSeqNo, pRINTDesc printDesc);

/* DbiBeginConstraintLayer - checks SQL constraints of the client on a
 * cursor; the handle is replaced.
 * Errors: DBIERR_NOTSUPPORTED
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiBeginConstraintLayer(hDBIDb hDb, phDBICur hCur, pfDataSourcesCallback pDsCb,
    intptr_t lUserVal);

/* DbiEndConstraintLayer - ends that.
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiEndConstraintLayer(phDBICur hCur);

/* DbiCheckSQLExpression - whether the text of a constraint is right.
 * Errors: DBIERR_NOTSUPPORTED
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiCheckSQLExpression(hDBICur hCur, const char *pszExpr,
    const char *pszFldName, EXPType expType, pfDataSourcesCallback pDsCB,
    intptr_t iClientData);

/* ----------------------------------------------------------------------
 * Queries
 * ---------------------------------------------------------------------- */

/* DbiQExecDirect - prepares and runs a query. phCur receives the answer, or
 * may be NULL.
 * Errors: DBIERR_SQLPARSE, DBIERR_NOSUCHRELORALIAS, DBIERR_QRYEMPTY,
 *   DBIERR_TYPEMISM, DBIERR_TOKENNOT
 * Source: BDE32 help, "DbiQExecDirect" */
DBIResult DBIFN
DbiQExecDirect(hDBIDb hDb, DBIQryLang eQryLang, const char *pszQuery,
    phDBICur phCur);

/* DbiQAlloc - a statement, whose properties can be set before it is
 * prepared.
 * Source: BDE32 help, "DbiQAlloc" */
DBIResult DBIFN
DbiQAlloc(hDBIDb hDb, DBIQryLang eQryLang, phDBIStmt phStmt);

/* DbiQPrepare - parses the text of a query.
 * Errors: DBIERR_SQLPARSE, DBIERR_NOTSUFFTABLERIGHTS
 * Source: BDE32 help, "DbiQPrepare" */
DBIResult DBIFN
DbiQPrepare(hDBIStmt hStmt, const char *pszQuery);

/* DbiQPrepareExt - allocates and prepares in one call; qprepFORUPDATE asks
 * for a live answer.
 * Errors: DBIERR_SQLPARSE
 * Source: BDE32 help, "DbiQPrepareExt" */
DBIResult DBIFN
DbiQPrepareExt(hDBIDb hDb, DBIQryLang eQryLang, const char *pszQuery,
    uint16_t propBits, phDBIStmt phStmt);

/* DbiQExec - runs a prepared statement, again if wanted. Without an answer
 * the cursor is NULL.
 * Errors: DBIERR_QRYNOTPREP
 * Source: BDE32 help, "DbiQExec" */
DBIResult DBIFN
DbiQExec(hDBIStmt hStmt, phDBICur phCur);

/* DbiQFree - frees a statement; cursors on its answer stay open.
 * Errors: DBIERR_INVALIDHNDL
 * Source: BDE32 help, "DbiQFree" */
DBIResult DBIFN
DbiQFree(phDBIStmt phStmt);

/* DbiQSetParams - gives the parameters. iOffset of each descriptor points
 * into pRecBuff, iNullOffset, when not 0, to an INT16 that is indNULL for
 * no value.
 * Errors: DBIERR_SQLPARAMNOTSET, DBIERR_INVALIDPARAM
 * Source: BDE32 help, "DbiQSetParams" */
DBIResult DBIFN
DbiQSetParams(hDBIStmt hStmt, uint16_t uFldDescs, pFLDDesc paFldDescs,
    uint8_t *pRecBuff);

/* DbiQInstantiateAnswer - makes a named table of the answer.
 * Errors: DBIERR_NOTSUPPORTED
 * Source: BDE32 help, "DbiQInstantiateAnswer" */
DBIResult DBIFN
DbiQInstantiateAnswer(hDBIStmt hStmt, hDBICur hCur, const char *pszAnswerName,
    const char *pszAnswerType, DBIBOOL bOverWrite, phDBICur phCur);

/* DbiQGetBaseDescs - rows are STMTBaseDesc: where each column of the answer
 * comes from.
 * Source: BDE32 help, "DbiQGetBaseDescs" */
DBIResult DBIFN
DbiQGetBaseDescs(hDBIStmt hStmt, phDBICur phCur);

/* DbiQExecProcDirect - runs a stored procedure of a server.
 * Errors: DBIERR_NOTSUPPORTED
 * Source: BDE32 help, "DbiQExecProcDirect" */
DBIResult DBIFN
DbiQExecProcDirect(hDBIDb hDb, const char *pszProc, uint16_t uParamDescs,
    pSPParamDesc paParamDescs, uint8_t *pRecBuff, phDBICur phCur);

/* DbiQPrepareProc - prepares a stored procedure of a server.
 * Errors: DBIERR_NOTSUPPORTED
 * Source: BDE32 help, "DbiQPrepareProc" */
DBIResult DBIFN
DbiQPrepareProc(hDBIDb hDb, const char *pszProc, uint16_t uParamDescs,
    pSPParamDesc paParamDescs, uint8_t *pRecBuff, phDBIStmt phStmt);

/* DbiQSetProcParams - gives the parameters of a prepared procedure.
 * Errors: DBIERR_NOTSUPPORTED
 * Source: BDE32 help, "DbiQSetProcParams" */
DBIResult DBIFN
DbiQSetProcParams(hDBIStmt hStmt, uint16_t uParamDescs,
    pSPParamDesc paParamDescs, uint8_t *pRecBuff);

#ifndef NODBIQBE
/* DbiGetSQLRequest - parses an SQL text into a tree of requests.
 * Errors: DBIERR_NOTSUPPORTED
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiGetSQLRequest(hDBIDb hDb, uint8_t *pszSQLStmt, uint8_t *bIsDDL,
    pPSQLRequest pReq);
#endif

#ifndef NODBIQBE
/* DbiFreeSQLRequest - frees such a tree.
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiFreeSQLRequest(PSQLRequest pReq);
#endif

/* ----------------------------------------------------------------------
 * Batches of records
 * ---------------------------------------------------------------------- */

/* DbiBatchMove - appends, updates, subtracts or copies records, from the
 * source's current position on. Each side is a descriptor or a cursor.
 * pSrcFldMap names the source field for each field of the destination, 0
 * for none. *plRecsToMove is the number to take, then of those taken; the
 * other counts are what went to the side tables.
 * Errors: DBIERR_KEYVIOL, DBIERR_DESTMUSTBEINDEXED, DBIERR_TABLEREADONLY,
 *   DBIERR_INVALIDFLDMAP, DBIERR_OBJMAYBETRUNCATED, DBIERR_UPDATEABORT
 * Source: BDE32 help, "DbiBatchMove" */
DBIResult DBIFN
DbiBatchMove(pBATTblDesc pSrcTblDesc, hDBICur hSrcCur, pBATTblDesc pDstTblDesc,
    hDBICur hDstCur, eBATMode ebatMode, uint16_t iFldCount,
    uint16_t *pSrcFldMap, const char *pszIndexName,
    const char *pszIndexTagName, uint16_t iIndexId, const char *pszKeyviolName,
    const char *pszProblemsName, const char *pszChangedName,
    uint32_t *plProbRecs, uint32_t *plKeyvRecs, uint32_t *plChangedRecs,
    DBIBOOL bAbortOnFirstProb, DBIBOOL bAbortOnFirstKeyviol,
    uint32_t *plRecsToMove, DBIBOOL bTransliterate);

/* ----------------------------------------------------------------------
 * Dates, times, numbers
 * ---------------------------------------------------------------------- */

/* DbiDateEncode - day number, 1 is 1 January of year 1.
 * Errors: DBIERR_INVALIDDATE
 * Source: BDE32 help, "DbiDateEncode" */
DBIResult DBIFN
DbiDateEncode(uint16_t iMon, uint16_t iDay, int16_t iYear, DBIDATE *pdateD);

/* DbiDateDecode - month, day and year of a day number.
 * Errors: DBIERR_INVALIDDATE
 * Source: BDE32 help, "DbiDateDecode" */
DBIResult DBIFN
DbiDateDecode(DBIDATE dateD, uint16_t *piMon, uint16_t *piDay,
    int16_t *piYear);

/* DbiTimeEncode - milliseconds since midnight; iMilSec holds seconds too, 0
 * to 59999.
 * Errors: DBIERR_INVALIDTIME
 * Source: BDE32 help, "DbiTimeEncode" */
DBIResult DBIFN
DbiTimeEncode(uint16_t iHour, uint16_t iMin, uint16_t iMilSec,
    DBITIME *ptimeT);

/* DbiTimeDecode - hour, minute and milliseconds of a time.
 * Errors: DBIERR_INVALIDTIME
 * Source: BDE32 help, "DbiTimeDecode" */
DBIResult DBIFN
DbiTimeDecode(DBITIME timeT, uint16_t *piHour, uint16_t *piMin,
    uint16_t *piMilSec);

/* DbiTimeStampEncode - joins a date and a time.
 * Errors: DBIERR_INVALIDTIMESTAMP
 * Source: BDE32 help, "DbiTimeStampEncode" */
DBIResult DBIFN
DbiTimeStampEncode(DBIDATE dateD, DBITIME timeT, TIMESTAMP *ptsTS);

/* DbiTimeStampDecode - splits a time stamp.
 * Errors: DBIERR_INVALIDTIMESTAMP
 * Source: BDE32 help, "DbiTimeStampDecode" */
DBIResult DBIFN
DbiTimeStampDecode(TIMESTAMP tsTS, DBIDATE *pdateD, DBITIME *ptimeT);

/* DbiBcdFromFloat - decimal number with so many digits, some of them behind
 * the point.
 * Errors: DBIERR_INVALIDPARAM, DBIERR_OUTOFRANGE
 * Source: BDE32 help, "DbiBcdFromFloat" */
DBIResult DBIFN
DbiBcdFromFloat(double *piVal, uint16_t iPrecision, uint16_t iPlaces,
    pFMTBcd pBcd);

/* DbiBcdToFloat - the nearest double.
 * Source: BDE32 help, "DbiBcdToFloat" */
DBIResult DBIFN
DbiBcdToFloat(pFMTBcd pBcd, double *piVal);

/* DbiGetDateFormat - how the session writes dates as text.
 * Errors: DBIERR_INVALIDPARAM
 * Source: BDE32 help, "DbiGetDateFormat" */
DBIResult DBIFN
DbiGetDateFormat(pFMTDate pfmtDate);

/* DbiSetDateFormat - sets how the session writes dates.
 * Errors: DBIERR_INVALIDPARAM
 * Source: BDE32 help, "DbiSetDateFormat" */
DBIResult DBIFN
DbiSetDateFormat(pFMTDate pfmtDate);

/* DbiGetTimeFormat - how the session writes times as text.
 * Errors: DBIERR_INVALIDPARAM
 * Source: BDE32 help, "DbiGetTimeFormat" */
DBIResult DBIFN
DbiGetTimeFormat(pFMTTime pfmtTime);

/* DbiSetTimeFormat - sets how the session writes times.
 * Errors: DBIERR_INVALIDPARAM
 * Source: BDE32 help, "DbiSetTimeFormat" */
DBIResult DBIFN
DbiSetTimeFormat(pFMTTime pfmtTime);

/* DbiGetNumberFormat - how the session writes numbers as text.
 * Errors: DBIERR_INVALIDPARAM
 * Source: BDE32 help, "DbiGetNumberFormat" */
DBIResult DBIFN
DbiGetNumberFormat(pFMTNumber pfmtNumber);

/* DbiSetNumberFormat - sets how the session writes numbers.
 * Errors: DBIERR_INVALIDPARAM
 * Source: BDE32 help, "DbiSetNumberFormat" */
DBIResult DBIFN
DbiSetNumberFormat(pFMTNumber pfmtNumber);

/* ----------------------------------------------------------------------
 * Language drivers
 * ---------------------------------------------------------------------- */

/* DbiGetLdObj - language driver of a table, for the calls that translate
 * text.
 * Source: BDE32 help, "DbiGetLdObj" */
DBIResult DBIFN
DbiGetLdObj(hDBICur hCursor, void **ppLdObj);

/* DbiGetLdName - name of the language driver of a driver or table.
 * Errors: DBIERR_NOSUCHTABLE
 * Source: BDE32 help, "DbiGetLdName" */
DBIResult DBIFN
DbiGetLdName(const char *pszDriver, const char *pObjName, char *pLdName);

/* DbiGetLdNameFromDb - the same by way of a database.
 * Errors: DBIERR_NOTSUPPORTED
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiGetLdNameFromDb(hDBIDb hDb, const char *DbName, char *pldName);

/* DbiNativeToAnsi - from the table's code page to the client's. iLen is in
 * bytes, 0 for text up to its zero; pbDataLoss may be NULL.
 * Source: BDE32 help, "DbiNativeToAnsi" */
DBIResult DBIFN
DbiNativeToAnsi(void *pLdObj, char *pAnsiStr, const char *pNativeStr,
    uint32_t iLen, DBIBOOL *pbDataLoss);

/* DbiAnsiToNative - from the client's code page to the table's.
 * Source: BDE32 help, "DbiAnsiToNative" */
DBIResult DBIFN
DbiAnsiToNative(void *pLdObj, char *pNativeStr, const char *pAnsiStr,
    uint32_t iLen, DBIBOOL *pbDataLoss);

/* ----------------------------------------------------------------------
 * Configuration
 * NULL for hCfg is the configuration of the session.
 * ---------------------------------------------------------------------- */

/* DbiOpenCfgInfoList - rows are CFGDesc: the configuration below a path
 * such as \DATABASES\alias\DB INFO. Opened to write, DbiModifyRecord
 * changes it.
 * Errors: DBIERR_OBJNOTFOUND
 * Source: BDE32 help, "DbiOpenCfgInfoList" */
DBIResult DBIFN
DbiOpenCfgInfoList(hDBICfg hCfg, DBIOpenMode eOpenMode, CFGMode eConfigMode,
    const char *pszCfgPath, phDBICur phCur);

/* DbiAddAlias - adds an alias. pszParams is KEY:"value";KEY:"value"; a NULL
 * driver type is STANDARD.
 * Errors: DBIERR_NAMENOTUNIQUE, DBIERR_UNKNOWNDRIVER, DBIERR_INVALIDPARAM
 * Source: BDE32 help, "DbiAddAlias" */
DBIResult DBIFN
DbiAddAlias(hDBICfg hCfg, const char *pszAliasName, const char *pszDriverType,
    const char *pszParams, DBIBOOL bPersist);

/* DbiDeleteAlias - removes an alias.
 * Errors: DBIERR_OBJNOTFOUND
 * Source: BDE32 help, "DbiDeleteAlias" */
DBIResult DBIFN
DbiDeleteAlias(hDBICfg hCfg, const char *pszAliasName);

/* DbiAddDriver - adds a driver.
 * Errors: DBIERR_OBJNOTFOUND, DBIERR_INVALIDPARAM
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiAddDriver(hDBICfg hCfg, const char *pszDriverName, const char *pszParams,
    DBIBOOL bPersist);

/* DbiDeleteDriver - removes a driver.
 * Errors: DBIERR_OBJNOTFOUND, DBIERR_INVALIDPARAM
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiDeleteDriver(hDBICfg hCfg, const char *pszDriverName, DBIBOOL bSave);

/* DbiImportODBC - adds what the system knows of ODBC sources.
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiImportODBC(hDBICfg hCfg, DBIBOOL bPersist);

/* DbiOpenConfigFile - opens a configuration file other than the session's.
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiOpenConfigFile(const char *pszDirPath, DBIBOOL bCreate, phDBICfg hCfg);

/* DbiCloseConfigFile - closes it, saved or not, and sets the handle to
 * NULL.
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiCloseConfigFile(phDBICfg hCfg, DBIBOOL bSave, DBIBOOL bDefault,
    DBIBOOL bSaveAs16);

/* DbiCfgSave - writes the configuration, under a new name or with NULL its
 * own.
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiCfgSave(hDBICfg hCfg, const char *pszNewFile, DBIBOOL bSaveAs16);

/* DbiCfgBuildPath - makes the path of a node; pszCfgPath has room for a
 * DBIPATH.
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiCfgBuildPath(hDBICfg hCfg, const char *pszCategory, const char *pszGroup,
    const char *pszSection, char *pszCfgPath);

/* DbiCfgPosition - goes to a node; tells whether it exists.
 * Errors: DBIERR_OBJNOTFOUND
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiCfgPosition(hDBICfg hCfg, const char *pszCfgPath);

/* DbiCfgGetNextNode - name of the next node below the current one.
 * Errors: DBIERR_OBJNOTFOUND
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiCfgGetNextNode(hDBICfg hCfg, char *pszNodeName);

/* DbiCfgGetRecord - values of a node, and the fields that describe them.
 * Errors: DBIERR_OBJNOTFOUND, DBIERR_INVALIDPARAM
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiCfgGetRecord(hDBICfg hCfg, const char *pszCfgPath, uint16_t *iFields,
    pFLDDesc pfldDesc, void *pRec);

/* DbiCfgAddRecord - adds a node with its values.
 * Errors: DBIERR_OBJNOTFOUND, DBIERR_INVALIDPARAM
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiCfgAddRecord(hDBICfg hCfg, const char *pszCfgPath, uint16_t iFields,
    pFLDDesc pfldDesc, void *pRec);

/* DbiCfgModifyRecord - changes values of a node.
 * Errors: DBIERR_OBJNOTFOUND, DBIERR_INVALIDPARAM
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiCfgModifyRecord(hDBICfg hCfg, const char *pszCfgPath, uint16_t iFields,
    pFLDDesc pfldDesc, void *pRec);

/* DbiCfgDropRecord - removes a node.
 * Errors: DBIERR_OBJNOTFOUND
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiCfgDropRecord(hDBICfg hCfg, const char *pszCfgPath);

/* DbiCfgTranslate - translates values of a node.
 * Errors: DBIERR_OBJNOTFOUND, DBIERR_INVALIDPARAM
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiCfgTranslate(hDBICfg hCfg, const char *pszConfigPath, char *pszTrans,
    uint16_t iFields, pFLDDesc pfldDesc, void *pRec);

/* DbiCfgGetHelp - help on one value.
 * Errors: DBIERR_OBJNOTFOUND
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiCfgGetHelp(hDBICfg hCfg, const char *pszConfigPath, const char *pszFldName,
    char *pszHelpString);

/* DbiCfgMerge - takes nodes over from another configuration.
 * Errors: DBIERR_OBJNOTFOUND
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiCfgMerge(hDBICfg hCfgDest, hDBICfg hCfgSrc, const char *pszSrcPath);

/* ----------------------------------------------------------------------
 * Objects in fields
 * ---------------------------------------------------------------------- */

/* DbiOpenNestedTable - cursor on a field that is a table (Oracle 8).
 * Errors: DBIERR_NA, DBIERR_NOTSUPPORTED
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiOpenNestedTable(hDBICur hCursor, uint16_t iFieldNo, DBIBOOL bReadOnly,
    DBIBOOL bUniDirectional, phDBICur hCursorNested);

/* DbiOpenRef - cursor on the row a field refers to (Oracle 8).
 * Errors: DBIERR_NA, DBIERR_NOTSUPPORTED
 * Source: the interface of version 500 */
DBIResult DBIFN
DbiOpenRef(hDBICur hCursor, uint16_t iFieldNo, DBIBOOL bReadOnly,
    DBIBOOL bUniDirectional, phDBICur hRefCursor);

/* ----------------------------------------------------------------------
 * Data repository
 * Catalogues of tables that tools once kept. Source of all: the interface of
 * version 500. They give DBIERR_NOTSUPPORTED or DBIERR_NOSUCHREPOSITORY where
 * there is none.
 * ---------------------------------------------------------------------- */

/* DbiDRDrop - forget a repository, which stays */
DBIResult DBIFN
DbiDRDrop(const char *pszDrName);

/* DbiDRAdd - make an existing repository known */
DBIResult DBIFN
DbiDRAdd(pDRDesc pdrdesc);

/* DbiDRCreate - create a repository and open it */
DBIResult DBIFN
DbiDRCreate(pDRDesc pdrDesc, phDBIDR phDataRepos);

/* DbiDRDelete - delete a repository */
DBIResult DBIFN
DbiDRDelete(const char *pszDrName);

/* DbiDROpen - open a repository */
DBIResult DBIFN
DbiDROpen(const char *pszDrName, phDBIDR phDataRepos);

/* DbiDRClose - close it and set the handle to NULL */
DBIResult DBIFN
DbiDRClose(phDBIDR phDataRepos);

/* DbiDRGetDesc - where a repository lies */
DBIResult DBIFN
DbiDRGetDesc(const char *pszDrName, pDRDesc pdrDesc);

/* DbiOpenRepositoryList - rows are DRDesc */
DBIResult DBIFN
DbiOpenRepositoryList(phDBICur hCur);

/* DbiOpenSessionRepository - the repository of a session */
DBIResult DBIFN
DbiOpenSessionRepository(hDBISes hSes, phDBIDR hDataRepos);

/* DbiGetDefaultRepository - name of the default one; room for a DBINAME */
DBIResult DBIFN
DbiGetDefaultRepository(char *pszDRName);

/* DbiSetDefaultRepository - choose the default one */
DBIResult DBIFN
DbiSetDefaultRepository(const char *pszDRName);

/* DbiDRGetRelatedObject - the object that a relation leads to */
DBIResult DBIFN
DbiDRGetRelatedObject(hDBIDR hDataRepos, pDRObject pdrObjIDSrc,
    const char *pszRelTypeName, pDRObject pdrObjIDDest);

/* DbiDRGetEnumAttrDomain - values that an attribute may have */
DBIResult DBIFN
DbiDRGetEnumAttrDomain(hDBIDR hDataRepos, uint16_t iNumVals,
    pDREnumAttrDomain peAttrDomain);

/* DbiDRCreateEnumAttrDomain - add such a set of values */
DBIResult DBIFN
DbiDRCreateEnumAttrDomain(hDBIDR hDataRepos, pDREnumAttrDomain peAttrDomain);

/* DbiDRModifyEnumAttrDomain - change one */
DBIResult DBIFN
DbiDRModifyEnumAttrDomain(hDBIDR hDataRepos, pDREnumAttrDomain peAttrDomain);

/* DbiDRDeleteEnumAttrDomain - delete one */
DBIResult DBIFN
DbiDRDeleteEnumAttrDomain(hDBIDR hDataRepos, const char *pszEnumAttrDomain);

/* DbiDRLoadDBObject - take tables of a database in */
DBIResult DBIFN
DbiDRLoadDBObject(hDBIDR hDataRepos, hDBIDb hDb, const char *pszDatabaseName,
    DBIBOOL bSystemTables, int32_t lNumObjs, pDROBJDesc paObjDesc);

/* DbiDRSetToObjName - move a cursor to an object by name */
DBIResult DBIFN
DbiDRSetToObjName(hDBICur hCurObj, const char *pszName, DBIBOOL bUseAliasName);

/* DbiDRSetToObjID - move a cursor to an object by number */
DBIResult DBIFN
DbiDRSetToObjID(hDBICur hCurObj, pDRObject pdrObjID);

/* DbiDRGetObjID - number of the object a cursor is on */
DBIResult DBIFN
DbiDRGetObjID(hDBICur hCurObj, pDRObject pdrObjID);

/* DbiDROpenObjSet - cursor on objects of a type */
DBIResult DBIFN
DbiDROpenObjSet(hDBIDR hDataRepos, const char *pszObjTypeName,
    pDRObject pdrSrcObjID, const char *pszNavRelName, const char *pszCondList,
    phDBICur hCurObj);

/* DbiDROpenRelSet - cursor on relations of a type */
DBIResult DBIFN
DbiDROpenRelSet(hDBIDR hDataRepos, const char *pszRelTypeName,
    pDRObject pdrSrcObjID, pDRObject pdrDestObjID, const char *pszCondList,
    phDBICur hCurObj);

/* DbiDRGetObjTypeInfo - describe a type of objects */
DBIResult DBIFN
DbiDRGetObjTypeInfo(hDBIDR hDataRepos, const char *pszObjTypeName,
    pDROBJType pobjType);

/* DbiDRGetRelTypeInfo - describe a type of relations */
DBIResult DBIFN
DbiDRGetRelTypeInfo(hDBIDR hDataRepos, const char *pszRelTypeName,
    pDRRELType prelType);

/* DbiDRGetAttrDescs - fill an array of iNumAttr attributes */
DBIResult DBIFN
DbiDRGetAttrDescs(hDBIDR hDataRepos, const char *pszTypeName,
    uint16_t iNumAttr, pDRATTRDesc pattrDesc);

/* DbiDROpenObjectTypeList - rows are DROBJType */
DBIResult DBIFN
DbiDROpenObjectTypeList(hDBIDR hDataRepos, phDBICur hObjTypeCur);

/* DbiDROpenRelTypeList - rows are DRRELType */
DBIResult DBIFN
DbiDROpenRelTypeList(hDBIDR hDataRepos, const char *pszObjTypeName,
    phDBICur hRelTypeCur);

/* DbiDROpenAttrTypeList - rows are DRATTRDesc */
DBIResult DBIFN
DbiDROpenAttrTypeList(hDBIDR hDataRepos, const char *pszTypeName,
    phDBICur hAttrTypeCur);

/* DbiDRCreateObjectType - add a type of objects */
DBIResult DBIFN
DbiDRCreateObjectType(hDBIDR hDataRepos, pDROBJType pobjType,
    pDRATTRDesc pattrDesc);

/* DbiDRDeleteObjectType - delete one, with its relations if wanted */
DBIResult DBIFN
DbiDRDeleteObjectType(hDBIDR hDataRepos, const char *pszObjTypeName,
    DBIBOOL bDeleteAssocRelTypes);

/* DbiDRCreateRelationType - add a type of relations */
DBIResult DBIFN
DbiDRCreateRelationType(hDBIDR hDataRepos, pDRRELType prelType,
    pDRATTRDesc pattrDesc);

/* DbiDRDeleteRelationType - delete one */
DBIResult DBIFN
DbiDRDeleteRelationType(hDBIDR hDataRepos, const char *pszRelTypeName);

/* DbiDRAddAttr - add an attribute to a type */
DBIResult DBIFN
DbiDRAddAttr(hDBIDR hDataRepos, const char *pszTypeName, uint16_t iAttr,
    pDRATTRDesc pattrDesc);

/* DbiDRDropAttr - take one away */
DBIResult DBIFN
DbiDRDropAttr(hDBIDR hDataRepos, const char *pszTypeName, uint16_t iAttr,
    pDRATTRDesc pattrDesc);

/* DbiDRExportToFile - write objects to a file */
DBIResult DBIFN
DbiDRExportToFile(hDBIDR hDataRepos, int32_t ulNumObjs,
    pDRExportDesc padrExportDesc, const char *pszExportFile);

/* DbiDRImportFromFile - read them back */
DBIResult DBIFN
DbiDRImportFromFile(hDBIDR hDataRepos, int32_t ulNumObjs,
    pDRExportDesc padrExportDesc, const char *pszImportFile);

/* ----------------------------------------------------------------------
 * Data sets of clients
 * Packets of rows and of changes. Source of both: the interface of version
 * 500.
 * ---------------------------------------------------------------------- */

/* DsResolver - applies the change packets of a client's data set. */
DBIResult DBIFN
DsResolver(int32_t iNoOfDataSources, PPacketList Packets, hDBIDb hDb,
    const char *szDbName, const char *szDbType, const char *szDbPassword,
    PNameList pszSqlStr, PNameList ppTableName, intptr_t *piClientData,
    PCBList ppfReconcile, PCBList ppDsCB, intptr_t ClientData,
    int32_t *piMaxErrorRecords, PPacketList pppErrPacket);

/* DsProviderGetDataPacket - packs rows for a client's data set. */
DBIResult DBIFN
DsProviderGetDataPacket(hDBICur hCur, int32_t eProvOptions, void *pDsCB,
    intptr_t iClientData, int32_t *piMaxRecords, void *Packet,
    DBIBOOL *pbEndOfData);

/* ----------------------------------------------------------------------
 * Language driver objects
 * Compare and translate text as a language driver does; 0 is success in those
 * that give UINT16 and do not compare. Source of all: the interface of version
 * 500.
 * ---------------------------------------------------------------------- */

/* OsLdBuildCharSetXform - build a table from one code page to another */
DBIBOOL DBIFN
OsLdBuildCharSetXform(char *pCharMap, void *pLdObjSrc, void *pLdObjDest,
    DBIBOOL *DataLoss);

/* OsLdStrnColli - compare in collating order, without case: < 0, 0, > 0 */
int8_t DBIFN
OsLdStrnColli(void *pBlObj, const char *str1, const char *str2, uint16_t iLen);

/* OsLdStrnColl - compare in collating order: < 0, 0, > 0 */
int8_t DBIFN
OsLdStrnColl(void *pLdObj, uint8_t *Str1, uint8_t *Str2, uint16_t Maxlen);

/* OsLdExStrCmp - compare texts of given lengths in bytes */
int8_t DBIFN
OsLdExStrCmp(void *pLdObj, uint8_t *Right, int8_t RightLen, uint8_t *Left,
    int8_t LeftLen, DBIBOOL Exact);

/* OsLdLoadByDriverId - load an object by driver number */
uint16_t DBIFN
OsLdLoadByDriverId(uint16_t iDriverId, void **pLdObj);

/* OsLdGetDriverId - driver number */
uint16_t DBIFN
OsLdGetDriverId(void *pLdObj, uint16_t *DriverId);

/* OsLdGetFuncAddrLdStrnCmpi_ - address of the function behind OsLdStrnCmpi */
uint16_t DBIFN
OsLdGetFuncAddrLdStrnCmpi_(void **ppf);

/* OsLdGetFuncAddrLdStrnColl_ - address of the function behind OsLdStrnColl */
uint16_t DBIFN
OsLdGetFuncAddrLdStrnColl_(void **ppf);

/* OsLdGetFuncAddrLdStrnColli_ - address of the function behind OsLdStrnColli */
uint16_t DBIFN
OsLdGetFuncAddrLdStrnColli_(void **ppf);

/* OsLdSetConvChars - what stands for characters without a counterpart */
uint16_t DBIFN
OsLdSetConvChars(int8_t o2a, int8_t a2o);

/* OsLdGetMinMax - the first and last character in order */
uint16_t DBIFN
OsLdGetMinMax(void *pLdObj, char *pcMin, char *pcMax);

/* OsLdGetProductID - product number */
uint16_t DBIFN
OsLdGetProductID(void *pLdObj, uint16_t *piProdID);

/* OsLdSearchEnd - end a search */
uint16_t DBIFN
OsLdSearchEnd(void *SHandle);

/* OsLdLoadByLCID - load an object by Windows' locale number */
uint16_t DBIFN
OsLdLoadByLCID(int32_t _lcid, void **pLdObj);

/* OsLdSearchNext - the next object of a search */
uint16_t DBIFN
OsLdSearchNext(void *SHandle, void **ppLdObj);

/* OsLdSearchInit - search through all objects; gives a handle */
uint16_t DBIFN
OsLdSearchInit(void **SHandle);

/* OsLdGetDescName - description in words */
uint16_t DBIFN
OsLdGetDescName(void *pLdObj, uint8_t *pDescName);

/* OsLdCharToLower - one character in lower case */
uint8_t DBIFN
OsLdCharToLower(void *pLdObj, uint8_t ch);

/* OsLdCharToUpper - one character in upper case */
uint8_t DBIFN
OsLdCharToUpper(void *pLdObj, uint8_t ch);

/* OsLdIsDigit - whether a character is a digit */
DBIBOOL DBIFN
OsLdIsDigit(void *pLdObj, uint8_t ch);

/* OsLdIsAlpha - whether a character is a letter */
DBIBOOL DBIFN
OsLdIsAlpha(void *pLdObj, uint8_t ch);

/* OsLdUnloadObj - free an object and set the variable to NULL */
uint16_t DBIFN
OsLdUnloadObj(void **pLdObj);

/* OsLdOemCharToAnsi - one character from the OEM to the ANSI code page */
uint8_t DBIFN
OsLdOemCharToAnsi(void *pLdObj, uint8_t ch);

/* OsLdAnsiCharToOem - one character the other way */
uint8_t DBIFN
OsLdAnsiCharToOem(void *pLdObj, uint8_t ch);

/* OsLdIsOemCharInAnsiCp - whether it has a counterpart */
DBIBOOL DBIFN
OsLdIsOemCharInAnsiCp(void *pLdObj, char OemCh);

/* OsLdIsAnsiCharInOemCp - whether it has a counterpart */
DBIBOOL DBIFN
OsLdIsAnsiCharInOemCp(void *pLdObj, char AnsiCh);

/* OsLdOemToAnsi - Len bytes of text from OEM to ANSI */
uint16_t DBIFN
OsLdOemToAnsi(void *pLdObj, char *AnsiStr, const char *OemStr, uint16_t Len,
    DBIBOOL *DataLoss);

/* OsLdAnsiToOem - Len bytes of text from ANSI to OEM */
uint16_t DBIFN
OsLdAnsiToOem(void *pLdObj, char *OemStr, const char *AnsiStr, uint16_t Len,
    DBIBOOL *DataLoss);

/* OsLdGetFName - name of the object's file */
uint16_t DBIFN
OsLdGetFName(void *pLdObj, char *PName);

/* OsLdGetCodePage - code page */
uint16_t DBIFN
OsLdGetCodePage(void *pLdObj, int16_t *CodePage);

/* OsLdGetSortsig - number of the sort order */
uint16_t DBIFN
OsLdGetSortsig(void *pLdObj, int16_t *SortSig);

/* OsLdGetSymbName - symbolic name */
uint16_t DBIFN
OsLdGetSymbName(void *pLdObj, uint8_t *pSymbName);

/* OsLdStrnToUpper - turn Len bytes into upper case in place */
uint16_t DBIFN
OsLdStrnToUpper(void *pLdObj, uint8_t *Str, uint16_t Len);

/* OsLdStrToUpper - turn a text into upper case in place */
uint16_t DBIFN
OsLdStrToUpper(void *pLdObj, uint8_t *Str);

/* OsLdStrnCmpi - compare Len bytes without case: < 0, 0, > 0 */
int16_t DBIFN
OsLdStrnCmpi(void *pLdObj, const char *Str1, const char *Str2, uint16_t Len);

/* OsLdStrCmpi - compare without case: < 0, 0, > 0 */
int16_t DBIFN
OsLdStrCmpi(void *pLdObj, const char *str1, const char *str2);

/* OsLdStrnToLower - turn Len bytes into lower case in place */
uint16_t DBIFN
OsLdStrnToLower(void *pLdObj, uint8_t *Str, uint16_t Len);

/* OsLdStrToLower - turn a text into lower case in place */
uint16_t DBIFN
OsLdStrToLower(void *pLdObj, uint8_t *Str);

/* OsLdStrCmp - compare two texts */
uint16_t DBIFN
OsLdStrCmp(void *pLdObj, const char *Str1, const char *Str2);

/* OsLdStrnCmp - compare Len bytes */
uint16_t DBIFN
OsLdStrnCmp(void *pLdObj, const char *Str1, const char *Str2, uint16_t Len);

/* OsLdLoadBySymbName - load an object by symbolic name */
uint16_t DBIFN
OsLdLoadBySymbName(const char *pSymbName, void **pLdObj);

/* OsLdLoadByFName - load an object by file name */
uint16_t DBIFN
OsLdLoadByFName(const char *pFName, void **pLdObj);

/* OsLdLoadBySortSig - load an object by sort order and code page */
uint16_t DBIFN
OsLdLoadBySortSig(uint16_t SortSig, uint16_t CodePage, void **pLdObj);

/* OsLdExit - end this layer */
uint16_t DBIFN
OsLdExit(void);

/* OsLdGetDefaultObj - the default object */
uint16_t DBIFN
OsLdGetDefaultObj(void **pLdObj);

/* OsLdInit - start this layer: directory, default driver; both may be NULL */
uint16_t DBIFN
OsLdInit(const char *pDefDir, const char *pDefLangDr);

#endif /* prototypes */

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#ifdef __cplusplus
}
#endif

#endif
