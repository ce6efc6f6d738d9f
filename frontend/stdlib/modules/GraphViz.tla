------------------------------ MODULE GraphViz ------------------------------
\* For drawing graphs: refused when a checked formula reaches it.

DotDiGraph(G, NodeLabel(_), EdgeLabel(_, _)) == {}
=============================================================================
