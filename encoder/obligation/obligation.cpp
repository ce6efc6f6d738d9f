#include "encoder/obligation/obligation.h"

#include <algorithm>
#include <utility>

namespace tlaloc::obligation {

void Obligations::record(TermId path, TermId undefined, interpret::EvalError::Kind kind, std::string message, Span span,
                         bool is_free) {
  const TermId violated = terms_.conjunction({path, undefined});
  if (terms_.is_false(violated)) return;
  if (undefined_is_free_ && !is_free && may_be_free(kind)) {
    kind = interpret::EvalError::Kind::Limit;
    message = "a value that is undefined decides about more than the truth of a formula: " + message;
  }
  const auto [from, to] = by_term_.equal_range(violated);
  const bool known = std::any_of(from, to, [&](const auto& entry) {
    const Obligation& o = items_[entry.second];
    return o.kind == kind && o.span == span;
  });
  if (known) return;
  by_term_.emplace(violated, items_.size());
  items_.push_back({violated, kind, std::move(message), span});
}

void Obligations::put_back(std::vector<Obligation> taken) {
  items_ = std::move(taken);
  by_term_.clear();
  for (std::size_t i = 0; i < items_.size(); ++i) by_term_.emplace(items_[i].violated, i);
}

std::vector<Obligation> Obligations::take() {
  by_term_.clear();
  return std::exchange(items_, {});
}

}  // namespace tlaloc::obligation
