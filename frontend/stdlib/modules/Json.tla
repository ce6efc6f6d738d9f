-------------------------------- MODULE Json --------------------------------
LOCAL INSTANCE TLC
LOCAL INSTANCE Sequences
\* JSON: tuples and sets are arrays, records and other functions objects, model values strings.

ToJson(value) == {}                              \* the text of value
ToJsonArray(value) == {}                         \* of a sequence or a set
ToJsonObject(value) == {}                        \* of a function; a sequence is keyed from "0"

\* Files, with --allow-io: one value; one value a line.
JsonSerialize(absoluteFilename, value) == {}     \* TRUE once written
JsonDeserialize(absoluteFilename) == {}
ndJsonSerialize(absoluteFilename, value) == {}   \* TRUE once written
ndJsonDeserialize(absoluteFilename) == {}
=============================================================================
