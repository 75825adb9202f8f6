# SPDX-License-Identifier: MIT
# Tests of the calls, through the installed API.
check_PROGRAMS += \
	tests/bde/test_bde_call_threads \
	tests/bde/test_bde_callback \
	tests/bde/test_bde_config \
	tests/bde/test_bde_error \
	tests/bde/test_bde_format \
	tests/bde/test_bde_init \
	tests/bde/test_bde_lang \
	tests/bde/test_bde_prop \
	tests/bde/test_bde_session
tests_bde_test_bde_call_threads_SOURCES = tests/bde/test_bde_call_threads.c \
	tests/bde/tables.c tests/bde/tables.h
tests_bde_test_bde_call_threads_LDADD = $(TEST_LIBS)
tests_bde_test_bde_callback_SOURCES = tests/bde/test_bde_callback.c
tests_bde_test_bde_callback_LDADD = $(TEST_LIBS)
tests_bde_test_bde_error_SOURCES = tests/bde/test_bde_error.c
tests_bde_test_bde_error_LDADD = $(TEST_LIBS)
tests_bde_test_bde_format_SOURCES = tests/bde/test_bde_format.c
tests_bde_test_bde_format_LDADD = $(TEST_LIBS)
tests_bde_test_bde_init_SOURCES = tests/bde/test_bde_init.c
tests_bde_test_bde_init_LDADD = $(TEST_LIBS)
tests_bde_test_bde_config_SOURCES = tests/bde/test_bde_config.c
tests_bde_test_bde_config_LDADD = $(TEST_LIBS)
tests_bde_test_bde_lang_SOURCES = tests/bde/test_bde_lang.c
tests_bde_test_bde_lang_LDADD = $(TEST_LIBS)
tests_bde_test_bde_prop_SOURCES = tests/bde/test_bde_prop.c $(BDE_PEOPLE)
tests_bde_test_bde_prop_LDADD = $(TEST_LIBS)
tests_bde_test_bde_session_SOURCES = tests/bde/test_bde_session.c
tests_bde_test_bde_session_LDADD = $(TEST_LIBS)

# Locks, transactions, BLOBs, cached updates, on one table of people.
check_PROGRAMS += \
	tests/bde/test_bde_batch \
	tests/bde/test_bde_blob \
	tests/bde/test_bde_conform \
	tests/bde/test_bde_delayed \
	tests/bde/test_bde_delayed_again \
	tests/bde/test_bde_lock \
	tests/bde/test_bde_notify \
	tests/bde/test_bde_txn
BDE_PEOPLE = tests/bde/people.c tests/bde/people.h
tests_bde_test_bde_batch_SOURCES = tests/bde/test_bde_batch.c $(BDE_PEOPLE)
tests_bde_test_bde_batch_LDADD = $(TEST_LIBS)
tests_bde_test_bde_blob_SOURCES = tests/bde/test_bde_blob.c $(BDE_PEOPLE)
tests_bde_test_bde_blob_LDADD = $(TEST_LIBS)
tests_bde_test_bde_conform_SOURCES = tests/bde/test_bde_conform.c \
	tests/bde/can.h $(BDE_PEOPLE)
tests_bde_test_bde_conform_LDADD = $(TEST_LIBS)
tests_bde_test_bde_delayed_SOURCES = tests/bde/test_bde_delayed.c $(BDE_PEOPLE)
tests_bde_test_bde_delayed_LDADD = $(TEST_LIBS)
tests_bde_test_bde_delayed_again_SOURCES = \
	tests/bde/test_bde_delayed_again.c $(BDE_PEOPLE)
tests_bde_test_bde_delayed_again_LDADD = $(TEST_LIBS)
tests_bde_test_bde_lock_SOURCES = tests/bde/test_bde_lock.c $(BDE_PEOPLE)
tests_bde_test_bde_lock_LDADD = $(TEST_LIBS)
tests_bde_test_bde_notify_SOURCES = tests/bde/test_bde_notify.c \
	$(BDE_PEOPLE)
tests_bde_test_bde_notify_LDADD = $(TEST_LIBS)
tests_bde_test_bde_txn_SOURCES = tests/bde/test_bde_txn.c $(BDE_PEOPLE)
tests_bde_test_bde_txn_LDADD = $(TEST_LIBS)

# Positions, keys, indexes, filters.
check_PROGRAMS += \
	tests/bde/test_bde_cursor \
	tests/bde/test_bde_dbase_check \
	tests/bde/test_bde_dbase_index \
	tests/bde/test_bde_filter \
	tests/bde/test_bde_index \
	tests/bde/test_bde_lang_table \
	tests/bde/test_bde_range
tests_bde_test_bde_cursor_SOURCES = tests/bde/test_bde_cursor.c \
	tests/bde/cities.c tests/bde/cities.h
tests_bde_test_bde_cursor_LDADD = $(TEST_LIBS)
BDE_STAFF = tests/bde/staff.c tests/bde/staff.h tests/bde/tables.c \
	tests/bde/tables.h
tests_bde_test_bde_dbase_check_SOURCES = tests/bde/test_bde_dbase_check.c \
	$(BDE_STAFF)
tests_bde_test_bde_dbase_check_LDADD = $(TEST_LIBS)
tests_bde_test_bde_dbase_index_SOURCES = tests/bde/test_bde_dbase_index.c \
	$(BDE_STAFF)
tests_bde_test_bde_dbase_index_LDADD = $(TEST_LIBS)
tests_bde_test_bde_filter_SOURCES = tests/bde/test_bde_filter.c \
	tests/bde/can.h tests/bde/cities.c tests/bde/cities.h
tests_bde_test_bde_filter_LDADD = $(TEST_LIBS)
tests_bde_test_bde_index_SOURCES = tests/bde/test_bde_index.c \
	tests/bde/cities.c tests/bde/cities.h
tests_bde_test_bde_index_LDADD = $(TEST_LIBS)
tests_bde_test_bde_lang_table_SOURCES = tests/bde/test_bde_lang_table.c \
	tests/bde/can.h tests/bde/tables.c tests/bde/tables.h
tests_bde_test_bde_lang_table_LDADD = $(TEST_LIBS)
tests_bde_test_bde_range_SOURCES = tests/bde/test_bde_range.c \
	tests/bde/cities.c tests/bde/cities.h
tests_bde_test_bde_range_LDADD = $(TEST_LIBS)

# It reaches into the library.
check_PROGRAMS += tests/bde/test_bde_no_memory
tests_bde_test_bde_no_memory_SOURCES = tests/bde/test_bde_no_memory.c \
	tests/bde/can.h $(BDE_PEOPLE) tests/bde/tables.c tests/bde/tables.h
check_PROGRAMS += tests/bde/test_bde_no_memory_cursor
tests_bde_test_bde_no_memory_cursor_SOURCES = \
	tests/bde/test_bde_no_memory_cursor.c tests/bde/can.h $(BDE_PEOPLE)

# Databases, tables, fields, records, lists.
BDE_TABLES = tests/bde/tables.c tests/bde/tables.h
check_PROGRAMS += \
	tests/bde/test_bde_db \
	tests/bde/test_bde_field \
	tests/bde/test_bde_heap \
	tests/bde/test_bde_list \
	tests/bde/test_bde_password \
	tests/bde/test_bde_picture \
	tests/bde/test_bde_record \
	tests/bde/test_bde_rint \
	tests/bde/test_bde_table \
	tests/bde/test_bde_table_damage \
	tests/bde/test_bde_table_shared
tests_bde_test_bde_db_SOURCES = tests/bde/test_bde_db.c $(BDE_TABLES)
tests_bde_test_bde_db_LDADD = $(TEST_LIBS)
tests_bde_test_bde_table_SOURCES = tests/bde/test_bde_table.c $(BDE_TABLES)
tests_bde_test_bde_table_LDADD = $(TEST_LIBS)
# Into the store by the engine's back door: no installed API.
tests_bde_test_bde_table_damage_SOURCES = \
	tests/bde/test_bde_table_damage.c $(BDE_TABLES)
tests_bde_test_bde_table_damage_CPPFLAGS = $(AM_CPPFLAGS) \
	-I$(top_srcdir)/compat/bde
tests_bde_test_bde_table_shared_SOURCES = \
	tests/bde/test_bde_table_shared.c $(BDE_TABLES)
tests_bde_test_bde_table_shared_LDADD = $(TEST_LIBS)
tests_bde_test_bde_field_SOURCES = tests/bde/test_bde_field.c $(BDE_TABLES)
tests_bde_test_bde_field_LDADD = $(TEST_LIBS) -lm
tests_bde_test_bde_heap_SOURCES = tests/bde/test_bde_heap.c $(BDE_TABLES)
tests_bde_test_bde_heap_LDADD = $(TEST_LIBS)
tests_bde_test_bde_list_SOURCES = tests/bde/test_bde_list.c $(BDE_TABLES)
tests_bde_test_bde_list_LDADD = $(TEST_LIBS)
tests_bde_test_bde_record_SOURCES = tests/bde/test_bde_record.c $(BDE_TABLES)
tests_bde_test_bde_record_LDADD = $(TEST_LIBS)
tests_bde_test_bde_password_SOURCES = tests/bde/test_bde_password.c \
	$(BDE_TABLES)
tests_bde_test_bde_password_LDADD = $(TEST_LIBS)
tests_bde_test_bde_picture_SOURCES = tests/bde/test_bde_picture.c \
	$(BDE_TABLES)
tests_bde_test_bde_picture_LDADD = $(TEST_LIBS)
tests_bde_test_bde_rint_SOURCES = tests/bde/test_bde_rint.c $(BDE_TABLES)
tests_bde_test_bde_rint_LDADD = $(TEST_LIBS)

check_PROGRAMS += tests/bde/test_bde_bad_input
tests_bde_test_bde_bad_input_SOURCES = tests/bde/test_bde_bad_input.c \
	tests/bde/bad_input.h tests/bde/bad_input_rows.c $(BDE_PEOPLE)
tests_bde_test_bde_bad_input_LDADD = $(TEST_LIBS)

# Several processes in one directory.
check_PROGRAMS += tests/bde/test_bde_processes
tests_bde_test_bde_processes_SOURCES = tests/bde/test_bde_processes.c \
	$(BDE_PEOPLE)
tests_bde_test_bde_processes_LDADD = $(TEST_LIBS)
