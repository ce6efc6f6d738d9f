// An unrolling: the symbolic states of behaviours, Init and then one step of Next after the other, in one incremental session,
// together with facts that were shown about them. It knows no properties. It persists between queries: a later one continues at
// the current depth, or at an earlier one after a rollback.
#pragma once

#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

#include "encoder/system/transition_system.h"
#include "solver/backend/portfolio.h"
#include "solver/engine/bounded/state_pruner.h"
#include "solver/run/budget.h"

namespace tlaloc::engine {

/// Thrown when a limit or the solver ends the work.
struct Stopped {
  solver::WhyUnknown why;
};

class Unrolling {
 public:
  /// Keeps a reference to the system and adds to its terms. `jobs`: number of solvers that may work on one query.
  Unrolling(encoder::TransitionSystem& system, std::uint32_t jobs, std::uint32_t seed);
  Unrolling(const Unrolling&) = delete;
  Unrolling& operator=(const Unrolling&) = delete;

  /// During this object's lifetime the unrolling works within `budget`: its cancellation, its limit of work per query, its
  /// limit on the size of formulas, and its observer.
  class Shift {
   public:
    Shift(Unrolling& unrolling, const solver::Budget& budget);
    ~Shift();
    Shift(const Shift&) = delete;
    Shift& operator=(const Shift&) = delete;

   private:
    Unrolling& unrolling_;
  };

  // ---- the states
  [[nodiscard]] const std::vector<encoder::Transition>& path() const {
    return path_;
  }  ///< the transitions to each state; Init first
  [[nodiscard]] std::uint32_t depth() const {
    return static_cast<std::uint32_t>(path_.size()) - 1;
  }  ///< depth of the last state
  [[nodiscard]] encoder::StateAt at(std::uint32_t depth) const;
  [[nodiscard]] encoder::StateAt last() const { return at(depth()); }

  // ---- growing
  /// Appends a state. Asserts that the transition is taken; its definitions must have been asserted already.
  void extend(encoder::Transition transition);
  /// Removes the last state.
  void take_back();
  /// Removes the states beyond this depth and restores what was known when the state there was new, in a new session.
  void rollback(std::uint32_t depth);
  /// Removes all states.
  void rollback_all();

  // ---- facts and questions; these throw Stopped
  /// Asserts definitions of fresh variables. They exclude no behaviour and are kept when states are removed.
  void define(const std::vector<term::TermId>& definitions);
  /// Asserts a fact about all behaviours that are still of interest. Retracted when states are removed.
  void assert_fact(term::TermId t);
  void assert_facts(const std::vector<term::TermId>& facts);
  /// Whether the model satisfies everything asserted.
  [[nodiscard]] bool is_satisfied_by(term::TermEvaluator& model) const;
  /// Whether some behaviour satisfies `t`. If so, model() is one.
  [[nodiscard]] bool ask(term::TermId t);
  /// The same with a time limit; Unknown if it is exceeded.
  [[nodiscard]] solver::Answer ask_for(term::TermId t, double seconds);
  [[nodiscard]] term::Assignment model() { return session_->model(); }
  /// Whether the assertions are contradictory: there is no behaviour of this length.
  [[nodiscard]] bool is_contradiction() const { return is_contradiction_; }

  // ---- pruning, and whether states repeat
  /// Removes guards from the last state that cannot hold, if that is found quickly.
  void prune();
  /// The same without a time limit. False if there was nothing to remove.
  [[nodiscard]] bool prune_thoroughly();
  /// The greatest number of steps in a behaviour without a repeated state; empty if that is not known, or there may be more
  /// than in the unrolling.
  [[nodiscard]] std::optional<std::uint32_t> recurrence_diameter();

  // ---- within the budget of the current Shift
  void poll() const;
  /// The reason, after the encoder was interrupted.
  [[nodiscard]] solver::WhyUnknown why_interrupted() const;
  void observe(const char* activity);
  /// Runs `work`, which encodes something, and counts its time.
  template <class Work>
  /// Runs `work`, which calls the encoder, and measures its time.
  void encode(Work work) {
    poll();
    const double begin = seconds();
    struct Count {
      Unrolling& unrolling;
      double begin;
      ~Count() { unrolling.encode_seconds_ += unrolling.seconds() - begin; }
    };
    {
      const Count count{*this, begin};
      work();
    }
    poll();
  }
  [[nodiscard]] double seconds() const { return budget_->seconds_elapsed(); }
  [[nodiscard]] double encode_seconds() const { return encode_seconds_; }
  [[nodiscard]] const solver::SessionStatistics& statistics() const { return session_->statistics(); }

 private:
  void open_session();
  [[nodiscard]] bool restrict(const std::unordered_set<term::TermId>& impossible);
  [[nodiscard]] bool is_too_large() const;

  encoder::TransitionSystem& system_;
  term::Terms& terms_;
  std::uint32_t jobs_, seed_;
  const solver::Budget* budget_ = nullptr;
  std::unique_ptr<solver::Session> session_;
  std::optional<StatePruner> pruner_;
  std::optional<solver::Budget::Guard> guard_;

  std::vector<encoder::Transition> path_;
  std::vector<term::TermId> definitions_, facts_;
  /// What was known when a state of path_ was new.
  struct Mark {
    std::size_t facts;                            // of facts_
    std::optional<encoder::SymbolicState> whole;  // the state before it was pruned, if it was
  };
  std::vector<Mark> marks_;
  bool is_contradiction_ = false;

  /// A session of its own for behaviours in which all states differ.
  struct Distinct {
    std::unique_ptr<solver::Session> session;
    std::size_t definitions = 0, facts = 0;  // how many of each are asserted
    std::size_t states = 0;                  // how many states of path_ are asserted to differ
    double limit_seconds = 0;                // of the last query if it had no answer: the next one needs more time than this
  };
  Distinct distinct_;
  double distinct_seconds_ = 0;  // spent on it
  double encode_seconds_ = 0;
  double last_shown_ = -1;
};

}  // namespace tlaloc::engine
