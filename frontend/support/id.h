// Typed ids and the store they index.
// A tree node, a definition, a term is named by a 32-bit id whose type says what it names, so ids of
// different kinds cannot be mixed up. Ids stay valid as long as their store; stores only grow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

namespace tlaloc {

template <class Tag>
struct Id {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t index = kNone;

  constexpr Id() = default;
  constexpr explicit Id(std::uint32_t i) : index(i) {}
  [[nodiscard]] constexpr bool is_valid() const { return index != kNone; }
  constexpr explicit operator bool() const { return is_valid(); }
  friend constexpr bool operator==(Id, Id) = default;
  friend constexpr auto operator<=>(Id, Id) = default;
};

/// A vector of T addressed by ids of type IdType only.
template <class IdType, class T>
class IdStore {
 public:
  IdType add(T item) {
    items_.push_back(std::move(item));
    return IdType(static_cast<std::uint32_t>(items_.size() - 1));
  }
  [[nodiscard]] const T& operator[](IdType id) const { return items_[id.index]; }
  [[nodiscard]] T& operator[](IdType id) { return items_[id.index]; }
  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] auto begin() const { return items_.begin(); }
  [[nodiscard]] auto end() const { return items_.end(); }

 private:
  std::vector<T> items_;
};

}  // namespace tlaloc

template <class Tag>
struct std::hash<tlaloc::Id<Tag>> {
  std::size_t operator()(tlaloc::Id<Tag> id) const noexcept { return std::hash<std::uint32_t>{}(id.index); }
};
