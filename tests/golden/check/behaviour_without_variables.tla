\* run: check %s --inv Inv
\* exit: 12
---- MODULE behaviour_without_variables ----
Init == TRUE
Next == Init
Inv == ~Next
====
