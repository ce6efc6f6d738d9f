// Finds linear inequalities, such as `taken + lost <= issued`, which no vocabulary of atoms contains, with Z3's Spacer (A.
// Komuravelli, A. Gurfinkel, S. Chaki, "SMT-based model checking for recursive programs", CAV 2014). Spacer is asked about the
// parts and integers of small systems. Its answer is translated back into the specification's terms and checked like any other
// lemma.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "solver/backend/horn.h"
#include "solver/proof/lemma.h"

namespace tlaloc::engine {

class Spacer {
 public:
  Spacer(ProofProblem& problem, const solver::Budget& budget);

  /// Lemmas that make the invariants inductive together with the lemmas known so far. Empty if Spacer finds none, and for
  /// systems without integers or too large for it. Throws Unanswered.
  [[nodiscard]] std::vector<Lemma> find();

  /// The conjuncts of an answer, which speaks of the problem's quantities, then the small ones, then the atoms of parts. Empty
  /// if it is too long for a text.
  [[nodiscard]] std::vector<Lemma> lemmas(const std::vector<solver::HornNode>& nodes) const;

 private:
  /// A linear combination of arguments, plus a constant.
  struct Linear {
    std::map<std::size_t, Integer> coefficients;  ///< by argument; none is 0
    Integer constant = 0;
  };
  /// A node of the answer: as terms before and after the step, and as an expression.
  struct Reading {
    TermId now, next;
    kernel::ExprId expr;
    std::size_t nodes = 1;         ///< written out: a node counts wherever it is used
    std::optional<Linear> linear;  ///< if the node is a linear integer expression
  };
  [[nodiscard]] std::optional<Linear> linear(const solver::HornNode& node, const std::vector<Reading>& earlier) const;
  [[nodiscard]] kernel::ExprId comparison(const Linear& left, kernel::Op relation, const Linear& right) const;
  [[nodiscard]] Reading read(const solver::HornNode& node, const std::vector<Reading>& earlier) const;

  ProofProblem& problem_;
  term::Terms& terms_;
  const solver::Budget& budget_;
  Expressions& make_;
  std::vector<Reading> arguments_;
};

}  // namespace tlaloc::engine
