\* run: parse %s
\* exit: 0
---- MODULE unused_definition ----
EXTENDS Naturals
Rounded(x) == LET half == x \div 2
                  Sign(y) == IF y < 0 THEN 1 ELSE 0
              IN half * 2
====
