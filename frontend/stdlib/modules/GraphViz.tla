------------------------------ MODULE GraphViz ------------------------------
LOCAL INSTANCE TLC
LOCAL INSTANCE Sequences
LOCAL INSTANCE SequencesExt

\* A graph, a record [node, edge], in the language of the program dot, with labels.
DotDiGraph(G, NodeLabel(_), EdgeLabel(_)) ==
  LET Id(n) == ToString(ToString(n))
      Node(text, n) == text \o Id(n) \o "[label=" \o ToString(NodeLabel(n)) \o "];"
      Edge(text, e) == text \o Id(e[1]) \o "->" \o Id(e[2]) \o "[label=" \o ToString(EdgeLabel(e)) \o "];"
      Nodes == FoldLeft(Node, "digraph MyGraph {", SetToSeq(G.node))
  IN FoldLeft(Edge, Nodes, SetToSeq(G.edge)) \o "}"
=============================================================================
