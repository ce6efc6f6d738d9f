\* run: parse %s
\* exit: 0
---- MODULE field_names_definition ----
limit == 10
weight == 3
Box == [limit |-> 5]
Others(weight_) == {[weight |-> 1], [weight |-> weight_]}
====
