// Lemmas by whole orbits: where model values are interchangeable, what is true of some of them is true of all others in their
// place (A. Goel, K. Sakallah, "On symmetry and quantification: a new approach to verify distributed protocols", NFM 2021). So
// a clause is learnt together with all that permutations make of it, and stands in a certificate as one formula with `\A`.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "frontend/frontend.h"
#include "solver/proof/atom.h"

namespace tlaloc::engine {

/// Constants by name, with their values.
using ConstantNames = std::vector<std::pair<Symbol, Value>>;

class Symmetry {
 public:
  /// Of the formulas of the model; `atoms` are expressions of its program, and `opposites` other ones that say the negation of
  /// an atom. Sets that have a name are called by it.
  Symmetry(const frontend::Specification& specification, const std::vector<Atom>& atoms, const Opposites& opposites,
           const ConstantNames& names);

  /// The cube alone where nothing is interchangeable. Nothing: atoms of it have no counterpart, or there are too many.
  [[nodiscard]] std::optional<Orbit> orbit(const Cube& cube) const;

  /// A cube with names of bound variables in place of the interchangeable values that it speaks of.
  struct Pattern {
    std::vector<std::string> literals;  ///< its atoms as TLA+, in order
    std::string prefix;                 ///< `\A x1, x2 \in Clients : \A y1 \in {d, e} : x1 # x2 => `
    std::set<Value> bound;              ///< values of which it does not speak any more
  };
  /// Nothing: it speaks of none of them.
  [[nodiscard]] std::optional<Pattern> pattern(const Cube& cube);

 private:
  /// The atom with two values exchanged, as TLA+.
  [[nodiscard]] std::string exchanged(kernel::ExprId atom, const Value& a, const Value& b);
  [[nodiscard]] kernel::ExprId exchange(kernel::ExprId expr, const Value& a, const Value& b);
  [[nodiscard]] std::string fresh_name(std::size_t set, std::size_t number) const;
  [[nodiscard]] bool is_taken(const std::string& name) const;

  kernel::Program program_;  // a draft of its own
  std::vector<kernel::ExprId> atoms_;
  struct Interchangeable {
    std::vector<Value> values;
    std::optional<std::string> name;  ///< of the set
  };
  std::vector<Interchangeable> sets_;
  /// By neighbours in the sets: by atom, what it becomes when they are exchanged; nothing: no literal.
  std::vector<std::vector<std::optional<Literal>>> images_;
};

}  // namespace tlaloc::engine
