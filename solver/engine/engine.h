// The common interface of engines: a question about a transition system within a budget, answered by findings. Engines are
// listed in engine.def; a strategy decides which of them run, and for how long.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "encoder/system/system.h"
#include "solver/run/budget.h"
#include "solver/strategy/check_induction.h"
#include "solver/strategy/invariant_search.h"

namespace tlaloc::engine {

/// Asks about all properties of the system's specification.
struct Question {
  solver::InductOptions options;                    ///< each engine uses those that concern it
  std::vector<std::pair<Symbol, Value>> constants;  ///< names and values that a proof may refer to
  std::uint32_t runs = 100;                         ///< number of executions of a simulation
};

struct Findings {
  solver::CheckResult result;                       ///< the verdicts; to be ignored if there is a table
  std::optional<solver::Induction> table;           ///< of an inductive check
  std::optional<solver::InvariantFound> candidate;  ///< an inductive invariant that must still be read back and checked
};

enum class EngineId {
#define TLALOC_ENGINE(id, name, run) id,
#include "solver/engine/engine.def"
};

struct Engine {
  const char* name;  ///< in machine-readable output
  /// Assumes that the ASSUMEs of the specification hold (assumptions.h checks them). Throws symbolic::Unsupported if a
  /// construct cannot be encoded at all, and trace::ReplayFailure.
  Findings (*run)(encoder::System& system, const Question& question, const solver::Budget& budget);
};

[[nodiscard]] const Engine& engine(EngineId id);

inline constexpr std::array kEngines{
#define TLALOC_ENGINE(id, name, run) EngineId::id,
#include "solver/engine/engine.def"
};

#define TLALOC_ENGINE(id, name, run) \
  [[nodiscard]] Findings run(encoder::System& system, const Question& question, const solver::Budget& budget);
#include "solver/engine/engine.def"

/// Options of the concrete interpreter for a run with these options and this budget, which must outlive it.
[[nodiscard]] interpret::Options interpreter_options(const frontend::Specification& specification,
                                                     const solver::CheckOptions& options, const solver::Budget& budget);

}  // namespace tlaloc::engine
