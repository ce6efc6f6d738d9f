// The states of behaviours of a growing length, in one incremental session: Init and steps of Next, one after the other, with
// what has been shown of the states asserted beside them. Knows nothing of properties. It outlives a question: a later one goes
// on from where it stands, or from an earlier state, to which it is rolled back.
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

/// Thrown where a limit, or the solver, ends the work.
struct Stopped {
  solver::WhyUnknown why;
};

class Unrolling {
 public:
  /// Keeps a reference to the system, whose terms it adds to. `jobs`: solvers at work on one question.
  Unrolling(encoder::TransitionSystem& system, std::uint32_t jobs, std::uint32_t seed);
  Unrolling(const Unrolling&) = delete;
  Unrolling& operator=(const Unrolling&) = delete;

  /// While it lives, the unrolling works within the budget: what interrupts, how much work a question may take, how large the
  /// formulas may grow, whom to tell of what is going on.
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
  [[nodiscard]] const std::vector<encoder::Transition>& path() const { return path_; }  ///< to each state; Init first
  [[nodiscard]] std::uint32_t depth() const { return static_cast<std::uint32_t>(path_.size()) - 1; }  ///< of the last state
  [[nodiscard]] encoder::StateAt at(std::uint32_t depth) const;
  [[nodiscard]] encoder::StateAt last() const { return at(depth()); }

  // ---- growing
  /// One more state. Of the transition only the fact that it is taken is new: its definitions have been asserted.
  void extend(encoder::Transition transition);
  /// Takes the last state back.
  void take_back();
  /// To the states up to this depth, as things stood when the last of them was new: a session anew.
  void rollback(std::uint32_t depth);
  /// To no states at all.
  void rollback_all();

  // ---- facts and questions; these throw Stopped
  /// Of fresh variables: they exclude no behaviour, and are kept when states are taken back.
  void define(const std::vector<term::TermId>& definitions);
  /// True of all behaviours that are still looked at, until states are taken back.
  void assert_fact(term::TermId t);
  void assert_facts(const std::vector<term::TermId>& facts);
  /// Whether the model satisfies everything that was asserted.
  [[nodiscard]] bool is_satisfied_by(term::TermEvaluator& model) const;
  /// Whether there is a behaviour of which this is true, which then is the session's model.
  [[nodiscard]] bool ask(term::TermId t);
  /// The same, without an answer where it takes longer.
  [[nodiscard]] solver::Answer ask_for(term::TermId t, double seconds);
  [[nodiscard]] term::Assignment model() { return session_->model(); }
  /// Nothing satisfies what is asserted: there is no behaviour of this length.
  [[nodiscard]] bool is_contradiction() const { return is_contradiction_; }

  // ---- what the states cannot be, and whether they are new
  /// Takes out of the last state what it cannot be, where that is found soon.
  void prune();
  /// The same however long it takes. False: there was nothing to take out.
  [[nodiscard]] bool prune_thoroughly();
  /// Steps that a behaviour without a repeated state can have; nothing: more, as far as is known.
  [[nodiscard]] std::optional<std::uint32_t> recurrence_diameter();

  // ---- within the budget of the shift
  void poll() const;
  /// After the encoder was interrupted.
  [[nodiscard]] solver::WhyUnknown why_interrupted() const;
  void observe(const char* activity);
  /// Runs `work`, which encodes something, and counts its time.
  template <class Work>
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
  /// How things stood when a state of path_ was new.
  struct Mark {
    std::size_t facts;                            // of facts_
    std::optional<encoder::SymbolicState> whole;  // before anything was taken out of it
  };
  std::vector<Mark> marks_;
  bool is_contradiction_ = false;

  /// Behaviours in which no two states are the same: a session of its own.
  struct Distinct {
    std::unique_ptr<solver::Session> session;
    std::size_t definitions = 0, facts = 0;  // told
    std::size_t states = 0;                  // of path_, told apart
    double limit_seconds = 0;                // without an answer: to wait for before it is asked again
  };
  Distinct distinct_;
  double distinct_seconds_ = 0;  // spent on it
  double encode_seconds_ = 0;
  double last_shown_ = -1;
};

}  // namespace tlaloc::engine
