// Private to levels/: what is known of the level of an expression or a definition while the symbols it mentions may still be
// given any level: by arguments, or by the substitutions of an INSTANCE. These are the quantities of SANY's level checking.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "frontend/resolve/resolution.h"

namespace tlaloc::resolve::levels {

using kernel::Level;

/// A small set of symbols.
class SymbolSet {
 public:
  SymbolSet() = default;
  explicit SymbolSet(EntityId only) : items_{only} {}
  void insert(EntityId id);
  void insert(const SymbolSet& other);
  void erase(EntityId id);
  [[nodiscard]] bool contains(EntityId id) const { return std::binary_search(items_.begin(), items_.end(), id); }
  [[nodiscard]] auto begin() const { return items_.begin(); }
  [[nodiscard]] auto end() const { return items_.end(); }
  friend bool operator==(const SymbolSet&, const SymbolSet&) = default;

 private:
  std::vector<EntityId> items_;  // ascending
};

/// The level of a value: its own, and that of each of some symbols.
struct Value {
  Level level = Level::Constant;
  SymbolSet adds;
  void include(const Value& other) {
    level = std::max(level, other.level);
    adds.insert(other.adds);
  }
};

/// A symbol's level may be at most this, because of what stands at `why`.
struct Limit {
  Level most = Level::Temporal;
  Span why;
};

/// An argument place of an operator symbol.
struct Place {
  EntityId op;
  std::uint32_t index = 0;
  friend auto operator<=>(const Place&, const Place&) = default;
};

struct Facts {
  Value value;                                ///< parameters, own and outer ones, are symbols
  SymbolSet mentioned;                        ///< all symbols
  SymbolSet not_leibniz;                      ///< those that stand where equals may not be put for equals
  std::map<EntityId, Limit> limits;           ///< of symbols
  std::map<Place, Level> takes;               ///< an operator symbol has to take arguments of at least that level
  std::set<std::pair<Place, EntityId>> gets;  ///< the symbol adds to the level of what stands in that place

  void limit(EntityId symbol, Level most, Span why);
  void limit(const Value& of, Level most, Span why) {
    if (most == Level::Temporal) return;
    for (const EntityId symbol : of.adds) limit(symbol, most, why);
  }
  void require(Place place, Level at_least) {
    Level& known = takes.emplace(place, Level::Constant).first->second;
    known = std::max(known, at_least);
  }
  [[nodiscard]] Level most(EntityId symbol) const {
    const auto it = limits.find(symbol);
    return it == limits.end() ? Level::Temporal : it->second.most;
  }
  /// Everything but the value: what stands inside of a larger text is asked of that text too.
  void merge_demands(const Facts& part);
  /// Whether a fixed point is reached; where limits come from does not matter.
  [[nodiscard]] bool says_the_same(const Facts& other) const;
};

/// What an operator that is passed as an argument does with its own.
struct Operator {
  std::vector<Level> most;
  std::vector<bool> leibniz;
  [[nodiscard]] bool is_leibniz() const { return std::find(leibniz.begin(), leibniz.end(), false) == leibniz.end(); }
};

struct Argument {
  Value value;
  SymbolSet mentioned;
  std::optional<Operator> op;      ///< a definition, a LAMBDA or a built-in operator passed as an operator
  std::optional<EntityId> symbol;  ///< an operator symbol passed as an operator
  Span span;
};

}  // namespace tlaloc::resolve::levels
