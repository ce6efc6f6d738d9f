---------------------------- MODULE SlidingBlocks ----------------------------
(* Ten blocks in a box, five cells high and four wide, two cells of which are *)
(* empty. A block is the set of the cells that it covers; a step moves one of *)
(* them by one cell. Can the large one get to the gap in the bottom?          *)
EXTENDS Integers

CONSTANTS Wide, High

Cells == (1 .. Wide) \X (1 .. High)
Ways == {<<1, 0>>, <<-1, 0>>, <<0, 1>>, <<0, -1>>}

Block(x, y, w, h) == (x .. x + w - 1) \X (y .. y + h - 1)

VARIABLE blocks  \* a set of sets of cells

Init ==
  blocks = {Block(1, 1, 1, 2), Block(2, 1, 2, 2), Block(4, 1, 1, 2),
            Block(1, 3, 1, 2), Block(2, 3, 2, 1), Block(4, 3, 1, 2),
            Block(2, 4, 1, 1), Block(3, 4, 1, 1), Block(1, 5, 1, 1), Block(4, 5, 1, 1)}

Moved(block, way) == {<<c[1] + way[1], c[2] + way[2]>> : c \in block}

Move(block, way) ==
  LET others == blocks \ {block}
      there == Moved(block, way)
  IN /\ there \subseteq Cells
     /\ there \cap UNION others = {}
     /\ blocks' = others \cup {there}

Next == \E block \in blocks : \E way \in Ways : Move(block, way)

Spec == Init /\ [][Next]_blocks

-----------------------------------------------------------------------------
Unsolved == Block(2, 4, 2, 2) \notin blocks
=============================================================================
