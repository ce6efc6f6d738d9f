\* run: parse %s
\* exit: 150
---- MODULE fail_module_redefined ----
EXTENDS Naturals
---- MODULE Naturals ----
====
====
