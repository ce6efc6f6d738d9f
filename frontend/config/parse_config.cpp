#include <fmt/core.h>

#include <array>
#include <map>

#include "frontend/config/config.h"
#include "frontend/lex/lexer.h"
#include "frontend/parse/operators.h"

namespace tlaloc::config {

namespace {

using lex::Token;
using lex::TokenKind;

enum class Statement {
  Init,
  Next,
  Specification,
  View,
  Symmetry,
  Alias,
  CheckDeadlock,
  Invariants,
  Properties,
  Constraints,
  ActionConstraints,
  Postconditions,
  Constants,
  Refused,
};

std::optional<Statement> statement_of(const Token& token) {
  static const std::map<std::string_view, Statement> kStatements{
      {"INIT", Statement::Init},
      {"NEXT", Statement::Next},
      {"SPECIFICATION", Statement::Specification},
      {"VIEW", Statement::View},
      {"SYMMETRY", Statement::Symmetry},
      {"ALIAS", Statement::Alias},
      {"CHECK_DEADLOCK", Statement::CheckDeadlock},
      {"INVARIANT", Statement::Invariants},
      {"INVARIANTS", Statement::Invariants},
      {"PROPERTY", Statement::Properties},
      {"PROPERTIES", Statement::Properties},
      {"CONSTRAINT", Statement::Constraints},
      {"CONSTRAINTS", Statement::Constraints},
      {"ACTION_CONSTRAINT", Statement::ActionConstraints},
      {"ACTION_CONSTRAINTS", Statement::ActionConstraints},
      {"POSTCONDITION", Statement::Postconditions},
      {"POSTCONDITIONS", Statement::Postconditions},
      {"_POSSIBLE", Statement::Refused},
      {"_PERIODIC", Statement::Refused},
      {"_RL_REWARD", Statement::Refused},
  };
  if (token.kind == TokenKind::Constant) return Statement::Constants;
  if (token.kind != TokenKind::Identifier) return std::nullopt;
  const auto it = kStatements.find(token.symbol.text());
  return it == kStatements.end() ? std::nullopt : std::optional(it->second);
}

constexpr std::string_view kStatementList =
    "CONSTANT, INIT, NEXT, SPECIFICATION, INVARIANT, PROPERTY, CONSTRAINT, ACTION_CONSTRAINT, SYMMETRY, VIEW, ALIAS, "
    "POSTCONDITION, CHECK_DEADLOCK";

constexpr std::size_t kDeepestSet = 100;

class Reader {
 public:
  Reader(const lex::TokenBuffer& buffer, const NameOrder& names, DiagnosticSink& sink)
      : buffer_(buffer), names_(names), sink_(sink) {}

  std::optional<Config> read() {
    while (!at_end() && !failed_) statement();
    if (failed_) return std::nullopt;
    const std::optional<Name>& behaviour = config_.init ? config_.init : config_.next;
    if (config_.specification && behaviour) {
      sink_.report(Diagnostic{DiagnosticKind::ConfigConflict,
                              fmt::format("both SPECIFICATION and {} are given", config_.init ? "INIT" : "NEXT"),
                              behaviour->span,
                              {{config_.specification->span, "the specification"}},
                              "give either SPECIFICATION or INIT and NEXT"});
      return std::nullopt;
    }
    return std::move(config_);
  }

 private:
  [[nodiscard]] const Token& token() const { return buffer_.tokens[next_]; }
  [[nodiscard]] bool at(TokenKind kind) const { return token().kind == kind; }
  [[nodiscard]] bool at_end() const { return at(TokenKind::EndOfFile); }
  [[nodiscard]] bool at_name() const { return at(TokenKind::Identifier) && !statement_of(token()); }
  [[nodiscard]] Span span() const { return buffer_.span(token()); }
  bool accept(TokenKind kind) {
    if (!at(kind)) return false;
    ++next_;
    return true;
  }
  void fail(const std::string& wanted) {
    if (failed_) return;
    failed_ = true;
    const std::string seen =
        at_end() ? "end of file"
                 : fmt::format("`{}`", token().symbol.text().empty() ? lex::describe(token().kind) : token().symbol.text());
    sink_.report(DiagnosticKind::ConfigSyntax, span(), fmt::format("unexpected {}, wanted {}", seen, wanted));
  }
  void expect(TokenKind kind, const std::string& wanted) {
    if (!accept(kind)) fail(wanted);
  }

  /// `id {'!' id}` as one symbol.
  /// As in `++ <- PlusPlus`.
  [[nodiscard]] bool at_operator() const { return !at_end() && parse::operator_info(token().kind).is_infix(); }
  std::optional<Name> operator_name() {
    const Name found{token().symbol, span()};
    ++next_;
    return found;
  }
  std::optional<Name> name(const std::string& wanted) {
    if (!at_name()) {
      fail(wanted);
      return std::nullopt;
    }
    std::string text = token().symbol.text();
    Span place = span();
    ++next_;
    while (at(TokenKind::Bang) && buffer_.tokens[next_ + 1].kind == TokenKind::Identifier) {
      ++next_;
      text += "!" + token().symbol.text();
      place = join(place, span());
      ++next_;
    }
    return Name{Symbol(text), place};
  }

  void statement() {
    const Span keyword = span();
    const auto which = statement_of(token());
    if (!which) {
      failed_ = true;
      sink_.report(DiagnosticKind::ConfigSyntax, keyword,
                   fmt::format("unexpected `{}` where a statement begins", token().symbol.text()),
                   fmt::format("statements are {}", kStatementList));
      return;
    }
    const std::string word = token().symbol.text();
    ++next_;
    switch (*which) {
      case Statement::Init:
        return one(config_.init, word, keyword);
      case Statement::Next:
        return one(config_.next, word, keyword);
      case Statement::Specification:
        return one(config_.specification, word, keyword);
      case Statement::View:
        return one(config_.view, word, keyword);
      case Statement::Symmetry:
        return one(config_.symmetry, word, keyword);
      case Statement::Alias:
        return one(config_.alias, word, keyword);
      case Statement::CheckDeadlock:
        return check_deadlock(keyword);
      case Statement::Invariants:
        return list(config_.invariants);
      case Statement::Properties:
        return list(config_.properties);
      case Statement::Constraints:
        return list(config_.constraints);
      case Statement::ActionConstraints:
        return list(config_.action_constraints);
      case Statement::Postconditions:
        return list(config_.postconditions);
      case Statement::Constants:
        while ((at_name() || at_operator()) && !failed_) constant();
        if (!failed_ && !at_end() && !statement_of(token())) fail("a constant's name");
        return;
      case Statement::Refused:
        failed_ = true;
        sink_.report(DiagnosticKind::Unsupported, keyword, fmt::format("`{}` is not supported", word));
        return;
    }
  }

  void one(std::optional<Name>& slot, const std::string& word, Span keyword) {
    const auto given = name(fmt::format("the name of an operator after {}", word));
    if (!given) return;
    if (slot) {
      failed_ = true;
      sink_.report(Diagnostic{DiagnosticKind::ConfigRepeated,
                              fmt::format("{} appears twice", word),
                              keyword,
                              {{slot->span, "first given here"}},
                              {}});
      return;
    }
    slot = *given;
  }
  void list(std::vector<Name>& names) {
    while (at_name() && !failed_) {
      if (auto given = name("a name")) names.push_back(*given);
    }
    if (!failed_ && !at_end() && !statement_of(token())) fail("the name of an operator");
  }
  void check_deadlock(Span keyword) {
    const std::string text = at(TokenKind::Identifier) ? token().symbol.text() : "";
    if (text != "TRUE" && text != "FALSE") return fail("TRUE or FALSE");
    ++next_;
    if (config_.check_deadlock) {
      failed_ = true;
      sink_.report(DiagnosticKind::ConfigRepeated, keyword, "CHECK_DEADLOCK appears twice");
      return;
    }
    config_.check_deadlock = text == "TRUE";
  }

  std::optional<Name> module_in_brackets() {
    if (!accept(TokenKind::LeftBracket)) return std::nullopt;
    auto module = name("a module's name");
    expect(TokenKind::RightBracket, "`]`");
    return module;
  }
  void constant() {
    auto target = at_operator() ? operator_name() : name("a constant's name");
    if (!target) return;
    if (accept(TokenKind::LeftArrow)) {
      auto module = module_in_brackets();
      auto replacement = failed_ ? std::nullopt : at_operator() ? operator_name() : name("the name of an operator after `<-`");
      if (replacement) config_.substitutions.push_back({*target, module, *replacement});
      return;
    }
    ConstantAssignment assignment{*target, std::nullopt, {}, Value()};
    if (accept(TokenKind::LeftParen)) {
      do {
        if (auto argument = value(0)) assignment.arguments.push_back(*argument);
      } while (!failed_ && accept(TokenKind::Comma));
      expect(TokenKind::RightParen, "`,` or `)`");
    }
    if (!failed_) expect(TokenKind::Equals, assignment.arguments.empty() ? "`=` or `<-`" : "`=`");
    if (failed_) return;
    assignment.module = module_in_brackets();
    if (failed_) return;
    if (auto given = value(0)) {
      assignment.value = *given;
      config_.assignments.push_back(std::move(assignment));
    }
  }

  std::optional<Value> value(std::size_t depth) {
    if (depth > kDeepestSet) {
      fail("a set that is not nested so deeply");
      return std::nullopt;
    }
    const bool negative = at(TokenKind::Minus) || at(TokenKind::Negative);
    if (negative) ++next_;
    if (at(TokenKind::Number)) {
      const auto number = Integer::parse(token().symbol.text());
      if (!number) {
        fail("a decimal number");
        return std::nullopt;
      }
      ++next_;
      return Value::integer(negative ? -*number : *number);
    }
    if (!negative && at(TokenKind::String)) return Value::string(buffer_.tokens[next_++].symbol);
    if (!negative && at_name()) {
      const Symbol symbol = token().symbol;
      ++next_;
      if (symbol.text() == "TRUE") return Value::boolean(true);
      if (symbol.text() == "FALSE") return Value::boolean(false);
      return Value::model_value(symbol, names_);
    }
    if (!negative && accept(TokenKind::LeftBrace)) return set(depth);
    fail("a value: a number, a string, TRUE, FALSE, a model value or a set of these");
    return std::nullopt;
  }
  std::optional<Value> set(std::size_t depth) {
    const Span open = buffer_.span(buffer_.tokens[next_ - 1]);
    std::vector<Value> elements;
    if (!at(TokenKind::RightBrace)) {
      do {
        if (auto element = value(depth + 1)) elements.push_back(std::move(*element));
      } while (!failed_ && accept(TokenKind::Comma));
    }
    if (!failed_) expect(TokenKind::RightBrace, "`,` or `}`");
    if (failed_) return std::nullopt;
    for (std::size_t i = 1; i < elements.size(); ++i) {
      if (Value::equal(elements[0], elements[i])) continue;
      failed_ = true;
      sink_.report(DiagnosticKind::ConfigSyntax, open,
                   fmt::format("`{}` and `{}` cannot be compared, so they cannot be in one set", elements[0].to_string(),
                               elements[i].to_string()));
      return std::nullopt;
    }
    return Value::set(std::move(elements));
  }

  const lex::TokenBuffer& buffer_;
  const NameOrder& names_;
  DiagnosticSink& sink_;
  std::size_t next_ = 0;
  Config config_;
  bool failed_ = false;
};

}  // namespace

std::optional<Config> parse_config(SourceId source, const SourceManager& sources, NameOrder& names, DiagnosticSink& sink) {
  DiagnosticSink lexing;
  const auto buffer = lex::lex_config(source, sources, lexing);
  // What the lexer finds is an error in the spec's terms; here it is one of the configuration.
  for (Diagnostic diagnostic : lexing.all()) {
    if (info(diagnostic.kind).severity == Severity::Error) diagnostic.kind = DiagnosticKind::ConfigSyntax;
    sink.report(std::move(diagnostic));
  }
  if (!buffer) return std::nullopt;
  lex::add_names(*buffer, names);
  return Reader(*buffer, names, sink).read();
}

}  // namespace tlaloc::config
