// What one context holds: a solver, what was translated for it, and every handle into it, so that all of it can be left
// behind together.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "solver/backend/session.h"
#include "solver/backend/z3/interrupter.h"
#include "solver/backend/z3/translator.h"

namespace tlaloc::z3 {

/// Z3's SMT core, or that of QF_FD: a SAT solver, for bounded integers only.
enum class SolverKind { Smt, FiniteDomain };

struct SolverContext {
  /// The constant that stands for an assumption.
  struct Literal {
    Ast constant;
    std::size_t frames;  ///< scopes open when it was defined
  };

  Context context;
  Translator translator;
  SolverHandle solver;
  ModelHandle model;
  std::unordered_map<term::TermId, Literal> literals;
  std::vector<std::vector<Ast>> bounds;  ///< per scope: of variables first seen there

  /// Throws Z3Failure, as do all others that return nothing.
  SolverContext(const term::Terms& terms, SolverKind kind);

  void assert_formula(Z3_ast formula) const;
  void push() const;
  void pop() const;
  /// 0: no limit. `budget` in Z3's resource units.
  void set_parameters(std::uint32_t seed, std::uint32_t timeout_ms, std::uint32_t budget) const;
  [[nodiscard]] Z3_lbool ask(const std::vector<Z3_ast>& assumptions) const;
};

/// As context->ask, heard by `interrupter`. Nothing: Z3 looks at no interruption while it takes a large formula in, for
/// minutes; the core goes on in a thread of its own, and nobody else may touch it any more.
[[nodiscard]] std::optional<Z3_lbool> ask_interruptibly(const std::shared_ptr<const SolverContext>& context,
                                                        const std::vector<Z3_ast>& assumptions, Interrupter& interrupter);

}  // namespace tlaloc::z3
