\* run: check %s --json --length 1.5
\* exit: 151
---- MODULE fail_json_of_a_bad_option ----
====
