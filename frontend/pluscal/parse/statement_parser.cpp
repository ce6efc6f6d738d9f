#include "frontend/pluscal/parse/statement_parser.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

namespace tlaloc::pluscal {

namespace {

using lex::TokenKind;

constexpr std::size_t kMaxNesting = 200;  // of statements; every later stage recurses over them

}  // namespace

Block StatementParser::parse_block(Body* owner, Span opening) {
  owner_ = owner;
  return block(opening);
}

bool StatementParser::is_at_block_end() const {
  return is_c() ? cursor_.is(TokenKind::RightBrace) : cursor_.is_one_of({"end", "else", "elsif", "or"});
}

Block StatementParser::block(Span opening) {
  if (++depth_ > kMaxNesting) {
    fail(DiagnosticKind::NestingTooDeep, cursor_.span(),
         fmt::format("statements nested more than {} levels deep", kMaxNesting));
  }
  Block statements;
  while (!is_at_block_end()) {
    if (cursor_.is(TokenKind::EndOfFile)) {
      try {
        cursor_.reject(is_c() ? "a statement or `}`" : "a statement or `end`");
      } catch (Failure& failure) {
        failure.diagnostic.others.push_back({opening, "this does not end"});
        throw;
      }
    }
    labelled(statements);
  }
  if (is_c() && statements.empty()) cursor_.reject("a statement");
  --depth_;
  return statements;
}

/// c-syntax: one statement, or several in braces.
Block StatementParser::braced_or_single() {
  if (++depth_ > kMaxNesting) {
    fail(DiagnosticKind::NestingTooDeep, cursor_.span(),
         fmt::format("statements nested more than {} levels deep", kMaxNesting));
  }
  Block statements;
  labelled(statements);
  --depth_;
  return statements;
}

void StatementParser::labelled(Block& into) {
  const LabelAhead ahead = label();
  const std::size_t first = into.size();
  if (is_c() && cursor_.is(TokenKind::LeftBrace)) {
    const Span opening = cursor_.span();
    cursor_.expect(TokenKind::LeftBrace);
    const Block inner = block(opening);
    cursor_.expect(TokenKind::RightBrace);
    cursor_.expect_semicolon();
    into.insert(into.end(), inner.begin(), inner.end());
  } else {
    into.push_back(statement());
  }
  if (ahead.name.empty()) return;
  Stmt& stmt = algorithm_[into[first]];
  if (!stmt.label.empty()) {
    fail(DiagnosticKind::PlusCalMisplacedLabel, stmt.label_span, "a second label on one statement", "remove one of them",
         {{ahead.span, "the first label"}});
  }
  stmt.label = ahead.name;
  stmt.label_span = ahead.span;
}

bool StatementParser::is_label_next() const {
  return cursor_.is(TokenKind::Identifier) && cursor_.is(TokenKind::Colon, 1) &&
         !cursor_.is_one_of({"while", "if", "assert", "print", "else", "elsif", "either", "or", "end", "with", "when", "await",
                             "skip", "call", "return", "goto"});
}

StatementParser::LabelAhead StatementParser::label() {
  if (!is_label_next()) return {};
  LabelAhead ahead{"", cursor_.span()};
  ahead.name = cursor_.expect_name("a label");
  if (owner_ == nullptr) {
    fail(DiagnosticKind::PlusCalMisplacedLabel, ahead.span, "a label inside a macro",
         "a macro is part of one step; label the macro's calls instead");
  }
  if (ahead.name == "Done" || ahead.name == "Error") {
    fail(DiagnosticKind::PlusCalMisplacedLabel, ahead.span, fmt::format("`{}` cannot be a label", ahead.name),
         "it is the value of `pc` where a process or procedure has run to its end; choose another name");
  }
  cursor_.expect(TokenKind::Colon);
  algorithm_.labels.insert(ahead.name);
  if (cursor_.accept(TokenKind::Plus)) {
    owner_->plus_labels.push_back(ahead.name);
    algorithm_.has_label_modifiers = true;
  } else if (cursor_.accept(TokenKind::Minus)) {
    owner_->minus_labels.push_back(ahead.name);
    algorithm_.has_label_modifiers = true;
  }
  return ahead;
}

StmtId StatementParser::add(Stmt::Node node, std::size_t begin, Span place) {
  return algorithm_.statements.add({std::move(node), "", {}, cursor_.span_since(begin), place, std::nullopt, false});
}

StmtId StatementParser::statement() {
  const std::size_t begin = cursor_.position();
  const Span place = cursor_.span();
  const auto finish = [&](Stmt::Node node) {
    const StmtId id = add(std::move(node), begin, place);
    cursor_.expect_semicolon();
    return id;
  };
  if (cursor_.is_word("if")) return if_statement();
  if (cursor_.is_word("either")) return either_statement();
  if (cursor_.is_word("with")) return with_statement();
  if (cursor_.is_word("while")) return while_statement();
  if (cursor_.is_word("call")) return call_statement();
  if (cursor_.accept_word("when") || cursor_.accept_word("await"))
    return finish(Await{cursor_.expect_expression("a condition")});
  if (cursor_.accept_word("print")) return finish(Print{cursor_.expect_expression("an expression")});
  if (cursor_.accept_word("assert")) return finish(Assertion{cursor_.expect_expression("a condition")});
  if (cursor_.accept_word("skip")) return finish(Skip{});
  if (cursor_.accept_word("return")) return finish(Return{});
  if (cursor_.accept_word("goto")) return finish(goto_target());
  if (cursor_.is(TokenKind::Identifier) && cursor_.is(TokenKind::LeftParen, 1)) {
    MacroCall call{cursor_.expect_name("a macro"), {}};
    call.arguments = arguments();
    return finish(std::move(call));
  }
  if (!cursor_.is(TokenKind::Identifier)) cursor_.reject("a statement");
  return assignment();
}

StmtId StatementParser::if_statement() {
  const std::size_t begin = cursor_.position();
  const Span place = cursor_.span();
  const bool is_inner = cursor_.is_word("elsif");
  cursor_.expect_word(is_inner ? "elsif" : "if");
  If result;
  if (is_c()) {
    cursor_.expect(TokenKind::LeftParen);
    result.test = cursor_.expect_expression("a condition");
    cursor_.expect(TokenKind::RightParen);
    result.then_block = braced_or_single();
    if (cursor_.accept_word("else")) result.else_block = braced_or_single();
    return add(std::move(result), begin, place);
  }
  result.test = cursor_.expect_expression("a condition");
  cursor_.expect_word("then");
  result.then_block = block(place);
  if (cursor_.accept_word("else")) {
    result.else_block = block(place);
  } else if (cursor_.is_word("elsif")) {
    if (++depth_ > kMaxNesting) {
      fail(DiagnosticKind::NestingTooDeep, cursor_.span(), fmt::format("more than {} times `elsif`", kMaxNesting));
    }
    result.else_block.push_back(if_statement());
    --depth_;
  }
  if (result.then_block.empty() && result.else_block.empty()) cursor_.reject("a statement");
  const StmtId id = add(std::move(result), begin, place);
  if (!is_inner) {
    cursor_.expect_word("end");
    cursor_.expect_word("if");
    cursor_.expect_semicolon();
  }
  return id;
}

StmtId StatementParser::either_statement() {
  const std::size_t begin = cursor_.position();
  const Span place = cursor_.span();
  cursor_.expect_word("either");
  Either result;
  do {
    result.branches.push_back(is_c() ? braced_or_single() : block(place));
    if (result.branches.back().empty()) cursor_.reject("a statement");
  } while (cursor_.accept_word("or"));
  if (result.branches.size() == 1) {
    try {
      cursor_.reject("`or`");
    } catch (Failure& failure) {
      failure.diagnostic.others.push_back({place, "an `either` has two branches or more"});
      throw;
    }
  }
  const StmtId id = add(std::move(result), begin, place);
  if (!is_c()) {
    cursor_.expect_word("end");
    cursor_.expect_word("either");
    cursor_.expect_semicolon();
  }
  return id;
}

StmtId StatementParser::with_statement() {
  const std::size_t begin = cursor_.position();
  cursor_.expect_word("with");
  if (is_c()) cursor_.expect(TokenKind::LeftParen);
  return with_variable(begin);
}

/// `with x = 1, y \in S` is one `with` inside the other.
StmtId StatementParser::with_variable(std::size_t begin) {
  if (++depth_ > kMaxNesting) {
    fail(DiagnosticKind::NestingTooDeep, cursor_.span(),
         fmt::format("statements nested more than {} levels deep", kMaxNesting));
  }
  const Span place = cursor_.last_span();
  With result;
  result.variable = cursor_.expect_name("a variable");
  if (!cursor_.is(TokenKind::Equals) && !cursor_.is(TokenKind::In)) cursor_.reject("`=` or `\\in`");
  result.is_equality = cursor_.accept(TokenKind::Equals);
  if (!result.is_equality) cursor_.expect(TokenKind::In);
  result.value = cursor_.expect_expression("an expression");
  if (!is_c() || !cursor_.is(TokenKind::RightParen)) cursor_.expect_comma_or_semicolon();
  if (is_c() && cursor_.accept(TokenKind::RightParen)) {
    result.body = braced_or_single();
    --depth_;
    return add(std::move(result), begin, place);
  }
  if (!is_c() && cursor_.is_word("do")) {
    const Span opening = cursor_.span();
    cursor_.expect_word("do");
    result.body = block(opening);
    if (result.body.empty()) cursor_.reject("a statement");
    const StmtId id = add(std::move(result), begin, place);
    cursor_.expect_word("end");
    cursor_.expect_word("with");
    cursor_.expect_semicolon();
    --depth_;
    return id;
  }
  result.body.push_back(with_variable(begin));
  --depth_;
  return add(std::move(result), begin, place);
}

StmtId StatementParser::while_statement() {
  const std::size_t begin = cursor_.position();
  const Span place = cursor_.span();
  cursor_.expect_word("while");
  While result;
  if (is_c()) {
    cursor_.expect(TokenKind::LeftParen);
    result.test = cursor_.expect_expression("a condition");
    cursor_.expect(TokenKind::RightParen);
    result.body = braced_or_single();
    return add(std::move(result), begin, place);
  }
  result.test = cursor_.expect_expression("a condition");
  cursor_.expect_word("do");
  result.body = block(place);
  if (result.body.empty()) cursor_.reject("a statement");
  const StmtId id = add(std::move(result), begin, place);
  cursor_.expect_word("end");
  cursor_.expect_word("while");
  cursor_.expect_semicolon();
  return id;
}

Goto StatementParser::goto_target() {
  algorithm_.has_goto = true;
  const Span span = cursor_.span();
  Goto result{cursor_.expect_name("a label"), span};
  if (result.target == "Done") algorithm_.has_goto_done = true;
  return result;
}

/// `( e, … )`
std::vector<Expr> StatementParser::arguments() {
  std::vector<Expr> list;
  cursor_.expect(TokenKind::LeftParen);
  if (cursor_.accept(TokenKind::RightParen)) return list;
  do {
    list.push_back(cursor_.expect_expression("an argument"));
  } while (cursor_.accept(TokenKind::Comma));
  cursor_.expect(TokenKind::RightParen);
  return list;
}

StmtId StatementParser::call_statement() {
  const std::size_t begin = cursor_.position();
  const Span place = cursor_.span();
  cursor_.expect_word("call");
  Call call;
  call.procedure = cursor_.expect_name("a procedure");
  call.arguments = arguments();
  if (owner_ != nullptr) {
    std::vector<std::string>& called = owner_->called;
    if (std::find(called.begin(), called.end(), call.procedure) == called.end()) called.push_back(call.procedure);
  }
  const StmtId id = add(std::move(call), begin, place);
  cursor_.expect_semicolon();
  Stmt& stmt = algorithm_[id];
  if (cursor_.accept_word("return")) {
    std::get<Call>(stmt.node).then_return = Return{};
  } else if (cursor_.accept_word("goto")) {
    std::get<Call>(stmt.node).then_goto = goto_target();
  } else {
    return id;
  }
  stmt.span = cursor_.span_since(begin);
  cursor_.expect_semicolon();
  return id;
}

SingleAssign StatementParser::single_assignment() {
  const std::size_t begin = cursor_.position();
  SingleAssign single;
  single.variable = cursor_.expect_name("a variable");
  single.subscript = cursor_.take_definitions();
  if (!single.subscript.empty()) cursor_.note_expression(begin, cursor_.position());
  cursor_.expect(TokenKind::Assign);
  single.value = cursor_.expect_expression("an expression");
  single.span = cursor_.span_since(begin);
  return single;
}

StmtId StatementParser::assignment() {
  const std::size_t begin = cursor_.position();
  const Span place = cursor_.span();
  Assign assign;
  do {
    assign.parts.push_back(single_assignment());
  } while (cursor_.accept(TokenKind::BarBar));
  const StmtId id = add(std::move(assign), begin, place);
  cursor_.expect_semicolon();
  return id;
}

}  // namespace tlaloc::pluscal
