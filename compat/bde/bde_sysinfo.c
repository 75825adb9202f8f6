/* SPDX-License-Identifier: MIT */
/* What the engine tells of itself and of the program. */

#include <bsd/string.h>
#include <pwd.h>
#include <unistd.h>

#include "bde_config.h"
#include "bde_session.h"
#include "bde_table.h"

/* The name of the user who runs the program; false when the system knows
 * none. */
static bool
user_name(DBIUSERNAME name)
{
	struct passwd entry;
	struct passwd *found = NULL;
	char buffer[4096];

	name[0] = '\0';
	if (getpwuid_r(geteuid(), &entry, buffer, sizeof(buffer), &found) !=
	    0 || found == NULL)
		return false;
	strlcpy(name, entry.pw_name, sizeof(DBIUSERNAME));
	return true;
}

DBIResult DBIFN
DbiGetNetUserName(char *pszNetUserName)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiGetNetUserName);
	if (result == DBIERR_NONE && pszNetUserName == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE && !user_name(pszNetUserName))
		result = DBIERR_NOTSUPPORTED;
	return bde_leave(&call, result);
}

/* Directories are always shared with other processes. */
DBIResult DBIFN
DbiGetSysConfig(pSYSConfig psysConfig)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiGetSysConfig);
	if (result == DBIERR_NONE && psysConfig == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE) {
		memset(psysConfig, 0, sizeof(*psysConfig));
		psysConfig->bLocalShare = 1;
		psysConfig->bNetShare = 1;
		user_name(psysConfig->szUserName);
		bde_config_path(psysConfig->szIniFile);
		bde_config_get(call.session, "SYSTEM\\INIT", "LANGDRIVER",
		    psysConfig->szLangDriver,
		    sizeof(psysConfig->szLangDriver));
	}
	return bde_leave(&call, result);
}

static uint16_t
count_sessions(void)
{
	const struct bde_session *session;
	uint16_t count = 0;

	base_mutex_lock(&bde_process.lock);
	TAILQ_FOREACH(session, &bde_process.sessions, link)
		count++;
	base_mutex_unlock(&bde_process.lock);
	return count;
}

DBIResult DBIFN
DbiGetClientInfo(pCLIENTInfo pclientInfo)
{
	struct bde_call call;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiGetClientInfo);
	if (result == DBIERR_NONE && pclientInfo == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE) {
		memset(pclientInfo, 0, sizeof(*pclientInfo));
		strlcpy(pclientInfo->szName, bde_process.env.szClientName,
		    sizeof(pclientInfo->szName));
		strlcpy(pclientInfo->szLang, bde_process.env.szLang,
		    sizeof(pclientInfo->szLang));
		bde_session_start_dir(pclientInfo->szWorkDir);
		pclientInfo->iSessions = count_sessions();
	}
	return bde_leave(&call, result);
}

/* All drivers are part of the library. */
DBIResult DBIFN
DbiLoadDriver(const char *pszDriverType)
{
	struct bde_call call;
	enum bde_driver driver;
	DBIResult result;

	result = bde_enter(&call, BDE_DbiLoadDriver);
	if (result == DBIERR_NONE && pszDriverType == NULL)
		result = DBIERR_INVALIDPARAM;
	if (result == DBIERR_NONE)
		result = bde_driver_find(pszDriverType, &driver);
	return bde_leave(&call, result);
}
