#include "tests/support/temporal/verdict.h"

#include <set>

#include "tests/support/temporal/product.h"

namespace tlaloc::oracle {

namespace {

constexpr std::size_t kWork = 3000000;  // edges that are looked at for a shortest counterexample

/// From where an accepted path begins.
std::vector<bool> live_nodes(const Product& product) {
  std::vector<std::vector<std::size_t>> before(product.nodes.size());
  for (std::size_t from = 0; from < product.nodes.size(); ++from) {
    for (const ProductEdge& edge : product.nodes[from].edges) before[edge.to].push_back(from);
  }
  std::vector<bool> live(product.nodes.size());
  std::vector<std::size_t> found;
  const auto note = [&](std::size_t node) {
    if (live[node]) return;
    live[node] = true;
    found.push_back(node);
  };
  for (const auto& component : accepting_components(product)) {
    for (const std::size_t node : component) note(node);
  }
  while (!found.empty()) {
    const std::size_t node = found.back();
    found.pop_back();
    for (const std::size_t from : before[node]) note(from);
  }
  return live;
}

}  // namespace

std::vector<FormulaPtr> Question::of_counterexample() const {
  std::vector<FormulaPtr> all = assumptions;
  all.push_back(formula(Form::Not, {property}));
  return all;
}

std::optional<Decision> decide(const Question& question, bool fairness_is_guessed) {
  const auto product = build_product(question.system, question.of_counterexample(), fairness_is_guessed);
  if (!product) return std::nullopt;
  const auto components = accepting_components(*product);
  if (components.empty()) return Decision{};
  return Decision{lasso_into(*product, components.front()), shortest_lasso(*product, components, kWork)};
}

std::optional<bool> is_bad_prefix(const Question& question, const std::vector<StateId>& states) {
  const auto product = build_product(question.system, {question.property});
  if (!product) return std::nullopt;
  const std::vector<bool> live = live_nodes(*product);
  std::set<std::size_t> reached;
  for (const std::size_t node : product->initial) {
    if (product->nodes[node].state == states.front()) reached.insert(node);
  }
  for (std::size_t i = 1; i < states.size(); ++i) {
    std::set<std::size_t> next;
    for (const std::size_t node : reached) {
      for (const ProductEdge& edge : product->nodes[node].edges) {
        if (product->nodes[edge.to].state == states[i]) next.insert(edge.to);
      }
    }
    reached = std::move(next);
  }
  for (const std::size_t node : reached) {
    if (live[node]) return false;
  }
  return true;
}

}  // namespace tlaloc::oracle
