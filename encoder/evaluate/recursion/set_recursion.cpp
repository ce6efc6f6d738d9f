#include "encoder/evaluate/recursion/set_recursion.h"

#include <algorithm>
#include <unordered_map>

#include "frontend/kernel/traverse.h"
#include "frontend/support/stack.h"

namespace tlaloc::evaluate {

using kernel::ExprId;
using kernel::LocalId;
using kernel::Op;

namespace {

constexpr int kHops = 100;  // names that stand for names

class RecursionFinder {
 public:
  RecursionFinder(const kernel::Program& program, const OwnName& self) : program_(program), self_(self) {}

  std::optional<SetRecursion> find(ExprId body, const std::vector<LocalId>& params) {
    result_.body = body;
    result_.params = params;
    result_.is_function = self_.is_function;
    if (!mark(body) || !settle_parameters()) return std::nullopt;
    if (!result_.is_function && !needs(body, result_.set_param())) return std::nullopt;
    return std::move(result_);
  }

 private:
  [[nodiscard]] const kernel::Expr& node(ExprId expr) const { return program_.exprs[expr]; }

  [[nodiscard]] bool is_own_call(const kernel::Expr& expr) const {
    if (const auto* definition = std::get_if<kernel::DefinitionId>(&self_.name)) {
      const auto* call = std::get_if<kernel::Call>(&expr);
      return call != nullptr && call->definition == *definition;
    }
    const LocalId name = std::get<LocalId>(self_.name);
    if (!self_.is_function) {
      const auto* call = std::get_if<kernel::CallLocal>(&expr);
      return call != nullptr && call->local == name;
    }
    const auto* apply = std::get_if<kernel::OpApply>(&expr);
    return apply != nullptr && apply->op == Op::Apply && is_local(apply->args[0], name);
  }

  [[nodiscard]] bool is_local(ExprId expr, LocalId local) const {
    const auto* ref = std::get_if<kernel::LocalRef>(&node(expr));
    return ref != nullptr && ref->local == local;
  }

  /// Whether `expr` contains a call; notes calls, what is above them, and LET names.
  bool mark(ExprId expr) {
    if (stack::is_low()) return stack::on_segment([&] { return mark(expr); });
    if (const auto seen = marked_.find(expr); seen != marked_.end()) return seen->second;
    bool contains = is_own_call(node(expr));
    if (contains) result_.calls.insert(expr);
    if (const auto* let = std::get_if<kernel::Let>(&node(expr))) {
      for (const auto& [local, value] : let->bindings) names_.emplace(local, value);
    }
    kernel::for_each_child(node(expr), [&](ExprId child) { contains |= mark(child); });
    if (contains) result_.above.insert(expr);
    marked_.emplace(expr, contains);
    return contains;
  }

  /// Which parameter shrinks in every call, which stay, and which are carried along.
  bool settle_parameters() {
    std::optional<std::size_t> set;
    for (std::size_t i = 0; i < result_.params.size(); ++i) {
      const bool stays = in_all_calls([&](const auto& args) { return is_local(args[i], result_.params[i]); });
      if (stays) continue;
      if (program_.locals[result_.params[i]].arity > 0) return false;
      const bool shrinks = in_all_calls([&](const auto& args) { return is_smaller(args[i], result_.params[i]); });
      if (shrinks && !set) {
        set = i;
      } else {
        result_.carried.push_back(i);
      }
    }
    if (!set) return false;
    result_.set = *set;
    return result_.carried.empty() || count_last(result_.body) == result_.calls.size();
  }

  template <class Test>
  [[nodiscard]] bool in_all_calls(Test&& test) const {
    return std::all_of(result_.calls.begin(), result_.calls.end(), [&](ExprId call) {
      const std::vector<ExprId> args = arguments_of(program_, call);
      return args.size() == result_.params.size() && test(args);
    });
  }

  /// S \ T, or {y \in S : p}
  [[nodiscard]] bool is_smaller(ExprId expr, LocalId set) const {
    for (int hops = 0; hops < kHops; ++hops) {
      const auto* ref = std::get_if<kernel::LocalRef>(&node(expr));
      const auto named = ref == nullptr ? names_.end() : names_.find(ref->local);
      if (named == names_.end()) break;
      expr = named->second;
    }
    if (const auto* filter = std::get_if<kernel::Filter>(&node(expr))) return is_local(filter->binder.set, set);
    const auto* operation = std::get_if<kernel::OpApply>(&node(expr));
    return operation != nullptr && operation->op == Op::SetMinus && is_local(operation->args[0], set);
  }

  /// The calls after which nothing is left to do, unless one stands in several places.
  [[nodiscard]] std::size_t count_last(ExprId expr) const {
    if (stack::is_low()) return stack::on_segment([&] { return count_last(expr); });
    if (result_.calls.contains(expr)) return 1;
    if (const auto* let = std::get_if<kernel::Let>(&node(expr))) return count_last(let->body);
    const auto* operation = std::get_if<kernel::OpApply>(&node(expr));
    if (operation == nullptr || operation->op != Op::If) return 0;
    return count_last(operation->args[1]) + count_last(operation->args[2]);
  }

  /// Whether there is no value of `expr` without that of `local`, in the present state.
  [[nodiscard]] bool needs(ExprId expr, LocalId local) const {
    if (stack::is_low()) return stack::on_segment([&] { return needs(expr, local); });
    if (is_local(expr, local)) return true;
    if (const auto* let = std::get_if<kernel::Let>(&node(expr))) return needs(let->body, local);
    if (const auto* quantifier = std::get_if<kernel::Quantifier>(&node(expr))) {
      return needs(quantifier->binders.front().set, local);
    }
    if (const auto* choose = std::get_if<kernel::Choose>(&node(expr))) return needs(choose->binder.set, local);
    if (const auto* cases = std::get_if<kernel::Case>(&node(expr))) return needs(cases->arms.front().first, local);
    const auto* operation = std::get_if<kernel::OpApply>(&node(expr));
    if (operation == nullptr || operation->args.empty()) return false;
    switch (operation->op) {
      case Op::And:
      case Op::Or:
      case Op::Implies:
      case Op::If:
        return needs(operation->args[0], local);
      default:
        return kernel::info(operation->op).kind == kernel::OpKind::Strict &&
               std::any_of(operation->args.begin(), operation->args.end(), [&](ExprId arg) { return needs(arg, local); });
    }
  }

  const kernel::Program& program_;
  OwnName self_;
  SetRecursion result_;
  std::unordered_map<ExprId, bool> marked_;
  std::unordered_map<LocalId, ExprId> names_;
};

bool is_empty_set(const kernel::Program& program, ExprId expr) {
  if (const auto* literal = std::get_if<kernel::Literal>(&program.exprs[expr])) return literal->value == Value::set({});
  const auto* operation = std::get_if<kernel::OpApply>(&program.exprs[expr]);
  return operation != nullptr && operation->op == Op::SetEnum && operation->args.empty();
}

bool is_zero(const kernel::Program& program, ExprId expr) {
  const auto* literal = std::get_if<kernel::Literal>(&program.exprs[expr]);
  return literal != nullptr && literal->value == Value::integer(0);
}

/// The set whose size it is.
std::optional<ExprId> counted_set(const kernel::Program& program, ExprId expr) {
  const auto* operation = std::get_if<kernel::OpApply>(&program.exprs[expr]);
  if (operation == nullptr || operation->op != Op::Cardinality) return std::nullopt;
  return operation->args[0];
}

}  // namespace

std::optional<SetRecursion> find_set_recursion(const kernel::Program& program, ExprId body, const std::vector<LocalId>& params,
                                               const OwnName& self) {
  return RecursionFinder(program, self).find(body, params);
}

std::vector<ExprId> arguments_of(const kernel::Program& program, ExprId call) {
  const kernel::Expr& expr = program.exprs[call];
  if (const auto* defined = std::get_if<kernel::Call>(&expr)) return defined->args;
  if (const auto* local = std::get_if<kernel::CallLocal>(&expr)) return local->args;
  return {std::get<kernel::OpApply>(expr).args[1]};
}

std::optional<EmptinessTest> find_emptiness_test(const kernel::Program& program, ExprId condition) {
  bool turned = false;
  const auto* operation = std::get_if<kernel::OpApply>(&program.exprs[condition]);
  for (; operation != nullptr && operation->op == Op::Not; turned = !turned) {
    operation = std::get_if<kernel::OpApply>(&program.exprs[operation->args[0]]);
  }
  if (operation == nullptr || operation->args.size() != 2) return std::nullopt;
  const auto [left, right] = std::pair(operation->args[0], operation->args[1]);
  const auto found = [&](ExprId set, bool holds_if_empty) { return EmptinessTest{set, holds_if_empty != turned}; };
  switch (operation->op) {
    case Op::Eq:
    case Op::Ne: {
      const bool equal = operation->op == Op::Eq;
      if (is_empty_set(program, right)) return found(left, equal);
      if (is_empty_set(program, left)) return found(right, equal);
      if (const auto set = counted_set(program, left); set && is_zero(program, right)) return found(*set, equal);
      if (const auto set = counted_set(program, right); set && is_zero(program, left)) return found(*set, equal);
      return std::nullopt;
    }
    case Op::Gt:
    case Op::Le:
      if (const auto set = counted_set(program, left); set && is_zero(program, right)) {
        return found(*set, operation->op == Op::Le);
      }
      return std::nullopt;
    case Op::Lt:
    case Op::Ge:
      if (const auto set = counted_set(program, right); set && is_zero(program, left)) {
        return found(*set, operation->op == Op::Ge);
      }
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace tlaloc::evaluate
