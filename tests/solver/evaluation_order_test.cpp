// What is evaluated when (kernel/action/action_form.h): the bounded search and exhaustive exploration see the same of each
// specification, and what they see is what is written here.
#include <gtest/gtest.h>

#include "tests/support/samples.h"

namespace tlaloc::solver {
namespace {

using test::expect_samples;

TEST(EvaluationOrder, ArgumentsAreEvaluatedWhereTheyAreUsed) {
  expect_samples({
      {"an element of the state of another kind than the argument reads", R"(VARIABLE x
Take(n, m) == m.kind = "ask" /\ x' = {[kind |-> n]}
Init == x = {}
Next == \/ x' = {[kind |-> "ask", dest |-> "p"]}
        \/ x' = {[kind |-> "all"]}
        \/ \E m \in x : Take(m.dest, m))",
       ""},
      {"the same, used without a look at the kind", R"(VARIABLE x
Take(n, m) == n # "q" /\ x' = {[kind |-> n]}
Init == x = {}
Next == \/ x' = {[kind |-> "ask", dest |-> "p"]}
        \/ x' = {[kind |-> "all"]}
        \/ \E m \in x : Take(m.dest, m))",
       "undefined 1"},
      {"an argument of an argument", R"(VARIABLE x
Give(n) == x' = {[kind |-> "all", of |-> n]}
Take(n, m) == m.kind = "ask" /\ Give(n)
Init == x = {}
Next == \/ x' = {[kind |-> "ask", dest |-> "p"]}
        \/ x' = {[kind |-> "all"]}
        \/ \E m \in x : Take(<<m.dest>>, m))",
       ""},
      {"used in one of two branches only", R"(VARIABLE x
Act(n, b) == IF b THEN x' = 1 ELSE x' = n
Init == x \in {0, 1}
Next == \E i \in {x} : Act(2 \div i, i = 0))",
       ""},
      {"used after the conjunct that rules it out", R"(VARIABLE x
Act(n) == (x # 0 /\ x' = n) \/ (x = 0 /\ x' = 1)
Init == x \in {0, 1}
Next == \E i \in {x} : Act(1 \div i))",
       ""},
      {"used before the conjunct that rules it out", R"(VARIABLE x
Act(n) == (n >= 0 /\ x # 0 /\ x' = n) \/ (x = 0 /\ x' = 1)
Init == x \in {0, 1}
Next == \E i \in {x} : Act(1 \div i))",
       "undefined 0"},
      {"of a LET operator and of a LAMBDA", R"(VARIABLE x
Apply(F(_), n) == F(n)
Init == x \in {0, 1}
Next == \E i \in {x} : LET Op(n, b) == IF b THEN x' = 1 ELSE x' = n
                      IN Op(1 \div i, i = 0) /\ Apply(LAMBDA n : i = 0 \/ n > 0, 1 \div i))",
       ""},
      {"of a recursive operator", R"(VARIABLE x
RECURSIVE Down(_, _)
Down(k, n) == IF k = 0 THEN x' = 0 ELSE IF k = 1 THEN x' = n ELSE Down(k - 1, n)
Init == x \in {0, 1, 2}
Next == \E i \in {x} : Down(i, 2 \div i))",
       ""},
      {"of an instance", R"(VARIABLE x
---- MODULE Inner ----
CONSTANTS dest, kind
Take == kind = "ask" /\ x' = {[kind |-> "all", of |-> dest]}
====
I(dest, kind) == INSTANCE Inner
Init == x = {}
Next == \/ x' = {[kind |-> "ask", dest |-> "p"]}
        \/ x' = {[kind |-> "all"]}
        \/ \E m \in x : I(m.dest, m.kind)!Take)",
       ""},
      {"in a quantifier over a set of the state", R"(VARIABLE x
Some(n, S) == \E k \in S : k > 1 /\ n > 0
Init == x \in {0, 2}
Next == x' = IF Some(2 \div x, 0..x) THEN 0 ELSE 2)",
       ""},
      {"a LET name", R"(VARIABLE x
Init == x \in {0, 1}
Next == LET n == 1 \div x IN IF x = 0 THEN x' = 1 ELSE x' = n)",
       ""},
      {"an argument that reads what is assigned later", R"(VARIABLES x, y
Same(a, b) == a = b
Init == x = 0 /\ y = 0
Next == Same(y', x' + 1) /\ x' = 1 - x)",
       ""},
      {"an argument that reads what is never assigned, and is never used", R"(VARIABLES x, y
Act(a, b) == b /\ x' = a
Init == x = 0 /\ y = 0
Next == Act(y', FALSE) \/ (Act(1 - x, TRUE) /\ UNCHANGED y))",
       ""},
  });
}

TEST(EvaluationOrder, OnlyStatesThatReadTooEarlyWait) {
  expect_samples({
      {"a branch of IF", R"(VARIABLES x, y
Init == x \in {0, 2} /\ y = 0
Next == (IF x = 0 THEN FALSE ELSE y' > 0) /\ 1 \div x = 0 /\ y' = 1 /\ x' = x)",
       "deadlock 0"},
      {"an arm of CASE", R"(VARIABLES x, y
Init == x \in {0, 2} /\ y = 0
Next == (CASE x = 0 -> FALSE [] y' > 0 -> TRUE [] OTHER -> FALSE) /\ 1 \div x = 0 /\ y' = 1 /\ x' = x)",
       "deadlock 0"},
      {"the conclusion of an implication", R"(VARIABLES x, y
Init == x \in {0, 2} /\ y = 0
Next == (x # 0 => y' > 0) /\ (x = 0 => y' = 0) /\ (x = 0 \/ y' = 1) /\ x' = x)",
       ""},
      {"a disjunct of a condition", R"(VARIABLES x, y
Init == x \in {0, 2} /\ y = 0
Next == (IF x = 0 \/ y' > 0 THEN x' = 0 ELSE x' = 3 \div x) /\ y' = x)",
       ""},
      {"what is left over is undefined only where it is read", R"(VARIABLES x, y
Init == x = 1 /\ y = 0
Next == \/ x' \in {0, 2} /\ UNCHANGED y
        \/ x = 0 /\ (x = 1 \/ y' > 0) /\ x' = 1)",
       "undefined 1"},
      {"an initial predicate", R"(VARIABLES x, y
Init == x \in {0, 1} /\ (x = 0 \/ y = 5) /\ y \in {1 \div (1 - x), 5} /\ y < 6
Next == UNCHANGED <<x, y>>)",
       "undefined 0"},
      {"an instance of \\E whose set is empty in other states", R"(VARIABLES x, y
Init == x \in {-1, 2} /\ y = 0
Next == (\E a \in 0..(3 \div x), b \in DOMAIN [f |-> y'] : 0 < x') /\ UNCHANGED y
Inv == x # 2)",
       "invariant false 0, deadlock 0, undefined 0"},
      {"an operator that hides the action", R"(VARIABLES x, y
Then(c, A) == c /\ A
Init == x \in {0, 1} /\ y = 0
Next == Then(x = 0 \/ y' = 3, x' = 1 - x) /\ y' \in {0, 3} /\ 1 \div (1 - x) = 1 - y)",
       "undefined 0"},
      {"a set of the state, in \\A", R"(VARIABLES x, S
Init == x = 0 /\ S \in {{1}, {1, 2}}
Next == (\A i \in S : x' >= i) /\ x' \in S /\ UNCHANGED S)",
       ""},
      {"many instances that wait", R"(VARIABLES x, y
Init == x = 0 /\ y = 0
Next == (\E i \in 1..9 : (y' = i /\ x' > i) \/ (x' = i /\ y' > 8)) /\ y' \in {3, 9} /\ x' \in {4, 5}
Inv == x # 5)",
       "invariant false 1"},
  });
}

TEST(EvaluationOrder, WhatHasNoValueBeforeIsUndefinedForGood) {
  expect_samples({
      {"in the set before the one that waits", R"(VARIABLES x, y
Init == x \in {0, 2} /\ y = 0
Next == (\E i \in {1 \div x}, j \in {y'} : i > j) /\ FALSE /\ y' = 0 /\ x' = x)",
       "deadlock 0, undefined 0"},
      {"in the operand before the one that waits", R"(VARIABLES x, y
Init == x \in {0, 2} /\ y = 0
Next == 1 \div x > y' /\ FALSE /\ y' = 0 /\ x' = x)",
       "deadlock 0, undefined 0"},
      {"in the operand after the one that waits", R"(VARIABLES x, y
Init == x \in {0, 2} /\ y = 0
Next == y' > 1 \div x /\ FALSE /\ y' = 0 /\ x' = x)",
       "deadlock 0"},
      {"in a name", R"(VARIABLES x, y
Init == x \in {0, 2} /\ y = 0
Next == LET n == 1 \div x + y' IN n > 0 /\ FALSE /\ y' = 0 /\ x' = x)",
       "deadlock 0, undefined 0"},
      {"only where the variable is read", R"(VARIABLES x, y
Init == x \in {0, 2} /\ y = 0
Next == ((x = 2 /\ y' > 0) \/ 1 \div x = 1) /\ FALSE /\ y' = 0 /\ x' = x)",
       "deadlock 0, undefined 0"},
  });
}

TEST(EvaluationOrder, FormulasBehindOthersAssign) {
  expect_samples({
      {"the body of a function", R"(VARIABLES x, y
Set == [i \in 1..2 |-> x' = i]
Init == x \in {0, 2} /\ y = 0
Next == Set[y + 1] /\ y' = 0
Inv == x # 1)",
       "invariant false 1"},
      {"the body of a function, at an argument that the state decides", R"(VARIABLES x, y
Set[i \in 1..2] == x' = i /\ y' = y
Init == x \in {0, 1, 2} /\ y = 0
Next == Set[x])",
       "undefined 0"},
      {"a name for a primed variable", R"(VARIABLES x, y
Later == x'
Id(v) == v
Init == x \in {0, 2} /\ y = 0
Next == Later = 1 /\ Id(y)' = 2 /\ Id(y') = 2
Inv == y # 2)",
       "invariant false 1"},
      {"UNCHANGED of an operator of variables", R"(VARIABLES x, y
Both(a, b) == <<a, <<b>>>>
Init == x \in {0, 2} /\ y = 0
Next == UNCHANGED Both(x, y))",
       ""},
      {"UNCHANGED of what can only be compared", R"(VARIABLES x, y
Init == x \in {0, 2} /\ y = 0
Next == UNCHANGED <<x + y, y>> /\ x' \in 0..3)",
       ""},
      {"equal tuples and records, part by part", R"(VARIABLES x, y
vars == <<x, y>>
Init == x \in {0, 2} /\ y = 0
Next == \/ vars' = <<y, x>>
        \/ <<x', y'>> = vars
        \/ <<y>>' = <<y>> /\ [f |-> x, g |-> y]' = [g |-> y, f |-> 4]
Inv == x # 4)",
       "invariant false 1"},
      {"a tuple that nothing is assigned to is compared", R"(VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' \in {0, 1} /\ y' = 0 /\ <<x, y>>' = <<0, 0>>
Inv == x = 0)",
       ""},
      {"a truth value", R"(VARIABLES x, y
Not(v) == ~v
Init == x /\ Not(y)
Next == \/ x' /\ ~y'
        \/ y' /\ ~x' /\ x'
        \/ ~x' /\ y' \in {x'}
Inv == x)",
       "invariant false 1"},
      {"<<A>>_v and [A]_v with expressions", R"(VARIABLES x, y
Init == x = 0 /\ y = 0
Next == <<x' \in 0..2>>_(x + y) /\ [y' = 1 /\ x' # 1]_y
Inv == x # 1)",
       "invariant false 1"},
  });
}

TEST(EvaluationOrder, PrimedVariablesAreFormulasBelowEnabled) {
  expect_samples({
      {"a primed variable as a formula", R"(VARIABLES x, y
Init == x = TRUE /\ y = FALSE
Next == UNCHANGED <<x, y>>
Inv == ENABLED (x' /\ y') /\ ENABLED (~x') /\ ~ENABLED (x' /\ ~x') /\ ENABLED (<<x', y'>> = <<y, x>>))",
       ""},
  });
}

TEST(EvaluationOrder, EnabledEndsWithTheFirstWay) {
  expect_samples({
      {"a way without a value behind one that there is", R"(VARIABLE x
Init == x \in {0, 1}
Next == x' = 1 - x
Inv == ENABLED (x' = 1 \/ x' = 1 \div x))",
       ""},
      {"the same in front of it", R"(VARIABLE x
Init == x \in {0, 1}
Next == x' = 1 - x
Inv == ENABLED (x' = 1 \div x \/ x' = 1))",
       "invariant undefined 0"},
      {"behind one that there is in other states", R"(VARIABLE x
Init == x \in {0, 1}
Next == x' = 1 - x
Inv == ENABLED ((x = 1 /\ x' = 1) \/ x' = 1 \div x))",
       "invariant undefined 0"},
      {"behind one that there is in the states that have no value", R"(VARIABLE x
Init == x \in {0, 1}
Next == x' = 1 - x
Inv == ENABLED ((x = 0 /\ x' = 1) \/ x' = 1 \div x))",
       ""},
      {"in a conjunct behind the disjunction", R"(VARIABLES x, y
Init == x \in {0, 1} /\ y = 0
Next == x' = 1 - x /\ y' = y
Inv == ENABLED ((x' = 1 \/ x' = 0) /\ y' = 1 \div x'))",
       ""},
      {"in a conjunct behind the disjunction, in its first way", R"(VARIABLES x, y
Init == x \in {0, 1} /\ y = 0
Next == x' = 1 - x /\ y' = y
Inv == ENABLED ((x' = 0 \/ x' = 1) /\ y' = 1 \div x'))",
       "invariant undefined 0"},
      {"the first way comes to nothing, the second has no value", R"(VARIABLES x, y
Init == x \in {0, 1} /\ y = 0
Next == x' = 1 - x /\ y' = y
Inv == ENABLED ((x' = 1 \/ x' = 0) /\ y' = 1 \div x' /\ y' # 1))",
       "invariant undefined 0"},
      {"both ways make the same state", R"(VARIABLES x, y
Init == x \in {0, 1} /\ y = 0
Next == x' = 1 - x /\ y' = y
Inv == ENABLED ((x' = 1 \/ (x' = 1 /\ 1 \div x = 1)) /\ y' = 2))",
       ""},
      {"both ways make the same state, the first without a value", R"(VARIABLES x, y
Init == x \in {0, 1} /\ y = 0
Next == x' = 1 - x /\ y' = y
Inv == ENABLED (((x' = 1 /\ 1 \div x = 1) \/ x' = 1) /\ y' = 2))",
       "invariant undefined 0"},
      {"met again on a way that comes first", R"(VARIABLE x
Init == x \in {0, 1}
Next == x' = 1 - x
Inv == ENABLED ((x' = 1 \/ x # 1 \/ 2 \div (x - 1) = 2 \div (x - 1)) /\ (x' = 2 \div (x - 1) \/ x' = x)))",
       "invariant undefined 0"},
      {"elements of a set", R"(VARIABLE x
Init == x \in {0, 1}
Next == x' = 1 - x
Inv == ENABLED (\E i \in {1, 2} : x' = IF i = 1 THEN 1 ELSE 1 \div x) /\ ENABLED (\E i \in 0..x : x' = 2 \div (i + 1)))",
       ""},
      {"elements of a set, the first without a value", R"(VARIABLE x
Init == x \in {0, 1}
Next == x' = 1 - x
Inv == ENABLED (\E i \in {0, 1} : x' = 1 \div i))",
       "invariant undefined 0"},
      {"a choice of x'", R"(VARIABLES x, y
Init == x \in {0, 1} /\ y = 0
Next == x' = 1 - x /\ y' = y
Inv == ENABLED (x' \in {1, 2} /\ y' = 1 \div (2 - x')) /\ ENABLED (x' \in {-1, 0} /\ y' = 1 \div x'))",
       ""},
      {"[A]_v", R"(VARIABLE x
Init == x \in {0, 1}
Next == x' = 1 - x
Inv == ENABLED [x' = 1 \div x]_x)",
       "invariant undefined 0"},
      {"a variable without a value behind a way that there is", R"(VARIABLES x, y
Init == x \in {0, 1} /\ y = 0
Next == x' = 1 - x /\ y' = y
Inv == ENABLED (x' = 1 \/ y' > 2))",
       ""},
  });
}

TEST(EvaluationOrder, ElementsWithoutAValueDecideNothing) {
  expect_samples({
      {"\\A over a set of elements that depend on the state", R"(VARIABLES x, y
Init == x \in 1..200 /\ y \in {0, 1}
Next == UNCHANGED <<x, y>>
Inv == \A i \in {x, y} : i = "a")",
       "invariant undefined 0"},
      {"\\E over the same", R"(VARIABLES x, y
Init == x \in 1..200 /\ y \in {0, 1}
Next == UNCHANGED <<x, y>>
Inv == \E i \in {x, y} : i = "a")",
       "invariant undefined 0"},
      {"ENABLED of the same", R"(VARIABLES x, y
Init == x \in 1..200 /\ y \in {0, 1}
Next == UNCHANGED <<x, y>>
Inv == ENABLED (\E i \in {x, y} : y' = y /\ x' = IF i = "a" THEN 1 ELSE 2))",
       "invariant undefined 0"},
  });
}

TEST(EvaluationOrder, ProductsGivenByARuleAreAskedAsAWholeOfWhatIsNoTuple) {
  expect_samples({
      {"an empty one", R"(VARIABLES x, y
Init == y \in {0, 7} /\ (x = [f |-> 1] \/ x = <<1, 2>>)
Next == UNCHANGED <<x, y>>
Inv == x \notin ({i \in {y} : i > 9} \X {2}))",
       ""},
      {"one that has elements in some states", R"(VARIABLES x, y
Init == y \in {0, 7} /\ (x = [f |-> 1] \/ x = <<1, 2>>)
Next == UNCHANGED <<x, y>>
Inv == x \notin ({i \in {y} : i > 5} \X {2}))",
       "invariant undefined 0"},
      {"the same where there is a tuple in these states", R"(VARIABLES x, y
Init == y \in {0, 7} /\ ((x = [f |-> 1] /\ y = 0) \/ x = <<7, 2>>)
Next == UNCHANGED <<x, y>>
Inv == x \in ({i \in {y} : i > 5} \X {2}) <=> (y = 7))",
       ""},
      {"empty since another factor is", R"(VARIABLES x, y
Init == y \in {0, 7} /\ (x = [f |-> 1] \/ x = <<1, 2>>)
Next == UNCHANGED <<x, y>>
Inv == x \notin ({i \in {y} : i > 5} \X (1..(y - 7))))",
       ""},
  });
}

TEST(EvaluationOrder, ActionsAreArgumentsOfWhatAsksWhetherTheyAreEnabled) {
  expect_samples({
      {"of an operator", R"(VARIABLE x
Can(A) == ENABLED A
Init == x = 0
Next == x < 2 /\ x' = x + 1
Inv == Can(Next) <=> x < 2)",
       "deadlock 2"},
      {"of an operator by way of another one", R"(VARIABLE x
Can(A) == ENABLED A
Both(n, A, B) == n < 9 /\ Can(A) /\ ~Can(B)
Init == x = 0
Up == x < 2 /\ x' = x + 1
Next == Up \/ (x = 2 /\ x' = 0)
Inv == Both(x, Up, x > 2 /\ x' = x) \/ x = 2)",
       ""},
      {"of a LET operator", R"(VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
Inv == LET Can(A, n) == ENABLED (A /\ x' > n) IN Can(Next, x) <=> x < 2)",
       "deadlock 2"},
      {"within an action", R"(VARIABLE x
If(A, B) == (ENABLED A /\ A) \/ (~ENABLED A /\ B)
Init == x = 0
Next == If(x < 2 /\ x' = x + 1, x' = 0)
Inv == x < 3)",
       ""},
  });
}

}  // namespace
}  // namespace tlaloc::solver
