------------------------------ MODULE RealTime ------------------------------
EXTENDS Reals
\* Real-time bounds on actions.
VARIABLE now

\* A step of A happens at least D and at most E after A was last enabled.
RTBound(A, v, D, E) ==
  LET TNext(t) == t' = IF <<A>>_v \/ ~ (ENABLED <<A>>_v)' THEN 0 ELSE t + (now' - now)
      Timer(t) == (t = 0) /\ [][TNext(t)]_<<t, v, now>>
      MaxTime(t) == [](t \leq E)
      MinTime(t) == [][A => t \geq D]_v
  IN \EE t : Timer(t) /\ MaxTime(t) /\ MinTime(t)

\* Time passes, and nothing else happens when it does.
RTnow(v) ==
  LET NowNext == now' \in {r \in Real : r > now} /\ UNCHANGED v
  IN /\ now \in Real
     /\ [][NowNext]_now
     /\ \A r \in Real : WF_now(NowNext /\ (now' > r))
=============================================================================
