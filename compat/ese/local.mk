# SPDX-License-Identifier: MIT
EXTRA_DIST += compat/ese/API.tsv

# What every call does; instances, parameters, sessions, databases.
libjetport_la_SOURCES += \
	compat/ese/ese_call.c \
	compat/ese/ese_call.h \
	compat/ese/ese_db.c \
	compat/ese/ese_error.c \
	compat/ese/ese_instance.c \
	compat/ese/ese_instance.h \
	compat/ese/ese_param.c \
	compat/ese/ese_param.h \
	compat/ese/ese_param_table.h \
	compat/ese/ese_session.c \
	compat/ese/ese_text.c \
	compat/ese/ese_txn.c \
	compat/ese/ese_version.c

# Cursors, records, callbacks.
libjetport_la_SOURCES += \
	compat/ese/ese_callback.c \
	compat/ese/ese_cursor.c \
	compat/ese/ese_enumerate.c \
	compat/ese/ese_give.h \
	compat/ese/ese_index_id.c \
	compat/ese/ese_index_id.h \
	compat/ese/ese_key.c \
	compat/ese/ese_record.c \
	compat/ese/ese_record.h \
	compat/ese/ese_seek.c \
	compat/ese/ese_update.c

# The table of calls that the entry guard looks into.
BUILT_SOURCES += compat/ese/ese_api_table.h
CLEANFILES += compat/ese/ese_api_table.h
compat/ese/ese_api_table.h: compat/ese/API.tsv tools/gen-api-table
	$(AM_V_GEN)$(MKDIR_P) compat/ese && AWK='$(AWK)' \
		$(top_srcdir)/tools/gen-api-table ese \
		<$(top_srcdir)/compat/ese/API.tsv >$@.tmp && mv $@.tmp $@
