---- MODULE SharedDesk ----
\* Workers share a desk. Fairness lets each finish: the processes are weakly fair, and waiting for the desk, which others keep
\* taking, is strongly fair (`sit:+`). Having a coffee is left to them (`coffee:-`).
EXTENDS Integers

CONSTANTS Workers, Tasks

(* --algorithm SharedDesk
variables desk = 0;  \* who sits there; 0: nobody

fair process worker \in Workers
variables left = Tasks;
begin
wait:
  while left > 0 do
sit:+
    await desk = 0;
    desk := self;
work:
    left := left - 1;
    desk := 0;
  end while;
coffee:-
  skip;
end process;
end algorithm *)

OneWorker == \A v, w \in Workers : pc[v] = "work" /\ pc[w] = "work" => v = w
\* A property of behaviours, for tools that check those.
AllDone == <>(\A w \in Workers : left[w] = 0)
====
