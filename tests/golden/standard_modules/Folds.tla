---- MODULE Folds ----
Nothing == {}
====
