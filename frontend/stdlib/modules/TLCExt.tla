------------------------------- MODULE TLCExt -------------------------------
LOCAL INSTANCE TLC
LOCAL INSTANCE Integers
\* More operators for model checking. What only makes sense while TLC runs is named here and refused when a formula reaches it.

\* a equals b; when not, both are printed.
AssertEq(a, b) == IF a = b THEN TRUE ELSE PrintT(<<"AssertEq", a, b>>) /\ FALSE

AssertError(err, exp) == {}           \* exp fails with the message err
TLCGetOrDefault(key, default) == {}   \* a register, default when it was never set
TLCGetAndSet(key, Op(_, _), val, default) == {}  \* a register's old value; it becomes Op(old, val)
Trace == {}                           \* the states so far, as a sequence of records
CounterExample == {}                  \* the error trace as a record
ToTrace(counterexample) == {}         \* its states as a sequence
TLCModelValue(str) == {}              \* the model value of that name
PickSuccessor(exp) == {}              \* lets the user choose
TLCFP(value) == {}                    \* a fingerprint
TLCEvalDefinition(name) == {}         \* the value of the definition of that name

\* TRUE. TLC evaluates e once it has chosen the next state, for what e prints or sets; nothing is chosen here.
TLCDefer(e) == TRUE

\* value, whatever else is done.
TLCNoOp(value) == value
TLCCache(expression, closure) == expression
=============================================================================
