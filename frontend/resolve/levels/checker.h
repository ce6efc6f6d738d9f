// Private to levels/: walks modules in text order and keeps the facts of every definition. A definition that is still open when
// it is met again is RECURSIVE: its facts are approximated from below and it is walked until they no longer change.
#pragma once

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/resolve/levels/facts.h"

namespace tlaloc::resolve::levels {

class Checker {
 public:
  explicit Checker(const Resolution& resolution) : resolution_(resolution) {}

  void check_module(ModuleId id);
  [[nodiscard]] const std::vector<Diagnostic>& found() const { return found_; }

 private:
  // checker.cpp
  void check_unit(syntax::UnitId unit, ModuleId module);
  void check_assumption(const syntax::Assume& unit);
  const Facts& facts_of(EntityId entity);
  Facts walk_definition(EntityId entity);
  [[nodiscard]] Facts first_guess(EntityId entity) const;
  void check_recursive_limits(EntityId entity, const Facts& facts);
  bool is_constant_module(ModuleId id);
  [[nodiscard]] EntityId origin(EntityId id) const;

  // expression.cpp
  Value walk(syntax::ExprId id);
  Value walk_at_most(syntax::ExprId id, Level most, const std::string& what);
  Value walk_all(const std::vector<syntax::ExprId>& ids, Level most, const std::string& what);
  Value walk_bounds(const std::vector<syntax::Bound>& bounds, std::vector<std::pair<Span, Level>>* levels);
  Value walk_quantifier(const syntax::Quantifier& e);
  Value walk_temporal_quantifier(syntax::ExprId id, const syntax::UnboundedQuantifier& e);
  Value walk_except(const syntax::Except& e);
  Value walk_let(const syntax::Let& e);
  Value walk_connective(const std::vector<syntax::ExprId>& operands, const std::string& symbol);
  Value walk_sequent(syntax::ExprId id, const syntax::Sequent& e);
  void exceeds(const Value& value, Level most, Span place, const std::string& what, Span why, std::string remedy = {});

  // operator.cpp
  Value walk_operator(syntax::ExprId id, const syntax::Name& op, const std::vector<syntax::ExprId>& operands);
  Value walk_primitive(Symbol op, const std::vector<syntax::ExprId>& operands);
  static Argument primitive_argument(const Primitive& primitive, Symbol op);
  Value walk_action(const syntax::ActionBracket& e);
  Value walk_fairness(const syntax::Fairness& e);
  Value walk_opaque(syntax::ExprId id, Level most, const std::string& what);
  void check_stuttering(syntax::ExprId operand, const Value& value, bool box);

  // application.cpp
  Value walk_path(syntax::ExprId id, const syntax::Path& path);
  Value apply(const std::vector<EntityId>& chain, const std::vector<syntax::ExprId>& args);
  Value apply_symbol(EntityId symbol, Value value, const std::vector<syntax::ExprId>& args);
  void check_arguments(EntityId meant, const Facts& facts, const std::vector<EntityId>& params,
                       const std::vector<Argument>& args);
  void demand(const Facts& facts, const std::vector<EntityId>& params, const std::vector<Argument>& args);
  Argument argument(syntax::ExprId id, std::uint32_t arity);
  Argument operator_argument(syntax::ExprId id);
  [[nodiscard]] static Operator to_operator(const Facts& facts, const std::vector<EntityId>& params);
  [[nodiscard]] std::vector<EntityId> params_of(const std::vector<EntityId>& chain) const;
  const Facts& facts_of_chain(const std::vector<EntityId>& chain);

  // instance.cpp
  void check_instance(InstanceId id);
  const std::map<EntityId, Argument>& substituted(InstanceId id);
  Argument implicit_argument(EntityId id, Span place);
  Facts substitute(const Facts& facts, InstanceId id);
  Facts module_facts(ModuleId id);

  // proof.cpp
  void check_theorem(const Value& statement, const std::optional<syntax::ProofId>& proof);
  void check_proof(syntax::ProofId id, bool temporal_goal);
  void check_step(const syntax::ProofStep& step, bool temporal_goal);
  void check_use(const std::vector<syntax::ExprId>& facts);

  void report(DiagnosticKind kind, Span place, std::string message, std::vector<Label> others = {}, std::string remedy = {}) {
    if (!silent_) found_.push_back({kind, std::move(message), place, std::move(others), std::move(remedy)});
  }
  void mention(EntityId id) {
    if (here_ != nullptr) here_->mentioned.insert(id);
  }
  /// The span of an expression without its parentheses.
  [[nodiscard]] Span narrow(syntax::ExprId id) const {
    while (const auto* paren = std::get_if<syntax::Paren>(&tree().exprs[id])) id = paren->inner;
    return tree().span(id);
  }
  /// What to try where `<>F` has no business to be: a way out, or nothing for all other expressions.
  [[nodiscard]] std::string lost_tuple_remedy(syntax::ExprId id) const;
  [[nodiscard]] const Entity& entity(EntityId id) const { return resolution_.entities[id]; }
  [[nodiscard]] const TreeTable& table() const { return resolution_.trees[tree_]; }
  [[nodiscard]] const syntax::Tree& tree() const { return *table().tree; }

  const Resolution& resolution_;
  std::vector<Diagnostic> found_;
  bool silent_ = false;    // in bundled modules
  TreeId tree_;            // of the text being walked
  Facts* here_ = nullptr;  // of the definition or statement being walked
  std::vector<Value> at_;  // what @ stands for, innermost last
  std::unordered_map<EntityId, Facts> known_;
  std::unordered_map<EntityId, Facts> open_;  // being walked: what is assumed of them
  std::unordered_set<EntityId> assumed_;      // those of `open_` that were asked for
  std::vector<EntityId> order_;               // keys of known_, in the order they came
  std::map<std::vector<EntityId>, Facts> chains_;
  std::unordered_map<InstanceId, std::map<EntityId, Argument>> substituted_;
  std::unordered_map<EntityId, Level> declared_;    // NEW symbols and variables of \EE: their level, when not constant
  std::unordered_map<ModuleId, Level> statements_;  // the highest level of a module's theorems
  std::unordered_map<ModuleId, bool> constant_modules_;
  std::unordered_set<ModuleId> visited_;
};

}  // namespace tlaloc::resolve::levels
