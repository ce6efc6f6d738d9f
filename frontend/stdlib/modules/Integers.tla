------------------------------ MODULE Integers ------------------------------
EXTENDS Naturals
\* Naturals with the negative numbers. Both definitions are native.

Int == {}         \* all integers
-. a == {}        \* negation
=============================================================================
