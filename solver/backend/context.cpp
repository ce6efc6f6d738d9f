#include "solver/backend/context.h"

#include <algorithm>

namespace tlaloc::engine {

ContextId Contexts::add(ContextId parent, std::vector<TermId> assertions) {
  return nodes_.add({parent, std::move(assertions)});
}

std::vector<ContextId> Contexts::path(ContextId context) const {
  std::vector<ContextId> path;
  for (; context.is_valid(); context = nodes_[context].parent) path.push_back(context);
  std::reverse(path.begin(), path.end());
  return path;
}

std::vector<TermId> Contexts::all_assertions(ContextId context) const {
  std::vector<TermId> all;
  for (const ContextId part : path(context)) {
    const auto& own = own_assertions(part);
    all.insert(all.end(), own.begin(), own.end());
  }
  return all;
}

solver::Session& ContextSession::at(ContextId context) {
  const std::vector<ContextId> wanted = contexts_.path(context);
  const auto [have, want] = std::mismatch(open_.begin(), open_.end(), wanted.begin(), wanted.end());
  for (auto n = open_.end() - have; n > 0; --n) session_->pop();
  open_.erase(have, open_.end());
  for (auto next = want; next != wanted.end(); ++next) {
    session_->push();
    for (const TermId t : contexts_.own_assertions(*next)) session_->assert_term(t);
    open_.push_back(*next);
  }
  return *session_;
}

}  // namespace tlaloc::engine
