// What a proof of a temporal property consists of: a question about states as a module, and the invariant that answers it.
#include <fmt/format.h>

#include <map>

#include "frontend/kernel/text/model_values.h"
#include "solver/proof/certificate/overlay.h"
#include "solver/proof/states/one_of.h"
#include "solver/strategy/prove_liveness.h"
#include "solver/strategy/strategy.h"

namespace tlaloc::solver {

namespace {

constexpr std::size_t kMostRanks = 20000;  // in a certificate

std::string text_of(const engine::FairCycles::Rank& rank, std::uint32_t turns, const LivenessModule& module) {
  std::vector<std::string> conjuncts;
  for (std::size_t v = 0; v < module.monitor.size(); ++v) {
    if (((rank.cared_for >> v) & 1U) == 0) continue;
    conjuncts.push_back((((rank.variables >> v) & 1U) != 0 ? "" : "~") + module.monitor[v]);
  }
  conjuncts.push_back(module.turn ? fmt::format("{} * {} + {} <= {}", turns, module.rounds, *module.turn, rank.bound)
                                  : fmt::format("{} <= {}", module.rounds, rank.bound));
  return fmt::format("({})", fmt::join(conjuncts, " /\\ "));
}

}  // namespace

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
    temporal::FormulaId counterexample, const RoundBound& bound) const {
  const ProofSubject subject{task_.load, task_.specification, options_.undefined == encoder::Undefined::IsFree};
  auto made = make_liveness_module(subject, own_, behaviours_.formulas(), counterexample, name_, number_, bound);
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
                                                              const engine::StateGraph& graph, const engine::FairCycles& cycles,
                                                              const Typed& typed, const Budget& budget) const {
  const engine::FairCycles::Ranking ranking = cycles.rank();
  if (ranking.size > kMostRanks) return "too many ranks of states to be written down";
  auto made = make_question(counterexample, ranking.rounds);
  if (auto* why = std::get_if<std::string>(&made)) return std::move(*why);
  const auto* const question = std::get_if<std::unique_ptr<Question>>(&made);
  const LivenessModule& module = (*question)->module;
  kernel::Program program = typed.specification.program.draft();

  InvariantFound found;
  found.engine = kEngine;
  std::vector<kernel::ExprId> mentioned = typed.types;
  for (const kernel::ExprId type : typed.types) found.types.push_back(kernel::print(program, type));
  for (const std::string& variable : module.monitor) found.types.push_back(variable + " \\in BOOLEAN");
  std::map<std::string, std::vector<std::vector<kernel::ExprId>>> states;  // by what is said of their ranks
  for (std::size_t i = 0; i < ranking.states.size(); ++i) {
    if (ranking.states[i].empty()) continue;
    std::vector<std::string> ranks;
    for (const auto& rank : ranking.states[i]) ranks.push_back(text_of(rank, ranking.turns, module));
    states[fmt::format("{}", fmt::join(ranks, " \\/ "))].push_back(graph.states[i]);
  }
  std::vector<std::string> cases;
  for (const auto& [ranks, where] : states) {
    const kernel::ExprId any = engine::one_of(program, where);
    mentioned.push_back(any);
    cases.push_back(fmt::format("(({}) /\\ ({}))", kernel::print(program, any), ranks));
  }
  if (module.turn) found.types.push_back(fmt::format("{} \\in 0..{}", *module.turn, ranking.turns - 1));
  found.types.push_back(fmt::format("{} \\in 0..{}", module.rounds, ranking.rounds + 1));
  // None: no behaviour even begins as a violation does.
  found.lemmas.push_back(cases.empty() ? "FALSE" : fmt::format("{}", fmt::join(cases, "\n  \\/ ")));
  found.model_values = kernel::model_values(program, mentioned);

  const ProofSubject subject{(*question)->load, *(*question)->loaded.specification,
                             options_.undefined == encoder::Undefined::IsFree};
  Certificate certificate = make_certificate(subject, found);
  budget.observe(0, fmt::format("checking the rounds of {} states", graph.states.size()));
  if (auto why = refute(certificate, subject, (*question)->files, options_, budget, task_.keeps_obligations)) return *why;
  certificate.extended = {{module.module_path, module.module}};
  return certificate;
}

Report LivenessProof::attempt(temporal::FormulaId counterexample, const RoundBound& bound, const Budget& budget) const {
  auto made = make_question(counterexample, bound);
  if (auto* why = std::get_if<std::string>(&made)) return unknown(incomplete(std::move(*why)));
  const Question& question = *std::get<std::unique_ptr<Question>>(made);
  const LivenessModule& module = question.module;
  const frontend::Specification& specification = *question.loaded.specification;
  const Task part{specification, question.load, question.files, task_.keeps_obligations};
  Report report = attempt_proof(part, specification, options_, budget);
  const auto* const rounds = std::get_if<std::uint32_t>(&bound);
  if (std::holds_alternative<Violated>(report.result.verdict)) {
    return unknown(incomplete(rounds != nullptr ? fmt::format("its conditions can be met {} times without it", *rounds + 1)
                                                : "no bound is known of how often its conditions can be met without it"));
  }
  if (std::holds_alternative<Proved>(report.result.verdict)) {
    if (report.certificate) report.certificate->extended = {{module.module_path, module.module}};
    report.result.verdict =
        Proved{rounds != nullptr ? fmt::format("within {} round{} of its conditions", *rounds + 1, *rounds == 0 ? "" : "s")
                                 : fmt::format("each round of its conditions decreases {}",
                                               kernel::print(own_.program, std::get<kernel::ExprId>(bound)))};
  }
  return report;
}

}  // namespace tlaloc::solver
