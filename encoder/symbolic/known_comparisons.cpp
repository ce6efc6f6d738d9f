#include "encoder/symbolic/known_comparisons.h"

#include <algorithm>

#include "frontend/support/stack.h"

namespace tlaloc::symbolic::detail {

namespace {
constexpr std::size_t kMostKnown = std::size_t{1} << 17U;

bool are_alike(const Value& a, const Value& b) {
  if (stack::is_low()) return stack::on_segment([&] { return are_alike(a, b); });
  const auto is_rule = [](const Value& v) { return v.kind() > ValueKind::Set; };
  if (is_rule(a) && is_rule(b)) return true;
  if (a.kind() != b.kind()) return false;
  const auto all_alike = [](const auto& x, const auto& y) {
    const auto part = [](const auto& p, const auto& q) { return are_alike(p, q); };
    if (std::equal(x.begin(), x.end(), y.begin(), y.end(), part)) return true;
    if (x.empty() || y.empty()) return false;
    const Value& first = x.front();
    const auto is_like_first = [&](const Value& item) { return are_alike(item, first); };
    return std::all_of(x.begin(), x.end(), is_like_first) && std::all_of(y.begin(), y.end(), is_like_first);
  };
  switch (a.kind()) {
    case ValueKind::Bool:
    case ValueKind::Int:
    case ValueKind::String:
      return true;
    case ValueKind::ModelValue:
      return a.model_value_type() == b.model_value_type();
    case ValueKind::Tuple:
    case ValueKind::Set:
      return all_alike(a.items(), b.items());
    case ValueKind::Record:
      return std::equal(a.fields().begin(), a.fields().end(), b.fields().begin(), b.fields().end(),
                        [](const auto& x, const auto& y) { return x.first == y.first && are_alike(x.second, y.second); });
    case ValueKind::Function: {
      const auto parts = [](const Value& f) {
        std::pair<std::vector<Value>, std::vector<Value>> result;
        for (const auto& [key, value] : f.entries()) {
          result.first.push_back(key);
          result.second.push_back(value);
        }
        return result;
      };
      const auto [keys, values] = parts(a);
      const auto [other_keys, other_values] = parts(b);
      return all_alike(keys, other_keys) && all_alike(values, other_values);
    }
    case ValueKind::LargeFunction:
      return a == b;  // each is compared with each other one
    default:
      return false;
  }
}

bool has_same_names(const Value& a, const Value& b) {
  return std::equal(a.fields().begin(), a.fields().end(), b.fields().begin(), b.fields().end(),
                    [](const auto& x, const auto& y) { return x.first == y.first; });
}

}  // namespace

Shapes::Shapes(const std::vector<std::pair<TermId, Value>>& values) {
  of.reserve(values.size());
  for (const auto& [guard, value] : values) {
    const auto known = std::find_if(examples.begin(), examples.end(), [&](const Value& e) { return are_alike(e, value); });
    of.push_back(static_cast<std::size_t>(known - examples.begin()));
    if (known == examples.end()) examples.push_back(value);
  }
}

bool may_clash(const Value& a, const Value& b) {
  if (stack::is_low()) return stack::on_segment([&] { return may_clash(a, b); });
  if (are_alike(a, b)) return false;
  const auto is_untyped = [](const Value& v) { return v.kind() == ValueKind::ModelValue && v.model_value_type() == 0; };
  if (is_untyped(a) || is_untyped(b)) return false;
  // Records of different fields differ, and of the same ones any field that differs decides.
  if (a.kind() != ValueKind::Record || b.kind() != ValueKind::Record) return true;
  if (!has_same_names(a, b)) return false;
  for (std::size_t i = 0; i < a.fields().size(); ++i) {
    if (may_clash(a.fields()[i].second, b.fields()[i].second)) return true;
  }
  return false;
}

KnownComparisons& KnownComparisons::of(Terms& terms) {
  if (terms.annex() == nullptr) terms.annex() = std::make_unique<KnownComparisons>();
  return static_cast<KnownComparisons&>(*terms.annex());
}

bool KnownComparisons::is_worthwhile(const SymValue& value) {
  return value.get_if<Function>() != nullptr || value.get_if<Union>() != nullptr || value.get_if<Choice>() != nullptr;
}

const Equality* KnownComparisons::find(const SymValue& a, const SymValue& b) const {
  const auto found = known_.find({&a.node(), &b.node()});
  return found == known_.end() ? nullptr : &found->second.equality;
}

void KnownComparisons::keep(const SymValue& a, const SymValue& b, const Equality& equality) {
  if (known_.size() >= kMostKnown) known_.clear();
  known_.emplace(Pair(&a.node(), &b.node()), Entry{a, b, equality});
}

std::shared_ptr<const Shapes> KnownComparisons::shapes(const SymValue& choice) {
  const auto known = shapes_.find(&choice.node());
  if (known != shapes_.end()) return known->second.second;
  if (shapes_.size() >= kMostKnown) shapes_.clear();
  auto found = std::make_shared<const Shapes>(choice.get_if<Choice>()->alternatives);
  shapes_.try_emplace(&choice.node(), choice, found);
  return found;
}

}  // namespace tlaloc::symbolic::detail
