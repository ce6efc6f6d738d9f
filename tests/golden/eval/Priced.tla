---- MODULE Priced ----
EXTENDS Naturals
CONSTANT price, Tax(_)
Total == price + Tax(price)
Twice == 2 * Total
====
