// Definedness obligations: conditions under which an expression is undefined. Recorded during evaluation and checked together
// with the invariants: if such a condition is reachable it is reported with a trace, as in TLC.
#pragma once

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "encoder/term/term.h"
#include "frontend/interpret/interpreter.h"
#include "frontend/source/span.h"

namespace tlaloc::obligation {

using term::TermId;

struct Obligation {
  TermId violated;  ///< path condition /\ undefined; never the constant FALSE
  interpret::EvalError::Kind kind = interpret::EvalError::Kind::Undefined;
  std::string message;
  Span span;

  /// Whether its violation shows a limitation of the tool and nothing about the specification.
  [[nodiscard]] bool is_limit() const { return interpret::is_limit(kind); }
};

/// Whether the meaning of an expression with such an error is some unknown value. A failing assertion is none.
[[nodiscard]] constexpr bool may_be_free(interpret::EvalError::Kind kind) {
  return kind == interpret::EvalError::Kind::Undefined || kind == interpret::EvalError::Kind::Type;
}

/// Collects the obligations of the formula being encoded; of equal ones (same span, kind and term) one is kept.
class Obligations {
 public:
  /// `undefined_is_free`: what is undefined is some unknown value. Then recording a limitation is all that can be done of it,
  /// unless the formula around it is a fresh variable there.
  explicit Obligations(term::Terms& terms, bool undefined_is_free = false)
      : terms_(terms), undefined_is_free_(undefined_is_free) {}
  /// Records that an expression is undefined where both `path` and `undefined` hold. Does nothing if the conjunction folds to
  /// FALSE. `is_free`: the formula around it is a fresh variable there.
  void record(TermId path, TermId undefined, interpret::EvalError::Kind kind, std::string message, Span span,
              bool is_free = false);
  [[nodiscard]] std::vector<Obligation> take();  ///< returns all since the last call
  void put_back(std::vector<Obligation> taken);  ///< replaces all current ones
  void keep_apart() { by_term_.clear(); }        ///< later obligations are recorded even if an equal one exists
  [[nodiscard]] std::size_t size() const { return items_.size(); }

 private:
  term::Terms& terms_;
  bool undefined_is_free_;
  std::vector<Obligation> items_;
  std::unordered_multimap<TermId, std::size_t> by_term_;  // index into items_
};

}  // namespace tlaloc::obligation
