# SPDX-License-Identifier: MIT
check_PROGRAMS += \
	tests/ese/test_ese_db \
	tests/ese/test_ese_default \
	tests/ese/test_ese_faults \
	tests/ese/test_ese_instance \
	tests/ese/test_ese_param \
	tests/ese/test_ese_session \
	tests/ese/test_ese_threads \
	tests/ese/test_ese_txn \
	tests/ese/test_ese_zero
tests_ese_test_ese_db_SOURCES = tests/ese/test_ese_db.c
tests_ese_test_ese_db_LDADD = $(TEST_LIBS)
tests_ese_test_ese_faults_SOURCES = tests/ese/test_ese_faults.c
tests_ese_test_ese_instance_SOURCES = tests/ese/test_ese_instance.c
tests_ese_test_ese_instance_LDADD = $(TEST_LIBS)
tests_ese_test_ese_param_SOURCES = tests/ese/test_ese_param.c
tests_ese_test_ese_param_LDADD = $(TEST_LIBS)
tests_ese_test_ese_session_SOURCES = tests/ese/test_ese_session.c
tests_ese_test_ese_session_LDADD = $(TEST_LIBS)
tests_ese_test_ese_threads_SOURCES = tests/ese/test_ese_threads.c
tests_ese_test_ese_threads_LDADD = $(TEST_LIBS)
tests_ese_test_ese_txn_SOURCES = tests/ese/test_ese_txn.c
tests_ese_test_ese_txn_LDADD = $(TEST_LIBS)
tests_ese_test_ese_zero_SOURCES = tests/ese/test_ese_zero.c
tests_ese_test_ese_zero_LDADD = $(TEST_LIBS)
# Its functions are found by name.
tests_ese_test_ese_default_SOURCES = tests/ese/test_ese_default.c
tests_ese_test_ese_default_LDADD = $(TEST_LIBS)
tests_ese_test_ese_default_LDFLAGS = $(AM_LDFLAGS) -export-dynamic

check_PROGRAMS += \
	tests/ese/test_ese_column \
	tests/ese/test_ese_conform_column \
	tests/ese/test_ese_conform_files \
	tests/ese/test_ese_conform_schema \
	tests/ese/test_ese_ddl_faults \
	tests/ese/test_ese_index \
	tests/ese/test_ese_info \
	tests/ese/test_ese_table \
	tests/ese/test_ese_temp
tests_ese_test_ese_column_SOURCES = tests/ese/test_ese_column.c
# It names a function of its own.
tests_ese_test_ese_column_LDFLAGS = $(AM_LDFLAGS) -export-dynamic
tests_ese_test_ese_column_LDADD = $(TEST_LIBS)
tests_ese_test_ese_ddl_faults_SOURCES = tests/ese/test_ese_ddl_faults.c
tests_ese_test_ese_conform_column_SOURCES = tests/ese/test_ese_conform_column.c
tests_ese_test_ese_conform_column_LDADD = $(TEST_LIBS)
tests_ese_test_ese_conform_files_SOURCES = tests/ese/test_ese_conform_files.c
tests_ese_test_ese_conform_files_LDADD = $(TEST_LIBS)
tests_ese_test_ese_conform_schema_SOURCES = tests/ese/test_ese_conform_schema.c
tests_ese_test_ese_conform_schema_LDADD = $(TEST_LIBS)
tests_ese_test_ese_index_SOURCES = tests/ese/test_ese_index.c
tests_ese_test_ese_index_LDADD = $(TEST_LIBS)
tests_ese_test_ese_info_SOURCES = tests/ese/test_ese_info.c
tests_ese_test_ese_info_LDADD = $(TEST_LIBS)
tests_ese_test_ese_table_SOURCES = tests/ese/test_ese_table.c
tests_ese_test_ese_table_LDADD = $(TEST_LIBS)
tests_ese_test_ese_temp_SOURCES = tests/ese/test_ese_temp.c
tests_ese_test_ese_temp_LDADD = $(TEST_LIBS)
check_PROGRAMS += tests/ese/test_ese_fuzz
tests_ese_test_ese_fuzz_SOURCES = tests/ese/test_ese_fuzz.c \
	tests/ese/ese_fuzz.c tests/ese/ese_fuzz.h tests/ese/ese_fuzz_row.c \
	tests/ese/ese_fuzz_schema.c tests/ese/ese_fuzz_session.c
check_PROGRAMS += tests/ese/test_ese_no_memory
tests_ese_test_ese_no_memory_SOURCES = tests/ese/test_ese_no_memory.c
check_PROGRAMS += tests/ese/test_ese_stress_ddl_threads
tests_ese_test_ese_stress_ddl_threads_SOURCES = \
	tests/ese/test_ese_stress_ddl_threads.c
tests_ese_test_ese_stress_ddl_threads_LDADD = $(TEST_LIBS)
check_PROGRAMS += tests/ese/test_ese_damage
tests_ese_test_ese_damage_SOURCES = tests/ese/test_ese_damage.c
tests_ese_test_ese_damage_LDADD = $(TEST_LIBS)

# Functions are found by name in the program itself.
check_PROGRAMS += tests/ese/test_ese_stored
tests_ese_test_ese_stored_SOURCES = tests/ese/test_ese_stored.c
tests_ese_test_ese_stored_LDADD = $(TEST_LIBS)
tests_ese_test_ese_stored_LDFLAGS = $(AM_LDFLAGS) -export-dynamic
