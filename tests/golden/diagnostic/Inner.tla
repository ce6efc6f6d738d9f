---- MODULE Inner ----
CONSTANT Size
Double == <<Size, Size>>
====
