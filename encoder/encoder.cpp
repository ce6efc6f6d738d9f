#include "encoder/encoder.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "encoder/action/action_reader.h"
#include "encoder/symmetry/canonical.h"
#include "encoder/symmetry/interchangeable.h"
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

constexpr const char* kUndecided = "whether the action is enabled depends on a choice from a set too large to list";
}  // namespace

struct Encoder::Impl {
  const frontend::Specification& specification;
  term::Terms& terms;
  obligation::Obligations obligations;
  evaluate::Evaluator evaluator;

  Impl(const frontend::Specification& spec, term::Terms& t, interpret::Run run, symbolic::Limits limits)
      : specification(spec), terms(t), obligations(t), evaluator(spec.program, t, obligations, limits, std::move(run)) {
    evaluator.set_enabled_reader(
        [this](ExprId action, const evaluate::EnvironmentPtr& env, const SymbolicState& state, TermId path) {
          Enabled result = enabled(action, env, state, path, true);
          if (!result.is_exact) result.obligations.push_back(undecided(action, path, result.holds));
          obligations.put_back(std::move(result.obligations));
          return result.holds;
        });
  }

  /// Next as read at one state: kept, because deadlock and the step itself both need it.
  struct Reading {
    std::uint64_t state = 0;
    std::vector<action::Branch> branches;
    std::vector<TermId> definitions;
    std::vector<obligation::Obligation> obligations;
    bool capped = false;
    bool makes_choices = false;  ///< fresh variables were made: guards do not say by themselves whether a step exists
  };
  std::optional<Reading> last_reading;
  bool level_is_known = true;  ///< not of arbitrary states and what follows them
  std::optional<std::vector<Value>> interchangeable;
  std::set<std::uint32_t> said_exclusive;  ///< groups whose exclusiveness has been asserted

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

  /// Branches become a transition: a selector each, exactly one of them, and next leaves defined under the selectors.
  Transition join(Reading reading, const std::string& name, bool initial) {
    Transition out;
    std::vector<action::Branch>& branches = reading.branches;
    std::erase_if(branches, [&](const action::Branch& b) { return !complete(b, initial); });
    out.definitions = std::move(reading.definitions);
    out.obligations = std::move(reading.obligations);
    for (auto& incomplete : obligations.take()) out.obligations.push_back(std::move(incomplete));

    std::vector<TermId> selectors;
    for (const action::Branch& b : branches) {
      const TermId selector = terms.bool_variable(name + "." + (b.label.name.empty() ? "Next" : b.label.name.text()));
      selectors.push_back(selector);
      out.definitions.push_back(terms.implies(selector, b.guard));
      out.branches.push_back({selector, b.label});
    }
    out.definitions.push_back(terms.declare_exclusive(selectors));
    out.taken = terms.disjunction(selectors);
    if (branches.empty()) return out;
    out.next.id = evaluate::new_state_id();

    const auto& variables = specification.program.variables;
    for (std::uint32_t v = 0; v < variables.size(); ++v) {
      const std::string leaf = fmt::format("{}.{}", name, variables[kernel::VariableId(v)].name.text());
      std::vector<std::pair<TermId, SymValue>> alternatives;
      for (std::size_t i = 0; i < branches.size(); ++i) alternatives.emplace_back(selectors[i], *branches[i].next.values[v]);
      auto named = alternatives.size() == 1 ? symbolic::name_leaves(terms, alternatives.front().second, leaf)
                                            : symbolic::merge_named(terms, evaluator.limits(), alternatives, leaf);
      // Equations of a single branch hold only when it is taken: its value may be meaningless elsewhere.
      for (const TermId equation : named.equations) {
        out.definitions.push_back(alternatives.size() == 1 ? terms.implies(selectors.front(), equation) : equation);
      }
      say_one_hot(named.value, out.taken, out.definitions);
      out.next.values.push_back(std::move(named.value));
    }
    return out;
  }

  /// One guard of each choice in a state holds. It follows from the selectors, but only once one is chosen: said outright, it
  /// lets the solver learn across steps. Said only of what is always in use: not of fields that may be absent.
  void say_one_hot(const SymValue& value, TermId taken, std::vector<TermId>& definitions) {
    if (const auto* choice = value.get_if<symbolic::Choice>()) {
      std::vector<TermId> guards;
      std::set<std::uint32_t> groups;
      bool all_fresh = true;
      for (const auto& [guard, alternative] : choice->alternatives) {
        guards.push_back(guard);
        const bool variable = terms.op(guard) == term::Op::Variable && terms.exclusive_group(guard) != 0;
        if (variable) groups.insert(terms.exclusive_group(guard));
        all_fresh &= variable;
      }
      definitions.push_back(terms.implies(taken, terms.disjunction(guards)));
      if (!all_fresh || groups.size() != 1) return;
      if (const auto [at, added] = said_exclusive.insert(*groups.begin()); added) {
        definitions.push_back(terms.exclusive_constraint(*at));
      }
    } else if (const auto* function = value.get_if<symbolic::Function>()) {
      for (const auto& entry : function->entries) {
        if (terms.is_true(entry.present)) say_one_hot(entry.value, taken, definitions);
      }
    }
  }

  /// Whether a branch assigns every variable; one that does not is an obligation wherever it can be taken.
  bool complete(const action::Branch& branch, bool initial) {
    std::string missing;
    for (std::uint32_t v = 0; v < branch.next.values.size(); ++v) {
      if (branch.next.values[v]) continue;
      if (!missing.empty()) missing += ", ";
      missing += "`" + specification.program.variables[kernel::VariableId(v)].name.text() + "`";
    }
    if (missing.empty()) return true;
    const std::string where = initial                     ? "the initial predicate"
                              : branch.label.name.empty() ? "the next-state relation"
                                                          : "action `" + branch.label.name.text() + "`";
    obligations.record(terms.true_term(), branch.guard, interpret::EvalError::Kind::Undefined,
                       fmt::format("{} leaves {} unassigned", where, missing),
                       branch.label.span.is_valid() ? branch.label.span : whole(initial));
    return false;
  }

  [[noreturn]] void refuse_without_values(std::uint32_t index) const {
    const kernel::Variable& variable = specification.program.variables[kernel::VariableId(index)];
    throw NoValues(
        fmt::format("no conjunct says which values `{0}` may take: add one such as `{0} \\in S`", variable.name.text()),
        variable.span, kernel::VariableId(index));
  }

  /// An arbitrary state needs a set of values for each variable.
  void demand_complete(const action::Branch& branch) const {
    for (std::uint32_t v = 0; v < branch.next.values.size(); ++v) {
      if (!branch.next.values[v]) refuse_without_values(v);
    }
    // Every variable has a value: whatever waited for one has been read since.
    TLALOC_CHECK(branch.postponed.empty(), "a conjunct was left unread although all variables have values");
  }

  [[nodiscard]] Span whole(bool initial) const {
    return specification.program.spans[initial ? *specification.model.init : *specification.model.next];
  }

  void set_level(std::uint32_t level) { evaluator.set_level(level_is_known ? level : 0); }

  Predicate finish(TermId holds) { return {holds, obligations.take(), evaluator.take_definitions()}; }

  evaluate::Context at(const SymbolicState& state) {
    evaluate::Context context;
    context.current = &state;
    context.path = terms.true_term();
    return context;
  }

  struct Enabled {
    TermId holds;
    std::vector<obligation::Obligation> obligations;
    bool is_exact = true;  ///< false: the action is enabled also in states where `holds` is false
  };

  /// ENABLED `action`. What it says must not depend on a fresh variable, which would stand for one element of a set and not
  /// for whichever fits; `obligations_count` says whether that goes for the obligations too. When nothing else helps, some
  /// of the ways to take the action are enough for most states.
  Enabled enabled(ExprId action, const evaluate::EnvironmentPtr& env, const SymbolicState& state, TermId path,
                  bool obligations_count) {
    for (const Mode mode : {Mode::Enabled, Mode::Expanded, Mode::Sampled}) {
      ActionReader reader(evaluator, mode, &state, "enabled");
      const auto depends = [&](TermId t) { return action::depends_on(terms, t, reader.placeholders()); };
      std::vector<TermId> guards;
      bool is_exact = true;
      for (const action::Branch& b : reader.read(action, env, path)) {
        if (!depends(b.guard)) {
          guards.push_back(b.guard);
        } else {
          is_exact = false;
        }
      }
      Enabled result{terms.disjunction(guards), obligations.take(), true};
      is_exact = (is_exact && reader.is_complete()) || terms.is_true(result.holds);
      result.is_exact = is_exact;
      const bool is_open = obligations_count && std::any_of(result.obligations.begin(), result.obligations.end(),
                                                            [&](const auto& o) { return depends(o.violated); });
      if (!is_open && (is_exact || mode == Mode::Sampled)) return result;
    }
    throw symbolic::Unsupported(kUndecided, specification.program.spans[action]);
  }

  /// A state in which only ways to take `action` that were not looked at may be left: what `enabled` says is not enough there.
  obligation::Obligation undecided(ExprId action, TermId path, TermId holds) {
    return {terms.conjunction({path, terms.negate(holds)}), interpret::EvalError::Kind::Limit, kUndecided,
            specification.program.spans[action]};
  }
};

Encoder::Encoder(const frontend::Specification& specification, term::Terms& terms, interpret::Run run, symbolic::Limits limits)
    : impl_(std::make_unique<Impl>(specification, terms, std::move(run), limits)) {}

Encoder::~Encoder() = default;

void Encoder::set_interrupt(std::function<bool()> interrupted) { impl_->evaluator.set_interrupt(std::move(interrupted)); }

Transition Encoder::initial() {
  TLALOC_CHECK(impl_->specification.model.init.has_value(), "a model without Init has no initial states");
  impl_->set_level(1);
  auto reading = impl_->read(*impl_->specification.model.init, Mode::Initial, nullptr, "s0");
  for (action::Branch& b : reading.branches) b.label = {};
  return impl_->join(std::move(reading), "s0", true);
}

Transition Encoder::step(const SymbolicState& current, std::uint32_t depth) {
  impl_->set_level(depth);
  return impl_->join(impl_->next_at(current, depth), fmt::format("s{}", depth), false);
}

ArbitraryState Encoder::arbitrary(const std::vector<kernel::ExprId>& formulas) {
  // Seen beforehand: reading everything else without the variable may take long.
  const std::set<std::uint32_t> candidates = perhaps_assigned(impl_->specification.program, formulas);
  for (std::uint32_t v = 0; v < impl_->specification.program.variables.size(); ++v) {
    if (!candidates.contains(v)) impl_->refuse_without_values(v);
  }
  impl_->level_is_known = false;
  impl_->set_level(1);
  ActionReader reader(impl_->evaluator, Mode::Initial, nullptr, "s0");
  Impl::Reading reading;
  reading.branches = reader.read_states(formulas);
  impl_->collect(reader, reading);
  for (action::Branch& branch : reading.branches) {
    branch.label = {};
    impl_->demand_complete(branch);
  }
  ArbitraryState out;
  out.capped = reading.capped;
  out.states = impl_->join(std::move(reading), "s0", true);
  return out;
}

ActionSteps Encoder::actions(const SymbolicState& current, std::uint32_t depth) {
  impl_->set_level(depth);
  Impl::Reading reading = impl_->next_at(current, depth);
  ActionSteps out;
  out.definitions = std::move(reading.definitions);
  out.obligations = std::move(reading.obligations);
  out.capped = reading.capped;
  std::vector<Impl::Reading> groups;
  for (action::Branch& branch : reading.branches) {
    const auto same_action = [&](const Impl::Reading& group) { return group.branches.front().label.name == branch.label.name; };
    auto at = std::find_if(groups.begin(), groups.end(), same_action);
    if (at == groups.end()) at = groups.emplace(groups.end());
    at->branches.push_back(std::move(branch));
  }
  for (Impl::Reading& group : groups) {
    out.actions.push_back(impl_->join(std::move(group), fmt::format("s{}", depth), false));
    auto& incomplete = out.actions.back().obligations;
    out.obligations.insert(out.obligations.end(), incomplete.begin(), incomplete.end());
    incomplete.clear();
  }
  std::erase_if(out.actions, [](const Transition& action) { return action.branches.empty(); });
  return out;
}

Predicate Encoder::predicate(kernel::ExprId expr, const SymbolicState& state, std::uint32_t depth) {
  impl_->set_level(depth + 1);
  return impl_->finish(impl_->evaluator.holds(expr, impl_->at(state)));
}

Valuation Encoder::value(kernel::ExprId expr, const SymbolicState& state, std::uint32_t depth) {
  impl_->set_level(depth + 1);
  SymValue value = impl_->evaluator.evaluate(expr, impl_->at(state));
  return {std::move(value), impl_->obligations.take(), impl_->evaluator.take_definitions()};
}

Predicate Encoder::action_predicate(kernel::ExprId expr, const SymbolicState& current, const SymbolicState& next,
                                    std::uint32_t depth) {
  impl_->set_level(depth);
  evaluate::PartialState after;
  for (const SymValue& value : next.values) after.values.emplace_back(value);
  after.id = evaluate::new_state_id();
  evaluate::Context context = impl_->at(current);
  context.next = &after;
  return impl_->finish(impl_->evaluator.holds(expr, context));
}

TermId Encoder::canonical(const SymbolicState& state) {
  if (!impl_->interchangeable) {
    const frontend::Specification& specification = impl_->specification;
    impl_->interchangeable = symmetry::interchangeable(specification.program, symmetry::meaning(specification.model));
  }
  if (impl_->interchangeable->empty()) return impl_->terms.true_term();
  return symmetry::canonical(impl_->evaluator, state, *impl_->interchangeable);
}

TermId Encoder::differ(const SymbolicState& a, const SymbolicState& b) {
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

bool Encoder::has_counted_steps() const { return impl_->evaluator.has_read_level(); }

Predicate Encoder::enabled(const SymbolicState& state, std::uint32_t depth) {
  impl_->set_level(depth + 1);
  const auto& reading = impl_->next_at(state, depth + 1);
  if (!reading.makes_choices) {
    std::vector<TermId> guards;
    for (const action::Branch& b : reading.branches) guards.push_back(b.guard);
    return {impl_->terms.disjunction(guards), {}, {}};
  }
  const ExprId next = *impl_->specification.model.next;
  const TermId always = impl_->terms.true_term();
  const auto result = impl_->enabled(next, nullptr, state, always, false);  // its obligations are the step's
  if (result.is_exact) return {result.holds, {}, {}};
  return {always, {impl_->undecided(next, always, result.holds)}, {}};
}

}  // namespace tlaloc::encoder
