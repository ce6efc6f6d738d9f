// Keeps the facts about loading that a text to be read beside the specification depends on.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "frontend/frontend.h"
#include "frontend/resolve/resolution.h"

namespace tlaloc::model {

/// What was said beside the specification.
struct Wishes {
  const config::Config& config;
  const std::optional<std::string>& config_text;
  const frontend::LoadOptions* options;
};

/// Of a program that is complete.
[[nodiscard]] std::shared_ptr<const frontend::Origin> make_origin(const kernel::Program& program,
                                                                  const resolve::Resolution& resolution, const Wishes& wishes,
                                                                  const SourceManager& sources);

}  // namespace tlaloc::model
