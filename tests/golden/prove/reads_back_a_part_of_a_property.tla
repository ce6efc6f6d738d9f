\* run: prove %s --property Both
\* exit: 13
---- MODULE reads_back_a_part_of_a_property ----
EXTENDS Integers
VARIABLE hour
Init == hour = 1
Next == hour' = (hour % 12) + 1
\* The second part fails, the first one has no name of its own.
Both == hour = 1 /\ [][hour' = hour + 1]_hour
====
