#include "solver/trace/explain/operands.h"

#include <algorithm>

#include "frontend/support/stack.h"

namespace tlaloc::trace {

namespace {

using kernel::ExprId;
using kernel::Op;

class Collector {
 public:
  explicit Collector(const kernel::Program& program) : program_(program) {}

  void visit(ExprId expr, std::size_t into) {
    if (stack::is_low()) return stack::on_segment([&] { visit(expr, into); });
    if (program_.levels[expr] != kernel::Level::Temporal) return add(expr, into);
    if (const auto* call = std::get_if<kernel::Call>(&program_.exprs[expr])) {
      if (call->args.empty()) visit(program_.definitions[call->definition].body, into);
    } else if (const auto* quantifier = std::get_if<kernel::Quantifier>(&program_.exprs[expr])) {
      Operands below{found_[into].binders, {}};
      below.binders.insert(below.binders.end(), quantifier->binders.begin(), quantifier->binders.end());
      found_.push_back(std::move(below));
      visit(quantifier->body, found_.size() - 1);
    } else if (const auto* apply = std::get_if<kernel::OpApply>(&program_.exprs[expr])) {
      if (apply->op == Op::WeakFair || apply->op == Op::StrongFair) return;
      for (const ExprId operand : apply->args) visit(operand, into);
    }
  }

  [[nodiscard]] std::vector<Operands> take() {
    std::erase_if(found_, [](const Operands& operands) { return operands.formulas.empty(); });
    return std::move(found_);
  }

 private:
  void add(ExprId expr, std::size_t into) {
    auto& formulas = found_[into].formulas;
    const bool is_known = std::any_of(formulas.begin(), formulas.end(), [&](ExprId known) {
      return known == expr || kernel::print(program_, known) == kernel::print(program_, expr);
    });
    if (program_.levels[expr] != kernel::Level::Constant && !is_known) formulas.push_back(expr);
  }

  const kernel::Program& program_;
  std::vector<Operands> found_{1};
};

}  // namespace

std::vector<Operands> collect_operands(const kernel::Program& program, ExprId formula) {
  Collector collector(program);
  collector.visit(formula, 0);
  return collector.take();
}

}  // namespace tlaloc::trace
