\* run: prove %s --init Init --next Next --inv AllCounted
\* exit: 0
---- MODULE finds_a_linear_equation ----
EXTENDS Naturals
VARIABLES count, done, at
\* Two walkers count themselves before they are done; no integer has a bound.
Init == count = 0 /\ done = 0 /\ at = [w \in {"a", "b"} |-> "start"]
Count(w) == at[w] = "start" /\ count' = count + 1 /\ at' = [at EXCEPT ![w] = "counted"] /\ UNCHANGED done
Finish(w) == at[w] = "counted" /\ done' = done + 1 /\ at' = [at EXCEPT ![w] = "start"] /\ UNCHANGED count
Next == \E w \in {"a", "b"} : Count(w) \/ Finish(w)
AllCounted == (\A w \in {"a", "b"} : at[w] = "start") => count = done
====
