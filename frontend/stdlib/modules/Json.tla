-------------------------------- MODULE Json --------------------------------
LOCAL INSTANCE TLC
LOCAL INSTANCE Sequences
\* JSON texts and files: input and output, refused when a checked formula reaches them.

ToJson(value) == {}
ToJsonArray(value) == {}
ToJsonObject(value) == {}
JsonSerialize(absoluteFilename, value) == {}
JsonDeserialize(absoluteFilename) == {}
ndJsonSerialize(absoluteFilename, value) == {}
ndJsonDeserialize(absoluteFilename) == {}
=============================================================================
