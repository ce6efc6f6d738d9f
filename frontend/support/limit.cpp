#include "frontend/support/limit.h"

#include <utility>

namespace tlaloc::limit {

namespace {
thread_local Scope::Reason current_reason;  // of the innermost scope; empty: none
}  // namespace

Scope::Scope(Reason reason) : outer_(std::exchange(current_reason, std::move(reason))) {}

Scope::~Scope() { current_reason = std::move(outer_); }

void detail::ask() {
  if (!current_reason) return;
  if (auto why = current_reason()) throw Reached(*why);
}

}  // namespace tlaloc::limit
