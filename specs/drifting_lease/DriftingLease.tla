--------------------------- MODULE DriftingLease ---------------------------
\* A server gives out a lock as a lease: the client holds it for `Duration` ticks and need not give it back. Both have a clock, and
\* the clocks are never more than `Drift` ticks apart. The client asks, and counts from the time when it asked; it gives up the lock
\* `Margin` ticks early. For all durations and drifts there are never two holders if the margin is twice the drift, and with a
\* margin of the drift itself, as if only one of the two readings could be wrong, there may be.
EXTENDS Integers

CONSTANTS Duration, \* of a lease
          Drift,    \* most ticks between the two clocks
          Wide      \* whether the margin is wide enough

ASSUME Sizes == Duration \in Nat /\ Drift \in Nat \ {0}
ASSUME Wide \in BOOLEAN

Margin == IF Wide THEN 2 * Drift ELSE Drift

VARIABLES server,  \* the server's clock
          client,  \* the clock of the clients
          asked,   \* when the client that has the lease asked for it, by its clock
          expires, \* when the lease ends, by the server's clock
          other    \* whether the lock was given to somebody else since

vars == <<server, client, asked, expires, other>>

Init == /\ server = 0 /\ client = 0
        /\ asked = 0 /\ expires = Duration
        /\ other = FALSE

Apart(a, b) == IF a > b THEN a - b ELSE b - a

Tick == /\ \/ server' = server + 1 /\ client' = client
           \/ client' = client + 1 /\ server' = server
        /\ Apart(server', client') <= Drift
        /\ UNCHANGED <<asked, expires, other>>

\* The answer may take any time: the server counts from when it gets the request, which is not before it was sent.
Renew == /\ server >= expires
         /\ asked' = client
         /\ expires' = server + Duration
         /\ other' = FALSE
         /\ UNCHANGED <<server, client>>

GiveToAnother == /\ server >= expires
                 /\ other' = TRUE
                 /\ UNCHANGED <<server, client, asked, expires>>

Next == Tick \/ Renew \/ GiveToAnother
Spec == Init /\ [][Next]_vars

\* The client still believes that it has the lock.
Believes == client < asked + Duration - Margin

TypeOK == server \in Nat /\ client \in Nat /\ asked \in Nat /\ expires \in Nat /\ other \in BOOLEAN
Close == Apart(server, client) <= Drift
\* Why: the request was sent when the clocks were as far apart as they may be.
Counted == Apart(asked, expires - Duration) <= Drift
Given == other => server >= expires
OneHolder == other => ~Believes
=============================================================================
