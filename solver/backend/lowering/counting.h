// Cardinality constraints: whether at least so many literals of a list hold.
//
// A totalizer (O. Bailleux, Y. Boufkhad: Efficient CNF Encoding of Boolean Cardinality Constraints, CP 2003), cut off at the
// largest number that is asked for; where a merge of two counts would be large it is replaced by an odd-even merge (K. Batcher,
// 1968; R. Asín, R. Nieuwenhuis, A. Oliveras, E. Rodríguez-Carbonell: Cardinality Networks, Constraints 2011; the mixture: I.
// Abío et al.: A Parametric Approach for Smaller and Better Encodings of Cardinality Constraints, CP 2013). Few literals are
// constrained subset by subset, without further variables. Unit propagation maintains arc consistency in all of these.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <unordered_map>
#include <vector>

#include "solver/backend/lowering/gates.h"

namespace tlaloc::lowering {

/// Which direction of a definition x <=> f has clauses: x => f, f => x, or both. A set of bits.
enum class Polarity : std::uint8_t { None = 0, Positive = 1, Negative = 2, Both = 3 };
[[nodiscard]] constexpr Polarity operator|(Polarity a, Polarity b) {
  return static_cast<Polarity>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b));
}
/// What of `a` is not in `b`.
[[nodiscard]] constexpr Polarity operator-(Polarity a, Polarity b) {
  return static_cast<Polarity>(static_cast<std::uint8_t>(a) & ~static_cast<std::uint8_t>(b));
}
[[nodiscard]] constexpr bool contains(Polarity a, Polarity b) { return (b - a) == Polarity::None; }
/// That of the negation.
[[nodiscard]] constexpr Polarity flipped(Polarity p) {
  return (contains(p, Polarity::Positive) ? Polarity::Negative : Polarity::None) |
         (contains(p, Polarity::Negative) ? Polarity::Positive : Polarity::None);
}

class Counting {
 public:
  explicit Counting(Gates& gates) : gates_(gates) {}

  /// A literal for "at least `bound` of the list hold", where a literal that is listed twice counts twice. Nothing is said of
  /// it before define() has been called.
  [[nodiscard]] Literal at_least(std::span<const Literal> list, std::size_t bound);
  /// Adds the clauses for the given direction of a constraint that at_least() has named; for the same list and bound.
  void define(std::span<const Literal> list, std::size_t bound, Polarity polarity);

 private:
  using List = std::vector<Literal>;
  /// Says of two lists, each with its true literals first, that `out` is the beginning of their merge.
  struct Merge {
    List left, right, out;
  };
  /// Counts a list: literal i of `out` is "at least i + 1 hold".
  struct Counter {
    List out;
    std::vector<Merge> merges;
    std::vector<Counter*> parts;
    Polarity defined = Polarity::None;
  };
  struct Hash {
    std::size_t operator()(const List& list) const {
      std::size_t hash = list.size();
      for (const Literal l : list) hash = (hash ^ static_cast<unsigned>(l)) * 0x9E3779B97F4A7C15U;
      return hash ^ (hash >> 32U);
    }
  };
  /// A constraint without constants and turned so that its bound is small: "at least `bound` of `list`", or its negation.
  struct Normal {
    List list;
    std::size_t bound;
    bool negated;
  };
  struct Small {
    Literal literal;
    Polarity defined = Polarity::None;
  };

  [[nodiscard]] static Normal normal(std::span<const Literal> list, std::size_t bound);
  [[nodiscard]] Small& small(const Normal& constraint);
  [[nodiscard]] Counter& counter(const List& list, std::size_t limit);
  [[nodiscard]] List merge(Counter& into, List left, List right, std::size_t limit);
  void define(Counter& counter, Polarity polarity);
  void define(const Merge& merge, Polarity polarity);
  void define_by_subsets(const Normal& constraint, Literal literal, Polarity polarity);

  Gates& gates_;
  std::unordered_map<List, std::deque<Counter>, Hash> counters_;  ///< each list's with ever larger limits
  std::unordered_map<List, Small, Hash> small_;                   ///< by the list with its bound at the end
};

}  // namespace tlaloc::lowering
