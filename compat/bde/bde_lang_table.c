/* SPDX-License-Identifier: MIT */
/* bde_lang_table.c - the language drivers: their names, code pages and
 * locales.
 *
 * Of the original's drivers these are left out: those whose code page no
 * converter has (867, 868, 895, 592, ROMAN8), those whose page or language is
 * not known for sure (thai, anthai, db874th0, db852sl0), and those that copy
 * the orders of other servers (DB2ANDEU, MSSGRWIN, ORAWE850, SYDC437, SYDC850).
 *
 * The two that sort by bytes are the defaults; programs of today keep UTF-8 in
 * their tables. */

#include <bsd/string.h>
#include <stdio.h>
#include <strings.h>

#include "bde_config.h"
#include "bde_lang.h"

enum {
	ANSI = 1252,
	ANSI_FIRST = 1250,		/* code pages */
	DOUBLE_FIRST = 932, DOUBLE_LAST = 950
};
enum { BYTES, TEXT };

#define IS_ANSI(page)	((page) >= ANSI_FIRST)
#define IS_DOUBLE(page)	((page) >= DOUBLE_FIRST && (page) <= DOUBLE_LAST)

/* What a Windows of the driver's language takes for ANSI is not converted. */
#define LANG(name, desc, page, lcid, order) {				\
	.object = {							\
		.LangId = (lcid),					\
		.LdName = (name),					\
		.EnglishDesc = (desc),					\
		.LdDescriptor = (name),					\
		.PrimaryCpPlatform = IS_ANSI(page) ? DBIANSI_CP :	\
		    DBIOEM_CP,						\
		.PrimaryCodePageID = (page),				\
		.AlternateCodePageID = IS_ANSI(page) ||			\
		    IS_DOUBLE(page) ? (page) : ANSI,			\
		.NoConversions = IS_ANSI(page) || IS_DOUBLE(page) ||	\
		    (order) == BYTES,					\
		.LdLCID = (lcid)					\
	},								\
	.collates = (order) == TEXT					\
}

static const struct bde_lang langs[] = {
	LANG("ascii", "Paradox 'ascii'", 437, 0x0409, BYTES),
	LANG("DBWINUS0", "'ascii' ANSI", 1252, 0x0409, BYTES),
	LANG("ANSIINTL", "Pdox ANSI Intl", 1252, 0x0409, TEXT),
	LANG("ANSII850", "Pdox ANSI Intl850", 1252, 0x0409, TEXT),
	LANG("ANSINOR4", "Pdox ANSI Nordan4", 1252, 0x0414, TEXT),
	LANG("ANSISPAN", "Pdox ANSI Spanish", 1252, 0x0c0a, TEXT),
	LANG("ANSISWFN", "Pdox ANSI Swedfin", 1252, 0x041d, TEXT),
	LANG("ANTURK", "Pdox ANSI Turkish", 1254, 0x041f, TEXT),
	LANG("ANHEBREW", "Paradox ANSI HEBREW", 1255, 0x040d, TEXT),
	LANG("BGPD1251", "Pdox ANSI Bulgaria", 1251, 0x0402, TEXT),
	LANG("ancyrr", "Pdox ANSI Cyrillic", 1251, 0x0419, TEXT),
	LANG("anczech", "Pdox ANSI Czech", 1250, 0x0405, TEXT),
	LANG("anczechw", "pdx ANSI Czech 'CH'", 1250, 0x0405, TEXT),
	LANG("angreek1", "Pdox ANSI Greek", 1253, 0x0408, TEXT),
	LANG("anhundc", "Pdox ANSI Hun. DC", 1250, 0x040e, TEXT),
	LANG("anpolish", "Pdox ANSI Polish", 1250, 0x0415, TEXT),
	LANG("ansislov", "Pdox ANSI Slovene", 1250, 0x0424, TEXT),
	LANG("intl", "Paradox 'intl'", 437, 0x0409, TEXT),
	LANG("intl850", "Paradox 'intl' 850", 850, 0x0409, TEXT),
	LANG("nordan", "Paradox 'nordan'", 865, 0x0414, TEXT),
	LANG("nordan40", "Paradox 'nordan40'", 865, 0x0414, TEXT),
	LANG("swedfin", "Paradox 'swedfin'", 437, 0x041d, TEXT),
	LANG("iceland", "Paradox ISL 861", 861, 0x040f, TEXT),
	LANG("SPANISH", "Paradox ESP 437", 437, 0x0c0a, TEXT),
	LANG("hebrew", "Paradox 'hebrew'", 862, 0x040d, TEXT),
	LANG("cyrr", "Paradox Cyrr 866", 866, 0x0419, TEXT),
	LANG("czech", "Paradox Czech 852", 852, 0x0405, TEXT),
	LANG("czechw", "pdx Czech 852 'CH'", 852, 0x0405, TEXT),
	LANG("polish", "Paradox Polish 852", 852, 0x0415, TEXT),
	LANG("hun852dc", "Paradox Hun 852 DC", 852, 0x040e, TEXT),
	LANG("slovene", "Paradox Slovene 852", 852, 0x0424, TEXT),
	LANG("grcp437", "Paradox Greek GR437", 737, 0x0408, TEXT),
	LANG("turk", "Paradox 'turk'", 857, 0x041f, TEXT),
	LANG("japan", "Paradox 'japan'", 932, 0x0411, TEXT),
	LANG("china", "Paradox China 936", 936, 0x0804, TEXT),
	LANG("korea", "Paradox Korea 949", 949, 0x0412, TEXT),
	LANG("taiwan", "Paradox Taiwan 950", 950, 0x0404, TEXT),
	LANG("BLLT1DA0", "Borland DAN Latin-1", 1252, 0x0406, TEXT),
	LANG("BLLT1DE0", "Borland DEU Latin-1", 1252, 0x0407, TEXT),
	LANG("BLLT1UK0", "Borland ENG Latin-1", 1252, 0x0809, TEXT),
	LANG("BLLT1US0", "Borland ENU Latin-1", 1252, 0x0409, TEXT),
	LANG("BLLT1ES0", "Borland ESP Latin-1", 1252, 0x0c0a, TEXT),
	LANG("BLLT1FI0", "Borland FIN Latin-1", 1252, 0x040b, TEXT),
	LANG("BLLT1FR0", "Borland FRA Latin-1", 1252, 0x040c, TEXT),
	LANG("BLLT1CA0", "Borland FRC Latin-1", 1252, 0x0c0c, TEXT),
	LANG("BLLT1IS0", "Borland ISL Latin-1", 1252, 0x040f, TEXT),
	LANG("BLLT1IT0", "Borland ITA Latin-1", 1252, 0x0410, TEXT),
	LANG("BLLT1NL0", "Borland NLD Latin-1", 1252, 0x0413, TEXT),
	LANG("BLLT1NO0", "Borland NOR Latin-1", 1252, 0x0414, TEXT),
	LANG("BLLT1PT0", "Borland PTG Latin-1", 1252, 0x0816, TEXT),
	LANG("BLLT1SV0", "Borland SVE Latin-1", 1252, 0x041d, TEXT),
	LANG("BLWINAR0", "Borland ANSI Arabic", 1256, 0x0401, TEXT),
	LANG("DBWINES0", "'Spanish' ANSI", 1252, 0x0c0a, TEXT),
	LANG("DBWINWE0", "'WEurope' ANSI", 1252, 0x0409, TEXT),
	LANG("DB437DE0", "dBASE DEU cp437", 437, 0x0407, TEXT),
	LANG("DB437ES1", "dBASE ESP cp437", 437, 0x0c0a, TEXT),
	LANG("DB437FI0", "dBASE FIN cp437", 437, 0x040b, TEXT),
	LANG("DB437FR0", "dBASE FRA cp437", 437, 0x040c, TEXT),
	LANG("DB437GR0", "dBASE ELL GR437", 737, 0x0408, TEXT),
	LANG("DB437IT0", "dBASE ITA cp437", 437, 0x0410, TEXT),
	LANG("DB437NL0", "dBASE NLD cp437", 437, 0x0413, TEXT),
	LANG("DB437SV0", "dBASE SVE cp437", 437, 0x041d, TEXT),
	LANG("DB437UK0", "dBASE ENG cp437", 437, 0x0809, TEXT),
	LANG("DB437US0", "dBASE ENU cp437", 437, 0x0409, TEXT),
	LANG("DB850CF0", "dBASE FRC cp850", 850, 0x0c0c, TEXT),
	LANG("DB850DE0", "dBASE DEU cp850", 850, 0x0407, TEXT),
	LANG("DB850ES0", "dBASE ESP cp850", 850, 0x0c0a, TEXT),
	LANG("DB850FR0", "dBASE FRA cp850", 850, 0x040c, TEXT),
	LANG("DB850IT1", "dBASE ITA cp850", 850, 0x0410, TEXT),
	LANG("DB850NL0", "dBASE NLD cp850", 850, 0x0413, TEXT),
	LANG("DB850PT0", "dBASE PTB cp850", 850, 0x0416, TEXT),
	LANG("DB850SV1", "dBASE SVE cp850", 850, 0x041d, TEXT),
	LANG("DB850UK0", "dBASE ENG cp850", 850, 0x0809, TEXT),
	LANG("DB850US0", "dBASE ENU cp850", 850, 0x0409, TEXT),
	LANG("DB852CZ0", "dBASE CSY cp852", 852, 0x0405, TEXT),
	LANG("DB852HDC", "dBASE HUN cp852", 852, 0x040e, TEXT),
	LANG("DB852PO0", "dBASE PLK cp852", 852, 0x0415, TEXT),
	LANG("DB857TR0", "dBASE TRK cp857", 857, 0x041f, TEXT),
	LANG("DB860PT0", "dBASE PTG cp860", 860, 0x0816, TEXT),
	LANG("DB863CF1", "dBASE FRC cp863", 863, 0x0c0c, TEXT),
	LANG("DB865DA0", "dBASE DAN cp865", 865, 0x0406, TEXT),
	LANG("DB865NO0", "dBASE NOR cp865", 865, 0x0414, TEXT),
	LANG("DB866RU0", "dBASE RUS cp866", 866, 0x0419, TEXT),
	LANG("DB932JP0", "dBASE JPN cp932", 932, 0x0411, TEXT),
	LANG("DB936CN0", "dBASE CHS cp936", 936, 0x0804, TEXT),
	LANG("DB949KO0", "dBASE KOR cp949", 949, 0x0412, TEXT),
	LANG("DB950TW0", "dBASE CHT cp950", 950, 0x0404, TEXT),
	LANG("dbHebrew", "Hebrew dBASE", 862, 0x040d, TEXT),
	LANG("FOXDE437", "FoxPro German 437", 437, 0x0407, TEXT),
	LANG("FOXDEWIN", "FoxPro German 1252", 1252, 0x0407, TEXT),
	LANG("FOXNO437", "FoxPro Nordic 437", 437, 0x0414, TEXT),
	LANG("FOXNO850", "FoxPro Nordic 850", 850, 0x0414, TEXT),
	LANG("FOXNOWIN", "FoxPro Nordic 1252", 1252, 0x0414, TEXT),
	LANG("FOXCZWIN", "FoxPro Czech 1250", 1250, 0x0405, TEXT)
};

enum { LANGS = sizeof langs / sizeof langs[0] };

const struct bde_lang *
bde_lang_at(unsigned n)
{
	return n < LANGS ? &langs[n] : NULL;
}

const struct bde_lang *
bde_lang_named(const char *name)
{
	unsigned i;

	for (i = 0; i < LANGS; i++)
		if (strcasecmp(langs[i].object.LdName, name) == 0)
			return &langs[i];
	return NULL;
}

const struct bde_lang *
bde_lang_of_object(const void *object)
{
	unsigned i;

	if (object == NULL)
		return &langs[0];
	for (i = 0; i < LANGS; i++)
		if (object == &langs[i].object)
			return &langs[i];
	return NULL;
}

const char *
bde_lang_default(enum bde_driver driver)
{
	return langs[driver == BDE_DBASE].object.LdName;
}

void
bde_lang_configured(struct bde_session *session, enum bde_driver driver,
    DBINAME name)
{
	char path[64];

	snprintf(path, sizeof path, "DRIVERS\\%s\\INIT",
	    bde_driver_name(driver));
	if (!bde_config_get(session, path, "LANGDRIVER", name,
	    sizeof(DBINAME)) || name[0] == '\0')
		strlcpy(name, bde_lang_default(driver), sizeof(DBINAME));
}

const struct bde_lang *
bde_lang_find(enum bde_driver driver, const char *name)
{
	return bde_lang_named(*name != '\0' ? name :
	    bde_lang_default(driver));
}
