-------------------------------- MODULE CSV ---------------------------------
LOCAL INSTANCE TLC
\* Files of separated values, with --allow-io. Lines are added at the end of a file.

CSVWrite(template, val, file) == {}                         \* a line: %s and %1$s in template stand for elements of val
CSVWriteRecord(val, delimiter, headerRecord, file) == {}    \* a line of fields; headerRecord: below one of their names
CSVRead(columns, delimiter, file) == {}                     \* the lines as records of strings
CSVRecords(file) == {}                                      \* how many lines there are
=============================================================================
