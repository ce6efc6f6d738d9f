-------------------------- MODULE UndirectedGraphs --------------------------
LOCAL INSTANCE Naturals
LOCAL INSTANCE Sequences
LOCAL INSTANCE FiniteSets
\* Undirected graphs: records with a set of nodes and a set of edges {a, b}; {a} is a loop.

IsUndirectedGraph(G) ==
  /\ G = [node |-> G.node, edge |-> G.edge]
  /\ \A e \in G.edge : \E a, b \in G.node : e = {a, b}
IsLoopFreeUndirectedGraph(G) ==
  /\ IsUndirectedGraph(G)
  /\ \A e \in G.edge : Cardinality(e) = 2

UndirectedSubgraph(G) ==
  {H \in [node : SUBSET G.node, edge : SUBSET G.edge] : IsUndirectedGraph(H)}

\* Sequences of nodes along the edges: all of them (supports membership only); those that pass no node twice.
Path(G) ==
  {p \in Seq(G.node) :
     /\ p # <<>>
     /\ \A i \in 1..(Len(p) - 1) : {p[i], p[i+1]} \in G.edge}
SimplePath(G) ==
  {p \in UNION {[1..n -> G.node] : n \in 1..Cardinality(G.node)} :
     /\ \A i, j \in 1..Len(p) : i # j => p[i] # p[j]
     /\ \A i \in 1..(Len(p) - 1) : {p[i], p[i+1]} \in G.edge}

\* The function that tells for each two nodes whether a path joins them.
LOCAL Connections(G) ==
  LET RECURSIVE Close(_, _)
      Close(C, T) == IF T = {} THEN C
                     ELSE LET z == CHOOSE t \in T : TRUE
                          IN Close([m, n \in G.node |-> C[m, n] \/ (C[m, z] /\ C[z, n])], T \ {z})
  IN Close([m, n \in G.node |-> m = n \/ {m, n} \in G.edge], G.node)

AreConnectedIn(m, n, G) == Connections(G)[m, n]
ConnectedComponents(G) ==
  LET C == Connections(G)
  IN {{n \in G.node : C[m, n]} : m \in G.node}
IsStronglyConnected(G) ==
  LET C == Connections(G)
  IN \A m, n \in G.node : C[m, n]

UndirectedGraphs(S) == [node : {S}, edge : SUBSET {{a, b} : a, b \in S}]
=============================================================================
