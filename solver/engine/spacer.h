// Linear inequalities as lemmas, `taken + lost <= issued`, which no vocabulary of atoms lists: from Z3's Spacer (A.
// Komuravelli, A. Gurfinkel, S. Chaki, "SMT-based model checking for recursive programs", CAV 2014), asked about the parts and
// integers of small systems. What it answers is read back into the specification's terms and checked like everything else.
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

  /// Lemmas that make the invariants inductive together with what is known. None where Spacer finds none, for systems without
  /// integers, or for large ones. Throws Unanswered.
  [[nodiscard]] std::vector<Lemma> find();

 private:
  /// A sum of multiples of arguments, and a number.
  struct Linear {
    std::map<std::size_t, Integer> coefficients;  ///< none is 0
    Integer constant = 0;
  };
  /// A node of the answer, before and after the step, and as TLA+.
  struct Reading {
    TermId now, next;
    std::string text;
    std::optional<Linear> linear;  ///< of an integer, where it is one
  };
  [[nodiscard]] std::optional<Linear> linear(const solver::HornNode& node, const std::vector<Reading>& earlier) const;
  /// `used + lost <= issued`: each multiple on the side where it is positive.
  [[nodiscard]] std::string comparison(const Linear& left, const char* relation, const Linear& right) const;
  [[nodiscard]] Reading read(const solver::HornNode& node, const std::vector<Reading>& earlier) const;
  /// The conjuncts of the last node.
  [[nodiscard]] std::vector<Lemma> lemmas(const std::vector<solver::HornNode>& nodes) const;

  ProofProblem& problem_;
  term::Terms& terms_;
  const solver::Budget& budget_;
  std::vector<Reading> arguments_;
  std::vector<kernel::ExprId> exprs_;  // of the arguments
};

}  // namespace tlaloc::engine
