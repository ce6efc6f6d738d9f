// The product of a transition system and a tableau: its infinite paths that satisfy the acceptance condition are the behaviours
// of the system with what is true of them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "tests/support/temporal/lasso.h"
#include "tests/support/temporal/tableau.h"

namespace tlaloc::oracle {

/// A set of conditions, a bit for each.
using Conditions = std::uint64_t;

/// A path is accepted when each fulfilment is seen infinitely often, and each grant too whose request is.
struct ProductEdge {
  std::size_t to = 0;
  bool stutters = false;  ///< the state of the system stays
  Conditions fulfils = 0, grants = 0;
};

struct ProductNode {
  StateId state = 0;
  Guess guess = 0;
  Conditions requests = 0;
  std::vector<ProductEdge> edges;
};

struct Product {
  std::vector<ProductNode> nodes;
  std::vector<std::size_t> initial;
  Conditions to_fulfil = 0;  ///< all that has to be
};

/// The behaviours of Init /\ [][Next]_vars that satisfy `formulas`, the fairness conditions among them as conditions of
/// acceptance, or where `fairness_is_guessed` as any other formula. Nothing: too large.
[[nodiscard]] std::optional<Product> build_product(const System& system, const std::vector<FormulaPtr>& formulas,
                                                   bool fairness_is_guessed = false);

/// Sets of nodes within which an accepted path can see all nodes infinitely often; none is a part of another one's component.
[[nodiscard]] std::vector<std::vector<std::size_t>> accepting_components(const Product& product);

/// A behaviour that ends in the component.
[[nodiscard]] Lasso lasso_into(const Product& product, const std::vector<std::size_t>& component);

/// The length of a shortest accepted lasso, where it can be found with so much work.
[[nodiscard]] std::optional<std::size_t> shortest_lasso(const Product& product,
                                                        const std::vector<std::vector<std::size_t>>& components,
                                                        std::size_t work);

}  // namespace tlaloc::oracle
