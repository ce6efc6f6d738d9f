---- MODULE KindB ----
CONSTANT Common
====
