#include "frontend/kernel/open_constants.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>

#include "frontend/kernel/traverse.h"

namespace tlaloc::kernel {

namespace {

constexpr int kMostHops = 1000;  // operators of operators; a circle among them has none of the forms below

class Assigning {
 public:
  /// `open`: those of the constants that have no value so far.
  Assigning(const Program& program, const std::set<ConstantId>& open) : program_(program), open_(open) {}

  [[nodiscard]] bool gives(ExprId formula, ConstantId constant, int hops = 0) {
    if (hops > kMostHops) return false;
    const Expr& expr = program_.exprs[formula];
    const auto below = [&](ExprId part) { return gives(part, constant, hops + 1); };
    if (const auto* call = std::get_if<Call>(&expr)) {
      const Definition& definition = program_.definitions[call->definition];
      for (std::size_t i = 0; i < definition.params.size(); ++i) arguments_[definition.params[i]] = call->args[i];
      return definition.body.is_valid() && below(definition.body);
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
      case Op::If:
        return mentions_known(apply->args[0]) && below(apply->args[1]) && below(apply->args[2]);
      case Op::In:
      case Op::SubsetEq:
        return is(apply->args[0], constant) && mentions_known(apply->args[1]);
      case Op::Eq:
      case Op::Equiv:
        return (is(apply->args[0], constant) && mentions_known(apply->args[1])) ||
               (is(apply->args[1], constant) && mentions_known(apply->args[0]));
      default:
        return false;
    }
  }

 private:
  [[nodiscard]] bool is(ExprId expr, ConstantId constant) const {
    for (int hops = 0; hops < kMostHops; ++hops) {
      const auto* local = std::get_if<LocalRef>(&program_.exprs[expr]);
      const auto argument = local == nullptr ? arguments_.end() : arguments_.find(local->local);
      if (argument == arguments_.end()) break;
      expr = argument->second;
    }
    const auto* ref = std::get_if<ConstantRef>(&program_.exprs[expr]);
    return ref != nullptr && ref->constant == constant;
  }
  [[nodiscard]] bool mentions_known(ExprId expr) const {
    std::vector<ExprId> roots{expr};
    for (const LocalId local : free_locals(program_, roots)) {
      if (const auto argument = arguments_.find(local); argument != arguments_.end()) roots.push_back(argument->second);
    }
    const auto reached = reach(program_, roots).exprs;
    return std::none_of(reached.begin(), reached.end(), [&](ExprId part) {
      const auto* ref = std::get_if<ConstantRef>(&program_.exprs[part]);
      return ref != nullptr && open_.contains(ref->constant);
    });
  }

  const Program& program_;
  const std::set<ConstantId>& open_;
  std::unordered_map<LocalId, ExprId> arguments_;  // of the operators on the way
};

}  // namespace

std::vector<ConstantId> given_values(const Program& program, const std::vector<ExprId>& formulas,
                                     const std::vector<ConstantId>& constants) {
  std::set<ConstantId> open(constants.begin(), constants.end());
  const auto gives = [&](ConstantId constant) {
    return std::any_of(formulas.begin(), formulas.end(),
                       [&](ExprId formula) { return Assigning(program, open).gives(formula, constant); });
  };
  for (;;) {
    const auto next = std::find_if(open.begin(), open.end(), gives);
    if (next == open.end()) break;
    open.erase(next);
  }
  std::vector<ConstantId> given;
  std::copy_if(constants.begin(), constants.end(), std::back_inserter(given),
               [&](ConstantId id) { return !open.contains(id); });
  return given;
}

VariableId add_variables(Program& program, const std::vector<Variable>& variables) {
  const VariableId first(static_cast<std::uint32_t>(program.variables.size()));
  for (std::uint32_t i = 0; i < program.exprs.size(); ++i) {
    const auto* own = std::get_if<VariableRef>(&program.exprs[ExprId(i)]);
    if (own == nullptr || own->variable.index < first.index) continue;
    const auto moved = own->variable.index + static_cast<std::uint32_t>(variables.size());
    program.exprs.edit(ExprId(i)) = VariableRef{VariableId(moved)};
  }
  for (const Variable& variable : variables) program.variables.add(variable);
  return first;
}

void open_constants(Program& program, const std::vector<ConstantId>& constants) {
  std::vector<Variable> variables;
  for (const ConstantId id : constants) variables.push_back({program.constants[id].name, program.constants[id].span, true});
  std::uint32_t next = add_variables(program, variables).index;
  std::unordered_map<ConstantId, VariableId> opened;
  for (const ConstantId id : constants) opened.emplace(id, VariableId(next++));
  // N' is N, also where there is no next state.
  for (std::uint32_t i = 0; i < program.exprs.size(); ++i) {
    const auto* prime = std::get_if<OpApply>(&program.exprs[ExprId(i)]);
    if (prime == nullptr || prime->op != Op::Prime) continue;
    const auto* ref = std::get_if<ConstantRef>(&program.exprs[prime->args[0]]);
    if (ref != nullptr && opened.contains(ref->constant)) program.exprs.edit(ExprId(i)) = ConstantRef(*ref);
  }
  for (std::uint32_t i = 0; i < program.exprs.size(); ++i) {
    const auto* ref = std::get_if<ConstantRef>(&program.exprs[ExprId(i)]);
    if (ref == nullptr) continue;
    if (const auto it = opened.find(ref->constant); it != opened.end()) program.exprs.edit(ExprId(i)) = VariableRef{it->second};
  }
}

ExprId only_constants(Program& program, const std::vector<ExprId>& facts, std::optional<ExprId> about) {
  const auto constants_of = [&](ExprId expr) {
    std::set<VariableId> found;
    for (const ExprId part : reach(program, {expr}).exprs) {
      const auto* ref = std::get_if<VariableRef>(&program.exprs[part]);
      if (ref != nullptr && program.variable(ref->variable).is_rigid) found.insert(ref->variable);
    }
    return found;
  };
  std::set<VariableId> wanted;
  for (std::size_t v = program.first_rigid(); v < program.variables.size(); ++v) wanted.emplace(static_cast<std::uint32_t>(v));
  if (about) wanted = constants_of(*about);
  std::vector<ExprId> conjuncts;
  for (const ExprId fact : facts) {
    const std::set<VariableId> of = constants_of(fact);
    if (std::includes(wanted.begin(), wanted.end(), of.begin(), of.end())) conjuncts.push_back(fact);
  }
  const ExprId zero = program.add(Literal{Value::integer(0)}, Span{}, Level::Constant);
  for (std::uint32_t v = 0; v < program.variables.size(); ++v) {
    if (wanted.contains(VariableId(v))) continue;
    const ExprId variable = program.add(VariableRef{VariableId(v)}, Span{}, Level::State);
    conjuncts.push_back(program.add(OpApply{Op::Eq, {variable, zero}}, Span{}, Level::State));
  }
  return program.add(OpApply{Op::And, std::move(conjuncts)}, Span{}, Level::State);
}

}  // namespace tlaloc::kernel
