------------------------------- MODULE Reals --------------------------------
EXTENDS Integers
\* Integers with division. Real supports membership only; quotients that are not integers cannot be evaluated.

Real == {}        \* all real numbers
a / b == {}       \* quotient
Infinity == {}    \* greater than every real number
=============================================================================
