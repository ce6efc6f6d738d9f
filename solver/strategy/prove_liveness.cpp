#include "solver/strategy/prove_liveness.h"

#include <fmt/format.h>

#include <algorithm>

#include "frontend/kernel/model_values.h"
#include "frontend/support/check.h"
#include "frontend/temporal/monitor.h"
#include "solver/engine/encoded.h"
#include "solver/proof/certificate/liveness_module.h"
#include "solver/proof/certificate/overlay.h"
#include "solver/proof/fair_cycles.h"
#include "solver/proof/variable_domains.h"
#include "solver/strategy/strategy.h"

namespace tlaloc::solver {

namespace {

constexpr const char* kEngine = "cycles";
constexpr std::uint32_t kMostRounds = 32;
constexpr std::size_t kMostRanks = 20000;  // in a certificate
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

/// What ends the work becomes a reason.
template <class Work>
Report answered(const Budget& budget, Work work) {
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

std::vector<temporal::AtomId> atoms_of(const temporal::Formulas& formulas, temporal::FormulaId root) {
  std::vector<temporal::AtomId> atoms;
  for (const temporal::FormulaId part : formulas.parts(root)) {
    if (formulas[part].atom.is_valid()) atoms.push_back(formulas[part].atom);
  }
  return atoms;
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

LivenessProof::LivenessProof(const Task& task, encoder::PropertyId property, const CheckOptions& options, const Budget& budget)
    : task_(task),
      id_(property),
      options_(options),
      budget_(budget),
      own_(task.specification.draft()),
      properties_(encoder::list_properties(own_.model)),
      behaviours_(own_, properties_, run_of(own_, options), [&budget] { return budget.is_over(); }) {
  for (std::uint32_t i = 0; i < property.index; ++i) {
    if (properties_[encoder::PropertyId(i)].kind == encoder::PropertyKind::Temporal) ++number_;
  }
  options_.found = {};
  options_.print = {};
}

Report LivenessProof::run() {
  const auto counterexample = behaviours_.counterexample(id_);
  if (const auto* refusal = std::get_if<encoder::Refusal>(&counterexample)) {
    if (refusal->kind == encoder::Refusal::Kind::Interrupted) return unknown(budget_.why());
    return unknown(unsupported(refusal->message));
  }
  const auto formula = std::get<temporal::FormulaId>(counterexample);
  const frontend::Model& model = own_.model;
  if (!model.constraints.empty() || !model.action_constraints.empty()) {
    return unknown(incomplete("no proof is looked for where constraints cut off behaviours"));
  }
  bool have_values = false;
  const auto all = budget_.seconds_left();
  const Budget listing(budget_, {all ? *all * kShareListing : kFirst, {}});
  Report report = answered(listing, [&] {
    auto typed = find_types(listing);
    if (auto* why = std::get_if<WhyUnknown>(&typed)) return unknown(std::move(*why));
    auto& types = std::get<Typed>(typed);
    have_values = are_inductive(types, atoms_of(behaviours_.formulas(), formula), listing);
    if (!have_values && !are_inductive(types, {}, listing)) {
      return unknown(incomplete("the values of variables that were computed are not all"));
    }
    return list_states(formula, std::move(types), listing);
  });
  // What is walked below ends where the property cannot be violated any more; what has no value may come later.
  if (std::holds_alternative<Proved>(report.result.verdict) || !have_values) return report;
  double seconds = kFirst;
  for (std::uint32_t rounds = 0; !budget_.is_over() && rounds <= kMostRounds; rounds = rounds == 0 ? 1 : rounds * 2) {
    const auto left = budget_.seconds_left();
    budget_.observe(rounds, fmt::format("looking for a bound on {}", properties_[id_].name));
    const Budget part(budget_, {left ? std::max(1.0, *left * kShare) : seconds, {}});
    report = answered(part, [&] { return attempt(formula, rounds, part); });
    if (std::holds_alternative<Proved>(report.result.verdict)) return report;
    seconds *= 2;
  }
  if (budget_.is_over()) return unknown(budget_.why());
  return report;
}

std::variant<LivenessProof::Typed, WhyUnknown> LivenessProof::find_types(const Budget& budget) const {
  budget.observe(0, fmt::format("listing states for {}", properties_[id_].name));
  Typed typed{own_.draft(), {}};
  frontend::Specification& own = typed.specification;
  own.program.spelling = task_.specification.origin->spelling;  // what is printed is read again
  add_stuttering(own);
  const auto domains = engine::find_variable_domains(own, options_, budget);
  if (const auto* why = std::get_if<WhyUnknown>(&domains)) return *why;
  for (std::uint32_t v = 0; v < own.program.variables.size(); ++v) {
    const auto& domain = std::get<std::vector<domain::ValueDomain>>(domains)[v];
    if (domain::kinds(domain).size() > 1) return incomplete("a variable has values of several kinds");
    const kernel::ExprId type = domain::membership(own.program, kernel::VariableId(v), domain);
    own.model.invariants.push_back({kernel::print(own.program, type), type, Span{}});
    typed.types.push_back(type);
  }
  return typed;
}

bool LivenessProof::are_inductive(const Typed& typed, const std::vector<temporal::AtomId>& atoms, const Budget& budget) const {
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
  return std::holds_alternative<Proved>(induct(own, induct_options, budget).verdict);
}

Report LivenessProof::list_states(temporal::FormulaId counterexample, Typed typed, const Budget& budget) const {
  const auto monitor = temporal::make_monitor(behaviours_.formulas(), counterexample);
  if (!monitor) return unknown(incomplete("no proof is looked for where a property asks for the first step"));
  const ProofSubject subject{task_.load, task_.specification, false};
  engine::ProofProblem problem(typed.specification, options_, budget, assigned_constants(subject));
  engine::FairCycles cycles(problem, behaviours_.formulas(), *monitor);
  switch (cycles.find()) {
    case engine::FairCycles::Answer::None:
      break;
    case engine::FairCycles::Answer::Perhaps:
      return unknown(incomplete("states that agree on all atoms may violate it"));
    case engine::FairCycles::Answer::TooMany:
      return unknown(incomplete("too many states to list"));
  }
  auto certificate = certify(counterexample, cycles, problem, typed.types, budget);
  if (auto* why = std::get_if<std::string>(&certificate)) return unknown(incomplete(std::move(*why)));
  Report report;
  report.engine = kEngine;
  report.certificate = std::move(std::get<Certificate>(certificate));
  report.result.verdict = Proved{fmt::format("no fair cycle without it among {} states", cycles.states())};
  return report;
}

/// The module, loaded as a user would load it.
struct LivenessProof::Question {
  LivenessModule module;
  Overlay files;
  frontend::LoadOptions load;
  SourceManager sources;
  DiagnosticSink sink;
  frontend::Loaded loaded;
};

std::variant<std::unique_ptr<LivenessProof::Question>, std::string> LivenessProof::make_question(
    temporal::FormulaId counterexample, std::uint32_t rounds) const {
  const ProofSubject subject{task_.load, task_.specification, options_.undefined == encoder::Undefined::IsFree};
  auto made =
      make_liveness_module(subject, own_, behaviours_.formulas(), counterexample, properties_[id_].name, number_, rounds);
  if (auto* why = std::get_if<std::string>(&made)) return std::move(*why);
  const auto& module = std::get<LivenessModule>(made);
  auto question = std::make_unique<Question>(
      Question{module,
               Overlay(task_.files, {{module.module_path, module.module}, {module.config_path, module.config}}),
               task_.load,
               {},
               {},
               {}});
  frontend::LoadOptions& load = question->load;
  load.spec_path = module.module_path;
  load.config_path = module.config_path;
  load.use_config = true;
  load.init = module.init;
  load.next = module.next;
  load.invariants = {module.invariant};
  load.implied.clear();
  load.properties.clear();
  load.config_properties = false;
  question->loaded = frontend::load(load, question->files, question->sources, question->sink);
  if (!question->loaded.specification || question->sink.has_errors()) {
    const Diagnostic* const error = question->sink.first_error();
    return "the property as a question about states cannot be read: " +
           (error == nullptr ? std::string("no specification") : error->message);
  }
  question->loaded.specification->model.check_deadlock = false;
  return question;
}

std::variant<Certificate, std::string> LivenessProof::certify(temporal::FormulaId counterexample,
                                                              const engine::FairCycles& cycles,
                                                              const engine::ProofProblem& problem,
                                                              const std::vector<kernel::ExprId>& types,
                                                              const Budget& budget) const {
  const engine::FairCycles::Ranking ranking = cycles.rank();
  if (ranking.size > kMostRanks) return "too many ranks of states to be written down";
  auto made = make_question(counterexample, ranking.rounds);
  if (auto* why = std::get_if<std::string>(&made)) return std::move(*why);
  const auto* const question = std::get_if<std::unique_ptr<Question>>(&made);
  const LivenessModule& module = (*question)->module;
  const kernel::Program& program = problem.program();

  InvariantFound found;
  found.engine = kEngine;
  std::vector<kernel::ExprId> mentioned = types;
  for (const kernel::ExprId type : types) found.types.push_back(kernel::print(program, type));
  for (const std::string& variable : module.monitor) found.types.push_back(variable + " \\in BOOLEAN");
  std::uint32_t turns = 0;
  std::vector<std::string> cubes;
  for (std::size_t i = 0; i < ranking.cubes.size(); ++i) {
    std::vector<std::string> ranks;
    for (const auto& rank : ranking.cubes[i]) {
      std::vector<std::string> conjuncts;
      for (std::size_t v = 0; v < module.monitor.size(); ++v) {
        conjuncts.push_back((((rank.variables >> v) & 1U) != 0 ? "" : "~") + module.monitor[v]);
      }
      turns = std::max(turns, rank.turn);
      if (module.turn) conjuncts.push_back(fmt::format("{} = {}", *module.turn, rank.turn));
      conjuncts.push_back(fmt::format("{} <= {}", module.rounds, rank.rounds));
      ranks.push_back(fmt::format("({})", fmt::join(conjuncts, " /\\ ")));
    }
    if (ranks.empty()) continue;
    std::vector<std::string> conjuncts;
    for (std::size_t atom = 0; atom < problem.atoms().size(); ++atom) {
      conjuncts.push_back(
          fmt::format("{}({})", cycles.cubes()[i][atom] ? "" : "~", kernel::print(program, problem.atoms()[atom].expr)));
    }
    conjuncts.push_back(fmt::format("({})", fmt::join(ranks, " \\/ ")));
    cubes.push_back(fmt::format("({})", fmt::join(conjuncts, " /\\ ")));
  }
  for (const engine::Atom& atom : problem.atoms()) mentioned.push_back(atom.expr);
  if (module.turn) found.types.push_back(fmt::format("{} \\in 0..{}", *module.turn, turns));
  found.types.push_back(fmt::format("{} \\in 0..{}", module.rounds, ranking.rounds + 1));
  found.lemmas.push_back(fmt::format("{}", fmt::join(cubes, "\n  \\/ ")));
  found.model_values = kernel::model_values(program, mentioned);

  const ProofSubject subject{(*question)->load, *(*question)->loaded.specification,
                             options_.undefined == encoder::Undefined::IsFree};
  Certificate certificate = make_certificate(subject, found);
  if (auto why = refute(certificate, subject, (*question)->files, options_, budget, task_.keeps_obligations)) return *why;
  certificate.extended = {{module.module_path, module.module}};
  return certificate;
}

Report LivenessProof::attempt(temporal::FormulaId counterexample, std::uint32_t rounds, const Budget& budget) const {
  auto made = make_question(counterexample, rounds);
  if (auto* why = std::get_if<std::string>(&made)) return unknown(incomplete(std::move(*why)));
  const Question& question = *std::get<std::unique_ptr<Question>>(made);
  const LivenessModule& module = question.module;
  const frontend::Specification& specification = *question.loaded.specification;
  const Task part{specification, question.load, question.files, task_.keeps_obligations};
  Report report = attempt_proof(part, specification, options_, budget);
  if (std::holds_alternative<Violated>(report.result.verdict)) {
    return unknown(incomplete(fmt::format("its conditions can be met {} times without it", rounds + 1)));
  }
  if (std::holds_alternative<Proved>(report.result.verdict)) {
    if (report.certificate) report.certificate->extended = {{module.module_path, module.module}};
    report.result.verdict = Proved{fmt::format("within {} round{} of its conditions", rounds + 1, rounds == 0 ? "" : "s")};
  }
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
