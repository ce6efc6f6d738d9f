// The order in which names and strings first appear in texts. Each specification has its own, unaffected by other texts that
// the process reads: one orders model values, another the fields of records that are shown.
#pragma once

#include <cstdint>
#include <limits>
#include <unordered_map>

#include "frontend/support/symbol.h"

namespace tlaloc {

class NameOrder {
 public:
  static constexpr std::uint32_t kUnranked = std::numeric_limits<std::uint32_t>::max();

  /// Appends the name, unless it is there already.
  void add(Symbol name) { ranks_.try_emplace(name, static_cast<std::uint32_t>(ranks_.size())); }
  /// The rank, from 0; kUnranked for a name that does not appear. A rank never changes.
  [[nodiscard]] std::uint32_t rank(Symbol name) const {
    const auto it = ranks_.find(name);
    return it == ranks_.end() ? kUnranked : it->second;
  }

 private:
  std::unordered_map<Symbol, std::uint32_t> ranks_;
};

}  // namespace tlaloc
