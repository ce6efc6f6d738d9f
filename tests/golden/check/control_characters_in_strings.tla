\* run: check %s --length 1
\* exit: 12
---- MODULE control_characters_in_strings ----
VARIABLE screen
Init == screen = "plain"
Next == screen' = "[31mred[0m"
Plain == screen # "[31mred[0m"
====
