#include "frontend/pluscal/generate/action_writer.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "frontend/pluscal/failure.h"
#include "frontend/support/check.h"
#include "frontend/support/overloaded.h"

namespace tlaloc::pluscal {

namespace {

using Kind = ExprToken::Kind;

/// The expression's tokens, standing where they are put and not where they were written.
Expr without_origin(Expr expr) {
  for (Expr::Line& line : expr.lines) {
    for (ExprToken& token : line) token.span = {};
  }
  return expr;
}

Expr in_brackets(const Expr& self) {
  Expr result = concatenate(make_expr(Kind::Other, "[", {}), without_origin(self));
  result.append(Kind::Other, "]", {});
  return result;
}

/// `x := 1; x := 2` is caught where labels are checked; what comes here stands in one statement or around a `with`.
[[noreturn]] void report_twice(const SingleAssign& part, const Stmt& stmt) {
  fail(DiagnosticKind::PlusCalAssignedTwice, part.span,
       fmt::format("`{}` is assigned a second time in this step", part.variable),
       "a variable has one new value in a step: put a label between the assignments, or assign to different parts of it",
       {{stmt.place, "in this statement"}});
}

std::string location(Span span, const SourceManager& sources) {
  const LineColumn at = sources.file(span.source).line_column(span.begin);
  return fmt::format("line {}, column {}", at.line, at.column);
}

}  // namespace

Expr with_subscripts(const Expr& expr, const Self& self, const VariableTable& variables, const Changes& changes) {
  Substitution by;
  for (const Expr::Line& line : expr.lines) {
    for (const ExprToken& token : line) {
      const bool is_primed = token.kind == Kind::Identifier && changes.is_changed(token.text);
      const bool is_per_process =
          self && (token.kind == Kind::Added || (token.kind == Kind::Identifier && variables.per_process.contains(token.text)));
      if ((!is_primed && !is_per_process) || by.contains(token.text)) continue;
      Expr replacement = make_expr(token.kind, token.text, {});
      if (is_primed) replacement.append(Kind::Other, "'", {});
      if (is_per_process) replacement = concatenate(replacement, in_brackets(*self));
      by.emplace(token.text, std::move(replacement));
    }
  }
  return substitute(expr, by, Parentheses::Omit);
}

/// Looks at the first line only, for an operator outside of brackets that binds no tighter than `=`.
bool needs_parentheses(const Expr& expr) {
  if (expr.empty()) return false;
  const std::string text = line_text(expr.lines.front());
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : ' ';
    if (c == '"') {
      for (++i; i < text.size() && text[i] != '"'; ++i) i += text[i] == '\\' ? 1 : 0;
      continue;
    }
    bool is_weak = c == '=' || c == '#';
    if (c == '<' || c == '>') {
      if (next == c) {
        depth += c == '<' ? 1 : -1;
        ++i;
      } else {
        is_weak = true;
      }
    }
    if (c == '|') is_weak = next == '-' || (i > 0 && text[i - 1] == '-');
    if (c == '\\') is_weak = next != ' ' && next != 'o' && next != 'X';
    if (c == '/') is_weak = next == '\\';
    if (is_weak && depth == 0) return true;
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (depth < 0) return true;
  }
  return false;
}

void ActionWriter::write(const std::string& head, const Step& step, const Self& self) {
  self_ = self;
  out_.put(head + " == ", step.label_span);
  const std::size_t column = out_.column();
  Changes changes(names_);
  const std::vector<std::string> rest = after(changes, step.statements).unchanged();
  const bool is_list = step.statements.size() != 1 || !rest.empty();
  for (std::size_t i = 0; i < step.statements.size(); ++i) {
    if (i > 0) align(column);
    if (is_list) out_.put("/\\ ", step.label_span);
    statement(step.statements[i], changes);
  }
  if (!rest.empty()) {
    align(column);
    const Span end = algorithm_[step.statements.back()].span;
    out_.put("/\\ ", end);
    unchanged(rest, end);
  }
  out_.blank_line();
}

void ActionWriter::align(std::size_t column) {
  out_.end_line();
  out_.put(spaces(column), {});
}

void ActionWriter::conjuncts(const Block& block, Changes& changes) {
  const std::size_t column = out_.column();
  for (std::size_t i = 0; i < block.size(); ++i) {
    if (i > 0) align(column);
    out_.put("/\\ ", algorithm_[block[i]].place);
    statement(block[i], changes);
  }
}

void ActionWriter::unchanged(const std::vector<std::string>& names, Span origin) {
  if (names.size() == 1) {
    const std::string& name = names.front();
    constexpr std::size_t kShort = 5;
    out_.put(name.size() > kShort ? "UNCHANGED " + name : name + "' = " + name, origin);
    return;
  }
  out_.put("UNCHANGED << ", origin);
  const std::size_t column = out_.column();
  std::string line;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) line += ", ";
    if (!line.empty() && column + line.size() + names[i].size() > TextWriter::kWidth) {
      out_.put(line, origin);
      align(column);
      line.clear();
    }
    line += names[i];
  }
  out_.put(line + " >>", origin);
}

Changes ActionWriter::after(const Changes& before, const Block& block) const {
  Changes result = before;
  collect(block, result);
  return result;
}

void ActionWriter::collect(const Block& block, Changes& changes) const {
  for (const StmtId id : block) {
    if (const auto* assign = std::get_if<Assign>(&algorithm_[id].node)) {
      for (const SingleAssign& part : assign->parts) changes.add(part.variable);
    }
    for (const Block* const inner : inner_blocks(algorithm_[id])) collect(*inner, changes);
  }
}

void ActionWriter::statement(StmtId id, Changes& changes) {
  const Stmt& stmt = algorithm_[id];
  std::visit(Overloaded{
                 [&](const Assign& node) { assign(node, stmt, changes); },
                 [&](const If& node) { branch_if(node, stmt, changes); },
                 [&](const Either& node) { branch_either(node, stmt, changes); },
                 [&](const With& node) { with(node, stmt, changes); },
                 [&](const Await& node) { out_.put(subscripted(node.condition, changes)); },
                 [&](const Print& node) {
                   out_.put("PrintT(", stmt.place);
                   out_.put(subscripted(node.value, changes));
                   out_.put(")", stmt.span);
                 },
                 [&](const Assertion& node) { assertion(node, stmt, changes); },
                 [&](const Skip&) { out_.put("TRUE", stmt.span); },
                 [](const auto&) { TLALOC_CHECK(false, "a loop, jump or call was left in a step"); },
             },
             stmt.node);
}

void ActionWriter::assign(const Assign& assign, const Stmt& stmt, Changes& changes) {
  const std::vector<SingleAssign> parts = sorted_parts(assign);
  const std::size_t column = out_.column();
  const bool has_many_variables = parts.front().variable != parts.back().variable;
  const Changes before = changes;
  for (std::size_t i = 0; i < parts.size();) {
    const SingleAssign& first = parts[i];
    std::vector<SingleAssign> group;
    for (; i < parts.size() && parts[i].variable == first.variable; ++i) group.push_back(parts[i]);
    if (!changes.is_variable(first.variable)) {
      fail(DiagnosticKind::PlusCalUndefined, first.span,
           fmt::format("assignment to `{}`, which is no variable of the algorithm", first.variable),
           "declare it with `variable`; the variables of `with` cannot be assigned to");
    }
    const bool has_whole =
        std::any_of(group.begin(), group.end(), [](const SingleAssign& part) { return part.subscript.empty(); });
    if (before.is_changed(first.variable) || (group.size() > 1 && has_whole)) report_twice(group.back(), stmt);
    if (out_.column() != column) align(column);
    if (has_many_variables) out_.put("/\\ ", stmt.place);
    if (group.size() == 1) {
      assign_one(first, before);
    } else {
      assign_parts(group, before);
    }
    changes.add(first.variable);
  }
}

void ActionWriter::assign_one(const SingleAssign& part, const Changes& before) {
  const Expr value = subscripted(part.value, before);
  const std::string& name = part.variable;
  const bool is_per_process = self_ && (name == "pc" || name == "stack" || variables_.per_process.contains(name));
  if (!is_per_process && part.subscript.empty()) {
    const bool parenthesised = needs_parentheses(value);
    out_.put(name + "' = " + (parenthesised ? "(" : ""), part.span);
    out_.put(value);
    if (parenthesised) out_.put(")", part.span);
    return;
  }
  out_.put(name + "' = [" + name + " EXCEPT !", part.span);
  if (is_per_process) {
    out_.put("[", part.span);
    out_.put(*self_);
    out_.put("]", part.span);
  }
  out_.put(subscripted(part.subscript, before));
  out_.put(" = ", part.span);
  out_.put(value);
  out_.put("]", part.span);
}

/// `x[1] := e || x[2] := f`: one EXCEPT.
void ActionWriter::assign_parts(const std::vector<SingleAssign>& parts, const Changes& before) {
  const std::string& name = parts.front().variable;
  out_.put(name + "' = [" + name + " EXCEPT ", parts.front().span);
  const std::size_t column = out_.column();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) align(column);
    out_.put("!", parts[i].span);
    if (self_ && variables_.per_process.contains(name)) {
      out_.put("[", parts[i].span);
      out_.put(*self_);
      out_.put("]", parts[i].span);
    }
    out_.put(subscripted(parts[i].subscript, before));
    out_.put(" = ", parts[i].span);
    out_.put(subscripted(parts[i].value, before));
    out_.put(i + 1 == parts.size() ? "]" : ",", parts[i].span);
  }
}

void ActionWriter::branch_if(const If& choice, const Stmt& stmt, Changes& changes) {
  const Changes after_then = after(changes, choice.then_block);
  const Changes after_else = after(changes, choice.else_block);
  out_.put("IF ", stmt.place);
  const std::size_t column = out_.column();
  out_.put(subscripted(choice.test, changes));
  const auto branch = [&](const char* word, const Block& block, const Changes& mine, const Changes& others) {
    align(column);
    out_.put(word, stmt.place);
    const std::size_t list = out_.column();
    Changes inside = changes;
    conjuncts(block, inside);
    const std::vector<std::string> rest = mine.unchanged_beside(others);
    const bool is_silent = block.empty() && (word[0] == 'E' || rest.empty());
    if (is_silent) out_.put("/\\ TRUE", stmt.place);
    if (rest.empty()) return;
    if (out_.column() != list) align(list);
    out_.put("/\\ ", stmt.place);
    unchanged(rest, stmt.place);
  };
  branch("THEN ", choice.then_block, after_then, after_else);
  branch("ELSE ", choice.else_block, after_else, after_then);
  changes.add(after_then);
  changes.add(after_else);
}

void ActionWriter::branch_either(const Either& either, const Stmt& stmt, Changes& changes) {
  const std::size_t column = out_.column();
  Changes all = changes;
  for (const Block& block : either.branches) collect(block, all);
  for (std::size_t i = 0; i < either.branches.size(); ++i) {
    if (i > 0) align(column);
    out_.put("\\/ ", stmt.place);
    const std::size_t list = out_.column();
    Changes inside = changes;
    conjuncts(either.branches[i], inside);
    const std::vector<std::string> rest = inside.unchanged_beside(all);
    if (rest.empty()) continue;
    if (out_.column() != list) align(list);
    out_.put("/\\ ", stmt.place);
    if (rest.size() == 1) {
      unchanged(rest, stmt.place);
      continue;
    }
    std::string names;
    for (const std::string& name : rest) names += (names.empty() ? "" : ", ") + name;
    out_.put("UNCHANGED <<" + names + ">>", stmt.place);
  }
  changes = all;
}

void ActionWriter::with(const With& with, const Stmt& stmt, Changes& changes) {
  const std::size_t column = out_.column();
  out_.put((with.is_equality ? "LET " : "\\E ") + with.variable + (with.is_equality ? " == " : " \\in "), stmt.place);
  out_.put(subscripted(with.value, changes));
  out_.put(with.is_equality ? " IN" : ":", stmt.place);
  align(column + 2);
  if (with.body.size() > 1) {
    conjuncts(with.body, changes);
  } else {
    statement(with.body.front(), changes);
  }
}

void ActionWriter::assertion(const Assertion& assertion, const Stmt& stmt, const Changes& changes) {
  out_.put("Assert(", stmt.place);
  const std::size_t column = out_.column();
  out_.put(subscripted(assertion.condition, changes));
  std::string where = location(stmt.place, sources_);
  if (stmt.macro_place) where += " of macro called at " + location(*stmt.macro_place, sources_);
  const std::string message = fmt::format("\"Failure of assertion at {}.\")", where);
  out_.put(", ", stmt.span);
  if (out_.column() + message.size() >= TextWriter::kWidth) align(column);
  out_.put(message, stmt.span);
}

}  // namespace tlaloc::pluscal
