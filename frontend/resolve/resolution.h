// Resolved modules: every name of the syntax trees bound to the entity it means. What resolve learns stands here, in stores
// and in side tables beside each tree; the trees stay as parsed. Produced by resolve/, read by kernel/lower.
//
// Instances are not expanded here: an Instance says which module, and what its declared symbols stand for at that place;
// lowering expands it, on demand, per chain of instances.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

#include "frontend/kernel/kernel.h"
#include "frontend/source/span.h"
#include "frontend/support/id.h"
#include "frontend/support/symbol.h"
#include "frontend/syntax/tree.h"

namespace tlaloc::resolve {

using EntityId = Id<struct EntityTag>;
using InstanceId = Id<struct InstanceTag>;
using ModuleId = Id<struct ResolvedModuleTag>;
using TreeId = Id<struct ResolvedTreeTag>;

enum class EntityKind {
  Constant,
  Variable,
  Operator,   ///< defined: module level or LET
  Function,   ///< f[x \in S] == e: module level or LET
  Instance,   ///< I == INSTANCE M: a prefix, no value
  Imported,   ///< a definition of M brought by an unnamed INSTANCE M
  Statement,  ///< a named ASSUME or THEOREM
  Step,       ///< of a proof
  Parameter,  ///< of an operator, a LAMBDA or a parametrised instance
  Bound,      ///< by a quantifier, a constructor, CHOOSE
};

struct Entity {
  EntityKind kind = EntityKind::Constant;
  Symbol name;
  Span span;  ///< of the name where it is declared
  std::uint32_t arity = 0;
  ModuleId module;  ///< whose text declares it
  TreeId tree;
  syntax::UnitId unit;           ///< of a definition
  std::vector<EntityId> params;  ///< of an Operator or Instance; the bound variables of a Function
  InstanceId instance;           ///< of an Instance or Imported
  EntityId inner;                ///< of an Imported: the definition in the instantiated module
  syntax::ExprId statement;      ///< of a Statement, and of a Step that asserts something
  bool in_let = false;           ///< definitions: a LET name, lowered in place
  bool is_local = false;         ///< LOCAL: not exported
  bool recursive = false;        ///< declared RECURSIVE
  bool defined = true;           ///< false between RECURSIVE and the definition
};

/// What a declared symbol stands for in an instance: an expression (or operator argument) of the place where INSTANCE stands,
/// or, when implicit, the symbol of the same name there.
using Substituted = std::variant<syntax::ExprId, EntityId>;

struct Instance {
  ModuleId module;
  TreeId tree;                                    ///< of the expressions in `substitutions`
  std::vector<EntityId> params;                   ///< of `I(p) == INSTANCE M`
  std::vector<EntityId> captured;                 ///< LET: locals that the substitutions mention
  std::map<EntityId, Substituted> substitutions;  ///< keyed by declared Constant or Variable of the module
  Symbol name;                                    ///< empty: unnamed
  Span span;
};

struct Module {
  Symbol name;
  TreeId tree;
  syntax::ModuleId syntax;
  ModuleId outer;  ///< of an inner module
  bool bundled = false;
  std::vector<Symbol> order;                     ///< of `names`
  std::unordered_map<Symbol, EntityId> names;    ///< all that is in scope at its end, LOCAL included; not the outer module's
  std::unordered_set<Symbol> hidden;             ///< those of `names` that are LOCAL here
  std::unordered_set<Symbol> weak;               ///< those of `names` that a bundled module only brings along
  std::unordered_map<Symbol, ModuleId> modules;  ///< inner modules
  std::vector<EntityId> constants, variables;    ///< own and extended, in order
  std::vector<ModuleId> closure;                 ///< itself and what it extends, transitively
  /// ASSUMEs (not AXIOMs) of the module and what it extends: tree, unit.
  std::vector<std::pair<TreeId, syntax::UnitId>> assumptions;

  /// Definitions mean the same in every instance: nothing declared, not an inner module.
  [[nodiscard]] bool is_context_free() const { return constants.empty() && variables.empty() && !outer.is_valid(); }
  [[nodiscard]] std::optional<EntityId> find_exported(Symbol symbol) const {
    const auto it = names.find(symbol);
    if (it == names.end() || hidden.contains(symbol)) return std::nullopt;
    return it->second;
  }
};

/// The names in front of `!` (instances), then the entity meant. A primitive operator has no entity.
struct Reference {
  std::vector<EntityId> chain;
};

struct TreeTable {
  std::shared_ptr<syntax::Tree> tree;
  SourceId source;
  std::unordered_map<syntax::ExprId, Reference> references;            ///< paths and user-definable operators
  std::unordered_map<syntax::ExprId, std::vector<EntityId>> declared;  ///< locals of a binding expression, in text order
  std::unordered_map<syntax::UnitId, EntityId> units;                  ///< definitions
  std::unordered_map<syntax::UnitId, InstanceId> instances;            ///< INSTANCE, named or not
  std::unordered_map<syntax::ExprId, std::string> refused;             ///< not supported: what it is
  std::unordered_map<syntax::ExprId, Symbol> model_values;             ///< `-c`: names the spec does not know
};

struct Resolution {
  IdStore<EntityId, Entity> entities;
  IdStore<InstanceId, Instance> instances;
  IdStore<ModuleId, Module> modules;
  IdStore<TreeId, TreeTable> trees;
  ModuleId root;
  NameOrder model_values;  ///< of what gives constants their values: the command line, then the configuration
  NameOrder names;         ///< the same, then of all texts that were read
};

/// TRUE, `=`, `\cup`, `'` …: what needs no definition and cannot be defined.
struct Primitive {
  std::optional<kernel::Op> op;
  std::optional<Value> value;  ///< TRUE, FALSE, BOOLEAN, STRING
  std::uint32_t arity = 0;
};
[[nodiscard]] const Primitive* find_primitive(Symbol symbol);

}  // namespace tlaloc::resolve
