// x \in S and X \subseteq S where S is written with a filter: the filter is asked about this element alone, so that
// {n \in Nat : p} needs no listing, and so that p is evaluated for no other element, as in TLC.
#include "encoder/evaluate/impl.h"
#include "encoder/symbolic/large_function.h"
#include "frontend/support/stack.h"

namespace tlaloc::evaluate {

namespace {
constexpr int kFuel = 8;  // names and set operators looked through in search of a filter
}

SymValue Evaluator::Impl::eval_membership(const kernel::OpApply& operation, const Scope& s) {
  const SymValue element = eval(operation.args[0], s);
  if (is_bottom(element)) return bottom;
  if (!has_rule(operation.args[1], s.env, s, kFuel)) {
    return apply(operation.op, {element, eval(operation.args[1], s)}, s);
  }
  const TermId in = member_by_rule(element, operation.args[1], s);
  return boolean(operation.op == Op::In ? in : terms.negate(in));
}

SymValue Evaluator::Impl::eval_subset(const kernel::OpApply& operation, const Scope& s) {
  if (!has_rule(operation.args[1], s.env, s, kFuel)) {
    SymValue left = eval(operation.args[0], s);
    return apply(Op::SubsetEq, {std::move(left), eval(operation.args[1], s)}, s);
  }
  const SymValue left = eval(operation.args[0], s);
  if (is_bottom(left)) return bottom;
  const auto test = [&](const SymValue& element, const Scope& inner) {
    return member_by_rule(element, operation.args[1], inner);
  };
  return each(left, s, false, [&](const SymValue& alternative, const Scope& inner) {
    if (!is_set(alternative)) {
      return fail_all(inner, ErrorKind::Type,
                      [&] { return "the left operand of `\\subseteq` is " + show(alternative) + ", but a set is needed"; });
    }
    return boolean(all_of(alternative, inner, test));
  });
}

TermId Evaluator::Impl::is_member(const SymValue& element, ExprId set, const Scope& s) {
  if (has_rule(set, s.env, s, kFuel)) return member_by_rule(element, set, s);
  return contains(eval(set, s), element, s);
}

/// Whether the set expression leads to a filter whose elements nobody has listed yet.
bool Evaluator::Impl::has_rule(ExprId set, const EnvironmentPtr& env, const Scope& s, int fuel) {
  if (fuel == 0) return false;
  const kernel::Expr& e = node(set);
  const bool leads_on = std::holds_alternative<kernel::Filter>(e) || std::holds_alternative<kernel::LocalRef>(e) ||
                        std::holds_alternative<kernel::Call>(e) || std::holds_alternative<kernel::RecordSet>(e) ||
                        std::holds_alternative<kernel::OpApply>(e);
  if (!leads_on) return false;
  const auto known = [&](const Thunk& thunk) {
    return std::any_of(thunk.entries.begin(), thunk.entries.end(),
                       [&](const Thunk::Entry& entry) { return entails(s.path, entry.path) && still_valid(entry, s); });
  };
  if (const auto* ref = std::get_if<kernel::LocalRef>(&e)) {
    const Binding found = lookup(env, ref->local);
    if (found.node->kind != Environment::Kind::Frame && found.node->kind != Environment::Kind::Let) return false;
    const Thunk& thunk = found.node->thunks[found.index];
    return !known(thunk) && thunk.fixed_by == nullptr && has_rule(thunk.body, found.node->home(), s, fuel - 1);
  }
  if (const auto* call = std::get_if<kernel::Call>(&e)) {
    if (!call->args.empty() || known(definition_thunks[call->definition.index])) return false;
    return has_rule(program.definitions[call->definition].body, nullptr, s, fuel - 1);
  }
  const auto* operation = std::get_if<kernel::OpApply>(&e);
  bool found = std::holds_alternative<kernel::Filter>(e);
  if (const auto* record = std::get_if<kernel::RecordSet>(&e)) {
    for (const auto& [name, field] : record->fields) found = found || has_rule(field, env, s, fuel - 1);
  } else if (operation != nullptr) {
    switch (operation->op) {
      case Op::Union2:
      case Op::Intersect:
      case Op::SetMinus:
      case Op::PowerSet:
      case Op::FunctionSet:
      case Op::SeqSet:
      case Op::Product:
        for (const ExprId arg : operation->args) found = found || has_rule(arg, env, s, fuel - 1);
        break;
      default:
        break;
    }
  }
  return found;
}

TermId Evaluator::Impl::member_by_rule(const SymValue& element, ExprId set, const Scope& s) {
  if (stack::is_low()) return stack::on_segment([&] { return member_by_rule(element, set, s); });
  if (terms.is_false(s.path)) return terms.false_term();
  if (const Constant* known = find_constant(set); known != nullptr && known->value) {
    return contains(*known->value, element, s);  // one lookup per element is better than the rule
  }
  const kernel::Expr& e = node(set);
  if (const auto* filter = std::get_if<kernel::Filter>(&e)) return passes_filter(element, *filter, set, s);
  if (const auto* ref = std::get_if<kernel::LocalRef>(&e)) {
    const Binding found = lookup(s.env, ref->local);
    const bool is_thunk = found.node->kind == Environment::Kind::Frame || found.node->kind == Environment::Kind::Let;
    if (is_thunk && found.node->thunks[found.index].fixed_by == nullptr) {
      return is_member(element, found.node->thunks[found.index].body, s.with(found.node->home()));
    }
  }
  if (const auto* call = std::get_if<kernel::Call>(&e); call != nullptr && call->args.empty()) {
    return is_member(element, program.definitions[call->definition].body, s.with(nullptr));
  }
  // Parts of structured sets: the element is taken apart, each part is asked about under what holds of those before it.
  if (alternatives_of(element, true)) {
    const SymValue in = each(element, s, true, [&](const SymValue& alternative, const Scope& inner) {
      return boolean(member_by_rule(alternative, set, inner));
    });
    return truth(in, s, "membership");
  }
  if (const auto* record = std::get_if<kernel::RecordSet>(&e)) {
    if (!symbolic::is_large_function(element) && as_function(element)) {
      std::vector<std::pair<Symbol, SymValue>> any;
      for (const auto& [name, field] : record->fields) any.emplace_back(name, Value::any_set());
      TermId so_far = in_record_set(any, element, s);
      for (const auto& [name, field] : record->fields) {
        const Scope inner = s.under(both(s.path, so_far));
        if (terms.is_false(inner.path)) break;
        so_far = both(so_far, is_member(apply_function(element, Value::string(name), inner), field, inner));
      }
      return so_far;
    }
  }
  if (const auto* operation = std::get_if<kernel::OpApply>(&e)) return member_of_operation(element, *operation, set, s);
  return contains(eval(set, s), element, s);
}

TermId Evaluator::Impl::passes_filter(const SymValue& element, const kernel::Filter& filter, ExprId set, const Scope& s) {
  TermId in_base;
  Frame asked = framed([&] { in_base = is_member(element, filter.binder.set, s); });
  const auto is_mismatch = [](const Stop& stop) {
    return !stop.unassigned.is_valid() && stop.error.kind != ErrorKind::Limit && stop.error.kind != ErrorKind::Unsupported;
  };
  std::vector<TermId> mismatches;
  for (const Stop& stop : asked.stops) {
    if (is_mismatch(stop)) mismatches.push_back(stop.error.violated);
  }
  const TermId mismatch = both(s.path, terms.disjunction(mismatches));
  TermId listed = terms.false_term();
  if (!terms.is_false(mismatch)) {
    // The set drawn from cannot be asked (a string, of integers): then TLC's listing decides, which may well be empty.
    std::erase_if(asked.stops, is_mismatch);
    const Scope there = s.under(mismatch);
    listed = both(mismatch, contains(eval(set, there), element, there));
  }
  absorb(std::move(asked));
  const Scope inner = s.under(both(s.path, both(in_base, terms.negate(mismatch))));
  if (terms.is_false(inner.path)) return listed;
  const EnvironmentPtr env = bind_element(s.env, filter.binder, element, inner);
  return terms.disjunction(
      {listed, terms.conjunction({in_base, terms.negate(mismatch), holds(filter.predicate, inner.with(env))})});
}

TermId Evaluator::Impl::member_of_operation(const SymValue& element, const kernel::OpApply& operation, ExprId set,
                                            const Scope& s) {
  const auto& args = operation.args;
  const auto then = [&](TermId first, bool wanted, ExprId next) {
    const Scope inner = s.under(both(s.path, wanted ? first : terms.negate(first)));
    return terms.is_false(inner.path) ? terms.false_term() : is_member(element, next, inner);
  };
  const auto entries_in = [&](TermId so_far, const symbolic::Function& function, auto&& range) {
    for (std::size_t i = 0; i < function.entries.size(); ++i) {
      const auto& entry = function.entries[i];
      const Scope inner = s.under(both(s.path, both(so_far, entry.present)));
      if (terms.is_false(inner.path)) continue;
      so_far = both(so_far, terms.implies(entry.present, is_member(entry.value, range(i), inner)));
    }
    return so_far;
  };
  switch (operation.op) {
    case Op::Union2: {
      if (has_rule(args[0], s.env, s, kFuel) && !has_rule(args[1], s.env, s, kFuel)) {
        const SymValue second = eval(args[1], s);
        if (is_list(second)) {
          const TermId in_list = contains(second, element, s);
          return terms.disjunction({in_list, then(in_list, false, args[0])});
        }
      }
      const TermId first = is_member(element, args[0], s);
      return terms.disjunction({first, then(first, false, args[1])});
    }
    case Op::Intersect: {
      const TermId first = is_member(element, args[0], s);
      return both(first, then(first, true, args[1]));
    }
    case Op::SetMinus: {
      const TermId first = is_member(element, args[0], s);
      return both(first, terms.negate(then(first, true, args[1])));
    }
    case Op::PowerSet:
      if (!is_set(element)) break;
      return all_of(element, s, [&](const SymValue& part, const Scope& inner) { return is_member(part, args[0], inner); });
    case Op::FunctionSet: {
      if (symbolic::is_large_function(element)) break;
      const auto function = as_function(element);
      if (!function) break;
      const TermId fits = equal(domain(element, s), eval(args[0], s), s);
      return entries_in(fits, *function, [&](std::size_t) { return args[1]; });
    }
    case Op::SeqSet: {
      if (symbolic::is_large_function(element) || !as_function(element)) break;
      const auto sequence = as_sequence(element, s, "the left operand of `\\in Seq(S)`");
      return sequence ? entries_in(terms.true_term(), *sequence, [&](std::size_t) { return args[0]; }) : terms.false_term();
    }
    case Op::Product: {
      if (symbolic::is_large_function(element)) break;
      const auto function = as_function(element);
      if (!function) break;
      // Of what is no tuple the set as a whole is asked, which may be empty.
      std::vector<TermId> other_keys;
      for (const auto& entry : function->entries) {
        if (!entry.key.is_int()) other_keys.push_back(entry.present);
      }
      const TermId no_tuple = terms.disjunction(other_keys);
      const Scope apart = s.under(both(s.path, no_tuple));
      TermId in_whole = terms.false_term();
      if (!terms.is_false(apart.path)) in_whole = both(no_tuple, contains(eval(set, apart), element, apart));
      const Scope here = s.under(both(s.path, terms.negate(no_tuple)));
      if (terms.is_false(here.path)) return in_whole;
      const TermId fits = in_product(std::vector<SymValue>(args.size(), SymValue(Value::any_set())), element, here);
      if (terms.is_false(fits)) return in_whole;
      symbolic::Function components;
      for (std::size_t i = 0; i < args.size(); ++i) {
        const Scope inner = s.under(both(s.path, fits));
        components.entries.push_back({Value::integer(i + 1), fits, apply_function(element, Value::integer(i + 1), inner)});
      }
      const TermId in_parts = both(fits, entries_in(fits, components, [&](std::size_t i) { return args[i]; }));
      return terms.disjunction({in_whole, in_parts});
    }
    default:
      break;
  }
  return contains(eval(set, s), element, s);
}

}  // namespace tlaloc::evaluate
