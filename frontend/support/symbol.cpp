#include "frontend/support/symbol.h"

#include <deque>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace tlaloc {
namespace {

struct Table {
  std::shared_mutex mutex;
  std::deque<std::string> texts{std::string{}};                 // a deque: references survive growth
  std::unordered_map<std::string_view, std::uint32_t> indices;  // index 0 is no name: the empty string gets its own
};

Table& table() {
  static auto* const instance = new Table;  // never destroyed: symbols may outlive static objects
  return *instance;
}

}  // namespace

Symbol::Symbol(std::string_view text) {
  Table& t = table();
  {
    const std::shared_lock lock(t.mutex);
    if (const auto it = t.indices.find(text); it != t.indices.end()) {
      index_ = it->second;
      return;
    }
  }
  const std::unique_lock lock(t.mutex);
  if (const auto it = t.indices.find(text); it != t.indices.end()) {
    index_ = it->second;
    return;
  }
  index_ = static_cast<std::uint32_t>(t.texts.size());
  const std::string& stored = t.texts.emplace_back(text);
  t.indices.emplace(stored, index_);
}

const std::string& Symbol::text() const {
  Table& t = table();
  const std::shared_lock lock(t.mutex);
  return t.texts[index_];
}

}  // namespace tlaloc
