// A Z3 context with its solver, the translation into it, and every handle that refers to it: one object, so that all of it can
// be abandoned together.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "solver/backend/session.h"
#include "solver/backend/z3/interrupter.h"
#include "solver/backend/z3/translator.h"

namespace tlaloc::z3 {

/// Z3's SMT solver, or that of QF_FD: a SAT solver for bounded integers only.
enum class SolverKind { Smt, FiniteDomain };

struct SolverContext {
  /// The constant that represents an assumption.
  struct Literal {
    Ast constant;
    std::size_t frames;  ///< number of open scopes when the constant was defined
  };

  Context context;
  Translator translator;
  SolverHandle solver;
  ModelHandle model;
  std::unordered_map<term::TermId, Literal> literals;
  std::vector<std::vector<Ast>> bounds;  ///< one entry per scope: bounds of the variables that first occurred in it

  /// Throws Z3Failure, as do all functions here that return nothing.
  SolverContext(const term::Terms& terms, SolverKind kind);

  void assert_formula(Z3_ast formula) const;
  void push() const;
  void pop() const;
  /// Limits of later checks: time in milliseconds, `budget` in Z3's resource units; 0: no limit.
  void set_parameters(std::uint32_t seed, std::uint32_t timeout_ms, std::uint32_t budget) const;
  [[nodiscard]] Z3_lbool ask(const std::vector<Z3_ast>& assumptions) const;
};

/// Like context->ask, but stops when `interrupter` requests it. Empty if Z3 did not react: while it takes in a large formula,
/// which may last minutes, it ignores interruptions. The check then continues in a thread of its own, and nobody may touch the
/// context any more.
[[nodiscard]] std::optional<Z3_lbool> ask_interruptibly(const std::shared_ptr<const SolverContext>& context,
                                                        const std::vector<Z3_ast>& assumptions, Interrupter& interrupter);

}  // namespace tlaloc::z3
