/* SPDX-License-Identifier: MIT */
/* The engine's environment under an instance: where it lies, its start and
 * its end. */

#include "ese_env.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "base_alloc.h"
#include "ese_db.h"
#include "ese_param.h"
#include "ese_stored.h"

/* ---- paths ---- */

void
ese_env_free_paths(struct ese_env_paths *paths)
{
	base_free(paths->system);
	base_free(paths->log);
	base_free(paths->temp);
}

/* A directory alone is where the engine's own name is used. */
static JET_ERR
get_temp_path(const struct ese_instance *instance, char **path)
{
	const char *given = ese_param_text(instance, JET_paramTempPath);
	size_t size = strlen(given);
	char *full;
	JET_ERR err;

	*path = NULL;
	if (size > 0 && given[size - 1] != '/' && given[size - 1] != '\\')
		return ese_text_path(given, path);
	full = base_calloc(1, size + sizeof("tmp.edb"));
	if (full == NULL)
		return JET_errOutOfMemory;
	memcpy(full, given, size);
	memcpy(full + size, "tmp.edb", sizeof("tmp.edb"));
	err = ese_text_path(full, path);
	base_free(full);
	return err;
}

JET_ERR
ese_env_get_paths(const struct ese_instance *instance,
    struct ese_env_paths *paths)
{
	JET_ERR err;

	*paths = (struct ese_env_paths){ NULL, NULL, NULL };
	err = ese_param_path(instance, JET_paramSystemPath, &paths->system);
	if (err == JET_errSuccess)
		err = ese_param_path(instance, JET_paramLogFilePath,
		    &paths->log);
	if (err == JET_errSuccess)
		err = get_temp_path(instance, &paths->temp);
	return err;
}

static bool
is_recovery_on(const struct ese_instance *instance)
{
	return strcasecmp(ese_param_text(instance, JET_paramRecovery),
	    "off") != 0;
}

static bool
uses_temp(const struct ese_instance *instance)
{
	return ese_param_int(instance, JET_paramMaxTemporaryTables) > 0;
}

JET_ERR
ese_env_compare_paths(const struct ese_instance *one,
    const struct ese_env_paths *a, const struct ese_instance *other,
    const struct ese_env_paths *b)
{
	if (uses_temp(one) && uses_temp(other) && strcmp(a->temp, b->temp) == 0)
		return JET_errTempPathInUse;
	if (!is_recovery_on(one) || !is_recovery_on(other))
		return JET_errSuccess;
	if (strcmp(a->system, b->system) == 0)
		return JET_errSystemPathInUse;
	if (strcmp(a->log, b->log) == 0)
		return JET_errLogFilePathInUse;
	return JET_errSuccess;
}

/* ---- starting ---- */

/* The engine's cache has one size; the program gives two limits. */
static uint64_t
choose_cache_bytes(void)
{
	uint64_t page = ese_param_int(NULL, JET_paramDatabasePageSize);
	uint64_t low = ese_param_int(NULL, JET_paramCacheSizeMin) * page;
	uint64_t high = ese_param_int(NULL, JET_paramCacheSizeMax) * page;
	uint64_t usual = UINT64_C(32) << 20;

	if (low > usual)
		return low;
	return high < usual ? high : usual;
}

/* Sizes that the program leaves alone are the engine's to choose. */
static void
fill_sizes(const struct ese_instance *instance, struct eng_env_config *config)
{
	config->cache_bytes = choose_cache_bytes();
	if (ese_param_is_set(instance, JET_paramLogFileSize))
		config->log_file_bytes = (uint32_t)ese_param_int(instance,
		    JET_paramLogFileSize) * 1024;
	if (ese_param_is_set(instance, JET_paramLogBuffers)) {
		uint64_t sectors = ese_param_int(instance,
		    JET_paramLogBuffers);

		if (sectors > UINT32_MAX / 512)
			sectors = UINT32_MAX / 512;
		config->log_buffer_bytes = (uint32_t)sectors * 512;
	}
	if (ese_param_is_set(instance, JET_paramMaxVerPages))
		config->version_bytes_max = ese_param_int(instance,
		    JET_paramMaxVerPages) * UINT64_C(65536);
	if (ese_param_is_set(instance, JET_paramCheckpointDepthMax))
		config->checkpoint_bytes = ese_param_int(instance,
		    JET_paramCheckpointDepthMax);
}

static JET_ERR
open_env(struct ese_instance *instance, struct ese_env_paths *paths)
{
	struct eng_env_config config = {
		.system_dir = paths->system,
		.log_dir = paths->log,
		.base_name = ese_param_text(instance, JET_paramBaseName),
		.circular_log = ese_param_int(instance, JET_paramCircularLog),
		.recovery_off = !is_recovery_on(instance),
		.create_paths = ese_param_int(instance,
		    JET_paramCreatePathIfNotExist)
	};
	char *slash = strrchr(paths->temp, '/');

	if (slash > paths->temp)
		*slash = '\0';
	config.temp_dir = paths->temp;
	fill_sizes(instance, &config);
	return ese_error_of(eng_env_open(&config, &instance->env));
}

/* Callbacks stored with a table hear of the other API's changes too. */
static eng_status
guest_opened(void *context, struct eng_cursor *cursor)
{
	JET_ERR err = ese_stored_watch(context, cursor);

	if (err == JET_errSuccess)
		return ENG_OK;
	eng_session_set_refusal(eng_cursor_session(cursor), err);
	return err == JET_errOutOfMemory ? ENG_E_NO_MEMORY : ENG_E_REFUSED;
}

JET_ERR
ese_env_start(struct ese_instance *instance, struct ese_env_paths *paths)
{
	JET_ERR err;

	err = open_env(instance, paths);
	if (err != JET_errSuccess)
		return err;
	instance->runtime_callback = (JET_CALLBACK)ese_param_int(instance,
	    JET_paramRuntimeCallback);
	err = ese_storage_start(instance);
	if (err >= JET_errSuccess)
		err = ese_default_start(instance);
	if (err < JET_errSuccess) {
		eng_env_close(instance->env, true);
		instance->env = NULL;
		return err;
	}
	eng_guests_allow(instance->env, &(struct eng_host){ guest_opened,
	    instance });
	atomic_store(&instance->state, ESE_INSTANCE_RUNNING);
	return JET_errSuccess;
}

/* ---- stopping ---- */

/* Claims the first session.  busy: its thread is at work in it; that one
 * leaves soon, and no call gets in any more. */
static struct ese_session *
claim_session(struct ese_instance *instance, bool *busy)
{
	struct ese_session *session;

	base_mutex_lock(&instance->lock);
	session = TAILQ_FIRST(&instance->sessions);
	*busy = session != NULL && !ese_session_claim(session);
	base_mutex_unlock(&instance->lock);
	return *busy ? NULL : session;
}

static void
end_sessions(struct ese_instance *instance)
{
	const struct timespec pause = { 0, 1000 * 1000 };
	struct ese_session *session;
	bool busy;

	while ((session = claim_session(instance, &busy)) != NULL || busy) {
		if (busy) {
			nanosleep(&pause, NULL);
			continue;
		}
		ese_session_end(session);
		ese_session_unclaim(session);
		ese_session_give(session);
	}
}

JET_ERR
ese_env_stop(struct ese_instance *instance, bool dirty)
{
	JET_ERR err;

	eng_guests_expel(instance->env);
	end_sessions(instance);
	err = ese_error_of(eng_env_close(instance->env, !dirty));
	instance->env = NULL;
	ese_attach_forget_all(instance);
	return err == JET_errSuccess && dirty ? JET_errDirtyShutdown : err;
}
