// The solvers that sessions run on: a table (backend.def), a row of which says what a backend takes and how to open it.
#pragma once

#include <array>
#include <cstddef>
#include <memory>

#include "solver/backend/fragment.h"
#include "solver/backend/session.h"

namespace tlaloc::solver {

enum class BackendId {
#define TLALOC_BACKEND(id, name, takes, open) id,
#include "solver/backend/backend.def"
};

struct Backend {
  const char* name;
  Fragment takes;
  /// A session that reads `terms`, which must outlive it.
  std::unique_ptr<Session> (*open)(const term::Terms& terms, const SessionOptions& options);
};

[[nodiscard]] const Backend& backend(BackendId id);
/// The preferred one among those that take everything.
[[nodiscard]] BackendId universal_backend();

/// In the order of preference.
inline constexpr std::array kBackends{
#define TLALOC_BACKEND(id, name, takes, open) BackendId::id,
#include "solver/backend/backend.def"
};

#define TLALOC_BACKEND(id, name, takes, open) \
  [[nodiscard]] std::unique_ptr<Session> open(const term::Terms& terms, const SessionOptions& options);
#include "solver/backend/backend.def"

[[nodiscard]] std::string z3_version();

}  // namespace tlaloc::solver
