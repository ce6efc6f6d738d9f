------------------------------- MODULE TLCExt -------------------------------
LOCAL INSTANCE TLC
LOCAL INSTANCE Integers
\* More operators for model checking. Those that look at the run itself are named here and refused when a checked formula reaches them.

\* a equals b.
AssertEq(a, b) == a = b

AssertError(err, exp) == {}           \* exp fails with the message err
TLCDefer(e) == {}                     \* TRUE; e is evaluated later
TLCGetOrDefault(key, default) == {}   \* a register, default when it was never set
TLCGetAndSet(key, Op(_, _), val, default) == {}  \* a register's old value; it becomes Op(old, val)
Trace == {}                           \* the states so far, as a sequence of records
CounterExample == {}                  \* the error trace as a record
ToTrace(counterexample) == {}         \* its states as a sequence
TLCModelValue(str) == {}              \* the model value of that name
PickSuccessor(exp) == {}              \* lets the user choose
TLCFP(value) == {}                    \* a fingerprint
TLCEvalDefinition(name) == {}         \* the value of the definition of that name

\* value, whatever else is done.
TLCNoOp(value) == value
TLCCache(expression, closure) == expression
=============================================================================
