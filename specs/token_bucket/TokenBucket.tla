---------------------------- MODULE TokenBucket ----------------------------
\* A rate limiter: a bucket holds up to `Capacity` tokens and gets `Rate` more with every tick of the clock; a request that costs n
\* takes n of them. Whatever the capacity, the rate and the costs are, the limiter never lets through more than the capacity and
\* what has been added since. With `Refunds` a cancelled request gives its tokens back, and they are counted as if they had not
\* been added already: a bucket can then hold more than it may.
EXTENDS Integers

CONSTANTS Capacity, \* most tokens in the bucket
          Rate,     \* tokens added with each tick
          Refunds   \* whether a request can be cancelled afterwards

ASSUME Sizes == Capacity \in Nat \ {0} /\ Rate \in Nat \ {0}
ASSUME Refunds \in BOOLEAN

VARIABLES tokens, \* in the bucket
          clock,  \* ticks since the start
          served  \* what the requests that were let through have cost

vars == <<tokens, clock, served>>

Min(a, b) == IF a < b THEN a ELSE b

Init == tokens = Capacity /\ clock = 0 /\ served = 0

Tick == /\ clock' = clock + 1
        /\ tokens' = Min(Capacity, tokens + Rate)
        /\ UNCHANGED served

Serve(cost) == /\ cost <= tokens
               /\ tokens' = tokens - cost
               /\ served' = served + cost
               /\ UNCHANGED clock

Cancel(cost) == /\ Refunds /\ cost <= served
                /\ tokens' = tokens + cost
                /\ UNCHANGED <<clock, served>>

Next == Tick \/ \E cost \in Nat \ {0} : Serve(cost) \/ Cancel(cost)
Spec == Init /\ [][Next]_vars

TypeOK == tokens \in Nat /\ clock \in Nat /\ served \in Nat
NeverTooFull == tokens <= Capacity
NeverTooMany == served <= Capacity + Rate * clock

\* Why: what is in the bucket and what was taken out of it have both been put in.
Balance == tokens + served <= Capacity + Rate * clock
=============================================================================
