---- MODULE M ----
EXTENDS Naturals, Sequences
VARIABLES u, v
---- MODULE Stack ----
CONSTANT Item, f(_)
VARIABLE s
Push(e) == s' = Append(s, f(e))
Tops == ENABLED Push(Item)
====
A(x) == INSTANCE Stack WITH s <- u, f <- LAMBDA a : a + 1, Item <- x
B == INSTANCE Stack WITH s <- <<u, v>>, f <- Len, Item <- 1
Next == A(2)!Push(3) \/ B!Push(<<>>) \/ A(1)!Tops
====
