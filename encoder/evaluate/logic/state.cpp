// Variables, prime, UNCHANGED, [A]_v and <<A>>_v as predicates on two states.
#include "encoder/evaluate/impl.h"
#include "frontend/support/stack.h"

namespace tlaloc::evaluate {

SymValue Evaluator::Impl::eval_variable(const kernel::VariableRef& ref, const Scope& s) {
  const std::string& name = program.variable(ref.variable).name.text();
  if (s.current == nullptr) {
    unsupported("variable `" + name + "` is read where there is no such state; a state predicate may not mention `" + name +
                "'`");
  }
  if (!s.current->own.empty() && !program.is_own(ref.variable) && !program.variables[ref.variable].is_rigid) {
    unsupported("variable `" + name + "` is read below an `ENABLED` of an instance whose own variables do not include it");
  }
  TLALOC_CHECK(ref.variable.index < s.current->values.size(), "an action's own variable is read outside of the action");
  const auto& value = s.current->values[ref.variable.index];
  note_read(false, ref.variable, value);
  if (!value) return read_early(ref.variable, s);
  return narrow(*value, s.path);
}

/// Below Prime the next state is the current one, and there is no state after it.
Scope Evaluator::Impl::primed(const Scope& s) const { return {s.env, s.next, nullptr, s.path}; }

SymValue Evaluator::Impl::eval_prime(ExprId body, const Scope& s) {
  SymValue value;
  Frame frame = framed([&] { value = eval(body, primed(s)); });
  for (Read& read : frame.reads) read.in_next = true;
  absorb(std::move(frame));
  return value;
}

TermId Evaluator::Impl::unchanged(ExprId target, const Scope& s) {
  if (stack::is_low()) return stack::on_segment([&] { return unchanged(target, s); });
  const kernel::Expr& e = node(target);
  if (const auto* operation = std::get_if<kernel::OpApply>(&e); operation != nullptr && operation->op == Op::Tuple) {
    TermId all = terms.true_term();
    for (const ExprId item : operation->args) {
      const Scope inner = s.under(both(s.path, all));
      if (terms.is_false(inner.path)) break;
      all = both(all, unchanged(item, inner));
    }
    return all;
  }
  if (const auto* call = std::get_if<kernel::Call>(&e); call != nullptr && call->args.empty()) {
    return unchanged(program.definitions[call->definition].body, s.with(nullptr));
  }
  const SymValue before = eval(target, s);
  const SymValue after = eval_prime(target, s);
  return equal(before, after, s);
}

SymValue Evaluator::Impl::eval_action_op(const kernel::OpApply& operation, const Scope& s) {
  const auto& args = operation.args;
  switch (operation.op) {
    case Op::Prime:
      return eval_prime(args[0], s);
    case Op::Unchanged:
      return boolean(unchanged(args[0], s));
    case Op::BoxAction: {
      const TermId action = holds(args[0], s);
      const Scope rest = s.under(both(s.path, terms.negate(action)));
      if (terms.is_false(rest.path)) return boolean(action);
      return boolean(terms.disjunction({action, unchanged(args[1], rest)}));
    }
    case Op::AngleAction: {
      const TermId action = holds(args[0], s);
      const Scope rest = s.under(both(s.path, action));
      if (terms.is_false(rest.path)) return boolean(action);
      return boolean(both(action, terms.negate(unchanged(args[1], rest))));
    }
    case Op::Enabled:
      return eval_enabled(args[0], s);
    case Op::EnabledIn:
      return eval_enabled_in(operation, s);
    case Op::Compose:
      unsupported("`\\cdot` cannot be encoded; name the state in between with a variable");
    default:
      break;
  }
  TLALOC_CHECK(false, std::string("no rule for operator ") + kernel::info(operation.op).spelling);
  return bottom;
}

}  // namespace tlaloc::evaluate
