// A proof as something that can be checked without trusting the engine that found it: a TLA+ module over the specification's
// own names that states the inductive invariant, and a configuration for it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "frontend/frontend.h"
#include "solver/induction.h"
#include "solver/prove.h"

namespace tlaloc::cli {

struct Certificate {
  std::string name;  ///< of the module
  std::string module_path, config_path;
  std::string module, config;                         ///< texts; an empty config: the specification has none
  std::string invariant;                              ///< operator of the module that is inductive
  std::vector<solver::ObligationRecord> obligations;  ///< once checked, when they are asked for (`--certificate`)
};

/// What the configuration of a specification says that constants are, and definitions that it overrides with a value.
[[nodiscard]] std::vector<std::pair<Symbol, Value>> assigned_constants(const std::optional<std::string>& config,
                                                                       const frontend::Specification& specification);

/// What `found` proves of the specification, beside which the files belong. `config`: text of its configuration.
[[nodiscard]] Certificate make_certificate(const Options& options, const frontend::Specification& specification,
                                           const solver::InvariantFound& found, const std::optional<std::string>& config);

/// Text of the configuration in use; nothing when there is none.
[[nodiscard]] std::optional<std::string> read_config(const Options& options, const FileProvider& files);
/// Into this folder. Why a file could not be written.
[[nodiscard]] std::optional<std::string> write_certificate(const Certificate& certificate, const std::string& folder);

/// Reads the certificate as a fresh process would and checks it in a fresh solver. Nothing: it holds; else why not.
[[nodiscard]] std::optional<std::string> refute(Certificate& certificate, const Options& options, const FileProvider& files,
                                                const solver::CheckOptions& check, const solver::Budget& budget);

}  // namespace tlaloc::cli
