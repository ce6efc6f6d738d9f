// The table of solver backends (backend.def). A row says which terms a backend takes and how to open a session on it.
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
  Fragment takes;  ///< the largest fragment that the backend can handle
  /// Opens a session over `terms`, which must outlive it.
  std::unique_ptr<Session> (*open)(const term::Terms& terms, const SessionOptions& options);
};

[[nodiscard]] const Backend& backend(BackendId id);
/// The first backend in the table that takes every term.
[[nodiscard]] BackendId universal_backend();

/// All backends, the preferred one first.
inline constexpr std::array kBackends{
#define TLALOC_BACKEND(id, name, takes, open) BackendId::id,
#include "solver/backend/backend.def"
};

#define TLALOC_BACKEND(id, name, takes, open) \
  [[nodiscard]] std::unique_ptr<Session> open(const term::Terms& terms, const SessionOptions& options);
#include "solver/backend/backend.def"

[[nodiscard]] std::string z3_version();
[[nodiscard]] std::string cadical_version();

}  // namespace tlaloc::solver
