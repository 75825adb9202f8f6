#include <esent.h>
#include <stdio.h>
#include <string.h>

#define TRY(call) do { if ((err = (call)) < 0) goto done; } while (0)

int
main(void)
{
	JET_INSTANCE instance = JET_instanceNil;
	JET_SESID sesid = JET_sesidNil;
	JET_DBID dbid = JET_dbidNil;
	JET_TABLEID tableid = JET_tableidNil;
	JET_COLUMNID columnid = 0;
	JET_COLUMNDEF def = { .cbStruct = sizeof(def), .cp = 1252,
	    .coltyp = JET_coltypText };
	const char *said = "Hello from ESE";
	char heard[64] = "";
	JET_ERR err;

	TRY(JetCreateInstance(&instance, "hello"));
	TRY(JetInit(&instance));
	TRY(JetBeginSession(instance, &sesid, NULL, NULL));
	TRY(JetCreateDatabase(sesid, "hello.edb", NULL, &dbid, 0));
	TRY(JetCreateTable(sesid, dbid, "Greetings", 0, 100, &tableid));
	TRY(JetAddColumn(sesid, tableid, "Text", &def, NULL, 0, &columnid));
	TRY(JetBeginTransaction(sesid));
	TRY(JetPrepareUpdate(sesid, tableid, JET_prepInsert));
	TRY(JetSetColumn(sesid, tableid, columnid, said, strlen(said), 0, NULL));
	TRY(JetUpdate(sesid, tableid, NULL, 0, NULL));
	TRY(JetCommitTransaction(sesid, 0));
	TRY(JetMove(sesid, tableid, JET_MoveFirst, 0));
	TRY(JetRetrieveColumn(sesid, tableid, columnid, heard,
	    sizeof(heard) - 1, NULL, 0, NULL));
	puts(heard);
done:
	if (err < 0)
		fprintf(stderr, "JET error %d\n", (int)err);
	if (instance != JET_instanceNil)
		JetTerm2(instance, JET_bitTermComplete);
	return err < 0;
}
