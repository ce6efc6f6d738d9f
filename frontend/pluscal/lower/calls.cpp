#include "frontend/pluscal/lower/calls.h"

#include <algorithm>
#include <utility>

#include "frontend/support/check.h"

namespace tlaloc::pluscal {

namespace {

using Kind = ExprToken::Kind;

const Procedure& find_procedure(const Algorithm& algorithm, const std::string& name) {
  const auto it = std::find_if(algorithm.procedures.begin(), algorithm.procedures.end(),
                               [&](const Procedure& procedure) { return procedure.name == name; });
  TLALOC_CHECK(it != algorithm.procedures.end(), "a call of an unknown procedure was not rejected");
  return *it;
}

Stmt make_assign(std::vector<SingleAssign> parts, Span span) {
  return {Assign{std::move(parts)}, "", {}, span, span, std::nullopt, false};
}

Stmt make_assign(const std::string& variable, Expr value, Span span) {
  return make_assign({{variable, {}, std::move(value), span}}, span);
}

/// `Head(stack).field`
void append_top(Expr& expr, const std::string& field, Span span) {
  expr.append(Kind::Identifier, "Head", span);
  expr.append(Kind::Other, "(", span);
  expr.append(Kind::Added, "stack", span);
  expr.append(Kind::Other, ")", span);
  expr.append(Kind::Other, ".", span);
  expr.append(Kind::Identifier, field, span);
}

Expr top(const std::string& field, Span span) {
  Expr expr;
  append_top(expr, field, span);
  return expr;
}

/// `<< [ procedure |->  "P",` and so on, one field a line, the arrows below each other.
class Frame {
 public:
  Frame(const std::string& procedure, Span span) : span_(span) {
    expr_.append(Kind::Other, "<<", span);
    expr_.append(Kind::Other, "[", span, 1);
    expr_.append(Kind::Identifier, "procedure", span, 1);
    expr_.append(Kind::Other, "|->", span, 1);
    expr_.append(Kind::String, procedure, span, 2);
  }

  Expr& begin_field(const std::string& name) {
    constexpr std::size_t kNames = 5;
    constexpr std::size_t kArrows = 15;
    expr_.append(Kind::Other, ",", span_);
    expr_.append_line();
    expr_.append(Kind::Identifier, name, span_, kNames);
    const std::size_t end = kNames + width(name);
    const std::size_t gap = std::max(end + 1, kArrows) - end;
    expr_.append(Kind::Other, "|->", span_, gap);
    return expr_;
  }

  void add_variable(const Variable& variable) { begin_field(variable.name).append(Kind::Identifier, variable.name, span_, 2); }

  /// `] >>`, and on the next line `\o`.
  Expr finish() {
    expr_.append(Kind::Other, "]", span_, 1);
    expr_.append(Kind::Other, ">>", span_, 1);
    expr_.append_line();
    expr_.append(Kind::Other, "\\o", span_, 1);
    return std::move(expr_);
  }

 private:
  Expr expr_;
  Span span_;
};

void add_variables(Frame& frame, const Procedure& procedure) {
  for (const Variable& variable : procedure.variables) frame.add_variable(variable);
  for (const Variable& parameter : procedure.parameters) frame.add_variable(parameter);
}

Expr pushed(const Procedure& procedure, const std::string& return_label, Span span) {
  Frame frame(procedure.name, span);
  frame.begin_field("pc").append(Kind::String, return_label, span, 2);
  add_variables(frame, procedure);
  Expr expr = frame.finish();
  expr.append(Kind::Added, "stack", span, 1);
  return expr;
}

/// The top frame replaced: `call` followed by `return`.
Expr replaced(const Procedure& procedure, Span span) {
  Frame frame(procedure.name, span);
  Expr& field = frame.begin_field("pc");
  field.append(Kind::Identifier, "Head", span, 2);
  field.append(Kind::Other, "(", span);
  field.append(Kind::Added, "stack", span);
  field.append(Kind::Other, ")", span);
  field.append(Kind::Other, ".", span);
  field.append(Kind::Identifier, "pc", span);
  add_variables(frame, procedure);
  Expr expr = frame.finish();
  expr.append(Kind::Identifier, "Tail", span, 1);
  expr.append(Kind::Other, "(", span);
  expr.append(Kind::Added, "stack", span);
  expr.append(Kind::Other, ")", span);
  return expr;
}

}  // namespace

Expr initial_value(const Variable& variable) {
  return variable.initial ? *variable.initial : make_expr(Kind::Other, "defaultInitValue", variable.span);
}

Stmt pc_assignment(const std::string& label, Span span) {
  return make_assign("pc", make_expr(Kind::String, label, span), span);
}

Stmt pc_test(const std::string& label, Span span) {
  Expr test = make_expr(Kind::Added, "pc", span);
  test.append(Kind::Other, "=", span, 1);
  test.append(Kind::String, label, span, 1);
  return {Await{std::move(test)}, "", {}, span, span, std::nullopt, false};
}

std::vector<Stmt> call_assignments(const Algorithm& algorithm, const Stmt& stmt, const std::string& return_label) {
  const auto& call = std::get<Call>(stmt.node);
  const Span span = stmt.span;
  const Procedure& callee = find_procedure(algorithm, call.procedure);
  std::vector<SingleAssign> parts;
  if (!call.then_return) {
    parts.push_back({"stack", {}, pushed(callee, return_label, span), span});
  } else if (call.then_return->procedure != call.procedure) {
    for (const Variable& variable : find_procedure(algorithm, call.then_return->procedure).variables) {
      parts.push_back({variable.name, {}, top(variable.name, span), span});
    }
    parts.push_back({"stack", {}, replaced(callee, span), span});
  }
  for (std::size_t i = 0; i < callee.parameters.size(); ++i) {
    parts.push_back({callee.parameters[i].name, {}, call.arguments[i], span});
  }
  std::vector<Stmt> result;
  if (!parts.empty()) result.push_back(make_assign(std::move(parts), span));
  for (const Variable& variable : callee.variables) {
    result.push_back(make_assign(variable.name, initial_value(variable), span));
  }
  result.push_back(pc_assignment(algorithm[callee.block.front()].label, span));
  return result;
}

std::vector<Stmt> return_assignments(const Algorithm& algorithm, const Stmt& stmt) {
  const Span span = stmt.span;
  const Procedure& procedure = find_procedure(algorithm, std::get<Return>(stmt.node).procedure);
  std::vector<Stmt> result;
  result.push_back(make_assign("pc", top("pc", span), span));
  for (const auto* variables : {&procedure.variables, &procedure.parameters}) {
    for (const Variable& variable : *variables) result.push_back(make_assign(variable.name, top(variable.name, span), span));
  }
  Expr rest;
  rest.append(Kind::Identifier, "Tail", span);
  rest.append(Kind::Other, "(", span);
  rest.append(Kind::Added, "stack", span);
  rest.append(Kind::Other, ")", span);
  result.push_back(make_assign("stack", std::move(rest), span));
  return result;
}

}  // namespace tlaloc::pluscal
