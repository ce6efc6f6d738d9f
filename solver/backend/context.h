// What questions are asked under: assertions in a tree, each context adding to its parent's, and a session that moves about in
// it. Questions that share a context share what the solver has learned there.
#pragma once

#include <memory>
#include <vector>

#include "solver/backend/portfolio.h"
#include "solver/backend/session.h"

namespace tlaloc::engine {

using ContextId = Id<struct ContextTag>;

class Contexts {
 public:
  /// Invalid as a parent: nothing is asserted. The answer does not change any more.
  ContextId add(ContextId parent, std::vector<TermId> assertions);
  [[nodiscard]] const std::vector<TermId>& own_assertions(ContextId context) const { return nodes_[context].assertions; }
  /// All contexts on the way down to this one, which comes last.
  [[nodiscard]] std::vector<ContextId> path(ContextId context) const;
  [[nodiscard]] std::vector<TermId> all_assertions(ContextId context) const;

 private:
  struct Node {
    ContextId parent;
    std::vector<TermId> assertions;
  };
  IdStore<ContextId, Node> nodes_;
};

/// One session, in one context at a time. Keeps references to both arguments.
class ContextSession {
 public:
  ContextSession(const term::Terms& terms, const Contexts& contexts, const PortfolioOptions& options)
      : contexts_(contexts), session_(make_portfolio(terms, options)) {}

  /// The session, with exactly what this context asserts.
  [[nodiscard]] solver::Session& at(ContextId context);
  [[nodiscard]] solver::Session& session() { return *session_; }
  [[nodiscard]] const solver::Session& session() const { return *session_; }

 private:
  const Contexts& contexts_;
  std::unique_ptr<solver::Session> session_;
  std::vector<ContextId> open_;  // a scope each
};

}  // namespace tlaloc::engine
