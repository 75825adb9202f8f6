/* SPDX-License-Identifier: MIT */
/* bde_error_text.h - sentences for the errors that programs meet most. */
#ifndef BDE_ERROR_TEXT_H
#define BDE_ERROR_TEXT_H

#define BDE_ERROR_TEXTS(X) \
	X(DBIERR_BOF, "At beginning of table.") \
	X(DBIERR_EOF, "At end of table.") \
	X(DBIERR_KEYORRECDELETED, "Record or key deleted.") \
	X(DBIERR_NOCURRREC, "No current record.") \
	X(DBIERR_RECNOTFOUND, "Could not find record.") \
	X(DBIERR_ENDOFBLOB, "End of blob.") \
	X(DBIERR_OBJNOTFOUND, "Could not find object.") \
	X(DBIERR_LDNOTFOUND, "Could not find language driver.") \
	X(DBIERR_SYSFILEOPEN, "Cannot open a system file.") \
	X(DBIERR_SYSFILEIO, "Input or output error on a system file.") \
	X(DBIERR_SYSCORRUPT, "Data structure corruption.") \
	X(DBIERR_NOCONFIGFILE, "Cannot find engine configuration file.") \
	X(DBIERR_CFGCANNOTWRITE, "Cannot write to engine configuration file.") \
	X(DBIERR_CFGMULTIFILE, \
	    "Cannot initialize with different configuration file.") \
	X(DBIERR_REENTERED, "System has been illegally re-entered.") \
	X(DBIERR_TEMPFILEERR, "Cannot create temporary file.") \
	X(DBIERR_HEADERCORRUPT, "Corrupt table or index header.") \
	X(DBIERR_FILECORRUPT, "Corrupt file, other than header.") \
	X(DBIERR_MEMOCORRUPT, "Corrupt memo or blob file.") \
	X(DBIERR_INDEXCORRUPT, "Corrupt index.") \
	X(DBIERR_READERR, "Read failure.") \
	X(DBIERR_WRITEERR, "Write failure.") \
	X(DBIERR_DIRNOACCESS, "Cannot access directory.") \
	X(DBIERR_FILEDELETEFAIL, "File delete operation failed.") \
	X(DBIERR_FILENOACCESS, "Cannot access file.") \
	X(DBIERR_NOMEMORY, "Insufficient memory for this operation.") \
	X(DBIERR_NOFILEHANDLES, "Not enough file handles.") \
	X(DBIERR_NODISKSPACE, "Insufficient disk space.") \
	X(DBIERR_RECTOOBIG, "Record is too big.") \
	X(DBIERR_CURSORLIMIT, "Too many open cursors.") \
	X(DBIERR_TABLEFULL, "Table is full.") \
	X(DBIERR_INTERNALLIMIT, "Internal limit reached.") \
	X(DBIERR_RECLOCKLIMIT, "Too many locked records.") \
	X(DBIERR_INDEXLIMIT, "Too many indexes.") \
	X(DBIERR_SESSIONSLIMIT, "Too many sessions.") \
	X(DBIERR_DBLIMIT, "Too many open databases.") \
	X(DBIERR_PASSWORDLIMIT, "Too many passwords.") \
	X(DBIERR_FLDLIMIT, "Too many fields in table.") \
	X(DBIERR_TBLLOCKLIMIT, "Too many table locks.") \
	X(DBIERR_OPENBLOBLIMIT, "Too many open blobs.") \
	X(DBIERR_KEYVIOL, "Key violation.") \
	X(DBIERR_MINVALERR, "Minimum validity check failed.") \
	X(DBIERR_MAXVALERR, "Maximum validity check failed.") \
	X(DBIERR_REQDERR, "Field value required.") \
	X(DBIERR_FORIEGNKEYERR, "Master record missing.") \
	X(DBIERR_DETAILRECORDSEXIST, \
	    "Master has detail records; cannot delete or modify.") \
	X(DBIERR_LOOKUPTABLEERR, "Field value not found in lookup table.") \
	X(DBIERR_FIELDISBLANK, "Field is blank.") \
	X(DBIERR_DETAILTABLESEXIST, \
	    "Master has detail tables; cannot delete or rename.") \
	X(DBIERR_DETAILRECEXISTEMPTY, \
	    "Master has detail records; cannot empty it.") \
	X(DBIERR_OUTOFRANGE, "Number is out of range.") \
	X(DBIERR_INVALIDPARAM, "Invalid parameter.") \
	X(DBIERR_INVALIDFILENAME, "Invalid file name.") \
	X(DBIERR_NOSUCHFILE, "File does not exist.") \
	X(DBIERR_INVALIDOPTION, "Invalid option.") \
	X(DBIERR_INVALIDHNDL, "Invalid handle to the function.") \
	X(DBIERR_UNKNOWNTBLTYPE, "Unknown table type.") \
	X(DBIERR_UNKNOWNFILE, "Cannot open file of unknown kind.") \
	X(DBIERR_PRIMARYKEYREDEFINE, "Cannot redefine primary key.") \
	X(DBIERR_NOSUCHINDEX, "Index does not exist.") \
	X(DBIERR_INVALIDBLOBOFFSET, "Invalid offset into the blob.") \
	X(DBIERR_INVALIDDESCNUM, "Invalid descriptor number.") \
	X(DBIERR_INVALIDFLDTYPE, "Invalid field type.") \
	X(DBIERR_INVALIDFLDDESC, "Invalid field descriptor.") \
	X(DBIERR_INVALIDRECSTRUCT, "Invalid record structure.") \
	X(DBIERR_NAMENOTUNIQUE, "Name not unique in this context.") \
	X(DBIERR_INDEXNAMEREQUIRED, "Index name required.") \
	X(DBIERR_INVALIDSESHANDLE, "Invalid session handle.") \
	X(DBIERR_INVALIDRESTROP, "Invalid restructure operation.") \
	X(DBIERR_UNKNOWNDRIVER, "Driver not known to system.") \
	X(DBIERR_UNKNOWNDB, "Unknown database.") \
	X(DBIERR_INVALIDPASSWORD, "Invalid password given.") \
	X(DBIERR_NOCALLBACK, "No callback function.") \
	X(DBIERR_INVALIDCALLBACKBUFLEN, "Invalid callback buffer length.") \
	X(DBIERR_INVALIDDIR, "Invalid directory.") \
	X(DBIERR_INVALIDXLATION, "Translate error. Value out of bounds.") \
	X(DBIERR_DIFFERENTTABLES, "Cannot set cursor of one table to another.") \
	X(DBIERR_INVALIDBOOKMARK, "Bookmarks do not match table.") \
	X(DBIERR_INVALIDINDEXNAME, "Invalid index or tag name.") \
	X(DBIERR_INVALIDIDXDESC, "Invalid index descriptor.") \
	X(DBIERR_NOSUCHTABLE, "Table does not exist.") \
	X(DBIERR_INVALIDKEY, \
	    "Cannot perform operation: key is outside the range.") \
	X(DBIERR_INDEXEXISTS, "Index already exists.") \
	X(DBIERR_INDEXOPEN, "Index is open.") \
	X(DBIERR_INVALIDBLOBLEN, "Invalid blob length.") \
	X(DBIERR_INVALIDBLOBHANDLE, "Invalid blob handle in record buffer.") \
	X(DBIERR_TABLEOPEN, "Table is open.") \
	X(DBIERR_INVALIDMODE, "Invalid mode.") \
	X(DBIERR_CANNOTCLOSE, "Cannot close index.") \
	X(DBIERR_ACTIVEINDEX, "Index is being used to order table.") \
	X(DBIERR_INVALIDUSRPASS, "Unknown user name or password.") \
	X(DBIERR_INVALIDFIELDNAME, "Invalid field name.") \
	X(DBIERR_INVALIDTABLENAME, "Invalid table name.") \
	X(DBIERR_INVALIDLANGDRV, "Invalid language driver.") \
	X(DBIERR_DESTMUSTBEINDEXED, "Destination must be indexed.") \
	X(DBIERR_INVALIDINDEXTYPE, "Invalid index type.") \
	X(DBIERR_NOSUCHFILTER, "Filter handle is invalid.") \
	X(DBIERR_INVALIDFILTER, "Invalid filter.") \
	X(DBIERR_INVALIDTIME, "Invalid time.") \
	X(DBIERR_INVALIDDATE, "Invalid date.") \
	X(DBIERR_INVALIDTIMESTAMP, "Invalid timestamp.") \
	X(DBIERR_INVALIDFLDMAP, "Invalid field map.") \
	X(DBIERR_LOCKED, "Record locked by another user.") \
	X(DBIERR_UNLOCKFAILED, "Unlock failed.") \
	X(DBIERR_FILEBUSY, "Table is busy.") \
	X(DBIERR_FILELOCKED, "File is locked.") \
	X(DBIERR_ALREADYLOCKED, "Record already locked by this session.") \
	X(DBIERR_NOTLOCKED, "Object not locked.") \
	X(DBIERR_LOCKTIMEOUT, "Lock time out.") \
	X(DBIERR_NEEDEXCLACCESS, "Need exclusive access to table.") \
	X(DBIERR_DEADLOCK, "A deadlock was detected.") \
	X(DBIERR_ACTIVETRAN, "A user transaction is already in progress.") \
	X(DBIERR_NOACTIVETRAN, "No user transaction is currently in progress.") \
	X(DBIERR_RECLOCKFAILED, "Record lock failed.") \
	X(DBIERR_OPTRECLOCKFAILED, \
	    "Could not perform the edit because another user changed the record.") \
	X(DBIERR_OPTRECLOCKRECDEL, \
	    "Could not perform the edit because another user deleted or moved the record.") \
	X(DBIERR_NOTSUFFTABLERIGHTS, "Insufficient table rights for operation.") \
	X(DBIERR_READONLYDIR, "Directory is read-only.") \
	X(DBIERR_READONLYDB, "Database is read-only.") \
	X(DBIERR_READONLYFLD, "Trying to modify a read-only field.") \
	X(DBIERR_NOTABLOB, "Field is not a blob.") \
	X(DBIERR_BLOBOPENED, "Blob already opened.") \
	X(DBIERR_BLOBNOTOPENED, "Blob not opened.") \
	X(DBIERR_NA, "Operation not applicable.") \
	X(DBIERR_NOTINDEXED, "Table is not indexed.") \
	X(DBIERR_NOTINITIALIZED, "Engine not initialized.") \
	X(DBIERR_MULTIPLEINIT, "Attempt to re-initialize engine.") \
	X(DBIERR_NOTSAMESESSION, \
	    "Attempt to mix objects from different sessions.") \
	X(DBIERR_TABLEREADONLY, "Table is read-only.") \
	X(DBIERR_NOASSOCINDEX, "No associated index.") \
	X(DBIERR_HASOPENCURSORS, "Table has open cursors.") \
	X(DBIERR_OSEACCES, "Permission denied.") \
	X(DBIERR_OSEEXIST, "File exists.") \
	X(DBIERR_DIRNOTPRIVATE, "Directory is not private.") \
	X(DBIERR_NOTSUPPORTED, "Capability not supported.") \
	X(DBIERR_NOMULTCONNECT, "Multiple connections not supported.") \
	X(DBIERR_NONESTEDTRAN, "Nested transactions not supported.") \
	X(DBIERR_INTERFACEVER, "Interface mismatch. Engine version different.") \
	X(DBIERR_INDEXOUTOFDATE, "Index is out of date.") \
	X(DBIERR_TABLEEXISTS, "Table already exists.") \
	X(DBIERR_FILEEXISTS, "File already exists.") \
	X(DBIERR_BLOBMODIFIED, "Blob has changed in current record.") \
	X(DBIERR_UPDATEABORT, "Update aborted.") \
	X(DBIERR_BUFFTOOSMALL, "Given buffer is too small.")

#endif
