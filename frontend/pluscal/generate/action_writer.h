// Writes the action of each step: a conjunction that says, in every way through it, what each variable's new value is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "frontend/pluscal/algorithm.h"
#include "frontend/pluscal/generate/text_writer.h"
#include "frontend/pluscal/generate/variables.h"
#include "frontend/pluscal/lower/steps.h"

namespace tlaloc::pluscal {

/// What stands for the process at work: nothing with one process; `self`, or the identifier of a single process.
using Self = std::optional<Expr>;

/// The expression with `[self]` after the variables that each process has one of, and a prime after those in `changes`.
[[nodiscard]] Expr with_subscripts(const Expr& expr, const Self& self, const VariableTable& variables, const Changes& changes);
/// Whether `variable = e` or `\in e` wants parentheses around e.
[[nodiscard]] bool needs_parentheses(const Expr& expr);

class ActionWriter {
 public:
  ActionWriter(const Algorithm& algorithm, const VariableTable& variables, const std::vector<std::string>& names,
               const SourceManager& sources, TextWriter& out)
      : algorithm_(algorithm), variables_(variables), names_(names), sources_(sources), out_(out) {}

  /// `head == …`
  void write(const std::string& head, const Step& step, const Self& self);

 private:
  void statement(StmtId id, Changes& changes);
  void assign(const Assign& assign, const Stmt& stmt, Changes& changes);
  void assign_one(const SingleAssign& part, const Changes& before);
  void assign_parts(const std::vector<SingleAssign>& parts, const Changes& before);
  void branch_if(const If& choice, const Stmt& stmt, Changes& changes);
  void branch_either(const Either& either, const Stmt& stmt, Changes& changes);
  void with(const With& with, const Stmt& stmt, Changes& changes);
  void assertion(const Assertion& assertion, const Stmt& stmt, const Changes& changes);

  /// `/\ S1`, `/\ S2`, … below each other, from the current column on.
  void conjuncts(const Block& block, Changes& changes);
  void unchanged(const std::vector<std::string>& names, Span origin);
  [[nodiscard]] Changes after(const Changes& before, const Block& block) const;
  void collect(const Block& block, Changes& changes) const;
  void align(std::size_t column);

  [[nodiscard]] Expr subscripted(const Expr& expr, const Changes& changes) const {
    return with_subscripts(expr, self_, variables_, changes);
  }

  const Algorithm& algorithm_;
  const VariableTable& variables_;
  const std::vector<std::string>& names_;
  const SourceManager& sources_;
  TextWriter& out_;
  Self self_;
};

}  // namespace tlaloc::pluscal
