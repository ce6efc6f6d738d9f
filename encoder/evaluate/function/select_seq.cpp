// SelectSeq and SortSeq.
#include "encoder/evaluate/impl.h"

namespace tlaloc::evaluate {

using symbolic::Function;

SymValue Evaluator::Impl::eval_select_seq(ExprId sequence_expr, ExprId test, const Scope& s) {
  const auto sequence = as_sequence(eval(sequence_expr, s), s, "the first argument of `SelectSeq`");
  if (!sequence) return bottom;
  const std::size_t n = sequence->entries.size();
  // exactly[j]: j of the entries so far are selected
  std::vector<TermId> exactly{terms.true_term()};
  std::vector<Alternatives> results(n);
  for (const auto& entry : sequence->entries) {
    const Scope inner = s.under(both(s.path, entry.present));
    if (terms.is_false(inner.path)) break;
    const TermId passes = truth(apply_operator(test, {entry.value}, inner), inner, "the test of `SelectSeq`");
    const TermId selected = both(entry.present, passes);
    std::vector<TermId> next(exactly.size() + 1, terms.false_term());
    for (std::size_t j = 0; j < exactly.size(); ++j) {
      const TermId lands = both(selected, exactly[j]);
      if (!terms.is_false(lands)) results[j].emplace_back(lands, entry.value);
      next[j] = terms.disjunction({next[j], both(terms.negate(selected), exactly[j])});
      next[j + 1] = lands;
    }
    exactly = std::move(next);
  }
  Function result;
  result.is_sequence = true;
  for (std::size_t j = 0; j < n && !results[j].empty(); ++j) {
    std::vector<TermId> present;
    for (const auto& [guard, value] : results[j]) present.push_back(guard);
    result.entries.push_back({Value::integer(j + 1), terms.disjunction(present), merge(std::move(results[j]))});
  }
  return function_of(std::move(result));
}

/// Sorting by insertion; where the order depends on the state there is no rule.
SymValue Evaluator::Impl::eval_sort_seq(ExprId sequence_expr, ExprId before, const Scope& s) {
  const auto sequence = as_sequence(eval(sequence_expr, s), s, "the first argument of `SortSeq`");
  if (!sequence) return bottom;
  std::vector<SymValue> sorted;
  for (const auto& entry : sequence->entries) {
    const bool certain = terms.is_true(entry.present);
    if (!certain) unsupported("`SortSeq` of a sequence whose length depends on the state");
    std::size_t at = sorted.size();
    while (at > 0) {
      const TermId earlier = truth(apply_operator(before, {entry.value, sorted[at - 1]}, s), s, "the order of `SortSeq`");
      if (!terms.is_true(earlier) && !terms.is_false(earlier)) {
        unsupported("`SortSeq` where the order of the elements depends on the state");
      }
      if (terms.is_false(earlier)) break;
      --at;
    }
    sorted.insert(sorted.begin() + static_cast<std::ptrdiff_t>(at), entry.value);
  }
  return tuple(sorted);
}

}  // namespace tlaloc::evaluate
