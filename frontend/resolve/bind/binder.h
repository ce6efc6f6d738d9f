// Private to resolve/: binds the names of one file-level module and its inner modules, unit by unit in text order, since a
// name is visible only after its declaration. Fills the module, its entities and the side table of its tree.
#pragma once

#include <unordered_set>

#include "frontend/resolve/bind/labels.h"
#include "frontend/resolve/bind/scope.h"
#include "frontend/resolve/resolver.h"

namespace tlaloc::resolve {

class Binder {
 public:
  Binder(Resolution& resolution, Resolver& resolver, DiagnosticSink& sink, TreeId tree)
      : resolution_(resolution),
        resolver_(resolver),
        sink_(sink),
        tree_id_(tree),
        tree_(resolution.trees[tree].tree),
        scope_(resolution),
        labels_(resolution, sink) {}

  ModuleId bind_module(syntax::ModuleId syntax, bool bundled);
  /// An expression in the scope of a finished module.
  void bind_in(ModuleId module, syntax::ExprId expr, bool unknown_are_model_values);

 private:
  // module.cpp
  void extend(ModuleId other, syntax::Name place);
  struct Import {
    bool hidden = false, weak = false, by_extends = false;
  };
  void import(Symbol name, EntityId entity, Import how, Span place);
  void report_clash(Symbol name, EntityId stays, EntityId left_out, Import how, Span place);
  [[nodiscard]] bool is_copy(EntityId copy, EntityId bundled) const;
  void report_taken(const syntax::Name& name);
  void bind_unit(syntax::UnitId unit);
  void bind_declarations(const std::vector<syntax::Declaration>& items, EntityKind kind);
  void check_recursive_defined(const std::vector<EntityId>& declared);
  void check_recursive_section(syntax::UnitId unit);
  void bind_submodule(const syntax::Submodule& unit);

  // definition.cpp
  void bind_recursive(const syntax::RecursiveDeclaration& unit);
  void bind_operator(syntax::UnitId id, const syntax::OperatorDefinition& unit);
  void bind_function(syntax::UnitId id, const syntax::FunctionDefinition& unit);
  /// Gives what an ASSUME ... PROVE introduces; it is out of scope again.
  std::vector<EntityId> bind_statement(syntax::UnitId id, const std::optional<syntax::Name>& name, syntax::ExprId formula);
  std::vector<EntityId> bind_sequent(syntax::ExprId sequent);
  EntityId define(EntityKind kind, const syntax::Name& name, std::uint32_t arity, syntax::UnitId unit, bool local);
  std::vector<EntityId> declare_params(const std::vector<syntax::Declaration>& params);
  EntityId declare_local(EntityKind kind, const syntax::Name& name, std::uint32_t arity);
  void publish(EntityId entity);
  void take_bundled(EntityId entity);

  // proof.cpp
  void bind_theorem(syntax::UnitId id, const syntax::Theorem& unit);
  void bind_proof(syntax::ProofId id);
  void bind_step(const syntax::ProofStep& step, const syntax::ProofStep* previous);
  void declare_step(const syntax::ProofStep& step, syntax::ExprId formula);
  void bind_facts(const std::vector<syntax::ExprId>& facts, const std::vector<syntax::Name>& modules,
                  const std::vector<syntax::ExprId>& unfolded);
  void bind_unfolded(syntax::ExprId name);
  void check_hidden(const std::vector<syntax::ExprId>& facts);
  void reopen(const std::vector<EntityId>& names);
  [[nodiscard]] bool knows_module(Symbol name) const;
  [[nodiscard]] bool is_sequent(syntax::ExprId id) const;
  [[nodiscard]] bool continues_chain(syntax::ExprId id, const syntax::ProofStep* previous) const;
  [[nodiscard]] Symbol key(const syntax::Name& name) const;

  // instance.cpp
  void bind_module_definition(syntax::UnitId id, const syntax::ModuleDefinition& unit);
  void bind_unnamed_instance(syntax::UnitId id, const syntax::Instance& unit);
  std::optional<InstanceId> bind_instance(const syntax::InstanceBody& body, std::vector<EntityId> params, Symbol name,
                                          Span span);
  void bind_substitutions(Instance& instance, const syntax::InstanceBody& body, Span span);
  std::optional<ModuleId> find_module(const syntax::Name& name);

  // expression.cpp
  void bind(syntax::ExprId id);
  void bind_all(const std::vector<syntax::ExprId>& ids);
  void bind_label(const syntax::Labelled& label);
  void bind_application(const syntax::FunctionApply& apply);
  void bind_body(syntax::ExprId id, std::vector<EntityId> declared, syntax::ExprId body);
  void bind_bounded(syntax::ExprId id, const std::vector<syntax::Bound>& bounds, syntax::ExprId body);
  void bind_let(const syntax::Let& let);
  void bind_fields(const std::vector<syntax::Field>& fields);
  void bind_except(const syntax::Except& except);
  void bind_lambda(syntax::ExprId id, const syntax::Lambda& lambda);
  void bind_operator_use(syntax::ExprId id, const syntax::Name& op, const std::vector<syntax::ExprId>& args);

  // path.cpp
  void bind_path(syntax::ExprId id, const syntax::Path& path, std::uint32_t wanted_arity);
  void bind_argument(syntax::ExprId id, std::uint32_t arity);
  void bind_arguments(EntityId entity, const std::vector<syntax::ExprId>& args, Span place);
  void bind_primitive_path(syntax::ExprId id, const syntax::PathPart& part, const Primitive& primitive,
                           std::uint32_t wanted_arity);
  [[nodiscard]] std::optional<EntityId> look_up(syntax::ExprId id, const syntax::Name& name, bool may_be_value = true);
  [[nodiscard]] std::optional<EntityId> find_in_instance(const Entity& instance, const syntax::Name& name);
  void check_fits(syntax::ExprId id, const syntax::PathPart& part, EntityId found, std::uint32_t wanted_arity);
  void bind_part(syntax::ExprId id, const syntax::Path& path, std::size_t whole, EntityId found, std::uint32_t wanted_arity);
  void check_is_expression(syntax::ExprId id, const Entity& meant);
  void note_capture(EntityId entity);
  [[nodiscard]] EntityId origin(EntityId entity) const;
  void undefined(const syntax::Name& name, const std::string& remedy);

  [[nodiscard]] TreeTable& table() { return resolution_.trees[tree_id_]; }
  [[nodiscard]] Module& module() { return resolution_.modules[module_]; }
  [[nodiscard]] Entity& entity(EntityId id) { return resolution_.entities[id]; }
  [[nodiscard]] const syntax::Tree& tree() const { return *tree_; }

  struct Capture {
    std::uint32_t watermark;  ///< entities below it stand outside of the instance
    std::vector<EntityId>* into;
  };

  Resolution& resolution_;
  Resolver& resolver_;
  DiagnosticSink& sink_;
  TreeId tree_id_;
  std::shared_ptr<const syntax::Tree> tree_;
  Scope scope_;
  Labels labels_;
  ModuleId module_;
  std::optional<ModuleId> bundled_twin_;  // a bundled module with the name of the file's
  std::vector<Symbol> taken_;             // names that mean what they mean in it
  std::size_t let_depth_ = 0;
  std::size_t at_depth_ = 0;
  std::size_t chain_depth_ = 0;         // in a proof step that may begin with @
  int proof_level_ = -1;                // of the innermost open proof
  std::optional<syntax::ExprId> fact_;  // the fact being bound, which may name an ASSUME ... PROVE
  std::vector<bool> sequents_;          // those open, and whether a NEW came before
  bool unknown_are_model_values_ = false;
  std::vector<Capture> captures_;
  std::vector<EntityId> pending_recursive_;    // declared at this level, in order
  std::vector<EntityId> undefined_recursive_;  // at all levels
  std::unordered_set<Symbol> reported_;        // undefined names, each told once
};

}  // namespace tlaloc::resolve
