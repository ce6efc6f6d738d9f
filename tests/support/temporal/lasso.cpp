#include "tests/support/temporal/lasso.h"

#include <algorithm>
#include <functional>

namespace tlaloc::oracle {

namespace {

/// For each position of the lasso, whether the suffix that begins there satisfies a formula.
using Truth = std::vector<bool>;

class LassoTruth {
 public:
  explicit LassoTruth(const Lasso& lasso) : lasso_(lasso) {}

  Truth of(const Formula& formula) const {
    switch (formula.form) {
      case Form::State:
        return each([&](std::size_t i) { return bool(formula.states[lasso_.states[i]]); });
      case Form::Step:
        return each([&](std::size_t i) { return formula.steps.contains(lasso_.states[i], lasso_.states[following(i)]); });
      case Form::Not: {
        const Truth a = of(*formula.operands[0]);
        return each([&](std::size_t i) { return !a[i]; });
      }
      case Form::And:
      case Form::ForAll:
        return combine(formula, true, [](bool a, bool b) { return a && b; });
      case Form::Or:
      case Form::Exists:
        return combine(formula, false, [](bool a, bool b) { return a || b; });
      case Form::Implies:
        return implies(of(*formula.operands[0]), of(*formula.operands[1]));
      case Form::Equivalent: {
        const Truth a = of(*formula.operands[0]), b = of(*formula.operands[1]);
        return each([&](std::size_t i) { return a[i] == b[i]; });
      }
      case Form::Always:
        return always(of(*formula.operands[0]));
      case Form::Eventually:
        return eventually(of(*formula.operands[0]));
      case Form::LeadsTo:
        return always(implies(of(*formula.operands[0]), eventually(of(*formula.operands[1]))));
      case Form::WeaklyFair:
        return fair(formula,
                    [&](const Truth& enabled, const Truth& taken) { return occurs_in_loop(taken) || !all_of_loop(enabled); });
      case Form::StronglyFair:
        return fair(formula, [&](const Truth& enabled, const Truth& taken) {
          return occurs_in_loop(taken) || !occurs_in_loop(enabled);
        });
    }
    return {};
  }

 private:
  [[nodiscard]] std::size_t size() const { return lasso_.states.size(); }
  [[nodiscard]] std::size_t following(std::size_t i) const { return i + 1 < size() ? i + 1 : lasso_.loop_start; }

  Truth each(const std::function<bool(std::size_t)>& truth) const {
    Truth result(size());
    for (std::size_t i = 0; i < size(); ++i) result[i] = truth(i);
    return result;
  }

  Truth combine(const Formula& formula, bool neutral, bool (*operation)(bool, bool)) const {
    Truth result(size(), neutral);
    for (const FormulaPtr& operand : formula.operands) {
      const Truth truth = of(*operand);
      for (std::size_t i = 0; i < size(); ++i) result[i] = operation(result[i], truth[i]);
    }
    return result;
  }

  Truth implies(const Truth& a, const Truth& b) const {
    return each([&](std::size_t i) { return !a[i] || b[i]; });
  }

  /// Behind position i come those after it, and those of the loop.
  Truth eventually(const Truth& truth) const {
    return each([&](std::size_t i) {
      for (std::size_t j = std::min(i, lasso_.loop_start); j < size(); ++j) {
        if (truth[j]) return true;
      }
      return false;
    });
  }

  Truth always(const Truth& truth) const {
    return each([&](std::size_t i) {
      for (std::size_t j = std::min(i, lasso_.loop_start); j < size(); ++j) {
        if (!truth[j]) return false;
      }
      return true;
    });
  }

  [[nodiscard]] bool occurs_in_loop(const Truth& truth) const {
    return std::any_of(truth.begin() + static_cast<std::ptrdiff_t>(lasso_.loop_start), truth.end(), [](bool b) { return b; });
  }
  [[nodiscard]] bool all_of_loop(const Truth& truth) const {
    return std::all_of(truth.begin() + static_cast<std::ptrdiff_t>(lasso_.loop_start), truth.end(), [](bool b) { return b; });
  }

  /// Fairness speaks of what happens infinitely often: of the loop.
  Truth fair(const Formula& formula, const std::function<bool(const Truth&, const Truth&)>& condition) const {
    const Truth enabled = each([&](std::size_t i) { return bool(formula.states[lasso_.states[i]]); });
    const Truth taken =
        each([&](std::size_t i) { return formula.steps.contains(lasso_.states[i], lasso_.states[following(i)]); });
    return Truth(size(), condition(enabled, taken));
  }

  const Lasso& lasso_;
};

/// Tries all lassos of one length.
class Enumeration {
 public:
  Enumeration(const System& system, const std::vector<FormulaPtr>& formulas)
      : next_(system.next_steps()), initial_(system.initial), formulas_(formulas) {}

  bool finds(std::size_t steps) {
    return std::any_of(initial_.begin(), initial_.end(), [&](StateId state) {
      path_ = {state};
      return extends(steps);
    });
  }

 private:
  bool extends(std::size_t steps) {
    if (steps == 0) return closes();
    for (StateId to = 0; to < next_.size(); ++to) {
      if (to == path_.back() || !next_.contains(path_.back(), to)) continue;
      path_.push_back(to);
      if (extends(steps - 1)) return true;
      path_.pop_back();
    }
    return false;
  }

  bool closes() {
    if (satisfies({path_, path_.size() - 1})) return true;  // the last state for ever
    for (std::size_t i = 0; i + 1 < path_.size(); ++i) {
      if (path_[i] == path_.back() && satisfies({{path_.begin(), path_.end() - 1}, i})) return true;
    }
    return false;
  }

  [[nodiscard]] bool satisfies(const Lasso& lasso) const {
    return std::all_of(formulas_.begin(), formulas_.end(), [&](const FormulaPtr& f) { return holds_of_lasso(*f, lasso); });
  }

  Relation next_;
  std::vector<StateId> initial_;
  const std::vector<FormulaPtr>& formulas_;
  std::vector<StateId> path_;
};

}  // namespace

std::size_t length(const Lasso& lasso) {
  return lasso.loop_start + 1 == lasso.states.size() ? lasso.states.size() - 1 : lasso.states.size();
}

bool holds_of_lasso(const Formula& formula, const Lasso& lasso) { return LassoTruth(lasso).of(formula).front(); }

bool is_behaviour(const System& system, const Lasso& lasso) {
  if (lasso.states.empty() || lasso.loop_start >= lasso.states.size()) return false;
  if (std::find(system.initial.begin(), system.initial.end(), lasso.states.front()) == system.initial.end()) return false;
  const Relation next = system.next_steps();
  for (std::size_t i = 0; i < lasso.states.size(); ++i) {
    const StateId from = lasso.states[i];
    const StateId to = lasso.states[i + 1 < lasso.states.size() ? i + 1 : lasso.loop_start];
    if (from != to && !next.contains(from, to)) return false;
  }
  return true;
}

std::string print(const Lasso& lasso) {
  std::string text;
  for (std::size_t i = 0; i < lasso.states.size(); ++i) {
    text += (i == 0 ? "" : " -> ") + std::string(i == lasso.loop_start ? "(" : "") + std::to_string(lasso.states[i]);
  }
  return text + ")";
}

std::optional<std::size_t> shortest_by_enumeration(const System& system, const std::vector<FormulaPtr>& formulas,
                                                   std::size_t most) {
  Enumeration enumeration(system, formulas);
  for (std::size_t steps = 0; steps <= most; ++steps) {
    if (enumeration.finds(steps)) return steps;
  }
  return std::nullopt;
}

}  // namespace tlaloc::oracle
