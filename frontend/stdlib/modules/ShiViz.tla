------------------------------- MODULE ShiViz -------------------------------
LOCAL INSTANCE Integers
LOCAL INSTANCE Json
LOCAL INSTANCE TLC
INSTANCE Toolbox
\* For drawing a trace of a PlusCal algorithm, whose pc tells which process took a step.

LOCAL Hosts ==
  LET host[i \in DOMAIN _TETrace] ==
        IF i = 1 THEN "--"
        ELSE IF _TETrace[i].pc = _TETrace[i-1].pc THEN host[i-1]
        ELSE CHOOSE p \in DOMAIN _TETrace[i].pc : _TETrace[i].pc[p] # _TETrace[i-1].pc[p]
  IN host

LOCAL Clocks ==
  LET clock[i \in DOMAIN _TETrace] ==
        [p \in DOMAIN _TETrace[i].pc |->
           (IF i = 1 THEN 0 ELSE clock[i-1][p]) + (IF i > 1 /\ p = Hosts[i] THEN 1 ELSE 0)]
  IN clock

Host == Hosts[_TEPosition]                  \* the process that took the last step
Clock == ToJsonObject(Clocks[_TEPosition])  \* its vector clock, as text
=============================================================================
