#include "solver/trace/minimise.h"

#include <algorithm>
#include <unordered_set>

#include "frontend/support/stack.h"

namespace tlaloc::engine {

using solver::Answer;
using term::TermId;

namespace {

constexpr double kSeconds = 1.0;
constexpr std::uint32_t kMillisecondsPerCheck = 500;

/// The variables that say how large a state is: memberships, presences, Booleans, integers. Not the guards of choices, of
/// which one holds in any case.
class Leaves {
 public:
  explicit Leaves(const term::Terms& terms) : terms_(terms) {}

  void visit(const symbolic::SymValue& value) {
    if (stack::is_low()) return stack::on_segment([&] { visit(value); });
    if (const auto* boolean = value.get_if<symbolic::Boolean>()) {
      leaf(boolean->term);
    } else if (const auto* integer = value.get_if<symbolic::IntegerTerm>()) {
      leaf(integer->term);
    } else if (const auto* set = value.get_if<symbolic::Set>()) {
      for (const auto& [element, member] : set->members) leaf(member);
      for (const auto& [member, element] : set->others) {
        leaf(member);
        visit(element);
      }
    } else if (const auto* function = value.get_if<symbolic::Function>()) {
      for (const auto& entry : function->entries) {
        leaf(entry.present);
        visit(entry.value);
      }
    } else if (const auto* large = value.get_if<symbolic::LargeFunction>()) {
      for (const auto& [guard, base] : large->bases) {
        if (!base.arbitrary) continue;
        for (const auto& read : base.arbitrary->reads) visit(read.value);
      }
      for (const auto& w : large->writes) visit(w.value);
    } else if (const auto* kinds = value.get_if<symbolic::Union>()) {
      for (const auto& [guard, alternative] : kinds->alternatives) visit(alternative);
    }
  }

  std::vector<TermId> booleans, integers;

 private:
  void leaf(TermId t) {
    if (terms_.op(t) != term::Op::Variable || terms_.exclusive_group(t) != 0 || !seen_.insert(t).second) return;
    (terms_.sort(t) == term::Sort::Bool ? booleans : integers).push_back(t);
  }

  const term::Terms& terms_;
  std::unordered_set<TermId> seen_;
};

class Minimiser {
 public:
  Minimiser(solver::Session& session, term::Terms& terms, term::Assignment model, const solver::Budget& budget)
      : session_(session), terms_(terms), model_(std::move(model)), budget_(budget) {}

  term::Assignment run(const Leaves& leaves) {
    session_.set_timeout(kMillisecondsPerCheck);
    keep_false(leaves);
    for (const TermId t : leaves.booleans) {
      if (is_late()) break;
      if (is_true(t) && try_out(terms_.negate(t))) keep_false(leaves);
    }
    for (const TermId t : leaves.integers) {
      if (!is_late()) shrink(t);
    }
    session_.set_timeout(0);
    return std::move(model_);
  }

 private:
  [[nodiscard]] bool is_true(TermId t) const { return term::TermEvaluator(terms_, model_).truth(t); }
  [[nodiscard]] Integer value(TermId t) const { return term::TermEvaluator(terms_, model_).number(t); }
  [[nodiscard]] bool is_late() const { return budget_.is_over() || budget_.seconds_elapsed() - start_ > kSeconds; }

  bool try_out(TermId wish) {
    const TermId assumptions[] = {wish};
    if (session_.check(assumptions) != Answer::Sat) return false;
    model_ = session_.model();
    session_.assert_term(wish);
    return true;
  }
  void keep_false(const Leaves& leaves) {
    for (const TermId t : leaves.booleans) {
      if (!is_true(t) && kept_.insert(t).second) session_.assert_term(terms_.negate(t));
    }
  }
  /// The smallest of a few distances from 0 within which the integer can lie.
  void shrink(TermId t) {
    const Integer now = value(t);
    const Integer distance = now < Integer(0) ? Integer(0) - now : now;
    for (Integer bound = 0; bound < distance && !is_late(); bound = bound + bound + 1) {
      const TermId within = terms_.conjunction(
          {terms_.less_equal(terms_.integer(Integer(0) - bound), t), terms_.less_equal(t, terms_.integer(bound))});
      if (!terms_.is_false(within) && try_out(within)) return;
    }
  }

  solver::Session& session_;
  term::Terms& terms_;
  term::Assignment model_;
  const solver::Budget& budget_;
  double start_ = budget_.seconds_elapsed();
  std::unordered_set<TermId> kept_;
};

}  // namespace

term::Assignment minimise(solver::Session& session, term::Terms& terms, const encoder::SymbolicState& state,
                          term::Assignment model, const solver::Budget& budget) {
  Leaves leaves(terms);
  for (const symbolic::SymValue& value : state.values) leaves.visit(value);
  return Minimiser(session, terms, std::move(model), budget).run(leaves);
}

}  // namespace tlaloc::engine
