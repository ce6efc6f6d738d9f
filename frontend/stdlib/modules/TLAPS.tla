-------------------------------- MODULE TLAPS -------------------------------
\* The names that proofs give to provers and their tactics. Proofs are not checked here; each name is TRUE.

SMT == TRUE
SMTT(X) == TRUE
CVC3 == TRUE
CVC3T(X) == TRUE
CVC4 == TRUE
CVC4T(X) == TRUE
CVC5 == TRUE
CVC5T(X) == TRUE
Yices == TRUE
YicesT(X) == TRUE
Yices3 == TRUE
veriT == TRUE
veriTT(X) == TRUE
Z3 == TRUE
Z3T(X) == TRUE
Spass == TRUE
SpassT(X) == TRUE
Zenon == TRUE
ZenonT(X) == TRUE
SlowZenon == TRUE
SlowerZenon == TRUE
VerySlowZenon == TRUE
SlowestZenon == TRUE
Isa == TRUE
IsaT(X) == TRUE
IsaM(X) == TRUE
IsaMT(X, Y) == TRUE
Auto == TRUE
Force == TRUE
Blast == TRUE
Simplification == TRUE
SimplifyAndSolve == TRUE
AutoBlast == TRUE
SimpleArithmetic == TRUE
Cooper == TRUE
PTL == TRUE
LS4 == TRUE
ExpandENABLED == TRUE
ExpandCdot == TRUE
AutoUSE == TRUE
Lambdify == TRUE
ENABLEDrules == TRUE
ENABLEDaxioms == TRUE
ENABLEDrewrites == TRUE
LevelComparison == TRUE
AllProvers == TRUE
AllProversT(X) == TRUE
AllSMT == TRUE
AllSMTT(X) == TRUE
AllIsa == TRUE
AllIsaT(X) == TRUE
NormalizeRewriting == TRUE
Rewriting == TRUE

\* Facts that proofs cite.
THEOREM SetExtensionality == \A S, T : (\A x : x \in S <=> x \in T) => S = T
THEOREM NoSetContainsEverything == \A S : \E x : x \notin S
=============================================================================
