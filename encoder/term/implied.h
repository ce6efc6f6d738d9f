// What a conjunction implies of other terms, as far as evaluation with three values shows it. Cheap and incomplete: what is
// not shown may still be implied.
#pragma once

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "encoder/term/term.h"

namespace tlaloc::term {

class Implied {
 public:
  /// Keeps a reference to the terms.
  Implied(const Terms& terms, TermId condition);

  /// The truth of `t` wherever the condition holds; nothing: it is not shown. Looks at a limited number of sub-terms.
  [[nodiscard]] std::optional<bool> truth(TermId t);
  /// The condition was seen to be FALSE.
  [[nodiscard]] bool is_contradiction() const { return contradiction_; }

 private:
  enum class Three : char { False, True, Unknown };
  void assume(TermId t, bool value);
  void propagate();
  Three evaluate(TermId t, int depth);
  Three evaluate_anew(TermId t, int depth);

  const Terms& terms_;
  std::unordered_map<TermId, bool> facts_;
  std::unordered_set<std::uint32_t> taken_groups_;  ///< exclusive groups of which a variable is TRUE
  std::unordered_map<TermId, TermId> equal_to_;     ///< integer term -> literal
  std::vector<std::pair<TermId, bool>> clauses_;    ///< disjunctions that hold, and conjunctions that do not
  std::unordered_map<TermId, Three> memo_;
  std::size_t budget_ = 0;
  bool contradiction_ = false;
};

}  // namespace tlaloc::term
