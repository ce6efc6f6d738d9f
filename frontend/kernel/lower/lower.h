// Resolved modules to kernel: instances expanded, the configuration's replacements applied, sugar removed. Works on demand:
// a definition is lowered when something that is lowered mentions it, once per chain of instances. What has no meaning in
// the kernel becomes an expression that fails when evaluated, and a problem for the caller to report.
//
// A definition of an instantiated module takes the parameters of the instances it is reached through as leading parameters;
// a declared symbol of that module is replaced, where it stands, by the lowered expression that the instance gives for it.
#pragma once

#include <functional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/kernel/kernel.h"
#include "frontend/resolve/resolution.h"

namespace tlaloc::kernel {

/// What the configuration or the command line substitutes for a constant or a definition. One of:
struct Replacement {
  std::optional<Value> value;
  std::vector<std::pair<std::vector<Value>, Value>> points;  ///< F(1, 2) = 3
  std::optional<resolve::EntityId> by;                       ///< of the root module
  std::optional<std::pair<resolve::TreeId, syntax::ExprId>> expression;
  bool in_instances = false;  ///< also applies to names through an instance
  Span place;                 ///< where it was requested
};
using Replacements = std::unordered_map<resolve::EntityId, Replacement>;

class Lowering {
 public:
  /// `allow_io`: operators of bundled modules that touch files or processes are not refused.
  Lowering(const resolve::Resolution& resolution, Replacements replacements, Program& program, bool allow_io = false);

  /// A name of the root scope, behind the instances that precede it in `chain`; it takes no arguments. Its replacement is
  /// applied.
  [[nodiscard]] ExprId lower_name(const std::vector<resolve::EntityId>& chain, Span span);
  /// An expression bound in the scope of the root module.
  [[nodiscard]] ExprId lower_root(resolve::TreeId tree, syntax::ExprId expr);
  void lower_assumptions();
  /// What replaces constants, other than plain values: an expression, or a Lambda for a constant with parameters.
  struct ConstantReplacement {
    resolve::EntityId constant;
    ExprId by;
    Span place;  ///< where it was asked for
  };
  [[nodiscard]] std::vector<ConstantReplacement> lower_constant_replacements();
  /// Lowers every definition of the root module and the modules it extends, except bundled ones.
  void lower_everything();

  /// Unsupported constructs and constants without a value, in the order they were reached.
  [[nodiscard]] const std::vector<Diagnostic>& problems() const { return problems_; }
  /// Drops the problems from this number on, if the formula that reached them is not used after all.
  void forget_problems(std::size_t from) { problems_.resize(from); }

 private:
  using ContextId = Id<struct ContextTag>;
  using EntityId = resolve::EntityId;
  /// A chain of instances. The root context has no instance.
  struct Context {
    resolve::ModuleId module;
    ContextId parent;
    resolve::InstanceId instance;
    std::vector<EntityId> params;  ///< the parent's, then what the instance adds
    std::string prefix;            ///< "I!J!"
    /// Below EnabledIn: the variables of the module and of those around it are themselves.
    std::unordered_map<EntityId, VariableId> own;
    bool below_own = false;  ///< `own` is not empty here or further out
  };
  /// Where lowering stands: whose text, in which context, with which locals.
  struct Place {
    resolve::TreeId tree;
    ContextId context;
    std::unordered_map<EntityId, LocalId> locals;
    std::optional<LocalId> at;
  };
  /// Something that can be applied, found by walking a reference.
  struct Target {
    EntityId entity;
    ContextId context;                           ///< through which it was reached
    std::unordered_map<EntityId, ExprId> given;  ///< arguments of the instances on the way
    bool through_instance = false;               ///< named through one: `I!Op`
  };
  using Args = std::vector<ExprId>;

  // lower.cpp
  DefinitionId definition_of(EntityId entity, ContextId context);
  /// A part of a definition's body instead of the whole; what is bound around it becomes parameters.
  struct Part {
    syntax::ExprId expr;
    std::vector<EntityId> variables;
    std::string suffix;  ///< of its name, behind the definition's
  };
  DefinitionId lower_definition(EntityId entity, ContextId context, const std::optional<Part>& part);
  DefinitionId replaced_definition(EntityId entity, const Replacement& replacement);
  ExprId points_body(const Replacement& replacement, const std::vector<LocalId>& params, Span span);
  void declare_root();
  ExprId lower_function_body(EntityId entity, const syntax::FunctionDefinition& unit, Span span);

  // instance.cpp
  ContextId enter(resolve::InstanceId instance, ContextId parent);
  ContextId home(EntityId entity, ContextId from) const;
  bool contains(ContextId context, resolve::ModuleId module) const;
  std::optional<EntityId> renamed_variable(EntityId variable, ContextId from) const;
  std::optional<EntityId> plain_name(resolve::TreeId tree, syntax::ExprId expr) const;
  std::optional<std::string> not_a_renaming() const;
  [[nodiscard]] bool is_base(ContextId context) const { return is_root(context) || !contexts_[context].own.empty(); }

  // enabled.cpp
  ContextId own_context(ContextId of);
  ExprId lower_enabled(Span span, const std::function<ExprId()>& lower_action);
  ExprId lower_fairness(const syntax::Fairness& e, Span span);
  bool is_out_of_reach(LocalId local) const;
  bool sees_variables_around(resolve::ModuleId inner) const;
  bool may_read_state(ExprId action) const;
  /// Whether an instance on the way to the root says what the symbol is.
  [[nodiscard]] bool is_substituted(EntityId entity, ContextId context) const;
  ExprId declared_symbol(EntityId entity, ContextId context, const Args& args, Span span);
  ExprId substituted(const resolve::Substituted& value, ContextId context, const Args& args, Span span);

  // path.cpp
  ExprId lower_path(syntax::ExprId id, const syntax::Path& path);
  ExprId lower_path_applied(syntax::ExprId id, const syntax::Path& path, const Args& args, Span span);
  ExprId lower_operator_use(syntax::ExprId id, Symbol op, const std::vector<syntax::ExprId>& operands);
  ExprId lower_operator_argument(syntax::ExprId id, std::uint32_t arity);
  ExprId lower_lambda(syntax::ExprId id, const syntax::Lambda& lambda);
  ExprId beta(syntax::ExprId id, const syntax::Lambda& lambda, const Args& args, Span span);
  Args lower_args(EntityId callee, const std::vector<syntax::ExprId>& args);
  std::optional<Target> walk(syntax::ExprId id, const syntax::Path& path);
  ExprId apply(Target target, const Args& args, Span span, bool follow_replacement = true);
  Args with_instance_args(const Target& target, ContextId context, const Args& args, Span span);
  ExprId apply_primitive(const resolve::Primitive& primitive, Symbol name, const Args& args, Span span);
  ExprId apply_builtin(EntityId entity, const Args& args, Span span, bool& is_builtin);
  std::uint32_t arity_of(EntityId entity) const;
  EntityId origin(EntityId entity) const;

  // part.cpp
  ExprId lower_part(Target target, Args args, const syntax::Path& path, std::size_t selectors, const Args& applied, Span span);

  // expr.cpp, binding.cpp
  ExprId lower(syntax::ExprId id);
  Args lower_all(const std::vector<syntax::ExprId>& ids);
  ExprId lower_nary(Op op, syntax::ExprId id);
  bool is_nary(Op op, syntax::ExprId id, std::vector<syntax::ExprId>& operands) const;
  ExprId lower_number(const syntax::Number& number, Span span);
  ExprId lower_except(const syntax::Except& except, Span span);
  ExprId lower_let(const syntax::Let& let, Span span);
  std::vector<std::pair<LocalId, ExprId>> lower_let_bindings(const syntax::Let& let);
  std::vector<Binder> lower_sets(const std::vector<syntax::Bound>& bounds);
  void declare_binders(std::vector<Binder>& binders, const std::vector<syntax::Bound>& bounds,
                       const std::vector<EntityId>& declared);
  std::vector<Binder> lower_bounds(syntax::ExprId id, const std::vector<syntax::Bound>& bounds);
  ExprId lower_quantifier(syntax::ExprId id, const syntax::Quantifier& e, Span span);
  ExprId lower_unbounded(syntax::ExprId id, const syntax::UnboundedQuantifier& e, Span span);
  ExprId lower_choose(syntax::ExprId id, const syntax::Choose& e, Span span);

  // making nodes
  ExprId make(Expr expr, Span span) { return program_.add(std::move(expr), span, Level::Constant); }
  ExprId op(Op op, Args args, Span span) { return make(OpApply{op, std::move(args)}, span); }
  ExprId literal(Value value, Span span) { return make(Literal{std::move(value)}, span); }
  LocalId make_local(EntityId entity, bool bound);
  LocalId fresh_local(const char* name, std::uint32_t arity, Span span, bool bound);
  ExprId refuse(Span span, const std::string& what);
  ExprId problem(DiagnosticKind kind, Span span, const std::string& message, const std::string& remedy);
  ExprId check_actions(const char* what, Span span, ExprId lowered);

  [[nodiscard]] const resolve::Entity& entity(EntityId id) const { return resolution_.entities[id]; }
  [[nodiscard]] const resolve::TreeTable& table() const { return resolution_.trees[place_.tree]; }
  [[nodiscard]] const syntax::Tree& tree() const { return *table().tree; }
  [[nodiscard]] bool is_root(ContextId context) const { return !contexts_[context].parent.is_valid(); }

  const resolve::Resolution& resolution_;
  Replacements replacements_;
  Program& program_;
  bool allow_io_;
  std::vector<Diagnostic> problems_;
  IdStore<ContextId, Context> contexts_;
  ContextId root_;
  std::map<std::pair<resolve::InstanceId, ContextId>, ContextId> entered_;
  std::map<ContextId, ContextId> own_contexts_;
  std::unordered_set<LocalId> out_of_reach_;  // by-name locals whose values speak of other variables than the action does
  std::map<std::pair<EntityId, ContextId>, DefinitionId> definitions_;
  std::map<std::tuple<EntityId, ContextId, std::string>, DefinitionId> parts_;
  std::unordered_map<EntityId, DefinitionId> replaced_;
  std::unordered_map<EntityId, ConstantId> constants_;
  std::unordered_map<EntityId, VariableId> variables_;
  std::unordered_set<LocalId> used_;       // function names that their own bodies mention
  std::vector<DefinitionId> in_progress_;  // innermost last
  Place place_;
};

}  // namespace tlaloc::kernel
