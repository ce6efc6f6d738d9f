#include "solver/prove.h"

#include <fmt/core.h>

#include "cli/command/certificate.h"
#include "cli/command/command.h"
#include "cli/command/model_run.h"
#include "cli/command/partial_proof.h"
#include "solver/answered.h"

namespace tlaloc::cli {

namespace {

using solver::CheckResult;

/// What the certificate proves: all of the model but temporal properties.
CheckResult proved(const solver::InvariantFound& found) {
  CheckResult result;
  result.verdict = solver::Proved{found.lemmas.empty() ? "inductive as it stands"
                                                       : fmt::format("inductive with {} lemma{}", found.lemmas.size(),
                                                                     found.lemmas.size() == 1 ? "" : "s")};
  return result;
}

}  // namespace

Answer attempt_proof(const Options& options, const FileProvider& files, const frontend::Specification& specification,
                     const solver::CheckOptions& check, const solver::Budget& budget) {
  const frontend::LoadOptions load = to_load_options(options);
  const ProofSubject subject{load, specification, options.undefined_is_free};
  solver::ProofAttempt attempt = solver::prove(specification, {check, assigned_constants(subject)}, budget);
  if (!attempt.found) return std::move(attempt.result);
  std::optional<std::string> doubt;
  for (const auto* found : {&attempt.found, &attempt.spelt_out}) {
    if (!*found) continue;
    Certificate certificate = make_certificate(subject, **found);
    const auto why = refute(certificate, subject, files, check, budget, options.certificate_dir.has_value());
    if (!why) return Proof{proved(**found), (*found)->engine, std::move(certificate)};
    if (!doubt) doubt = why;
  }
  return CheckResult{solver::Unknown{solver::incomplete(*doubt), std::nullopt}, {}, {}};
}

ExitCode run_prove(const Options& options, const FileProvider& files, Console& console) {
  const auto prove = [&](const frontend::Specification& specification, const solver::CheckOptions& check,
                         const solver::Budget& budget) -> Answer {
    PartialProof proof(options, files, specification);
    if (!specification.model.next || proof.is_empty()) {
      const solver::Unknown nothing{solver::incomplete("there is nothing to prove: no property, and deadlock is not asked for"),
                                    std::nullopt};
      return CheckResult{solver::find_unchecked(specification.model).value_or(nothing), {}, {}};
    }
    proof.run(check, budget);
    return proof.answer();
  };
  return run_engine({"proof", prove}, options, files, console);
}

}  // namespace tlaloc::cli
