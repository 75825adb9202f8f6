/* SPDX-License-Identifier: MIT */
/* Sizes and offsets of the public structures in Windows' 64-bit ABI. Compiled
 * clients bring these structures along, so no byte may move. */

#define JET_VERSION 0x0A01	/* everything the header has */
#include <esent.h>

#include <check.h>
#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "suite.h"

struct field {
	const char *name;
	size_t offset, size;
	size_t want_offset, want_size;
};

struct layout {
	const char *name;
	size_t size, align;
	size_t want_size, want_align;
	const struct field *fields;	/* ends with a NULL name */
};

#define AT(type, member, offset, size)					\
	{ #member, offsetof(type, member), sizeof(((type *)0)->member),	\
	    offset, size }
#define END	{ NULL, 0, 0, 0, 0 }
#define LAYOUT(type, size, align, fields)				\
	{ #type, sizeof(type), alignof(type), size, align, fields }

static const struct field indexid_fields[] = {
	AT(JET_INDEXID, cbStruct, 0, 4),
	AT(JET_INDEXID, rgbIndexId, 4, 16),
	END
};

static const struct field rstmap_a_fields[] = {
	AT(JET_RSTMAP_A, szDatabaseName, 0, 8),
	AT(JET_RSTMAP_A, szNewDatabaseName, 8, 8),
	END
};

static const struct field rstmap_w_fields[] = {
	AT(JET_RSTMAP_W, szDatabaseName, 0, 8),
	AT(JET_RSTMAP_W, szNewDatabaseName, 8, 8),
	END
};

static const struct field convert_a_fields[] = {
	AT(JET_CONVERT_A, szOldDll, 0, 8),
	AT(JET_CONVERT_A, fFlags, 8, 4),
	END
};

static const struct field convert_w_fields[] = {
	AT(JET_CONVERT_W, szOldDll, 0, 8),
	AT(JET_CONVERT_W, fFlags, 8, 4),
	END
};

static const struct field snprog_fields[] = {
	AT(JET_SNPROG, cbStruct, 0, 4),
	AT(JET_SNPROG, cunitDone, 4, 4),
	AT(JET_SNPROG, cunitTotal, 8, 4),
	END
};

static const struct field dbinfoupgrade_fields[] = {
	AT(JET_DBINFOUPGRADE, cbStruct, 0, 4),
	AT(JET_DBINFOUPGRADE, cbFilesizeLow, 4, 4),
	AT(JET_DBINFOUPGRADE, cbFilesizeHigh, 8, 4),
	AT(JET_DBINFOUPGRADE, cbFreeSpaceRequiredLow, 12, 4),
	AT(JET_DBINFOUPGRADE, cbFreeSpaceRequiredHigh, 16, 4),
	AT(JET_DBINFOUPGRADE, csecToUpgrade, 20, 4),
	AT(JET_DBINFOUPGRADE, ulFlags, 24, 4),
	END
};

static const struct field objectinfo_fields[] = {
	AT(JET_OBJECTINFO, cbStruct, 0, 4),
	AT(JET_OBJECTINFO, objtyp, 4, 4),
	AT(JET_OBJECTINFO, dtCreate, 8, 8),
	AT(JET_OBJECTINFO, dtUpdate, 16, 8),
	AT(JET_OBJECTINFO, grbit, 24, 4),
	AT(JET_OBJECTINFO, flags, 28, 4),
	AT(JET_OBJECTINFO, cRecord, 32, 4),
	AT(JET_OBJECTINFO, cPage, 36, 4),
	END
};

static const struct field objectlist_fields[] = {
	AT(JET_OBJECTLIST, cbStruct, 0, 4),
	AT(JET_OBJECTLIST, tableid, 8, 8),
	AT(JET_OBJECTLIST, cRecord, 16, 4),
	AT(JET_OBJECTLIST, columnidcontainername, 20, 4),
	AT(JET_OBJECTLIST, columnidobjectname, 24, 4),
	AT(JET_OBJECTLIST, columnidobjtyp, 28, 4),
	AT(JET_OBJECTLIST, columniddtCreate, 32, 4),
	AT(JET_OBJECTLIST, columniddtUpdate, 36, 4),
	AT(JET_OBJECTLIST, columnidgrbit, 40, 4),
	AT(JET_OBJECTLIST, columnidflags, 44, 4),
	AT(JET_OBJECTLIST, columnidcRecord, 48, 4),
	AT(JET_OBJECTLIST, columnidcPage, 52, 4),
	END
};

static const struct field columnlist_fields[] = {
	AT(JET_COLUMNLIST, cbStruct, 0, 4),
	AT(JET_COLUMNLIST, tableid, 8, 8),
	AT(JET_COLUMNLIST, cRecord, 16, 4),
	AT(JET_COLUMNLIST, columnidPresentationOrder, 20, 4),
	AT(JET_COLUMNLIST, columnidcolumnname, 24, 4),
	AT(JET_COLUMNLIST, columnidcolumnid, 28, 4),
	AT(JET_COLUMNLIST, columnidcoltyp, 32, 4),
	AT(JET_COLUMNLIST, columnidCountry, 36, 4),
	AT(JET_COLUMNLIST, columnidLangid, 40, 4),
	AT(JET_COLUMNLIST, columnidCp, 44, 4),
	AT(JET_COLUMNLIST, columnidCollate, 48, 4),
	AT(JET_COLUMNLIST, columnidcbMax, 52, 4),
	AT(JET_COLUMNLIST, columnidgrbit, 56, 4),
	AT(JET_COLUMNLIST, columnidDefault, 60, 4),
	AT(JET_COLUMNLIST, columnidBaseTableName, 64, 4),
	AT(JET_COLUMNLIST, columnidBaseColumnName, 68, 4),
	AT(JET_COLUMNLIST, columnidDefinitionName, 72, 4),
	END
};

static const struct field columndef_fields[] = {
	AT(JET_COLUMNDEF, cbStruct, 0, 4),
	AT(JET_COLUMNDEF, columnid, 4, 4),
	AT(JET_COLUMNDEF, coltyp, 8, 4),
	AT(JET_COLUMNDEF, wCountry, 12, 2),
	AT(JET_COLUMNDEF, langid, 14, 2),
	AT(JET_COLUMNDEF, cp, 16, 2),
	AT(JET_COLUMNDEF, wCollate, 18, 2),
	AT(JET_COLUMNDEF, cbMax, 20, 4),
	AT(JET_COLUMNDEF, grbit, 24, 4),
	END
};

static const struct field columnbase_a_fields[] = {
	AT(JET_COLUMNBASE_A, cbStruct, 0, 4),
	AT(JET_COLUMNBASE_A, columnid, 4, 4),
	AT(JET_COLUMNBASE_A, coltyp, 8, 4),
	AT(JET_COLUMNBASE_A, wCountry, 12, 2),
	AT(JET_COLUMNBASE_A, langid, 14, 2),
	AT(JET_COLUMNBASE_A, cp, 16, 2),
	AT(JET_COLUMNBASE_A, wFiller, 18, 2),
	AT(JET_COLUMNBASE_A, cbMax, 20, 4),
	AT(JET_COLUMNBASE_A, grbit, 24, 4),
	AT(JET_COLUMNBASE_A, szBaseTableName, 28, 256),
	AT(JET_COLUMNBASE_A, szBaseColumnName, 284, 256),
	END
};

static const struct field columnbase_w_fields[] = {
	AT(JET_COLUMNBASE_W, cbStruct, 0, 4),
	AT(JET_COLUMNBASE_W, columnid, 4, 4),
	AT(JET_COLUMNBASE_W, coltyp, 8, 4),
	AT(JET_COLUMNBASE_W, wCountry, 12, 2),
	AT(JET_COLUMNBASE_W, langid, 14, 2),
	AT(JET_COLUMNBASE_W, cp, 16, 2),
	AT(JET_COLUMNBASE_W, wFiller, 18, 2),
	AT(JET_COLUMNBASE_W, cbMax, 20, 4),
	AT(JET_COLUMNBASE_W, grbit, 24, 4),
	AT(JET_COLUMNBASE_W, szBaseTableName, 28, 512),
	AT(JET_COLUMNBASE_W, szBaseColumnName, 540, 512),
	END
};

static const struct field indexlist_fields[] = {
	AT(JET_INDEXLIST, cbStruct, 0, 4),
	AT(JET_INDEXLIST, tableid, 8, 8),
	AT(JET_INDEXLIST, cRecord, 16, 4),
	AT(JET_INDEXLIST, columnidindexname, 20, 4),
	AT(JET_INDEXLIST, columnidgrbitIndex, 24, 4),
	AT(JET_INDEXLIST, columnidcKey, 28, 4),
	AT(JET_INDEXLIST, columnidcEntry, 32, 4),
	AT(JET_INDEXLIST, columnidcPage, 36, 4),
	AT(JET_INDEXLIST, columnidcColumn, 40, 4),
	AT(JET_INDEXLIST, columnidiColumn, 44, 4),
	AT(JET_INDEXLIST, columnidcolumnid, 48, 4),
	AT(JET_INDEXLIST, columnidcoltyp, 52, 4),
	AT(JET_INDEXLIST, columnidCountry, 56, 4),
	AT(JET_INDEXLIST, columnidLangid, 60, 4),
	AT(JET_INDEXLIST, columnidCp, 64, 4),
	AT(JET_INDEXLIST, columnidCollate, 68, 4),
	AT(JET_INDEXLIST, columnidgrbitColumn, 72, 4),
	AT(JET_INDEXLIST, columnidcolumnname, 76, 4),
	AT(JET_INDEXLIST, columnidLCMapFlags, 80, 4),
	END
};

static const struct field columncreate_a_fields[] = {
	AT(JET_COLUMNCREATE_A, cbStruct, 0, 4),
	AT(JET_COLUMNCREATE_A, szColumnName, 8, 8),
	AT(JET_COLUMNCREATE_A, coltyp, 16, 4),
	AT(JET_COLUMNCREATE_A, cbMax, 20, 4),
	AT(JET_COLUMNCREATE_A, grbit, 24, 4),
	AT(JET_COLUMNCREATE_A, pvDefault, 32, 8),
	AT(JET_COLUMNCREATE_A, cbDefault, 40, 4),
	AT(JET_COLUMNCREATE_A, cp, 44, 4),
	AT(JET_COLUMNCREATE_A, columnid, 48, 4),
	AT(JET_COLUMNCREATE_A, err, 52, 4),
	END
};

static const struct field columncreate_w_fields[] = {
	AT(JET_COLUMNCREATE_W, cbStruct, 0, 4),
	AT(JET_COLUMNCREATE_W, szColumnName, 8, 8),
	AT(JET_COLUMNCREATE_W, coltyp, 16, 4),
	AT(JET_COLUMNCREATE_W, cbMax, 20, 4),
	AT(JET_COLUMNCREATE_W, grbit, 24, 4),
	AT(JET_COLUMNCREATE_W, pvDefault, 32, 8),
	AT(JET_COLUMNCREATE_W, cbDefault, 40, 4),
	AT(JET_COLUMNCREATE_W, cp, 44, 4),
	AT(JET_COLUMNCREATE_W, columnid, 48, 4),
	AT(JET_COLUMNCREATE_W, err, 52, 4),
	END
};

static const struct field userdefineddefault_a_fields[] = {
	AT(JET_USERDEFINEDDEFAULT_A, szCallback, 0, 8),
	AT(JET_USERDEFINEDDEFAULT_A, pbUserData, 8, 8),
	AT(JET_USERDEFINEDDEFAULT_A, cbUserData, 16, 4),
	AT(JET_USERDEFINEDDEFAULT_A, szDependantColumns, 24, 8),
	END
};

static const struct field userdefineddefault_w_fields[] = {
	AT(JET_USERDEFINEDDEFAULT_W, szCallback, 0, 8),
	AT(JET_USERDEFINEDDEFAULT_W, pbUserData, 8, 8),
	AT(JET_USERDEFINEDDEFAULT_W, cbUserData, 16, 4),
	AT(JET_USERDEFINEDDEFAULT_W, szDependantColumns, 24, 8),
	END
};

static const struct field conditionalcolumn_a_fields[] = {
	AT(JET_CONDITIONALCOLUMN_A, cbStruct, 0, 4),
	AT(JET_CONDITIONALCOLUMN_A, szColumnName, 8, 8),
	AT(JET_CONDITIONALCOLUMN_A, grbit, 16, 4),
	END
};

static const struct field conditionalcolumn_w_fields[] = {
	AT(JET_CONDITIONALCOLUMN_W, cbStruct, 0, 4),
	AT(JET_CONDITIONALCOLUMN_W, szColumnName, 8, 8),
	AT(JET_CONDITIONALCOLUMN_W, grbit, 16, 4),
	END
};

static const struct field unicodeindex_fields[] = {
	AT(JET_UNICODEINDEX, lcid, 0, 4),
	AT(JET_UNICODEINDEX, dwMapFlags, 4, 4),
	END
};

static const struct field unicodeindex2_fields[] = {
	AT(JET_UNICODEINDEX2, szLocaleName, 0, 8),
	AT(JET_UNICODEINDEX2, dwMapFlags, 8, 4),
	END
};

static const struct field tuplelimits_fields[] = {
	AT(JET_TUPLELIMITS, chLengthMin, 0, 4),
	AT(JET_TUPLELIMITS, chLengthMax, 4, 4),
	AT(JET_TUPLELIMITS, chToIndexMax, 8, 4),
	AT(JET_TUPLELIMITS, cchIncrement, 12, 4),
	AT(JET_TUPLELIMITS, ichStart, 16, 4),
	END
};

static const struct field spacehints_fields[] = {
	AT(JET_SPACEHINTS, cbStruct, 0, 4),
	AT(JET_SPACEHINTS, ulInitialDensity, 4, 4),
	AT(JET_SPACEHINTS, cbInitial, 8, 4),
	AT(JET_SPACEHINTS, grbit, 12, 4),
	AT(JET_SPACEHINTS, ulMaintDensity, 16, 4),
	AT(JET_SPACEHINTS, ulGrowth, 20, 4),
	AT(JET_SPACEHINTS, cbMinExtent, 24, 4),
	AT(JET_SPACEHINTS, cbMaxExtent, 28, 4),
	END
};

static const struct field indexcreate_a_fields[] = {
	AT(JET_INDEXCREATE_A, cbStruct, 0, 4),
	AT(JET_INDEXCREATE_A, szIndexName, 8, 8),
	AT(JET_INDEXCREATE_A, szKey, 16, 8),
	AT(JET_INDEXCREATE_A, cbKey, 24, 4),
	AT(JET_INDEXCREATE_A, grbit, 28, 4),
	AT(JET_INDEXCREATE_A, ulDensity, 32, 4),
	AT(JET_INDEXCREATE_A, lcid, 40, 4),
	AT(JET_INDEXCREATE_A, pidxunicode, 40, 8),
	AT(JET_INDEXCREATE_A, cbVarSegMac, 48, 4),
	AT(JET_INDEXCREATE_A, ptuplelimits, 48, 8),
	AT(JET_INDEXCREATE_A, rgconditionalcolumn, 56, 8),
	AT(JET_INDEXCREATE_A, cConditionalColumn, 64, 4),
	AT(JET_INDEXCREATE_A, err, 68, 4),
	AT(JET_INDEXCREATE_A, cbKeyMost, 72, 4),
	END
};

static const struct field indexcreate_w_fields[] = {
	AT(JET_INDEXCREATE_W, cbStruct, 0, 4),
	AT(JET_INDEXCREATE_W, szIndexName, 8, 8),
	AT(JET_INDEXCREATE_W, szKey, 16, 8),
	AT(JET_INDEXCREATE_W, cbKey, 24, 4),
	AT(JET_INDEXCREATE_W, grbit, 28, 4),
	AT(JET_INDEXCREATE_W, ulDensity, 32, 4),
	AT(JET_INDEXCREATE_W, lcid, 40, 4),
	AT(JET_INDEXCREATE_W, pidxunicode, 40, 8),
	AT(JET_INDEXCREATE_W, cbVarSegMac, 48, 4),
	AT(JET_INDEXCREATE_W, ptuplelimits, 48, 8),
	AT(JET_INDEXCREATE_W, rgconditionalcolumn, 56, 8),
	AT(JET_INDEXCREATE_W, cConditionalColumn, 64, 4),
	AT(JET_INDEXCREATE_W, err, 68, 4),
	AT(JET_INDEXCREATE_W, cbKeyMost, 72, 4),
	END
};

static const struct field indexcreate2_a_fields[] = {
	AT(JET_INDEXCREATE2_A, cbStruct, 0, 4),
	AT(JET_INDEXCREATE2_A, szIndexName, 8, 8),
	AT(JET_INDEXCREATE2_A, szKey, 16, 8),
	AT(JET_INDEXCREATE2_A, cbKey, 24, 4),
	AT(JET_INDEXCREATE2_A, grbit, 28, 4),
	AT(JET_INDEXCREATE2_A, ulDensity, 32, 4),
	AT(JET_INDEXCREATE2_A, lcid, 40, 4),
	AT(JET_INDEXCREATE2_A, pidxunicode, 40, 8),
	AT(JET_INDEXCREATE2_A, cbVarSegMac, 48, 4),
	AT(JET_INDEXCREATE2_A, ptuplelimits, 48, 8),
	AT(JET_INDEXCREATE2_A, rgconditionalcolumn, 56, 8),
	AT(JET_INDEXCREATE2_A, cConditionalColumn, 64, 4),
	AT(JET_INDEXCREATE2_A, err, 68, 4),
	AT(JET_INDEXCREATE2_A, cbKeyMost, 72, 4),
	AT(JET_INDEXCREATE2_A, pSpacehints, 80, 8),
	END
};

static const struct field indexcreate2_w_fields[] = {
	AT(JET_INDEXCREATE2_W, cbStruct, 0, 4),
	AT(JET_INDEXCREATE2_W, szIndexName, 8, 8),
	AT(JET_INDEXCREATE2_W, szKey, 16, 8),
	AT(JET_INDEXCREATE2_W, cbKey, 24, 4),
	AT(JET_INDEXCREATE2_W, grbit, 28, 4),
	AT(JET_INDEXCREATE2_W, ulDensity, 32, 4),
	AT(JET_INDEXCREATE2_W, lcid, 40, 4),
	AT(JET_INDEXCREATE2_W, pidxunicode, 40, 8),
	AT(JET_INDEXCREATE2_W, cbVarSegMac, 48, 4),
	AT(JET_INDEXCREATE2_W, ptuplelimits, 48, 8),
	AT(JET_INDEXCREATE2_W, rgconditionalcolumn, 56, 8),
	AT(JET_INDEXCREATE2_W, cConditionalColumn, 64, 4),
	AT(JET_INDEXCREATE2_W, err, 68, 4),
	AT(JET_INDEXCREATE2_W, cbKeyMost, 72, 4),
	AT(JET_INDEXCREATE2_W, pSpacehints, 80, 8),
	END
};

static const struct field indexcreate3_a_fields[] = {
	AT(JET_INDEXCREATE3_A, cbStruct, 0, 4),
	AT(JET_INDEXCREATE3_A, szIndexName, 8, 8),
	AT(JET_INDEXCREATE3_A, szKey, 16, 8),
	AT(JET_INDEXCREATE3_A, cbKey, 24, 4),
	AT(JET_INDEXCREATE3_A, grbit, 28, 4),
	AT(JET_INDEXCREATE3_A, ulDensity, 32, 4),
	AT(JET_INDEXCREATE3_A, pidxunicode, 40, 8),
	AT(JET_INDEXCREATE3_A, cbVarSegMac, 48, 4),
	AT(JET_INDEXCREATE3_A, ptuplelimits, 48, 8),
	AT(JET_INDEXCREATE3_A, rgconditionalcolumn, 56, 8),
	AT(JET_INDEXCREATE3_A, cConditionalColumn, 64, 4),
	AT(JET_INDEXCREATE3_A, err, 68, 4),
	AT(JET_INDEXCREATE3_A, cbKeyMost, 72, 4),
	AT(JET_INDEXCREATE3_A, pSpacehints, 80, 8),
	END
};

static const struct field indexcreate3_w_fields[] = {
	AT(JET_INDEXCREATE3_W, cbStruct, 0, 4),
	AT(JET_INDEXCREATE3_W, szIndexName, 8, 8),
	AT(JET_INDEXCREATE3_W, szKey, 16, 8),
	AT(JET_INDEXCREATE3_W, cbKey, 24, 4),
	AT(JET_INDEXCREATE3_W, grbit, 28, 4),
	AT(JET_INDEXCREATE3_W, ulDensity, 32, 4),
	AT(JET_INDEXCREATE3_W, pidxunicode, 40, 8),
	AT(JET_INDEXCREATE3_W, cbVarSegMac, 48, 4),
	AT(JET_INDEXCREATE3_W, ptuplelimits, 48, 8),
	AT(JET_INDEXCREATE3_W, rgconditionalcolumn, 56, 8),
	AT(JET_INDEXCREATE3_W, cConditionalColumn, 64, 4),
	AT(JET_INDEXCREATE3_W, err, 68, 4),
	AT(JET_INDEXCREATE3_W, cbKeyMost, 72, 4),
	AT(JET_INDEXCREATE3_W, pSpacehints, 80, 8),
	END
};

static const struct field tablecreate_a_fields[] = {
	AT(JET_TABLECREATE_A, cbStruct, 0, 4),
	AT(JET_TABLECREATE_A, szTableName, 8, 8),
	AT(JET_TABLECREATE_A, szTemplateTableName, 16, 8),
	AT(JET_TABLECREATE_A, ulPages, 24, 4),
	AT(JET_TABLECREATE_A, ulDensity, 28, 4),
	AT(JET_TABLECREATE_A, rgcolumncreate, 32, 8),
	AT(JET_TABLECREATE_A, cColumns, 40, 4),
	AT(JET_TABLECREATE_A, rgindexcreate, 48, 8),
	AT(JET_TABLECREATE_A, cIndexes, 56, 4),
	AT(JET_TABLECREATE_A, grbit, 60, 4),
	AT(JET_TABLECREATE_A, tableid, 64, 8),
	AT(JET_TABLECREATE_A, cCreated, 72, 4),
	END
};

static const struct field tablecreate_w_fields[] = {
	AT(JET_TABLECREATE_W, cbStruct, 0, 4),
	AT(JET_TABLECREATE_W, szTableName, 8, 8),
	AT(JET_TABLECREATE_W, szTemplateTableName, 16, 8),
	AT(JET_TABLECREATE_W, ulPages, 24, 4),
	AT(JET_TABLECREATE_W, ulDensity, 28, 4),
	AT(JET_TABLECREATE_W, rgcolumncreate, 32, 8),
	AT(JET_TABLECREATE_W, cColumns, 40, 4),
	AT(JET_TABLECREATE_W, rgindexcreate, 48, 8),
	AT(JET_TABLECREATE_W, cIndexes, 56, 4),
	AT(JET_TABLECREATE_W, grbit, 60, 4),
	AT(JET_TABLECREATE_W, tableid, 64, 8),
	AT(JET_TABLECREATE_W, cCreated, 72, 4),
	END
};

static const struct field tablecreate2_a_fields[] = {
	AT(JET_TABLECREATE2_A, cbStruct, 0, 4),
	AT(JET_TABLECREATE2_A, szTableName, 8, 8),
	AT(JET_TABLECREATE2_A, szTemplateTableName, 16, 8),
	AT(JET_TABLECREATE2_A, ulPages, 24, 4),
	AT(JET_TABLECREATE2_A, ulDensity, 28, 4),
	AT(JET_TABLECREATE2_A, rgcolumncreate, 32, 8),
	AT(JET_TABLECREATE2_A, cColumns, 40, 4),
	AT(JET_TABLECREATE2_A, rgindexcreate, 48, 8),
	AT(JET_TABLECREATE2_A, cIndexes, 56, 4),
	AT(JET_TABLECREATE2_A, szCallback, 64, 8),
	AT(JET_TABLECREATE2_A, cbtyp, 72, 4),
	AT(JET_TABLECREATE2_A, grbit, 76, 4),
	AT(JET_TABLECREATE2_A, tableid, 80, 8),
	AT(JET_TABLECREATE2_A, cCreated, 88, 4),
	END
};

static const struct field tablecreate2_w_fields[] = {
	AT(JET_TABLECREATE2_W, cbStruct, 0, 4),
	AT(JET_TABLECREATE2_W, szTableName, 8, 8),
	AT(JET_TABLECREATE2_W, szTemplateTableName, 16, 8),
	AT(JET_TABLECREATE2_W, ulPages, 24, 4),
	AT(JET_TABLECREATE2_W, ulDensity, 28, 4),
	AT(JET_TABLECREATE2_W, rgcolumncreate, 32, 8),
	AT(JET_TABLECREATE2_W, cColumns, 40, 4),
	AT(JET_TABLECREATE2_W, rgindexcreate, 48, 8),
	AT(JET_TABLECREATE2_W, cIndexes, 56, 4),
	AT(JET_TABLECREATE2_W, szCallback, 64, 8),
	AT(JET_TABLECREATE2_W, cbtyp, 72, 4),
	AT(JET_TABLECREATE2_W, grbit, 76, 4),
	AT(JET_TABLECREATE2_W, tableid, 80, 8),
	AT(JET_TABLECREATE2_W, cCreated, 88, 4),
	END
};

static const struct field tablecreate3_a_fields[] = {
	AT(JET_TABLECREATE3_A, cbStruct, 0, 4),
	AT(JET_TABLECREATE3_A, szTableName, 8, 8),
	AT(JET_TABLECREATE3_A, szTemplateTableName, 16, 8),
	AT(JET_TABLECREATE3_A, ulPages, 24, 4),
	AT(JET_TABLECREATE3_A, ulDensity, 28, 4),
	AT(JET_TABLECREATE3_A, rgcolumncreate, 32, 8),
	AT(JET_TABLECREATE3_A, cColumns, 40, 4),
	AT(JET_TABLECREATE3_A, rgindexcreate, 48, 8),
	AT(JET_TABLECREATE3_A, cIndexes, 56, 4),
	AT(JET_TABLECREATE3_A, szCallback, 64, 8),
	AT(JET_TABLECREATE3_A, cbtyp, 72, 4),
	AT(JET_TABLECREATE3_A, grbit, 76, 4),
	AT(JET_TABLECREATE3_A, pSeqSpacehints, 80, 8),
	AT(JET_TABLECREATE3_A, pLVSpacehints, 88, 8),
	AT(JET_TABLECREATE3_A, cbSeparateLV, 96, 4),
	AT(JET_TABLECREATE3_A, tableid, 104, 8),
	AT(JET_TABLECREATE3_A, cCreated, 112, 4),
	END
};

static const struct field tablecreate3_w_fields[] = {
	AT(JET_TABLECREATE3_W, cbStruct, 0, 4),
	AT(JET_TABLECREATE3_W, szTableName, 8, 8),
	AT(JET_TABLECREATE3_W, szTemplateTableName, 16, 8),
	AT(JET_TABLECREATE3_W, ulPages, 24, 4),
	AT(JET_TABLECREATE3_W, ulDensity, 28, 4),
	AT(JET_TABLECREATE3_W, rgcolumncreate, 32, 8),
	AT(JET_TABLECREATE3_W, cColumns, 40, 4),
	AT(JET_TABLECREATE3_W, rgindexcreate, 48, 8),
	AT(JET_TABLECREATE3_W, cIndexes, 56, 4),
	AT(JET_TABLECREATE3_W, szCallback, 64, 8),
	AT(JET_TABLECREATE3_W, cbtyp, 72, 4),
	AT(JET_TABLECREATE3_W, grbit, 76, 4),
	AT(JET_TABLECREATE3_W, pSeqSpacehints, 80, 8),
	AT(JET_TABLECREATE3_W, pLVSpacehints, 88, 8),
	AT(JET_TABLECREATE3_W, cbSeparateLV, 96, 4),
	AT(JET_TABLECREATE3_W, tableid, 104, 8),
	AT(JET_TABLECREATE3_W, cCreated, 112, 4),
	END
};

static const struct field tablecreate4_a_fields[] = {
	AT(JET_TABLECREATE4_A, cbStruct, 0, 4),
	AT(JET_TABLECREATE4_A, szTableName, 8, 8),
	AT(JET_TABLECREATE4_A, szTemplateTableName, 16, 8),
	AT(JET_TABLECREATE4_A, ulPages, 24, 4),
	AT(JET_TABLECREATE4_A, ulDensity, 28, 4),
	AT(JET_TABLECREATE4_A, rgcolumncreate, 32, 8),
	AT(JET_TABLECREATE4_A, cColumns, 40, 4),
	AT(JET_TABLECREATE4_A, rgindexcreate, 48, 8),
	AT(JET_TABLECREATE4_A, cIndexes, 56, 4),
	AT(JET_TABLECREATE4_A, szCallback, 64, 8),
	AT(JET_TABLECREATE4_A, cbtyp, 72, 4),
	AT(JET_TABLECREATE4_A, grbit, 76, 4),
	AT(JET_TABLECREATE4_A, pSeqSpacehints, 80, 8),
	AT(JET_TABLECREATE4_A, pLVSpacehints, 88, 8),
	AT(JET_TABLECREATE4_A, cbSeparateLV, 96, 4),
	AT(JET_TABLECREATE4_A, tableid, 104, 8),
	AT(JET_TABLECREATE4_A, cCreated, 112, 4),
	END
};

static const struct field tablecreate4_w_fields[] = {
	AT(JET_TABLECREATE4_W, cbStruct, 0, 4),
	AT(JET_TABLECREATE4_W, szTableName, 8, 8),
	AT(JET_TABLECREATE4_W, szTemplateTableName, 16, 8),
	AT(JET_TABLECREATE4_W, ulPages, 24, 4),
	AT(JET_TABLECREATE4_W, ulDensity, 28, 4),
	AT(JET_TABLECREATE4_W, rgcolumncreate, 32, 8),
	AT(JET_TABLECREATE4_W, cColumns, 40, 4),
	AT(JET_TABLECREATE4_W, rgindexcreate, 48, 8),
	AT(JET_TABLECREATE4_W, cIndexes, 56, 4),
	AT(JET_TABLECREATE4_W, szCallback, 64, 8),
	AT(JET_TABLECREATE4_W, cbtyp, 72, 4),
	AT(JET_TABLECREATE4_W, grbit, 76, 4),
	AT(JET_TABLECREATE4_W, pSeqSpacehints, 80, 8),
	AT(JET_TABLECREATE4_W, pLVSpacehints, 88, 8),
	AT(JET_TABLECREATE4_W, cbSeparateLV, 96, 4),
	AT(JET_TABLECREATE4_W, tableid, 104, 8),
	AT(JET_TABLECREATE4_W, cCreated, 112, 4),
	END
};

static const struct field opentemporarytable_fields[] = {
	AT(JET_OPENTEMPORARYTABLE, cbStruct, 0, 4),
	AT(JET_OPENTEMPORARYTABLE, prgcolumndef, 8, 8),
	AT(JET_OPENTEMPORARYTABLE, ccolumn, 16, 4),
	AT(JET_OPENTEMPORARYTABLE, pidxunicode, 24, 8),
	AT(JET_OPENTEMPORARYTABLE, grbit, 32, 4),
	AT(JET_OPENTEMPORARYTABLE, prgcolumnid, 40, 8),
	AT(JET_OPENTEMPORARYTABLE, cbKeyMost, 48, 4),
	AT(JET_OPENTEMPORARYTABLE, cbVarSegMac, 52, 4),
	AT(JET_OPENTEMPORARYTABLE, tableid, 56, 8),
	END
};

static const struct field opentemporarytable2_fields[] = {
	AT(JET_OPENTEMPORARYTABLE2, cbStruct, 0, 4),
	AT(JET_OPENTEMPORARYTABLE2, prgcolumndef, 8, 8),
	AT(JET_OPENTEMPORARYTABLE2, ccolumn, 16, 4),
	AT(JET_OPENTEMPORARYTABLE2, pidxunicode, 24, 8),
	AT(JET_OPENTEMPORARYTABLE2, grbit, 32, 4),
	AT(JET_OPENTEMPORARYTABLE2, prgcolumnid, 40, 8),
	AT(JET_OPENTEMPORARYTABLE2, cbKeyMost, 48, 4),
	AT(JET_OPENTEMPORARYTABLE2, cbVarSegMac, 52, 4),
	AT(JET_OPENTEMPORARYTABLE2, tableid, 56, 8),
	END
};

static const struct field retinfo_fields[] = {
	AT(JET_RETINFO, cbStruct, 0, 4),
	AT(JET_RETINFO, ibLongValue, 4, 4),
	AT(JET_RETINFO, itagSequence, 8, 4),
	AT(JET_RETINFO, columnidNextTagged, 12, 4),
	END
};

static const struct field setinfo_fields[] = {
	AT(JET_SETINFO, cbStruct, 0, 4),
	AT(JET_SETINFO, ibLongValue, 4, 4),
	AT(JET_SETINFO, itagSequence, 8, 4),
	END
};

static const struct field recpos_fields[] = {
	AT(JET_RECPOS, cbStruct, 0, 4),
	AT(JET_RECPOS, centriesLT, 4, 4),
	AT(JET_RECPOS, centriesInRange, 8, 4),
	AT(JET_RECPOS, centriesTotal, 12, 4),
	END
};

static const struct field recpos2_fields[] = {
	AT(JET_RECPOS2, cbStruct, 0, 4),
	AT(JET_RECPOS2, centriesLTDeprecated, 4, 4),
	AT(JET_RECPOS2, centriesInRangeDeprecated, 8, 4),
	AT(JET_RECPOS2, centriesTotalDeprecated, 12, 4),
	AT(JET_RECPOS2, centriesLT, 16, 8),
	AT(JET_RECPOS2, centriesTotal, 24, 8),
	END
};

static const struct field recordlist_fields[] = {
	AT(JET_RECORDLIST, cbStruct, 0, 4),
	AT(JET_RECORDLIST, tableid, 8, 8),
	AT(JET_RECORDLIST, cRecord, 16, 4),
	AT(JET_RECORDLIST, columnidBookmark, 20, 4),
	END
};

static const struct field indexrange_fields[] = {
	AT(JET_INDEXRANGE, cbStruct, 0, 4),
	AT(JET_INDEXRANGE, tableid, 8, 8),
	AT(JET_INDEXRANGE, grbit, 16, 4),
	END
};

static const struct field index_column_fields[] = {
	AT(JET_INDEX_COLUMN, columnid, 0, 4),
	AT(JET_INDEX_COLUMN, relop, 4, 4),
	AT(JET_INDEX_COLUMN, pv, 8, 8),
	AT(JET_INDEX_COLUMN, cb, 16, 4),
	AT(JET_INDEX_COLUMN, grbit, 20, 4),
	END
};

static const struct field index_range_fields[] = {
	AT(JET_INDEX_RANGE, rgStartColumns, 0, 8),
	AT(JET_INDEX_RANGE, cStartColumns, 8, 4),
	AT(JET_INDEX_RANGE, rgEndColumns, 16, 8),
	AT(JET_INDEX_RANGE, cEndColumns, 24, 4),
	END
};

static const struct field logtime_fields[] = {
	AT(JET_LOGTIME, bSeconds, 0, 1),
	AT(JET_LOGTIME, bMinutes, 1, 1),
	AT(JET_LOGTIME, bHours, 2, 1),
	AT(JET_LOGTIME, bDay, 3, 1),
	AT(JET_LOGTIME, bMonth, 4, 1),
	AT(JET_LOGTIME, bYear, 5, 1),
	AT(JET_LOGTIME, bFiller1, 6, 1),
	AT(JET_LOGTIME, bFiller2, 7, 1),
	END
};

static const struct field bklogtime_fields[] = {
	AT(JET_BKLOGTIME, bSeconds, 0, 1),
	AT(JET_BKLOGTIME, bMinutes, 1, 1),
	AT(JET_BKLOGTIME, bHours, 2, 1),
	AT(JET_BKLOGTIME, bDay, 3, 1),
	AT(JET_BKLOGTIME, bMonth, 4, 1),
	AT(JET_BKLOGTIME, bYear, 5, 1),
	AT(JET_BKLOGTIME, bFiller1, 6, 1),
	AT(JET_BKLOGTIME, bFiller2, 7, 1),
	END
};

static const struct field lgpos_fields[] = {
	AT(JET_LGPOS, ib, 0, 2),
	AT(JET_LGPOS, isec, 2, 2),
	AT(JET_LGPOS, lGeneration, 4, 4),
	END
};

static const struct field signature_fields[] = {
	AT(JET_SIGNATURE, ulRandom, 0, 4),
	AT(JET_SIGNATURE, logtimeCreate, 4, 8),
	AT(JET_SIGNATURE, szComputerName, 12, 16),
	END
};

static const struct field bkinfo_fields[] = {
	AT(JET_BKINFO, lgposMark, 0, 8),
	AT(JET_BKINFO, logtimeMark, 8, 8),
	AT(JET_BKINFO, bklogtimeMark, 8, 8),
	AT(JET_BKINFO, genLow, 16, 4),
	AT(JET_BKINFO, genHigh, 20, 4),
	END
};

static const struct field dbinfomisc_fields[] = {
	AT(JET_DBINFOMISC, ulVersion, 0, 4),
	AT(JET_DBINFOMISC, ulUpdate, 4, 4),
	AT(JET_DBINFOMISC, signDb, 8, 28),
	AT(JET_DBINFOMISC, dbstate, 36, 4),
	AT(JET_DBINFOMISC, lgposConsistent, 40, 8),
	AT(JET_DBINFOMISC, logtimeConsistent, 48, 8),
	AT(JET_DBINFOMISC, logtimeAttach, 56, 8),
	AT(JET_DBINFOMISC, lgposAttach, 64, 8),
	AT(JET_DBINFOMISC, logtimeDetach, 72, 8),
	AT(JET_DBINFOMISC, lgposDetach, 80, 8),
	AT(JET_DBINFOMISC, signLog, 88, 28),
	AT(JET_DBINFOMISC, bkinfoFullPrev, 116, 24),
	AT(JET_DBINFOMISC, bkinfoIncPrev, 140, 24),
	AT(JET_DBINFOMISC, bkinfoFullCur, 164, 24),
	AT(JET_DBINFOMISC, fShadowingDisabled, 188, 4),
	AT(JET_DBINFOMISC, fUpgradeDb, 192, 4),
	AT(JET_DBINFOMISC, dwMajorVersion, 196, 4),
	AT(JET_DBINFOMISC, dwMinorVersion, 200, 4),
	AT(JET_DBINFOMISC, dwBuildNumber, 204, 4),
	AT(JET_DBINFOMISC, lSPNumber, 208, 4),
	AT(JET_DBINFOMISC, cbPageSize, 212, 4),
	END
};

static const struct field dbinfomisc2_fields[] = {
	AT(JET_DBINFOMISC2, ulVersion, 0, 4),
	AT(JET_DBINFOMISC2, ulUpdate, 4, 4),
	AT(JET_DBINFOMISC2, signDb, 8, 28),
	AT(JET_DBINFOMISC2, dbstate, 36, 4),
	AT(JET_DBINFOMISC2, lgposConsistent, 40, 8),
	AT(JET_DBINFOMISC2, logtimeConsistent, 48, 8),
	AT(JET_DBINFOMISC2, logtimeAttach, 56, 8),
	AT(JET_DBINFOMISC2, lgposAttach, 64, 8),
	AT(JET_DBINFOMISC2, logtimeDetach, 72, 8),
	AT(JET_DBINFOMISC2, lgposDetach, 80, 8),
	AT(JET_DBINFOMISC2, signLog, 88, 28),
	AT(JET_DBINFOMISC2, bkinfoFullPrev, 116, 24),
	AT(JET_DBINFOMISC2, bkinfoIncPrev, 140, 24),
	AT(JET_DBINFOMISC2, bkinfoFullCur, 164, 24),
	AT(JET_DBINFOMISC2, fShadowingDisabled, 188, 4),
	AT(JET_DBINFOMISC2, fUpgradeDb, 192, 4),
	AT(JET_DBINFOMISC2, dwMajorVersion, 196, 4),
	AT(JET_DBINFOMISC2, dwMinorVersion, 200, 4),
	AT(JET_DBINFOMISC2, dwBuildNumber, 204, 4),
	AT(JET_DBINFOMISC2, lSPNumber, 208, 4),
	AT(JET_DBINFOMISC2, cbPageSize, 212, 4),
	AT(JET_DBINFOMISC2, genMinRequired, 216, 4),
	AT(JET_DBINFOMISC2, genMaxRequired, 220, 4),
	AT(JET_DBINFOMISC2, logtimeGenMaxCreate, 224, 8),
	AT(JET_DBINFOMISC2, ulRepairCount, 232, 4),
	AT(JET_DBINFOMISC2, logtimeRepair, 236, 8),
	AT(JET_DBINFOMISC2, ulRepairCountOld, 244, 4),
	AT(JET_DBINFOMISC2, ulECCFixSuccess, 248, 4),
	AT(JET_DBINFOMISC2, logtimeECCFixSuccess, 252, 8),
	AT(JET_DBINFOMISC2, ulECCFixSuccessOld, 260, 4),
	AT(JET_DBINFOMISC2, ulECCFixFail, 264, 4),
	AT(JET_DBINFOMISC2, logtimeECCFixFail, 268, 8),
	AT(JET_DBINFOMISC2, ulECCFixFailOld, 276, 4),
	AT(JET_DBINFOMISC2, ulBadChecksum, 280, 4),
	AT(JET_DBINFOMISC2, logtimeBadChecksum, 284, 8),
	AT(JET_DBINFOMISC2, ulBadChecksumOld, 292, 4),
	END
};

static const struct field dbinfomisc3_fields[] = {
	AT(JET_DBINFOMISC3, ulVersion, 0, 4),
	AT(JET_DBINFOMISC3, ulUpdate, 4, 4),
	AT(JET_DBINFOMISC3, signDb, 8, 28),
	AT(JET_DBINFOMISC3, dbstate, 36, 4),
	AT(JET_DBINFOMISC3, lgposConsistent, 40, 8),
	AT(JET_DBINFOMISC3, logtimeConsistent, 48, 8),
	AT(JET_DBINFOMISC3, logtimeAttach, 56, 8),
	AT(JET_DBINFOMISC3, lgposAttach, 64, 8),
	AT(JET_DBINFOMISC3, logtimeDetach, 72, 8),
	AT(JET_DBINFOMISC3, lgposDetach, 80, 8),
	AT(JET_DBINFOMISC3, signLog, 88, 28),
	AT(JET_DBINFOMISC3, bkinfoFullPrev, 116, 24),
	AT(JET_DBINFOMISC3, bkinfoIncPrev, 140, 24),
	AT(JET_DBINFOMISC3, bkinfoFullCur, 164, 24),
	AT(JET_DBINFOMISC3, fShadowingDisabled, 188, 4),
	AT(JET_DBINFOMISC3, fUpgradeDb, 192, 4),
	AT(JET_DBINFOMISC3, dwMajorVersion, 196, 4),
	AT(JET_DBINFOMISC3, dwMinorVersion, 200, 4),
	AT(JET_DBINFOMISC3, dwBuildNumber, 204, 4),
	AT(JET_DBINFOMISC3, lSPNumber, 208, 4),
	AT(JET_DBINFOMISC3, cbPageSize, 212, 4),
	AT(JET_DBINFOMISC3, genMinRequired, 216, 4),
	AT(JET_DBINFOMISC3, genMaxRequired, 220, 4),
	AT(JET_DBINFOMISC3, logtimeGenMaxCreate, 224, 8),
	AT(JET_DBINFOMISC3, ulRepairCount, 232, 4),
	AT(JET_DBINFOMISC3, logtimeRepair, 236, 8),
	AT(JET_DBINFOMISC3, ulRepairCountOld, 244, 4),
	AT(JET_DBINFOMISC3, ulECCFixSuccess, 248, 4),
	AT(JET_DBINFOMISC3, logtimeECCFixSuccess, 252, 8),
	AT(JET_DBINFOMISC3, ulECCFixSuccessOld, 260, 4),
	AT(JET_DBINFOMISC3, ulECCFixFail, 264, 4),
	AT(JET_DBINFOMISC3, logtimeECCFixFail, 268, 8),
	AT(JET_DBINFOMISC3, ulECCFixFailOld, 276, 4),
	AT(JET_DBINFOMISC3, ulBadChecksum, 280, 4),
	AT(JET_DBINFOMISC3, logtimeBadChecksum, 284, 8),
	AT(JET_DBINFOMISC3, ulBadChecksumOld, 292, 4),
	AT(JET_DBINFOMISC3, genCommitted, 296, 4),
	END
};

static const struct field dbinfomisc4_fields[] = {
	AT(JET_DBINFOMISC4, ulVersion, 0, 4),
	AT(JET_DBINFOMISC4, ulUpdate, 4, 4),
	AT(JET_DBINFOMISC4, signDb, 8, 28),
	AT(JET_DBINFOMISC4, dbstate, 36, 4),
	AT(JET_DBINFOMISC4, lgposConsistent, 40, 8),
	AT(JET_DBINFOMISC4, logtimeConsistent, 48, 8),
	AT(JET_DBINFOMISC4, logtimeAttach, 56, 8),
	AT(JET_DBINFOMISC4, lgposAttach, 64, 8),
	AT(JET_DBINFOMISC4, logtimeDetach, 72, 8),
	AT(JET_DBINFOMISC4, lgposDetach, 80, 8),
	AT(JET_DBINFOMISC4, signLog, 88, 28),
	AT(JET_DBINFOMISC4, bkinfoFullPrev, 116, 24),
	AT(JET_DBINFOMISC4, bkinfoIncPrev, 140, 24),
	AT(JET_DBINFOMISC4, bkinfoFullCur, 164, 24),
	AT(JET_DBINFOMISC4, fShadowingDisabled, 188, 4),
	AT(JET_DBINFOMISC4, fUpgradeDb, 192, 4),
	AT(JET_DBINFOMISC4, dwMajorVersion, 196, 4),
	AT(JET_DBINFOMISC4, dwMinorVersion, 200, 4),
	AT(JET_DBINFOMISC4, dwBuildNumber, 204, 4),
	AT(JET_DBINFOMISC4, lSPNumber, 208, 4),
	AT(JET_DBINFOMISC4, cbPageSize, 212, 4),
	AT(JET_DBINFOMISC4, genMinRequired, 216, 4),
	AT(JET_DBINFOMISC4, genMaxRequired, 220, 4),
	AT(JET_DBINFOMISC4, logtimeGenMaxCreate, 224, 8),
	AT(JET_DBINFOMISC4, ulRepairCount, 232, 4),
	AT(JET_DBINFOMISC4, logtimeRepair, 236, 8),
	AT(JET_DBINFOMISC4, ulRepairCountOld, 244, 4),
	AT(JET_DBINFOMISC4, ulECCFixSuccess, 248, 4),
	AT(JET_DBINFOMISC4, logtimeECCFixSuccess, 252, 8),
	AT(JET_DBINFOMISC4, ulECCFixSuccessOld, 260, 4),
	AT(JET_DBINFOMISC4, ulECCFixFail, 264, 4),
	AT(JET_DBINFOMISC4, logtimeECCFixFail, 268, 8),
	AT(JET_DBINFOMISC4, ulECCFixFailOld, 276, 4),
	AT(JET_DBINFOMISC4, ulBadChecksum, 280, 4),
	AT(JET_DBINFOMISC4, logtimeBadChecksum, 284, 8),
	AT(JET_DBINFOMISC4, ulBadChecksumOld, 292, 4),
	AT(JET_DBINFOMISC4, genCommitted, 296, 4),
	AT(JET_DBINFOMISC4, bkinfoCopyPrev, 300, 24),
	AT(JET_DBINFOMISC4, bkinfoDiffPrev, 324, 24),
	END
};

static const struct field threadstats_fields[] = {
	AT(JET_THREADSTATS, cbStruct, 0, 4),
	AT(JET_THREADSTATS, cPageReferenced, 4, 4),
	AT(JET_THREADSTATS, cPageRead, 8, 4),
	AT(JET_THREADSTATS, cPagePreread, 12, 4),
	AT(JET_THREADSTATS, cPageDirtied, 16, 4),
	AT(JET_THREADSTATS, cPageRedirtied, 20, 4),
	AT(JET_THREADSTATS, cLogRecord, 24, 4),
	AT(JET_THREADSTATS, cbLogRecord, 28, 4),
	END
};

static const struct field threadstats2_fields[] = {
	AT(JET_THREADSTATS2, cbStruct, 0, 4),
	AT(JET_THREADSTATS2, cPageReferenced, 4, 4),
	AT(JET_THREADSTATS2, cPageRead, 8, 4),
	AT(JET_THREADSTATS2, cPagePreread, 12, 4),
	AT(JET_THREADSTATS2, cPageDirtied, 16, 4),
	AT(JET_THREADSTATS2, cPageRedirtied, 20, 4),
	AT(JET_THREADSTATS2, cLogRecord, 24, 4),
	AT(JET_THREADSTATS2, cbLogRecord, 28, 4),
	AT(JET_THREADSTATS2, cusecPageCacheMiss, 32, 8),
	AT(JET_THREADSTATS2, cPageCacheMiss, 40, 4),
	END
};

static const struct field threadstats3_fields[] = {
	AT(JET_THREADSTATS3, cbStruct, 0, 4),
	AT(JET_THREADSTATS3, cPageReferenced, 4, 4),
	AT(JET_THREADSTATS3, cPageRead, 8, 4),
	AT(JET_THREADSTATS3, cPagePreread, 12, 4),
	AT(JET_THREADSTATS3, cPageDirtied, 16, 4),
	AT(JET_THREADSTATS3, cPageRedirtied, 20, 4),
	AT(JET_THREADSTATS3, cLogRecord, 24, 4),
	AT(JET_THREADSTATS3, cbLogRecord, 28, 4),
	AT(JET_THREADSTATS3, cusecPageCacheMiss, 32, 8),
	AT(JET_THREADSTATS3, cPageCacheMiss, 40, 4),
	AT(JET_THREADSTATS3, cSeparatedLongValueRead, 44, 4),
	AT(JET_THREADSTATS3, cusecLongValuePageCacheMiss, 48, 8),
	AT(JET_THREADSTATS3, cLongValuePageCacheMiss, 56, 4),
	END
};

static const struct field rstinfo_a_fields[] = {
	AT(JET_RSTINFO_A, cbStruct, 0, 4),
	AT(JET_RSTINFO_A, rgrstmap, 8, 8),
	AT(JET_RSTINFO_A, crstmap, 16, 4),
	AT(JET_RSTINFO_A, lgposStop, 20, 8),
	AT(JET_RSTINFO_A, logtimeStop, 28, 8),
	AT(JET_RSTINFO_A, pfnStatus, 40, 8),
	END
};

static const struct field rstinfo_w_fields[] = {
	AT(JET_RSTINFO_W, cbStruct, 0, 4),
	AT(JET_RSTINFO_W, rgrstmap, 8, 8),
	AT(JET_RSTINFO_W, crstmap, 16, 4),
	AT(JET_RSTINFO_W, lgposStop, 20, 8),
	AT(JET_RSTINFO_W, logtimeStop, 28, 8),
	AT(JET_RSTINFO_W, pfnStatus, 40, 8),
	END
};

static const struct field errinfobasic_w_fields[] = {
	AT(JET_ERRINFOBASIC_W, cbStruct, 0, 4),
	AT(JET_ERRINFOBASIC_W, errValue, 4, 4),
	AT(JET_ERRINFOBASIC_W, errcatMostSpecific, 8, 4),
	AT(JET_ERRINFOBASIC_W, rgCategoricalHierarchy, 12, 8),
	AT(JET_ERRINFOBASIC_W, lSourceLine, 20, 4),
	AT(JET_ERRINFOBASIC_W, rgszSourceFile, 24, 128),
	END
};

static const struct field commit_id_fields[] = {
	AT(JET_COMMIT_ID, signLog, 0, 28),
	AT(JET_COMMIT_ID, reserved, 28, 4),
	AT(JET_COMMIT_ID, commitId, 32, 8),
	END
};

static const struct field operationcontext_fields[] = {
	AT(JET_OPERATIONCONTEXT, ulUserID, 0, 4),
	AT(JET_OPERATIONCONTEXT, nOperationID, 4, 1),
	AT(JET_OPERATIONCONTEXT, nOperationType, 5, 1),
	AT(JET_OPERATIONCONTEXT, nClientType, 6, 1),
	AT(JET_OPERATIONCONTEXT, fFlags, 7, 1),
	END
};

static const struct field setcolumn_fields[] = {
	AT(JET_SETCOLUMN, columnid, 0, 4),
	AT(JET_SETCOLUMN, pvData, 8, 8),
	AT(JET_SETCOLUMN, cbData, 16, 4),
	AT(JET_SETCOLUMN, grbit, 20, 4),
	AT(JET_SETCOLUMN, ibLongValue, 24, 4),
	AT(JET_SETCOLUMN, itagSequence, 28, 4),
	AT(JET_SETCOLUMN, err, 32, 4),
	END
};

static const struct field setsysparam_a_fields[] = {
	AT(JET_SETSYSPARAM_A, paramid, 0, 4),
	AT(JET_SETSYSPARAM_A, lParam, 8, 8),
	AT(JET_SETSYSPARAM_A, sz, 16, 8),
	AT(JET_SETSYSPARAM_A, err, 24, 4),
	END
};

static const struct field setsysparam_w_fields[] = {
	AT(JET_SETSYSPARAM_W, paramid, 0, 4),
	AT(JET_SETSYSPARAM_W, lParam, 8, 8),
	AT(JET_SETSYSPARAM_W, sz, 16, 8),
	AT(JET_SETSYSPARAM_W, err, 24, 4),
	END
};

static const struct field retrievecolumn_fields[] = {
	AT(JET_RETRIEVECOLUMN, columnid, 0, 4),
	AT(JET_RETRIEVECOLUMN, pvData, 8, 8),
	AT(JET_RETRIEVECOLUMN, cbData, 16, 4),
	AT(JET_RETRIEVECOLUMN, cbActual, 20, 4),
	AT(JET_RETRIEVECOLUMN, grbit, 24, 4),
	AT(JET_RETRIEVECOLUMN, ibLongValue, 28, 4),
	AT(JET_RETRIEVECOLUMN, itagSequence, 32, 4),
	AT(JET_RETRIEVECOLUMN, columnidNextTagged, 36, 4),
	AT(JET_RETRIEVECOLUMN, err, 40, 4),
	END
};

static const struct field enumcolumnid_fields[] = {
	AT(JET_ENUMCOLUMNID, columnid, 0, 4),
	AT(JET_ENUMCOLUMNID, ctagSequence, 4, 4),
	AT(JET_ENUMCOLUMNID, rgtagSequence, 8, 8),
	END
};

static const struct field enumcolumnvalue_fields[] = {
	AT(JET_ENUMCOLUMNVALUE, itagSequence, 0, 4),
	AT(JET_ENUMCOLUMNVALUE, err, 4, 4),
	AT(JET_ENUMCOLUMNVALUE, cbData, 8, 4),
	AT(JET_ENUMCOLUMNVALUE, pvData, 16, 8),
	END
};

static const struct field enumcolumn_fields[] = {
	AT(JET_ENUMCOLUMN, columnid, 0, 4),
	AT(JET_ENUMCOLUMN, err, 4, 4),
	AT(JET_ENUMCOLUMN, cEnumColumnValue, 8, 4),
	AT(JET_ENUMCOLUMN, rgEnumColumnValue, 16, 8),
	AT(JET_ENUMCOLUMN, cbData, 8, 4),
	AT(JET_ENUMCOLUMN, pvData, 16, 8),
	END
};

static const struct field recsize_fields[] = {
	AT(JET_RECSIZE, cbData, 0, 8),
	AT(JET_RECSIZE, cbLongValueData, 8, 8),
	AT(JET_RECSIZE, cbOverhead, 16, 8),
	AT(JET_RECSIZE, cbLongValueOverhead, 24, 8),
	AT(JET_RECSIZE, cNonTaggedColumns, 32, 8),
	AT(JET_RECSIZE, cTaggedColumns, 40, 8),
	AT(JET_RECSIZE, cLongValues, 48, 8),
	AT(JET_RECSIZE, cMultiValues, 56, 8),
	END
};

static const struct field recsize2_fields[] = {
	AT(JET_RECSIZE2, cbData, 0, 8),
	AT(JET_RECSIZE2, cbLongValueData, 8, 8),
	AT(JET_RECSIZE2, cbOverhead, 16, 8),
	AT(JET_RECSIZE2, cbLongValueOverhead, 24, 8),
	AT(JET_RECSIZE2, cNonTaggedColumns, 32, 8),
	AT(JET_RECSIZE2, cTaggedColumns, 40, 8),
	AT(JET_RECSIZE2, cLongValues, 48, 8),
	AT(JET_RECSIZE2, cMultiValues, 56, 8),
	AT(JET_RECSIZE2, cCompressedColumns, 64, 8),
	AT(JET_RECSIZE2, cbDataCompressed, 72, 8),
	AT(JET_RECSIZE2, cbLongValueDataCompressed, 80, 8),
	END
};

static const struct field loginfo_a_fields[] = {
	AT(JET_LOGINFO_A, cbSize, 0, 4),
	AT(JET_LOGINFO_A, ulGenLow, 4, 4),
	AT(JET_LOGINFO_A, ulGenHigh, 8, 4),
	AT(JET_LOGINFO_A, szBaseName, 12, 4),
	END
};

static const struct field loginfo_w_fields[] = {
	AT(JET_LOGINFO_W, cbSize, 0, 4),
	AT(JET_LOGINFO_W, ulGenLow, 4, 4),
	AT(JET_LOGINFO_W, ulGenHigh, 8, 4),
	AT(JET_LOGINFO_W, szBaseName, 12, 8),
	END
};

static const struct field instance_info_a_fields[] = {
	AT(JET_INSTANCE_INFO_A, hInstanceId, 0, 8),
	AT(JET_INSTANCE_INFO_A, szInstanceName, 8, 8),
	AT(JET_INSTANCE_INFO_A, cDatabases, 16, 8),
	AT(JET_INSTANCE_INFO_A, szDatabaseFileName, 24, 8),
	AT(JET_INSTANCE_INFO_A, szDatabaseDisplayName, 32, 8),
	AT(JET_INSTANCE_INFO_A, szDatabaseSLVFileName_Obsolete, 40, 8),
	END
};

static const struct field instance_info_w_fields[] = {
	AT(JET_INSTANCE_INFO_W, hInstanceId, 0, 8),
	AT(JET_INSTANCE_INFO_W, szInstanceName, 8, 8),
	AT(JET_INSTANCE_INFO_W, cDatabases, 16, 8),
	AT(JET_INSTANCE_INFO_W, szDatabaseFileName, 24, 8),
	AT(JET_INSTANCE_INFO_W, szDatabaseDisplayName, 32, 8),
	AT(JET_INSTANCE_INFO_W, szDatabaseSLVFileName_Obsolete, 40, 8),
	END
};

static const struct field rbsinfomisc_fields[] = {
	AT(JET_RBSINFOMISC, lRBSGeneration, 0, 4),
	AT(JET_RBSINFOMISC, logtimeCreate, 4, 8),
	AT(JET_RBSINFOMISC, logtimeCreatePrevRBS, 12, 8),
	AT(JET_RBSINFOMISC, ulMajor, 20, 4),
	AT(JET_RBSINFOMISC, ulMinor, 24, 4),
	AT(JET_RBSINFOMISC, cbLogicalFileSize, 32, 8),
	END
};

static const struct field rbsrevertinfomisc_fields[] = {
	AT(JET_RBSREVERTINFOMISC, lGenMinRevertStart, 0, 4),
	AT(JET_RBSREVERTINFOMISC, lGenMaxRevertStart, 4, 4),
	AT(JET_RBSREVERTINFOMISC, lGenMinRevertEnd, 8, 4),
	AT(JET_RBSREVERTINFOMISC, lGenMaxRevertEnd, 12, 4),
	AT(JET_RBSREVERTINFOMISC, logtimeRevertFrom, 16, 8),
	AT(JET_RBSREVERTINFOMISC, cSecRevert, 24, 8),
	AT(JET_RBSREVERTINFOMISC, cPagesReverted, 32, 8),
	AT(JET_RBSREVERTINFOMISC, lGenRBSMaxApplied, 40, 4),
	AT(JET_RBSREVERTINFOMISC, lGenRBSMinApplied, 44, 4),
	END
};

static const struct layout layouts[] = {
	LAYOUT(JET_INDEXID, 20, 4, indexid_fields),
	LAYOUT(JET_RSTMAP_A, 16, 8, rstmap_a_fields),
	LAYOUT(JET_RSTMAP_W, 16, 8, rstmap_w_fields),
	LAYOUT(JET_CONVERT_A, 16, 8, convert_a_fields),
	LAYOUT(JET_CONVERT_W, 16, 8, convert_w_fields),
	LAYOUT(JET_SNPROG, 12, 4, snprog_fields),
	LAYOUT(JET_DBINFOUPGRADE, 28, 4, dbinfoupgrade_fields),
	LAYOUT(JET_OBJECTINFO, 40, 8, objectinfo_fields),
	LAYOUT(JET_OBJECTLIST, 56, 8, objectlist_fields),
	LAYOUT(JET_COLUMNLIST, 80, 8, columnlist_fields),
	LAYOUT(JET_COLUMNDEF, 28, 4, columndef_fields),
	LAYOUT(JET_COLUMNBASE_A, 540, 4, columnbase_a_fields),
	LAYOUT(JET_COLUMNBASE_W, 1052, 4, columnbase_w_fields),
	LAYOUT(JET_INDEXLIST, 88, 8, indexlist_fields),
	LAYOUT(JET_COLUMNCREATE_A, 56, 8, columncreate_a_fields),
	LAYOUT(JET_COLUMNCREATE_W, 56, 8, columncreate_w_fields),
	LAYOUT(JET_USERDEFINEDDEFAULT_A, 32, 8, userdefineddefault_a_fields),
	LAYOUT(JET_USERDEFINEDDEFAULT_W, 32, 8, userdefineddefault_w_fields),
	LAYOUT(JET_CONDITIONALCOLUMN_A, 24, 8, conditionalcolumn_a_fields),
	LAYOUT(JET_CONDITIONALCOLUMN_W, 24, 8, conditionalcolumn_w_fields),
	LAYOUT(JET_UNICODEINDEX, 8, 4, unicodeindex_fields),
	LAYOUT(JET_UNICODEINDEX2, 16, 8, unicodeindex2_fields),
	LAYOUT(JET_TUPLELIMITS, 20, 4, tuplelimits_fields),
	LAYOUT(JET_SPACEHINTS, 32, 4, spacehints_fields),
	LAYOUT(JET_INDEXCREATE_A, 80, 8, indexcreate_a_fields),
	LAYOUT(JET_INDEXCREATE_W, 80, 8, indexcreate_w_fields),
	LAYOUT(JET_INDEXCREATE2_A, 88, 8, indexcreate2_a_fields),
	LAYOUT(JET_INDEXCREATE2_W, 88, 8, indexcreate2_w_fields),
	LAYOUT(JET_INDEXCREATE3_A, 88, 8, indexcreate3_a_fields),
	LAYOUT(JET_INDEXCREATE3_W, 88, 8, indexcreate3_w_fields),
	LAYOUT(JET_TABLECREATE_A, 80, 8, tablecreate_a_fields),
	LAYOUT(JET_TABLECREATE_W, 80, 8, tablecreate_w_fields),
	LAYOUT(JET_TABLECREATE2_A, 96, 8, tablecreate2_a_fields),
	LAYOUT(JET_TABLECREATE2_W, 96, 8, tablecreate2_w_fields),
	LAYOUT(JET_TABLECREATE3_A, 120, 8, tablecreate3_a_fields),
	LAYOUT(JET_TABLECREATE3_W, 120, 8, tablecreate3_w_fields),
	LAYOUT(JET_TABLECREATE4_A, 120, 8, tablecreate4_a_fields),
	LAYOUT(JET_TABLECREATE4_W, 120, 8, tablecreate4_w_fields),
	LAYOUT(JET_OPENTEMPORARYTABLE, 64, 8, opentemporarytable_fields),
	LAYOUT(JET_OPENTEMPORARYTABLE2, 64, 8, opentemporarytable2_fields),
	LAYOUT(JET_RETINFO, 16, 4, retinfo_fields),
	LAYOUT(JET_SETINFO, 12, 4, setinfo_fields),
	LAYOUT(JET_RECPOS, 16, 4, recpos_fields),
	LAYOUT(JET_RECPOS2, 32, 8, recpos2_fields),
	LAYOUT(JET_RECORDLIST, 24, 8, recordlist_fields),
	LAYOUT(JET_INDEXRANGE, 24, 8, indexrange_fields),
	LAYOUT(JET_INDEX_COLUMN, 24, 8, index_column_fields),
	LAYOUT(JET_INDEX_RANGE, 32, 8, index_range_fields),
	LAYOUT(JET_LOGTIME, 8, 1, logtime_fields),
	LAYOUT(JET_BKLOGTIME, 8, 1, bklogtime_fields),
	LAYOUT(JET_LGPOS, 8, 1, lgpos_fields),
	LAYOUT(JET_SIGNATURE, 28, 1, signature_fields),
	LAYOUT(JET_BKINFO, 24, 1, bkinfo_fields),
	LAYOUT(JET_DBINFOMISC, 216, 4, dbinfomisc_fields),
	LAYOUT(JET_DBINFOMISC2, 296, 4, dbinfomisc2_fields),
	LAYOUT(JET_DBINFOMISC3, 300, 4, dbinfomisc3_fields),
	LAYOUT(JET_DBINFOMISC4, 348, 4, dbinfomisc4_fields),
	LAYOUT(JET_THREADSTATS, 32, 4, threadstats_fields),
	LAYOUT(JET_THREADSTATS2, 48, 8, threadstats2_fields),
	LAYOUT(JET_THREADSTATS3, 64, 8, threadstats3_fields),
	LAYOUT(JET_RSTINFO_A, 48, 8, rstinfo_a_fields),
	LAYOUT(JET_RSTINFO_W, 48, 8, rstinfo_w_fields),
	LAYOUT(JET_ERRINFOBASIC_W, 152, 4, errinfobasic_w_fields),
	LAYOUT(JET_COMMIT_ID, 40, 8, commit_id_fields),
	LAYOUT(JET_OPERATIONCONTEXT, 8, 4, operationcontext_fields),
	LAYOUT(JET_SETCOLUMN, 40, 8, setcolumn_fields),
	LAYOUT(JET_SETSYSPARAM_A, 32, 8, setsysparam_a_fields),
	LAYOUT(JET_SETSYSPARAM_W, 32, 8, setsysparam_w_fields),
	LAYOUT(JET_RETRIEVECOLUMN, 48, 8, retrievecolumn_fields),
	LAYOUT(JET_ENUMCOLUMNID, 16, 8, enumcolumnid_fields),
	LAYOUT(JET_ENUMCOLUMNVALUE, 24, 8, enumcolumnvalue_fields),
	LAYOUT(JET_ENUMCOLUMN, 24, 8, enumcolumn_fields),
	LAYOUT(JET_RECSIZE, 64, 8, recsize_fields),
	LAYOUT(JET_RECSIZE2, 88, 8, recsize2_fields),
	LAYOUT(JET_LOGINFO_A, 16, 4, loginfo_a_fields),
	LAYOUT(JET_LOGINFO_W, 20, 4, loginfo_w_fields),
	LAYOUT(JET_INSTANCE_INFO_A, 48, 8, instance_info_a_fields),
	LAYOUT(JET_INSTANCE_INFO_W, 48, 8, instance_info_w_fields),
	LAYOUT(JET_RBSINFOMISC, 40, 8, rbsinfomisc_fields),
	LAYOUT(JET_RBSREVERTINFOMISC, 48, 8, rbsrevertinfomisc_fields),
};

#define LAYOUTS	((int)(sizeof(layouts) / sizeof(layouts[0])))

START_TEST(size_and_offsets_are_those_of_windows)
{
	const struct layout *l = &layouts[_i];
	const struct field *f;

	ck_assert_msg(l->size == l->want_size, "%s has %zu bytes, not %zu",
	    l->name, l->size, l->want_size);
	ck_assert_msg(l->align == l->want_align, "%s aligns to %zu, not %zu",
	    l->name, l->align, l->want_align);
	for (f = l->fields; f->name != NULL; f++) {
		ck_assert_msg(f->offset == f->want_offset,
		    "%s.%s is at %zu, not %zu", l->name, f->name, f->offset,
		    f->want_offset);
		ck_assert_msg(f->size == f->want_size,
		    "%s.%s has %zu bytes, not %zu", l->name, f->name, f->size,
		    f->want_size);
	}
}
END_TEST

/* Fills one bit-field of a zeroed structure and compares byte and bits. */
#define ck_bits(type, member, offset, mask) do {			\
	union {								\
		type value;						\
		unsigned char bytes[sizeof(type)];			\
	} u;								\
	unsigned char want[sizeof(type)];				\
									\
	memset(&u, 0, sizeof(u));					\
	memset(want, 0, sizeof(want));					\
	u.value.member = (unsigned char)~0U & ((mask) / ((mask) & -(mask))); \
	want[offset] = (mask);						\
	ck_assert_msg(memcmp(u.bytes, want, sizeof(want)) == 0,		\
	    #type "." #member " is not the bits %#x of byte %d",	\
	    (unsigned)(mask), (int)(offset));				\
} while (0)

START_TEST(bit_fields_are_counted_from_the_least_significant_bit)
{
	ck_bits(JET_CONVERT_A, fSchemaChangesOnly, 8, 0x01);
	ck_bits(JET_CONVERT_W, fSchemaChangesOnly, 8, 0x01);
	ck_bits(JET_DBINFOUPGRADE, fUpgradable, 24, 0x01);
	ck_bits(JET_DBINFOUPGRADE, fAlreadyUpgraded, 24, 0x02);
	ck_bits(JET_LOGTIME, fTimeIsUTC, 6, 0x01);
	ck_bits(JET_LOGTIME, bMillisecondsLow, 6, 0xfe);
	ck_bits(JET_LOGTIME, fReserved, 7, 0x01);
	ck_bits(JET_LOGTIME, bMillisecondsHigh, 7, 0x0e);
	ck_bits(JET_LOGTIME, fUnused, 7, 0xf0);
	ck_bits(JET_BKLOGTIME, fTimeIsUTC, 6, 0x01);
	ck_bits(JET_BKLOGTIME, bMillisecondsLow, 6, 0xfe);
	ck_bits(JET_BKLOGTIME, fOSSnapshot, 7, 0x01);
	ck_bits(JET_BKLOGTIME, bMillisecondsHigh, 7, 0x0e);
	ck_bits(JET_BKLOGTIME, fReserved, 7, 0xf0);
}
END_TEST

START_TEST(scalars_have_the_widths_of_windows)	/* long is 32 bits there */
{
	ck_assert_uint_eq(sizeof(JET_ERR), 4);
	ck_assert_uint_eq(sizeof(JET_DBID), 4);
	ck_assert_uint_eq(sizeof(JET_COLUMNID), 4);
	ck_assert_uint_eq(sizeof(JET_OBJTYP), 4);
	ck_assert_uint_eq(sizeof(JET_COLTYP), 4);
	ck_assert_uint_eq(sizeof(JET_GRBIT), 4);
	ck_assert_uint_eq(sizeof(JET_SNP), 4);
	ck_assert_uint_eq(sizeof(JET_SNT), 4);
	ck_assert_uint_eq(sizeof(JET_CBTYP), 4);
	ck_assert_uint_eq(sizeof(JET_RELOP), 4);
	ck_assert_uint_eq(sizeof(JET_ERRCAT), 4);
	ck_assert_uint_eq(sizeof(JET_INDEXCHECKING), 4);
	ck_assert_uint_eq(sizeof(JET_DATESERIAL), 8);
	ck_assert_uint_eq(sizeof(WCHAR), 2);
	ck_assert_uint_eq(sizeof(JET_API_PTR), sizeof(void *));
	ck_assert_uint_eq(sizeof(JET_HANDLE), sizeof(void *));
	ck_assert_uint_eq(sizeof(JET_INSTANCE), sizeof(void *));
	ck_assert_uint_eq(sizeof(JET_SESID), sizeof(void *));
	ck_assert_uint_eq(sizeof(JET_TABLEID), sizeof(void *));
	ck_assert_uint_eq(sizeof(JET_LS), sizeof(void *));
	ck_assert_uint_eq(sizeof(JET_OSSNAPID), sizeof(void *));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("ese_abi_layout");
	TCase *tcase = tcase_create("scalars");
	int i;

	tcase_add_test(tcase, scalars_have_the_widths_of_windows);
	suite_add_tcase(suite, tcase);
	tcase = tcase_create("bit fields");
	tcase_add_test(tcase,
	    bit_fields_are_counted_from_the_least_significant_bit);
	suite_add_tcase(suite, tcase);
	for (i = 0; i < LAYOUTS; i++) {
		tcase = tcase_create(layouts[i].name);
		tcase_add_loop_test(tcase,
		    size_and_offsets_are_those_of_windows, i, i + 1);
		suite_add_tcase(suite, tcase);
	}
	return suite;
}

int
main(void)
{
	return jp_suite_run(make_suite());
}
