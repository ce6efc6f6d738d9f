// [base EXCEPT ![k]... = e]: each entry becomes (IF it is the one meant THEN new ELSE old); what is outside the domain changes
// nothing, and e is not evaluated for it; but k must be comparable with what is inside.
#include <algorithm>

#include "encoder/evaluate/impl.h"
#include "encoder/symbolic/large_function.h"
#include "frontend/support/stack.h"

namespace tlaloc::evaluate {

using symbolic::Function;

SymValue Evaluator::Impl::eval_except(const kernel::Except& except, const Scope& s) {
  const SymValue base = eval(except.base, s);
  std::vector<SymValue> path;
  TermId unknown = terms.false_term();  // where the first argument is some unknown value
  if (run.undefined_is_free && as_function(base)) {
    Frame frame = framed([&] { path.push_back(eval(except.path.front(), s)); });
    unknown = set_free(frame);
    absorb(std::move(frame));
  }
  bool lost = is_bottom(base);
  for (std::size_t i = path.size(); i < except.path.size(); ++i) path.push_back(eval(except.path[i], s));
  for (std::size_t i = 0; i < path.size(); ++i) lost |= is_bottom(path[i]) && (i > 0 || !entails(s.path, unknown));
  if (lost) return bottom;
  if (terms.is_false(unknown)) return update(base, path, 0, except, s);
  const Scope known = s.under(both(s.path, terms.negate(unknown)));
  Alternatives results;
  if (!is_bottom(path.front()) && !terms.is_false(known.path)) {
    results.emplace_back(terms.negate(unknown), update(base, path, 0, except, known));
  }
  // It is one of the arguments, or none of them.
  TermId left = unknown;
  const Function function = *as_function(base);
  for (const symbolic::FunctionEntry& entry : function.entries) {
    const TermId meant = both(left, unknown_truth({unknown}));
    path.front() = entry.key;
    results.emplace_back(meant, update(base, path, 0, except, s.under(both(s.path, meant))));
    left = both(left, terms.negate(meant));
  }
  results.emplace_back(left, base);
  return merge(std::move(results));
}

TermId Evaluator::Impl::incomparable_with_some(const SymValue& key, const symbolic::Function& function) {
  if (is_comparable_with_keys(key, function)) return terms.false_term();
  std::vector<TermId> strange;
  for (const symbolic::FunctionEntry& entry : function.entries) {
    strange.push_back(both(entry.present, symbolic::equality(terms, limits, key, SymValue(entry.key)).ill_typed));
  }
  return terms.disjunction(strange);
}

SymValue Evaluator::Impl::update(const SymValue& base, const std::vector<SymValue>& path, std::size_t depth,
                                 const kernel::Except& except, const Scope& s) {
  if (stack::is_low()) return stack::on_segment([&] { return update(base, path, depth, except, s); });
  if (is_bottom(base)) return bottom;
  if (depth == path.size()) {
    return eval(except.value, except.at.is_valid() ? s.with(bind_value(s.env, except.at, base)) : s);
  }
  if (alternatives_of(base, true)) {
    return each(base, s, true, [&](const SymValue& alternative, const Scope& inner) {
      return update(alternative, path, depth, except, inner);
    });
  }
  if (symbolic::is_large_function(base)) return update_large_function(base, path, depth, except, s);
  auto function = as_function(base);
  if (!function) {
    return fail_all(s, ErrorKind::Type, [&] { return "EXCEPT is applied to " + show(base) + ", which is not a function"; });
  }
  const SymValue& key = path[depth];
  std::vector<std::pair<std::size_t, TermId>> hits;  // entries that may be meant, and when
  const auto hit = [&](const Value& k, TermId guard) {
    const auto at =
        std::lower_bound(function->entries.begin(), function->entries.end(), k,
                         [](const symbolic::FunctionEntry& entry, const Value& wanted) { return entry.key < wanted; });
    if (at == function->entries.end() || !(at->key == k)) return;
    hits.emplace_back(static_cast<std::size_t>(at - function->entries.begin()), guard);
  };
  std::optional<std::vector<std::pair<TermId, Value>>> keys;
  if (key.is_ground()) {
    hit(key.ground(), terms.true_term());
  } else if (key.get_if<symbolic::Choice>() != nullptr || (keys = symbolic::expand(terms, key, limits.expand))) {
    if (!keys) keys = key.get_if<symbolic::Choice>()->alternatives;
    for (const auto& [guard, k] : *keys) hit(k, guard);
  } else {
    for (std::size_t i = 0; i < function->entries.size(); ++i) {
      const auto match = symbolic::equality(terms, limits, key, SymValue(function->entries[i].key));
      if (!terms.is_false(match.equal)) hits.emplace_back(i, match.equal);
    }
  }
  if (const TermId strange = incomparable_with_some(key, *function); !terms.is_false(strange)) {
    std::vector<TermId> fits{terms.negate(strange)};
    for (const auto& [at, guard] : hits) fits.push_back(both(guard, function->entries[at].present));
    fail(s, terms.negate(terms.disjunction(fits)), ErrorKind::Type,
         [&] { return "cannot decide whether " + show(key) + " is in the domain of " + show(base); });
  }
  // A new value that does not mention @ is the same for every key: evaluated once, where any is hit.
  const auto& free = info(except.value).free;
  const bool uses_old = except.at.is_valid() && std::binary_search(free.begin(), free.end(), except.at);
  std::optional<SymValue> shared;
  if (hits.size() > 1 && depth + 1 == path.size() && !uses_old) {
    std::vector<TermId> any;
    for (const auto& [at, guard] : hits) any.push_back(both(guard, function->entries[at].present));
    const Scope inner = s.under(both(s.path, terms.disjunction(any)));
    if (!terms.is_false(inner.path)) shared = eval(except.value, inner);
  }
  for (const auto& [at, guard] : hits) {
    symbolic::FunctionEntry& entry = function->entries[at];
    const TermId here = both(entry.present, guard);
    const Scope inner = s.under(both(s.path, here));
    if (terms.is_false(inner.path)) continue;
    const SymValue changed = shared ? *shared : update(narrow(entry.value, inner.path), path, depth + 1, except, inner);
    if (is_bottom(changed)) {
      if (terms.is_true(here)) return bottom;
      continue;
    }
    entry.value = select(guard, changed, entry.value);
  }
  return function_of(std::move(*function));
}

}  // namespace tlaloc::evaluate
