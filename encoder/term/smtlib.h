// Writes terms as parts of an SMT-LIB 2 script; the caller writes its commands: assertions, or the rules of Horn clauses.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "encoder/term/term.h"

namespace tlaloc::term {

/// Writes sub-terms that are used more than once as definitions, once each. Keeps a reference to the terms.
class SmtlibWriter {
 public:
  /// How to write cardinality constraints, for which SMT-LIB has no operators: as sums of 0 and 1, which are easy to read, or
  /// without numbers, which is easier for a solver.
  enum class Counting { Sums, Cases };
  /// `roots`: all terms that will be written, in any order.
  SmtlibWriter(const Terms& terms, std::span<const TermId> roots, Counting counting);

  /// The variables that occur; declare them first.
  [[nodiscard]] const std::vector<TermId>& variables() const { return variables_; }
  [[nodiscard]] std::string sort(TermId t) const;
  /// The bounds of an integer variable as formulas.
  [[nodiscard]] std::vector<std::string> bounds(TermId variable) const;
  /// Definitions of shared sub-terms and of TLA+'s division. Write them once, after the declarations; text() refers to them
  /// from then on.
  [[nodiscard]] std::string definitions();
  [[nodiscard]] std::string text(TermId t) const;

 private:
  [[nodiscard]] bool is_defined_by_cases(TermId t) const;
  /// Writes a counting constraint by cases: adds definitions to `out` and returns an expression that uses them.
  [[nodiscard]] std::string cases(TermId t, std::string& out) const;

  const Terms& terms_;
  Counting counting_;
  std::vector<TermId> variables_;
  std::vector<TermId> defined_;  // arguments before what uses them
  std::unordered_map<TermId, std::string> names_;
};

}  // namespace tlaloc::term
