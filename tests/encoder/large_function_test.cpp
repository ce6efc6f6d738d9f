// Functions on sets too large to list: a random expression over them evaluated symbolically and then put under a valuation is
// what the concrete interpreter makes of it, also where there is no value. Likewise functions whose arguments vary too much.
//
// TLALOC_RANDOM_PAIRS: how many (expression, valuation) pairs to compare; TLALOC_RANDOM_SEED: where to begin.
#include "encoder/symbolic/large_function.h"

#include <gtest/gtest.h>

#include <random>

#include "encoder/evaluate/evaluator.h"
#include "frontend/interpret/interpreter.h"
#include "tests/support/environment.h"
#include "tests/support/parse_spec.h"

namespace tlaloc::evaluate {
namespace {

using interpret::EvalError;

/// Random texts over `f`, `g` (functions on Nat), `m` (a function on few arguments of any size), `x`, `y` (integers), `p`.
class FunctionTexts {
 public:
  explicit FunctionTexts(unsigned seed) : random_(seed) {}
  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

  std::string number(int depth) {
    switch (depth <= 0 ? pick(4) : pick(9)) {
      case 0:
        return "x";
      case 1:
        return "y";
      case 2:
      case 3:
        return std::to_string(pick(4));
      case 4:
        return "(" + number(depth - 1) + " + " + number(depth - 1) + ")";
      case 5:
        return "(IF " + truth(depth - 1) + " THEN " + number(depth - 1) + " ELSE " + number(depth - 1) + ")";
      case 6:
        return small(depth - 1) + "[" + number(depth - 1) + "]";
      default:
        return function(depth - 1) + "[" + number(depth - 1) + "]";
    }
  }
  std::string truth(int depth) {
    switch (depth <= 0 ? pick(2) : pick(10)) {
      case 0:
        return "p";
      case 1:
        return "x < y";
      case 2:
        return "(" + function(depth - 1) + " = " + function(depth - 1) + ")";
      case 3:
        return "(" + number(depth - 1) + " = " + number(depth - 1) + ")";
      case 4:
        return "(" + function(depth - 1) + " \\in [Nat -> 0.." + std::to_string(pick(4)) + "])";
      case 5:
        return "(" + small(depth - 1) + " = " + small(depth - 1) + ")";
      case 6:
        return "(" + number(depth - 1) + " \\in DOMAIN " + small(depth - 1) + ")";
      case 7:
        return "(" + small(depth - 1) + " \\in [0..3 -> Int])";
      case 8:
        return "(DOMAIN " + small(depth - 1) + " = {" + number(depth - 1) + ", " + number(depth - 1) + "})";
      default: {
        // The order of the arguments is not known, so the body has a value for each.
        const std::string k = fresh();
        return "(\\A " + k + " \\in DOMAIN " + small(depth - 1) + " : " + k + " >= 0 => " + function(0) + "[" + k +
               "] >= " + number(0) + ")";
      }
    }
  }
  std::string function(int depth) {
    switch (depth <= 0 ? pick(3) : pick(10)) {
      case 0:
        return "f";
      case 1:
        return "g";
      case 2:
        return "[" + fresh() + " \\in Nat |-> " + number(0) + "]";
      case 3:
      case 4:
        return "[" + function(depth - 1) + " EXCEPT ![" + number(depth - 1) + "] = " + number(depth - 1) + "]";
      case 5:
        return "[" + function(depth - 1) + " EXCEPT ![" + number(depth - 1) + "] = @ + 1, ![" + number(0) + "] = " + number(0) +
               "]";
      case 6:
        return "(" + std::to_string(pick(3)) + " :> " + number(depth - 1) + " @@ " + function(depth - 1) + ")";
      case 7: {
        const std::string i = fresh();
        return "[" + i + " \\in Nat |-> IF " + i + " = " + number(depth - 1) + " THEN " + number(0) + " + " + i + " ELSE " +
               function(depth - 1) + "[" + i + "]]";
      }
      case 8: {
        const std::string i = fresh();
        return "[" + i + " \\in Nat |-> IF " + i + " \\notin {" + number(depth - 1) + ", " + number(0) + "} THEN " + number(0) +
               " ELSE " + i + "]";
      }
      default:
        return "(IF " + truth(depth - 1) + " THEN " + function(depth - 1) + " ELSE " + function(depth - 1) + ")";
    }
  }
  std::string small(int depth) {
    switch (depth <= 0 ? pick(3) : pick(7)) {
      case 0:
        return "m";
      case 1:
        return "(" + number(0) + " :> " + number(0) + ")";
      case 2:
        return "(" + number(0) + " :> 1 @@ m)";
      case 3:
        return "(" + small(depth - 1) + " @@ " + small(depth - 1) + ")";
      case 4:
        return "[" + small(depth - 1) + " EXCEPT ![" + number(depth - 1) + "] = @ + " + number(0) + "]";
      case 5:
        return made_of(fresh(), number(depth - 1), number(depth - 1));
      default:
        return "(IF " + truth(depth - 1) + " THEN " + small(depth - 1) + " ELSE " + small(depth - 1) + ")";
    }
  }
  std::string any(int depth) {
    switch (pick(4)) {
      case 0:
        return number(depth);
      case 1:
        return truth(depth);
      case 2:
        return function(depth);
      default:
        return small(depth);
    }
  }

 private:
  /// A name that is not bound yet.
  std::string fresh() { return "b" + std::to_string(++names_); }
  std::string made_of(const std::string& name, const std::string& a, const std::string& b) {
    return "[" + name + " \\in {" + a + ", " + b + "} |-> " + name + " + " + number(0) + "]";
  }

  std::mt19937 random_;
  int names_ = 0;
};

struct SeenSoFar {
  unsigned values = 0, errors = 0, skipped = 0;
};

/// Nothing if the evaluators agree.
std::optional<std::string> difference(unsigned seed, SeenSoFar& tally) {
  FunctionTexts texts(seed);
  const std::string text = texts.any(1 + texts.pick(3));
  const auto parsed = test::parse_spec("VARIABLES f, g, m, x, y, p\nE == " + text);
  term::Terms terms;
  obligation::Obligations obligations(terms);
  Evaluator evaluator(parsed->program, terms, obligations, {});
  const auto integer = [&](const char* name, int low) {
    return symbolic::make_integer(terms, terms.int_variable(name, Integer(low)));
  };
  const SymValue x = integer("x", -1);
  const SymValue y = integer("y", 0);
  const TermId p = terms.bool_variable("p");
  symbolic::LargeFunction f{Value::nat_set(), {{terms.true_term(), {SymValue(Value::integer(2)), nullptr}}}, {}};
  symbolic::write(terms, f, p, y, x);
  symbolic::write(terms, f, terms.true_term(), Value::integer(1), integer("z", 0));
  const SymValue g = Value::large_function(Value::nat_set(), Value::integer(2), {{Value::integer(0), Value::integer(3)}});
  SymbolicState state;
  const SymValue m = Value::function({{Value::integer(-1), Value::integer(1)}, {Value::integer(2), Value::integer(2)}});
  state.values = {symbolic::make_large_function(terms, f), g, m, x, y, symbolic::make_boolean(terms, p)};
  state.id = new_state_id();
  Context context;
  context.current = &state;
  context.path = terms.true_term();
  SymValue value;
  try {
    value = evaluator.evaluate(parsed->body("E"), context);
  } catch (const symbolic::Unsupported&) {
    ++tally.skipped;
    return std::nullopt;
  }
  const auto recorded = obligations.take();
  EXPECT_TRUE(evaluator.take_definitions().empty());
  for (int i = 0; i < 6; ++i) {
    term::Assignment model;
    for (const char* name : {"x", "y", "z"}) {
      for (std::uint32_t number = 0; number < terms.variable_count(); ++number) {
        const term::TermId variable = terms.variable_term(number);
        if (terms.variable(variable).name == name)
          model.integers.emplace(number, Integer(std::int64_t{texts.pick(4) - (*name == 'x')}));
      }
    }
    model.booleans.emplace(terms.variable_number(p), texts.pick(2) == 0);
    term::TermEvaluator under(terms, model);
    interpret::State current;
    for (const SymValue& v : state.values) current.push_back(decode(v, under));
    interpret::Interpreter interpreter(parsed->program);
    const auto expected = interpreter.evaluate(parsed->body("E"), &current);
    const auto* error = std::get_if<EvalError>(&expected);
    if (error != nullptr && interpret::is_limit(error->kind)) {
      ++tally.skipped;
      continue;
    }
    const bool violated = std::any_of(recorded.begin(), recorded.end(), [&](const auto& o) { return under.truth(o.violated); });
    std::string ours = "no value";
    if (!violated) ours = decode(value, under).to_string();
    const std::string theirs = error != nullptr ? "no value" : std::get<Value>(expected).to_string();
    if (ours == theirs) {
      ++(violated ? tally.errors : tally.values);
      continue;
    }
    std::string report = text + "\nsymbolic: " + ours + "   " + print(terms, value) +
                         "\nconcrete: " + (error != nullptr ? error->message : theirs) + "\n";
    for (const Value& v : current) report += "  " + v.to_string() + "\n";
    for (const auto& o : recorded) report += "  " + o.message + ": " + term::print(terms, o.violated) + "\n";
    return report;
  }
  return std::nullopt;
}

TEST(LargeFunctions, AreTheSameInBothEvaluators) {
  const auto pairs = static_cast<unsigned>(test::from_environment("TLALOC_RANDOM_PAIRS", 4000));
  const auto first = static_cast<unsigned>(test::from_environment("TLALOC_RANDOM_SEED", 1));
  SeenSoFar tally;
  for (unsigned seed = first; (seed - first) * 6 < pairs; ++seed) {
    const auto found = difference(seed, tally);
    ASSERT_FALSE(found) << "seed " << seed << ": " << *found;
  }
  EXPECT_GT(tally.values, pairs / 3);
  EXPECT_GT(tally.errors, pairs / 50);
  EXPECT_LT(tally.skipped, pairs / 4);
}

}  // namespace
}  // namespace tlaloc::evaluate
