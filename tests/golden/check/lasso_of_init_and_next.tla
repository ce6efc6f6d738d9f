\* run: check %s
\* exit: 13
---- MODULE lasso_of_init_and_next ----
VARIABLES on, told
Init == on = FALSE /\ told = FALSE
Next == on' = TRUE /\ told' = on
Told == <>told
====
