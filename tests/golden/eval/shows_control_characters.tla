\* run: eval %s -e Bell -e Wide
\* exit: 0
---- MODULE shows_control_characters ----
Bell == <<"ring", [bold |-> "[1m"]>>
Wide == "ab"
====
