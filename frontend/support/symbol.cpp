#include "frontend/support/symbol.h"

#include <array>
#include <atomic>
#include <bit>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace tlaloc {
namespace {

/// What is known of an interned text.
struct Entry {
  std::string text;
  std::uint64_t prefix = 0;  // the first eight bytes, the first one highest: where they differ, they decide the order
  std::size_t hash = 0;
};

std::uint64_t prefix_of(std::string_view text) {
  std::uint64_t prefix = 0;
  for (std::size_t i = 0; i < sizeof prefix; ++i) {
    prefix = prefix << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return prefix;
}

/// Entries by index. They stand in chunks that never move, each as large as all before it together, so that they are read
/// without a lock while others are added. Whoever has an index has it from a thread that saw the entry written.
class Table {
 public:
  Table() { add({}); }  // index 0 is no name: the empty string gets its own

  [[nodiscard]] const Entry& operator[](std::uint32_t index) const {
    const auto [chunk, offset] = place(index);
    return chunks_[chunk].load(std::memory_order_acquire)[offset];
  }

  std::uint32_t intern(std::string_view text) {
    {
      const std::shared_lock lock(mutex_);
      if (const auto it = indices_.find(text); it != indices_.end()) return it->second;
    }
    const std::unique_lock lock(mutex_);
    if (const auto it = indices_.find(text); it != indices_.end()) return it->second;
    const std::uint32_t index = add(text);
    indices_.emplace((*this)[index].text, index);
    return index;
  }

 private:
  static constexpr unsigned kFirstBits = 10;  // chunk 0 holds 2^10 entries

  static std::pair<std::size_t, std::size_t> place(std::uint32_t index) {
    const auto chunk = static_cast<std::size_t>(std::bit_width(index >> kFirstBits));
    return {chunk, chunk == 0 ? index : index - (std::size_t{1} << (kFirstBits + chunk - 1))};
  }

  std::uint32_t add(std::string_view text) {
    const std::uint32_t index = size_++;
    const auto [chunk, offset] = place(index);
    Entry* entries = chunks_[chunk].load(std::memory_order_relaxed);
    if (entries == nullptr) {
      entries = new Entry[std::size_t{1} << (kFirstBits + (chunk == 0 ? 0 : chunk - 1))];
      chunks_[chunk].store(entries, std::memory_order_release);
    }
    entries[offset] = {std::string(text), prefix_of(text), std::hash<std::string_view>{}(text)};
    return index;
  }

  std::shared_mutex mutex_;  // of what follows, but for the entries that are there
  std::array<std::atomic<Entry*>, 33 - kFirstBits> chunks_{};
  std::uint32_t size_ = 0;
  std::unordered_map<std::string_view, std::uint32_t> indices_;
};

Table& table() {
  static auto* const instance = new Table;  // never destroyed: symbols may outlive static objects
  return *instance;
}

}  // namespace

Symbol::Symbol(std::string_view text) : index_(table().intern(text)) {}

const std::string& Symbol::text() const { return table()[index_].text; }

std::size_t Symbol::hash() const { return table()[index_].hash; }

std::strong_ordering operator<=>(Symbol a, Symbol b) {
  if (a == b) return std::strong_ordering::equal;
  const Table& all = table();
  const Entry& left = all[a.index_];
  const Entry& right = all[b.index_];
  if (left.prefix != right.prefix) return left.prefix <=> right.prefix;
  // UTF-8 orders code points as their bytes.
  if (const int order = left.text.compare(right.text); order != 0) return order <=> 0;
  return a.index_ <=> b.index_;  // no name and the empty string
}

}  // namespace tlaloc
