------------------------------- MODULE ShiViz -------------------------------
LOCAL INSTANCE TLC
\* For drawing traces: refused when a checked formula reaches it.

Host == {}   \* the process that took the last step
Clock == {}  \* its vector clock, as text
=============================================================================
