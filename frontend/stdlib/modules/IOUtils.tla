------------------------------ MODULE IOUtils -------------------------------
LOCAL INSTANCE TLC
LOCAL INSTANCE Integers
LOCAL INSTANCE Sequences
\* Files and processes, with --allow-io, and the environment.

\* TLC's binary format: refused.
IOSerialize(val, absoluteFilename, compress) == {}
IODeserialize(absoluteFilename, compressed) == {}

\* Text files; options is a record with format ("TXT", to write also "NDJSON"), charset ("UTF-8") and, to write, openOptions.
Serialize(val, absoluteFilename, options) == {}
Deserialize(absoluteFilename, options) == {}

\* Runs a program, a sequence of strings; gives a record of exitValue, stdout and stderr. In a template %s and %1$s stand for
\* parameters. env is a record of variables to be added to the environment.
IOExec(command) == {}
IOEnvExec(env, command) == {}
IOExecTemplate(commandTemplate, parameters) == {}
IOEnvExecTemplate(env, commandTemplate, parameters) == {}

IOEnv == {}             \* the environment variables as a record of strings
atoi(str) == {}         \* the integer that a string spells

\* val as a string with at least n digits.
zeroPadN(val, n) ==
  LET RECURSIVE Pad(_)
      Pad(text) == IF Len(text) < n THEN Pad("0" \o text) ELSE text
  IN Pad(ToString(val))
=============================================================================
