#include "frontend/pluscal/parse/parser.h"

#include <fmt/core.h>

#include "frontend/pluscal/parse/statement_parser.h"
#include "frontend/pluscal/parse/token_cursor.h"

namespace tlaloc::pluscal {

namespace {

using lex::TokenKind;

class Parser {
 public:
  Parser(const lex::AlgorithmTokens& tokens, const Options& options, const SourceManager& sources)
      : options_(options), cursor_(tokens, sources), statements_(cursor_, algorithm_) {}

  Parsed run(bool is_fair) {
    algorithm_.is_fair = is_fair;
    algorithm_.span = cursor_.span();
    if (is_fair) cursor_.expect_word("algorithm");
    algorithm_.name = cursor_.expect_name("the algorithm's name");
    algorithm_.span = join(algorithm_.span, cursor_.last_span());
    algorithm_.syntax = cursor_.accept(TokenKind::LeftBrace) ? Syntax::C : Syntax::P;
    if (cursor_.is_one_of({"variable", "variables"})) algorithm_.variables = variables();
    if (cursor_.is_word("define")) define();
    while (cursor_.is_word("macro")) macro();
    while (cursor_.is_word("procedure")) procedure();
    if (options_.allows_fair_body && cursor_.is_word("fair") &&
        !cursor_.is_word("process", cursor_.is(TokenKind::Plus, 1) ? 2 : 1)) {
      cursor_.expect_word("fair");
      cursor_.accept(TokenKind::Plus);
      algorithm_.is_fair = true;
      main();
    } else if (cursor_.is_one_of({"fair", "process"})) {
      while (cursor_.is_one_of({"fair", "process"})) process();
    } else {
      main();
    }
    if (is_c()) {
      cursor_.expect(TokenKind::RightBrace);
    } else {
      cursor_.expect_word("end");
      cursor_.expect_word("algorithm");
    }
    return {std::move(algorithm_), cursor_.expressions()};
  }

 private:
  [[nodiscard]] bool is_c() const { return algorithm_.syntax == Syntax::C; }

  void main() {
    Body& body = algorithm_.main;
    body.place = body.span = algorithm_.span;
    body.block = bracketed_block(&body, "");
  }

  /// `begin … end what` or `{ … }`; the algorithm's own body leaves its `end` to the algorithm.
  Block bracketed_block(Body* owner, std::string_view what) {
    const Span opening = cursor_.span();
    if (is_c()) {
      cursor_.expect(TokenKind::LeftBrace);
    } else {
      cursor_.expect_word("begin");
    }
    Block block = statements_.parse_block(owner, opening);
    if (block.empty() && owner != nullptr) cursor_.reject("a statement");
    if (is_c()) {
      cursor_.expect(TokenKind::RightBrace);
    } else if (!what.empty()) {
      cursor_.expect_word("end");
      cursor_.expect_word(what);
    }
    return block;
  }

  Variable variable() {
    const std::size_t begin = cursor_.position();
    Variable result;
    result.place = cursor_.span();
    result.name = cursor_.expect_name("a variable");
    if (cursor_.is(TokenKind::Equals) || cursor_.is(TokenKind::In)) {
      result.is_equality = cursor_.accept(TokenKind::Equals);
      if (!result.is_equality) cursor_.expect(TokenKind::In);
      result.initial = cursor_.expect_expression("an expression");
    } else {
      algorithm_.has_default_values = true;
    }
    result.span = cursor_.span_since(begin);
    return result;
  }

  std::vector<Variable> variables() {
    if (!cursor_.accept_word("variables")) cursor_.expect_word("variable");
    std::vector<Variable> list;
    while (!cursor_.is(TokenKind::LeftBrace) &&
           !cursor_.is_one_of({"begin", "procedure", "process", "fair", "define", "macro"})) {
      list.push_back(variable());
      cursor_.expect_comma_or_semicolon();
    }
    return list;
  }

  /// A procedure's: `=` only.
  Variable procedure_variable() {
    Variable result = variable();
    if (!result.is_equality) {
      fail(DiagnosticKind::PlusCalSyntax, result.span, "a procedure's variable with `\\in`, expected `=`",
           "choose the value in a statement: `with v \\in S do x := v; end with`");
    }
    return result;
  }

  void define() {
    cursor_.expect_word("define");
    if (is_c()) cursor_.expect(TokenKind::LeftBrace);
    algorithm_.definitions = cursor_.take_definitions();
    if (is_c()) {
      cursor_.expect(TokenKind::RightBrace);
    } else {
      cursor_.expect_word("end");
      cursor_.expect_word("define");
    }
    cursor_.expect_semicolon();
  }

  void macro() {
    Macro result;
    result.place = cursor_.span();
    cursor_.expect_word("macro");
    result.name = cursor_.expect_name("the macro's name");
    for (const Macro& other : algorithm_.macros) {
      if (other.name == result.name) {
        fail(DiagnosticKind::PlusCalRedefined, cursor_.last_span(), fmt::format("macro `{}` is defined again", result.name),
             "give one of them another name", {{other.place, "defined here"}});
      }
    }
    cursor_.expect(TokenKind::LeftParen);
    while (!cursor_.is(TokenKind::RightParen)) {
      if (!result.parameters.empty()) cursor_.expect(TokenKind::Comma);
      result.parameters.push_back(cursor_.expect_name("a parameter"));
    }
    cursor_.expect(TokenKind::RightParen);
    result.block = bracketed_block(nullptr, "macro");
    cursor_.accept(TokenKind::Semicolon);
    algorithm_.macros.push_back(std::move(result));
  }

  void procedure() {
    const std::size_t begin = cursor_.position();
    Procedure result;
    result.place = cursor_.span();
    cursor_.expect_word("procedure");
    result.name = cursor_.expect_name("the procedure's name");
    cursor_.expect(TokenKind::LeftParen);
    while (!cursor_.is(TokenKind::RightParen)) {
      if (!result.parameters.empty()) cursor_.expect(TokenKind::Comma);
      result.parameters.push_back(procedure_variable());
    }
    cursor_.expect(TokenKind::RightParen);
    if (!cursor_.is(TokenKind::LeftBrace) && !cursor_.is_word("begin")) {
      if (!cursor_.accept_word("variables")) cursor_.expect_word("variable");
      while (!cursor_.is(TokenKind::LeftBrace) && !cursor_.is_word("begin")) {
        result.variables.push_back(procedure_variable());
        cursor_.expect_comma_or_semicolon();
      }
    }
    result.block = bracketed_block(&result, "procedure");
    result.span = cursor_.span_since(begin);
    cursor_.accept(TokenKind::Semicolon);
    algorithm_.procedures.push_back(std::move(result));
  }

  void process() {
    const std::size_t begin = cursor_.position();
    Process result;
    if (cursor_.accept_word("fair")) result.fairness = cursor_.accept(TokenKind::Plus) ? Fairness::Strong : Fairness::Weak;
    result.place = cursor_.span();
    cursor_.expect_word("process");
    if (is_c()) cursor_.expect(TokenKind::LeftParen);
    result.name = cursor_.expect_name("the process's name");
    if (!cursor_.is(TokenKind::Equals) && !cursor_.is(TokenKind::In)) cursor_.reject("`=` or `\\in`");
    result.is_single = cursor_.accept(TokenKind::Equals);
    if (!result.is_single) cursor_.expect(TokenKind::In);
    result.id = cursor_.expect_expression("an expression");
    if (is_c()) cursor_.expect(TokenKind::RightParen);
    if (!cursor_.is(TokenKind::LeftBrace) && !cursor_.is_word("begin")) result.variables = variables();
    result.block = bracketed_block(&result, "process");
    result.span = cursor_.span_since(begin);
    cursor_.accept(TokenKind::Semicolon);
    algorithm_.processes.push_back(std::move(result));
  }

  const Options& options_;
  Algorithm algorithm_;
  TokenCursor cursor_;
  StatementParser statements_;
};

}  // namespace

Parsed parse_algorithm(const lex::AlgorithmTokens& tokens, bool is_fair, const Options& options, const SourceManager& sources) {
  return Parser(tokens, options, sources).run(is_fair);
}

}  // namespace tlaloc::pluscal
