#include "cli/render/trace/state_diff.h"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "frontend/support/stack.h"

namespace tlaloc::cli {

namespace {

/// The elements of `a` that are not in `b`, as a set; both are listed.
std::vector<Value> without(const Value& a, const Value& b) {
  std::vector<Value> out;
  std::set_difference(a.items().begin(), a.items().end(), b.items().begin(), b.items().end(), std::back_inserter(out));
  return out;
}

class Differ {
 public:
  explicit Differ(const NameOrder& names) : names_(names) {}
  std::string take() { return std::move(out_); }

  void compare(const std::string& name, const Value& before, const Value& after) {
    if (stack::is_low()) return stack::on_segment([&] { compare(name, before, after); });
    if (before == after) return;
    if (before.kind() == ValueKind::LargeFunction && after.kind() == before.kind() && before.domain() == after.domain() &&
        before.otherwise() == after.otherwise()) {
      std::set<Value> keys;
      for (const Value* function : {&before, &after}) {
        for (const auto& [key, value] : function->entries()) keys.insert(key);
      }
      for (const Value& key : keys) {
        compare(name + "[" + key.to_string(names_) + "]", *before.find(key), *after.find(key));
      }
    } else if (before.is_listed_function() && after.is_listed_function() && same_domain(before, after)) {
      for (const auto& [key, value] : before.shown_entries(names_)) {
        const bool field = before.kind() == ValueKind::Record;
        const std::string part = field ? "." + key.as_symbol().text() : "[" + key.to_string(names_) + "]";
        compare(name + part, value, *after.find(key));
      }
    } else if (before.kind() == ValueKind::Set && after.kind() == ValueKind::Set) {
      const auto added = without(after, before);
      const auto removed = without(before, after);
      if (!removed.empty()) out_ += fmt::format("  {}: - {}\n", name, Value::sorted_set(removed).to_string(names_));
      if (!added.empty()) out_ += fmt::format("  {}: + {}\n", name, Value::sorted_set(added).to_string(names_));
    } else {
      out_ += fmt::format("  {}: {} -> {}\n", name, before.to_string(names_), after.to_string(names_));
    }
  }

 private:
  static bool same_domain(const Value& a, const Value& b) {
    const auto left = a.function_entries();
    const auto right = b.function_entries();
    return left.size() == right.size() &&
           std::equal(left.begin(), left.end(), right.begin(), [](const auto& x, const auto& y) { return x.first == y.first; });
  }

  const NameOrder& names_;
  std::string out_;
};

}  // namespace

std::string render_diff(const trace::Trace& trace, const interpret::State& before, const interpret::State& after,
                        const TraceContext& context) {
  Differ differ(context.names);
  for (std::size_t v = 0; v < trace.variables.size(); ++v) differ.compare(trace.variables[v].text(), before[v], after[v]);
  return differ.take();
}

}  // namespace tlaloc::cli
