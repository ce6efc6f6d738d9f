// Finds linear inequalities, such as `taken + lost <= issued`, which no vocabulary of atoms contains, with Z3's Spacer (A.
// Komuravelli, A. Gurfinkel, S. Chaki, "SMT-based model checking for recursive programs", CAV 2014). Spacer is asked about the
// parts and integers of small systems. Its answer is translated back into the specification's terms and checked like any other
// lemma.
#pragma once

#include <map>
#include <optional>
#include <string>
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

 private:
  /// A linear combination of arguments, plus a constant.
  struct Linear {
    std::map<std::size_t, Integer> coefficients;  ///< by argument; none is 0
    Integer constant = 0;
  };
  /// A node of the answer: as terms before and after the step, and as TLA+.
  struct Reading {
    TermId now, next;
    std::string text;
    std::optional<Linear> linear;  ///< if the node is a linear integer expression
  };
  [[nodiscard]] std::optional<Linear> linear(const solver::HornNode& node, const std::vector<Reading>& earlier) const;
  /// Prints a comparison such as `used + lost <= issued`: each multiple on the side where it is positive.
  [[nodiscard]] std::string comparison(const Linear& left, const char* relation, const Linear& right) const;
  [[nodiscard]] Reading read(const solver::HornNode& node, const std::vector<Reading>& earlier) const;
  /// Splits the last node into its conjuncts.
  [[nodiscard]] std::vector<Lemma> lemmas(const std::vector<solver::HornNode>& nodes) const;

  ProofProblem& problem_;
  term::Terms& terms_;
  const solver::Budget& budget_;
  std::vector<Reading> arguments_;
  std::vector<kernel::ExprId> exprs_;  // of the arguments
};

}  // namespace tlaloc::engine
