// `prove` and `induct` against exhaustive exploration, on random small specifications: nothing is proved that exploration
// violates, counterexamples are confirmed by the interpreter, and nothing else goes wrong.
#include <gtest/gtest.h>

#include <algorithm>

#include "frontend/kernel/levels.h"
#include "solver/strategy/check_induction.h"
#include "solver/strategy/invariant_search.h"
#include "tests/solver/random_specs.h"
#include "tests/support/exploration.h"
#include "tests/support/load_spec.h"

namespace tlaloc::solver {
namespace {

using frontend::Specification;
using test::Depths;
using test::Variety;

constexpr std::uint32_t kSteps = 12;  // that are explored
constexpr double kSeconds = 2;        // for a proof

unsigned proofs = 0;

/// Whether the invariant is violated, or evaluating it, Init or Next has no value.
bool is_invariant_violated(const Depths& found) {
  return found.invariant_false || found.invariant_undefined || found.undefined;
}

InductOptions induct_options() {
  InductOptions options;
  options.length = 2;
  return options;
}

/// Read back and checked, as the command does: only then is it a proof.
bool is_accepted(const Specification& specification, const InvariantFound& found) {
  std::string body = test::module_text(specification) + "Proved ==\n";
  for (const std::string& type : found.types) body += "  /\\ " + type + "\n";
  body += "  /\\ Inv\n";
  for (const std::string& lemma : found.lemmas) body += "  /\\ " + lemma + "\n";
  std::string config = "INIT Init NEXT Next INVARIANT Proved CONSTANT none = none CHECK_DEADLOCK FALSE";
  if (!specification.model.constraints.empty()) config += " CONSTRAINT Bound";
  InductOptions options = induct_options();
  options.explain = false;
  options.deadlock = specification.model.check_deadlock;
  try {
    return std::holds_alternative<Proved>(
        induct(test::load_spec(body, {{}, {}, config}), options, Budget({kSeconds, {}, nullptr, {}})).verdict);
  } catch (const symbolic::Unsupported&) {
    return false;
  }
}

/// Empty: nothing is proved that is violated.
std::string check_prove(const Specification& specification, const Depths& expected) {
  ProveOptions options;
  const ProofAttempt attempt = prove(specification, options, Budget({kSeconds, {}, nullptr, {}}));
  const bool deadlocks = specification.model.check_deadlock && expected.deadlock;
  if (attempt.found && is_accepted(specification, *attempt.found)) {
    ++proofs;
    if (is_invariant_violated(expected) || deadlocks) return "prove: " + attempt.found->engine + " proves what is violated\n";
  }
  for (const PropertyVerdict& property : attempt.result.properties) {
    const bool violated = property.name == "Inv"        ? expected.invariant_false || expected.invariant_undefined
                          : property.name == "deadlock" ? deadlocks
                                                        : expected.undefined.has_value();
    if (violated && std::holds_alternative<Proved>(property.verdict)) return "prove: " + property.name + " is violated\n";
  }
  return {};
}

/// Empty: not proved, or not violated.
std::string check_induct(const Specification& specification, bool is_violated, const char* what) {
  if (!std::holds_alternative<Proved>(induct(specification, induct_options(), Budget({kSeconds, {}, nullptr, {}})).verdict))
    return {};
  ++proofs;
  return is_violated ? std::string("induct: ") + what + " is proved but violated\n" : std::string();
}

/// The specification with an invariant more, which comes first: each variable has a value that it has in one of `states`, but
/// for `left_out`, a number among the values of the first variable that has several. Nothing: there is no such set of values.
std::optional<Specification> with_values(const Specification& specification, const std::set<interpret::State>& states,
                                         std::optional<unsigned> left_out) {
  Specification result{specification.program.draft(), specification.model};
  kernel::Program& program = result.program;
  const auto add = [&](kernel::Expr expr) {
    const kernel::Level level = kernel::level_of(program, expr);
    return program.add(std::move(expr), Span{}, level);
  };
  std::vector<kernel::ExprId> conjuncts;
  for (std::uint32_t v = 0; v < program.variables.size(); ++v) {
    std::set<Value> values;
    for (const interpret::State& state : states) values.insert(state[v]);
    if (left_out && values.size() > 1) {
      values.erase(std::next(values.begin(), static_cast<std::ptrdiff_t>(*left_out % values.size())));
      left_out.reset();
    }
    Value set = Value::sorted_set({values.begin(), values.end()});
    if (!test::is_well_typed(set)) return std::nullopt;
    const kernel::ExprId variable = add(kernel::VariableRef{kernel::VariableId(v)});
    conjuncts.push_back(add(kernel::OpApply{kernel::Op::In, {variable, add(kernel::Literal{std::move(set)})}}));
  }
  if (left_out) return std::nullopt;
  const kernel::ExprId all = add(kernel::OpApply{kernel::Op::And, std::move(conjuncts)});
  result.model.invariants.insert(result.model.invariants.begin(), {"Values", all, Span{}});
  return result;
}

/// What `work` reports, or that it ended in an error; a refusal is no difference.
template <class Work>
std::string report_of(Work work) {
  try {
    return work();
  } catch (const symbolic::Unsupported&) {
    return {};
  } catch (const std::exception& error) {
    return std::string(error.what()) + "\n";
  }
}

std::optional<std::string> compare_proofs(const Specification& drawn, unsigned seed) {
  test::Explorer explorer(drawn, kSteps);
  const auto expected = explorer.run();
  if (!expected) return std::nullopt;
  Specification specification{drawn.program.draft(), drawn.model};
  specification.model.check_deadlock = seed % 4 == 0;  // most of them can get stuck
  std::string report = report_of([&] { return check_prove(specification, *expected); });
  const bool violated = is_invariant_violated(*expected);
  report += report_of([&] { return check_induct(specification, violated, "Inv"); });
  if (expected->undefined == 0U) return report;  // perhaps of Init: then nothing else was explored
  // The values of the states that were seen: as a rule inductive together with Inv. One less is violated.
  if (const auto typed = with_values(specification, explorer.states(), std::nullopt)) {
    report += report_of([&] { return check_induct(*typed, violated, "Inv"); });
  }
  if (const auto typed = with_values(specification, explorer.states(), seed)) {
    report += report_of([&] { return check_induct(*typed, true, "Values"); });
  }
  return report;
}

TEST(RandomProofs, ProveNothingThatExplorationViolates) {
  const unsigned wanted = test::from_environment("TLALOC_RANDOM_SPECS", 60);
  proofs = 0;
  for (const Variety variety : {Variety::Small, Variety::Wide}) {
    test::compare_many(wanted / 2, variety, wanted, compare_proofs);
  }
  EXPECT_GT(proofs, wanted / 20);
}

}  // namespace
}  // namespace tlaloc::solver
