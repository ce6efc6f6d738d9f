\* run: check %s --length 2 --temporal <>Full --inv Some --init Init --next Next
\* exit: 13
---- MODULE temporal_property_within_a_length ----
EXTENDS Naturals
VARIABLE level
Init == level = 0
Next == level' = level + 1
Some == level >= 0
Full == level = 3
====
