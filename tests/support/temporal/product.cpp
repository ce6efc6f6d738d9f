#include "tests/support/temporal/product.h"

#include <map>
#include <utility>

namespace tlaloc::oracle {

namespace {

constexpr std::size_t kMostNodes = 200000;
constexpr std::size_t kMostEdges = 2000000;
constexpr std::size_t kMostEventualities = 14;

class ProductBuilder {
 public:
  ProductBuilder(const System& system, const std::vector<FormulaPtr>& formulas, bool fairness_is_guessed)
      : next_(system.next_steps()) {
    for (const FormulaPtr& formula : formulas) add(*formula, fairness_is_guessed);
    const std::size_t conditions = tableau_.eventualities() + weak_.size();
    product_.to_fulfil = (Conditions{1} << conditions) - 1;
    if (tableau_.eventualities() > kMostEventualities) return;
    for (const StateId state : system.initial) start_in(state);
    for (std::size_t node = 0; node < product_.nodes.size() && !is_too_large(); ++node) expand(node);
    is_complete_ = !is_too_large();
  }

  std::optional<Product> take() { return is_complete_ ? std::optional(std::move(product_)) : std::nullopt; }

 private:
  void add(const Formula& formula, bool fairness_is_guessed) {
    if (formula.form == Form::And || formula.form == Form::ForAll) {
      for (const FormulaPtr& operand : formula.operands) add(*operand, fairness_is_guessed);
    } else if (formula.form == Form::WeaklyFair && !fairness_is_guessed) {
      weak_.push_back(&formula);
    } else if (formula.form == Form::StronglyFair && !fairness_is_guessed) {
      strong_.push_back(&formula);
    } else {
      roots_.push_back(tableau_.add(formula));
    }
  }

  [[nodiscard]] bool is_too_large() const { return product_.nodes.size() > kMostNodes || edges_ > kMostEdges; }

  /// One node for every guess that makes the formulas true.
  void start_in(StateId state) {
    for (Guess guess = 0; guess >> tableau_.eventualities() == 0; ++guess) {
      if (!tableau_.is_possible(state, guess)) continue;
      bool holds = true;
      for (const Tableau::Part root : roots_) holds = holds && tableau_.holds(root, state, guess);
      if (holds) product_.initial.push_back(node(state, guess));
    }
  }

  std::size_t node(StateId state, Guess guess) {
    const auto [known, is_new] = numbers_.emplace(std::pair(state, guess), product_.nodes.size());
    if (is_new) {
      ProductNode made{state, guess, 0, {}};
      for (std::size_t i = 0; i < strong_.size(); ++i) {
        if (strong_[i]->states[state]) made.requests |= Conditions{1} << i;
      }
      product_.nodes.push_back(std::move(made));
    }
    return known->second;
  }

  /// <>F is true when F is, or when <>F is in the next state: else it is false.
  void expand(std::size_t from) {
    const StateId state = product_.nodes[from].state;
    const Guess guess = product_.nodes[from].guess;
    for (StateId to = 0; to < next_.size(); ++to) {
      if (to != state && !next_.contains(state, to)) continue;
      const Guess fulfilled = tableau_.fulfilled(state, to, guess);
      if ((fulfilled & ~guess) != 0) continue;
      const Guess later = guess & ~fulfilled;  // must be true in the next state; what is fulfilled may
      ProductEdge edge{0, to == state, Conditions{fulfilled} | (all_guesses() & ~Conditions{guess}), 0};
      judge_fairness(state, to, edge);
      for (Guess free = fulfilled;; free = (free - 1) & fulfilled) {
        if (tableau_.is_possible(to, later | free)) {
          edge.to = node(to, later | free);
          product_.nodes[from].edges.push_back(edge);
          ++edges_;
        }
        if (free == 0) break;
      }
    }
  }

  [[nodiscard]] Conditions all_guesses() const { return (Conditions{1} << tableau_.eventualities()) - 1; }

  void judge_fairness(StateId from, StateId to, ProductEdge& edge) const {
    for (std::size_t i = 0; i < weak_.size(); ++i) {
      if (!weak_[i]->states[from] || weak_[i]->steps.contains(from, to)) {
        edge.fulfils |= Conditions{1} << (tableau_.eventualities() + i);
      }
    }
    for (std::size_t i = 0; i < strong_.size(); ++i) {
      if (strong_[i]->steps.contains(from, to)) edge.grants |= Conditions{1} << i;
    }
  }

  Relation next_;
  Tableau tableau_;
  std::vector<Tableau::Part> roots_;
  std::vector<const Formula*> weak_, strong_;
  std::map<std::pair<StateId, Guess>, std::size_t> numbers_;
  Product product_;
  std::size_t edges_ = 0;
  bool is_complete_ = false;
};

}  // namespace

std::optional<Product> build_product(const System& system, const std::vector<FormulaPtr>& formulas, bool fairness_is_guessed) {
  return ProductBuilder(system, formulas, fairness_is_guessed).take();
}

}  // namespace tlaloc::oracle
