// Terms, symbolic values and the symbolic evaluator at a depth that no stack of a thread would take.
#include <gtest/gtest.h>

#include "encoder/domain/value_domain.h"
#include "encoder/symbolic/operations.h"
#include "encoder/symmetry/interchangeable.h"
#include "encoder/system/transition_system.h"
#include "tests/support/load_spec.h"
#include "tests/support/small_stack.h"

namespace tlaloc {
namespace {

using symbolic::SymValue;
using term::TermId;
using term::Terms;
using test::on_small_stack;

constexpr int kTerms = 100'000;
constexpr int kValues = 3'000;  // names of leaves grow with the depth
constexpr int kChain = 3'000;

SymValue in_sequence(Terms& terms, SymValue v) {
  symbolic::Function sequence;
  sequence.is_sequence = true;
  sequence.entries.push_back({Value::integer(1), terms.true_term(), std::move(v)});
  return symbolic::make_function(terms, std::move(sequence));
}
SymValue in_set(Terms&, SymValue v) {
  symbolic::Set set;
  set.others.emplace_back(TermId(0), std::move(v));  // TRUE; not made by make_set, which would list what it may be
  return symbolic::wrap(std::move(set));
}
SymValue in_power_set(Terms&, SymValue v) { return symbolic::wrap(symbolic::PowerSet{std::move(v)}); }

SymValue deep(Terms& terms, SymValue (*wrap)(Terms&, SymValue), SymValue v, int levels = kValues) {
  for (int i = 0; i < levels; ++i) v = wrap(terms, std::move(v));
  return v;
}

TEST(Depth, OfTerms) {
  on_small_stack([] {
    Terms terms;
    TermId formula = terms.bool_variable("x");
    TermId number = terms.int_variable("n", {}, {});
    term::Assignment assignment;
    for (int i = 0; i < kTerms; ++i) {
      const TermId a = terms.bool_variable("a");
      const TermId b = terms.bool_variable("b");
      assignment.booleans[terms.variable_number(a)] = true;
      formula = terms.disjunction({terms.negate(a), terms.conjunction({terms.negate(b), formula})});
      number = terms.ite(a, terms.add(number, terms.integer(1)), terms.integer(i));
    }
    term::TermEvaluator evaluator(terms, assignment);
    EXPECT_FALSE(evaluator.truth(formula));
    EXPECT_EQ(evaluator.number(number), Integer(kTerms));
    EXPECT_FALSE(term::print(terms, formula).empty());
    const TermId assertions[] = {formula};
    EXPECT_FALSE(term::to_smtlib(terms, assertions, "").empty());
  });
}

TEST(Depth, OfSymbolicValues) {
  for (const auto wrap : {in_sequence, in_set, in_power_set}) {
    on_small_stack([wrap] {
      Terms terms;
      const symbolic::Limits limits;
      const TermId x = terms.bool_variable("x");
      const TermId y = terms.bool_variable("y");
      const bool power = wrap == in_power_set;
      const auto leaf = [&](TermId t) {
        symbolic::Set set;
        set.members.emplace_back(Value::integer(1), t);
        return power ? symbolic::make_set(terms, std::move(set)) : symbolic::make_boolean(terms, t);
      };
      const SymValue a = deep(terms, wrap, leaf(x));
      const SymValue b = deep(terms, wrap, leaf(y));
      EXPECT_FALSE(symbolic::identical(a, b));
      EXPECT_TRUE(symbolic::identical(a, deep(terms, wrap, leaf(x))));
      (void)symbolic::equality(terms, limits, a, b);
      const SymValue merged = symbolic::merge(terms, limits, terms.bool_variable("c"), a, b);
      EXPECT_FALSE(symbolic::print(terms, merged).empty());
      (void)symbolic::name_leaves(terms, a, "v");
      (void)symbolic::conditions(terms, a);
      (void)symbolic::restrict(terms, a, {x});
      (void)symbolic::is_of_class(terms, merged, symbolic::Class::Set);
      term::Assignment nothing;
      term::TermEvaluator evaluator(terms, nothing);
      const Value value = symbolic::decode(a, evaluator);
      EXPECT_TRUE(symbolic::membership(terms, limits, a, SymValue(Value::any_set()), terms.true_term()).member == TermId(0));
      if (wrap == in_sequence) (void)symbolic::expand(terms, a, 10);
      EXPECT_FALSE(value.to_string().empty());
    });
  }
}

TEST(Depth, OfTheEndOfSymbolicValues) {
  on_small_stack([] {
    Terms terms;
    SymValue v = symbolic::make_boolean(terms, terms.bool_variable("x"));
    for (int i = 0; i < 300'000; ++i) v = in_set(terms, std::move(v));
  });
}

TEST(Depth, OfWhatALayoutDescribesIsLimited) {
  on_small_stack([] {
    Value value = Value::integer(1);
    for (int i = 0; i < 100'000; ++i) value = Value::tuple({std::move(value)});
    domain::ValueDomain domain;
    EXPECT_THROW(domain.absorb(value), domain::NoValueDomain);
    EXPECT_TRUE(symmetry::exchange(value, Value::model_value(Symbol("m"), {}), Value::model_value(Symbol("n"), {})) == value);
  });
}

/// D0 == first, D1 == D0 with `step` behind it, and so on; `parameter` behind each name.
std::string chain(const std::string& first, const std::string& step, const std::string& parameter = "") {
  std::string text = "D0" + parameter + " == " + first + "\n";
  for (int i = 1; i <= kChain; ++i) {
    text += "D" + std::to_string(i) + parameter + " == D" + std::to_string(i - 1) + parameter + step + "\n";
  }
  return text;
}

/// Throws symbolic::Unsupported where there is nothing.
template <class T>
T encoded(encoder::Encoded<T> result) {
  if (const auto* refusal = std::get_if<encoder::Refusal>(&result)) {
    throw symbolic::Unsupported(refusal->message, refusal->span);
  }
  return std::get<T>(std::move(result));
}

/// Initial states, a step and the invariant Inv of `VARIABLE x`, 0 at first.
void encode(const std::string& definitions, const std::string& next, const std::string& invariant) {
  on_small_stack([&] {
    const auto spec = test::load_spec(
        "VARIABLE x\n" + definitions + "Init == x = 0\nNext == " + next + "\nInv == " + invariant + "\n", {{"Inv"}, {}, {}});
    Terms terms;
    encoder::TransitionSystem system(spec, terms, {});
    const auto initial = encoded(system.initial());
    const auto step = encoded(system.step(initial.next, 1));
    EXPECT_FALSE(step.branches.empty());
    (void)encoded(system.condition(encoder::PropertyId(0), {step.next, 1}));
    (void)encoded(system.enabled({step.next, 1}));
  });
}

const std::string kLast = "D" + std::to_string(kChain);

TEST(Depth, OfDefinitionsOverTheState) {
  encode(chain("x", " + 1"), "x' \\in {0, 1}", kLast + " > 3");
  encode(chain("a + x", " + 1", "(a)"), "x' \\in {0, 1}", kLast + "(x) > 3");
  encode(chain("x = 0", " /\\ x < 10"), kLast + " /\\ x' \\in {0, 1}", kLast);
  encode(chain("{x}", " \\cup {1}"), "x' \\in {0, 1}", "x \\in " + kLast);
}

TEST(Depth, OfActions) {
  encode(chain("x' \\in {0, 1}", " /\\ x < 10"), kLast, "TRUE");
  encode(chain("x' \\in {0, 1}", " \\/ (x > 10 /\\ x' = 1)"), kLast, "TRUE");
  std::string choices;
  for (int i = 0; i < kChain; ++i) choices += "IF x = " + std::to_string(i + 1) + " THEN x' = 1 ELSE ";
  encode("", choices + "x' = 0", "TRUE");
  std::string names = "y0";
  for (int i = 1; i < kChain; ++i) names += ", y" + std::to_string(i);
  encode("", "\\E " + names + " \\in {0} : x' = y0", "TRUE");
}

}  // namespace
}  // namespace tlaloc
