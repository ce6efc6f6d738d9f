// Sets whose elements cannot be compared with one another: a union in which one part is given by a rule is only asked for
// members, the part that is a list first, as TLC does.
#include <gtest/gtest.h>

#include "tests/support/samples.h"

namespace tlaloc::solver {
namespace {

using testing::expect_samples;

TEST(UnlikeElements, AreLookedForInTheListFirst) {
  expect_samples({
      {"found in the list", R"(VARIABLE x
Recs == [id : 0..1]
Nil == -1
Init == x = Nil
Next == UNCHANGED x
Inv == x \in Recs \union {Nil})",
       ""},
      {"not found there, and compared with what is", R"(VARIABLE x
Recs == [id : 0..1]
Nil == -1
Init == x = Nil
Next == x' \in Recs
Inv == x \in Recs \union {Nil})",
       "invariant undefined 1"},
      {"the list on the left", R"(VARIABLE x
Init == x = -1
Next == x' = [id |-> 0]
Inv == x \in {-1} \union [id : 0..1])",
       "invariant undefined 1"},
      {"a set that the state decides", R"(VARIABLES x, ids
Init == x = -1 /\ ids = {0}
Next == UNCHANGED x /\ ids' \in SUBSET {0, 1}
Inv == x \in [id : ids] \union {-1})",
       ""},
      {"a set that the state decides, asked for a record", R"(VARIABLES x, ids
Init == x = -1 /\ ids = {0}
Next == (x' \in {-1, -2} /\ ids' = {0, 1}) \/ (x' = [id |-> 0] /\ ids' = {})
Inv == x \in [id : ids] \union {-1, -2})",
       "invariant undefined 1"},
      {"items of a log", R"(VARIABLE log
Entries == [id : 0..1] \union {-1}
Init == log = << >>
Next == Len(log) < 2 /\ log' = Append(log, -1)
Inv == log \in Seq(Entries))",
       "deadlock 2"},
      {"fields, results and elements", R"(VARIABLES f, r, s
Entries == [id : 0..1] \union {-1}
Init == f = [i \in 1..2 |-> -1] /\ r = [last |-> -1] /\ s = {}
Next == UNCHANGED <<f, r>> /\ s' = {-1}
Inv == f \in [1..2 -> Entries] /\ r \in [last : Entries] /\ s \subseteq Entries /\ s \in SUBSET Entries)",
       ""},
      {"functions and subsets beside a number", R"(VARIABLE x
Init == x = 0
Next == UNCHANGED x
Inv == x \in [1..2 -> BOOLEAN] \union {0} /\ x \in SUBSET {1, 2} \union {0} /\ x \in {0} \union Seq({1}))",
       ""},
      {"beside a filter", R"(VARIABLE x
Init == x = "none"
Next == UNCHANGED x
Inv == x \in {n \in Nat : n > 3} \union {"none"})",
       ""},
      {"of lists alone", R"(VARIABLE x
Init == x = -1
Next == UNCHANGED x
Inv == x \in {-1} \union {[id |-> 0]})",
       "invariant undefined 0"},
  });
}

TEST(UnlikeElements, AreChosenFromOneAfterTheOther) {
  expect_samples({
      {"an initial value", R"(VARIABLE x
Init == x \in [id : 0..1] \union {-1}
Next == UNCHANGED x
Inv == x # [id |-> 3])",
       "invariant undefined 0"},
      {"a next value", R"(VARIABLES x, y
Init == x = -1 /\ y = 0
Next == x' \in [id : 0..1] \union {-1} /\ y' = IF x' \in {-1} \union [id : {0}] THEN 1 ELSE 2
Inv == y < 3)",
       "undefined 0"},
      {"an element of a quantifier", R"(VARIABLES x, y
Init == x = 0 /\ y = 0
Next == \E e \in [id : 0..1] \union {-1} : \E z \in {e} \union [g : {1}] : x' = z /\ UNCHANGED y
Inv == y = 0)",
       ""},
  });
}

}  // namespace
}  // namespace tlaloc::solver
