// Expressions: operands joined by operators, climbed over the precedence ranges of operators.def with an explicit stack, so
// that a chain of operators costs no recursion. Function application and field access bind tighter than all operators.
#include "frontend/parse/grammar/junction.h"
#include "frontend/parse/grammar/tokens.h"
#include "frontend/support/limit.h"
#include "frontend/support/stack.h"

namespace tlaloc::parse::grammar {
namespace {

using syntax::ExprId;

/// One expression while it is climbed: a view of the shared stack of pending operators.
class Climber {
 public:
  explicit Climber(ParseState& state) : state_(state), base_(state.pending.size()) {}

  [[nodiscard]] bool has_pending() const { return state_.pending.size() > base_; }
  void push(const lex::Token* op, ExprId lhs) { state_.pending.push_back({op, lhs}); }

  /// Gives `operand` to the pending operators that bind tighter than `next`.
  [[nodiscard]] ExprId reduce(ExprId operand, const lex::Token* next) {
    while (has_pending()) {
      const lex::Token* op = state_.pending.back().token;
      const Binding binding = decide_binding(kind_at(state_.pending.back()), next->kind);
      if (binding == Binding::Right) break;
      if (binding == Binding::Conflict) reject_conflict(op, next);
      operand = apply_top(operand);
    }
    return operand;
  }
  [[nodiscard]] ExprId reduce_all(ExprId operand) {
    while (has_pending()) operand = apply_top(operand);
    return operand;
  }

  /// Would a pending operator take only a part of this expression, which follows it behind a label?
  [[nodiscard]] bool would_split(ExprId expr) const {
    const syntax::Tree& tree = state_.builder.tree();
    for (;;) {
      Symbol op;
      ExprId left;
      if (const auto* infix = std::get_if<syntax::Infix>(&tree.exprs[expr])) {
        op = infix->op.symbol;
        left = infix->lhs;
      } else if (const auto* product = std::get_if<syntax::Product>(&tree.exprs[expr])) {
        op = Symbol("\\X");
        left = product->factors.front();
      } else {
        return false;
      }
      const OperatorInfo& inner = *find_operator(op);
      if (operator_info(kind_at(state_.pending.back())).high >= inner.low) return true;
      expr = left;
    }
  }

 private:
  static TokenKind kind_at(const PendingOperator& pending) {
    const bool is_negation = pending.token->kind == TokenKind::Minus && !pending.lhs.is_valid();
    return is_negation ? TokenKind::Negative : pending.token->kind;
  }
  [[nodiscard]] ExprId apply_top(ExprId operand) {
    const PendingOperator top = state_.pending.back();
    state_.pending.pop_back();
    return top.lhs.is_valid() ? state_.builder.infix(top.lhs, top.token, operand) : state_.builder.prefix(top.token, operand);
  }
  [[noreturn]] void reject_conflict(const lex::Token* left, const lex::Token* right) const {
    const std::string l = quote(*left, state_.buffer, state_.sources);
    const std::string r = quote(*right, state_.buffer, state_.sources);
    const std::string why = left->kind == right->kind ? "operator " + l + " is not associative"
                                                      : "the order of operators " + l + " and " + r + " is undetermined";
    state_.reject(DiagnosticKind::PrecedenceConflict, state_.buffer.span(*right), why,
                  {{state_.buffer.span(*left), "the other operator"}}, "add parentheses");
  }

  ParseState& state_;
  std::size_t base_;
};

bool is_prefix_operator(TokenKind kind) { return kind == TokenKind::Minus || operator_info(kind).is_prefix(); }

struct ExpressionParser : x3::parser<ExpressionParser> {
  using attribute_type = ExprId;
  static constexpr bool has_attribute = true;

  template <class Ctx, class RuleContext>
  bool parse(Iterator& first, const Iterator& last, const Ctx& context, RuleContext& /*rcontext*/, ExprId& attr) const {
    if (stack::is_low()) return stack::on_segment([&] { return parse(first, last, context, x3::unused, attr); });
    limit::poll();
    ParseState& state = state_of(context);
    const DepthScope depth(state, first);
    Climber climber(state);
    Iterator it = first;
    for (;;) {
      while (is_prefix_operator(state.visible_kind(it))) climber.push(it++, ExprId{});
      ExprId value;
      const Iterator operand_start = it;
      if (!operand.parse(it, last, context, x3::unused, value)) {
        if (it == first) return false;
        throw x3::expectation_failure<Iterator>(it, "operand");
      }
      if (climber.has_pending()) check_label(state, climber, value, operand_start);
      value = parse_suffixes(it, last, context, climber, value);
      if (!operator_info(state.visible_kind(it)).is_infix()) {
        attr = climber.reduce_all(value);
        break;
      }
      value = climber.reduce(value, it);
      climber.push(it++, value);
    }
    first = it;
    return true;
  }

 private:
  /// f[x], r.a, x', x^+ …
  template <class Ctx>
  static ExprId parse_suffixes(Iterator& it, Iterator last, const Ctx& context, Climber& climber, ExprId value) {
    ParseState& state = state_of(context);
    Builder& builder = state.builder;
    for (;;) {
      const TokenKind kind = state.visible_kind(it);
      const Span start = builder.tree().span(value);
      if (kind == TokenKind::LeftBracket) {
        ++it;
        std::vector<ExprId> args;
        const auto indices = expression % lit(TokenKind::Comma) > lit(TokenKind::RightBracket);
        if (!indices.parse(it, last, context, x3::unused, args)) throw x3::expectation_failure<Iterator>(it, "index");
        value = builder.make(syntax::FunctionApply{value, std::move(args)}, join(start, state.buffer.span(*(it - 1))));
      } else if (kind == TokenKind::Dot) {
        ++it;
        syntax::Name field;
        if (!word.parse(it, last, context, x3::unused, field)) throw x3::expectation_failure<Iterator>(it, "field");
        value = builder.make(syntax::FieldAccess{value, field}, join(start, field.span));
      } else if (operator_info(kind).is_postfix()) {
        value = climber.reduce(value, it);
        value = builder.postfix(value, it++);
      } else {
        return value;
      }
    }
  }

  /// A label must not change how an expression is read, which `a * lab :: b + c` would.
  static void check_label(const ParseState& state, const Climber& climber, ExprId value, const lex::Token* at) {
    const syntax::Tree& tree = state.builder.tree();
    const auto* labelled = std::get_if<syntax::Labelled>(&tree.exprs[value]);
    if (labelled == nullptr || !climber.would_split(labelled->expr)) return;
    state.reject(DiagnosticKind::PrecedenceConflict, state.buffer.span(*at),
                 "this label names more than the operand it stands before", {{tree.span(labelled->expr), "what it names"}},
                 "put the labelled expression in parentheses");
  }
};

/// An operator symbol alone, where a value may be an operator: before `,` or `)`, and in substitutions where the unit ends.
struct BareOperator : x3::parser<BareOperator> {
  using attribute_type = ExprId;
  static constexpr bool has_attribute = true;
  bool may_end_unit;

  constexpr explicit BareOperator(bool ends_unit) : may_end_unit(ends_unit) {}
  template <class Ctx, class RuleContext>
  bool parse(Iterator& first, const Iterator& /*last*/, const Ctx& context, RuleContext& /*rcontext*/, ExprId& attr) const {
    ParseState& state = state_of(context);
    const OperatorInfo& info = operator_info(state.visible_kind(first));
    if (!info.is_operator() || !is_alone(state, first)) return false;
    attr = state.builder.bare_operator(first);
    ++first;
    return true;
  }

 private:
  bool is_alone(const ParseState& state, Iterator at) const {
    const TokenKind next = state.visible_kind(at + 1);
    if (next == TokenKind::Comma || next == TokenKind::RightParen) return true;
    if (!may_end_unit) return false;
    return is_prefix_operator(at->kind) ? (at + 1)->line > at->line : next != TokenKind::LeftParen;
  }
};

const auto expression_def = ExpressionParser{};
const auto argument_def = lambda | BareOperator(false) | expression;
const auto substitution_value_def = lambda | BareOperator(true) | expression;
const auto junction_def = JunctionParser{};

}  // namespace

bool NameToken::fits(const ParseState& state, Iterator at) const {
  const TokenKind kind = state.visible_kind(at);
  const OperatorInfo& info = operator_info(kind);
  switch (name_class) {
    case NameClass::Identifier:
      return kind == TokenKind::Identifier;
    case NameClass::Word:
      return kind == TokenKind::Identifier || lex::is_reserved_word(kind) || kind == TokenKind::WeakFairness ||
             kind == TokenKind::StrongFairness;
    case NameClass::IdentifierOrStep:
      return kind == TokenKind::Identifier || kind == TokenKind::StepName;
    case NameClass::Operator:
      return info.is_operator();
    case NameClass::IdentifierOrOperator:
      return kind == TokenKind::Identifier || info.is_operator();
    case NameClass::Infix:
      return info.is_infix();
    case NameClass::DefinablePrefix:
      return info.is_prefix() && info.is_definable();
    case NameClass::Postfix:
      return info.is_postfix();
  }
  return false;
}

std::string_view NameToken::words() const {
  switch (name_class) {
    case NameClass::Identifier:
    case NameClass::IdentifierOrStep:
      return "an identifier";
    case NameClass::IdentifierOrOperator:
      return "an identifier or operator symbol";
    case NameClass::Word:
      return "a name";
    case NameClass::Operator:
    case NameClass::Infix:
    case NameClass::DefinablePrefix:
    case NameClass::Postfix:
      return "an operator symbol";
  }
  return {};
}

BOOST_SPIRIT_DEFINE(expression, argument, substitution_value, junction)
TLALOC_INSTANTIATE(expression)
TLALOC_INSTANTIATE(argument)
TLALOC_INSTANTIATE(substitution_value)
TLALOC_INSTANTIATE(junction)

}  // namespace tlaloc::parse::grammar
