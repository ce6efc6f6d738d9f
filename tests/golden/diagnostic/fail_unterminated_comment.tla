\* run: check %s
\* exit: 150
---- MODULE fail_unterminated_comment ----
VARIABLE x
Init == x = 0
(* this comment (* with another inside *) never ends
Next == x' = x
====
