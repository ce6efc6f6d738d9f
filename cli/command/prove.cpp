#include "solver/prove.h"

#include <fmt/core.h>

#include "cli/command/certificate.h"
#include "cli/command/command.h"
#include "cli/command/model_run.h"

namespace tlaloc::cli {

namespace {

using solver::CheckResult;

/// What the certificate proves.
CheckResult proved(const frontend::Specification& specification, const solver::InvariantFound& found) {
  const solver::Proved proof{found.lemmas.empty() ? "inductive as it stands"
                                                  : fmt::format("inductive with {} lemma{}", found.lemmas.size(),
                                                                found.lemmas.size() == 1 ? "" : "s")};
  const frontend::Model& model = specification.model;
  CheckResult result;
  result.verdict = proof;
  for (const frontend::NamedExpr& formula : model.invariants) result.properties.push_back({formula.name, proof});
  if (model.check_deadlock) result.properties.push_back({"deadlock", proof});
  for (const auto* others : {&model.initial_properties, &model.action_properties}) {
    for (const frontend::NamedExpr& formula : *others) result.properties.push_back({formula.name, proof});
  }
  return result;
}

}  // namespace

bool is_provable(const frontend::Model& model) {
  if (!model.next) return false;
  return !model.invariants.empty() || !model.action_properties.empty() || !model.initial_properties.empty() ||
         model.check_deadlock;
}

Answer attempt_proof(const Options& options, const FileProvider& files, const frontend::Specification& specification,
                     const solver::CheckOptions& check, const solver::Budget& budget) {
  if (!is_provable(specification.model)) {
    return CheckResult{
        solver::Unknown{solver::incomplete("there is nothing to prove: no property, and deadlock is not asked for"),
                        std::nullopt},
        {},
        {}};
  }
  const frontend::LoadOptions load = to_load_options(options);
  const ProofSubject subject{load, specification, options.undefined_is_free};
  solver::ProofAttempt attempt = solver::prove(specification, {check, assigned_constants(subject)}, budget);
  if (!attempt.found) return std::move(attempt.result);
  std::optional<std::string> doubt;
  for (const auto* found : {&attempt.found, &attempt.spelt_out}) {
    if (!*found) continue;
    Certificate certificate = make_certificate(subject, **found);
    const auto why = refute(certificate, subject, files, check, budget, options.certificate_dir.has_value());
    if (!why) return Proof{proved(specification, **found), (*found)->engine, std::move(certificate)};
    if (!doubt) doubt = why;
  }
  return CheckResult{solver::Unknown{solver::incomplete(*doubt), std::nullopt}, {}, {}};
}

ExitCode run_prove(const Options& options, const FileProvider& files, Console& console) {
  const auto prove = [&](const frontend::Specification& specification, const solver::CheckOptions& check,
                         const solver::Budget& budget) { return attempt_proof(options, files, specification, check, budget); };
  return run_engine({"proof", prove}, options, files, console);
}

}  // namespace tlaloc::cli
