------------------------------ MODULE Toolbox -------------------------------
\* Names that the Toolbox gives to a trace while it explores it.

_TETrace == {}
_TEPosition == {}
=============================================================================
