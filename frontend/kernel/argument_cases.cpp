#include "frontend/kernel/argument_cases.h"

#include <algorithm>

#include "frontend/kernel/traverse.h"

namespace tlaloc::kernel {

namespace {

class Finder {
 public:
  Finder(const Program& program, LocalId argument) : program_(program), argument_(argument) {}

  std::optional<ArgumentCases> find(ExprId body) {
    while (true) {
      const Expr& expr = program_.exprs[body];
      if (!mentions(body)) {
        cases_.elsewhere = body;
        return std::move(cases_);
      }
      const auto* operation = std::get_if<OpApply>(&expr);
      if (operation != nullptr && operation->op == Op::Apply) {
        if (!is_argument(operation->args[1]) || mentions(operation->args[0])) return std::nullopt;
        cases_.elsewhere = body;
        cases_.function = operation->args[0];
        return std::move(cases_);
      }
      if (operation != nullptr && operation->op == Op::If) {
        if (is_among(operation->args[0], true)) {
          body = operation->args[2];
        } else if (is_among(operation->args[0], false)) {
          body = operation->args[1];
        } else {
          return std::nullopt;
        }
        continue;
      }
      const auto* by_case = std::get_if<Case>(&expr);
      if (by_case == nullptr || !by_case->other) return std::nullopt;
      for (const auto& [guard, value] : by_case->arms) {
        if (!is_among(guard, true)) return std::nullopt;
      }
      body = *by_case->other;
    }
  }

 private:
  [[nodiscard]] bool mentions(ExprId expr) const {
    const auto mentioned = free_locals(program_, {expr});
    return std::find(mentioned.begin(), mentioned.end(), argument_) != mentioned.end();
  }
  [[nodiscard]] bool is_argument(ExprId expr) const {
    const auto* ref = std::get_if<LocalRef>(&program_.exprs[expr]);
    return ref != nullptr && ref->local == argument_;
  }

  /// If the condition has this truth, then the argument is one of those found.
  bool is_among(ExprId condition, bool truth) {
    const auto* operation = std::get_if<OpApply>(&program_.exprs[condition]);
    if (operation == nullptr) return false;
    const auto& args = operation->args;
    const auto one_of = [&](std::vector<ExprId>& found, ExprId argument, ExprId other) {
      if (!is_argument(argument) || mentions(other)) return false;
      found.push_back(other);
      return true;
    };
    switch (operation->op) {
      case Op::Eq:
      case Op::Ne:
        if ((operation->op == Op::Eq) != truth) return false;
        return one_of(cases_.arguments, args[0], args[1]) || one_of(cases_.arguments, args[1], args[0]);
      case Op::In:
      case Op::NotIn:
        return (operation->op == Op::In) == truth && one_of(cases_.sets, args[0], args[1]);
      case Op::Not:
        return is_among(args[0], !truth);
      case Op::And:
      case Op::Or:
        // Of a conjunction the first that decides: what comes after is evaluated for these arguments alone.
        if ((operation->op == Op::And) == truth) return is_among(args[0], truth);
        return std::all_of(args.begin(), args.end(), [&](ExprId part) { return is_among(part, truth); });
      default:
        return false;
    }
  }

  const Program& program_;
  LocalId argument_;
  ArgumentCases cases_;
};

}  // namespace

std::optional<ArgumentCases> find_argument_cases(const Program& program, const FunctionConstructor& function) {
  if (function.binders.size() != 1 || function.binders[0].is_tuple) return std::nullopt;
  if (depends_on_chance(program, function.body)) return std::nullopt;
  if (function.self.is_valid()) {
    const auto mentioned = free_locals(program, {function.body});
    if (std::find(mentioned.begin(), mentioned.end(), function.self) != mentioned.end()) return std::nullopt;
  }
  return Finder(program, function.binders[0].locals[0]).find(function.body);
}

}  // namespace tlaloc::kernel
