\* run: parse %s
\* exit: 0
---- MODULE header_in_a_comment_between_modules ----
EXTENDS second_module
Two == One + One
====
(*
---- MODULE old_module ----
One == 2
*)
---- MODULE second_module ----
EXTENDS Naturals
One == 1
====
