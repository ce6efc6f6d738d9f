// The facade of the proof engines: do the invariants hold in all reachable states? The result is a candidate: an inductive
// invariant in the specification's own names. The caller writes it as TLA+, loads it again and has it checked by solver::induct
// before anything is called proved.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "solver/solver.h"

namespace tlaloc::solver {

/// Conjuncts that, together with the model's invariants, are inductive.
struct InvariantFound {
  std::string engine;                ///< "induction", without lemmas; "lemmas", simple ones; "k-induction"; "pdr"; "spacer";
                                     ///< "exhaustion"
  std::vector<std::string> types;    ///< `x \in S`, as TLA+, for each variable that the invariants do not restrict
  std::vector<std::string> lemmas;   ///< as TLA+
  std::vector<Symbol> model_values;  ///< that occur in the lemmas, so that a module must declare them
};

struct ProveOptions : CheckOptions {
  std::vector<std::pair<Symbol, Value>> constants;  ///< names and values that a proof may refer to
};

struct ProofAttempt {
  std::optional<InvariantFound> found;
  /// The same without quantifiers over interchangeable values, if `found` has any: a fallback in case the quantified lemmas
  /// have another meaning when they are read back.
  std::optional<InvariantFound> spelt_out;
  CheckResult result;  ///< if nothing was found: a violation, or the reason
};

/// Tries to prove the invariants of the model, that Next is always defined, and, if the model asks for it, absence of deadlock.
/// Throws symbolic::Unsupported and ReplayFailure.
[[nodiscard]] ProofAttempt prove(const frontend::Specification& specification, const ProveOptions& options,
                                 const Budget& budget = {});

}  // namespace tlaloc::solver
