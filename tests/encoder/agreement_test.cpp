// Two evaluators, one meaning: a random expression evaluated symbolically and then put under a valuation is what the concrete
// interpreter makes of it under that valuation. Also where there is no value: an obligation is violated exactly when the
// interpreter reports an error. What either refuses or gives up on (Unsupported, Limit) is not compared.
//
// TLALOC_RANDOM_PAIRS: how many (expression, valuation) pairs to compare; TLALOC_RANDOM_SEED: where to begin.
#include <gtest/gtest.h>

#include <set>

#include "encoder/evaluate/evaluator.h"
#include "frontend/interpret/interpreter.h"
#include "frontend/kernel/levels.h"
#include "frontend/kernel/traverse.h"
#include "tests/support/environment.h"
#include "tests/support/random_expression.h"

namespace tlaloc::evaluate {
namespace {

using interpret::EvalError;
using kernel::ExprId;
using test::from_environment;
using test::RandomExpression;
using test::RandomSymbolic;
using test::RandomType;
using test::Variety;

constexpr int kValuations = 5;
constexpr std::uint64_t kPatience = 400;  // polls of the interpreter, and of the evaluator, before a pair is given up

struct Tally {
  unsigned values = 0, errors = 0, skipped = 0;
};

/// Holds a set that is known by its rule only: what is undefined for an element shows when somebody asks about that element.
bool holds_rule(const SymValue& value) {
  const auto any = [](const auto& parts, auto&& get) {
    return std::any_of(parts.begin(), parts.end(), [&](const auto& part) { return holds_rule(get(part)); });
  };
  const auto second = [](const auto& pair) -> const SymValue& { return pair.second; };
  if (const auto* function = value.get_if<symbolic::Function>())
    return any(function->entries, [](const auto& e) { return e.value; });
  if (const auto* kinds = value.get_if<symbolic::Union>()) return any(kinds->alternatives, second);
  if (const auto* set = value.get_if<symbolic::Set>()) return any(set->others, second);
  if (const auto* powers = value.get_if<symbolic::PowerSet>()) return holds_rule(powers->base);
  if (const auto* records = value.get_if<symbolic::RecordSet>()) return any(records->fields, second);
  if (const auto* product = value.get_if<symbolic::Product>()) return any(product->factors, [](const auto& f) { return f; });
  if (const auto* functions = value.get_if<symbolic::FunctionSet>())
    return holds_rule(functions->domain) || holds_rule(functions->range);
  return value.get_if<symbolic::Comprehension>() != nullptr;
}

/// Two states of a few variables, their symbolic values, and an expression over them.
class Case {
 public:
  Case(unsigned seed, Variety variety, bool folds) : random_(terms_, seed, variety) {
    using Kind = RandomType::Kind;
    std::vector<RandomType> types{
        {Kind::Integer, {}}, {Kind::Boolean, {}}, {Kind::Atom, {}}, {Kind::Set, {{Kind::Integer, {}}}}};
    if (random_.is_wide()) {
      types.push_back({Kind::Variant, {{Kind::Integer, {}}}});
      types.push_back({Kind::Mixed, {types[4], types[0]}});
    }
    while (types.size() < 7) types.push_back(random_.type(2));
    for (const RandomType& type : types) {
      program_.variables.add({Symbol("v" + std::to_string(program_.variables.size())), Span{}});
      current_.values.push_back(random_.value(type));
      next_.values.emplace_back(random_.value(type));
    }
    current_.id = new_state_id();
    next_.id = new_state_id();
    RandomExpression generator(program_, random_, types, random_.pick(2) == 0);
    const RandomType type = random_.pick(3) == 0 ? types[0] : random_.type(2);
    const int depth = 2 + random_.pick(folds ? 2 : 5);
    expr_ = folds ? generator.fold_over_set(type, depth) : generator.expression(type, depth);
    kernel::assign_levels(program_);
    for (int i = 0; i < kValuations; ++i) valuations_.push_back(random_.assignment());
  }

  /// Nothing when the evaluators agree on the expression, else where they differ most plainly.
  [[nodiscard]] std::optional<std::string> difference(Tally& tally) {
    auto found = compare(expr_, tally);
    if (!found) return std::nullopt;
    std::size_t size = print(program_, expr_).size();
    std::string where = print(program_, expr_);
    Tally unused;
    for (const ExprId part : kernel::reach(program_, {expr_}).exprs) {
      const std::string text = print(program_, part);
      if (text.size() >= size || !free_locals(part).empty()) continue;
      if (std::holds_alternative<kernel::Lambda>(program_.exprs[part])) continue;
      if (auto smaller = compare(part, unused)) {
        found = std::move(smaller);
        size = text.size();
        where = text;
      }
    }
    return where + "\n" + *found;
  }

 private:
  std::optional<std::string> compare(ExprId expr, Tally& tally) {
    obligation::Obligations obligations(terms_);
    Evaluator evaluator(program_, terms_, obligations, {});
    std::uint64_t polls = 0;
    evaluator.set_interrupt([&] { return ++polls > kPatience; });
    Context context;
    context.current = &current_;
    context.next = &next_;
    context.path = terms_.true_term();
    SymValue value;
    try {
      value = evaluator.evaluate(expr, context);
    } catch (const symbolic::Unsupported&) {
      tally.skipped += kValuations;
      return std::nullopt;
    } catch (const Interrupted&) {
      tally.skipped += kValuations;
      return std::nullopt;
    }
    const std::vector<obligation::Obligation> recorded = obligations.take();
    EXPECT_TRUE(evaluator.take_definitions().empty());
    for (const term::Assignment& assignment : valuations_) {
      if (auto found = compare(expr, value, recorded, assignment, tally)) return found;
    }
    return std::nullopt;
  }

  std::optional<std::string> compare(ExprId expr, const SymValue& value, const std::vector<obligation::Obligation>& recorded,
                                     const term::Assignment& assignment, Tally& tally) {
    term::TermEvaluator evaluator(terms_, assignment);
    interpret::State current, next;
    bool usable = true;
    for (std::size_t v = 0; v < current_.values.size(); ++v) {
      current.push_back(decode(current_.values[v], evaluator));
      next.push_back(decode(*next_.values[v], evaluator));
      usable = usable && test::is_well_typed(current.back()) && test::is_well_typed(next.back());
    }
    std::uint64_t polls = 0;
    interpret::Interpreter interpreter(
        program_, {.print = {}, .interrupted = [&] { return ++polls > kPatience; }, .run = {}, .so_far = {}, .decider = {}});
    const auto expected = interpreter.evaluate(expr, &current, &next);
    const auto* error = std::get_if<EvalError>(&expected);
    const obligation::Obligation* violated = nullptr;
    for (const auto& o : recorded) {
      if (!evaluator.truth(o.violated)) continue;
      if (violated == nullptr) violated = &o;
      usable = usable && !interpret::is_limit(o.kind);
    }
    if (!usable || (error != nullptr && interpret::is_limit(error->kind))) {
      ++tally.skipped;
      return std::nullopt;
    }
    const auto report = [&](const std::string& ours) {
      std::string text = "symbolic: " + ours + "   " + print(terms_, value) +
                         "\nconcrete: " + (error != nullptr ? error->message : std::get<Value>(expected).to_string()) + "\n";
      for (const auto& o : recorded) text += "  obligation " + o.message + ": " + print(terms_, o.violated) + "\n";
      for (std::size_t v = 0; v < current.size(); ++v) {
        const std::string name = program_.variables[kernel::VariableId(static_cast<std::uint32_t>(v))].name.text();
        text += "  " + name + " = " + current[v].to_string() + "   " + print(terms_, current_.values[v]) + "\n";
        text += "  " + name + "' = " + next[v].to_string() + "   " + print(terms_, *next_.values[v]) + "\n";
      }
      return text;
    };
    if (violated != nullptr) {
      if (error == nullptr) return report(violated->message);
      ++tally.errors;
      return std::nullopt;
    }
    Value decoded;
    try {
      decoded = decode(value, evaluator);
    } catch (const symbolic::Unsupported&) {
      ++tally.skipped;
      return std::nullopt;
    }
    if (error != nullptr && holds_rule(value)) {
      ++tally.skipped;
      return std::nullopt;
    }
    if (error != nullptr || !(decoded == std::get<Value>(expected))) return report(decoded.to_string());
    ++tally.values;
    return std::nullopt;
  }

  [[nodiscard]] std::set<std::uint32_t> free_locals(ExprId expr) const {
    const kernel::Expr& node = program_.exprs[expr];
    std::set<std::uint32_t> result;
    if (const auto* ref = std::get_if<kernel::LocalRef>(&node)) result.insert(ref->local.index);
    if (const auto* call = std::get_if<kernel::CallLocal>(&node)) result.insert(call->local.index);
    kernel::for_each_child(node, [&](ExprId child) { result.merge(free_locals(child)); });
    kernel::for_each_bound_local(node, [&](kernel::LocalId local) { result.erase(local.index); });
    return result;
  }

  term::Terms terms_;
  RandomSymbolic random_;
  kernel::Program program_;
  SymbolicState current_;
  PartialState next_;
  ExprId expr_;
  std::vector<term::Assignment> valuations_;
};

void compare_many(unsigned pairs, Variety variety, bool folds = false) {
  const unsigned first = from_environment("TLALOC_RANDOM_SEED", 1);
  const unsigned tolerated = from_environment("TLALOC_RANDOM_DIFFERENCES", 0);
  Tally tally;
  unsigned differences = 0;
  for (unsigned seed = first; tally.values + tally.errors < pairs; ++seed) {
    try {
      if (auto found = Case(seed, variety, folds).difference(tally)) {
        ADD_FAILURE() << "seed " << seed << ": " << *found;
        if (++differences > tolerated) return;
      }
    } catch (const InternalError& error) {
      ADD_FAILURE() << "seed " << seed << ": " << error.what();
      if (++differences > tolerated) return;
    }
  }
  ::testing::Test::RecordProperty("values", static_cast<int>(tally.values));
  ::testing::Test::RecordProperty("errors", static_cast<int>(tally.errors));
  ::testing::Test::RecordProperty("skipped", static_cast<int>(tally.skipped));
  EXPECT_GT(tally.values, pairs / 3) << "few expressions have a value";
  EXPECT_GT(tally.errors, pairs / 20) << "few expressions have none";
  EXPECT_LT(tally.skipped, pairs / 10) << "many expressions are refused";
}

TEST(Agreement, SymbolicThenSubstitutedIsSubstitutedThenConcrete) {
  compare_many(from_environment("TLALOC_RANDOM_PAIRS", 10000), Variety::Small);
}

TEST(Agreement, HoldsForIntegersOfLongRangesAndRecordsOfTwoShapes) {
  compare_many(from_environment("TLALOC_RANDOM_PAIRS", 5000), Variety::Wide);
}

TEST(Agreement, HoldsForRecursionOverSets) {
  compare_many(from_environment("TLALOC_RANDOM_PAIRS", 5000), Variety::Small, true);
  compare_many(from_environment("TLALOC_RANDOM_PAIRS", 5000), Variety::Wide, true);
}

}  // namespace
}  // namespace tlaloc::evaluate
