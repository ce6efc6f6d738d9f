-------------------------------- MODULE TLC ---------------------------------
LOCAL INSTANCE Naturals
LOCAL INSTANCE Sequences
LOCAL INSTANCE FiniteSets
\* Operators for model checking. All are native; the right sides give arities only.

Print(out, val) == {}          \* val; prints out and val
PrintT(out) == {}              \* TRUE; prints out
Assert(val, out) == {}         \* TRUE when val is; otherwise checking stops with the message out
JavaTime == {}                 \* a clock
TLCGet(i) == {}                \* a register or a statistic of the run
TLCSet(i, v) == {}             \* TRUE; sets a register
d :> e == {}                   \* the function on {d} with value e
f @@ g == {}                   \* union of two functions; f wins where both are defined
Permutations(S) == {}          \* all bijections from S to S
SortSeq(s, Op(_, _)) == {}     \* s sorted by the strict order Op
RandomElement(S) == {}         \* some element of S
Any == {}                      \* a set that contains every value
ToString(v) == {}              \* v as text
TLCEval(v) == {}               \* v, evaluated at once
=============================================================================
