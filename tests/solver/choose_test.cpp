// CHOOSE: of elements that no term orders, and of nothing in particular outside of a set.
#include <gtest/gtest.h>

#include <string>

#include "solver/solver.h"
#include "tests/support/load_spec.h"
#include "tests/support/samples.h"

namespace tlaloc::solver {
namespace {

using test::expect_samples;

/// "violated 2", "none up to 3" or "unknown: REASON": the invariant's verdict within so many steps.
std::string verdict(const std::string& text, std::uint32_t steps) {
  CheckOptions options;
  options.length = steps;
  const CheckResult result = check(test::load_spec(text, {{"Inv"}, {}, {}}), options);
  const Verdict& verdict = result.properties.front().verdict;
  if (const auto* violated = std::get_if<Violated>(&verdict)) return "violated " + std::to_string(violated->step);
  if (const auto* bound = std::get_if<NoViolationUpTo>(&verdict)) return "none up to " + std::to_string(bound->steps);
  if (const auto* unknown = std::get_if<Unknown>(&verdict)) return "unknown: " + unknown->why.text;
  return "proved";
}

TEST(Choose, NeedsNoOrderWhereOneElementSatisfies) {
  // A record of several kinds in a history.
  const char* history = R"(VARIABLES h, now
Rng(s) == {s[i] : i \in DOMAIN s}
Begin(t) == CHOOSE op \in Rng(h) : op.kind = "begin" /\ op.id = t
Init == h = << >> /\ now \in Nat
Next == \E t \in 1..2 : \/ /\ \A i \in DOMAIN h : h[i].id # t
                          /\ h' = Append(h, [kind |-> "begin", id |-> t, time |-> now]) /\ now' = now + 1
                       \/ /\ \E i \in DOMAIN h : h[i].id = t
                          /\ h' = Append(h, [kind |-> "end", id |-> t, keys |-> {now}]) /\ UNCHANGED now
)";
  EXPECT_EQ(verdict(std::string(history) + "Inv == \\A t \\in 1..2 : (\\E i \\in DOMAIN h : h[i].id = t) => "
                                           "Begin(t).time < now",
                    4),
            "none up to 4");
  EXPECT_EQ(verdict(std::string(history) + "Inv == \\A t \\in 1..2 : (\\E i \\in DOMAIN h : h[i].id = t) => "
                                           "Begin(t).time # 7",
                    4),
            "violated 1");
  EXPECT_EQ(verdict(R"(VARIABLES fs, n
Init == fs = {} /\ n \in Nat
Next == fs' = fs \union {[kind |-> {n}, at |-> n]} /\ n' \in Nat
Inv == \A f \in fs : (CHOOSE g \in fs : g.at = f.at).kind = {f.at})",
                    3),
            "none up to 3");
  // Equal elements are one, however they came in.
  EXPECT_EQ(verdict(R"(VARIABLES h, n
Init == h = << >> /\ n \in Nat
Next == h' = Append(h, [kind |-> "a", of |-> {n}]) /\ UNCHANGED n
Inv == h # << >> => (CHOOSE r \in {h[i] : i \in DOMAIN h} : TRUE).of = {n})",
                    3),
            "none up to 3");
}

TEST(Choose, IsNotGuessedWhereTwoElementsSatisfy) {
  EXPECT_EQ(verdict(R"(VARIABLES h, n
Init == h = << >> /\ n \in Nat
Next == h' = Append(h, [kind |-> "a", of |-> {n}]) /\ n' \in Nat
Inv == h # << >> => (CHOOSE r \in {h[i] : i \in DOMAIN h} : TRUE).of # {})",
                    3),
            "unknown: CHOOSE among several elements that depend on the state and have no order that terms can express");
  // What is violated whichever is chosen is found where there is one.
  EXPECT_EQ(verdict(R"(VARIABLES h, n
Init == h = << >> /\ n \in Nat
Next == h' = Append(h, [kind |-> "a", of |-> {n}]) /\ n' \in Nat
Inv == h # << >> => (CHOOSE r \in {h[i] : i \in DOMAIN h} : TRUE).of # {5})",
                    3),
            "violated 1");
}

TEST(Choose, GivesAValueOutsideOfAConstantSet) {
  expect_samples({
      {"which is equal to nothing else, and the same for the same set", R"(VARIABLES x, y
Val == {1, 2}
NoVal == CHOOSE v : v \notin Val
Nil == CHOOSE v : v \notin 1..2
Other == CHOOSE v : ~(v \in {1, 2, 3})
Two == CHOOSE v : v \notin {1} /\ v \notin {2}
Init == x = NoVal /\ y = 1
Next == x' \in Val \union {NoVal} /\ y' = IF x = NoVal THEN 1 ELSE x
Inv == /\ x \in Val \union {Nil} /\ NoVal = Nil /\ NoVal = Two /\ NoVal # Other /\ NoVal \notin Val
       /\ NoVal # "NoVal" /\ NoVal \notin Nat /\ NoVal \notin [1..2 -> Val] /\ y # NoVal)",
       ""},
      {"also of one that holds such a value, or is infinite", R"(VARIABLE x
Infinity == CHOOSE n : n \notin Nat
Minus == CHOOSE n : n \notin Nat \union {Infinity}
NoCall == CHOOSE c : c \notin [proc : {"p"}, idx : Nat]
Init == x = Infinity
Next == x' \in {Minus, NoCall, 3} /\ x = Infinity
Inv == Infinity # Minus /\ NoCall # Minus /\ x \in Nat \union {Infinity, NoCall})",
       "invariant false 1, deadlock 1"},
      {"in LET, and of several names", R"(VARIABLE x
A == CHOOSE v : v \notin {"a"}
B == CHOOSE v : v \notin {"b"}
Init == x = LET none == CHOOSE v : v \notin {"a"} IN none
Next == x' \in {B, A}
Inv == x = A)",
       "invariant false 1"},
  });
}

TEST(Choose, GivesNoValueOutsideOfASetOfTheState) {
  const auto specification = test::load_spec(R"(VARIABLE s
Fresh(t) == CHOOSE v : v \notin t
Init == s = {}
Next == s' = s \union {Fresh(s)})");
  CheckOptions options;
  options.length = 2;
  try {
    const CheckResult result = check(specification, options);
    EXPECT_TRUE(std::holds_alternative<Unknown>(result.properties.back().verdict));
  } catch (const symbolic::Unsupported& refusal) {
    EXPECT_NE(std::string(refusal.what()).find("CHOOSE x : x \\notin S"), std::string::npos) << refusal.what();
  }
}

}  // namespace
}  // namespace tlaloc::solver
