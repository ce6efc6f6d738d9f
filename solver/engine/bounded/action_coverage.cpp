#include "solver/engine/bounded/action_coverage.h"

#include <algorithm>

#include "frontend/kernel/action/naming.h"

namespace tlaloc::engine {

namespace {

/// Names of actions as labels have them.
class ActionNames {
 public:
  explicit ActionNames(const kernel::Program& program) : program_(program) {}

  void collect(kernel::ExprId expr, Symbol name, kernel::Naming naming, int depth) {
    if (depth > kDeepest) return;
    const kernel::Expr& e = program_.exprs[expr];
    if (const auto* apply = std::get_if<kernel::OpApply>(&e)) {
      if (apply->op == kernel::Op::Or) {
        for (const kernel::ExprId arg : apply->args) collect(arg, name, kernel::naming_below_split(naming), depth + 1);
        return;
      }
      if (apply->op == kernel::Op::And) {
        if (const auto heir = kernel::find_heir(program_, apply->args, naming)) {
          collect(apply->args[*heir], name, kernel::naming_of_conjunct(naming, *heir, apply->args.size(), heir), depth + 1);
          return;
        }
      }
      if (apply->op == kernel::Op::BoxAction || apply->op == kernel::Op::AngleAction) {
        collect(apply->args[0], name, naming, depth + 1);
        return;
      }
    } else if (const auto* quantifier = std::get_if<kernel::Quantifier>(&e); quantifier != nullptr && !quantifier->for_all) {
      collect(quantifier->body, name, kernel::naming_below_split(naming), depth + 1);
      return;
    } else if (const auto* let = std::get_if<kernel::Let>(&e)) {
      collect(let->body, name, naming, depth + 1);
      return;
    } else if (const auto* call = std::get_if<kernel::Call>(&e); call != nullptr && naming != kernel::Naming::Settled) {
      const kernel::Definition& definition = program_.definitions[call->definition];
      collect(definition.body, definition.name, kernel::naming_below_call(naming, definition), depth + 1);
      return;
    }
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }

  std::vector<Symbol> names;

 private:
  static constexpr int kDeepest = 100;  // recursive actions
  const kernel::Program& program_;
};

}  // namespace

ActionCoverage::ActionCoverage(const kernel::Program& program, kernel::ExprId next) {
  ActionNames collector(program);
  collector.collect(next, Symbol(), kernel::Naming::Whole, 0);
  names_ = std::move(collector.names);
  unseen_.insert(names_.begin(), names_.end());
}

std::vector<term::TermId> ActionCoverage::unseen(const encoder::Transition& step) const {
  std::vector<term::TermId> out;
  for (const encoder::Branch& branch : step.branches) {
    if (unseen_.contains(branch.label.name)) out.push_back(branch.selector);
  }
  return out;
}

void ActionCoverage::see(const encoder::Transition& step, term::TermEvaluator& model) {
  for (const encoder::Branch& branch : step.branches) {
    if (model.truth(branch.selector)) unseen_.erase(branch.label.name);
  }
}

void ActionCoverage::forget(const encoder::Transition& step) {
  for (const encoder::Branch& branch : step.branches) unseen_.erase(branch.label.name);
}

std::vector<std::string> ActionCoverage::never_seen() const {
  std::vector<std::string> out;
  for (const Symbol name : names_) {
    if (unseen_.contains(name)) out.push_back(name.text());
  }
  return out;
}

}  // namespace tlaloc::engine
