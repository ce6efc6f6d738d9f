\* run: translate %s
\* exit: 150
---- MODULE fail_no_algorithm ----
\* An algorithm begins with --algorithm.
VARIABLE x
====
