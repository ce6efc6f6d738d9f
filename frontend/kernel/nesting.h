// The LETs and quantifiers that a pass has walked through on its way down to a part of a formula: what their names stand for,
// and the part put back below them, so that it is a formula by itself.
#pragma once

#include <variant>
#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::kernel {

class Nesting {
 public:
  /// Adds nodes to the program.
  explicit Nesting(Program& program) : program_(program) {}

  /// The body of a LET or quantifier begins; its own body field is not used. Ends with leave().
  void enter(std::variant<Let, Quantifier> node, Span span) { wraps_.push_back({std::move(node), span}); }
  void leave() { wraps_.pop_back(); }

  /// What a LET name or parameter stands for; null: it is a bound variable, or not of this scope.
  [[nodiscard]] const ExprId* binding(LocalId local) const;
  /// The level of an expression with names and parameters read as what they stand for.
  [[nodiscard]] Level level(ExprId id) const { return level(id, 0); }
  /// `body` inside those LETs whose names it mentions and, when `quantified`, inside the quantifiers.
  [[nodiscard]] ExprId wrapped(ExprId body, bool quantified);
  /// The binders of the quantifiers, outermost first; a set keeps the LETs that stand outside of it.
  [[nodiscard]] std::vector<Binder> binders();
  /// A call's parameters as a LET. Nothing: an operator is handed on by its name only.
  [[nodiscard]] std::optional<Let> parameters(const std::vector<LocalId>& params, const std::vector<ExprId>& args) const;

 private:
  struct Wrap {
    std::variant<Let, Quantifier> node;
    Span span;
  };
  [[nodiscard]] Level level(ExprId id, int depth) const;
  [[nodiscard]] bool mentions(ExprId id, const Let& let) const;
  [[nodiscard]] ExprId wrapped_once(const Wrap& wrap, ExprId body, bool quantified);

  Program& program_;
  std::vector<Wrap> wraps_;
};

}  // namespace tlaloc::kernel
