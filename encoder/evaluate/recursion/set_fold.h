// Private to encoder/evaluate/: the value of a recursion over a set of which it is not known which elements it has. Unfolding
// it would tell all subsets apart. Instead there is one step for each element that the set may have, in the order in which they
// are chosen: a step either is taken or leaves things as they are. An element has its step evaluated where it is present, in an
// environment in which the set is what remains then: whatever the step says of it is right, and that its calls are on the set
// without that element is checked, not assumed.
#pragma once

#include "encoder/evaluate/impl.h"

namespace tlaloc::evaluate {

class Evaluator::Impl::SetFold {
 public:
  SetFold(Impl& impl, const SetRecursion& recursion, const EnvironmentPtr& env, const Scope& s)
      : impl_(impl), terms_(impl.terms), recursion_(recursion), env_(env), scope_(s.with(env)) {
    rest_.recursion = &recursion_;
  }

  /// Nothing: it is not done this way.
  std::optional<SymValue> value();

 private:
  /// A value that may be used later, where it stops, and what it read.
  struct Held {
    SymValue value;
    std::vector<Read> reads;
    std::vector<Stop> stops;
  };
  /// A call of itself after which nothing is left to do.
  struct Arrival {
    TermId guard;  ///< under the path of the step
    TermId path;
    std::vector<Held> carried;
  };
  /// What a step whose calls are the last thing it does comes to.
  struct Outcome {
    std::vector<Arrival> arrivals;
    Alternatives results;  ///< without a call
  };

  std::optional<SymValue> from_listed(const symbolic::Set& set);

  // ---- steps
  /// Where the set is `set`, and what is carried along is `carried`.
  EnvironmentPtr step_environment(const SymValue& set, const std::vector<Held>& carried);
  [[nodiscard]] Thunk fixed(const Held& held) const;
  template <class F>
  Held hold(F&& body);  ///< what `body` gives
  Held evaluate_step(const EnvironmentPtr& env, TermId path);
  void walk(ExprId expr, const Scope& s, TermId guard, Outcome& outcome);
  Outcome walk_step(const EnvironmentPtr& env, TermId path);
  std::vector<Held> initially_carried();
  void note(const std::vector<Read>& reads);
  static void add_reads(std::vector<Read>& to, const std::vector<Read>& from);
  SymValue use(Held held);  ///< here

  // ---- in_order.cpp: elements that are ground
  SymValue backward(const std::vector<std::pair<Value, TermId>>& elements, bool ascending);
  SymValue forward(const std::vector<std::pair<Value, TermId>>& elements, bool ascending);
  /// `old` stops that some uses have met and that those meet who skip the step, and the others of the uses. Each use: its
  /// guard and path, and its stops. `all`: one of the uses is made, wherever the step is not skipped.
  struct Use {
    TermId guard, path;
    std::vector<Stop> stops;
  };
  std::vector<Stop> join_stops(const std::vector<Stop>& old, std::vector<Use> uses, TermId skipped, bool all);

  // ---- joined.cpp: in any order
  std::optional<SymValue> joined(Op op, const symbolic::Set& set);
  void add_summands(std::vector<TermId>& summands, TermId present, const SymValue& value);
  void add_summands(std::vector<TermId>& summands, TermId present, TermId number);
  [[nodiscard]] bool has_all_subsets();

  Impl& impl_;
  Terms& terms_;
  const SetRecursion& recursion_;
  EnvironmentPtr env_;
  Scope scope_;
  std::vector<Read> set_reads_{};
  FoldRest rest_{};
};

}  // namespace tlaloc::evaluate
