\* run: parse %s
\* exit: 150
---- MODULE fail_recursive_primes_parameter ----
VARIABLE x
RECURSIVE Count(_)
Count(n) == IF n' = 0 THEN 0 ELSE Count(n)
====
