#include "encoder/domain/domain_fixpoint.h"

#include <gtest/gtest.h>

#include "frontend/interpret/interpreter.h"
#include "tests/support/load_spec.h"

namespace tlaloc::domain {
namespace {

using Texts = std::vector<std::string>;
using Closed = std::variant<std::vector<ValueDomain>, NoFixpoint>;

const auto kNever = [] { return false; };

/// `x \in S` for each variable; or why there is none.
Texts texts(frontend::Specification& specification, const Closed& result) {
  if (const auto* open = std::get_if<NoFixpoint>(&result)) return {open->why};
  Texts out;
  const auto& domains = std::get<std::vector<ValueDomain>>(result);
  for (std::uint32_t v = 0; v < domains.size(); ++v) {
    const kernel::ExprId expr = membership(specification.program, kernel::VariableId(v), domains[v]);
    out.push_back(kernel::print(specification.program, expr));
  }
  return out;
}
Texts closed(const std::string& body, const test::Asked& asked = {}, const PossibleWhere& possible = {}) {
  frontend::Specification specification = test::load_spec(body, asked);
  const Closed result = find_fixpoint(specification, {}, kNever, possible);
  return texts(specification, result);
}

TEST(Closure, StopsWhereNothingNewAppears) {
  EXPECT_EQ(closed("VARIABLES x, s\nInit == x = \"a\" /\\ s = {}\nNext == x' \\in {\"b\", \"c\"} /\\ s' = s \\cup {x}"),
            (Texts{"x \\in {\"a\", \"b\", \"c\"}", "s \\in (SUBSET {\"a\", \"b\", \"c\"})"}));
}

TEST(Closure, KeepsValuesOfSeveralKindsApart) {
  EXPECT_EQ(closed("VARIABLE x\nInit == x = 1\nNext == x' = \"a\" \\/ x' = 2"), (Texts{"(x \\in {\"a\"}) \\/ (x \\in 1..2)"}));
}

TEST(Closure, DropsBoundsOfIntegersThatGoOnGrowing) {
  EXPECT_EQ(closed("VARIABLES up, both, fixed\nInit == up = 0 /\\ both = 0 /\\ fixed = 7\n"
                   "Next == up' = up + 1 /\\ both' = (IF both > 0 THEN -both ELSE 1 - both) /\\ fixed' = fixed"),
            (Texts{"up \\in Nat", "both \\in Int", "fixed \\in 7..7"}));
}

TEST(Closure, KeepsTheBoundOfWhatJumpsLate) {
  const Texts found = closed(
      "VARIABLES at, n\nInit == at = \"a\" /\\ n = 0\nGo(p, q) == at = p /\\ at' = q\n"
      "Next == \\/ UNCHANGED n /\\ (Go(\"a\", \"b\") \\/ Go(\"b\", \"c\") \\/ Go(\"c\", \"d\") \\/ Go(\"d\", \"e\"))\n"
      "        \\/ at = \"e\" /\\ n' = 9 /\\ UNCHANGED at");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1], "n \\in 0..9");
}

TEST(Closure, GivesUpOnValuesThatGoOnGrowing) {
  EXPECT_EQ(closed("VARIABLE s\nInit == s = {0}\nNext == s' = {n + 1 : n \\in s}"),
            (Texts{"the values that variables take go on growing"}));
}

/// What is possible under any assignment of the variables of the terms, all of which are Boolean.
Possible by_trying_all(const term::Terms& terms, const std::vector<term::TermId>& facts) {
  return [&terms, facts](term::TermId condition) {
    const auto count = static_cast<std::uint32_t>(terms.variable_count());
    EXPECT_LE(count, 16U) << "too many to go through";
    for (std::uint32_t bits = 0; bits < (1U << count); ++bits) {
      term::Assignment assignment;
      for (std::uint32_t v = 0; v < count; ++v) assignment.booleans[v] = ((bits >> v) & 1U) != 0;
      term::TermEvaluator evaluator(terms, assignment);
      const auto holds = [&](term::TermId t) { return evaluator.truth(t); };
      if (holds(condition) && std::all_of(facts.begin(), facts.end(), holds)) return true;
    }
    return false;
  };
}

TEST(Closure, ContinuesOnlyWhatTheInvariantsAndConstraintsAdmit) {
  const std::string body = "VARIABLE x\nInit == x = \"a\"\nNext == (x = \"a\" /\\ x' = \"b\") \\/ (x = \"b\" /\\ x' = \"c\")\n";
  EXPECT_EQ(closed(body, {}, by_trying_all), (Texts{"x \\in {\"a\", \"b\", \"c\"}"}));
  EXPECT_EQ(closed(body + "Inv == x # \"b\"", {{"Inv"}, {}, {}}, by_trying_all), (Texts{"x \\in {\"a\", \"b\"}"}));
  EXPECT_EQ(closed(body + "Few == x # \"b\"", {{}, {}, "INIT Init NEXT Next CONSTRAINT Few"}, by_trying_all),
            (Texts{"x \\in {\"a\", \"b\"}"}));
}

TEST(Closure, HoldsTheInitialStatesWhereNoStepIsPossible) {
  EXPECT_EQ(closed("VARIABLE x\nInit == x \\in {2, 5}\nNext == x > 9 /\\ x' = 0"), (Texts{"x \\in 2..5"}));
}

TEST(Closure, NamesTheVariableWhoseValuesNoSetHolds) {
  const Texts why = closed("VARIABLES n, f\nInit == n = 0 /\\ f = Nat\nNext == UNCHANGED <<n, f>>");
  ASSERT_EQ(why.size(), 1U);
  EXPECT_TRUE(why[0].starts_with("variable `f`: ")) << why[0];
}

TEST(Closure, SaysThatThereIsNoInitialState) {
  EXPECT_EQ(closed("VARIABLE x\nInit == x \\in {}\nNext == UNCHANGED x"), (Texts{"there is no initial state"}));
}

TEST(Closure, HandsOnWhatCannotBeEncoded) {
  frontend::Specification specification = test::load_spec("VARIABLE x\nInit == x \\in Seq({1})\nNext == UNCHANGED x");
  const Closed result = find_fixpoint(specification, {}, kNever);
  const auto* open = std::get_if<NoFixpoint>(&result);
  ASSERT_NE(open, nullptr);
  ASSERT_TRUE(open->refusal);
  EXPECT_EQ(open->refusal->kind, encoder::Refusal::Kind::Unsupported);
  EXPECT_TRUE(open->refusal->span.is_valid());
}

TEST(Closure, LeavesOutWhatTheOracleCallsImpossible) {
  const std::string body =
      "VARIABLE s\nInit == s = {}\nNext == \\E x \\in {\"a\", \"b\"} : s' = s \\cup {x} /\\ Cardinality(s) = 0\n";
  bool is_told_facts = true;
  const PossibleWhere nothing = [&](const term::Terms&, const std::vector<term::TermId>& facts) {
    is_told_facts = is_told_facts && !facts.empty();
    return [](term::TermId) { return false; };
  };
  EXPECT_EQ(closed(body), (Texts{"s \\in (SUBSET {\"a\", \"b\"})"}));
  EXPECT_EQ(closed(body, {}, nothing), (Texts{"s \\in (SUBSET {})"}));
  EXPECT_TRUE(is_told_facts);
}

/// The promise that proofs rest on: whatever is reached lies in the layout.
TEST(Closure, HoldsAllStatesThatAreReached) {
  const char* const kBodies[] = {
      "VARIABLES x, y\nInit == x \\in {0, 4} /\\ y = <<>>\n"
      "Next == x' = (x + 3) % 7 /\\ y' = (IF Len(y) < 2 THEN Append(y, x) ELSE Tail(y))",
      "VARIABLES x, y\nInit == x = \"a\" /\\ y = {}\n"
      "Next == \\E v \\in {\"a\", \"b\", \"c\"} \\ y : x' = v /\\ y' = y \\cup {x}",
      "VARIABLES x, y\nInit == x = [p \\in {1, 2} |-> 0] /\\ y = 0\n"
      "Next == \\E p \\in {1, 2} : x[p] < 3 /\\ x' = [x EXCEPT ![p] = @ + 1] /\\ y' = x[p] - 2",
      "VARIABLES x, y\nInit == x = 0 /\\ y = [k |-> \"none\", n |-> -1]\n"
      "Next == x < 9 /\\ x' = x + 1 /\\ y' = (IF x = 6 THEN [k |-> \"one\", n |-> x] ELSE y)",
  };
  for (const char* body : kBodies) {
    frontend::Specification specification = test::load_spec(body);
    const Closed result = find_fixpoint(specification, {}, kNever);
    const auto* domains = std::get_if<std::vector<ValueDomain>>(&result);
    ASSERT_NE(domains, nullptr) << body << std::get<NoFixpoint>(result).why;
    std::vector<kernel::ExprId> sets;
    for (std::uint32_t v = 0; v < domains->size(); ++v)
      sets.push_back(membership(specification.program, kernel::VariableId(v), (*domains)[v]));

    interpret::Interpreter interpreter(specification.program, {});
    std::set<interpret::State> seen;
    std::vector<interpret::State> open;
    const auto reach = [&](const interpret::State& state) {
      if (seen.insert(state).second) open.push_back(state);
      return true;
    };
    (void)interpreter.for_each_initial_state(*specification.model.init, reach);
    while (!open.empty()) {
      const interpret::State state = open.back();
      open.pop_back();
      for (const kernel::ExprId set : sets) {
        const auto holds = interpreter.holds(set, &state);
        ASSERT_TRUE(std::holds_alternative<bool>(holds)) << body;
        EXPECT_TRUE(std::get<bool>(holds)) << body << "\n" << kernel::print(specification.program, set);
      }
      (void)interpreter.for_each_successor(
          *specification.model.next, state,
          [&](const interpret::State& next, const interpret::ActionLabel&) { return reach(next); });
    }
    EXPECT_GT(seen.size(), 3U) << body;
  }
}

}  // namespace
}  // namespace tlaloc::domain
