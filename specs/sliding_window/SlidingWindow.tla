--------------------------- MODULE SlidingWindow ---------------------------
\* A sender may be up to `Window` packets ahead of what the receiver has acknowledged; packets are numbered without end. The network
\* loses, repeats and reorders both packets and acknowledgements, for ever: whatever was sent once may arrive at any time, any number
\* of times. The receiver takes what lies within its window and has not arrived before. For every window no packet is delivered
\* twice. A receiver that does not look at the lower end of its window (`Lower = FALSE`) takes an old packet for a new one.
EXTENDS Integers

CONSTANTS Window, \* packets that may be under way
          Lower   \* whether packets below the window are refused

ASSUME Sizes == Window \in Nat \ {0}
ASSUME Lower \in BOOLEAN

VARIABLES sent,      \* packets 0 to sent - 1 have been sent
          acked,     \* the sender knows that those below have arrived
          expected,  \* all packets below have arrived
          deliveries \* how often each packet was handed to the user

vars == <<sent, acked, expected, deliveries>>

Init == /\ sent = 0 /\ acked = 0 /\ expected = 0
        /\ deliveries = [n \in Nat |-> 0]

Send == /\ sent < acked + Window
        /\ sent' = sent + 1
        /\ UNCHANGED <<acked, expected, deliveries>>

\* Packet n arrives. It is delivered unless it has arrived before, which is only remembered of those in the window.
Receive(n) == /\ n < sent
              /\ Lower => n >= expected
              /\ n >= expected => deliveries[n] = 0
              /\ deliveries' = [deliveries EXCEPT ![n] = @ + 1]
              /\ UNCHANGED <<sent, acked, expected>>

\* The window moves on.
Advance == /\ deliveries[expected] > 0
           /\ expected' = expected + 1
           /\ UNCHANGED <<sent, acked, deliveries>>

\* An acknowledgement that says "all below n" arrives; it was right when it was sent.
Acknowledge(n) == /\ n > acked /\ n <= expected
                  /\ acked' = n
                  /\ UNCHANGED <<sent, expected, deliveries>>

Rest == UNCHANGED vars

Next == Send \/ Advance \/ Rest \/ \E n \in Nat : Receive(n) \/ Acknowledge(n)
Spec == Init /\ [][Next]_vars

TypeOK == sent \in Nat /\ acked \in Nat /\ expected \in Nat /\ deliveries \in [Nat -> Nat]
InOrder == acked <= expected /\ expected <= sent /\ sent <= acked + Window
NotSentNotDelivered == \A n \in Nat : n >= sent => deliveries[n] = 0
NoDuplicate == \A n \in Nat : deliveries[n] <= 1
=============================================================================
