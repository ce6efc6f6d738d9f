#include "solver/strategy/prove_liveness.h"

#include <fmt/core.h>

#include <algorithm>

#include "frontend/temporal/monitor.h"
#include "solver/engine/encoded.h"
#include "solver/proof/certificate/liveness_module.h"
#include "solver/proof/certificate/overlay.h"
#include "solver/proof/fair_cycles.h"
#include "solver/proof/variable_domains.h"
#include "solver/strategy/strategy.h"

namespace tlaloc::solver {

namespace {

constexpr std::uint32_t kMostRounds = 32;
/// Seconds for the first number of rounds when nobody set a limit; twice as many for each further one.
constexpr double kFirst = 10;
constexpr double kShare = 0.4;         // of a limit, for one number of rounds
constexpr double kShareListing = 0.5;  // of a limit, for states and the steps between them

Report unknown(WhyUnknown why) {
  Report report;
  report.result.verdict = Unknown{std::move(why), std::nullopt};
  report.engine = "proof";
  return report;
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

LivenessProof::LivenessProof(const Task& task, encoder::PropertyId property, const CheckOptions& options)
    : task_(task),
      id_(property),
      options_(options),
      own_(task.specification.draft()),
      properties_(encoder::list_properties(own_.model)),
      behaviours_(own_, properties_, run_of(own_, options)) {
  options_.found = {};
  options_.print = {};
}

Report LivenessProof::run(const Budget& budget) {
  const auto counterexample = behaviours_.counterexample(id_);
  if (const auto* refusal = std::get_if<encoder::Refusal>(&counterexample)) return unknown(unsupported(refusal->message));
  const auto formula = std::get<temporal::FormulaId>(counterexample);
  const auto all = budget.seconds_left();
  Report last = list_states(formula, Budget(budget, {all ? *all * kShareListing : kFirst, {}}));
  if (std::holds_alternative<Proved>(last.result.verdict)) return last;
  double seconds = kFirst;
  while (!budget.is_over() && rounds_ <= kMostRounds) {
    const auto left = budget.seconds_left();
    budget.observe(rounds_, fmt::format("looking for a bound on {}", properties_[id_].name));
    const double part = left ? std::max(1.0, *left * kShare) : seconds;
    last = attempt(formula, rounds_, Budget(budget, {part, {}}));
    if (std::holds_alternative<Proved>(last.result.verdict)) return last;
    rounds_ = rounds_ == 0 ? 1 : rounds_ * 2;
    seconds *= 2;
  }
  if (budget.is_over()) return unknown(budget.why());
  return last;
}

Report LivenessProof::list_states(temporal::FormulaId counterexample, const Budget& budget) const {
  const frontend::Model& model = own_.model;
  if (!model.constraints.empty() || !model.action_constraints.empty()) {
    return unknown(incomplete("no proof is looked for where constraints cut off behaviours"));
  }
  const auto monitor = temporal::make_monitor(behaviours_.formulas(), counterexample);
  if (!monitor) return unknown(incomplete("no proof is looked for where a property asks for the first step"));
  budget.observe(0, fmt::format("listing states for {}", properties_[id_].name));
  try {
    frontend::Specification own = own_.draft();
    add_stuttering(own);
    const auto domains = engine::find_variable_domains(own, options_, budget);
    if (const auto* why = std::get_if<WhyUnknown>(&domains)) return unknown(*why);
    for (std::uint32_t v = 0; v < own.program.variables.size(); ++v) {
      const auto& domain = std::get<std::vector<domain::ValueDomain>>(domains)[v];
      if (domain::kinds(domain).size() > 1) return unknown(incomplete("a variable has values of several kinds"));
      const kernel::ExprId type = domain::membership(own.program, kernel::VariableId(v), domain);
      own.model.invariants.push_back({kernel::print(own.program, type), type, Span{}});
    }
    InductOptions induct_options{options_};
    induct_options.length.reset();
    induct_options.deadlock = false;
    induct_options.explain = false;
    if (!std::holds_alternative<Proved>(induct(own, induct_options, budget).verdict)) {
      return unknown(incomplete("the values of variables that were computed are not all"));
    }
    const ProofSubject subject{task_.load, task_.specification, false};
    engine::ProofProblem problem(own, options_, budget, assigned_constants(subject));
    engine::FairCycles cycles(problem, behaviours_.formulas(), *monitor);
    switch (cycles.find()) {
      case engine::FairCycles::Answer::None:
        break;
      case engine::FairCycles::Answer::Perhaps:
        return unknown(incomplete("states that agree on all atoms may violate it"));
      case engine::FairCycles::Answer::TooMany:
        return unknown(incomplete("too many states to list"));
    }
    Report report;
    report.engine = "cycles";
    report.result.verdict = Proved{fmt::format("no fair cycle without it among {} states", cycles.states())};
    return report;
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

Report LivenessProof::attempt(temporal::FormulaId counterexample, std::uint32_t rounds, const Budget& budget) const {
  const ProofSubject subject{task_.load, task_.specification, options_.undefined == encoder::Undefined::IsFree};
  auto made = make_liveness_module(subject, own_, behaviours_.formulas(), counterexample, properties_[id_].name, rounds);
  if (const auto* why = std::get_if<std::string>(&made)) return unknown(incomplete(*why));
  const auto& module = std::get<LivenessModule>(made);
  const Overlay files(task_.files, {{module.module_path, module.module}, {module.config_path, module.config}});
  frontend::LoadOptions load = task_.load;
  load.spec_path = module.module_path;
  load.config_path = module.config_path;
  load.use_config = true;
  load.init = module.init;
  load.next = module.next;
  load.invariants = {module.invariant};
  load.implied.clear();
  load.properties.clear();
  load.config_properties = false;
  SourceManager sources;
  DiagnosticSink sink;
  frontend::Loaded loaded = frontend::load(load, files, sources, sink);
  if (!loaded.specification || sink.has_errors()) {
    const Diagnostic* const error = sink.first_error();
    return unknown(incomplete("the property as a question about states cannot be read: " +
                              (error == nullptr ? "no specification" : error->message)));
  }
  loaded.specification->model.check_deadlock = false;
  const Task part{*loaded.specification, load, files, task_.keeps_obligations};
  try {
    Report report = attempt_proof(part, *loaded.specification, options_, budget);
    if (std::holds_alternative<Violated>(report.result.verdict)) {
      return unknown(incomplete(fmt::format("its conditions can be met {} times without it", rounds + 1)));
    }
    if (std::holds_alternative<Proved>(report.result.verdict)) {
      if (report.certificate) report.certificate->extended = {{module.module_path, module.module}};
      report.result.verdict = Proved{fmt::format("within {} round{} of its conditions", rounds + 1, rounds == 0 ? "" : "s")};
    }
    return report;
  } catch (const symbolic::Unsupported& refusal) {
    return unknown(unsupported(refusal.what()));
  } catch (const interpret::EvalException& failure) {
    return unknown(unsupported(failure.error().message));
  }
}

}  // namespace tlaloc::solver
