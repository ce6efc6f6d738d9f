// The native operators: what they make of the types of their operands.
#include "frontend/infer/flow_rules.h"

namespace tlaloc::infer {

using namespace kernel;  // NOLINT(google-build-using-namespace): this file is about kernel nodes only

TypeId FlowRules::operator()(const OpApply& node) const {
  if (info(node.op).kind == OpKind::HigherOrder) return higher_order(node);
  std::vector<TypeId> args;
  for (const ExprId arg : node.args) {
    const bool is_operator = std::holds_alternative<Lambda>(flow.program_.exprs[arg]);
    args.push_back(eval(arg));
    if (is_operator) args.back() = types().anything();
  }
  const Span span = node.args.empty() ? Span{} : flow.program_.spans[node.args.back()];
  const auto* primed = node.args.empty() ? nullptr : std::get_if<OpApply>(&flow.program_.exprs[node.args[0]]);
  const bool is_primed = primed != nullptr && primed->op == Op::Prime;
  if ((node.op == Op::Eq || node.op == Op::In || node.op == Op::SubsetEq) &&
      (is_primed || flow.sources_.assignments.contains(expr))) {
    const ExprId target = is_primed ? primed->args[0] : node.args[0];
    const TypeId given = node.op == Op::Eq   ? args[1]
                         : node.op == Op::In ? types().element(args[1])
                                             : types().set_of(types().element(args[1]));
    flow.assign(target, given, span, is_primed);
  }
  return apply_operator(node.op, args, node);
}

/// SelectSeq and SortSeq: their lambdas see the items.
TypeId FlowRules::higher_order(const OpApply& node) const {
  TypeId result = types().anything();
  TypeId seen = types().anything();
  if (node.op == Op::SelectSeq || node.op == Op::SortSeq) {
    const TypeId whole = eval(node.args[0]);
    seen = items(whole);
    result = types().is_open(whole) ? types().anything() : types().sequence(seen);
  }
  for (const ExprId arg : node.args) {
    if (const auto* lambda = std::get_if<Lambda>(&flow.program_.exprs[arg])) {
      for (const LocalId param : lambda->params) flow.raise(flow.locals_[param.index], seen, flow.program_.spans[node.args[0]]);
    }
    if (arg != node.args[0]) (void)eval(arg);
  }
  return result;
}

/// What a sequence holds, however it was made.
TypeId FlowRules::items(TypeId sequence) const { return types().range(sequence); }

TypeId FlowRules::concatenated(TypeId left, TypeId right) const {
  if (types().is_open(left) || types().is_open(right)) return types().anything();
  TypeId result = types().nothing();
  if ((types().kinds(left) & types().kinds(right) & kString) != 0) result = types().text();
  if ((types().kinds(left) & types().kinds(right) & kFunction) != 0)
    result = types().join(result, types().sequence(types().join(items(left), items(right))));
  return result;
}

TypeId FlowRules::apply_operator(Op op, const std::vector<TypeId>& args, const OpApply& node) const {
  TypeStore& store = types();
  const auto element = [&](std::size_t i) { return store.element(args[i]); };
  switch (info(op).result) {
    case ResultKind::Anything:
      return store.anything();
    case ResultKind::Boolean:
      return store.boolean();
    case ResultKind::Integer:
      return store.integer();
    case ResultKind::Text:
      return store.text();
    case ResultKind::Integers:
      return store.set_of(store.integer());
    case ResultKind::Rule:
      break;
  }
  switch (op) {
    case Op::Assert:  // Assert(FALSE, ...) stands for what has no value here, whatever its kind
      return std::holds_alternative<Literal>(flow.program_.exprs[node.args[0]]) ? store.anything() : store.boolean();
    case Op::If:
      return store.join(args[1], args[2]);
    case Op::SetEnum:
      return store.set_of(join(args));
    case Op::Union2:
      return store.set_of(store.join(element(0), element(1)));
    case Op::Intersect:  // in both: the one that more is known of
      return store.set_of(store.is_open(element(0)) ? element(1) : element(0));
    case Op::SetMinus:
      return store.set_of(element(0));
    case Op::PowerSet:
      return store.set_of(store.set_of(element(0)));
    case Op::BigUnion:
      return store.set_of(store.element(element(0)));
    case Op::Product: {
      std::vector<TypeId> components;
      for (std::size_t i = 0; i < args.size(); ++i) components.push_back(element(i));
      return store.set_of(store.tuple(std::move(components)));
    }
    case Op::FunctionSet:
      return store.set_of(store.function(element(0), element(1)));
    case Op::Tuple:
      return store.tuple(args);
    case Op::Apply: {
      const Selector part = selector(flow.program_, node.args[1]);
      return store.apply(args[0], part.field, part.position);
    }
    case Op::Domain:
      return store.set_of(store.domain(args[0]));
    case Op::SeqSet:
      return store.set_of(store.sequence(element(0)));
    case Op::Append:
      return store.is_open(args[0]) ? store.anything() : store.sequence(store.join(items(args[0]), args[1]));
    case Op::Concat:
      return concatenated(args[0], args[1]);
    case Op::Head:
      return (store.kinds(args[0]) & kString) != 0 ? store.anything() : items(args[0]);
    case Op::Tail:
    case Op::SubSeq:
      if (store.is_open(args[0]) || (store.kinds(args[0]) & kString) != 0) return store.anything();
      return store.sequence(items(args[0]));
    case Op::MapsTo:
      return store.function(args[0], args[1]);
    case Op::Merge:
      return store.join(args[0], args[1]);
    case Op::Permutations:
      return store.set_of(store.function(element(0), element(0)));
    case Op::Print:
      return args[1];
    case Op::TlcEval:
    case Op::Prime:
      return args[0];
    case Op::RandomElement:
      return element(0);
    default:
      internal_error(__FILE__, __LINE__, "an operator whose result depends on its operands has no rule");
  }
}

}  // namespace tlaloc::infer
