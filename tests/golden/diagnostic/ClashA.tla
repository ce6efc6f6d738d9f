---- MODULE ClashA ----
Common == 1
====
