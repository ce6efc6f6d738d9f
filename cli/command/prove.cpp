#include "solver/prove.h"

#include <fmt/core.h>

#include <filesystem>

#include "cli/command/certificate.h"
#include "cli/command/command.h"
#include "cli/command/model_run.h"
#include "cli/files.h"

namespace tlaloc::cli {

namespace {

using solver::CheckResult;

std::optional<std::string> read_config(const Options& options, const FileProvider& files) {
  const std::string beside = options.spec.ends_with(".tla") ? options.spec.substr(0, options.spec.size() - 4) : options.spec;
  const std::string path = options.config.value_or(beside + ".cfg");
  if (!files.exists(path)) return std::nullopt;
  return files.read(path).text;
}

/// What the certificate proves, and what it does not speak of.
CheckResult proved(const frontend::Specification& specification, const solver::InvariantFound& found) {
  const solver::Proved proof{found.lemmas.empty() ? "inductive as it stands"
                                                  : fmt::format("inductive with {} lemma{}", found.lemmas.size(),
                                                                found.lemmas.size() == 1 ? "" : "s")};
  const frontend::Model& model = specification.model;
  CheckResult result;
  result.verdict = proof;
  for (const frontend::NamedExpr& formula : model.invariants) result.properties.push_back({formula.name, proof});
  if (model.check_deadlock) result.properties.push_back({"deadlock", proof});
  for (const auto* others : {&model.action_properties, &model.initial_properties}) {
    for (const frontend::NamedExpr& formula : *others) {
      result.properties.push_back({formula.name, solver::Unknown{"only invariants and deadlock are proved", std::nullopt}});
      result.verdict = result.properties.back().verdict;
    }
  }
  return result;
}

}  // namespace

Answer attempt_proof(const Options& options, const FileProvider& files, const frontend::Specification& specification,
                     const solver::CheckOptions& limits) {
  if (specification.model.invariants.empty() && !specification.model.check_deadlock) {
    return CheckResult{
        solver::Unknown{"there is nothing to prove: no invariant, and deadlock is not asked for", std::nullopt}, {}, {}};
  }
  solver::ProofAttempt attempt = solver::prove(specification, limits);
  if (!attempt.found) return std::move(attempt.result);
  Certificate certificate = make_certificate(options, specification, *attempt.found, read_config(options, files));
  if (const auto why = refute(certificate, options, files, limits)) {
    return CheckResult{solver::Unknown{*why, std::nullopt}, {}, {}};
  }
  return Proof{proved(specification, *attempt.found), attempt.found->engine, std::move(certificate)};
}

bool write_certificate(const Certificate& certificate, const Options& options, Console& console) {
  if (!options.output_dir) return true;
  for (const auto& [path, text] :
       {std::pair(certificate.module_path, certificate.module), std::pair(certificate.config_path, certificate.config)}) {
    if (text.empty()) continue;
    const std::string target = in_directory(options.output_dir, std::filesystem::path(path).filename().string());
    if (const auto problem = write_file(target, text)) {
      console.error(fmt::format("cannot write {}: {}", target, *problem));
      return false;
    }
  }
  return true;
}

ExitCode run_prove(const Options& options, const FileProvider& files, Console& console) {
  const auto prove = [&](const frontend::Specification& specification, const solver::CheckOptions& limits) {
    return attempt_proof(options, files, specification, limits);
  };
  return run_engine({"proof", prove}, options, files, console);
}

}  // namespace tlaloc::cli
