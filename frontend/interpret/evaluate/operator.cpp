// Rules of native operators: logic short-circuits, arithmetic on words is done in place, the rest goes to the natives.
#include <array>

#include "frontend/interpret/evaluate/node_rules.h"

namespace tlaloc::interpret {

using kernel::Op;
using kernel::OpApply;

namespace {

/// a op b on 64-bit words; nothing when the result does not fit or the operator is not for words.
std::optional<Value> on_words(Op op, std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  switch (op) {
    case Op::Add:
      return __builtin_add_overflow(a, b, &result) ? std::nullopt : std::optional(Value::integer(result));
    case Op::Sub:
      return __builtin_sub_overflow(a, b, &result) ? std::nullopt : std::optional(Value::integer(result));
    case Op::Mul:
      return __builtin_mul_overflow(a, b, &result) ? std::nullopt : std::optional(Value::integer(result));
    case Op::Lt:
      return Value::boolean(a < b);
    case Op::Le:
      return Value::boolean(a <= b);
    case Op::Gt:
      return Value::boolean(a > b);
    case Op::Ge:
      return Value::boolean(a >= b);
    case Op::Eq:
      return Value::boolean(a == b);
    case Op::Ne:
      return Value::boolean(a != b);
    default:
      return std::nullopt;
  }
}

bool any_holds(Evaluator& evaluator, const std::vector<ExprId>& disjuncts, const Env* env) {
  std::exception_ptr undecided;
  for (const ExprId disjunct : disjuncts) {
    const auto holds = [&] { return evaluator.eval_bool(disjunct, env, "an operand of `\\/`"); };
    if (holds_unless_undecided(evaluator, undecided, holds)) return true;
  }
  if (undecided) std::rethrow_exception(undecided);
  return false;
}

}  // namespace

Value NodeRules::operator()(const OpApply& node) const { return evaluator.eval_operator(node, expr, env); }

Value Evaluator::eval_operator(const OpApply& node, ExprId expr, const Env* env) {
  switch (node.op) {
    case Op::And:
      for (const ExprId arg : node.args) {
        if (!eval_bool(arg, env, "an operand of `/\\`")) return Value::boolean(false);
      }
      return Value::boolean(true);
    case Op::Or:
      return Value::boolean(any_holds(*this, node.args, env));
    case Op::Implies:
      return Value::boolean(!eval_bool(node.args[0], env, "the premise of `=>`") ||
                            eval_bool(node.args[1], env, "the conclusion of `=>`"));
    case Op::If:
      return eval(eval_bool(node.args[0], env, "the condition of `IF`") ? node.args[1] : node.args[2], env);
    case Op::In:
    case Op::NotIn: {
      Value scratch;
      const Value& element = eval_ref(node.args[0], env, scratch);
      const bool in = located(expr, [&] { return is_member(element, node.args[1], env); });
      return Value::boolean(in == (node.op == Op::In));
    }
    case Op::SubsetEq:
      if (has_rule(node.args[1], env, 8)) {
        const Value left = eval(node.args[0], env);
        return Value::boolean(located(expr, [&] {
          require_enumerable(left, "the left operand of `\\subseteq`");
          ElementCursor cursor(left);
          for (Value element; cursor.next(element);) {
            if (!member_by_rule(element, node.args[1], env)) return false;
          }
          return true;
        }));
      }
      return eval_strict(node, expr, env);
    case Op::Apply:
      if (const auto function = lazy_function(node.args[0], env)) {
        Value scratch;
        const Value& argument = eval_ref(node.args[1], env, scratch);
        return apply_lazy(*function, argument, expr);
      }
      return eval_strict(node, expr, env);
    case Op::Domain:
      if (const auto function = lazy_function(node.args[0], env)) return lazy_domain(*function);
      return eval_strict(node, expr, env);
    case Op::SelectSeq:
      return select_seq(node, expr, env);
    case Op::SortSeq:
      return sort_seq(node, expr, env);
    case Op::Assert:
    case Op::Print:
    case Op::PrintT:
    case Op::TlcGet:
    case Op::TlcSet:
    case Op::RandomElement:
    case Op::JavaTime:
      return eval_effect(node, expr, env);
    case Op::Prime:
      return eval_primed(node.args[0], env);
    case Op::Unchanged:
    case Op::BoxAction:
    case Op::AngleAction:
    case Op::Enabled:
    case Op::EnabledIn:
    case Op::Compose:
      return Value::boolean(eval_action(node, expr, env));
    case Op::Always:
    case Op::Eventually:
    case Op::LeadsTo:
    case Op::Guarantees:
    case Op::WeakFair:
    case Op::StrongFair:
      fail_at(EvalError::Kind::Unsupported,
              std::string("the temporal operator `") + kernel::info(node.op).spelling + "` has no value in a state", expr);
    default:
      if (kernel::info(node.op).kind == kernel::OpKind::Effect) return eval_effect(node, expr, env);
      return eval_strict(node, expr, env);
  }
}

// Evaluates all operands, then applies.
Value Evaluator::eval_strict(const OpApply& node, ExprId expr, const Env* env) {
  const std::size_t count = node.args.size();
  if (count == 2) {
    // operands that already stand somewhere are not copied
    Value left_scratch;
    Value right_scratch;
    const Value& left = eval_ref(node.args[0], env, left_scratch);
    const Value& right = eval_ref(node.args[1], env, right_scratch);
    if (left.is_small_int() && right.is_small_int()) {
      if (auto result = on_words(node.op, left.small_int(), right.small_int())) return std::move(*result);
    }
    if (node.op == Op::Apply && left.is_function()) {
      if (const Value* const result = left.find(right)) return *result;
    }
    return located(expr, [&] { return apply_native(node.op, std::array<Value, 2>{left, right}, program_.model_values); });
  }
  if (count == 1) {
    const Value operand = eval(node.args[0], env);
    return located(expr, [&] { return apply_native(node.op, std::span(&operand, 1), program_.model_values); });
  }
  std::vector<Value> operands;
  operands.reserve(count);
  for (const ExprId arg : node.args) operands.push_back(eval(arg, env));
  if (node.op == Op::Tuple) return Value::tuple(std::move(operands));
  return located(expr, [&] { return apply_native(node.op, operands, program_.model_values); });
}

Value Evaluator::select_seq(const OpApply& node, ExprId expr, const Env* env) {
  const Value sequence = eval(node.args[0], env);
  if (sequence.kind() != ValueKind::Tuple) {
    located(expr, [&] { fail_operand("first argument", "SelectSeq", sequence, "a sequence"); });
  }
  const Closure test = closure(node.args[1], env);
  std::vector<Value> kept;
  for (const Value& item : sequence.items()) {
    tick();
    const Value holds = apply_closure(test, std::span(&item, 1));
    if (!holds.is_bool())
      fail_at(EvalError::Kind::Type, "the test of `SelectSeq` gives " + describe(holds) + ", not a Boolean", expr);
    if (holds.as_bool()) kept.push_back(item);
  }
  return Value::tuple(std::move(kept));
}

namespace {

constexpr std::size_t kInserted = 64;  // longer sequences are merged from runs of this length

/// By insertion, as TLC sorts: for what is not an order the result is then the same, too.
template <class Before>
void insertion_sort(std::span<Value> items, const Before& before) {
  for (std::size_t next = 1; next < items.size(); ++next) {
    Value item = std::move(items[next]);
    std::size_t place = next;
    for (; place > 0 && before(item, items[place - 1]); --place) items[place] = std::move(items[place - 1]);
    items[place] = std::move(item);
  }
}

/// For strict and for total orders this gives what insertion would; an element moves left only past what it is before.
template <class Before>
void merge_sort(std::span<Value> items, const Before& before) {
  if (items.size() <= kInserted) return insertion_sort(items, before);
  const std::size_t middle = items.size() / 2;
  merge_sort(items.first(middle), before);
  merge_sort(items.subspan(middle), before);
  std::vector<Value> left(std::make_move_iterator(items.begin()),
                          std::make_move_iterator(items.begin() + static_cast<std::ptrdiff_t>(middle)));
  std::size_t i = 0;
  std::size_t j = middle;
  for (std::size_t out = 0; i < left.size(); ++out) {
    const bool from_right = j < items.size() && before(items[j], left[i]);
    items[out] = std::move(from_right ? items[j++] : left[i++]);
  }
}

}  // namespace

Value Evaluator::sort_seq(const OpApply& node, ExprId expr, const Env* env) {
  const Value sequence = eval(node.args[0], env);
  if (sequence.kind() != ValueKind::Tuple) {
    located(expr, [&] { fail_operand("first argument", "SortSeq", sequence, "a sequence"); });
  }
  const Closure order = closure(node.args[1], env);
  const auto before = [&](const Value& a, const Value& b) {
    tick();
    const Value holds = apply_closure(order, std::array<Value, 2>{a, b});
    if (!holds.is_bool())
      fail_at(EvalError::Kind::Type, "the order of `SortSeq` gives " + describe(holds) + ", not a Boolean", expr);
    return holds.as_bool();
  };
  std::vector<Value> items(sequence.items().begin(), sequence.items().end());
  merge_sort(std::span(items), before);
  return Value::tuple(std::move(items));
}

}  // namespace tlaloc::interpret
