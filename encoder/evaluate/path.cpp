// What a path condition says about guards, by looking at its conjuncts only: cheap, and enough for recursion to end where each
// level rules out one more alternative.
#include <algorithm>

#include "encoder/evaluate/impl.h"
#include "frontend/support/stack.h"

namespace tlaloc::evaluate {

namespace {
constexpr int kNesting = 40;

bool entailed(const Terms& terms, TermId path, TermId fact, int depth) {
  if (path == fact || terms.is_true(fact)) return true;
  if (depth > kNesting) return false;
  if (terms.op(fact) == term::Op::And) {
    const auto parts = terms.args(fact);
    return std::all_of(parts.begin(), parts.end(), [&](TermId part) { return entailed(terms, path, part, depth + 1); });
  }
  if (terms.op(path) != term::Op::And) return false;
  for (const TermId part : terms.args(path)) {
    if (part == fact) return true;
  }
  for (const TermId part : terms.args(path)) {
    if (terms.op(part) == term::Op::And && entailed(terms, part, fact, depth + 1)) return true;
  }
  return false;
}

}  // namespace

bool Evaluator::Impl::entails(TermId path, TermId fact) const { return entailed(terms, path, fact, 0); }

bool Evaluator::Impl::excludes(TermId path, TermId guard) {
  if (terms.is_false(guard) || entails(path, terms.negate(guard))) return true;
  if (terms.op(guard) != term::Op::And) return false;
  for (const TermId part : terms.args(guard)) {
    if (entails(path, terms.negate(part))) return true;
  }
  return false;
}

TermId Evaluator::Impl::beyond(TermId path, TermId narrower) const {
  if (entails(path, narrower)) return terms.true_term();
  if (terms.op(narrower) != term::Op::And) return narrower;
  std::vector<TermId> rest;
  for (const TermId part : terms.args(narrower)) {
    if (!entails(path, part)) rest.push_back(part);
  }
  return terms.conjunction(rest);
}

/// The value where `path` holds: alternatives that it rules out are gone.
SymValue Evaluator::Impl::narrow(const SymValue& value, TermId path) {
  if (terms.is_true(path) || value.is_ground() || is_bottom(value)) return value;
  if (const auto* b = value.get_if<symbolic::Boolean>()) {
    if (entails(path, b->term)) return Value::boolean(true);
    if (entails(path, terms.negate(b->term))) return Value::boolean(false);
    return value;
  }
  if (const auto* choice = value.get_if<symbolic::Choice>()) {
    if (choice->alternatives.size() > limits.choice) return value;
    std::vector<std::pair<TermId, Value>> left;
    for (const auto& [guard, alternative] : choice->alternatives) {
      if (!excludes(path, guard)) left.emplace_back(guard, alternative);
    }
    if (left.size() == choice->alternatives.size() || left.empty()) return value;
    if (left.size() == 1) return left.front().second;
    return symbolic::make_choice(terms, std::move(left));
  }
  if (const auto* kinds = value.get_if<symbolic::Union>()) {
    Alternatives left;
    for (const auto& [guard, alternative] : kinds->alternatives) {
      if (!excludes(path, guard)) left.emplace_back(guard, narrow(alternative, path));
    }
    if (left.empty() || left.size() == kinds->alternatives.size()) return value;
    return merge(std::move(left));
  }
  if (const auto* number_term = value.get_if<symbolic::IntegerTerm>()) {
    if (!number_term->low || !number_term->high) return value;
    Integer low = *number_term->low;
    Integer high = *number_term->high;
    if (high - low > Integer(static_cast<std::int64_t>(limits.choice))) return value;
    while (low < high && entails(path, terms.negate(terms.equal(number_term->term, terms.integer(low))))) low = low + 1;
    while (low < high && entails(path, terms.negate(terms.equal(number_term->term, terms.integer(high))))) high = high - 1;
    while (low < high && entails(path, terms.negate(terms.less_equal(number_term->term, terms.integer(low))))) low = low + 1;
    while (low < high && entails(path, terms.less_equal(number_term->term, terms.integer(high - 1)))) high = high - 1;
    if (low == *number_term->low && high == *number_term->high) return value;
    if (low == high) return Value::integer(low);
    return symbolic::make_integer(terms, number_term->term, low, high);
  }
  return value;
}

/// As narrow, and so the parts of records and sequences: before all combinations of them are listed.
SymValue Evaluator::Impl::narrow_parts(const SymValue& value, TermId path) {
  if (stack::is_low()) return stack::on_segment([&] { return narrow_parts(value, path); });
  const SymValue whole = narrow(value, path);
  const auto* function = whole.is_ground() ? nullptr : whole.get_if<symbolic::Function>();
  if (function == nullptr || terms.is_true(path)) return whole;
  symbolic::Function narrower = *function;
  for (symbolic::FunctionEntry& entry : narrower.entries) entry.value = narrow_parts(entry.value, path);
  return function_of(std::move(narrower));
}

}  // namespace tlaloc::evaluate
