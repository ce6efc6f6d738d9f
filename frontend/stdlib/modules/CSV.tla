-------------------------------- MODULE CSV ---------------------------------
LOCAL INSTANCE TLC
\* Files of separated values: refused when a checked formula reaches them.

CSVWrite(template, val, file) == {}
CSVWriteRecord(val, delimiter, headerRecord, file) == {}
CSVRead(columns, delimiter, file) == {}
CSVRecords(file) == {}
=============================================================================
