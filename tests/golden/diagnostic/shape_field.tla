\* run: parse %s
\* exit: 0
---- MODULE shape_field ----
EXTENDS Naturals
VARIABLES msgs, last
Init == msgs = {} /\ last = [type |-> "none"]
Send(m) == msgs' = msgs \cup {m} /\ last' = m
Next == Send([type |-> "ask", value |-> 1]) \/ Send([type |-> "end"])
Spec == Init /\ [][Next]_<<msgs, last>>
Typo == \E m \in msgs : m.valeu = 1
Changed == [last EXCEPT !.kind = "ask"]
Tuple == <<1, 2>>.a
Fine == last.type = "ask" => last.value = 1
====
