\* run: induct %s --init Init --next Next --inv Small --length 1
\* exit: 21
---- MODULE tries_values_where_no_set_is_given ----
EXTENDS Naturals
VARIABLES level, light
Init == level = 0 /\ light = "off"
Rise == light = "off" /\ level' = level + 1 /\ light' = IF level = 2 THEN "on" ELSE "off"
Fall == light # "off" /\ level' = level - 1 /\ light' = IF level = 1 THEN "off" ELSE "on"
Next == Rise \/ Fall
\* Holds of what light is, "on" or "off", but not of what else it might be.
Small == level \in 0..3 /\ (light = "on" => level > 0) /\ (light = "off" => level < 3)
====
