// A proof as something that can be checked without trusting the engine that found it: a TLA+ module over the specification's
// own names that states the inductive invariant, and a configuration for it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "frontend/frontend.h"
#include "solver/strategy/check_induction.h"
#include "solver/strategy/invariant_search.h"

namespace tlaloc::solver {

struct Certificate {
  std::string name;  ///< of the module
  std::string module_path, config_path;
  std::string module, config;                 ///< texts
  std::string invariant;                      ///< operator of the module that is inductive
  std::vector<ObligationRecord> obligations;  ///< once checked, when they are asked for (`--certificate`)
};

/// What the specification was loaded with, and what of it a configuration cannot say.
struct ProofSubject {
  const frontend::LoadOptions& load;
  const frontend::Specification& specification;
  bool undefined_is_free = false;
};

/// What a proof may call values: constants, and definitions that the configuration overrides with a value.
[[nodiscard]] std::vector<std::pair<Symbol, Value>> assigned_constants(const ProofSubject& subject);

/// What `found` proves of the specification, beside which the files belong. The module extends the root module; where the model
/// names what is LOCAL there, it is a copy of it to which the proof is added. Whatever it defines has a name that means nothing
/// else, in the specification, its configuration and the command line.
[[nodiscard]] Certificate make_certificate(const ProofSubject& subject, const InvariantFound& found);

/// Into this folder. Why a file could not be written.
[[nodiscard]] std::optional<std::string> write_certificate(const Certificate& certificate, const std::string& folder);

/// Reads the certificate as a fresh process would.
[[nodiscard]] frontend::Loaded read_back(const Certificate& certificate, const ProofSubject& subject, const FileProvider& files,
                                         SourceManager& sources, DiagnosticSink& sink);

/// Reads the certificate as a fresh process would and checks it in a fresh solver: that its invariant is inductive and implies
/// those of the model. Nothing: it holds; else why not. `record`: whether the
/// certificate gets its obligations.
[[nodiscard]] std::optional<std::string> refute(Certificate& certificate, const ProofSubject& subject,
                                                const FileProvider& files, const CheckOptions& check, const Budget& budget,
                                                bool record);

}  // namespace tlaloc::solver
