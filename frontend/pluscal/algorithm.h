// The syntax tree of a PlusCal algorithm, in either syntax. Statements live in one store and blocks name them by id; a label
// stands on the statement it precedes, so that a block reads: statements without a label, then labelled steps.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "frontend/pluscal/expression.h"
#include "frontend/support/id.h"

namespace tlaloc::pluscal {

using StmtId = Id<struct StmtTag>;
using Block = std::vector<StmtId>;

/// `variable[1].field := value`; the subscript is empty or what stands between the variable and `:=`.
struct SingleAssign {
  std::string variable;
  Expr subscript;
  Expr value;
  Span span;
};
struct Assign {
  std::vector<SingleAssign> parts;  ///< of `||`
};
struct If {
  Expr test;
  Block then_block, else_block;
};
struct Either {
  std::vector<Block> branches;
};
struct With {
  std::string variable;
  bool is_equality = false;  ///< `=`, not `\in`
  Expr value;
  Block body;
};
struct While {
  Expr test;
  Block body;
};
struct Await {
  Expr condition;
};
struct Print {
  Expr value;
};
struct Assertion {
  Expr condition;
};
struct Skip {};
struct Goto {
  std::string target;
  Span target_span;
};
struct Return {
  std::string procedure;  ///< it returns from; empty outside of procedures
};
/// `call P(a)`, alone or with the `return` or `goto` that follows it in the same step.
struct Call {
  std::string procedure;
  std::vector<Expr> arguments;
  std::optional<Return> then_return;
  std::optional<Goto> then_goto;
};
struct MacroCall {
  std::string macro;
  std::vector<Expr> arguments;
};

struct Stmt {
  using Node = std::variant<Assign, If, Either, With, While, Await, Print, Assertion, Skip, Goto, Return, Call, MacroCall>;
  Node node;
  std::string label;  ///< empty: none
  Span label_span;
  Span span;
  Span place;                       ///< its first token, where messages say it stands
  std::optional<Span> macro_place;  ///< of the outermost macro call that it comes from
  bool is_broken = false;           ///< an `if` or `either` with labels inside, known once labels are complete
};

struct Variable {
  std::string name;
  bool is_equality = true;      ///< `=`, not `\in`
  std::optional<Expr> initial;  ///< nothing: defaultInitValue
  Span span;
  Span place;
};

/// What procedures, processes and the algorithm's own body have in common.
struct Body {
  std::string name;  ///< empty: the algorithm's own
  Span place;
  Span span;
  std::vector<Variable> variables;
  Block block;
  std::vector<std::string> plus_labels, minus_labels;  ///< `l:+`, `l:-`
  std::vector<std::string> called;                     ///< procedures
};
struct Procedure : Body {
  std::string declared_name;  ///< before clashing names were changed; what `called` lists
  std::vector<Variable> parameters;
};
enum class Fairness : std::uint8_t { Unfair, Weak, Strong };
struct Process : Body {
  bool is_single = false;  ///< `process p = e`, not `process p \in S`
  Expr id;
  Fairness fairness = Fairness::Unfair;
};
struct Macro {
  std::string name;
  Span place;
  std::vector<std::string> parameters;
  Block block;
};

enum class Syntax : std::uint8_t { P, C };

struct Algorithm {
  std::string name;
  Span span;  ///< its first line
  Syntax syntax = Syntax::P;
  bool is_fair = false;
  std::vector<Variable> variables;
  Expr definitions;
  std::vector<Macro> macros;
  std::vector<Procedure> procedures;
  std::vector<Process> processes;  ///< empty: one process, `main`
  Body main;
  IdStore<StmtId, Stmt> statements;

  std::set<std::string> labels;  ///< all that the user wrote
  bool has_default_values = false;
  bool has_label_modifiers = false;
  bool has_goto = false;
  bool has_goto_done = false;

  [[nodiscard]] bool is_multiprocess() const { return !processes.empty(); }
  [[nodiscard]] Stmt& operator[](StmtId id) { return statements[id]; }
  [[nodiscard]] const Stmt& operator[](StmtId id) const { return statements[id]; }
};

/// The parts of an assignment by variable, those of one variable in the order written.
[[nodiscard]] std::vector<SingleAssign> sorted_parts(const Assign& assign);

/// The blocks inside a statement.
[[nodiscard]] std::vector<Block*> inner_blocks(Stmt& stmt);
[[nodiscard]] std::vector<const Block*> inner_blocks(const Stmt& stmt);
/// Is there a label somewhere inside, not on it?
[[nodiscard]] bool contains_label(const Algorithm& algorithm, const Stmt& stmt);

/// A block cut at its labels: each step begins with a labelled statement.
struct Steps {
  Block unlabelled;
  std::vector<Block> labelled;
};
[[nodiscard]] Steps split_at_labels(const Algorithm& algorithm, const Block& block);

}  // namespace tlaloc::pluscal
