#include "solver/proof/ranking.h"

#include <algorithm>
#include <unordered_set>

#include "frontend/kernel/traverse.h"
#include "solver/proof/expressions.h"

namespace tlaloc::engine {

using kernel::ExprId;
using kernel::Op;

namespace {

constexpr std::size_t kMostRankings = 12;

class Rankings {
 public:
  explicit Rankings(kernel::Program& program) : program_(program), make_(program) {}

  void look_at(ExprId expr) {
    const auto* found = std::get_if<kernel::OpApply>(&program_.exprs[expr]);
    if (found == nullptr) return;
    const kernel::OpApply apply = *found;
    if ((apply.op == Op::Len || apply.op == Op::Cardinality) && is_state_function(expr)) add(sizes_, expr);
    const bool has_number = std::any_of(apply.args.begin(), apply.args.end(), [&](ExprId arg) { return is_number(arg); });
    const bool compares = apply.op == Op::Lt || apply.op == Op::Le || apply.op == Op::Gt || apply.op == Op::Ge ||
                          (has_number && (apply.op == Op::Eq || apply.op == Op::Ne));
    if (compares && is_state_function(apply.args[0]) && is_state_function(apply.args[1])) {
      add(differences_, difference(apply.args[0], apply.args[1]));
      add(differences_, difference(apply.args[1], apply.args[0]));
    }
    const bool is_integer = has_number || kernel::info(apply.op).operands == kernel::OperandKind::Integer;
    for (const ExprId arg : apply.args) {
      if (is_integer && std::holds_alternative<kernel::VariableRef>(program_.exprs[arg])) add(variables_, arg);
    }
  }

  [[nodiscard]] std::vector<ExprId> found() const {
    std::vector<ExprId> all = differences_;
    all.insert(all.end(), sizes_.begin(), sizes_.end());
    all.insert(all.end(), variables_.begin(), variables_.end());
    all.resize(std::min(all.size(), kMostRankings));
    return all;
  }

 private:
  [[nodiscard]] bool is_state_function(ExprId expr) const {
    return program_.levels[expr] <= kernel::Level::State && kernel::free_locals(program_, {expr}).empty();
  }
  [[nodiscard]] bool is_number(ExprId expr) const {
    const auto* literal = std::get_if<kernel::Literal>(&program_.exprs[expr]);
    return literal != nullptr && literal->value.is_int();
  }
  [[nodiscard]] ExprId difference(ExprId left, ExprId right) {
    const auto* subtracted = std::get_if<kernel::Literal>(&program_.exprs[right]);
    if (subtracted != nullptr && subtracted->value == Value::integer(0)) return left;
    return make_.apply(Op::Sub, {left, right});
  }
  void add(std::vector<ExprId>& list, ExprId expr) {
    const auto* literal = std::get_if<kernel::Literal>(&program_.exprs[expr]);
    if (literal == nullptr && seen_.insert(kernel::print(program_, expr)).second) list.push_back(expr);
  }

  kernel::Program& program_;
  Expressions make_;
  std::unordered_set<std::string> seen_;
  std::vector<ExprId> differences_, sizes_, variables_;
};

}  // namespace

std::vector<ExprId> find_rankings(kernel::Program& program, const std::vector<ExprId>& exprs) {
  Rankings rankings(program);
  for (const ExprId expr : exprs) rankings.look_at(expr);
  return rankings.found();
}

}  // namespace tlaloc::engine
