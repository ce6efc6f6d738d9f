// Lowers terms to clauses: Tseitin's translation with one literal for each term, however often it is used, and of its
// definition only the directions that are needed (D. Plaisted, S. Greenbaum: A Structure-Preserving Clause Form Translation,
// Journal of Symbolic Computation 2, 1986). A direction that turns out to be needed later is added then. Integers are bits in
// two's complement, as many as their range needs.
//
// Takes terms of the fragment BoundedIntegers; the meaning is exactly that of term.h. Walks without recursion.
#pragma once

#include <exception>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "encoder/term/term.h"
#include "solver/backend/lowering/bits.h"
#include "solver/backend/lowering/counting.h"
#include "solver/backend/lowering/gates.h"

namespace tlaloc::lowering {

/// Thrown for an integer term without a finite range. What has been lowered before stays valid.
struct Unbounded : std::exception {
  [[nodiscard]] const char* what() const noexcept override { return "an integer without bounds"; }
};

class Lowering {
 public:
  /// Keeps references to both. Must be the first to use `sink`. What it tells the sink holds for good.
  Lowering(const term::Terms& terms, ClauseSink& sink) : terms_(terms), gates_(sink), counting_(gates_) {}

  /// A literal that implies `t`, and that may be chosen to be true wherever `t` is; it may be constant.
  [[nodiscard]] Literal implying(term::TermId t);
  /// From now on `t` holds.
  void assert_term(term::TermId t);
  /// From now on `t` holds wherever `guard` does. `t` keeps its literal: what a solver learns of it is of use when it is
  /// asserted again, under another guard.
  void assert_term(term::TermId t, Literal guard);
  /// A literal of no term.
  [[nodiscard]] Literal new_literal() { return gates_.new_variable(); }

  /// The values of all variables that have occurred, in a model that is given as the truth of literals.
  [[nodiscard]] term::Assignment assignment(const std::function<bool(Literal)>& is_true) const;
  /// The number of terms that have a literal, or bits.
  [[nodiscard]] std::uint64_t lowered() const { return lowered_; }

 private:
  struct Demand {
    term::TermId term;
    Polarity polarity;
  };

  void name(term::TermId root);
  [[nodiscard]] Literal literal_of(term::TermId t);
  [[nodiscard]] Bits bits(term::TermId t);
  [[nodiscard]] Bits variable_bits(term::TermId t);
  void define_demanded();
  void define(term::TermId t, Polarity polarity);
  void demand(term::TermId t, Polarity polarity);
  /// That one of `parts` holds, or does not hold.
  void assert_clause(std::span<const term::TermId> parts, bool negated);

  [[nodiscard]] bool is_named(term::TermId t) const {
    return terms_.sort(t) == term::Sort::Bool ? literals_[t.index] != 0 : bits_of_[t.index] != 0;
  }
  [[nodiscard]] Literal named(term::TermId t) const { return literals_[t.index]; }
  [[nodiscard]] const Bits& named_bits(term::TermId t) const { return all_bits_[bits_of_[t.index] - 1]; }
  [[nodiscard]] std::span<const Literal> named_arguments(term::TermId t);

  const term::Terms& terms_;
  Gates gates_;
  Counting counting_;
  std::vector<Literal> literals_;       ///< by term, of Booleans; 0: none yet
  std::vector<std::uint32_t> bits_of_;  ///< by term, of integers: 1 + where in all_bits_; 0: none yet
  std::vector<Bits> all_bits_;
  std::vector<Polarity> defined_;  ///< by term
  std::vector<Demand> demands_;
  std::vector<term::TermId> variables_;
  std::vector<Literal> arguments_;  // scratch
  std::vector<Literal> clause_;     // scratch
  std::uint64_t lowered_ = 0;
};

}  // namespace tlaloc::lowering
