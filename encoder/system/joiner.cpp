#include "encoder/system/joiner.h"

#include <fmt/core.h>

#include "encoder/symbolic/operations.h"
#include "frontend/support/stack.h"

namespace tlaloc::encoder {

/// Branches become a transition: a selector each, exactly one of them, and next leaves defined under the selectors.
Transition TransitionJoiner::join(Reading reading, const std::string& name, bool initial) {
  Transition out;
  std::vector<action::Branch>& branches = reading.branches;
  std::erase_if(branches, [&](const action::Branch& b) { return !is_complete(b, initial); });
  out.definitions = std::move(reading.definitions);
  out.obligations = std::move(reading.obligations);
  for (auto& incomplete : obligations_.take()) out.obligations.push_back(std::move(incomplete));

  std::vector<TermId> selectors;
  for (const action::Branch& b : branches) {
    const TermId selector = terms_.bool_variable(name + "." + (b.label.name.empty() ? "Next" : b.label.name.text()));
    selectors.push_back(selector);
    out.definitions.push_back(terms_.implies(selector, b.guard));
    out.branches.push_back({selector, b.label});
  }
  out.definitions.push_back(terms_.declare_exclusive(selectors));
  out.step_condition = terms_.disjunction(selectors);
  if (branches.empty()) return out;
  out.next.id = evaluate::new_state_id();

  const auto& variables = specification_.program.variables;
  for (std::uint32_t v = 0; v < variables.size(); ++v) {
    if (!initial && variables[kernel::VariableId(v)].is_rigid) {  // in every branch what it is before the step
      out.next.values.push_back(*branches.front().next.values[v]);
      continue;
    }
    const std::string leaf = fmt::format("{}.{}", name, variables[kernel::VariableId(v)].name.text());
    std::vector<std::pair<TermId, SymValue>> alternatives;
    for (std::size_t i = 0; i < branches.size(); ++i) alternatives.emplace_back(selectors[i], *branches[i].next.values[v]);
    auto named = alternatives.size() == 1 ? symbolic::name_leaves(terms_, alternatives.front().second, leaf)
                                          : symbolic::merge_named(terms_, limits_, alternatives, leaf);
    // Equations of a single branch hold only when it is taken: its value may be meaningless elsewhere.
    for (const TermId equation : named.equations) {
      out.definitions.push_back(alternatives.size() == 1 ? terms_.implies(selectors.front(), equation) : equation);
    }
    say_one_hot(named.value, out.step_condition, out.definitions);
    out.next.values.push_back(std::move(named.value));
  }
  return out;
}

/// One guard of each choice in a state holds. It follows from the selectors, but only once one is chosen: said outright, it
/// lets the solver learn across steps. Said only of what is always in use: not of fields that may be absent.
void TransitionJoiner::say_one_hot(const SymValue& value, TermId taken, std::vector<TermId>& definitions) {
  if (stack::is_low()) return stack::on_segment([&] { say_one_hot(value, taken, definitions); });
  if (const auto* choice = value.get_if<symbolic::Choice>()) {
    std::vector<TermId> guards;
    std::set<std::uint32_t> groups;
    bool all_fresh = true;
    for (const auto& [guard, alternative] : choice->alternatives) {
      guards.push_back(guard);
      const bool variable = terms_.op(guard) == term::Op::Variable && terms_.exclusive_group(guard) != 0;
      if (variable) groups.insert(terms_.exclusive_group(guard));
      all_fresh &= variable;
    }
    definitions.push_back(terms_.implies(taken, terms_.disjunction(guards)));
    if (!all_fresh || groups.size() != 1) return;
    if (const auto [at, added] = said_exclusive_.insert(*groups.begin()); added) {
      definitions.push_back(terms_.exclusive_constraint(*at));
    }
  } else if (const auto* function = value.get_if<symbolic::Function>()) {
    for (const auto& entry : function->entries) {
      if (terms_.is_true(entry.present)) say_one_hot(entry.value, taken, definitions);
    }
  }
}

/// Whether a branch assigns every variable; one that does not is an obligation wherever it can be taken.
bool TransitionJoiner::is_complete(const action::Branch& branch, bool initial) {
  std::string missing;
  for (std::uint32_t v = 0; v < branch.next.values.size(); ++v) {
    if (branch.next.values[v]) continue;
    if (!missing.empty()) missing += ", ";
    missing += "`" + specification_.program.variables[kernel::VariableId(v)].name.text() + "`";
  }
  if (missing.empty()) return true;
  const Span whole = specification_.program.spans[initial ? *specification_.model.init : *specification_.model.next];
  const std::string where = initial                     ? "the initial predicate"
                            : branch.label.name.empty() ? "the next-state relation"
                                                        : "action `" + branch.label.name.text() + "`";
  obligations_.record(terms_.true_term(), branch.guard, interpret::EvalError::Kind::Undefined,
                      fmt::format("{} leaves {} unassigned", where, missing),
                      branch.label.span.is_valid() ? branch.label.span : whole);
  return false;
}

}  // namespace tlaloc::encoder
