\* run: check %s
\* exit: 150
---- MODULE fail_proof_structure ----
VARIABLE x
Init == x = 0
Next == x' = x
THEOREM x = x
<1>1. x = x OBVIOUS
<2>2. x = x OBVIOUS
====
