#include "solver/strategy/prove_liveness.h"

#include <fmt/format.h>

#include <algorithm>

#include "encoder/domain/domain_fixpoint.h"
#include "frontend/kernel/traverse.h"
#include "frontend/support/check.h"
#include "solver/engine/encoded.h"
#include "solver/proof/ranking.h"
#include "solver/proof/states/abstract_states.h"
#include "solver/proof/states/concrete_states.h"
#include "solver/proof/variable_domains.h"
#include "solver/strategy/strategy.h"

namespace tlaloc::solver {

namespace {

constexpr std::uint32_t kMostRounds = 32;
/// Seconds for the first number of rounds when nobody set a limit; twice as many for each further one.
constexpr double kFirst = 10;
constexpr double kShare = 0.4;                          // of a limit, for one number of rounds
constexpr double kForRanking = 5, kShareRanking = 0.1;  // the same for one ranking: it is soon proved or refuted
// Of a limit, for states and the steps between them: listed by the interpreter, asked of the solver.
constexpr double kShareListing = 0.1, kShareClasses = 0.5;

std::vector<temporal::AtomId> atoms_of(const temporal::Formulas& formulas, temporal::FormulaId root) {
  std::vector<temporal::AtomId> atoms;
  for (const temporal::FormulaId part : formulas.parts(root)) {
    if (formulas[part].atom.is_valid()) atoms.push_back(formulas[part].atom);
  }
  return atoms;
}

/// Whether something has another value when the same state is reached again, as TLCGet("level").
bool depends_on_run(const frontend::Specification& specification, const temporal::Formulas& formulas,
                    temporal::FormulaId root) {
  std::vector<kernel::ExprId> exprs{*specification.model.init, *specification.model.next};
  for (const temporal::AtomId atom : atoms_of(formulas, root)) exprs.push_back(formulas[atom].expr);
  const auto reached = kernel::reach(specification.program, exprs).exprs;
  return std::any_of(reached.begin(), reached.end(), [&](kernel::ExprId expr) {
    const auto* apply = std::get_if<kernel::OpApply>(&specification.program.exprs[expr]);
    return apply != nullptr && kernel::info(apply->op).level == kernel::LevelRule::AtLeastState;
  });
}

/// Its steps may change nothing; nothing is asked of it.
void add_stuttering(frontend::Specification& own) {
  kernel::Program& program = own.program;
  std::vector<kernel::ExprId> variables;
  for (std::uint32_t v = 0; v < program.variables.size(); ++v) {
    variables.push_back(program.add(kernel::VariableRef{kernel::VariableId(v)}, Span{}, kernel::Level::State));
  }
  const auto all = program.add(kernel::OpApply{kernel::Op::Tuple, std::move(variables)}, Span{}, kernel::Level::State);
  const auto stutter = program.add(kernel::OpApply{kernel::Op::Unchanged, {all}}, Span{}, kernel::Level::Action);
  own.model.next = program.add(kernel::OpApply{kernel::Op::Or, {*own.model.next, stutter}}, Span{}, kernel::Level::Action);
  for (auto* list : {&own.model.invariants, &own.model.initial_properties, &own.model.action_properties}) list->clear();
  own.model.temporal.clear();
  own.model.check_deadlock = false;
}

}  // namespace

Report LivenessProof::unknown(WhyUnknown why) {
  Report report;
  report.result.verdict = Unknown{std::move(why), std::nullopt};
  report.engine = "proof";
  return report;
}

template <class Work>
Report LivenessProof::answered(const Budget& budget, Work work) {
  try {
    return work();
  } catch (const engine::Unanswered& unanswered) {
    return unknown(unanswered.why);
  } catch (const symbolic::Unsupported& refusal) {
    return unknown(unsupported(refusal.what()));
  } catch (const interpret::EvalException& failure) {
    return unknown(unsupported(failure.error().message));
  } catch (const evaluate::Interrupted&) {
    return unknown(budget.why());
  }
}

LivenessProof::LivenessProof(const Task& task, const CheckOptions& options, const Budget& budget)
    : task_(task),
      options_(options),
      own_(task.specification.draft()),
      properties_(encoder::list_properties(own_.model)),
      behaviours_(own_, properties_, run_of(own_, options), [&budget] { return budget.is_over(); }) {
  options_.found = {};
  options_.print = {};
}

Report LivenessProof::run(encoder::PropertyId property, Effort effort, const Budget& budget) {
  const auto counterexample = behaviours_.counterexample(property);
  if (const auto* refusal = std::get_if<encoder::Refusal>(&counterexample)) {
    if (refusal->kind == encoder::Refusal::Kind::Interrupted) return unknown(incomplete("interrupted"));
    return unknown(unsupported(refusal->message));
  }
  name_ = properties_[property].name;
  std::uint32_t number = 1;
  for (std::uint32_t i = 0; i < property.index; ++i) {
    if (properties_[encoder::PropertyId(i)].kind == encoder::PropertyKind::Temporal) ++number;
  }
  const auto& parts = behaviours_.counterexamples(property);
  Report all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    number_ = parts.size() == 1 ? fmt::format("{}", number) : fmt::format("{}Part{}", number, i + 1);
    const auto known = proved_.find(parts[i]);
    Report report = known != proved_.end() ? known->second : prove(parts[i], effort, budget);
    if (!std::holds_alternative<Proved>(report.result.verdict)) return report;
    if (known == proved_.end()) proved_.emplace(parts[i], report);
    if (report.certificate) all.liveness.push_back(std::move(*report.certificate));
    all.result = std::move(report.result);
    all.engine = std::move(report.engine);
  }
  return all;
}

Report LivenessProof::prove(temporal::FormulaId formula, Effort effort, const Budget& budget) {
  const frontend::Model& model = own_.model;
  if (!model.constraints.empty() || !model.action_constraints.empty()) {
    return unknown(incomplete("no proof is looked for where constraints cut off behaviours"));
  }
  if (depends_on_run(own_, behaviours_.formulas(), formula)) {
    return unknown(unsupported("no proof is looked for where a state depends on how it was reached, as `TLCGet` does"));
  }
  const auto monitor = temporal::make_monitor(behaviours_.formulas(), formula);
  if (!monitor) return unknown(incomplete("no proof is looked for where a property asks for the first step"));
  const Violation violation{formula, *monitor, engine::PlainFormulas(*monitor)};

  const auto share = [&budget](double of_limit) {
    const auto left = budget.seconds_left();
    return Budget::Part{left ? *left * of_limit : kFirst, {}};
  };
  bool is_violated = false;
  Report report = answered(budget, [&] {
    const Budget listing(budget, share(kShareListing));
    return list_states(violation, is_violated, listing, budget);
  });
  if (std::holds_alternative<Proved>(report.result.verdict) || is_violated || effort == Effort::FewStates) return report;

  bool have_values = false;
  const Budget classifying(budget, share(kShareClasses));
  report = answered(classifying, [&] { return list_classes(violation, have_values, classifying); });
  // What is walked below ends where the property cannot be violated any more; what has no value may come later.
  if (std::holds_alternative<Proved>(report.result.verdict) || !have_values) return report;
  double seconds = kFirst;
  std::uint32_t tried = 0;
  for (const RoundBound& bound : bounds(formula)) {
    if (budget.is_over()) break;
    const auto left = budget.seconds_left();
    budget.observe(tried++, fmt::format("looking for a bound on {}", name_));
    const bool is_number = std::holds_alternative<std::uint32_t>(bound);
    const double of_limit = left ? std::max(1.0, *left * (is_number ? kShare : kShareRanking)) : 0;
    const Budget part(budget, {left ? of_limit : is_number ? seconds : kForRanking, {}});
    report = answered(part, [&] { return attempt(formula, bound, part); });
    if (std::holds_alternative<Proved>(report.result.verdict)) return report;
    if (is_number) seconds *= 2;
  }
  if (budget.is_over()) return unknown(budget.why());
  return report;
}

std::vector<RoundBound> LivenessProof::bounds(temporal::FormulaId formula) {
  std::vector<kernel::ExprId> roots{*own_.model.init, *own_.model.next};
  for (const temporal::AtomId atom : atoms_of(behaviours_.formulas(), formula)) {
    roots.push_back(behaviours_.formulas()[atom].expr);
  }
  std::vector<RoundBound> bounds{0U, 1U};
  for (const kernel::ExprId ranking : engine::find_rankings(own_.program, kernel::reach_in_states(own_.program, roots).exprs)) {
    bounds.emplace_back(ranking);
  }
  for (std::uint32_t rounds = 2; rounds <= kMostRounds; rounds *= 2) bounds.emplace_back(rounds);
  return bounds;
}

LivenessProof::Typed LivenessProof::not_typed() const {
  Typed typed{own_.draft(), {}};
  typed.specification.program.spelling = task_.specification.origin->spelling;  // what is printed is read again
  add_stuttering(typed.specification);
  return typed;
}

void LivenessProof::add_invariant(frontend::Specification& specification, kernel::ExprId formula) {
  specification.model.invariants.push_back(
      {fmt::format("Known{}", specification.model.invariants.size() + 1), formula, Span{}});
}

std::optional<WhyUnknown> LivenessProof::why_not_inductive(const Typed& typed, const std::vector<temporal::AtomId>& atoms,
                                                           const Budget& budget) const {
  frontend::Specification own = typed.specification.draft();
  for (const temporal::AtomId id : atoms) {
    const temporal::Atom& atom = behaviours_.formulas()[id];
    const auto level = atom.is_action ? kernel::Level::Action : kernel::Level::State;
    const auto booleans = own.program.add(kernel::Literal{Value::boolean_set()}, Span{}, kernel::Level::Constant);
    const auto has_value = own.program.add(kernel::OpApply{kernel::Op::In, {atom.expr, booleans}}, Span{}, level);
    auto& formulas = atom.is_action ? own.model.action_properties : own.model.invariants;
    formulas.push_back({fmt::format("value {}", id.index), has_value, Span{}});
  }
  InductOptions induct_options{options_};
  induct_options.length.reset();
  induct_options.deadlock = false;
  induct_options.explain = false;
  const Induction induction = induct(own, induct_options, budget);
  if (std::holds_alternative<Proved>(induction.verdict)) return std::nullopt;
  if (const auto* open = std::get_if<Unknown>(&induction.verdict)) return open->why;
  return incomplete("the states that were found are not all");
}

Report LivenessProof::list_states(const Violation& violation, bool& is_violated, const Budget& listing, const Budget& budget) {
  if (is_listing_slow_) return unknown(incomplete("the states were not listed in time"));
  budget.observe(0, fmt::format("listing states for {}", name_));
  Typed typed = not_typed();
  frontend::Specification walked = typed.specification.draft();
  walked.model.next = own_.model.next;  // stuttering is added
  auto listed = engine::ConcreteStates(walked, behaviours_.formulas(), violation.plain, options_, listing).list();
  if (auto* why = std::get_if<WhyUnknown>(&listed)) {
    is_listing_slow_ = is_listing_slow_ || listing.is_over();
    return unknown(std::move(*why));
  }
  const auto& [graph, types, any] = std::get<engine::ConcreteStates::Listed>(listed);
  engine::FairCycles cycles(graph, violation.plain, violation.monitor, budget);
  const auto answer = cycles.find();
  is_violated = answer == engine::FairCycles::Answer::Some;
  if (is_violated) return unknown(incomplete(fmt::format("a behaviour among {} states violates it", graph.states.size())));
  if (answer == engine::FairCycles::Answer::TooMany) return unknown(incomplete("too many states to list"));

  typed.specification.program = walked.program.draft();
  typed.types = types;
  for (const kernel::ExprId type : types) add_invariant(typed.specification, type);
  if (!is_list_complete_) {
    // Then each part of the property has a value, because it has one in all that are listed.
    budget.observe(0, fmt::format("checking that {} states are all", graph.states.size()));
    add_invariant(typed.specification, any);
    if (auto why = why_not_inductive(typed, {}, budget)) return unknown(*why);
    is_list_complete_ = true;
  }
  return conclude(violation, graph, cycles, typed, budget);
}

Report LivenessProof::list_classes(const Violation& violation, bool& have_values, const Budget& budget) const {
  Typed typed = not_typed();
  const auto domains = engine::find_variable_domains(typed.specification, options_, budget);
  if (const auto* why = std::get_if<WhyUnknown>(&domains)) return unknown(*why);
  for (const domain::ValueDomain& domain : std::get<std::vector<domain::ValueDomain>>(domains)) {
    if (domain::kinds(domain).size() > 1) return unknown(incomplete("a variable has values of several kinds"));
    const kernel::VariableId variable(static_cast<std::uint32_t>(typed.types.size()));
    typed.types.push_back(domain::membership(typed.specification.program, variable, domain));
    add_invariant(typed.specification, typed.types.back());
  }
  have_values = !why_not_inductive(typed, atoms_of(behaviours_.formulas(), violation.formula), budget);
  if (!have_values) {
    if (const auto why = why_not_inductive(typed, {}, budget)) return unknown(*why);
  }
  const ProofSubject subject{task_.load, task_.specification, false};
  engine::ProofProblem problem(typed.specification, options_, budget, assigned_constants(subject));
  const auto graph = engine::AbstractStates(problem, behaviours_.formulas(), violation.plain).list(typed.specification);
  if (!graph) return unknown(incomplete("too many states to list"));
  engine::FairCycles cycles(*graph, violation.plain, violation.monitor, budget);
  switch (cycles.find()) {
    case engine::FairCycles::Answer::None:
      break;
    case engine::FairCycles::Answer::Some:
      return unknown(incomplete("states that agree on all atoms may violate it"));
    case engine::FairCycles::Answer::TooMany:
      return unknown(incomplete("too many states to list"));
  }
  return conclude(violation, *graph, cycles, typed, budget);
}

Report LivenessProof::conclude(const Violation& violation, const engine::StateGraph& graph, const engine::FairCycles& cycles,
                               const Typed& typed, const Budget& budget) const {
  auto certificate = certify(violation.formula, graph, cycles, typed, budget);
  if (auto* why = std::get_if<std::string>(&certificate)) {
    return unknown(budget.is_over() ? budget.why() : incomplete(std::move(*why)));
  }
  Report report;
  report.engine = kEngine;
  report.certificate = std::move(std::get<Certificate>(certificate));
  report.result.verdict = Proved{fmt::format("no fair cycle without it among {} states", graph.states.size())};
  return report;
}

std::optional<encoder::Refusal> find_refused_formula(const frontend::Specification& specification, const CheckOptions& options,
                                                     const Budget& budget) {
  if (specification.model.temporal.empty()) return std::nullopt;
  frontend::Specification own = specification.draft();
  const encoder::Properties properties = encoder::list_properties(own.model);
  const encoder::Behaviours behaviours(own, properties, run_of(own, options), [&] { return budget.is_over(); });
  for (std::uint32_t i = 0; i < properties.size(); ++i) {
    const encoder::PropertyId id(i);
    if (properties[id].kind != encoder::PropertyKind::Temporal) continue;
    const auto formula = behaviours.counterexample(id);
    const auto* const refusal = std::get_if<encoder::Refusal>(&formula);
    if (refusal != nullptr && refusal->kind != encoder::Refusal::Kind::Interrupted) return *refusal;
  }
  return std::nullopt;
}

}  // namespace tlaloc::solver
