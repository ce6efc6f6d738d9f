// Are the invariants true of all reachable states? The facade of the proof engines. What they find is a candidate: an
// inductive invariant in the specification's own names, which the caller writes down as TLA+, loads anew and has checked by
// solver::induct before anything is called proved.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "solver/solver.h"

namespace tlaloc::solver {

/// Conjuncts that make the model's invariants inductive together with them.
struct InvariantFound {
  std::string engine;                ///< "induction", without lemmas; "lemmas", simple ones; "k-induction"; "pdr"; "spacer";
                                     ///< "exhaustion"
  std::vector<std::string> types;    ///< `x \in S` for each variable, where the invariants do not say it; as TLA+
  std::vector<std::string> lemmas;   ///< as TLA+
  std::vector<Symbol> model_values;  ///< that the lemmas name: not to be written without a declaration
};

struct ProveOptions : CheckOptions {
  std::vector<std::pair<Symbol, Value>> constants;  ///< what a proof may call values: name and value
};

struct ProofAttempt {
  std::optional<InvariantFound> found;
  /// The same without quantifiers over interchangeable values, where `found` has some: to fall back on, should the quantifiers
  /// not say the same when they are read back.
  std::optional<InvariantFound> spelt_out;
  CheckResult result;  ///< when nothing was found: a violation, or why not
};

/// Tries to prove the invariants of the model, that evaluating Next always has a value, and, when the model asks for it, that
/// there is no deadlock. Throws symbolic::Unsupported, ReplayFailure.
[[nodiscard]] ProofAttempt prove(const frontend::Specification& specification, const ProveOptions& options,
                                 const Budget& budget = {});

}  // namespace tlaloc::solver
