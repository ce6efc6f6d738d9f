\* run: check %s
\* exit: 150
---- MODULE fail_unterminated_string ----
VARIABLE x
Init == x = 0
Next == x' = "abc
====
