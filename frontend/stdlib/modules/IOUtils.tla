------------------------------ MODULE IOUtils -------------------------------
LOCAL INSTANCE TLC
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences
\* Files, processes and the environment: refused when a checked formula reaches them.

IOSerialize(val, absoluteFilename, compress) == {}
IODeserialize(absoluteFilename, compressed) == {}
Serialize(val, absoluteFilename, options) == {}
Deserialize(absoluteFilename, options) == {}
IOExec(command) == {}
IOEnvExec(env, command) == {}
IOExecTemplate(commandTemplate, parameters) == {}
IOEnvExecTemplate(env, commandTemplate, parameters) == {}
IOEnvGet(name) == {}
IOEnvPermanent == {}
IOEnv == {}             \* the environment variables as a record of strings
atoi(str) == {}         \* the integer that a string spells
zeroPadN(val, n) == {}  \* val as a string with n digits
=============================================================================
