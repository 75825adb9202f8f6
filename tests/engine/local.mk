# SPDX-License-Identifier: MIT
check_PROGRAMS += tests/engine/test_eng_record tests/engine/test_eng_row
tests_engine_test_eng_record_SOURCES = tests/engine/test_eng_record.c
tests_engine_test_eng_row_SOURCES = tests/engine/test_eng_row.c
check_PROGRAMS += tests/engine/test_eng_order
tests_engine_test_eng_order_SOURCES = tests/engine/test_eng_order.c
check_PROGRAMS += tests/engine/test_eng_key
tests_engine_test_eng_key_SOURCES = tests/engine/test_eng_key.c
check_PROGRAMS += tests/engine/test_eng_env
tests_engine_test_eng_env_SOURCES = tests/engine/test_eng_env.c
check_PROGRAMS += tests/engine/test_eng_log
tests_engine_test_eng_log_SOURCES = tests/engine/test_eng_log.c
check_PROGRAMS += tests/engine/test_eng_sum
tests_engine_test_eng_sum_SOURCES = tests/engine/test_eng_sum.c
check_PROGRAMS += tests/engine/test_eng_edit
tests_engine_test_eng_edit_SOURCES = tests/engine/test_eng_edit.c
check_PROGRAMS += tests/engine/test_eng_store
tests_engine_test_eng_store_SOURCES = tests/engine/test_eng_store.c
check_PROGRAMS += tests/engine/test_eng_table
tests_engine_test_eng_table_SOURCES = tests/engine/test_eng_table.c
check_PROGRAMS += tests/engine/test_eng_blob tests/engine/test_eng_index \
	tests/engine/test_eng_update
tests_engine_test_eng_blob_SOURCES = tests/engine/test_eng_blob.c \
	tests/engine/eng_fix.h
tests_engine_test_eng_index_SOURCES = tests/engine/test_eng_index.c \
	tests/engine/eng_fix.h
tests_engine_test_eng_update_SOURCES = tests/engine/test_eng_update.c \
	tests/engine/eng_fix.h
check_PROGRAMS += tests/engine/test_eng_collation
tests_engine_test_eng_collation_SOURCES = tests/engine/test_eng_collation.c \
	tests/engine/eng_fix.h
check_PROGRAMS += tests/engine/test_eng_cursor
tests_engine_test_eng_cursor_SOURCES = tests/engine/test_eng_cursor.c
check_PROGRAMS += tests/engine/test_eng_ahead
tests_engine_test_eng_ahead_SOURCES = tests/engine/test_eng_ahead.c \
	tests/engine/eng_fix.h
check_PROGRAMS += tests/engine/test_eng_page
tests_engine_test_eng_page_SOURCES = tests/engine/test_eng_page.c
check_PROGRAMS += tests/engine/test_eng_txn
tests_engine_test_eng_txn_SOURCES = tests/engine/test_eng_txn.c
check_PROGRAMS += tests/engine/test_eng_update_threads
tests_engine_test_eng_update_threads_SOURCES = \
	tests/engine/test_eng_update_threads.c tests/engine/eng_fix.h
check_PROGRAMS += tests/engine/test_eng_disk
tests_engine_test_eng_disk_SOURCES = tests/engine/test_eng_disk.c \
	tests/engine/eng_fix.h
check_PROGRAMS += tests/engine/test_eng_cache
tests_engine_test_eng_cache_SOURCES = tests/engine/test_eng_cache.c \
	tests/engine/eng_fix.h
check_PROGRAMS += tests/engine/test_eng_catalog_damage
tests_engine_test_eng_catalog_damage_SOURCES = \
	tests/engine/test_eng_catalog_damage.c tests/engine/eng_fix.h
check_PROGRAMS += tests/engine/test_eng_shared
tests_engine_test_eng_shared_SOURCES = tests/engine/test_eng_shared.c \
	tests/engine/eng_fix.h tests/engine/shared_agent.h
check_PROGRAMS += tests/engine/test_eng_shared_control
tests_engine_test_eng_shared_control_SOURCES = \
	tests/engine/test_eng_shared_control.c tests/engine/eng_fix.h \
	tests/engine/shared_agent.h
check_PROGRAMS += tests/engine/test_eng_shared_threads
tests_engine_test_eng_shared_threads_SOURCES = \
	tests/engine/test_eng_shared_threads.c tests/engine/eng_fix.h \
	tests/engine/shared_agent.h
