------------------------------ MODULE Naturals ------------------------------
\* Natural numbers and their arithmetic. Every definition here is native (builtins.def): the right sides are
\* placeholders that only give each operator its arity. Numbers are exact and of any size.

Nat == {}         \* 0, 1, 2, ...
a + b == {}       \* sum
a - b == {}       \* difference; negative when b > a
a * b == {}       \* product
a ^ b == {}       \* power; b is not negative
a < b == {}       \* less
a > b == {}       \* greater
a \leq b == {}    \* less or equal
a \geq b == {}    \* greater or equal
a .. b == {}      \* all integers from a to b; empty when a > b
a \div b == {}    \* quotient, rounded towards minus infinity
a % b == {}       \* remainder, in 0 .. b-1; b is positive
=============================================================================
