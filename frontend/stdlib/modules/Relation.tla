------------------------------ MODULE Relation ------------------------------
INSTANCE Naturals
INSTANCE FiniteSets
\* Relations on S: R is a Boolean function on S \X S; the operators named ...Under take an operator instead.

IsReflexiveUnder(op(_, _), S) == \A x \in S : op(x, x)
IsIrreflexiveUnder(op(_, _), S) == \A x \in S : ~ op(x, x)
IsSymmetricUnder(op(_, _), S) == \A x, y \in S : op(x, y) <=> op(y, x)
IsAntiSymmetricUnder(op(_, _), S) == \A x, y \in S : op(x, y) /\ op(y, x) => x = y
IsAsymmetricUnder(op(_, _), S) == \A x, y \in S : ~ (op(x, y) /\ op(y, x))
IsTransitiveUnder(op(_, _), S) == \A x, y, z \in S : op(x, y) /\ op(y, z) => op(x, z)
IsStrictlyPartiallyOrderedUnder(op(_, _), S) ==
  IsIrreflexiveUnder(op, S) /\ IsAntiSymmetricUnder(op, S) /\ IsTransitiveUnder(op, S)
IsPartiallyOrderedUnder(op(_, _), S) ==
  IsReflexiveUnder(op, S) /\ IsAntiSymmetricUnder(op, S) /\ IsTransitiveUnder(op, S)
IsStrictlyTotallyOrderedUnder(op(_, _), S) ==
  IsStrictlyPartiallyOrderedUnder(op, S) /\ \A x, y \in S : x # y => op(x, y) \/ op(y, x)
IsTotallyOrderedUnder(op(_, _), S) ==
  IsPartiallyOrderedUnder(op, S) /\ \A x, y \in S : op(x, y) \/ op(y, x)

IsReflexive(R, S) == IsReflexiveUnder(LAMBDA x, y : R[x, y], S)
IsIrreflexive(R, S) == IsIrreflexiveUnder(LAMBDA x, y : R[x, y], S)
IsSymmetric(R, S) == IsSymmetricUnder(LAMBDA x, y : R[x, y], S)
IsAntiSymmetric(R, S) == IsAntiSymmetricUnder(LAMBDA x, y : R[x, y], S)
IsAsymmetric(R, S) == IsAsymmetricUnder(LAMBDA x, y : R[x, y], S)
IsTransitive(R, S) == IsTransitiveUnder(LAMBDA x, y : R[x, y], S)
IsStrictlyPartiallyOrdered(R, S) == IsStrictlyPartiallyOrderedUnder(LAMBDA x, y : R[x, y], S)
IsPartiallyOrdered(R, S) == IsPartiallyOrderedUnder(LAMBDA x, y : R[x, y], S)
IsStrictlyTotallyOrdered(R, S) == IsStrictlyTotallyOrderedUnder(LAMBDA x, y : R[x, y], S)
IsTotallyOrdered(R, S) == IsTotallyOrderedUnder(LAMBDA x, y : R[x, y], S)

\* The smallest transitive relation that contains R: one more element allowed in between at each round.
TransitiveClosure(R, S) ==
  LET RECURSIVE Close(_, _)
      Close(Q, T) == IF T = {} THEN Q
                     ELSE LET z == CHOOSE t \in T : TRUE
                          IN Close([p \in S \X S |-> Q[p] \/ (Q[p[1], z] /\ Q[z, p[2]])], T \ {z})
  IN Close([p \in S \X S |-> R[p]], S)
ReflexiveTransitiveClosure(R, S) ==
  LET C == TransitiveClosure(R, S)
  IN [p \in S \X S |-> p[1] = p[2] \/ C[p]]

\* Every element is related to every other, at least by a chain.
IsConnected(R, S) ==
  LET C == ReflexiveTransitiveClosure(R, S)
  IN \A x, y \in S : C[x, y]
=============================================================================
