#include "encoder/symmetry/canonical.h"

#include <algorithm>

#include "encoder/symmetry/interchangeable.h"

namespace tlaloc::symmetry {

namespace {

using evaluate::SymValue;
using term::TermId;

/// What one variable says of each element, in their order.
using Column = std::vector<SymValue>;

bool mentions(const Value& value, const std::vector<Value>& elements) {
  for (std::size_t i = 0; i + 1 < elements.size(); ++i) {
    if (exchange(value, elements[i], elements[i + 1]) != value) return true;
  }
  return false;
}

/// One of few scalars, and none that changes when elements are exchanged. Numbers of any size are left out: to have them in
/// order costs arithmetic more than it saves (the ledger in bench/: 1.5 s for 0.6 s).
bool is_fixed(const SymValue& value, const std::vector<Value>& elements) {
  if (value.is_ground()) return !value.ground().is_set() && !mentions(value.ground(), elements);
  if (value.get_if<symbolic::Boolean>() != nullptr) return true;
  const auto* choice = value.get_if<symbolic::Choice>();
  return choice != nullptr && std::none_of(choice->alternatives.begin(), choice->alternatives.end(),
                                           [&](const auto& a) { return a.second.is_set() || mentions(a.second, elements); });
}

/// Of a function on exactly the elements, its values; of a set of elements, who is in. Nothing: something else.
std::optional<Column> column(term::Terms& terms, const SymValue& value, const std::vector<Value>& elements) {
  Column column;
  if (value.is_ground()) return std::nullopt;  // then it is the same for all
  if (const auto* function = value.get_if<symbolic::Function>()) {
    if (function->entries.size() != elements.size()) return std::nullopt;
    for (std::size_t i = 0; i < elements.size(); ++i) {
      const symbolic::FunctionEntry& entry = function->entries[i];
      if (!(entry.key == elements[i]) || !terms.is_true(entry.present) || !is_fixed(entry.value, elements)) return std::nullopt;
      column.push_back(entry.value);
    }
    return column;
  }
  if (const auto* set = value.get_if<symbolic::Set>()) {
    if (!set->others.empty()) return std::nullopt;
    for (const Value& element : elements) {
      const auto at = std::find_if(set->members.begin(), set->members.end(), [&](const auto& m) { return m.first == element; });
      column.push_back(symbolic::make_boolean(terms, at == set->members.end() ? terms.false_term() : at->second));
    }
    return column;
  }
  return std::nullopt;
}

}  // namespace

TermId canonical(evaluate::Evaluator& evaluator, const evaluate::SymbolicState& state, const std::vector<Value>& elements) {
  term::Terms& terms = evaluator.terms();
  std::vector<Column> columns;
  for (const SymValue& value : state.values) {
    if (auto found = column(terms, value, elements)) columns.push_back(std::move(*found));
  }
  std::vector<TermId> ordered;
  for (std::size_t i = 0; i + 1 < elements.size(); ++i) {
    TermId smaller = terms.false_term();  // the next element, from the columns seen so far
    for (auto at = columns.rbegin(); at != columns.rend(); ++at) {
      const SymValue& here = (*at)[i];
      const SymValue& next = (*at)[i + 1];
      const auto less = evaluator.precedes(next, here);
      if (!less) return terms.true_term();
      const auto same = symbolic::equality(terms, evaluator.limits(), next, here);
      if (!terms.is_false(same.ill_typed)) return terms.true_term();
      smaller = terms.disjunction({*less, terms.conjunction({same.equal, smaller})});
    }
    ordered.push_back(terms.negate(smaller));
  }
  return terms.conjunction(ordered);
}

}  // namespace tlaloc::symmetry
