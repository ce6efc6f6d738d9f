// The kernel: the small core language that both evaluators read. Names are bound, instances expanded,
// operators of the standard modules native, LET, operator parameters and lambdas unified, configuration
// substitutions applied. Every expression carries its origin span. Produced by resolve/ and kernel/lower, and frozen then.
//
// Meaning of locals. A local is a bound variable, an operator parameter or a LET name; ids are unique in the program,
// so nothing is ever captured. Bound variables hold values. Parameters and LET names are *call by name*: their expression
// means the same wherever it stands, so below Prime it is read in the next state (evaluators cache per state context).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "frontend/kernel/op.h"
#include "frontend/source/span.h"
#include "frontend/support/id.h"
#include "frontend/support/name_order.h"
#include "frontend/support/shared_store.h"
#include "frontend/support/symbol.h"
#include "frontend/value/value.h"

namespace tlaloc::kernel {

using ExprId = Id<struct KernelExprTag>;
using DefinitionId = Id<struct DefinitionTag>;
using ConstantId = Id<struct ConstantTag>;
using VariableId = Id<struct VariableTag>;
using LocalId = Id<struct LocalTag>;

/// Definitions of bundled modules for which the concrete interpreter has a quicker way than their text.
enum class Shortcut : std::uint8_t {
#define TLALOC_SHORTCUT(module, name, shortcut) shortcut,
#include "frontend/kernel/shortcuts.def"
#undef TLALOC_SHORTCUT
};

enum class Level : std::uint8_t { Constant, State, Action, Temporal };

// ---- expressions

struct Literal {
  Value value;
};
/// A CONSTANT that the configuration gave no value (an error only when evaluated).
struct ConstantRef {
  ConstantId constant;
};
struct VariableRef {
  VariableId variable;
};
struct LocalRef {
  LocalId local;
};
struct OpApply {
  Op op;
  std::vector<ExprId> args;
};
/// A defined operator applied to all its arguments; an argument for an operator parameter is a Lambda or a LocalRef.
struct Call {
  DefinitionId definition;
  std::vector<ExprId> args;
};
/// An operator parameter, or a LET operator, applied.
struct CallLocal {
  LocalId local;
  std::vector<ExprId> args;
};
/// Only as an argument, or as the value of a Let.
struct Lambda {
  std::vector<LocalId> params;
  ExprId body;
};
/// LET definitions of one level of nesting. A binding is visible in the body, in those after it, and, when the group is
/// recursive, in all of the group. A value that is a Lambda makes the name an operator.
struct Let {
  std::vector<std::pair<LocalId, ExprId>> bindings;
  ExprId body;
  bool recursive = false;
};
/// Locals drawn from a set. Several locals: the elements are tuples of that length, taken apart.
struct Binder {
  std::vector<LocalId> locals;
  bool is_tuple = false;  ///< false: exactly one local
  ExprId set;             ///< never sees the locals of its own construct
};
struct Quantifier {
  bool for_all;
  std::vector<Binder> binders;
  ExprId body;
};
struct UnboundedQuantifier {
  bool for_all;
  bool temporal;  ///< \AA, \EE
  std::vector<LocalId> locals;
  ExprId body;
};
struct Choose {
  Binder binder;
  ExprId predicate;
};
struct UnboundedChoose {
  LocalId local;
  ExprId predicate;
};
struct Filter {  ///< {x \in S : p}
  Binder binder;
  ExprId predicate;
};
struct Map {  ///< {e : x \in S, …}
  std::vector<Binder> binders;
  ExprId value;
};
/// [x \in S, <<y, z>> \in T |-> e]. One binder without tuple: keys are its elements; several: keys are tuples, one
/// component per binder. `self` is valid for `f[x \in S] == e`: the function itself, visible in the body.
struct FunctionConstructor {
  std::vector<Binder> binders;
  ExprId body;
  LocalId self;
};
struct RecordConstructor {
  std::vector<std::pair<Symbol, ExprId>> fields;
};
struct RecordSet {
  std::vector<std::pair<Symbol, ExprId>> fields;
};
/// [base EXCEPT ![path...] = value], one update; several updates nest, first innermost. `at` is @ (call by value).
struct Except {
  ExprId base;
  std::vector<ExprId> path;  ///< keys; .f is the string "f", [i, j] the tuple <<i, j>>
  LocalId at;
  ExprId value;
};
struct Case {
  std::vector<std::pair<ExprId, ExprId>> arms;
  std::optional<ExprId> other;
};

using Expr = std::variant<Literal, ConstantRef, VariableRef, LocalRef, OpApply, Call, CallLocal, Lambda, Let, Quantifier,
                          UnboundedQuantifier, Choose, UnboundedChoose, Filter, Map, FunctionConstructor, RecordConstructor,
                          RecordSet, Except, Case>;

// ---- the program

struct Definition {
  Symbol name;  ///< as the user writes it from the root module: `Inv`, `V!TypeOK`
  std::vector<LocalId> params;
  ExprId body;
  Span span;                      ///< the whole definition
  Span body_span;                 ///< as TLC prints action locations
  Symbol module;                  ///< where its text stands
  Level level = Level::Constant;  ///< with parameters counted as constants
  bool recursive = false;
  std::optional<Shortcut> shortcut;  ///< to the value that the body has
};
struct Constant {
  Symbol name;
  std::uint32_t arity = 0;
  Span span;
};
struct Variable {
  Symbol name;
  Span span;
  bool is_rigid = false;    ///< a CONSTANT that was left open (open_constants.h): no step changes it
  bool is_history = false;  ///< the states so far, which an invariant of the command line asks for; not shown
};
struct Local {
  Symbol name;
  std::uint32_t arity = 0;  ///< > 0: an operator
  Span span;
  bool is_bound_variable = false;  ///< holds a value; else call by name
};
struct Assumption {
  std::optional<Symbol> name;
  ExprId formula;
  Span span;
};

class Spelling;

/// Complete once it is lowered. Whoever needs expressions of its own beside it (types, atoms, lemmas) adds them to a draft.
struct Program {
  SharedStore<ExprId, Expr> exprs;
  SharedStore<ExprId, Span> spans;
  SharedStore<ExprId, Level> levels;  ///< locals counted as constants
  SharedStore<DefinitionId, Definition> definitions;
  SharedStore<ConstantId, Constant> constants;
  SharedStore<VariableId, Variable> variables;  ///< in declaration order; rigid ones last
  /// Those that actions below EnabledIn are read over; part of no state. Their ids go on from those of `variables`.
  std::vector<Variable> own_variables;
  SharedStore<LocalId, Local> locals;
  std::vector<Assumption> assumptions;                        ///< of the root module and what it extends, in order; not AXIOMs
  std::unordered_map<Symbol, DefinitionId> root_definitions;  ///< what the configuration and command line can name
  Symbol root_module;
  NameOrder model_values;                    ///< orders them
  NameOrder names;                           ///< orders the fields of records that are shown
  std::shared_ptr<const Spelling> spelling;  ///< of texts that print() makes to be read again; nothing: of texts for people

  Program() = default;
  Program(Program&&) = default;
  Program& operator=(Program&&) = default;
  ~Program() = default;

  /// A program that shares everything with this one; what is added to it gets new ids and is not seen here. Ids of this program
  /// mean the same in the draft, and no reference into either is ever moved by adding.
  [[nodiscard]] Program draft() const { return *this; }

  ExprId add(Expr expr, Span span, Level level) {
    spans.add(span);
    levels.add(level);
    return exprs.add(std::move(expr));
  }
  /// Whether it is one of `own_variables`.
  [[nodiscard]] bool is_own(VariableId id) const { return id.index >= variables.size(); }
  [[nodiscard]] const Variable& variable(VariableId id) const {
    return is_own(id) ? own_variables[id.index - variables.size()] : variables[id];
  }
  /// The number of the first rigid variable; all from it to the last are rigid.
  [[nodiscard]] std::size_t first_rigid() const {
    std::size_t first = variables.size();
    while (first > 0 && variables[VariableId(static_cast<std::uint32_t>(first - 1))].is_rigid) --first;
    return first;
  }
  [[nodiscard]] std::optional<DefinitionId> find(Symbol name) const {
    const auto it = root_definitions.find(name);
    return it == root_definitions.end() ? std::nullopt : std::optional(it->second);
  }

 private:
  Program(const Program&) = default;  // only as a draft
};

/// TLA+ text of an expression, definitions by name, on one line; for dumps, labels and certificates.
[[nodiscard]] std::string print(const Program& program, ExprId expr);
/// With names that can be read again where the spelling says, whatever the program's own spelling is.
[[nodiscard]] std::string print(const Program& program, ExprId expr, const Spelling& spelling);
/// The definition under the name that the spelling gives it.
[[nodiscard]] std::string print(const Program& program, DefinitionId definition, const Spelling& spelling);
/// `RECURSIVE F(_)`, for such a definition.
[[nodiscard]] std::string print_declaration(const Program& program, DefinitionId definition, const Spelling& spelling);
/// What gives a name to an application of Op::EnabledIn, whose text elsewhere is a use of that name (Spelling::enabled).
/// Between the two parts belong the definitions over its own variables that its action needs.
struct EnabledText {
  std::string opening;  ///< of an inner module, with declarations
  std::string closing;  ///< the operator, the end of the module, and an instance of it
};
[[nodiscard]] EnabledText print_enabled(const Program& program, ExprId expr, const Spelling& spelling);
/// A value as print() writes it within expressions of the program.
[[nodiscard]] std::string print(const Program& program, const Value& value);
/// `--dump=kernel`: one definition per line.
[[nodiscard]] std::string print(const Program& program);

}  // namespace tlaloc::kernel
