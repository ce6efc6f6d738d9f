----------------------------- MODULE Sequences ------------------------------
LOCAL INSTANCE Naturals
\* A sequence of length n is a function with domain 1..n. All definitions are native; the right sides give arities only.

Seq(S) == {}                 \* all finite sequences with elements in S: supports membership, not enumeration
Len(s) == {}                 \* length
s \o t == {}                 \* s followed by t
Append(s, e) == {}           \* s followed by the element e
Head(s) == {}                \* first element; s is not empty
Tail(s) == {}                \* all but the first element; s is not empty
SubSeq(s, m, n) == {}        \* s[m], ..., s[n]; empty when m > n
SelectSeq(s, Test(_)) == {}  \* the elements with Test, in their order
=============================================================================
