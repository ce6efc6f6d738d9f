\* run: check %s
\* exit: 150
---- MODULE fail_invalid_encoding ----
VARIABLE x
Init == x = 0
Next == x' = ÿþ
====
