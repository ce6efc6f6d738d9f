---- MODULE M ----
---- MODULE Stack ----
CONSTANT Item, f(_)
VARIABLE s
Push(e) == s' = Append(s, f(e))
LOCAL Hidden == Item
Tops == ENABLED Push(1)
====
---- MODULE Deeper ----
VARIABLE t
D(Item) == INSTANCE Stack WITH s <- t, f <- LAMBDA a : a
P == D(2)!Push(3) /\ UNCHANGED t
====
EXTENDS Sequences
VARIABLES u, v
A == INSTANCE Deeper WITH t <- <<u, v>>
B(g(_), x) == INSTANCE Stack WITH s <- u, f <- g, Item <- x
Next == A!P \/ B(Head, v)!Push(1) \/ A!D(4)!Tops
INSTANCE Stack WITH Item <- 1, f <- Len, s <- v
====
