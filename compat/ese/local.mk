# SPDX-License-Identifier: MIT
EXTRA_DIST += compat/ese/API.tsv

# What every call does; instances, parameters, sessions, databases.
libjetport_la_SOURCES += \
	compat/ese/ese_attach.c \
	compat/ese/ese_call.c \
	compat/ese/ese_call.h \
	compat/ese/ese_db.c \
	compat/ese/ese_db.h \
	compat/ese/ese_env.c \
	compat/ese/ese_env.h \
	compat/ese/ese_error.c \
	compat/ese/ese_error_name.c \
	compat/ese/ese_instance.c \
	compat/ese/ese_instance.h \
	compat/ese/ese_param.c \
	compat/ese/ese_param.h \
	compat/ese/ese_param_get.c \
	compat/ese/ese_param_table.h \
	compat/ese/ese_session.c \
	compat/ese/ese_text.c \
	compat/ese/ese_txn.c \
	compat/ese/ese_version.c

nodist_libjetport_la_SOURCES = compat/ese/ese_error_names.h
BUILT_SOURCES += compat/ese/ese_error_names.h
CLEANFILES += compat/ese/ese_error_names.h
compat/ese/ese_error_names.h: include/esent.h tools/gen-jet-names
	$(AM_V_GEN)$(MKDIR_P) compat/ese && AWK='$(AWK)' \
		$(top_srcdir)/tools/gen-jet-names ESE_ERROR_NAMES \
		<$(top_srcdir)/include/esent.h >$@.tmp && mv $@.tmp $@

# Cursors, records, callbacks.
libjetport_la_SOURCES += \
	compat/ese/ese_callback.c \
	compat/ese/ese_cursor.c \
	compat/ese/ese_enumerate.c \
	compat/ese/ese_give.h \
	compat/ese/ese_index_id.c \
	compat/ese/ese_index_id.h \
	compat/ese/ese_inside.c \
	compat/ese/ese_key.c \
	compat/ese/ese_record.c \
	compat/ese/ese_record.h \
	compat/ese/ese_seek.c \
	compat/ese/ese_stored.c \
	compat/ese/ese_stored.h \
	compat/ese/ese_storage.c \
	compat/ese/ese_update.c

# Tables, columns, indexes, temporary tables, information.
libjetport_la_SOURCES += \
	compat/ese/ese_arg.c \
	compat/ese/ese_arg.h \
	compat/ese/ese_column.c \
	compat/ese/ese_column.h \
	compat/ese/ese_create.c \
	compat/ese/ese_default.c \
	compat/ese/ese_default.h \
	compat/ese/ese_index.c \
	compat/ese/ese_index.h \
	compat/ese/ese_index_def.c \
	compat/ese/ese_index_def.h \
	compat/ese/ese_info.c \
	compat/ese/ese_info.h \
	compat/ese/ese_info_column.c \
	compat/ese/ese_info_create.c \
	compat/ese/ese_info_index.c \
	compat/ese/ese_info_index.h \
	compat/ese/ese_info_object.c \
	compat/ese/ese_list.c \
	compat/ese/ese_list.h \
	compat/ese/ese_table.c \
	compat/ese/ese_table.h \
	compat/ese/ese_temp.c \
	compat/ese/ese_temp.h

# The table of calls that the entry guard looks into.
BUILT_SOURCES += compat/ese/ese_api_table.h
CLEANFILES += compat/ese/ese_api_table.h
compat/ese/ese_api_table.h: compat/ese/API.tsv tools/gen-api-table
	$(AM_V_GEN)$(MKDIR_P) compat/ese && AWK='$(AWK)' \
		$(top_srcdir)/tools/gen-api-table ese \
		<$(top_srcdir)/compat/ese/API.tsv >$@.tmp && mv $@.tmp $@
