#include "solver/engine/bounded/lasso.h"

#include <fmt/core.h>

#include <set>

#include "frontend/support/check.h"
#include "solver/engine/encoded.h"

namespace tlaloc::engine {

using temporal::AtomId;
using temporal::Formula;
using temporal::FormulaId;
using term::TermId;

Lassos::Lassos(encoder::TransitionSystem& system, Unrolling& unrolling)
    : system_(system), formulas_(system.behaviours()->formulas()), terms_(system.terms()), unrolling_(unrolling) {}

void Lassos::forget() { positions_.clear(); }

Lassos::Position& Lassos::position(std::uint32_t depth) {
  while (positions_.size() <= depth) {
    Position made;
    made.step.resize(formulas_.atom_count());
    made.stutter.resize(formulas_.atom_count());
    positions_.push_back(std::move(made));
  }
  return positions_[depth];
}

const encoder::Condition& Lassos::condition(AtomId id, std::uint32_t depth, bool is_stuttering) {
  const temporal::Atom& atom = formulas_[id];
  Position& here = position(depth);
  auto& known = is_stuttering && atom.is_action ? here.stutter[id.index] : here.step[id.index];
  if (known) return *known;
  const auto on_step = [&](const encoder::StateAt& next, const encoder::SymbolicState& current) {
    return take(system_.step_holds(atom.expr, {next.state, depth + 1, &current}));
  };
  const encoder::StateAt at = unrolling_.at(depth);
  encoder::Condition made = !atom.is_action ? take(system_.holds(atom.expr, at))
                            : is_stuttering ? on_step(at, at.state)
                                            : on_step(unrolling_.at(depth + 1), at.state);
  unrolling_.define(made.definitions);
  known = std::move(made);
  return *known;
}

std::vector<AtomId> Lassos::atoms(FormulaId root) const {
  std::set<AtomId> all;
  for (const FormulaId part : formulas_.parts(root)) {
    if (formulas_[part].atom.is_valid()) all.insert(formulas_[part].atom);
  }
  return {all.begin(), all.end()};
}

std::vector<Lassos::AtomAt> Lassos::at_last(AtomId atom) {
  const std::uint32_t depth = unrolling_.depth();
  const bool is_action = formulas_[atom].is_action;
  std::vector<AtomAt> all{{is_action ? Of::Stuttering : Of::State, condition(atom, depth, true).obligations}};
  if (is_action && depth > 0) all.push_back({Of::Step, condition(atom, depth - 1, false).obligations});
  return all;
}

TermId Lassos::in_loop(std::uint32_t depth) {
  if (const TermId known = position(depth).in_loop; known.is_valid()) return known;
  const TermId made = terms_.bool_variable(fmt::format("in_loop{}", depth));
  position(depth).in_loop = made;
  if (depth > 0) unrolling_.define({terms_.implies(in_loop(depth - 1), made)});
  return made;
}

TermId Lassos::along(FormulaId root, std::uint32_t count, bool is_stuttering) {
  const std::uint32_t last = count - 1;
  const auto is_in_loop = [&](std::uint32_t depth) { return is_stuttering ? terms_.boolean(depth == last) : in_loop(depth); };
  // By part and position; operands come before what they are operands of.
  const std::vector<FormulaId> parts = formulas_.parts(root);
  std::vector<std::vector<TermId>> values(root.index + 1);
  for (const FormulaId part : parts) {
    const Formula& formula = formulas_[part];
    std::vector<TermId>& here = values[part.index];
    here.resize(count);
    const auto of_operands = [&](std::uint32_t at) {
      std::vector<TermId> terms;
      for (const FormulaId operand : formula.operands) terms.push_back(values[operand.index][at]);
      return terms;
    };
    switch (formula.kind) {
      case Formula::Kind::Atom:
      case Formula::Kind::Negated:
        for (std::uint32_t i = 0; i < count; ++i) {
          const TermId holds = condition(formula.atom, i, is_stuttering && i == last).holds;
          here[i] = formula.kind == Formula::Kind::Atom ? holds : terms_.negate(holds);
        }
        break;
      case Formula::Kind::And:
        for (std::uint32_t i = 0; i < count; ++i) here[i] = terms_.conjunction(of_operands(i));
        break;
      case Formula::Kind::Or:
        for (std::uint32_t i = 0; i < count; ++i) here[i] = terms_.disjunction(of_operands(i));
        break;
      case Formula::Kind::Eventually:
      case Formula::Kind::Always: {
        const bool is_always = formula.kind == Formula::Kind::Always;
        const std::vector<TermId>& operand = values[formula.operands.front().index];
        std::vector<TermId> round;
        for (std::uint32_t i = 0; i < count; ++i) {
          const TermId in = is_in_loop(i);
          round.push_back(is_always ? terms_.implies(in, operand[i]) : terms_.conjunction({in, operand[i]}));
        }
        TermId later = is_always ? terms_.conjunction(round) : terms_.disjunction(round);
        for (std::uint32_t i = count; i-- > 0;) {
          later = is_always ? terms_.conjunction({operand[i], later}) : terms_.disjunction({operand[i], later});
          here[i] = later;
        }
        break;
      }
    }
  }
  return values[root.index].front();
}

TermId Lassos::repeating(FormulaId root) {
  const std::uint32_t depth = unrolling_.depth();
  if (depth == 0) return terms_.false_term();
  const TermId holds = along(root, depth, false);
  if (terms_.is_false(holds)) return holds;
  const encoder::SymbolicState& last = unrolling_.last().state;
  std::vector<TermId> all{holds, in_loop(depth - 1)};
  for (std::uint32_t i = 0; i < depth; ++i) {
    const TermId before = i == 0 ? terms_.false_term() : in_loop(i - 1);
    const TermId starts = terms_.conjunction({in_loop(i), terms_.negate(before)});
    all.push_back(terms_.implies(starts, take(system_.same(unrolling_.at(i).state, last))));
  }
  return terms_.conjunction(all);
}

TermId Lassos::stuttering(FormulaId root) { return along(root, unrolling_.depth() + 1, true); }

std::uint32_t Lassos::loop_start(term::TermEvaluator& model) const {
  for (std::uint32_t i = 0; i < positions_.size(); ++i) {
    if (positions_[i].in_loop.is_valid() && model.truth(positions_[i].in_loop)) return i;
  }
  throw InternalError("a behaviour that repeats itself has no loop");
}

}  // namespace tlaloc::engine
