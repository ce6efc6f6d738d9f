---- MODULE ClashB ----
Common == 2
====
