#include <fmt/format.h>

#include "frontend/frontend.h"

namespace tlaloc::frontend {

namespace {

class Printer {
 public:
  explicit Printer(const Specification& specification) : program_(specification.program), model_(specification.model) {}

  std::string run() {
    if (model_.init) line("init", text(*model_.init));
    if (model_.next) line("next", text(*model_.next));
    if (model_.subscript) line("subscript", text(*model_.subscript));
    for (const Fairness& fairness : model_.fairness) {
      line(fairness.strong ? "strong fairness" : "weak fairness",
           fmt::format("{}{}, subscript {}", quantifiers(fairness.binders), text(fairness.action), text(fairness.subscript)));
    }
    for (const TemporalFormula& formula : model_.assumed) temporal("assumed", formula);
    named("invariant", model_.invariants);
    named("initial property", model_.initial_properties);
    named("action property", model_.action_properties);
    for (const TemporalFormula& formula : model_.temporal) temporal("temporal property", formula);
    named("constraint", model_.constraints);
    named("action constraint", model_.action_constraints);
    named("view", model_.view);
    named("symmetry", model_.symmetry);
    named("alias", model_.alias);
    named("postcondition", model_.postconditions);
    line("deadlock", model_.check_deadlock ? "an error" : "allowed");
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string text(kernel::ExprId expr) const { return kernel::print(program_, expr); }
  void line(const std::string& role, const std::string& what) { out_ += fmt::format("{}: {}\n", role, what); }

  template <class Formulas>
  void named(const char* role, const Formulas& formulas) {
    if constexpr (requires { formulas.has_value(); }) {
      if (formulas) line(fmt::format("{} {}", role, formulas->name), text(formulas->expr));
    } else {
      for (const NamedExpr& formula : formulas) line(fmt::format("{} {}", role, formula.name), text(formula.expr));
    }
  }

  [[nodiscard]] std::string quantifiers(const std::vector<kernel::Binder>& binders) const {
    std::string all;
    for (const kernel::Binder& binder : binders) {
      std::vector<std::string> names;
      for (const kernel::LocalId local : binder.locals) names.push_back(program_.locals[local].name.text());
      const std::string pattern = fmt::format("{}", fmt::join(names, ", "));
      all += fmt::format("\\A {} \\in {} : ", binder.is_tuple ? "<<" + pattern + ">>" : pattern, text(binder.set));
    }
    return all;
  }

  void temporal(const std::string& role, const TemporalFormula& formula) {
    const auto operand = [&](std::size_t i) { return text(formula.operands[i]); };
    const auto form = [&]() -> std::string {
      switch (formula.form) {
        case TemporalForm::Eventually:
          return "eventually " + operand(0);
        case TemporalForm::EventuallyAlways:
          return "eventually always " + operand(0);
        case TemporalForm::AlwaysEventually:
          return "always eventually " + operand(0);
        case TemporalForm::LeadsTo:
          return fmt::format("{} leads to {}", operand(0), operand(1));
        case TemporalForm::WeakFair:
          return fmt::format("weakly fair {}, subscript {}", operand(0), operand(1));
        case TemporalForm::StrongFair:
          return fmt::format("strongly fair {}, subscript {}", operand(0), operand(1));
        case TemporalForm::General:
          return text(formula.expr);
      }
      return {};
    };
    const bool whole = formula.form == TemporalForm::General;  // its \A are in the text already
    line(fmt::format("{} {}", role, formula.name), (whole ? std::string() : quantifiers(formula.binders)) + form());
  }

  const kernel::Program& program_;
  const Model& model_;
  std::string out_;
};

}  // namespace

std::string print(const Specification& specification) { return Printer(specification).run(); }

std::string print_open_constants(const Specification& specification) {
  if (!specification.model.open) return {};
  std::vector<std::string> conjuncts;
  for (const kernel::ExprId conjunct : specification.model.open->conjuncts)
    conjuncts.push_back(kernel::print(specification.program, conjunct));
  return fmt::format("for all {}", fmt::join(conjuncts, ", "));
}

}  // namespace tlaloc::frontend
