// The solver's facade: a specification and limits in, verdicts out. Knows no command line and no output format.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "encoder/system/transition_system.h"
#include "frontend/frontend.h"
#include "solver/run/budget.h"
#include "solver/verdict.h"

namespace tlaloc::solver {

struct CheckOptions {
  std::optional<std::uint32_t> length;  ///< exactly up to this many steps; nothing: until something settles it
  std::uint32_t jobs = 1;
  std::uint32_t seed = 0;
  std::uint32_t max_errors = 1;  ///< stop after this many violated properties
  /// IsFree: undefined expressions are not looked for; a violation that rests on one is reported as Unknown.
  encoder::Undefined undefined = encoder::Undefined::IsError;
  /// Told of each violation once it has been replayed, in the order in which they are found; may be empty.
  std::function<void(const Violated&)> found;
  std::function<void(const std::string&)> print;  ///< output of Print and PrintT while replaying; may be empty
};

/// What expressions are told about a search with these options.
[[nodiscard]] interpret::Run run_of(const frontend::Specification& specification, const CheckOptions& options);

/// What one depth of a bounded search took: its states' properties, and the step from them.
struct DepthStatistics {
  double encode_seconds = 0, solve_seconds = 0;
  std::uint64_t terms = 0, assertions = 0, solver_calls = 0;  ///< made here
};

struct Statistics {
  double encode_seconds = 0, solve_seconds = 0, replay_seconds = 0;
  std::uint64_t terms = 0, variables = 0, assertions = 0, solver_calls = 0;
  std::uint32_t depth = 0;
  std::vector<DepthStatistics> by_depth;   ///< from 0; the last may be unfinished
  std::vector<std::string> never_enabled;  ///< actions no step up to the bound can take (vacuity)
  bool no_initial_state = false;
};

struct CheckResult {
  Verdict verdict;                          ///< the first that matters: violated, else unknown, else the rest
  std::vector<PropertyVerdict> properties;  ///< one per property checked
  Statistics statistics;
  std::optional<symbolic::Unsupported> refusal =
      std::nullopt;  ///< why the search went no deeper: a step that cannot be encoded
};

/// Bounded search from Init, within a part of the budget, with growing depth: invariants, action and initial properties,
/// deadlock, ASSUMEs and definedness obligations; the violation returned is one at the least depth. Every trace has been
/// replayed by the concrete interpreter; a replay that fails throws ReplayFailure. Throws symbolic::Unsupported when a
/// construct cannot be encoded before any step has been taken; later that is a refusal, and the verdict says how far the search
/// came.
[[nodiscard]] CheckResult check(const frontend::Specification& specification, const CheckOptions& options,
                                const Budget& budget = {});

using trace::ReplayFailure;

}  // namespace tlaloc::solver
