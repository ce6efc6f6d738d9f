#include <fmt/core.h>

#include "solver/answered.h"
#include "solver/engine/engine.h"
#include "solver/strategy/invariant_search.h"
#include "solver/strategy/partial_proof.h"
#include "solver/strategy/prove_liveness.h"
#include "solver/strategy/strategy.h"

namespace tlaloc::solver {

namespace {

/// What the certificate proves: all of the model but temporal properties.
CheckResult proved(const InvariantFound& found) {
  CheckResult result;
  result.verdict = Proved{found.lemmas.empty() ? "inductive as it stands"
                                               : fmt::format("inductive with {} lemma{}", found.lemmas.size(),
                                                             found.lemmas.size() == 1 ? "" : "s")};
  return result;
}

}  // namespace

Report attempt_proof(const Task& task, const frontend::Specification& specification, const CheckOptions& options,
                     const Budget& budget) {
  const ProofSubject subject{task.load, specification, options.undefined == encoder::Undefined::IsFree,
                             &task.specification.model};
  ProofAttempt attempt = prove(specification, {options, assigned_constants(subject)}, budget);
  if (!attempt.found) return {std::move(attempt.result), {}, {}, {}, "proof"};
  std::optional<std::string> doubt;
  for (const auto* found : {&attempt.found, &attempt.spelt_out}) {
    if (!*found) continue;
    Certificate certificate = make_certificate(subject, **found);
    const auto why = refute(certificate, subject, task.files, options, budget, task.keeps_obligations);
    if (!why) return {proved(**found), {}, std::move(certificate), {}, (*found)->engine};
    if (!doubt) doubt = why;
  }
  return {{Unknown{incomplete(*doubt), std::nullopt}, {}, {}}, {}, {}, {}, "proof"};
}

Report prove_properties(const Task& task, const CheckOptions& options, const Budget& budget) {
  if (const auto refusal = find_refused_formula(task.specification, options, budget)) {
    throw symbolic::Unsupported(refusal->message, refusal->span);
  }
  PartialProof proof(task, true);
  if (!task.specification.model.next || proof.is_empty()) {
    return {
        {Unknown{incomplete("there is nothing to prove: no property, and deadlock is not asked for"), std::nullopt}, {}, {}},
        {},
        {},
        {},
        "proof"};
  }
  proof.run(options, budget);
  return proof.report();
}

Report check_induction(const Task& task, const InductOptions& options, const Budget& budget) {
  InductOptions induct_options = options;
  std::vector<ObligationRecord> obligations;
  if (task.keeps_obligations) {
    induct_options.record = [&](const ObligationRecord& record) { obligations.push_back(record); };
  }
  const engine::Engine& engine = engine::engine(engine::EngineId::Induction);
  encoder::System system(task.specification, run_of(task.specification, options), {}, [&] { return budget.is_over(); });
  Report report;
  report.engine = engine.name;
  report.induction = engine.run(system, {induct_options, {}}, budget).table;
  const Induction& induction = *report.induction;
  if (task.keeps_obligations && std::holds_alternative<Proved>(induction.verdict)) {
    const InvariantFound found{engine.name, induction.added, {}, induction.model_values};
    const ProofSubject subject{task.load, task.specification, options.undefined == encoder::Undefined::IsFree};
    report.certificate = make_certificate(subject, found);
    report.certificate->obligations = std::move(obligations);
  }
  return report;
}

Report simulate(const Task& task, const CheckOptions& options, std::uint32_t runs, const Budget& budget) {
  const engine::Engine& engine = engine::engine(engine::EngineId::Simulation);
  encoder::System system(task.specification, run_of(task.specification, options), {}, [&] { return budget.is_over(); });
  return {engine.run(system, {InductOptions{options}, {}, runs}, budget).result, {}, {}, {}, engine.name};
}

}  // namespace tlaloc::solver
