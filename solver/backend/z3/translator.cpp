#include "solver/backend/z3/translator.h"

#include "frontend/support/check.h"

namespace tlaloc::z3 {

using term::Op;
using term::Sort;
using term::TermId;

Translator::Translator(const Context& context, const term::Terms& terms, std::unique_ptr<Arithmetic> arithmetic)
    : context_(context),
      terms_(terms),
      arithmetic_(std::move(arithmetic)),
      bool_sort_(context, Z3_sort_to_ast(context, Z3_mk_bool_sort(context))) {}

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

Ast Translator::variable(TermId t) {
  const std::uint32_t number = terms_.variable_number(t);
  const Sort sort = terms_.variable(t).sort;
  const std::string name = "v" + std::to_string(number);
  Ast constant = sort == Sort::Int ? arithmetic_->variable(t, name, bounds_)
                                   : own(Z3_mk_const(context_, Z3_mk_string_symbol(context_, name.c_str()), bool_sort()));
  variables_.push_back({number, sort, constant});
  return constant;
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
    case Op::Not:
      return own(Z3_mk_not(context_, args[0]));
    case Op::And:
      return own(Z3_mk_and(context_, count, data));
    case Op::Or:
      return own(Z3_mk_or(context_, count, data));
    case Op::Iff:
      return own(Z3_mk_iff(context_, args[0], args[1]));
    case Op::Ite:
      if (terms_.sort(t) == Sort::Int) return arithmetic_->build(t, args);
      return own(Z3_mk_ite(context_, args[0], args[1], args[2]));
    case Op::Integer:
    case Op::Eq:
    case Op::Le:
    case Op::Add:
    case Op::Mul:
    case Op::Div:
    case Op::Mod:
      return arithmetic_->build(t, args);
    case Op::AtMost:
      return own(Z3_mk_not(context_, at_least(args, std::size_t{terms_.bound(t)} + 1).get()));
    case Op::AtLeast:
      return at_least(args, terms_.bound(t));
  }
  throw InternalError("a term of an unknown kind");
}

}  // namespace tlaloc::z3
