# SPDX-License-Identifier: MIT
EXTRA_DIST += compat/bde/API.tsv

# The table of calls that the entry guard looks into.
BUILT_SOURCES += compat/bde/bde_api_table.h
CLEANFILES += compat/bde/bde_api_table.h
compat/bde/bde_api_table.h: compat/bde/API.tsv tools/gen-api-table
	$(AM_V_GEN)$(MKDIR_P) compat/bde && AWK='$(AWK)' \
		$(top_srcdir)/tools/gen-api-table bde \
		<$(top_srcdir)/compat/bde/API.tsv >$@.tmp && mv $@.tmp $@

# What every call does; the start, sessions, errors, callbacks.
libjetport_la_SOURCES += \
	compat/bde/bde_call.c \
	compat/bde/bde_call.h \
	compat/bde/bde_callback.c \
	compat/bde/bde_callback.h \
	compat/bde/bde_error.c \
	compat/bde/bde_error_text.h \
	compat/bde/bde_format.c \
	compat/bde/bde_init.c \
	compat/bde/bde_session.c \
	compat/bde/bde_session.h \
	compat/bde/bde_sysinfo.c \
	compat/bde/bde_trace.c \
	compat/bde/bde_trace.h

nodist_libjetport_la_SOURCES += compat/bde/bde_error_names.h
BUILT_SOURCES += compat/bde/bde_error_names.h
CLEANFILES += compat/bde/bde_error_names.h
compat/bde/bde_error_names.h: include/idapi.h tools/gen-dbi-names
	$(AM_V_GEN)$(MKDIR_P) compat/bde && AWK='$(AWK)' \
		$(top_srcdir)/tools/gen-dbi-names BDE_ERROR_NAMES \
		<$(top_srcdir)/include/idapi.h >$@.tmp && mv $@.tmp $@

# Configuration.
libjetport_la_SOURCES += \
	compat/bde/bde_alias.c \
	compat/bde/bde_config.c \
	compat/bde/bde_config.h \
	compat/bde/bde_config_file.c \
	compat/bde/bde_config_list.c \
	compat/bde/bde_config_node.c \
	compat/bde/bde_config_tree.c \
	compat/bde/bde_config_tree.h \
	compat/bde/bde_driver.c \
	compat/bde/bde_lang.c \
	compat/bde/bde_lang.h \
	compat/bde/bde_lang_table.c \
	compat/bde/bde_lang_text.c \
	compat/bde/bde_lend.c \
	compat/bde/bde_lend.h \
	compat/bde/bde_prop.c \
	compat/bde/bde_prop.h \
	compat/bde/bde_prop_cursor.c

# Databases, tables, fields, record buffers, lists.
libjetport_la_SOURCES += \
	compat/bde/bde_batch.c \
	compat/bde/bde_batch.h \
	compat/bde/bde_batch_open.c \
	compat/bde/bde_batch_record.c \
	compat/bde/bde_batch_side.c \
	compat/bde/bde_bulk.c \
	compat/bde/bde_bulk.h \
	compat/bde/bde_check.c \
	compat/bde/bde_convert.c \
	compat/bde/bde_convert.h \
	compat/bde/bde_create.c \
	compat/bde/bde_create.h \
	compat/bde/bde_db.c \
	compat/bde/bde_dir.c \
	compat/bde/bde_dir.h \
	compat/bde/bde_esent.c \
	compat/bde/bde_esent.h \
	compat/bde/bde_field.c \
	compat/bde/bde_file.c \
	compat/bde/bde_list.c \
	compat/bde/bde_list_table.c \
	compat/bde/bde_open.c \
	compat/bde/bde_other.c \
	compat/bde/bde_other.h \
	compat/bde/bde_picture.c \
	compat/bde/bde_picture.h \
	compat/bde/bde_pack.c \
	compat/bde/bde_pack.h \
	compat/bde/bde_record.c \
	compat/bde/bde_rint.c \
	compat/bde/bde_rint.h \
	compat/bde/bde_rint_table.c \
	compat/bde/bde_secret.c \
	compat/bde/bde_secret.h \
	compat/bde/bde_table.c \
	compat/bde/bde_table.h \
	compat/bde/bde_table_index.c \
	compat/bde/bde_table_store.c \
	compat/bde/bde_tag.c \
	compat/bde/bde_tag.h \
	compat/bde/bde_tag_write.c \
	compat/bde/bde_translate.c \
	compat/bde/bde_type.c

# Positions, keys, ranges, indexes, filters, linked cursors.
libjetport_la_SOURCES += \
	compat/bde/bde_bookmark.c \
	compat/bde/bde_bookmark.h \
	compat/bde/bde_clone.c \
	compat/bde/bde_cursor.c \
	compat/bde/bde_cursor.h \
	compat/bde/bde_cursor_props.c \
	compat/bde/bde_dbase.c \
	compat/bde/bde_dbase.h \
	compat/bde/bde_dbase_call.c \
	compat/bde/bde_dbase_function.c \
	compat/bde/bde_dbase_function.h \
	compat/bde/bde_dbase_tree.c \
	compat/bde/bde_dbase_tree.h \
	compat/bde/bde_expr.c \
	compat/bde/bde_expr.h \
	compat/bde/bde_expr_walk.c \
	compat/bde/bde_expr_walk.h \
	compat/bde/bde_filter.c \
	compat/bde/bde_function.c \
	compat/bde/bde_function.h \
	compat/bde/bde_index.c \
	compat/bde/bde_key.c \
	compat/bde/bde_key.h \
	compat/bde/bde_link.c \
	compat/bde/bde_map.c \
	compat/bde/bde_range.c \
	compat/bde/bde_value.c \
	compat/bde/bde_value.h

# Locks, transactions, BLOBs, cached updates.
libjetport_la_SOURCES += \
	compat/bde/bde_apply.c \
	compat/bde/bde_apply.h \
	compat/bde/bde_blob.c \
	compat/bde/bde_blob.h \
	compat/bde/bde_blob_token.c \
	compat/bde/bde_blob_token.h \
	compat/bde/bde_delayed.c \
	compat/bde/bde_delayed.h \
	compat/bde/bde_lock.c \
	compat/bde/bde_lock.h \
	compat/bde/bde_txn.c \
	compat/bde/bde_txn.h \
	compat/bde/bde_wide.c \
	compat/bde/bde_wide.h
