----------------------------- MODULE Thermostat -----------------------------
(* A heater that is switched by readings one tick old. The action that warms *)
(* the room asserts that it never gets hotter than the fuse can bear.        *)
EXTENDS Integers, TLC

CONSTANTS Target, Fuse

VARIABLES heat, reading, heater

vars == <<heat, reading, heater>>

Init ==
  /\ heat \in Target - 3 .. Target
  /\ reading = heat
  /\ heater = "off"

Measure ==
  /\ reading' = heat
  /\ heater' = CASE reading < Target -> "on"
                 [] reading > Target -> "off"
                 [] OTHER -> heater
  /\ UNCHANGED heat

Warm ==
  /\ heater = "on"
  /\ Assert(heat + 2 <= Fuse, "the fuse melts")
  /\ heat' = heat + 2
  /\ UNCHANGED <<reading, heater>>

Cool ==
  /\ heater = "off"
  /\ heat > Target - 5
  /\ heat' = heat - 1
  /\ UNCHANGED <<reading, heater>>

Next == Measure \/ Warm \/ Cool
Spec == Init /\ [][Next]_vars

NeverFreezing == heat >= Target - 5
=============================================================================
