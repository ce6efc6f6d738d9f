// Makes the expressions that lemmas are, beside those of a specification.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "frontend/kernel/kernel.h"
#include "frontend/value/integer.h"

namespace tlaloc::engine {

class Expressions {
 public:
  /// Adds to the program, which must be a draft and outlive this. Operands are expressions of it.
  explicit Expressions(kernel::Program& program) : program_(program) {}

  [[nodiscard]] kernel::ExprId literal(Value value);
  /// An operator of the kernel on as many operands as it takes.
  [[nodiscard]] kernel::ExprId apply(kernel::Op op, std::vector<kernel::ExprId> operands);
  /// The value, by a name that the specification has for it: of a constant or of a definition that the configuration overrides.
  [[nodiscard]] kernel::ExprId named(Symbol name, const Value& value);

  /// Of one operand: itself. Of none: TRUE.
  [[nodiscard]] kernel::ExprId conjunction(std::vector<kernel::ExprId> operands);
  /// Of one operand: itself. Of none: FALSE.
  [[nodiscard]] kernel::ExprId disjunction(std::vector<kernel::ExprId> operands);
  [[nodiscard]] kernel::ExprId negation(kernel::ExprId operand);
  [[nodiscard]] kernel::ExprId implication(kernel::ExprId premise, kernel::ExprId conclusion);
  /// Of none: 0.
  [[nodiscard]] kernel::ExprId sum(const std::vector<kernel::ExprId>& operands);
  /// Of none: 1.
  [[nodiscard]] kernel::ExprId product(const std::vector<kernel::ExprId>& operands);

  /// So many times an integer expression.
  using Multiple = std::pair<Integer, kernel::ExprId>;
  /// Relates the sum of the multiples and the constant to 0, such as `used + 2 * lost <= issued`: each on the side where it is
  /// positive.
  [[nodiscard]] kernel::ExprId comparison(kernel::Op relation, const std::vector<Multiple>& multiples, const Integer& constant);

  /// A new bound variable. The name need not be unused: where the variable is printed it gets another one then.
  [[nodiscard]] kernel::LocalId bound_variable(const std::string& name);
  [[nodiscard]] kernel::ExprId reference(kernel::LocalId local);
  /// `\A a, b \in set : body`.
  [[nodiscard]] kernel::ExprId for_all(const std::vector<kernel::LocalId>& locals, kernel::ExprId set, kernel::ExprId body);

  using Replacements = std::map<Value, kernel::ExprId>;
  /// The expression with other expressions in the place of values in its literals, also inside of sets and functions. Below
  /// operators only: what has other nodes in it is left as it is.
  [[nodiscard]] kernel::ExprId replace(kernel::ExprId expr, const Replacements& replacements);

 private:
  [[nodiscard]] kernel::ExprId add(kernel::Expr expr);
  [[nodiscard]] kernel::ExprId chain(kernel::Op op, const std::vector<kernel::ExprId>& operands);
  [[nodiscard]] kernel::ExprId written_out(const Value& value, const Replacements& replacements);
  [[nodiscard]] kernel::ExprId written_out_function(const Value& function, const Replacements& replacements);

  kernel::Program& program_;
};

}  // namespace tlaloc::engine
