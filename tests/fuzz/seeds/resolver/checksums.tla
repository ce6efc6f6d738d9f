---- MODULE M ----
EXTENDS Integers
(* --algorithm Case {
  variable x = 0;
  { x := 2 }
} *)
\* BEGIN TRANSLATION (chksum(pcal) = "fe3c8ef8" /\ chksum(tla) = "849ddc79")
VARIABLES pc, x

vars == << pc, x >>

Init == (* Global variables *)
        /\ x = 0
        /\ pc = "Lbl_1"

Lbl_1 == /\ pc = "Lbl_1"
         /\ x' = 0 + 1
         /\ pc' = "Done"

(* Allow infinite stuttering to prevent deadlock on termination. *)
Terminating == pc = "Done" /\ UNCHANGED vars

Next == Lbl_1
           \/ Terminating

Spec == Init /\ [][Next]_vars

Termination == <>(pc = "Done")

\* END TRANSLATION 
Small == x < 2
====
