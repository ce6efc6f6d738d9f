// Functions whose arguments are not listed, because they are too many or not ground: application, EXCEPT, construction, @@,
// membership in [S -> T].
#include "encoder/symbolic/large_function.h"

#include "encoder/evaluate/impl.h"
#include "frontend/kernel/argument_cases.h"
#include "frontend/kernel/traverse.h"

namespace tlaloc::evaluate {

using symbolic::LargeFunction;

SymValue Evaluator::Impl::apply_large_function(const SymValue& f, const SymValue& x, const Scope& s) {
  if (f.is_ground() && x.is_ground()) return native(Op::Apply, {f.ground(), x.ground()}, s);
  if (alternatives_of(x, true)) {
    return each(x, s, true,
                [&](const SymValue& alternative, const Scope& inner) { return apply_large_function(f, alternative, inner); });
  }
  const LargeFunction function = *symbolic::as_large_function(terms, f);
  const TermId inside = contains(function.domain, x, s);
  fail(s, terms.negate(inside), ErrorKind::Undefined,
       [&] { return "a function is applied to an argument that is not in its domain"; });
  if (terms.is_false(both(s.path, inside))) return bottom;
  universals.note(function, x);
  return narrow(symbolic::read(terms, limits, function, x), s.path);
}

SymValue Evaluator::Impl::update_large_function(const SymValue& base, const std::vector<SymValue>& path, std::size_t depth,
                                                const kernel::Except& except, const Scope& s) {
  LargeFunction function = *symbolic::as_large_function(terms, base);
  const SymValue& key = path[depth];
  const TermId inside = contains(function.domain, key, s);
  const Scope inner = s.under(both(s.path, inside));
  if (terms.is_false(inner.path)) return base;
  const auto& free = info(except.value).free;
  const bool uses_old = except.at.is_valid() && std::binary_search(free.begin(), free.end(), except.at);
  SymValue old;
  if (uses_old || depth + 1 < path.size()) {
    universals.note(function, key);
    old = narrow(symbolic::read(terms, limits, function, key), inner.path);
  }
  const SymValue changed = update(old, path, depth + 1, except, inner);
  if (is_bottom(changed)) return terms.is_true(inside) ? bottom : base;
  symbolic::write(terms, function, inside, key, changed);
  return symbolic::make_large_function(terms, std::move(function));
}

std::optional<SymValue> Evaluator::Impl::eval_large_constructor(const kernel::FunctionConstructor& constructor,
                                                                const std::vector<SymValue>& sets, const Scope& s) {
  std::vector<Value> factors;
  for (const SymValue& set : sets) {
    if (!set.is_ground() || !set.ground().is_set()) return std::nullopt;
    factors.push_back(set.ground());
  }
  const Value domain = factors.size() == 1 ? factors.front() : Value::product(std::move(factors));
  if (!domain.is_large_domain()) return std::nullopt;
  const auto refuse = [&] {
    unsupported(
        "a function on " + show(domain) +
        " whose values depend on its argument, other than by whether it equals something or is in a finite set, stands where "
        "it must be given as a whole; apply it where it is written, or change a function of one value by EXCEPT");
  };
  if (kernel::is_same_for_all(program, constructor)) {
    SymValue otherwise = eval(constructor.body, s);
    if (is_bottom(otherwise)) return bottom;
    return symbolic::make_large_function(terms, {SymValue(domain), {{terms.true_term(), {std::move(otherwise), nullptr}}}, {}});
  }
  const auto cases = kernel::find_argument_cases(program, constructor);
  if (!cases) refuse();
  const SymValue elsewhere = eval(cases->function ? *cases->function : cases->elsewhere, s);
  if (is_bottom(elsewhere)) return bottom;
  LargeFunction result{SymValue(domain), {{terms.true_term(), {elsewhere, nullptr}}}, {}};
  if (cases->function) {
    if (!symbolic::is_on_large_domain(elsewhere)) refuse();
    result = *symbolic::as_large_function(terms, elsewhere);
    if (Value::equal(result.domain.ground(), domain) != true) refuse();
  }
  bool is_lost = false;
  const auto take = [&](const SymValue& argument, TermId when) {
    if (is_bottom(argument)) return;
    const Scope there = s.under(both(s.path, when));
    if (terms.is_false(there.path)) return;
    const TermId here = both(when, contains(domain, argument, there));
    const Scope inner = s.under(both(s.path, here));
    if (terms.is_false(inner.path)) return;
    SymValue value = eval(constructor.body, inner.with(bind_element(s.env, constructor.binders.front(), argument, inner)));
    if (is_bottom(value)) {
      is_lost |= terms.is_true(here);
      return;
    }
    symbolic::write(terms, result, here, argument, std::move(value));
  };
  for (const ExprId argument : cases->arguments) take(eval(argument, s), terms.true_term());
  for (const ExprId set : cases->sets) {
    const symbolic::Set arguments = extension(only_sets(eval(set, s), s), s, limits.expand);
    for (const auto& [argument, member] : arguments.members) take(SymValue(argument), member);
    for (const auto& [member, argument] : arguments.others) take(argument, member);
  }
  return is_lost ? bottom : symbolic::make_large_function(terms, std::move(result));
}

SymValue Evaluator::Impl::merge_with_large(const SymValue& f, const SymValue& g, const Scope& s) {
  if (symbolic::is_on_large_domain(f) || symbolic::is_on_large_domain(g)) return merge_on_large_domain(f, g, s);
  const auto left = symbolic::as_large_function(terms, f);
  const auto right = symbolic::as_large_function(terms, g);
  if (!left || !right) {
    const SymValue& other = left ? g : f;
    if (alternatives_of(other, true)) {
      return each(other, s, true, [&](const SymValue& alternative, const Scope& inner) {
        return left ? merge_functions(f, alternative, inner) : merge_functions(alternative, g, inner);
      });
    }
    return fail_all(s, ErrorKind::Type, [&] { return "an operand of `@@` is " + show(other) + ", but a function is needed"; });
  }
  SymValue domain = set_operation(Op::Union2, left->domain, right->domain, s);
  if (is_bottom(domain)) return bottom;
  LargeFunction result{std::move(domain), {}, right->writes};
  for (const LargeFunction::Write& w : left->writes) symbolic::write(terms, result, w.when, w.key, w.value);
  return symbolic::make_large_function(terms, std::move(result));
}

/// One domain must contain the other: what is there besides would make another large domain.
SymValue Evaluator::Impl::merge_on_large_domain(const SymValue& f, const SymValue& g, const Scope& s) {
  const bool left = symbolic::is_on_large_domain(f);
  const bool right = symbolic::is_on_large_domain(g);
  static constexpr const char* kRefusal =
      "`@@` of functions of which one is on a large set that does not contain the other's domain";
  const auto refuse = [&] { unsupported(kRefusal); };
  if (left && right) {
    const Value& other = symbolic::as_large_function(terms, g)->domain.ground();
    if (Value::equal(symbolic::as_large_function(terms, f)->domain.ground(), other) != true) refuse();
    return f;
  }
  const SymValue& other = left ? g : f;
  LargeFunction result = *symbolic::as_large_function(terms, left ? f : g);
  const Value domain = result.domain.ground();
  if (symbolic::is_large_function(other)) {
    const LargeFunction changes = *symbolic::as_large_function(terms, other);
    if (!changes.bases.empty()) refuse();
    for (const LargeFunction::Write& w : changes.writes) {
      const Scope there = s.under(both(s.path, w.when));
      if (terms.is_false(there.path)) continue;
      fail(there, terms.negate(contains(domain, w.key, there)), ErrorKind::Unsupported, kRefusal);
      if (right) symbolic::write(terms, result, w.when, w.key, w.value);
    }
    return left ? f : symbolic::make_large_function(terms, std::move(result));
  }
  const auto listed = as_function(other);
  if (!listed) {
    if (alternatives_of(other, true)) {
      return each(other, s, true, [&](const SymValue& alternative, const Scope& inner) {
        return left ? merge_functions(f, alternative, inner) : merge_functions(alternative, g, inner);
      });
    }
    return fail_all(s, ErrorKind::Type, [&] { return "an operand of `@@` is " + show(other) + ", but a function is needed"; });
  }
  for (const symbolic::FunctionEntry& entry : listed->entries) {
    if (excludes(s.path, entry.present)) continue;
    if (domain.contains(entry.key) != true) refuse();
    if (right) symbolic::write(terms, result, entry.present, SymValue(entry.key), entry.value);
  }
  return left ? f : symbolic::make_large_function(terms, std::move(result));
}

std::optional<TermId> Evaluator::Impl::equal_by_argument(const SymValue& a, const SymValue& b, const Scope& s) {
  if (!symbolic::is_on_large_domain(a) || !symbolic::is_on_large_domain(b)) return std::nullopt;
  const LargeFunction f = *symbolic::as_large_function(terms, a);
  const LargeFunction g = *symbolic::as_large_function(terms, b);
  bool is_open = false;
  for (const auto& [left_guard, left] : f.bases) {
    for (const auto& [right_guard, right] : g.bases) is_open |= left.arbitrary != right.arbitrary;
  }
  if (!is_open || Value::equal(f.domain.ground(), g.domain.ground()) != true) return std::nullopt;
  return holds_for_all({f.domain}, s, [&](const std::vector<SymValue>& at, const Scope& there) {
    return equal(apply_large_function(a, at.front(), there), apply_large_function(b, at.front(), there), there);
  });
}

TermId Evaluator::Impl::large_in_function_set(const SymValue& domain_set, const SymValue& range, const LargeFunction& f,
                                              const Scope& s) {
  TermId so_far = equal(f.domain, domain_set, s);
  const auto demand = [&](TermId guard, auto&& test) {
    const Scope inner = s.under(terms.conjunction({s.path, so_far, guard}));
    if (!terms.is_false(inner.path)) so_far = both(so_far, terms.implies(guard, test(inner)));
  };
  for (const auto& [guard, base] : f.bases) {
    const auto& arbitrary = base.arbitrary;
    if (arbitrary && range.is_ground() && arbitrary->range.is_subset_of(range.ground()) == true) continue;
    demand(guard, [&, &shown = base](const Scope& inner) {
      if (!shown.arbitrary) return contains(range, shown.otherwise, inner);
      const LargeFunction bare{f.domain, {{terms.true_term(), shown}}, {}};
      return holds_for_all({f.domain}, inner, [&](const std::vector<SymValue>& at, const Scope& there) {
        return contains(range, apply_large_function(symbolic::wrap(bare), at.front(), there), there);
      });
    });
  }
  for (std::size_t i = 0; i < f.writes.size(); ++i) {
    demand(symbolic::counts(terms, limits, f, i),
           [&](const Scope& inner) { return contains(range, f.writes[i].value, inner); });
  }
  return so_far;
}

}  // namespace tlaloc::evaluate
