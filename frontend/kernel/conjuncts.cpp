#include "frontend/kernel/conjuncts.h"

#include <algorithm>
#include <cctype>

#include "frontend/support/stack.h"

namespace tlaloc::kernel {

namespace {

class Lister {
 public:
  explicit Lister(const Program& program) : program_(program) {}

  void list(ExprId formula, const std::string& name, bool is_operator, int depth) {
    if (stack::is_low()) return stack::on_segment([&] { list(formula, name, is_operator, depth); });
    const Expr& expr = program_.exprs[formula];
    if (const auto* call = std::get_if<Call>(&expr); call != nullptr && call->args.empty() && depth < kDeepest) {
      const Definition& definition = program_.definitions[call->definition];
      if (!definition.recursive) return list(definition.body, definition.name.text(), true, depth + 1);
    }
    const auto* apply = std::get_if<OpApply>(&expr);
    if (apply == nullptr || apply->op != Op::And) {
      found_.push_back({is_operator ? name : text_of(formula), formula});
      return;
    }
    for (std::size_t i = 0; i < apply->args.size(); ++i) {
      list(apply->args[i], name + "!" + std::to_string(i + 1), is_operator, depth);
    }
  }
  std::vector<Conjunct> take() { return std::move(found_); }

 private:
  /// Parts of an expression from the command line have no name but their text.
  [[nodiscard]] std::string text_of(ExprId formula) const {
    constexpr std::size_t kLongest = 60;
    std::string text = print(program_, formula);
    if (text.size() > kLongest) text = text.substr(0, kLongest - 3) + "...";
    return text;
  }

  static constexpr int kDeepest = 1000;  // definitions that call each other
  const Program& program_;
  std::vector<Conjunct> found_;
};

}  // namespace

std::vector<Conjunct> conjuncts(const Program& program, ExprId formula, const std::string& name) {
  Lister lister(program);
  const bool is_operator = std::all_of(name.begin(), name.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '!';
  });
  lister.list(formula, name, is_operator, 0);
  return lister.take();
}

}  // namespace tlaloc::kernel
