// The syntax tree of one module file: what was written, nothing resolved. Nodes sit in stores and are
// named by ids; children are ids; spans stand beside the nodes. Produced by parse/, read by resolve/.
// Operator spellings are canonical: synonyms (\leq, =<, ≤ …) carry one Symbol, the ASCII one listed
// first in parse/operators.def; prefix minus is "-.". Parentheses leave no node except `Paren`, kept
// because `(A \X B) \X C` differs from `A \X B \X C`; it means its operand.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/source/span.h"
#include "frontend/support/id.h"
#include "frontend/support/symbol.h"

namespace tlaloc::syntax {

using ExprId = Id<struct ExprTag>;
using UnitId = Id<struct UnitTag>;
using ModuleId = Id<struct ModuleTag>;
using ProofId = Id<struct ProofTag>;

/// An identifier or operator symbol with its place.
struct Name {
  Symbol symbol;
  Span span;
};

// ---- expressions -----------------------------------------------------------------------------

/// One component of `M!N(a)!op(b)!1!<<`.
struct PathPart {
  enum class Kind { Name, Index, First, Last, Body, AtSign, Arguments };  ///< Op, !1, !<<, !>>, !:, !@, !(e, …)
  Kind kind = Kind::Name;
  Name name;                 ///< Kind::Name: identifier, operator symbol, or proof step name such as <1>2
  std::uint32_t index = 0;   ///< Kind::Index
  std::vector<ExprId> args;  ///< Kind::Name with arguments, Kind::Arguments
};
/// Identifier, operator application `F(a, b)`, instance path, or a bare operator symbol used as an argument.
struct Path {
  std::vector<PathPart> parts;
};
struct Prefix {
  Name op;  ///< "~", "-.", "[]", "<>", "ENABLED", "UNCHANGED", "SUBSET", "UNION", "DOMAIN", …
  ExprId operand;
};
struct Postfix {
  Name op;  ///< "'", "^+", "^*", "^#"
  ExprId operand;
};
struct Infix {
  Name op;
  ExprId lhs, rhs;
};
struct Product {  ///< n-ary \X
  std::vector<ExprId> factors;
};
struct Junction {  ///< a bulleted list; infix /\ and \/ are Infix
  enum class Kind { And, Or };
  Kind kind;
  std::vector<ExprId> items;
};
struct Paren {
  ExprId inner;
};
struct Number {
  std::string digits;    ///< digits only, without the base prefix
  int base = 10;         ///< 2, 8, 10, 16
  std::string fraction;  ///< digits after the point; empty for an integer
};
struct String {
  Symbol text;  ///< escapes resolved
};
struct AtSign {};  ///< @ inside EXCEPT

/// `x` or `<<x, y>>`
struct Pattern {
  std::vector<Name> names;
  bool is_tuple = false;
};
/// `x, <<y, z>> \in S`
struct Bound {
  std::vector<Pattern> patterns;
  ExprId set;
};

struct Tuple {
  std::vector<ExprId> items;
};
struct SetEnum {
  std::vector<ExprId> items;
};
struct SetFilter {  ///< {x \in S : p}
  Bound bound;      ///< exactly one pattern
  ExprId predicate;
};
struct SetMap {  ///< {e : x \in S, …}
  ExprId value;
  std::vector<Bound> bounds;
};
struct FunctionConstructor {
  std::vector<Bound> bounds;
  ExprId body;
};
struct FunctionSet {  ///< [S -> T]
  ExprId from, to;
};
struct FunctionApply {  ///< f[a, b]
  ExprId function;
  std::vector<ExprId> args;
};
struct Field {
  Name name;
  ExprId value;
};
struct RecordConstructor {
  std::vector<Field> fields;
};
struct RecordSet {
  std::vector<Field> fields;
};
struct FieldAccess {
  ExprId record;
  Name field;
};
struct ExceptStep {
  std::vector<ExprId> indices;  ///< [i, j]; empty for .field
  Name field;
};
struct ExceptUpdate {
  std::vector<ExceptStep> path;
  ExprId value;
  Span span;
};
struct Except {
  ExprId base;
  std::vector<ExceptUpdate> updates;
};
struct If {
  ExprId condition, then_branch, else_branch;
};
struct CaseArm {
  ExprId condition, value;
};
struct Case {
  std::vector<CaseArm> arms;
  std::optional<ExprId> other;
};
struct Let {
  std::vector<UnitId> definitions;
  ExprId body;
};
struct Quantifier {
  enum class Kind { ForAll, Exists };
  Kind kind;
  std::vector<Bound> bounds;
  ExprId body;
};
struct UnboundedQuantifier {
  enum class Kind { ForAll, Exists, TemporalForAll, TemporalExists };
  Kind kind;
  std::vector<Name> names;
  ExprId body;
};
struct Choose {
  Pattern pattern;
  std::optional<ExprId> set;
  ExprId predicate;
};
struct Lambda {
  std::vector<Name> params;
  ExprId body;
};
struct ActionBracket {
  enum class Kind { Box, Angle };  ///< [A]_v, <<A>>_v
  Kind kind;
  ExprId action, subscript;
};
struct Fairness {
  enum class Kind { Weak, Strong };
  Kind kind;
  ExprId subscript, action;
};
struct Labelled {  ///< lab(x, y) :: e
  Name label;
  std::vector<Name> params;
  ExprId expr;
};

/// A declared parameter, constant or RECURSIVE name: `c`, `F(_, _)`, `_+_`, `-._`, `_^+`.
enum class Fixity { None, Prefix, Infix, Postfix };
struct Declaration {
  Name name;
  std::uint32_t arity = 0;
  Fixity fixity = Fixity::None;
};

/// ASSUME … PROVE …, in theorems and proof steps only.
struct Sequent;
struct NewSymbol {  ///< NEW CONSTANT x \in S, VARIABLE v, …
  enum class Kind { Constant, Variable, State, Action, Temporal };
  Kind kind = Kind::Constant;
  Declaration declaration;
  std::optional<ExprId> set;
};
using Assumption = std::variant<ExprId, NewSymbol>;  ///< a nested sequent is an ExprId
struct Sequent {
  std::vector<Assumption> assumptions;
  ExprId goal;
};

using Expr =
    std::variant<Path, Prefix, Postfix, Infix, Product, Junction, Paren, Number, String, AtSign, Tuple, SetEnum, SetFilter,
                 SetMap, FunctionConstructor, FunctionSet, FunctionApply, RecordConstructor, RecordSet, FieldAccess, Except, If,
                 Case, Let, Quantifier, UnboundedQuantifier, Choose, Lambda, ActionBracket, Fairness, Labelled, Sequent>;

// ---- units -----------------------------------------------------------------------------------

struct ConstantDeclaration {
  std::vector<Declaration> items;
};
struct VariableDeclaration {
  std::vector<Name> names;
};
struct RecursiveDeclaration {
  std::vector<Declaration> items;
};
struct OperatorDefinition {
  Name name;
  std::vector<Declaration> params;
  Fixity fixity = Fixity::None;
  ExprId body;
  bool local = false;
};
struct FunctionDefinition {  ///< f[x \in S] == e
  Name name;
  std::vector<Bound> bounds;
  ExprId body;
  bool local = false;
};
struct Substitution {
  Name target;
  ExprId value;
};
struct InstanceBody {
  Name module;
  std::vector<Substitution> substitutions;
};
struct ModuleDefinition {  ///< I(p) == INSTANCE M WITH …
  Name name;
  std::vector<Declaration> params;
  InstanceBody instance;
  bool local = false;
};
struct Instance {
  InstanceBody instance;
  bool local = false;
};
struct Assume {
  std::optional<Name> name;
  ExprId formula;
  bool is_axiom = false;  ///< AXIOM: assumed, not checked by TLC
};
struct Theorem {
  Name keyword;  ///< THEOREM, LEMMA, …
  std::optional<Name> name;
  ExprId statement;
  std::optional<ProofId> proof;
};
struct UseOrHide {
  Name keyword;
  bool only = false;
  std::vector<ExprId> facts;
  std::vector<Name> modules;
  std::vector<ExprId> definitions;
};
struct Submodule {
  ModuleId module;
};
struct Separator {};

using Unit = std::variant<ConstantDeclaration, VariableDeclaration, RecursiveDeclaration, OperatorDefinition,
                          FunctionDefinition, ModuleDefinition, Instance, Assume, Theorem, UseOrHide, Submodule, Separator>;

// ---- proofs ----------------------------------------------------------------------------------

struct ProofStep {
  Name id;  ///< <1>2
  int level = 0;
  Name keyword;  ///< HAVE, TAKE, WITNESS, PICK, CASE, SUFFICES, DEFINE, USE, HIDE, INSTANCE, QED; empty for an assertion
  std::vector<ExprId> exprs;  ///< of USE and HIDE: the facts
  std::vector<Bound> bounds;
  std::vector<Name> names;          ///< of an unbounded PICK or TAKE
  std::vector<Name> modules;        ///< of USE and HIDE
  std::vector<ExprId> unfolded;     ///< of USE and HIDE: the names after DEF
  std::vector<UnitId> definitions;  ///< of DEFINE and INSTANCE
  std::optional<ProofId> proof;
  Span span;
};
struct Proof {
  enum class Kind { Obvious, Omitted, By, Steps };
  Kind kind = Kind::Omitted;
  bool only = false;
  std::vector<ExprId> facts;
  std::vector<Name> modules;
  std::vector<ExprId> definitions;
  std::vector<ProofStep> steps;
  Span span;
};

struct Module {
  Name name;
  std::vector<Name> extends;
  std::vector<UnitId> units;
  Span span;
};

/// One parsed file.
struct Tree {
  IdStore<ExprId, Expr> exprs;
  IdStore<ExprId, Span> expr_spans;
  IdStore<UnitId, Unit> units;
  IdStore<UnitId, Span> unit_spans;
  IdStore<ProofId, Proof> proofs;
  IdStore<ModuleId, Module> modules;
  std::vector<ModuleId> top_level;  ///< the modules of the file in order; the first is the one the file is named for
  /// Later modules with an error, which matters only to who asks for them: text after a module is often prose.
  std::vector<std::pair<Symbol, Diagnostic>> broken;

  ExprId add(Expr expr, Span span) {
    expr_spans.add(span);
    return exprs.add(std::move(expr));
  }
  UnitId add(Unit unit, Span span) {
    unit_spans.add(span);
    return units.add(std::move(unit));
  }
  [[nodiscard]] Span span(ExprId id) const { return expr_spans[id]; }
};

/// The S-expression dump of `--dump=tree` and of golden tests; one unit a line.
[[nodiscard]] std::string print(const Tree& tree);

}  // namespace tlaloc::syntax
