\* run: parse %s
\* exit: 0
---- MODULE annotation_mismatch ----
EXTENDS Naturals, Sequences
\* @typeAlias: msg = { kind: Str, value: Int };
CONSTANT
  \* @type: Set(PROC);
  Proc
VARIABLES
  \* @type: Set(Int);
  names,
  (* @type: Set($msg); *)
  msgs,
  \* @type: PROC -> Bool;
  done
Init == names = {"a"} /\ msgs = {} /\ done = [p \in Proc |-> FALSE]
Next == UNCHANGED <<names, done>> /\ msgs' = msgs \cup {[kind |-> "n", number |-> 1]}
Spec == Init /\ [][Next]_<<names, msgs, done>>
\* @type: (Int, Seq(Int)) => Bool;
First(x, s) == Head(s) = x
\* @type: Int => Set(Int);
Double(x) == 2 * x
\* @type: (a, a) => a;
Or(x) == x
Uses == First("a", <<1>>) /\ Double(1) = 2
====
