// Terms as parts of an SMT-LIB 2 script whose commands somebody else writes: assertions, or the rules of Horn clauses.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "encoder/term/term.h"

namespace tlaloc::term {

/// Sub-terms that are used more than once are written once, as definitions. Keeps a reference to the terms.
class SmtlibWriter {
 public:
  /// How at-most and at-least are said, which SMT-LIB has no operators for: as sums of 0 and 1, which are plain to see, or
  /// without numbers, which is easier for a solver.
  enum class Counting { Sums, Cases };
  /// `roots`: all that will be written, in any order.
  SmtlibWriter(const Terms& terms, std::span<const TermId> roots, Counting counting);

  /// Those that occur, to be declared first.
  [[nodiscard]] const std::vector<TermId>& variables() const { return variables_; }
  [[nodiscard]] std::string sort(TermId t) const;
  /// What holds of an integer variable besides, as formulas.
  [[nodiscard]] std::vector<std::string> bounds(TermId variable) const;
  /// Of sub-terms, and of division as TLA+ has it; to be written once, after the declarations. What is written from now on
  /// refers to them.
  [[nodiscard]] std::string definitions();
  [[nodiscard]] std::string text(TermId t) const;

 private:
  [[nodiscard]] bool is_defined_by_cases(TermId t) const;
  /// Adds definitions to `out`; the result is written in their terms.
  [[nodiscard]] std::string cases(TermId t, std::string& out) const;

  const Terms& terms_;
  Counting counting_;
  std::vector<TermId> variables_;
  std::vector<TermId> defined_;  // arguments before what uses them
  std::unordered_map<TermId, std::string> names_;
};

}  // namespace tlaloc::term
