// A proof as something that can be checked without trusting the engine that found it: a TLA+ module over the specification's
// own names that states the inductive invariant, and a configuration for it.
#pragma once

#include <optional>
#include <string>

#include "cli/options.h"
#include "frontend/frontend.h"
#include "solver/prove.h"

namespace tlaloc::cli {

struct Certificate {
  std::string name;           ///< of the module
  std::string module_path, config_path;
  std::string module, config; ///< texts; an empty config: the specification has none
  std::string invariant;      ///< operator of the module that is inductive
};

/// What `found` proves of the specification, beside which the files belong. `config`: text of its configuration.
[[nodiscard]] Certificate make_certificate(const Options& options, const frontend::Specification& specification,
                                           const solver::InvariantFound& found, const std::optional<std::string>& config);

/// Reads the certificate as a fresh process would and checks it in a fresh solver. Nothing: it holds; else why not.
[[nodiscard]] std::optional<std::string> refute(const Certificate& certificate, const Options& options,
                                                const FileProvider& files, const solver::CheckOptions& limits);

}  // namespace tlaloc::cli
