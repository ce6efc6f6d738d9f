// The operators of the language, with the levels they take and give.
#include <fmt/core.h>

#include "frontend/resolve/levels/checker.h"
#include "frontend/resolve/levels/words.h"
#include "frontend/syntax/lost_tuple.h"

namespace tlaloc::resolve::levels {

namespace {

/// An operator whose level is its own, whatever its operands': equals may then not be put for equals in them.
struct Rule {
  Level own = Level::Constant;
  Level most = Level::Action;  ///< of each operand
  bool adds = true;            ///< the level of the operands counts
};

Rule rule(Symbol op) {
  using enum Level;
  static const std::unordered_map<Symbol, Rule> kRules = {
      {Symbol("'"), {Action, State, false}},       {Symbol("UNCHANGED"), {Action, State, false}},
      {Symbol("ENABLED"), {State, Action, false}}, {Symbol("\\cdot"), {Action, Action, false}},
      {Symbol("[]"), {Temporal, Temporal, false}}, {Symbol("<>"), {Temporal, Temporal, false}},
      {Symbol("~>"), {Temporal, Temporal, false}}, {Symbol("-+->"), {Temporal, Temporal, false}},
      {Symbol("~"), {Constant, Temporal, true}},   {Symbol("/\\"), {Constant, Temporal, true}},
      {Symbol("\\/"), {Constant, Temporal, true}}, {Symbol("=>"), {Constant, Temporal, true}},
      {Symbol("<=>"), {Constant, Temporal, true}},
  };
  const auto it = kRules.find(op);
  return it == kRules.end() ? Rule{} : it->second;
}

}  // namespace

/// A built-in operator passed as an argument.
Argument Checker::primitive_argument(const Primitive& primitive, Symbol op) {
  const Rule about = rule(op);
  Argument made;
  made.value.level = about.own;
  made.op = Operator{std::vector<Level>(primitive.arity, about.most), std::vector<bool>(primitive.arity, about.adds)};
  return made;
}

Value Checker::walk_operator(syntax::ExprId id, const syntax::Name& op, const std::vector<syntax::ExprId>& operands) {
  if (find_primitive(op.symbol) != nullptr) return walk_primitive(op.symbol, operands);
  const std::vector<EntityId>& chain = table().references.at(id).chain;
  return apply(chain, operands);
}

Value Checker::walk_primitive(Symbol op, const std::vector<syntax::ExprId>& operands) {
  static const Symbol kAnd("/\\"), kOr("\\/"), kImplies("=>"), kEquiv("<=>"), kPrime("'"), kUnchanged("UNCHANGED"), kBox("[]"),
      kDiamond("<>"), kLeadsTo("~>"), kGuarantees("-+->");
  if (op == kAnd || op == kOr || op == kImplies || op == kEquiv) return walk_connective(operands, op.text());
  const Rule about = rule(op);
  if (about.adds) return walk_all(operands, about.most, fmt::format("an operand of `{}`", op.text()));
  for (const syntax::ExprId operand : operands) {
    const Value value = walk_opaque(operand, about.most, fmt::format("the operand of {}", op.text()));
    if (op == kBox || op == kDiamond) check_stuttering(operand, value, op == kBox);
    if ((op == kLeadsTo || op == kGuarantees) && value.level == Level::Action) {
      report(DiagnosticKind::TemporalOperandAction, narrow(operand), "an action cannot be the operand of a temporal operator",
             {}, "a state predicate or a temporal formula is wanted");
    }
  }
  return Value{about.own, {}};
}

/// An operand whose symbols stand where equals may not be put for equals.
Value Checker::walk_opaque(syntax::ExprId id, Level most, const std::string& what) {
  SymbolSet outside = std::exchange(here_->mentioned, {});
  Value value = walk(id);
  here_->not_leibniz.insert(here_->mentioned);
  here_->mentioned.insert(outside);
  if (value.level > most) {
    report(DiagnosticKind::LevelTooHigh, narrow(id),
           fmt::format("{} is {}, {} is wanted{}", what, words(value.level), words(most),
                       most == Level::State && value.level == Level::Action ? ": nothing is primed twice" : ""),
           {}, lost_tuple_remedy(id));
  }
  here_->limit(value, most, narrow(id));
  return value;
}

/// []A and <>A are formulas only where A does not notice steps that change nothing.
void Checker::check_stuttering(syntax::ExprId operand, const Value& value, bool box) {
  if (value.level != Level::Action) return;
  const Span place = narrow(operand);
  while (const auto* paren = std::get_if<syntax::Paren>(&tree().exprs[operand])) operand = paren->inner;
  const syntax::Expr& expr = tree().exprs[operand];
  if (std::holds_alternative<syntax::Labelled>(expr) || std::holds_alternative<syntax::Let>(expr)) return;
  const auto* action = std::get_if<syntax::ActionBracket>(&expr);
  using Kind = syntax::ActionBracket::Kind;
  if (action != nullptr && (action->kind == Kind::Box) == box) return;
  report(box ? DiagnosticKind::BoxOfAction : DiagnosticKind::DiamondOfAction, place,
         box ? "an action where [] wants a state predicate, a temporal formula or [A]_v"
             : "an action where <> wants a state predicate, a temporal formula or <<A>>_v",
         {}, !box && std::holds_alternative<syntax::Junction>(expr) ? std::string(syntax::kLostTupleRemedy) : "");
}

std::string Checker::lost_tuple_remedy(syntax::ExprId id) const {
  static const Symbol kEventually("<>");
  while (const auto* paren = std::get_if<syntax::Paren>(&tree().exprs[id])) id = paren->inner;
  const auto* prefix = std::get_if<syntax::Prefix>(&tree().exprs[id]);
  return prefix != nullptr && prefix->op.symbol == kEventually ? std::string(syntax::kLostTupleRemedy) : "";
}

Value Checker::walk_action(const syntax::ActionBracket& e) {
  static_cast<void>(walk_opaque(e.action, Level::Action, "the action"));
  static_cast<void>(walk_opaque(e.subscript, Level::State, "the subscript"));
  return Value{Level::Action, {}};
}

Value Checker::walk_fairness(const syntax::Fairness& e) {
  static_cast<void>(walk_opaque(e.subscript, Level::State, "the subscript"));
  static_cast<void>(walk_opaque(e.action, Level::Action, "the action"));
  return Value{Level::Temporal, {}};
}

}  // namespace tlaloc::resolve::levels
