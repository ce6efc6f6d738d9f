// Definedness obligations: where TLA+ gives an expression no value. Recorded while evaluating, checked beside the invariants:
// one whose condition is reachable is reported with a trace, as TLC would.
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

  /// Violated, it shows a limit of ours and nothing about the specification.
  [[nodiscard]] bool is_limit() const { return interpret::is_limit(kind); }
};

/// Collects obligations of the formula being encoded; equal ones (same span, kind and term) are kept once.
class Obligations {
 public:
  explicit Obligations(term::Terms& terms) : terms_(terms) {}
  /// `undefined` under `path`. Nothing is recorded when the conjunction folds to FALSE.
  void record(TermId path, TermId undefined, interpret::EvalError::Kind kind, std::string message, Span span);
  [[nodiscard]] std::vector<Obligation> take();  ///< all since the last call
  void put_back(std::vector<Obligation> taken);  ///< in place of all there are
  void keep_apart() { by_term_.clear(); }        ///< what comes from now on is recorded even if there is an equal one
  [[nodiscard]] std::size_t size() const { return items_.size(); }

 private:
  term::Terms& terms_;
  std::vector<Obligation> items_;
  std::unordered_multimap<TermId, std::size_t> by_term_;  // index into items_
};

}  // namespace tlaloc::obligation
