// CONSTANT statements and `-c NAME=EXPR`, given meaning: which entity is replaced by what.
#pragma once

#include "frontend/config/config.h"
#include "frontend/kernel/lower/lower.h"
#include "frontend/model/names.h"
#include "frontend/resolve/resolver.h"

namespace tlaloc::model {

/// Errors go to the sink; the command line wins over the configuration.
[[nodiscard]] kernel::Replacements build_replacements(const resolve::Resolution& resolution, const config::Config& config,
                                                      const std::vector<config::ConstantExpression>& expressions,
                                                      resolve::Loader& loader, resolve::Resolver& resolver,
                                                      DiagnosticSink& sink);

}  // namespace tlaloc::model
