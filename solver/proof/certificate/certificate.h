// A certificate: a proof that can be checked without trusting the engine that found it. It consists of a TLA+ module over the
// specification's own names that states the inductive invariant, and a configuration for it.
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
  std::string module, config;  ///< texts
  std::string invariant;       ///< the module's operator that is inductive
  std::vector<std::pair<std::string, std::string>> extended =
      {};                                     ///< path and text of modules that it extends and brings along
  std::vector<ObligationRecord> obligations;  ///< set by refute() if they are requested (`--certificate`)
};

/// The specification and how it was loaded, with settings that a configuration cannot express.
struct ProofSubject {
  const frontend::LoadOptions& load;
  const frontend::Specification& specification;
  bool undefined_is_free = false;
  const frontend::Model* asked = nullptr;  ///< the model of which the proof covers a part; null if it covers all
};

/// Names and values that a proof may refer to: constants, and definitions that the configuration overrides with a value.
[[nodiscard]] std::vector<std::pair<Symbol, Value>> assigned_constants(const ProofSubject& subject);

/// Makes the certificate of what `found` proves; its files belong beside the specification. The module extends the root module,
/// or, if the model refers to LOCAL names, is a copy of it with the proof added. Every name it defines is unused in the
/// specification, its configuration and the command line.
[[nodiscard]] Certificate make_certificate(const ProofSubject& subject, const InvariantFound& found);

/// A module over the specification's names and a configuration for it; both belong beside the specification.
struct ProofModule {
  std::string module_path, config_path;
  std::string module, config;  ///< texts
};

class ProofText;

/// Makes a module of this name around `proof`, the text of whole definitions. `comment` is written above it, the constants that
/// the proof needs and `definitions` before it. The configuration is the specification's.
[[nodiscard]] ProofModule wrap_proof(const ProofSubject& subject, const std::string& name, const std::string& comment,
                                     const ProofText& text, const std::string& definitions, const std::string& proof);

/// Writes the files into `folder`. Returns an error message if a file could not be written.
[[nodiscard]] std::optional<std::string> write_certificate(const Certificate& certificate, const std::string& folder);

/// Loads the certificate as a new process would.
[[nodiscard]] frontend::Loaded read_back(const Certificate& certificate, const ProofSubject& subject, const FileProvider& files,
                                         SourceManager& sources, DiagnosticSink& sink);

/// Loads the certificate as a new process would and checks with a new solver that its invariant is inductive and implies those
/// of the model. Empty if so; otherwise the reason why not. `record`: whether to store the obligations in the certificate.
[[nodiscard]] std::optional<std::string> refute(Certificate& certificate, const ProofSubject& subject,
                                                const FileProvider& files, const CheckOptions& check, const Budget& budget,
                                                bool record);

}  // namespace tlaloc::solver
