\* run: eval %s -e TLCFP(1)
\* exit: 152
---- MODULE fail_without_meaning ----
EXTENDS TLCExt
====
