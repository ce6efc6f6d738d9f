// Private to encoder/symbolic/: what was found about values that were compared before.
#pragma once

#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "encoder/symbolic/operations.h"

namespace tlaloc::symbolic::detail {

/// The shapes of some values: of one shape are those that are built alike from parts of the same shapes. Of parts that all have
/// one shape the number does not matter. TLC can compare values of one shape.
struct Shapes {
  std::vector<Value> examples;  ///< one of each shape
  std::vector<std::size_t> of;  ///< by value: the number of its shape
  explicit Shapes(const std::vector<std::pair<TermId, Value>>& values);
};
/// Whether TLC might be unable to compare values of the shapes of these two.
[[nodiscard]] bool may_clash(const Value& a, const Value& b);

/// A function with n symbolic arguments that is applied to each of them compares n * n pairs, and does so again wherever it is
/// copied, in each action and at each depth. Values are kept, so that no other one can take the place of one that is gone.
class KnownComparisons : public Terms::Annex {
 public:
  static KnownComparisons& of(Terms& terms);
  /// Whether comparing costs more than looking it up.
  [[nodiscard]] static bool is_worthwhile(const SymValue& value);
  /// Null: not compared before.
  [[nodiscard]] const Equality* find(const SymValue& a, const SymValue& b) const;
  void keep(const SymValue& a, const SymValue& b, const Equality& equality);
  /// Of the alternatives of a Choice.
  [[nodiscard]] std::shared_ptr<const Shapes> shapes(const SymValue& choice);

 private:
  using Pair = std::pair<const SymValue::Node*, const SymValue::Node*>;
  struct PairHash {
    std::size_t operator()(const Pair& pair) const {
      const std::hash<const SymValue::Node*> hash;
      return hash(pair.first) * 31 + hash(pair.second);
    }
  };
  struct Entry {
    SymValue a, b;
    Equality equality;
  };
  std::unordered_map<Pair, Entry, PairHash> known_;
  std::unordered_map<const SymValue::Node*, std::pair<SymValue, std::shared_ptr<const Shapes>>> shapes_;
};

}  // namespace tlaloc::symbolic::detail
