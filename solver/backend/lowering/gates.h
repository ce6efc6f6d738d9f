// Gates: literals that are equivalent to a function of other literals. Inputs that are constant, equal or complementary are
// folded, and a gate that exists already is not made again. Each gate is defined in both directions.
#pragma once

#include <array>
#include <initializer_list>
#include <span>
#include <unordered_map>
#include <vector>

#include "solver/backend/lowering/clause_sink.h"

namespace tlaloc::lowering {

/// The literal of the first variable, which Gates makes true.
inline constexpr Literal kTrue = 1;
inline constexpr Literal kFalse = -kTrue;
[[nodiscard]] constexpr bool is_constant(Literal l) { return l == kTrue || l == kFalse; }
[[nodiscard]] constexpr Literal constant(bool value) { return value ? kTrue : kFalse; }

class Gates {
 public:
  /// Must be the first to use `sink`. Keeps a reference to it.
  explicit Gates(ClauseSink& sink);

  [[nodiscard]] Literal new_variable() { return sink_.new_variable(); }
  /// Adds a clause without its false literals, or nothing if one of its literals is true.
  void clause(std::span<const Literal> literals);
  void clause(std::initializer_list<Literal> literals) { clause(std::span(literals.begin(), literals.size())); }

  [[nodiscard]] Literal conjunction(std::span<const Literal> inputs);
  [[nodiscard]] Literal conjunction(Literal a, Literal b);
  [[nodiscard]] Literal disjunction(Literal a, Literal b) { return -conjunction(-a, -b); }
  [[nodiscard]] Literal exclusive_or(Literal a, Literal b) { return parity(a, b, kFalse); }
  /// Whether an odd number of the inputs are true: the sum of a full adder.
  [[nodiscard]] Literal parity(Literal a, Literal b, Literal c);
  /// Whether at least two of the inputs are true: the carry of a full adder.
  [[nodiscard]] Literal majority(Literal a, Literal b, Literal c);
  [[nodiscard]] Literal choice(Literal condition, Literal then_literal, Literal else_literal);

 private:
  enum class Kind { Parity, Majority, Choice };
  struct Key {
    Kind kind;
    std::array<Literal, 3> inputs;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const { return (*this)(key.inputs) + static_cast<std::size_t>(key.kind); }
    std::size_t operator()(std::span<const Literal> literals) const {
      std::size_t hash = literals.size();
      for (const Literal l : literals) hash = (hash ^ static_cast<unsigned>(l)) * 0x9E3779B97F4A7C15U;
      return hash ^ (hash >> 32U);
    }
  };

  ClauseSink& sink_;
  std::vector<Literal> clause_;  // scratch
  std::unordered_map<Key, Literal, Hash> gates_;
  std::unordered_map<std::vector<Literal>, Literal, Hash> conjunctions_;
};

}  // namespace tlaloc::lowering
