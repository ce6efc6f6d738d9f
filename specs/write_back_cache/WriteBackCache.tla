--------------------------- MODULE WriteBackCache ---------------------------
(* Caches over one memory, each line invalid, shared or modified. With       *)
(* Snooping = FALSE a write forgets to invalidate the other copies, and a    *)
(* reader gets a value older than the last one written.                      *)
EXTENDS Naturals, FiniteSets

CONSTANTS Cores, Addresses, Values, Snooping

VARIABLES
  memory,  \* address -> value
  line,    \* core -> address -> [status, value]
  latest   \* history: address -> the value written last

vars == <<memory, line, latest>>

Statuses == {"invalid", "shared", "modified"}
First == CHOOSE v \in Values : \A w \in Values : v <= w

TypeOK ==
  /\ memory \in [Addresses -> Values]
  /\ line \in [Cores -> [Addresses -> [status : Statuses, value : Values]]]
  /\ latest \in [Addresses -> Values]

Init ==
  /\ memory = [a \in Addresses |-> First]
  /\ line = [c \in Cores |-> [a \in Addresses |-> [status |-> "invalid", value |-> First]]]
  /\ latest = memory

Owners(a) == {c \in Cores : line[c][a].status = "modified"}

\* A miss: the owner, if there is one, first writes its value back.
Load(c, a) ==
  /\ line[c][a].status = "invalid"
  /\ IF Owners(a) = {}
       THEN /\ line' = [line EXCEPT ![c][a] = [status |-> "shared", value |-> memory[a]]]
            /\ UNCHANGED memory
       ELSE LET owner == CHOOSE o \in Owners(a) : TRUE
                value == line[owner][a].value
            IN  /\ memory' = [memory EXCEPT ![a] = value]
                /\ line' = [line EXCEPT ![owner][a].status = "shared",
                                        ![c][a] = [status |-> "shared", value |-> value]]
  /\ UNCHANGED latest

Store(c, a, v) ==
  /\ line[c][a].status # "invalid"
  /\ line' = [d \in Cores |->
                IF d = c THEN [line[d] EXCEPT ![a] = [status |-> "modified", value |-> v]]
                ELSE IF Snooping THEN [line[d] EXCEPT ![a].status = "invalid"]
                ELSE line[d]]
  /\ latest' = [latest EXCEPT ![a] = v]
  /\ UNCHANGED memory

Evict(c, a) ==
  /\ line[c][a].status # "invalid"
  /\ memory' = [memory EXCEPT ![a] = IF line[c][a].status = "modified" THEN line[c][a].value ELSE @]
  /\ line' = [line EXCEPT ![c][a].status = "invalid"]
  /\ UNCHANGED latest

Next ==
  \E c \in Cores, a \in Addresses :
    \/ Load(c, a)
    \/ \E v \in Values : Store(c, a, v)
    \/ Evict(c, a)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
OneOwner == \A a \in Addresses : Cardinality(Owners(a)) <= 1

\* What a core can read is what was written last.
Coherent ==
  \A c \in Cores, a \in Addresses :
    line[c][a].status # "invalid" => line[c][a].value = latest[a]

MemoryCurrent == \A a \in Addresses : Owners(a) = {} => memory[a] = latest[a]
=============================================================================
