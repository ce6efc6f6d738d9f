// Private to kernel/text/: writes expressions of a program as TLA+. It knows which names the locals around an expression have.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "frontend/kernel/kernel.h"
#include "frontend/kernel/text/spelling.h"

namespace tlaloc::kernel {

class Printer {
 public:
  explicit Printer(const Program& program, const Spelling* spelling = nullptr);

  std::string definition(const Definition& d, const std::string& name);
  std::string text(ExprId id) { return render(id).first; }
  EnabledText enabled(ExprId id);

 private:
  using Piece = std::pair<std::string, bool>;  ///< text; whether it can be an operand without parentheses

  // print.cpp
  Piece render(ExprId id);

  // print_scope.cpp
  /// Ids are unique, names are not: a name that means something else here gets a number.
  void bind(LocalId local);
  [[nodiscard]] bool is_taken(const std::string& name) const;
  void unbind(LocalId local);
  void bind(const std::vector<LocalId>& locals);
  void unbind(const std::vector<LocalId>& locals);
  void bind(const std::vector<Binder>& binders);
  void unbind(const std::vector<Binder>& binders);
  [[nodiscard]] std::string name(LocalId local) const;
  [[nodiscard]] std::string params(const std::vector<LocalId>& locals) const;
  [[nodiscard]] std::string pattern(const Binder& binder) const;
  /// Sets are printed before the locals are bound: they do not see them.
  std::vector<std::string> set_texts(const std::vector<Binder>& binders);
  /// `x, y \in S, z \in T`: one set stands behind all patterns that it was lowered for.
  [[nodiscard]] std::string bounds(const std::vector<Binder>& binders, const std::vector<std::string>& sets) const;
  /// `make(bounds)` with the binders' locals in scope.
  template <class Make>
  std::string with(const std::vector<Binder>& binders, Make make) {
    const auto sets = set_texts(binders);
    bind(binders);
    std::string out = make(bounds(binders, sets));
    unbind(binders);
    return out;
  }

  // print_operators.cpp
  std::string operand(ExprId id);
  /// Whether everyone knows that the operand binds more tightly: `2 * a + b + c = d - 1`.
  [[nodiscard]] bool binds_more_tightly(ExprId id, Op outer, bool is_first) const;
  std::string infix_operand(ExprId id, Op outer, bool is_first);
  /// Of a Cartesian product, which binds more tightly than the operators in values that are sets.
  std::string factor(ExprId id);
  std::string list(const std::vector<ExprId>& ids);
  std::string applied(const std::string& head, const std::vector<ExprId>& args);
  std::string subscript(ExprId v);
  /// An operator of a standard module behind the name of an instance: `I!+(a, b)`.
  std::string applied_from(const std::string& prefix, const OpApply& e);
  /// A definition that is an operator symbol, between its operands, before or behind its operand.
  std::string applied_symbol(const std::string& symbol, const std::vector<ExprId>& args);
  /// What enabled() gives a name to, by that name.
  [[nodiscard]] std::string named_enabled(ExprId id, const OpApply& e);
  Piece op(const OpApply& e);
  Piece call(const Call& e);

  // print_structures.cpp
  [[nodiscard]] std::string lambda_definition(LocalId local, ExprId value);
  std::string let(const Let& e);
  /// `[bounds] == body`, the function's own name in scope.
  std::string function_rest(const FunctionConstructor& e, const std::vector<std::string>& sets);
  std::string function(const FunctionConstructor& e);
  std::string fields(const std::vector<std::pair<Symbol, ExprId>>& list_of, const char* sign);
  /// `[a: S, b: T]`; where a string is no name, the functions on these strings that have such values.
  std::string record_set(const RecordSet& e);
  std::string except(const Except& e);
  std::string cases(const Case& e);

  const Program& program_;
  const Spelling* spelling_;
  std::unordered_map<LocalId, std::string> names_;
  std::unordered_set<std::string> taken_;
};

}  // namespace tlaloc::kernel
