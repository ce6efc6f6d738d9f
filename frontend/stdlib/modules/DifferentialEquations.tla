------------------------ MODULE DifferentialEquations -----------------------
LOCAL INSTANCE Reals
LOCAL INSTANCE Sequences
\* Refused when a checked formula reaches it.

Integrate(D, a, b, InitVals) == {}
=============================================================================
