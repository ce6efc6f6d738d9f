#include "frontend/syntax/children.h"

#include <algorithm>

#include "frontend/support/overloaded.h"

namespace tlaloc::syntax {
namespace {

using Out = std::vector<ExprId>;

void append(Out& out, const std::vector<ExprId>& ids) { out.insert(out.end(), ids.begin(), ids.end()); }
void append(Out& out, const std::vector<Bound>& bounds) {
  for (const Bound& bound : bounds) out.push_back(bound.set);
}
void append(Out& out, const std::vector<Field>& fields) {
  for (const Field& field : fields) out.push_back(field.value);
}
void append(Out& out, const InstanceBody& instance) {
  for (const Substitution& substitution : instance.substitutions) out.push_back(substitution.value);
}

}  // namespace

bool makes_chains(Symbol op) {
  static const Symbol kAnd("/\\"), kOr("\\/");
  return op == kAnd || op == kOr;
}

std::vector<ExprId> operands(const Tree& tree, const Infix& infix) {
  std::vector<ExprId> found{infix.rhs};
  ExprId left = infix.lhs;
  if (makes_chains(infix.op.symbol)) {
    const auto* next = std::get_if<Infix>(&tree.exprs[left]);
    for (; next != nullptr && next->op.symbol == infix.op.symbol; next = std::get_if<Infix>(&tree.exprs[left])) {
      found.push_back(next->rhs);
      left = next->lhs;
    }
  }
  found.push_back(left);
  std::reverse(found.begin(), found.end());
  return found;
}

void append_children(const Tree& tree, ExprId expr, Out& out) {
  std::visit(Overloaded{
                 [&](const Path& e) {
                   for (const PathPart& part : e.parts) append(out, part.args);
                 },
                 [&](const Prefix& e) { out.push_back(e.operand); },
                 [&](const Postfix& e) { out.push_back(e.operand); },
                 [&](const Infix& e) { append(out, operands(tree, e)); },
                 [&](const Product& e) { append(out, e.factors); },
                 [&](const Junction& e) { append(out, e.items); },
                 [&](const Paren& e) { out.push_back(e.inner); },
                 [&](const Number&) {},
                 [&](const String&) {},
                 [&](const AtSign&) {},
                 [&](const Tuple& e) { append(out, e.items); },
                 [&](const SetEnum& e) { append(out, e.items); },
                 [&](const SetFilter& e) {
                   append(out, Out{e.bound.set, e.predicate});
                 },
                 [&](const SetMap& e) {
                   out.push_back(e.value);
                   append(out, e.bounds);
                 },
                 [&](const FunctionConstructor& e) {
                   append(out, e.bounds);
                   out.push_back(e.body);
                 },
                 [&](const FunctionSet& e) {
                   append(out, Out{e.from, e.to});
                 },
                 [&](const FunctionApply& e) {
                   out.push_back(e.function);
                   append(out, e.args);
                 },
                 [&](const RecordConstructor& e) { append(out, e.fields); },
                 [&](const RecordSet& e) { append(out, e.fields); },
                 [&](const FieldAccess& e) { out.push_back(e.record); },
                 [&](const Except& e) {
                   out.push_back(e.base);
                   for (const ExceptUpdate& update : e.updates) {
                     for (const ExceptStep& step : update.path) append(out, step.indices);
                     out.push_back(update.value);
                   }
                 },
                 [&](const If& e) {
                   append(out, Out{e.condition, e.then_branch, e.else_branch});
                 },
                 [&](const Case& e) {
                   for (const CaseArm& arm : e.arms) append(out, Out{arm.condition, arm.value});
                   if (e.other) out.push_back(*e.other);
                 },
                 [&](const Let& e) {
                   for (const UnitId unit : e.definitions) append_children(tree, unit, out);
                   out.push_back(e.body);
                 },
                 [&](const Quantifier& e) {
                   append(out, e.bounds);
                   out.push_back(e.body);
                 },
                 [&](const UnboundedQuantifier& e) { out.push_back(e.body); },
                 [&](const Choose& e) {
                   if (e.set) out.push_back(*e.set);
                   out.push_back(e.predicate);
                 },
                 [&](const Lambda& e) { out.push_back(e.body); },
                 [&](const ActionBracket& e) {
                   append(out, Out{e.action, e.subscript});
                 },
                 [&](const Fairness& e) {
                   append(out, Out{e.subscript, e.action});
                 },
                 [&](const Labelled& e) { out.push_back(e.expr); },
                 [&](const Sequent& e) {
                   for (const Assumption& assumption : e.assumptions) {
                     if (const auto* id = std::get_if<ExprId>(&assumption)) out.push_back(*id);
                     const auto* symbol = std::get_if<NewSymbol>(&assumption);
                     if (symbol != nullptr && symbol->set) out.push_back(*symbol->set);
                   }
                   out.push_back(e.goal);
                 },
             },
             tree.exprs[expr]);
}

void append_children(const Tree& tree, UnitId unit, Out& out) {
  std::visit(Overloaded{
                 [&](const ConstantDeclaration&) {},
                 [&](const VariableDeclaration&) {},
                 [&](const RecursiveDeclaration&) {},
                 [&](const OperatorDefinition& u) { out.push_back(u.body); },
                 [&](const FunctionDefinition& u) {
                   append(out, u.bounds);
                   out.push_back(u.body);
                 },
                 [&](const ModuleDefinition& u) { append(out, u.instance); },
                 [&](const Instance& u) { append(out, u.instance); },
                 [&](const Assume& u) { out.push_back(u.formula); },
                 [&](const Theorem& u) { out.push_back(u.statement); },
                 [&](const UseOrHide& u) {
                   append(out, u.facts);
                   append(out, u.definitions);
                 },
                 [&](const Submodule&) {},
                 [&](const Separator&) {},
             },
             tree.units[unit]);
}

}  // namespace tlaloc::syntax
