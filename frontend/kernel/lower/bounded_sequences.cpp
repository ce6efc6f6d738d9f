#include "frontend/kernel/lower/bounded_sequences.h"

#include <algorithm>

#include "frontend/kernel/traverse.h"

namespace tlaloc::kernel {

namespace {

class BoundFinder {
 public:
  BoundFinder(Program& program, LocalId sequence) : program_(program), sequence_(sequence) {}

  /// The greatest length that the predicate allows, as an expression that does not mention the sequence.
  std::optional<ExprId> find(ExprId predicate) {
    const auto* apply = std::get_if<OpApply>(&program_.exprs[predicate]);
    if (apply == nullptr) return std::nullopt;
    const std::vector<ExprId> args = apply->args;  // a copy: nodes are added
    switch (apply->op) {
      case Op::And:
        for (const ExprId conjunct : args) {
          if (const auto bound = find(conjunct)) return bound;
        }
        return std::nullopt;
      case Op::Eq:
        if (is_length(args[1])) return bound_if(true, args[0], 0);
        return bound_if(is_length(args[0]), args[1], 0);
      case Op::Le:
        return bound_if(is_length(args[0]), args[1], 0);
      case Op::Lt:
        return bound_if(is_length(args[0]), args[1], 1);
      case Op::Ge:
        return bound_if(is_length(args[1]), args[0], 0);
      case Op::Gt:
        return bound_if(is_length(args[1]), args[0], 1);
      case Op::In: {
        const auto* interval = std::get_if<OpApply>(&program_.exprs[args[1]]);
        if (interval == nullptr || interval->op != Op::Interval) return std::nullopt;
        return bound_if(is_length(args[0]), interval->args[1], 0);
      }
      default:
        return std::nullopt;
    }
  }

 private:
  [[nodiscard]] bool is_length(ExprId expr) const {
    const auto* apply = std::get_if<OpApply>(&program_.exprs[expr]);
    if (apply == nullptr || apply->op != Op::Len) return false;
    const auto* local = std::get_if<LocalRef>(&program_.exprs[apply->args[0]]);
    return local != nullptr && local->local == sequence_;
  }
  /// `bound` less `by`.
  std::optional<ExprId> bound_if(bool is_bound, ExprId bound, int by) {
    if (!is_bound) return std::nullopt;
    const std::vector<LocalId> free = free_locals(program_, {bound});
    if (std::find(free.begin(), free.end(), sequence_) != free.end()) return std::nullopt;
    if (by == 0) return bound;
    const Span span = program_.spans[bound];
    const ExprId less = program_.add(Literal{Value::integer(by)}, span, Level::Constant);
    return program_.add(OpApply{Op::Sub, {bound, less}}, span, Level::Constant);
  }

  Program& program_;
  LocalId sequence_;
};

}  // namespace

std::optional<ExprId> bounded_sequences(Program& program, const Filter& filter, Span span) {
  const auto* all = std::get_if<OpApply>(&program.exprs[filter.binder.set]);
  if (filter.binder.is_tuple || all == nullptr || all->op != Op::SeqSet) return std::nullopt;
  const ExprId elements = all->args[0];
  const auto bound = BoundFinder(program, filter.binder.locals.front()).find(filter.predicate);
  if (!bound) return std::nullopt;
  const auto add = [&](Expr expr) { return program.add(std::move(expr), span, Level::Constant); };
  const LocalId length = program.locals.add(Local{Symbol("m"), 0, span, true});
  const ExprId lengths = add(OpApply{Op::Interval, {add(Literal{Value::integer(0)}), *bound}});
  const ExprId positions = add(OpApply{Op::Interval, {add(Literal{Value::integer(1)}), add(LocalRef{length})}});
  const ExprId of_length = add(OpApply{Op::FunctionSet, {positions, elements}});
  return add(OpApply{Op::BigUnion, {add(Map{{Binder{{length}, false, lengths}}, of_length})}});
}

}  // namespace tlaloc::kernel
