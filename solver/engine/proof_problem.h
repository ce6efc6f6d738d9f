// What proof engines ask about: one step from any state that the invariants admit, in one session, with the vocabulary
// evaluated before and after it. Nothing here need be complete: what an engine makes of it is checked by itself
// (solver/induction.h) before it is called proved.
#pragma once

#include <memory>

#include "encoder/encoder.h"
#include "solver/engine/watchdog.h"
#include "solver/session.h"
#include "solver/solver.h"

namespace tlaloc::engine {

using term::TermId;

/// A state predicate, before and after the step.
struct Atom {
  kernel::ExprId expr;
  TermId now, next;
};

class ProofProblem {
 public:
  /// Encodes the model of `specification`, to whose program atoms are added. Throws symbolic::Unsupported and
  /// evaluate::Interrupted.
  ProofProblem(frontend::Specification& specification, const solver::CheckOptions& options, Watchdog& watchdog);
  ~ProofProblem();
  ProofProblem(const ProofProblem&) = delete;
  ProofProblem& operator=(const ProofProblem&) = delete;

  [[nodiscard]] term::Terms& terms() { return terms_; }
  [[nodiscard]] solver::Session& session() { return *session_; }
  [[nodiscard]] const std::vector<Atom>& atoms() const { return atoms_; }
  /// Over the state before: it satisfies Init; it is continued (constraints).
  [[nodiscard]] TermId initial() const { return initial_; }
  [[nodiscard]] TermId continued() const { return continued_; }
  /// A step is taken.
  [[nodiscard]] TermId taken() const { return taken_; }
  /// The state before is without a successor where that matters, or Next has no value there.
  [[nodiscard]] TermId bad_now() const { return bad_now_; }
  /// The state after breaks an invariant, or one has no value there.
  [[nodiscard]] TermId bad_next() const { return bad_next_; }

 private:
  void admit_states();
  void encode_step();
  void evaluate_atoms();
  [[nodiscard]] TermId holds(const encoder::Predicate& predicate);
  void define(const std::vector<TermId>& definitions);

  const frontend::Specification& specification_;
  Watchdog& watchdog_;
  std::vector<kernel::ExprId> vocabulary_;
  term::Terms terms_;
  encoder::Encoder encoder_;
  std::unique_ptr<solver::Session> session_;
  std::optional<encoder::Transition> before_, step_;
  std::vector<Atom> atoms_;
  TermId initial_, continued_, taken_, bad_now_, bad_next_;
};

}  // namespace tlaloc::engine
