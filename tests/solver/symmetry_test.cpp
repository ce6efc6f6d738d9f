// Breaking symmetry changes no verdict: random specifications over a set of three nodes, which are model values that nothing
// tells apart, or strings, whose symmetry nobody looks for. TLALOC_RANDOM_SPECS: how many.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "encoder/symmetry/interchangeable.h"
#include "solver/solver.h"
#include "tests/frontend/load_fixture.h"

namespace tlaloc::solver {
namespace {

constexpr std::uint32_t kSearchLength = 5;

class RandomNodes {
 public:
  explicit RandomNodes(unsigned seed) : random_(seed) {}

  std::string module_body() {
    std::string next;
    for (int i = 2 + pick(3); i > 0; --i) next += "  \\/ " + action() + "\n";
    return "EXTENDS Integers, FiniteSets\nCONSTANT Nodes\nVARIABLES mode, marked, owner, count, pairs, friend\n"
           "Init == /\\ mode = [n \\in Nodes |-> \"a\"] /\\ marked = {} /\\ count = 0 /\\ pairs = {}\n"
           "        /\\ friend = [n \\in Nodes |-> n]\n"
           "        /\\ owner \\in Nodes\n"
           "Next ==\n" +
           next + "Inv == ~ (" + formula(2, "") + ")\n";
  }

 private:
  int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
  std::string letter() { return std::string("\"") + static_cast<char>('a' + pick(3)) + "\""; }
  std::string node(const std::string& bound) {
    return bound.empty() || pick(4) == 0
               ? "owner"
               : std::string(1, bound[static_cast<std::size_t>(pick(static_cast<int>(bound.size())))]);
  }

  std::string atom(const std::string& bound) {
    switch (pick(8)) {
      case 0:
        return node(bound) + " \\in marked";
      case 1:
        return "mode[" + node(bound) + "] = " + letter();
      case 2:
        return node(bound) + " = " + node(bound);
      case 3:
        return "<<" + node(bound) + ", " + node(bound) + ">> \\in pairs";
      case 4:
        return "Cardinality(marked) > " + std::to_string(pick(3));
      case 5:
        return "friend[" + node(bound) + "] = " + node(bound);
      case 6:
        return "count = " + std::to_string(pick(4));
      default:
        return "mode[" + node(bound) + "] # mode[" + node(bound) + "]";
    }
  }
  std::string formula(int depth, const std::string& bound) {
    if (depth == 0) return atom(bound);
    const std::string name(1, static_cast<char>('p' + bound.size()));
    switch (pick(5)) {
      case 0:
        return "(\\A " + name + " \\in Nodes : " + formula(depth - 1, bound + name) + ")";
      case 1:
      case 2:
        return "(\\E " + name + " \\in Nodes : " + formula(depth - 1, bound + name) + " /\\ " +
               formula(depth - 1, bound + name) + ")";
      case 3:
        return "(" + formula(depth - 1, bound) + " /\\ " + formula(depth - 1, bound) + ")";
      default:
        return "~ " + formula(depth - 1, bound);
    }
  }
  std::string action() {
    std::string text = "\\E x, y \\in Nodes : /\\ " + formula(pick(2), "xy");
    text += pick(2) == 0 ? " /\\ mode' = [mode EXCEPT ![x] = " + letter() + "]" : " /\\ UNCHANGED mode";
    text += pick(2) == 0   ? " /\\ marked' = marked \\cup {y}"
            : pick(3) == 0 ? " /\\ marked' = marked \\ {x}"
                           : " /\\ UNCHANGED marked";
    text += pick(3) == 0 ? " /\\ owner' = y" : " /\\ UNCHANGED owner";
    text += pick(2) == 0 ? " /\\ friend' = [friend EXCEPT ![x] = y]" : " /\\ UNCHANGED friend";
    text += pick(2) == 0 ? " /\\ count' = (count + 1) % 5" : " /\\ UNCHANGED count";
    text += pick(3) == 0 ? " /\\ pairs' = pairs \\cup {<<x, y>>}" : " /\\ UNCHANGED pairs";
    return text;
  }

  std::mt19937 random_;
};

class SymmetryTest : public test::LoadTest {
 protected:
  void load_with(const std::string& body, const std::string& nodes) {
    file("Spec", body);
    config("INIT Init NEXT Next INVARIANT Inv CONSTANT Nodes = " + nodes + " CHECK_DEADLOCK FALSE");
    ASSERT_TRUE(load()) << messages() << body;
  }
  [[nodiscard]] std::size_t interchangeable() const {
    const frontend::Model& model = loaded.specification->model;
    return symmetry::interchangeable(loaded.specification->program, {*model.init, *model.next, model.invariants.front().expr})
        .size();
  }
  /// The depth of the violation of Inv; nothing: there is none.
  [[nodiscard]] std::optional<std::uint32_t> violated() const {
    CheckOptions search;
    search.length = kSearchLength;
    const CheckResult result = check(*loaded.specification, search);
    const auto* violation = std::get_if<Violated>(&result.verdict);
    if (violation == nullptr) {
      EXPECT_TRUE(std::holds_alternative<NoViolationUpTo>(result.verdict) || std::holds_alternative<Proved>(result.verdict));
      return std::nullopt;
    }
    return violation->step;
  }
};

TEST_F(SymmetryTest, BrokenChangesNoVerdict) {
  const char* wanted = std::getenv("TLALOC_RANDOM_SPECS");
  const unsigned specifications = wanted == nullptr ? 100 : static_cast<unsigned>(std::strtoul(wanted, nullptr, 10));
  unsigned later = 0;
  for (unsigned seed = 1; seed <= specifications; ++seed) {
    const std::string body = RandomNodes(seed).module_body();
    load_with(body, "{n1, n2, n3}");
    ASSERT_EQ(interchangeable(), 3U) << body;
    const auto with = violated();
    load_with(body, "{\"n1\", \"n2\", \"n3\"}");
    ASSERT_EQ(interchangeable(), 0U);
    ASSERT_EQ(with, violated()) << "seed " << seed << "\n" << body;
    later += with && *with > 0 ? 1U : 0U;
  }
  EXPECT_GT(later, specifications / 10) << "hardly any specification takes steps to violate its invariant";
}

// What the nodes say of one another cannot be brought in order by renaming them: no circle of three is <<n1, n2, n3>>-sorted.
TEST_F(SymmetryTest, IsNotBrokenByWhatChangesWithTheNames) {
  load_with(
      "CONSTANT Nodes\nVARIABLE after\nInit == after \\in [Nodes -> Nodes]\nNext == UNCHANGED after\n"
      "Inv == \\E n \\in Nodes : after[n] = n \\/ after[after[n]] = n",
      "{n1, n2, n3}");
  EXPECT_EQ(interchangeable(), 3U);
  EXPECT_EQ(violated(), 0U);
}

// TLC evaluates in the order of values, and so do we: where something may be undefined the first node is not like the others.
TEST_F(SymmetryTest, IsNotBrokenWhereSomethingMayBeUndefined) {
  load_with(
      "EXTENDS Integers\nCONSTANT Nodes\nVARIABLE rank\nInit == rank \\in [Nodes -> 0 .. 2]\nNext == UNCHANGED rank\n"
      "Inv == \\A n \\in Nodes : rank[n] # 2 /\\ 1 \\div rank[n] = 1",
      "{n1, n2, n3}");
  EXPECT_EQ(interchangeable(), 3U);
  EXPECT_EQ(violated(), 0U);
}

TEST_F(SymmetryTest, IsNotSeenWhereValuesAreToldApart) {
  const auto seen = [&](const std::string& definitions, const std::string& constants) {
    file("Spec",
         "EXTENDS Integers, FiniteSets, TLC\nCONSTANTS Nodes, First, Groups\nVARIABLE x\nInit == x \\in Nodes\n" + definitions);
    config("INIT Init NEXT Next INVARIANT Inv CONSTANTS " + constants + " CHECK_DEADLOCK FALSE");
    if (!load()) throw std::runtime_error(messages());
    return interchangeable();
  };
  const std::string plain = "Next == x' \\in Nodes\nInv == x \\in Nodes";
  const std::string three = "Nodes = {a, b, c} First = a ";
  const std::string no_groups = "Groups = {} ";
  EXPECT_EQ(seen(plain, three + no_groups), 3U);
  EXPECT_EQ(seen("Next == x' \\in Nodes\nInv == x # First", three + no_groups), 0U);
  EXPECT_EQ(seen("Next == x' = CHOOSE n \\in Nodes : n # x\nInv == x \\in Nodes", three + no_groups), 0U);
  EXPECT_EQ(seen("Next == x' \\in Nodes\nInv == ToString(x) # \"b\"", three + no_groups), 0U);
  EXPECT_EQ(seen("Next == x' \\in Nodes\nInv == \\E g \\in Groups : x \\in g", three + "Groups = {{a, b}, {b, c}, {a, c}} "),
            3U);
  EXPECT_EQ(seen("Next == x' \\in Nodes\nInv == \\E g \\in Groups : x \\in g", three + "Groups = {{a, b}, {b, c}} "), 0U);
}

TEST(Exchange, ReachesAllParts) {
  const Value a = Value::model_value(Symbol("a"), {});
  const Value b = Value::model_value(Symbol("b"), {});
  const Value c = Value::model_value(Symbol("c"), {});
  EXPECT_EQ(symmetry::exchange(a, a, b), b);
  EXPECT_EQ(symmetry::exchange(c, a, b), c);
  EXPECT_EQ(symmetry::exchange(Value::set({a, c}), a, b), Value::set({b, c}));
  EXPECT_EQ(symmetry::exchange(Value::tuple({a, Value::integer(1)}), a, b), Value::tuple({b, Value::integer(1)}));
  EXPECT_EQ(symmetry::exchange(Value::function({{a, b}, {b, c}}), a, b), Value::function({{b, a}, {a, c}}));
  EXPECT_EQ(symmetry::exchange(Value::power_set(Value::set({a, c})), a, b), Value::power_set(Value::set({b, c})));
}

}  // namespace
}  // namespace tlaloc::solver
