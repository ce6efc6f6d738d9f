#include "frontend/kernel/open_constants.h"

#include <algorithm>
#include <unordered_map>

namespace tlaloc::kernel {

namespace {

constexpr int kMostHops = 1000;  // operators of operators; a circle among them has none of the forms below

class Assigning {
 public:
  Assigning(const Program& program, ConstantId constant) : program_(program), constant_(constant) {}

  [[nodiscard]] bool may_assign(ExprId formula, int hops) const {
    if (hops > kMostHops) return false;
    const Expr& expr = program_.exprs[formula];
    const auto below = [&](ExprId part) { return may_assign(part, hops + 1); };
    if (const auto* call = std::get_if<Call>(&expr)) {
      const ExprId body = program_.definitions[call->definition].body;
      return body.is_valid() && below(body);
    }
    if (const auto* let = std::get_if<Let>(&expr)) return below(let->body);
    if (const auto* quantifier = std::get_if<Quantifier>(&expr)) return !quantifier->for_all && below(quantifier->body);
    const auto* apply = std::get_if<OpApply>(&expr);
    if (apply == nullptr) return false;
    switch (apply->op) {
      case Op::And:
        return std::any_of(apply->args.begin(), apply->args.end(), below);
      case Op::Or:
        return std::all_of(apply->args.begin(), apply->args.end(), below);
      case Op::In:
      case Op::SubsetEq:
        return is_constant(apply->args[0]);
      case Op::Eq:
      case Op::Equiv:
        return std::any_of(apply->args.begin(), apply->args.end(), [&](ExprId side) { return is_constant(side); });
      default:
        return false;
    }
  }

 private:
  [[nodiscard]] bool is_constant(ExprId expr) const {
    if (const auto* apply = std::get_if<OpApply>(&program_.exprs[expr]); apply != nullptr && apply->op == Op::Tuple)
      return std::any_of(apply->args.begin(), apply->args.end(), [&](ExprId part) { return is_constant(part); });
    const auto* ref = std::get_if<ConstantRef>(&program_.exprs[expr]);
    return ref != nullptr && ref->constant == constant_;
  }

  const Program& program_;
  ConstantId constant_;
};

}  // namespace

bool may_give_value(const Program& program, ExprId formula, ConstantId constant) {
  return Assigning(program, constant).may_assign(formula, 0);
}

void open_constants(Program& program, const std::vector<ConstantId>& constants) {
  const std::size_t first = program.variables.size();
  std::unordered_map<ConstantId, VariableId> opened;
  for (const ConstantId id : constants) {
    const Constant& constant = program.constants[id];
    opened.emplace(id, program.variables.add(Variable{constant.name, constant.span, true}));
  }
  const auto shift = static_cast<std::uint32_t>(program.variables.size() - first);
  // N' is N, also where there is no next state.
  for (std::uint32_t i = 0; i < program.exprs.size(); ++i) {
    const auto* prime = std::get_if<OpApply>(&program.exprs[ExprId(i)]);
    if (prime == nullptr || prime->op != Op::Prime) continue;
    const auto* ref = std::get_if<ConstantRef>(&program.exprs[prime->args[0]]);
    if (ref != nullptr && opened.contains(ref->constant)) program.exprs.edit(ExprId(i)) = ConstantRef(*ref);
  }
  for (std::uint32_t i = 0; i < program.exprs.size(); ++i) {
    const Expr& expr = program.exprs[ExprId(i)];
    if (const auto* ref = std::get_if<ConstantRef>(&expr)) {
      if (const auto it = opened.find(ref->constant); it != opened.end())
        program.exprs.edit(ExprId(i)) = VariableRef{it->second};
    } else if (const auto* variable = std::get_if<VariableRef>(&expr)) {
      // An action's own: their ids go on from those of the variables.
      const std::uint32_t index = variable->variable.index;
      if (index >= first) program.exprs.edit(ExprId(i)) = VariableRef{VariableId(index + shift)};
    }
  }
}

ExprId only_constants(Program& program, ExprId facts) {
  std::vector<ExprId> conjuncts{facts};
  const ExprId zero = program.add(Literal{Value::integer(0)}, Span{}, Level::Constant);
  for (std::uint32_t v = 0; v < program.first_rigid(); ++v) {
    const ExprId variable = program.add(VariableRef{VariableId(v)}, Span{}, Level::State);
    conjuncts.push_back(program.add(OpApply{Op::Eq, {variable, zero}}, Span{}, Level::State));
  }
  return program.add(OpApply{Op::And, std::move(conjuncts)}, Span{}, Level::State);
}

}  // namespace tlaloc::kernel
