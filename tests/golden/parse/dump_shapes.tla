\* run: parse %s --dump=shapes
\* exit: 0
---- MODULE dump_shapes ----
EXTENDS Integers, Sequences, FiniteSets, TLC
CONSTANTS N, Proc, Rank(_)
ASSUME N \in Nat
VARIABLES clock, pc, msgs, queue, owner, tree
vars == <<clock, pc, msgs, queue, owner, tree>>
None == "none"
Init == /\ clock = 0
        /\ pc = [p \in Proc |-> "idle"]
        /\ msgs = {}
        /\ queue = <<>>
        /\ owner = None
        /\ tree = [leaf |-> TRUE, sons |-> {}]
Send(m) == msgs' = msgs \cup {m}
Ask(p) == /\ pc[p] = "idle"
          /\ pc' = [pc EXCEPT ![p] = "waiting"]
          /\ Send([type |-> "ask", from |-> p, time |-> clock])
          /\ clock' = clock + 1
          /\ queue' = Append(queue, <<p, clock>>)
          /\ owner' \in Proc \cup {None}
          /\ tree' = [leaf |-> FALSE, sons |-> {tree}]
Answer == \E m \in msgs, <<a, b>> \in {1, 2} \X {"x"} :
            m.type = "ask" /\ Send([type |-> "answer", to |-> m.from]) /\ UNCHANGED <<clock, pc, queue, owner, tree>>
Next == Answer \/ \E p \in Proc : Ask(p)
Spec == Init /\ [][Next]_vars
Max(a, b) == IF a > b THEN a ELSE b
Apply(Op(_), x) == Op(x)
Unused(a, F(_, _)) == F(a, a) + 1
RECURSIVE Sum(_)
Sum(s) == IF s = <<>> THEN 0 ELSE Head(s)[2] + Sum(Tail(s))
Total == Sum(queue) + Max(1, N)
Names == Apply(LAMBDA n : {n, "z"}, "y")
half[n \in Nat] == IF n < 2 THEN <<>> ELSE half[n - 2]
Squares == [i \in 1..N |-> i * i] @@ [i \in {"a"} |-> Rank(i)]
Pick == CHOOSE v : v \notin Proc
====
