---- MODULE LossyMailbox ----
\* A sender numbers its letters and repeats each until it is acknowledged; the post loses letters and acknowledgements, or
\* delivers them. The receiver keeps what is new and acknowledges everything.
EXTENDS Integers, Sequences

CONSTANT Letters

(* --algorithm LossyMailbox {
  variables letter = 0;          \* on its way; 0: none
            receipt = 0;
            delivered = <<>>;

  process (sender = "sender")
    variables next = 1;
  { send:  while (next <= Letters) {
             either { await letter = 0; letter := next }
             or     { await receipt # 0;
                      if (receipt = next) next := next + 1;
                      receipt := 0 }
           }
  }

  process (post = "post")
  { carry: while (TRUE) {
             either { await letter # 0; letter := 0 }      \* lost
             or     { await receipt # 0; receipt := 0 }
           }
  }

  process (receiver = "receiver")
  { take:  while (TRUE) {
             await letter # 0;
             if (letter > Len(delivered)) delivered := Append(delivered, letter);
             receipt := letter;
             letter := 0
           }
  }
} *)

InOrder == \A i \in 1..Len(delivered) : delivered[i] = i
\* Not so: each letter arrives when the post does not lose it.
NeverAll == Len(delivered) < Letters
====
