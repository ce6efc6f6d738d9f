------------------------------- MODULE Graphs -------------------------------
INSTANCE Naturals
INSTANCE Sequences
INSTANCE FiniteSets
\* Directed graphs: records with a set of nodes and a set of edges, which are pairs of nodes.

IsDirectedGraph(G) ==
  /\ G = [node |-> G.node, edge |-> G.edge]
  /\ G.edge \subseteq (G.node \X G.node)

\* Some of the nodes, some of the edges between them.
DirectedSubgraph(G) ==
  {H \in [node : SUBSET G.node, edge : SUBSET (G.node \X G.node)] : IsDirectedGraph(H) /\ H.edge \subseteq G.edge}

\* Every edge also the other way round.
IsUndirectedGraph(G) ==
  /\ IsDirectedGraph(G)
  /\ \A e \in G.edge : <<e[2], e[1]>> \in G.edge
UndirectedSubgraph(G) == {H \in DirectedSubgraph(G) : IsUndirectedGraph(H)}

Transpose(G) == [node |-> G.node, edge |-> {<<e[2], e[1]>> : e \in G.edge}]
GraphUnion(G, H) == [node |-> G.node \cup H.node, edge |-> G.edge \cup H.edge]

\* Sequences of nodes along the edges: all of them (supports membership only); those that pass no node twice.
Path(G) ==
  {p \in Seq(G.node) :
     /\ p # <<>>
     /\ \A i \in 1..(Len(p) - 1) : <<p[i], p[i+1]>> \in G.edge}
SimplePath(G) ==
  {p \in UNION {[1..n -> G.node] : n \in 1..Cardinality(G.node)} :
     /\ \A i, j \in 1..Len(p) : i # j => p[i] # p[j]
     /\ \A i \in 1..(Len(p) - 1) : <<p[i], p[i+1]>> \in G.edge}

\* The function that tells for each pair of nodes whether a path leads from the first to the second.
ConnectionsIn(G) ==
  LET RECURSIVE Close(_, _)
      Close(C, T) == IF T = {} THEN C
                     ELSE LET z == CHOOSE t \in T : TRUE
                          IN Close([m, n \in G.node |-> C[m, n] \/ (C[m, z] /\ C[z, n])], T \ {z})
  IN Close([m, n \in G.node |-> m = n \/ <<m, n>> \in G.edge], G.node)
AreConnectedIn(m, n, G) == ConnectionsIn(G)[m, n]
IsStronglyConnected(G) ==
  LET C == ConnectionsIn(G)
  IN \A m, n \in G.node : C[m, n]

\* Edges lead towards the root r.
IsTreeWithRoot(G, r) ==
  /\ IsDirectedGraph(G)
  /\ r \in G.node
  /\ \A e \in G.edge : e[1] # r /\ \A f \in G.edge : e[1] = f[1] => e = f
  /\ \A n \in G.node : AreConnectedIn(n, r, G)

\* U and V split the nodes, and every edge joins the two.
IsBipartiteWithPartitions(G, U, V) ==
  /\ U \cup V = G.node
  /\ U \cap V = {}
  /\ \A e \in G.edge : (e[1] \in U /\ e[2] \in V) \/ (e[1] \in V /\ e[2] \in U)

Successors(G, n) == {m \in G.node : <<n, m>> \in G.edge}
AllSuccessors(G, S) == UNION {Successors(G, n) : n \in S}
Predecessors(G, n) == {m \in G.node : <<m, n>> \in G.edge}
AllPredecessors(G, S) == UNION {Predecessors(G, n) : n \in S}

\* Nodes from which a path of at least one edge leads to n; to which one leads from n.
Ancestors(G, n) ==
  LET C == ConnectionsIn(G)
  IN {m \in G.node : \E k \in Successors(G, m) : C[k, n]}
Descendants(G, n) ==
  LET C == ConnectionsIn(G)
  IN {m \in G.node : \E k \in Successors(G, n) : C[k, m]}

\* Some node reaches itself; none does.
HasCycle(G) == \E n \in G.node : n \in Descendants(G, n)
IsDag(G) == IsDirectedGraph(G) /\ ~ HasCycle(G)

InDegree(G, n) == Cardinality(Predecessors(G, n))
OutDegree(G, n) == Cardinality(Successors(G, n))
Roots(G) == {n \in G.node : InDegree(G, n) = 0}
Leaves(G) == {n \in G.node : OutDegree(G, n) = 0}

EmptyGraph == [node |-> {}, edge |-> {}]
Graphs(S) == [node : {S}, edge : SUBSET (S \X S)]
=============================================================================
