// Lemmas for whole orbits: if model values are interchangeable, a lemma about some of them holds for all others in their place
// (A. Goel, K. Sakallah, "On symmetry and quantification: a new approach to verify distributed protocols", NFM 2021). So a
// clause is learnt together with all its permutations, and appears in a certificate as one formula with `\A`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "frontend/frontend.h"
#include "solver/proof/atom.h"
#include "solver/proof/expressions.h"

namespace tlaloc::engine {

/// Constants by name, with their values.
using ConstantNames = std::vector<std::pair<Symbol, Value>>;

class Symmetry {
 public:
  /// Finds the values that are interchangeable in the formulas of the model. `atoms` are expressions of its program,
  /// `opposites` other atoms that say their negation. Sets of values are referred to by their names, if they have any.
  Symmetry(const frontend::Specification& specification, const std::vector<Atom>& atoms, const Opposites& opposites,
           const ConstantNames& names);

  /// The orbit of a cube; the cube alone if nothing is interchangeable. Empty if an atom of it has no counterpart, or if the
  /// orbit is too large.
  [[nodiscard]] std::optional<Orbit> orbit(const Cube& cube) const;

  /// A cube with bound variables in place of the interchangeable values in it.
  struct Pattern {
    std::vector<kernel::ExprId> atoms;  ///< of the cube, in order
    /// Bound variables that stand for different elements of the set.
    struct Bound {
      std::vector<kernel::LocalId> locals;
      kernel::ExprId set;
    };
    std::vector<Bound> bounds;
  };
  /// Empty if the cube mentions no interchangeable value. `make`: of the specification's program.
  [[nodiscard]] std::optional<Pattern> pattern(const Cube& cube, Expressions& make) const;

 private:
  /// The atom with two values exchanged, as TLA+.
  [[nodiscard]] std::string exchanged(kernel::ExprId atom, const Value& a, const Value& b);
  [[nodiscard]] kernel::ExprId exchange(kernel::ExprId expr, const Value& a, const Value& b);
  /// The interchangeable values in atoms, sorted.
  [[nodiscard]] std::vector<Symbol> values_in(std::vector<kernel::ExprId> atoms) const;
  [[nodiscard]] std::string fresh_name(std::size_t set, std::size_t number) const;
  [[nodiscard]] bool is_taken(const std::string& name) const;

  kernel::Program program_;  // a draft of its own, where the atoms have the same ids
  std::vector<kernel::ExprId> atoms_;
  struct Interchangeable {
    std::vector<Value> values;
    std::optional<Symbol> name;  ///< of the set; empty if it has none
  };
  std::vector<Interchangeable> sets_;
  /// For each pair of neighbours in the sets: by atom, its image when the two are exchanged; empty if that is no literal.
  std::vector<std::vector<std::optional<Literal>>> images_;
};

}  // namespace tlaloc::engine
