// Contexts of queries. Assertions form a tree: each context adds its own to those of its parent. A session moves about in the
// tree, and queries that share a context share what the solver has learnt there.
#pragma once

#include <memory>
#include <vector>

#include "solver/backend/portfolio.h"
#include "solver/backend/session.h"

namespace tlaloc::engine {

using ContextId = Id<struct ContextTag>;

class Contexts {
 public:
  /// Adds a context below `parent` (an invalid id: at the root, where nothing is asserted). The assertions of a context never
  /// change afterwards.
  ContextId add(ContextId parent, std::vector<TermId> assertions);
  [[nodiscard]] const std::vector<TermId>& own_assertions(ContextId context) const { return nodes_[context].assertions; }
  /// All contexts from the root down to this one, which comes last.
  [[nodiscard]] std::vector<ContextId> path(ContextId context) const;
  [[nodiscard]] std::vector<TermId> all_assertions(ContextId context) const;

 private:
  struct Node {
    ContextId parent;
    std::vector<TermId> assertions;
  };
  IdStore<ContextId, Node> nodes_;
};

/// A session that is in one context at a time. Keeps references to both arguments.
class ContextSession {
 public:
  ContextSession(const term::Terms& terms, const Contexts& contexts, const PortfolioOptions& options)
      : contexts_(contexts), session_(make_portfolio(terms, options)) {}

  /// Moves to `context` and returns the session, in which exactly that context's assertions hold.
  [[nodiscard]] solver::Session& at(ContextId context);
  [[nodiscard]] solver::Session& session() { return *session_; }
  [[nodiscard]] const solver::Session& session() const { return *session_; }

 private:
  const Contexts& contexts_;
  std::unique_ptr<solver::Session> session_;
  std::vector<ContextId> open_;  // the contexts that are pushed, one scope each
};

}  // namespace tlaloc::engine
