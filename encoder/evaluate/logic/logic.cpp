// Connectives, IF, CASE, equality, and merging alternatives. Each operand is evaluated under the path on which TLC would
// evaluate it: below what the operands before it have let through.
#include "encoder/evaluate/impl.h"

namespace tlaloc::evaluate {

bool Evaluator::Impl::is_bottom(const SymValue& value) const {
  const auto* kinds = value.is_ground() ? nullptr : value.get_if<symbolic::Union>();
  return kinds != nullptr && kinds->alternatives.empty();
}

std::string Evaluator::Impl::show(const SymValue& value) const {
  constexpr std::size_t kLongest = 80;
  if (!value.is_ground()) return "a value that depends on the state";
  std::string text = value.ground().to_string();
  if (text.size() > kLongest) text = text.substr(0, kLongest) + "...";
  return "`" + text + "`";
}

TermId Evaluator::Impl::truth(const SymValue& value, const Scope& s, const char* where) {
  if (is_bottom(value)) return terms.false_term();
  if (value.is_ground() && value.ground().is_bool()) return terms.boolean(value.ground().as_bool());
  TermId not_boolean = terms.false_term();
  const TermId result = symbolic::truth(terms, value, &not_boolean);
  fail(s, not_boolean, ErrorKind::Type,
       [&] { return std::string(where) + " is " + show(value) + ", but a Boolean is needed"; });
  return result;
}

TermId Evaluator::Impl::set_free(Frame& frame) {
  TermId undefined = terms.false_term();
  for (Stop& stop : frame.stops) {
    if (stop.is_free || stop.unassigned.is_valid() || !obligation::may_be_free(stop.error.kind)) continue;
    stop.is_free = true;
    undefined = terms.disjunction({undefined, stop.error.violated});
  }
  return undefined;
}

TermId Evaluator::Impl::unknown_truth(std::vector<TermId> sources) {
  const TermId some = terms.bool_variable("undefined");
  const std::uint32_t number = terms.variable_number(some);
  terms.set_sources(number, number + 1, std::move(sources));
  return some;
}

TermId Evaluator::Impl::formula(ExprId expr, const Scope& s, const char* where) {
  if (!run.undefined_is_free) return truth(eval(expr, s), s, where);
  TermId result;
  Frame frame = framed([&] { result = truth(eval(expr, s), s, where); });
  const TermId undefined = set_free(frame);
  absorb(std::move(frame));
  if (terms.is_false(undefined)) return result;
  return terms.ite(undefined, unknown_truth({undefined, result}), result);
}

SymValue Evaluator::Impl::eval_and(const std::vector<ExprId>& args, const Scope& s) {
  std::vector<TermId> conjuncts;
  Scope inner = s;
  for (const ExprId arg : args) {
    if (terms.is_false(inner.path)) break;
    const TermId t = formula(arg, inner, "a conjunct");
    conjuncts.push_back(t);
    if (terms.is_false(t)) break;
    inner.path = both(inner.path, t);
  }
  return boolean(terms.conjunction(conjuncts));
}

SymValue Evaluator::Impl::eval_or(const std::vector<ExprId>& args, const Scope& s) {
  std::vector<TermId> disjuncts;
  Scope inner = s;
  for (const ExprId arg : args) {
    if (terms.is_false(inner.path)) break;
    const TermId t = formula(arg, inner, "a disjunct");
    disjuncts.push_back(t);
    if (terms.is_true(t)) break;
    inner.path = both(inner.path, terms.negate(t));
  }
  return boolean(terms.disjunction(disjuncts));
}

SymValue Evaluator::Impl::eval_implies(const std::vector<ExprId>& args, const Scope& s) {
  const TermId premise = formula(args[0], s, "the left operand of `=>`");
  const Scope inner = s.under(both(s.path, premise));
  if (terms.is_false(inner.path)) return Value::boolean(true);
  const TermId conclusion = formula(args[1], inner, "the right operand of `=>`");
  return boolean(terms.implies(premise, conclusion));
}

SymValue Evaluator::Impl::eval_if(const std::vector<ExprId>& args, const Scope& s) {
  SymValue test = run.undefined_is_free ? boolean(formula(args[0], s, "the condition of IF")) : eval(args[0], s);
  if (is_bottom(test)) return bottom;
  const TermId condition = truth(test, s, "the condition of IF");
  const TermId yes = both(s.path, condition);
  const TermId no = both(s.path, terms.negate(condition));
  Alternatives arms;
  if (!terms.is_false(yes)) arms.emplace_back(condition, eval(args[1], s.under(yes)));
  if (!terms.is_false(no)) arms.emplace_back(terms.negate(condition), eval(args[2], s.under(no)));
  return merge(std::move(arms));
}

SymValue Evaluator::Impl::eval_case(const kernel::Case& c, const Scope& s) {
  Alternatives arms;
  TermId none = terms.true_term();
  for (const auto& [guard, body] : c.arms) {
    const Scope here = s.under(both(s.path, none));
    if (terms.is_false(here.path)) break;
    const TermId holds_here = formula(guard, here, "a guard of CASE");
    const TermId taken = both(none, holds_here);
    const Scope inside = s.under(both(here.path, holds_here));
    if (!terms.is_false(inside.path)) arms.emplace_back(taken, eval(body, inside));
    none = both(none, terms.negate(holds_here));
  }
  const Scope rest = s.under(both(s.path, none));
  if (c.other) {
    if (!terms.is_false(rest.path)) arms.emplace_back(none, eval(*c.other, rest));
  } else {
    fail(s, none, ErrorKind::Undefined, "no arm of the CASE matches, and it has no OTHER");
  }
  return merge(std::move(arms));
}

TermId Evaluator::Impl::equal(const SymValue& a, const SymValue& b, const Scope& s) {
  if (is_bottom(a) || is_bottom(b)) return terms.false_term();
  const auto int_term = [&](const SymValue& v) -> TermId {
    if (v.is_ground()) return v.ground().is_int() ? terms.integer(v.ground().as_int()) : TermId();
    const auto* t = v.get_if<symbolic::IntegerTerm>();
    return t == nullptr ? TermId() : t->term;
  };
  const TermId left = int_term(a);
  const TermId right = int_term(b);
  if (left.is_valid() && right.is_valid()) return equals(left, right);
  if (const auto by_argument = equal_by_argument(a, b, s)) return *by_argument;
  const auto result = symbolic::equality(terms, limits, a, b);
  fail(s, result.ill_typed, ErrorKind::Type, [&] { return "cannot compare " + show(a) + " with " + show(b); });
  return result.equal;
}

SymValue Evaluator::Impl::merge(Alternatives alternatives) {
  std::erase_if(alternatives, [&](const auto& a) { return terms.is_false(a.first) || is_bottom(a.second); });
  if (alternatives.empty()) return bottom;
  if (alternatives.size() == 1) return alternatives.front().second;
  return symbolic::merge(terms, limits, alternatives);
}

SymValue Evaluator::Impl::select(TermId condition, const SymValue& a, const SymValue& b) {
  if (terms.is_true(condition)) return a;
  if (terms.is_false(condition)) return b;
  return merge({{condition, a}, {terms.negate(condition), b}});
}

std::optional<Evaluator::Impl::Alternatives> Evaluator::Impl::alternatives_of(const SymValue& value, bool choices) const {
  if (value.is_ground()) return std::nullopt;
  if (const auto* choice = value.get_if<symbolic::Choice>(); choice != nullptr && choices) {
    Alternatives result;
    for (const auto& [guard, alternative] : choice->alternatives) result.emplace_back(guard, SymValue(alternative));
    return result;
  }
  if (const auto* kinds = value.get_if<symbolic::Union>()) {
    Alternatives result;
    for (const auto& [guard, alternative] : kinds->alternatives) {
      if (auto inner = alternatives_of(alternative, choices)) {
        for (auto& [inner_guard, part] : *inner) result.emplace_back(terms.conjunction({guard, inner_guard}), std::move(part));
      } else {
        result.emplace_back(guard, alternative);
      }
    }
    return result;
  }
  return std::nullopt;
}

}  // namespace tlaloc::evaluate
