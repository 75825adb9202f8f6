# SPDX-License-Identifier: MIT
MAN_CALLS = \
	man/DbiAcqTableLock.3 \
	man/DbiAddAlias.3 \
	man/DbiAddFilter.3 \
	man/DbiAddIndex.3 \
	man/DbiAddPassword.3 \
	man/DbiBatchMove.3 \
	man/DbiBeginDelayedUpdates.3 \
	man/DbiBeginTran.3 \
	man/DbiCreateTable.3 \
	man/DbiDateEncode.3 \
	man/DbiGetErrorEntry.3 \
	man/DbiGetField.3 \
	man/DbiGetLdObj.3 \
	man/DbiGetNextRecord.3 \
	man/DbiGetProp.3 \
	man/DbiInit.3 \
	man/DbiInsertRecord.3 \
	man/DbiLinkDetail.3 \
	man/DbiOpenBlob.3 \
	man/DbiOpenDatabase.3 \
	man/DbiOpenTable.3 \
	man/DbiOpenTableList.3 \
	man/DbiRegisterCallBack.3 \
	man/DbiSetToKey.3 \
	man/JetAddColumn.3 \
	man/JetBeginTransaction.3 \
	man/JetCreateDatabase.3 \
	man/JetCreateIndex.3 \
	man/JetGetBookmark.3 \
	man/JetGetTableInfo.3 \
	man/JetInit.3 \
	man/JetMakeKey.3 \
	man/JetMove.3 \
	man/JetOpenTable.3 \
	man/JetOpenTempTable.3 \
	man/JetRegisterCallback.3 \
	man/JetRetrieveColumn.3 \
	man/JetSetColumn.3 \
	man/JetSetSystemParameter.3 \
	man/JetUpdate.3
dist_man_MANS += man/esent.7 man/idapi.7 $(MAN_CALLS)

# A page is found under the name of each of its calls.
install-data-local:
	$(MKDIR_P) "$(DESTDIR)$(man3dir)"
	for page in $(MAN_CALLS); do \
		for name in `$(srcdir)/tools/man-names $(srcdir)/$$page`; do \
			test man/$$name.3 = $$page || \
				echo ".so man3/$${page#man/}" \
				>"$(DESTDIR)$(man3dir)/$$name.3" || exit 1; \
		done; \
	done

uninstall-local:
	for page in $(MAN_CALLS); do \
		for name in `$(srcdir)/tools/man-names $(srcdir)/$$page`; do \
			rm -f "$(DESTDIR)$(man3dir)/$$name.3"; \
		done; \
	done
