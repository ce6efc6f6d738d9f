// The facade of bounded checking: takes a specification and limits, returns verdicts. Independent of command line and output
// format.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "encoder/system/transition_system.h"
#include "frontend/frontend.h"
#include "solver/backend/session.h"
#include "solver/run/budget.h"
#include "solver/verdict.h"

namespace tlaloc::solver {

struct CheckOptions {
  std::optional<std::uint32_t> length;  ///< exactly up to this many steps; empty: until every property is decided
  std::uint32_t jobs = 1;
  std::uint32_t seed = 0;
  std::uint32_t max_errors = 1;  ///< stop after this many violated properties
  /// IsFree: undefined expressions are not searched for; a violation that depends on one is reported as Unknown.
  encoder::Undefined undefined = encoder::Undefined::IsError;
  /// Called with each violation, after it was replayed, in the order of discovery; may be empty.
  std::function<void(const Violated&)> found;
  std::function<void(const std::string&)> print;  ///< receives the output of Print and PrintT during replay; may be empty
};

/// The facts of a run (mode, seed, deadlock flag, ...) that expressions such as TLCGet("config") depend on.
[[nodiscard]] interpret::Run run_of(const frontend::Specification& specification, const CheckOptions& options);

/// Cost of one depth of a bounded search: the properties of its states, and the step from them.
struct DepthStatistics {
  double encode_seconds = 0, solve_seconds = 0;
  std::uint64_t terms = 0, assertions = 0, solver_calls = 0;  ///< at this depth only
  std::vector<std::string> solvers = {};                      ///< names of the backends that answered at this depth, sorted
  std::optional<ClauseCounts> clauses = {};  ///< in CaDiCaL at the end of this depth; empty if it is not in use
  double peak_megabytes = 0;                 ///< memory of the process, the most until the end of this depth, in MB
};

struct Statistics {
  double encode_seconds = 0, solve_seconds = 0, replay_seconds = 0;
  std::uint64_t terms = 0, variables = 0, assertions = 0, solver_calls = 0;
  std::vector<std::string> solvers = {};     ///< names of the backends that answered, sorted
  std::optional<ClauseCounts> clauses = {};  ///< in CaDiCaL at the end; empty if it is not in use
  std::uint32_t depth = 0;
  std::vector<DepthStatistics> by_depth;   ///< from depth 0; the last entry may be unfinished
  std::vector<std::string> never_enabled;  ///< actions that no step within the bound can take (vacuity)
  bool no_initial_state = false;
};

struct CheckResult {
  Verdict verdict;                          ///< violated if any property is, else unknown if any is, else the common verdict
  std::vector<PropertyVerdict> properties;  ///< one per property checked
  Statistics statistics;
  std::optional<symbolic::Unsupported> refusal =
      std::nullopt;  ///< why the search went no deeper: a step that cannot be encoded
};

/// Bounded search from Init with growing depth, within a part of the budget: checks invariants, action and initial properties,
/// deadlock, ASSUMEs and definedness. A violation returned is one at the least depth. Every trace was replayed by the concrete
/// interpreter; a failed replay throws ReplayFailure. Throws symbolic::Unsupported if a construct cannot be encoded before any
/// step was taken; later, this becomes CheckResult::refusal, and the verdict says how far the search came.
[[nodiscard]] CheckResult check(const frontend::Specification& specification, const CheckOptions& options,
                                const Budget& budget = {});

using trace::ReplayFailure;

}  // namespace tlaloc::solver
