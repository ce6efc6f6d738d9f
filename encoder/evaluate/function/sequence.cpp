// Sequences: keys 1..n, the i-th present when the length is at least i. Every operator moves entries and their presence.
#include <algorithm>

#include "encoder/evaluate/impl.h"

namespace tlaloc::evaluate {

using symbolic::Function;
using symbolic::FunctionEntry;

std::optional<Function> Evaluator::Impl::as_sequence(const SymValue& value, const Scope& s, const char* where) {
  if (is_bottom(value)) return std::nullopt;
  const auto refuse = [&](const Scope& scope, TermId condition) {
    fail(scope, condition, ErrorKind::Type,
         [&] { return std::string(where) + " is " + show(value) + ", but a sequence is needed"; });
  };
  if (const auto cases = alternatives_of(value, true)) {
    Alternatives sequences;
    for (const auto& [guard, alternative] : *cases) {
      const Scope inner = s.under(both(s.path, guard));
      if (terms.is_false(inner.path)) continue;
      const auto sequence = as_sequence(alternative, inner, where);
      if (sequence) sequences.emplace_back(guard, function_of(*sequence));
    }
    // Merged by hand: the result is to be a sequence by construction.
    Function result;
    result.is_sequence = true;
    for (std::size_t i = 0;; ++i) {
      std::vector<TermId> present;
      Alternatives values;
      for (const auto& [guard, alternative] : sequences) {
        const Function sequence = *as_function(alternative);
        if (i >= sequence.entries.size()) continue;
        const TermId here = both(guard, sequence.entries[i].present);
        present.push_back(here);
        values.emplace_back(here, sequence.entries[i].value);
      }
      if (present.empty()) break;
      result.entries.push_back({Value::integer(i + 1), terms.disjunction(present), merge(std::move(values))});
    }
    return sequences.empty() ? std::nullopt : std::optional(result);
  }
  auto function = as_function(value);
  if (!function) {
    if (value.is_ground() && value.ground().is_string()) {
      unsupported("a string that depends on the state is taken for a sequence; use a tuple of characters");
    }
    refuse(s, terms.true_term());
    return std::nullopt;
  }
  if (function->is_sequence) return function;
  Function result;
  result.is_sequence = true;
  std::vector<TermId> broken;
  TermId before = terms.true_term();
  for (const FunctionEntry& entry : function->entries) {
    if (entry.key == Value::integer(result.entries.size() + 1)) {
      broken.push_back(both(entry.present, terms.negate(before)));
      before = both(before, entry.present);
      result.entries.push_back({entry.key, before, entry.value});
    } else {
      broken.push_back(entry.present);
    }
  }
  const TermId no_sequence = terms.disjunction(broken);
  refuse(s, no_sequence);
  if (terms.is_true(no_sequence)) return std::nullopt;
  return result;
}

SymValue Evaluator::Impl::length(const Function& sequence) {
  const std::size_t longest = sequence.entries.size();
  const auto reaches = [&](std::size_t n) {
    return n == 0 ? terms.true_term() : n > longest ? terms.false_term() : sequence.entries[n - 1].present;
  };
  if (longest > limits.choice) {
    std::vector<TermId> summands;
    for (const FunctionEntry& entry : sequence.entries) {
      summands.push_back(terms.ite(entry.present, terms.integer(1), terms.integer(0)));
    }
    return integer({terms.add(summands), Integer(0), Integer(static_cast<std::int64_t>(longest))});
  }
  std::vector<std::pair<TermId, Value>> lengths;
  for (std::size_t n = 0; n <= longest; ++n) {
    const TermId exactly = both(reaches(n), terms.negate(reaches(n + 1)));
    if (!terms.is_false(exactly)) lengths.emplace_back(exactly, Value::integer(n));
  }
  if (lengths.size() == 1) return lengths.front().second;
  return symbolic::make_choice(terms, std::move(lengths));
}

/// Len(s) compared with a number: one presence term. Nothing: no operand is written as Len(s).
std::optional<SymValue> Evaluator::Impl::compare_length(const kernel::OpApply& comparison, const Scope& s) {
  Op op = comparison.op;
  for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
    const auto* len = std::get_if<kernel::OpApply>(&node(comparison.args[side]));
    if (len == nullptr || len->op != Op::Len) continue;
    const SymValue operand = eval(len->args[0], s);
    const SymValue other = eval(comparison.args[1 - side], s);
    const auto* function = operand.is_ground() ? nullptr : operand.get_if<Function>();
    if (function == nullptr || !function->is_sequence || !other.is_ground() || !other.ground().is_int()) {
      std::vector<SymValue> sides(2);
      sides[side] = apply(Op::Len, {operand}, s);
      sides[1 - side] = other;
      return apply(op, std::move(sides), s);
    }
    if (side == 1) {
      op = op == Op::Lt ? Op::Gt : op == Op::Gt ? Op::Lt : op == Op::Le ? Op::Ge : op == Op::Ge ? Op::Le : op;
    }
    const Integer bound = other.ground().as_int();
    const auto reaches = [&](const Integer& n) {
      if (n.sign() <= 0) return terms.true_term();
      if (n > Integer(static_cast<std::int64_t>(function->entries.size()))) return terms.false_term();
      return function->entries[static_cast<std::size_t>(*n.to_int64() - 1)].present;
    };
    switch (op) {
      case Op::Lt:
        return boolean(terms.negate(reaches(bound)));
      case Op::Le:
        return boolean(terms.negate(reaches(bound + 1)));
      case Op::Gt:
        return boolean(reaches(bound + 1));
      case Op::Ge:
        return boolean(reaches(bound));
      case Op::Eq:
      case Op::Ne: {
        if (bound.sign() < 0) return Value::boolean(op == Op::Ne);
        const TermId exactly = both(reaches(bound), terms.negate(reaches(bound + 1)));
        return boolean(op == Op::Eq ? exactly : terms.negate(exactly));
      }
      default:
        return std::nullopt;
    }
  }
  return std::nullopt;
}

SymValue Evaluator::Impl::sequence_operator(Op op, const std::vector<SymValue>& args, const Scope& s) {
  const char* where = op == Op::Concat ? "the left operand of `\\o`" : "the sequence";
  const auto sequence = as_sequence(args[0], s, where);
  if (!sequence) return bottom;
  const auto empty = [&] { return sequence->entries.empty() ? terms.true_term() : terms.negate(sequence->entries[0].present); };
  switch (op) {
    case Op::Len:
      return length(*sequence);
    case Op::Append:
      return append(*sequence, args[1]);
    case Op::Concat: {
      const auto second = as_sequence(args[1], s, "the right operand of `\\o`");
      return second ? concat(*sequence, *second) : bottom;
    }
    case Op::Head:
      fail(s, empty(), ErrorKind::Undefined, "`Head` is applied to the empty sequence");
      return sequence->entries.empty() ? bottom : narrow(sequence->entries[0].value, s.path);
    case Op::Tail: {
      fail(s, empty(), ErrorKind::Undefined, "`Tail` is applied to the empty sequence");
      if (sequence->entries.empty()) return bottom;
      Function result;
      result.is_sequence = true;
      for (std::size_t i = 1; i < sequence->entries.size(); ++i) {
        result.entries.push_back({Value::integer(i), sequence->entries[i].present, sequence->entries[i].value});
      }
      return function_of(std::move(result));
    }
    case Op::SubSeq:
      return sub_seq(*sequence, args[1], args[2], s);
    default:
      break;
  }
  TLALOC_CHECK(false, "no rule for this operator on sequences");
  return bottom;
}

SymValue Evaluator::Impl::append(const Function& sequence, const SymValue& item) {
  Function result;
  result.is_sequence = true;
  TermId before = terms.true_term();
  for (const FunctionEntry& entry : sequence.entries) {
    result.entries.push_back({entry.key, before, select(entry.present, entry.value, item)});
    before = entry.present;
  }
  if (!terms.is_false(before)) result.entries.push_back({Value::integer(sequence.entries.size() + 1), before, item});
  return function_of(std::move(result));
}

SymValue Evaluator::Impl::concat(const Function& a, const Function& b) {
  const std::size_t m = a.entries.size();
  const std::size_t n = b.entries.size();
  std::vector<TermId> is_length;  // of a
  for (std::size_t k = 0; k <= m; ++k) {
    const TermId reached = k == 0 ? terms.true_term() : a.entries[k - 1].present;
    is_length.push_back(k == m ? reached : both(reached, terms.negate(a.entries[k].present)));
  }
  Function result;
  result.is_sequence = true;
  for (std::size_t j = 1; j <= m + n; ++j) {
    Alternatives values;
    std::vector<TermId> present;
    const auto from = [&](TermId guard, const SymValue& value) {
      if (terms.is_false(guard)) return;
      present.push_back(guard);
      values.emplace_back(guard, value);
    };
    if (j <= m) from(a.entries[j - 1].present, a.entries[j - 1].value);
    for (std::size_t k = j > n ? j - n : 0; k < j && k <= m; ++k) {
      const FunctionEntry& entry = b.entries[j - k - 1];
      from(both(is_length[k], entry.present), entry.value);
    }
    if (present.empty()) break;
    result.entries.push_back({Value::integer(j), terms.disjunction(present), merge(std::move(values))});
  }
  return function_of(std::move(result));
}

SymValue Evaluator::Impl::sub_seq(const Function& sequence, const SymValue& from, const SymValue& to, const Scope& s) {
  const TermId first = number(from, s, "the second argument of `SubSeq`").term;
  const TermId last = number(to, s, "the third argument of `SubSeq`").term;
  const std::size_t n = sequence.entries.size();
  const TermId wanted = terms.less_equal(first, last);
  // m <= n must be indices both, when anything is asked for.
  std::vector<TermId> inside;
  std::vector<TermId> starts;
  TermId reached = terms.less_equal(last, terms.integer(static_cast<std::int64_t>(n)));
  for (std::size_t i = 0; i < n; ++i) {
    const TermId position = terms.integer(static_cast<std::int64_t>(i + 1));
    starts.push_back(both(wanted, terms.equal(first, position)));
    inside.push_back(both(starts.back(), sequence.entries[i].present));
    reached = both(reached, terms.implies(terms.less_equal(position, last), sequence.entries[i].present));
  }
  fail(s, both(wanted, terms.negate(both(terms.disjunction(inside), reached))), ErrorKind::Undefined,
       "an argument of `SubSeq` is not an index of the sequence");
  Function result;
  result.is_sequence = true;
  for (std::size_t i = 0; i < n; ++i) {
    Alternatives values;
    std::vector<TermId> present;
    for (std::size_t start = 0; start + i < n; ++start) {
      const TermId position = terms.integer(static_cast<std::int64_t>(start + i + 1));
      const TermId here = both(starts[start], terms.less_equal(position, last));
      if (terms.is_false(here)) continue;
      present.push_back(here);
      values.emplace_back(here, sequence.entries[start + i].value);
    }
    if (present.empty()) break;
    result.entries.push_back({Value::integer(i + 1), terms.disjunction(present), merge(std::move(values))});
  }
  return function_of(std::move(result));
}

}  // namespace tlaloc::evaluate
