// The lazy operators of module TLC.
#include "encoder/evaluate/impl.h"
#include "frontend/interpret/run.h"

namespace tlaloc::evaluate {

SymValue Evaluator::Impl::eval_lazy_native(const kernel::OpApply& operation, const Scope& s) {
  const auto& args = operation.args;
  switch (operation.op) {
    case Op::Assert: {
      const TermId holds_here = truth(eval(args[0], s), s, "the first argument of `Assert`");
      const Scope fails = s.under(both(s.path, terms.negate(holds_here)));
      if (terms.is_false(fails.path)) return Value::boolean(true);
      const SymValue text = eval(args[1], fails);
      fail(fails, terms.true_term(), ErrorKind::Assertion, [&] {
        if (text.is_ground() && text.ground().is_string()) return text.ground().as_symbol().text();
        return "the assertion fails: " + show(text);
      });
      return Value::boolean(true);
    }
    case Op::Print: {
      (void)eval(args[0], s);
      return eval(args[1], s);
    }
    case Op::PrintT:
      (void)eval(args[0], s);
      return Value::boolean(true);
    case Op::TlcGet: {
      const SymValue key = eval(args[0], s);
      if (key.is_ground() && key.ground() == Value::string("level")) {
        if (level == 0) {
          unsupported(
              "`TLCGet(\"level\")` is no part of the state, so nothing can be proved of it step by step; `check --length` "
              "looks for violations");
        }
        frames.back().lasting = false;
        ++level_reads;
        return Value::integer(level);
      }
      if (key.is_ground()) {
        if (const auto known = interpret::tlc_value(key.ground(), run)) return *known;
      }
      unsupported(
          "`TLCGet` of a register has no meaning in symbolic checking; only `TLCGet(\"level\")` and `TLCGet(\"config\")` have");
    }
    case Op::TlcSet:
      unsupported("`TLCSet` changes a register of TLC, which has no meaning in symbolic checking; leave it out of the formula");
    case Op::RandomElement:
      unsupported("`RandomElement` is not a function of the state; use `\\E x \\in S` instead");
    case Op::JavaTime:
      unsupported("`JavaTime` is not a function of the state");
    default:
      break;
  }
  TLALOC_CHECK(false, std::string("no rule for operator ") + kernel::info(operation.op).spelling);
  return bottom;
}

}  // namespace tlaloc::evaluate
