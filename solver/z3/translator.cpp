#include "solver/z3/translator.h"

#include "frontend/support/check.h"

namespace tlaloc::z3 {

using term::Op;
using term::Sort;
using term::TermId;

Translator::Translator(const Context& context, const term::Terms& terms)
    : context_(context),
      terms_(terms),
      bool_sort_(context, Z3_sort_to_ast(context, Z3_mk_bool_sort(context))),
      int_sort_(context, Z3_sort_to_ast(context, Z3_mk_int_sort(context))),
      zero_(literal(0)) {}

Z3_sort Translator::bool_sort() const { return reinterpret_cast<Z3_sort>(bool_sort_.get()); }

Z3_ast Translator::translate(TermId root) {
  memo_.resize(terms_.size());
  std::vector<TermId> open{root};
  std::vector<Z3_ast> args;
  while (!open.empty()) {
    const TermId t = open.back();
    if (memo_[t.index]) {
      open.pop_back();
      continue;
    }
    args.clear();
    const std::size_t before = open.size();
    for (const TermId arg : terms_.args(t)) {
      if (!memo_[arg.index]) {
        open.push_back(arg);
      } else {
        args.push_back(memo_[arg.index].get());
      }
    }
    if (open.size() != before) continue;
    memo_[t.index] = build(t, args);
    ++translated_;
    open.pop_back();
  }
  return memo_[root.index].get();
}

Ast Translator::literal(const Integer& value) const {
  const auto sort = reinterpret_cast<Z3_sort>(int_sort_.get());
  if (const auto small = value.to_int64()) return own(Z3_mk_int64(context_, *small, sort));
  return own(Z3_mk_numeral(context_, value.to_string().c_str(), sort));
}

Ast Translator::variable(TermId t) {
  const std::uint32_t number = terms_.variable_number(t);
  const term::Variable& known = terms_.variable(t);
  const Ast& sort = known.sort == Sort::Bool ? bool_sort_ : int_sort_;
  const std::string name = "v" + std::to_string(number);
  Ast constant = own(Z3_mk_const(context_, Z3_mk_string_symbol(context_, name.c_str()), reinterpret_cast<Z3_sort>(sort.get())));
  if (known.low) bounds_.push_back(own(Z3_mk_ge(context_, constant.get(), literal(*known.low).get())));
  if (known.high) bounds_.push_back(own(Z3_mk_le(context_, constant.get(), literal(*known.high).get())));
  variables_.push_back({number, known.sort, constant});
  return constant;
}

// Z3's div and mod are Euclidean: a = b * q + r with 0 <= r < |b|. For b > 0 that is floor division. For b < 0 and r /= 0
// the floor is q - 1 and the remainder r + b. By zero Z3 leaves the result open; ours is 0.
Ast Translator::quotient(TermId divisor_term, Z3_ast dividend, Z3_ast divisor) const {
  const auto range = terms_.range(divisor_term);
  const Ast euclidean = own(Z3_mk_div(context_, dividend, divisor));
  if (range.low && range.low->sign() > 0) return euclidean;
  const Ast rest = own(Z3_mk_mod(context_, dividend, divisor));
  const Ast exact = own(Z3_mk_eq(context_, rest.get(), zero_.get()));
  const Ast positive = own(Z3_mk_gt(context_, divisor, zero_.get()));
  const Z3_ast keep[] = {exact.get(), positive.get()};
  const Ast keeps = own(Z3_mk_or(context_, 2, keep));
  const Ast one = literal(1);
  const Z3_ast difference[] = {euclidean.get(), one.get()};
  const Ast lower = own(Z3_mk_sub(context_, 2, difference));
  const Ast floor = own(Z3_mk_ite(context_, keeps.get(), euclidean.get(), lower.get()));
  const Ast by_zero = own(Z3_mk_eq(context_, divisor, zero_.get()));
  return own(Z3_mk_ite(context_, by_zero.get(), zero_.get(), floor.get()));
}

Ast Translator::remainder(TermId divisor_term, Z3_ast dividend, Z3_ast divisor) const {
  const auto range = terms_.range(divisor_term);
  const Ast euclidean = own(Z3_mk_mod(context_, dividend, divisor));
  if (range.low && range.low->sign() > 0) return euclidean;
  const Ast exact = own(Z3_mk_eq(context_, euclidean.get(), zero_.get()));
  const Ast positive = own(Z3_mk_gt(context_, divisor, zero_.get()));
  const Z3_ast keep[] = {exact.get(), positive.get()};
  const Ast keeps = own(Z3_mk_or(context_, 2, keep));
  const Z3_ast sum[] = {euclidean.get(), divisor};
  const Ast lower = own(Z3_mk_add(context_, 2, sum));
  const Ast floor = own(Z3_mk_ite(context_, keeps.get(), euclidean.get(), lower.get()));
  const Ast by_zero = own(Z3_mk_eq(context_, divisor, zero_.get()));
  return own(Z3_mk_ite(context_, by_zero.get(), zero_.get(), floor.get()));
}

Ast Translator::build(TermId t, const std::vector<Z3_ast>& args) {
  const auto count = static_cast<unsigned>(args.size());
  const Z3_ast* data = args.data();
  switch (terms_.op(t)) {
    case Op::True:
      return own(Z3_mk_true(context_));
    case Op::False:
      return own(Z3_mk_false(context_));
    case Op::Variable:
      return variable(t);
    case Op::Integer:
      return literal(terms_.integer_value(t));
    case Op::Not:
      return own(Z3_mk_not(context_, args[0]));
    case Op::And:
      return own(Z3_mk_and(context_, count, data));
    case Op::Or:
      return own(Z3_mk_or(context_, count, data));
    case Op::Iff:
      return own(Z3_mk_iff(context_, args[0], args[1]));
    case Op::Ite:
      return own(Z3_mk_ite(context_, args[0], args[1], args[2]));
    case Op::Eq:
      return own(Z3_mk_eq(context_, args[0], args[1]));
    case Op::Le:
      return own(Z3_mk_le(context_, args[0], args[1]));
    case Op::Add:
      return own(Z3_mk_add(context_, count, data));
    case Op::Mul:
      return own(Z3_mk_mul(context_, count, data));
    case Op::Div:
      return quotient(terms_.args(t)[1], args[0], args[1]);
    case Op::Mod:
      return remainder(terms_.args(t)[1], args[0], args[1]);
    case Op::AtMost:
      return own(Z3_mk_not(context_, at_least(args, std::size_t{terms_.bound(t)} + 1).get()));
    case Op::AtLeast:
      return at_least(args, terms_.bound(t));
  }
  throw InternalError("a term of an unknown kind");
}

}  // namespace tlaloc::z3
