#include "encoder/system/transition_system.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "encoder/action/action_reader.h"
#include "encoder/action/enabled.h"
#include "encoder/symmetry/canonical.h"
#include "encoder/symmetry/interchangeable.h"
#include "encoder/system/joiner.h"
#include "frontend/kernel/traverse.h"
#include "frontend/support/check.h"

namespace tlaloc::encoder {

using action::ActionReader;
using action::Mode;
using kernel::ExprId;

namespace {
/// Variables that some formula might give a value, read as an initial predicate: as a side of an equation, on the left of \in
/// or \subseteq, or by another name. The others occur only where they are looked at.
std::set<std::uint32_t> perhaps_assigned(const kernel::Program& program, const std::vector<ExprId>& formulas) {
  std::set<std::uint32_t> found;
  const auto note = [&](ExprId expr) {
    if (const auto* ref = std::get_if<kernel::VariableRef>(&program.exprs[expr])) found.insert(ref->variable.index);
  };
  const kernel::Reached reached = kernel::reach(program, formulas);
  for (const kernel::DefinitionId definition : reached.definitions) note(program.definitions[definition].body);
  for (const ExprId expr : reached.exprs) {
    const kernel::Expr& e = program.exprs[expr];
    if (const auto* apply = std::get_if<kernel::OpApply>(&e)) {
      if (apply->op == kernel::Op::In || apply->op == kernel::Op::SubsetEq) note(apply->args[0]);
      if (apply->op == kernel::Op::Eq || apply->op == kernel::Op::Equiv)
        std::for_each(apply->args.begin(), apply->args.end(), note);
    } else if (std::holds_alternative<kernel::Call>(e) || std::holds_alternative<kernel::CallLocal>(e) ||
               std::holds_alternative<kernel::Let>(e) || std::holds_alternative<kernel::Lambda>(e)) {
      kernel::for_each_child(e, note);
    }
  }
  return found;
}

/// Thrown where no formula says which values a variable may take.
struct NoValues {
  kernel::VariableId variable;
};
}  // namespace

struct TransitionSystem::Impl {
  std::optional<frontend::Specification> own;  ///< where there are temporal properties
  const frontend::Specification& specification;
  Properties properties;
  std::optional<Behaviours> behaviours;
  term::Terms& terms;
  obligation::Obligations obligations;
  evaluate::Evaluator evaluator;
  TransitionJoiner joiner;

  Impl(const frontend::Specification& spec, term::Terms& t, interpret::Run run, symbolic::Limits limits,
       const std::function<bool()>& interrupted)
      : own(spec.model.temporal.empty() ? std::nullopt : std::optional(spec.draft())),
        specification(own ? *own : spec),
        properties(list_properties(spec.model)),
        behaviours(normal_forms(run, interrupted)),
        terms(t),
        obligations(t, run.undefined_is_free),
        evaluator(specification.program, t, obligations, limits, std::move(run)),
        joiner(specification, t, evaluator.limits(), obligations) {
    action::answer_enabled(evaluator);
  }

  /// Before the evaluator is made, which wants to see all expressions.
  std::optional<Behaviours> normal_forms(const interpret::Run& run, const std::function<bool()>& interrupted) {
    if (!own) return std::nullopt;
    return std::optional<Behaviours>(std::in_place, *own, properties, run, interrupted);
  }

  std::optional<Reading> last_reading;  ///< of Next: deadlock and the step itself both need it
  bool level_is_known = true;           ///< not of arbitrary states and what follows them
  std::optional<std::vector<Value>> interchangeable;

  Reading read(ExprId formula, Mode mode, const SymbolicState* state, const std::string& name) {
    ActionReader reader(evaluator, mode, state, name);
    const std::size_t variables = terms.variable_count();
    Reading reading;
    reading.state = state == nullptr ? 0 : state->id;
    reading.branches = reader.read(formula, nullptr, terms.true_term());
    collect(reader, reading);
    reading.makes_choices = terms.variable_count() != variables;
    return reading;
  }
  void collect(ActionReader& reader, Reading& reading) {
    reading.definitions = reader.take_definitions();
    reading.obligations = obligations.take();
    reading.capped = reader.capped();
  }

  const Reading& next_at(const SymbolicState& state, std::uint32_t depth) {
    if (!last_reading || state.id == 0 || last_reading->state != state.id) {
      last_reading = read(*specification.model.next, Mode::Step, &state, fmt::format("s{}", depth));
    }
    return *last_reading;
  }

  void demand_complete(const action::Branch& branch) const {
    for (std::uint32_t v = 0; v < branch.next.values.size(); ++v) {
      if (!branch.next.values[v]) throw NoValues{kernel::VariableId(v)};
    }
    // Every variable has a value: whatever waited for one has been read since.
    TLALOC_CHECK(branch.postponed.empty(), "a conjunct was left unread although all variables have values");
  }

  void set_level(std::uint32_t level) { evaluator.set_level(level_is_known ? level : 0); }

  static Refusal interrupted() { return {Refusal::Kind::Interrupted, {}, {}, {}, {}}; }

  /// Runs `work`, which encodes something; what ends it becomes a value. Obligations and definitions met until then are left to
  /// the next formula: what the evaluator remembers of the work may rest on them.
  template <class Work>
  auto encoded(Work work) -> Encoded<decltype(work())> {
    try {
      return work();
    } catch (const symbolic::Unsupported& refusal) {
      if (evaluator.is_interrupted()) return interrupted();  // a constant may have been given up for that
      return Refusal{Refusal::Kind::Unsupported, refusal.what(), refusal.span(), {}, {}};
    } catch (const NoValues& missing) {
      if (evaluator.is_interrupted()) return interrupted();
      const kernel::Variable& variable = specification.program.variables[missing.variable];
      return Refusal{
          Refusal::Kind::NoValues,
          fmt::format("no conjunct says which values `{0}` may take: add one such as `{0} \\in S`", variable.name.text()),
          variable.span,
          missing.variable,
          {}};
    } catch (const interpret::EvalException& failure) {
      if (interpret::is_limit(failure.error().kind) && evaluator.is_interrupted()) return interrupted();
      return Refusal{Refusal::Kind::NoConstant, failure.error().message, failure.error().span, {}, failure.error()};
    } catch (const evaluate::Interrupted&) {
      return interrupted();
    }
  }
  Condition finish(TermId holds) { return {holds, obligations.take(), evaluator.take_definitions()}; }

  evaluate::Context at(const SymbolicState& state) {
    evaluate::Context context;
    context.current = &state;
    context.path = terms.true_term();
    return context;
  }

  AdmittedStates admitted(std::vector<ExprId> formulas) {
    if (specification.model.open) formulas.insert(formulas.begin(), specification.model.open->facts);
    // Seen beforehand: reading everything else without the variable may take long.
    const std::set<std::uint32_t> candidates = perhaps_assigned(specification.program, formulas);
    for (std::uint32_t v = 0; v < specification.program.variables.size(); ++v) {
      if (!candidates.contains(v)) throw NoValues{kernel::VariableId(v)};
    }
    level_is_known = false;
    set_level(1);
    ActionReader reader(evaluator, Mode::Initial, nullptr, "s0");
    Reading reading;
    reading.branches = reader.read_states(formulas);
    collect(reader, reading);
    for (action::Branch& branch : reading.branches) {
      branch.label = {};
      demand_complete(branch);
    }
    AdmittedStates out;
    out.capped = reading.capped;
    out.states = joiner.join(std::move(reading), "s0", true);
    return out;
  }

  ActionSteps actions(const SymbolicState& current, std::uint32_t depth) {
    set_level(depth);
    Reading reading = next_at(current, depth);
    ActionSteps out;
    out.definitions = std::move(reading.definitions);
    out.obligations = std::move(reading.obligations);
    out.capped = reading.capped;
    std::vector<Reading> groups;
    for (action::Branch& branch : reading.branches) {
      const auto same_action = [&](const Reading& group) { return group.branches.front().label.name == branch.label.name; };
      auto at = std::find_if(groups.begin(), groups.end(), same_action);
      if (at == groups.end()) at = groups.emplace(groups.end());
      at->branches.push_back(std::move(branch));
    }
    for (Reading& group : groups) {
      out.actions.push_back(joiner.join(std::move(group), fmt::format("s{}", depth), false));
      auto& incomplete = out.actions.back().obligations;
      out.obligations.insert(out.obligations.end(), incomplete.begin(), incomplete.end());
      incomplete.clear();
    }
    std::erase_if(out.actions, [](const Transition& action) { return action.branches.empty(); });
    return out;
  }

  Condition next_enabled(const StateAt& where) {
    set_level(where.depth + 1);
    const auto& reading = next_at(where.state, where.depth + 1);
    if (!reading.makes_choices) {
      std::vector<TermId> guards;
      for (const action::Branch& b : reading.branches) guards.push_back(b.guard);
      return {terms.disjunction(guards), {}, {}};
    }
    const ExprId next = *specification.model.next;
    const TermId always = terms.true_term();
    // Its obligations are the step's.
    const auto result = action::read_enabled(evaluator, next, nullptr, where.state, always, false);
    if (result.is_exact) return {result.holds, {}, evaluator.take_definitions()};
    return {always, {action::undecided(evaluator, next, always, result.holds)}, evaluator.take_definitions()};
  }
};

TransitionSystem::TransitionSystem(const frontend::Specification& specification, term::Terms& terms, interpret::Run run,
                                   symbolic::Limits limits, const std::function<bool()>& interrupted)
    : impl_(std::make_unique<Impl>(specification, terms, std::move(run), limits, interrupted)) {}

TransitionSystem::~TransitionSystem() = default;

const frontend::Specification& TransitionSystem::specification() const { return impl_->specification; }

term::Terms& TransitionSystem::terms() const { return impl_->terms; }

const Properties& TransitionSystem::properties() const { return impl_->properties; }

const Behaviours* TransitionSystem::behaviours() const { return impl_->behaviours ? &*impl_->behaviours : nullptr; }

void TransitionSystem::set_interrupt(std::function<bool()> interrupted) {
  impl_->evaluator.set_interrupt(std::move(interrupted));
}

Encoded<Transition> TransitionSystem::initial() {
  TLALOC_CHECK(impl_->specification.model.init.has_value(), "a model without Init has no initial states");
  return impl_->encoded([&] {
    impl_->set_level(1);
    auto reading = impl_->read(*impl_->specification.model.init, Mode::Initial, nullptr, "s0");
    for (action::Branch& b : reading.branches) b.label = {};
    return impl_->joiner.join(std::move(reading), "s0", true);
  });
}

Encoded<Transition> TransitionSystem::step(const SymbolicState& current, std::uint32_t depth) {
  return impl_->encoded([&] {
    impl_->set_level(depth);
    return impl_->joiner.join(impl_->next_at(current, depth), fmt::format("s{}", depth), false);
  });
}

Encoded<AdmittedStates> TransitionSystem::admitted(const std::vector<ExprId>& formulas) {
  return impl_->encoded([&] { return impl_->admitted(formulas); });
}

Encoded<ActionSteps> TransitionSystem::actions(const SymbolicState& current, std::uint32_t depth) {
  return impl_->encoded([&] { return impl_->actions(current, depth); });
}

Encoded<Condition> TransitionSystem::condition(PropertyId property, const StateAt& at) {
  const Property& asked = impl_->properties[property];
  switch (asked.kind) {
    case PropertyKind::Invariant:
    case PropertyKind::Initial:
      return holds(asked.formula, at);
    case PropertyKind::Action:
      return step_holds(asked.formula, at);
    case PropertyKind::Deadlock:
      return enabled(at);
    case PropertyKind::Temporal:
    case PropertyKind::Defined:
      break;
  }
  throw InternalError("a property that says nothing of a single state or step");
}

Encoded<Condition> TransitionSystem::holds(ExprId formula, const StateAt& at) {
  return impl_->encoded([&] {
    impl_->set_level(at.depth + 1);
    return impl_->finish(impl_->evaluator.holds(formula, impl_->at(at.state)));
  });
}

Encoded<Condition> TransitionSystem::step_holds(ExprId formula, const StateAt& at) {
  TLALOC_CHECK(at.before != nullptr, "an action is about a step");
  return impl_->encoded([&] {
    impl_->set_level(at.depth);
    evaluate::PartialState after;
    for (const SymValue& value : at.state.values) after.values.emplace_back(value);
    after.id = evaluate::new_state_id();
    evaluate::Context context = impl_->at(*at.before);
    context.next = &after;
    return impl_->finish(impl_->evaluator.holds(formula, context));
  });
}

Encoded<Condition> TransitionSystem::enabled(const StateAt& at) {
  return impl_->encoded([&] { return impl_->next_enabled(at); });
}

Encoded<Valuation> TransitionSystem::value(ExprId expr, const StateAt& at) {
  return impl_->encoded([&] {
    impl_->set_level(at.depth + 1);
    SymValue value = impl_->evaluator.evaluate(expr, impl_->at(at.state));
    return Valuation{std::move(value), impl_->obligations.take(), impl_->evaluator.take_definitions()};
  });
}

TermId TransitionSystem::canonical(const SymbolicState& state) {
  if (!impl_->interchangeable) {
    const frontend::Specification& specification = impl_->specification;
    impl_->interchangeable = symmetry::interchangeable(specification.program, symmetry::meaning(specification.model));
  }
  if (impl_->interchangeable->empty()) return impl_->terms.true_term();
  return symmetry::canonical(impl_->evaluator, state, *impl_->interchangeable);
}

Encoded<TermId> TransitionSystem::same(const SymbolicState& a, const SymbolicState& b) {
  return impl_->encoded([&] {
    std::vector<TermId> equal;
    for (std::size_t v = 0; v < a.values.size(); ++v) {
      equal.push_back(symbolic::equality(impl_->terms, impl_->evaluator.limits(), a.values[v], b.values[v]).equal);
    }
    return impl_->terms.conjunction(equal);
  });
}

TermId TransitionSystem::differ(const SymbolicState& a, const SymbolicState& b) {
  std::vector<TermId> different;
  for (std::size_t v = 0; v < a.values.size(); ++v) {
    try {
      const auto same = symbolic::equality(impl_->terms, impl_->evaluator.limits(), a.values[v], b.values[v]);
      different.push_back(impl_->terms.negate(same.equal));
      different.push_back(same.ill_typed);
    } catch (const symbolic::Unsupported&) {
      return impl_->terms.true_term();
    }
  }
  return impl_->terms.disjunction(different);
}

bool TransitionSystem::has_counted_steps() const { return impl_->evaluator.has_read_level(); }

}  // namespace tlaloc::encoder
