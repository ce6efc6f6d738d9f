// What all engines have in common: a question about a transition system within a budget, and findings as the answer. They are
// listed in engine.def; a strategy decides which of them are asked, and for how long.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "encoder/system/system.h"
#include "solver/run/budget.h"
#include "solver/strategy/check_induction.h"
#include "solver/strategy/invariant_search.h"

namespace tlaloc::engine {

/// The properties of the system's specification are asked about, all of them.
struct Question {
  solver::InductOptions options;                    ///< of these each engine heeds what concerns it
  std::vector<std::pair<Symbol, Value>> constants;  ///< what a proof may call values
  std::uint32_t runs = 100;                         ///< of a simulation
};

struct Findings {
  solver::CheckResult result;                       ///< verdicts; nothing of it counts where there is a table
  std::optional<solver::Induction> table;           ///< of an inductive check
  std::optional<solver::InvariantFound> candidate;  ///< an inductive invariant, to be read back and checked
};

enum class EngineId {
#define TLALOC_ENGINE(id, name, run) id,
#include "solver/engine/engine.def"
};

struct Engine {
  const char* name;  ///< in machine-readable output
  /// Throws symbolic::Unsupported when a construct cannot be encoded at all, trace::ReplayFailure. Of a specification with
  /// ASSUMEs it is taken that they hold (assumptions.h).
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

/// What the concrete interpreter is told in a run with these options and this budget, which must outlive it.
[[nodiscard]] interpret::Options interpreter_options(const frontend::Specification& specification,
                                                     const solver::CheckOptions& options, const solver::Budget& budget);

}  // namespace tlaloc::engine
