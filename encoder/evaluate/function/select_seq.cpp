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

/// The place of each element is the number of those that come before it: of earlier ones, all that it need not precede, and of
/// later ones, those that must precede it. That is what a stable sort makes of an order; where no two places are the same, the
/// answers to all comparisons agree with the result, however it is sorted.
SymValue Evaluator::Impl::eval_sort_seq(ExprId sequence_expr, ExprId before, const Scope& s) {
  const auto sequence = as_sequence(eval(sequence_expr, s), s, "the first argument of `SortSeq`");
  if (!sequence) return bottom;
  const auto& entries = sequence->entries;
  const std::size_t n = entries.size();
  std::vector<std::vector<TermId>> precedes(n, std::vector<TermId>(n, terms.false_term()));  // and both are there
  for (std::size_t later = 0; later < n; ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      const TermId both_there = both(entries[earlier].present, entries[later].present);
      const Scope inner = s.under(both(s.path, both_there));
      if (terms.is_false(inner.path)) continue;
      Frame frame = framed([&] {
        const TermId moved = truth(apply_operator(before, {entries[later].value, entries[earlier].value}, inner), inner,
                                   "the order of `SortSeq`");
        precedes[later][earlier] = both(both_there, moved);
        precedes[earlier][later] = both(both_there, terms.negate(moved));
      });
      // Not every pair is compared when a sequence is sorted.
      for (Stop& stop : frame.stops) {
        if (!stop.unassigned.is_valid() && n > 2) stop.error.kind = ErrorKind::Limit;
      }
      absorb(std::move(frame));
    }
  }
  std::vector<Alternatives> places(n);
  std::vector<TermId> clashes;
  for (std::size_t i = 0; i < n; ++i) {
    // exactly[j]: j of the elements looked at so far come before it
    std::vector<TermId> exactly{entries[i].present};
    for (std::size_t other = 0; other < n; ++other) {
      const TermId comes_first = precedes[other][i];
      if (terms.is_false(comes_first)) continue;
      std::vector<TermId> next(exactly.size() + 1, terms.false_term());
      for (std::size_t j = 0; j < exactly.size(); ++j) {
        next[j] = terms.disjunction({next[j], both(exactly[j], terms.negate(comes_first))});
        next[j + 1] = both(exactly[j], comes_first);
      }
      exactly = std::move(next);
    }
    for (std::size_t j = 0; j < exactly.size(); ++j) {
      if (terms.is_false(exactly[j])) continue;
      for (const auto& [guard, value] : places[j]) clashes.push_back(both(guard, exactly[j]));
      places[j].emplace_back(exactly[j], entries[i].value);
    }
  }
  fail(s, terms.disjunction(clashes), ErrorKind::Limit, "`SortSeq` by an order that is not transitive cannot be encoded");
  Function result;
  result.is_sequence = true;
  for (std::size_t j = 0; j < n && !places[j].empty(); ++j) {
    std::vector<TermId> present;
    for (const auto& [guard, value] : places[j]) present.push_back(guard);
    result.entries.push_back(
        {Value::integer(static_cast<std::int64_t>(j + 1)), terms.disjunction(present), merge(std::move(places[j]))});
  }
  return function_of(std::move(result));
}

}  // namespace tlaloc::evaluate
