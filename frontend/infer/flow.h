// Computes which types reach which expression: a flow analysis over the kernel, without annotations. Values flow from
// assignments into variables, from sets into bound variables, from arguments into parameters, and from bodies into the results
// of operators; types that meet are joined. The analysis is independent of call contexts. A definition is analysed again
// whenever something it reads has grown; types only grow and cannot grow forever, so this terminates.
#pragma once

#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

#include "frontend/infer/inferred_type.h"
#include "frontend/infer/sources.h"
#include "frontend/kernel/kernel.h"

namespace tlaloc::infer {

/// Where values of some kinds first came from.
struct Origin {
  Kinds kinds = 0;
  Span span;
};

class Flow {
 public:
  Flow(const kernel::Program& program, TypeStore& types);

  void run();

  // ---- after run()
  [[nodiscard]] TypeId of(kernel::ExprId expr) const { return results_[expr.index]; }
  [[nodiscard]] TypeId variable(kernel::VariableId id) const { return variables_[id.index].type; }
  [[nodiscard]] TypeId local(kernel::LocalId id) const { return locals_[id.index].type; }
  [[nodiscard]] TypeId definition(kernel::DefinitionId id) const { return definitions_[id.index].type; }
  [[nodiscard]] TypeId constant(kernel::ConstantId id) const { return constants_[id.index]; }
  /// Whether some definition calls it. If not, the types of its parameters are unconstrained.
  [[nodiscard]] bool is_called(kernel::DefinitionId id) const { return called_[id.index]; }
  /// Where the variable or local that `expr` names received a value of one of these kinds.
  [[nodiscard]] std::optional<Span> origin(kernel::ExprId expr, Kinds kinds) const;

 private:
  using ExprId = kernel::ExprId;
  using LocalId = kernel::LocalId;
  using VariableId = kernel::VariableId;
  using Unit = std::uint32_t;  // a definition, or an assumption behind them

  template <class T>
  struct Watched {
    T value{};
    std::vector<Unit> readers;
  };
  struct Cell {
    TypeId type;
    std::vector<Unit> readers;
    std::vector<Origin> origins;
  };

  friend struct FlowRules;

  void raise(Cell& cell, TypeId type, Span span);
  TypeId read(Cell& cell);
  void wake(const std::vector<Unit>& readers);
  void watch(std::vector<Unit>& readers) const;

  TypeId eval(ExprId expr);
  void assign(ExprId target, TypeId type, Span span, bool primed);
  void bind(const kernel::Binder& binder);
  void pass(LocalId parameter, ExprId argument);
  TypeId call_lambda(ExprId lambda, const std::vector<ExprId>& args);
  /// The variables that a call-by-name local can stand for.
  std::vector<VariableId> variables_of(ExprId expr);
  void infer_constants();
  [[nodiscard]] bool is_placeholder(const kernel::Definition& definition) const;

  const kernel::Program& program_;
  TypeStore& types_;
  Sources sources_;
  std::vector<Cell> variables_, locals_, definitions_;
  std::vector<TypeId> constants_;
  std::vector<bool> called_;
  std::unordered_map<ExprId, Cell> lambdas_;                             // results
  std::unordered_map<LocalId, Watched<std::vector<ExprId>>> operators_;  // the lambdas an operator's name can stand for
  std::unordered_map<LocalId, Watched<std::vector<VariableId>>> names_;  // the variables a name can stand for
  std::vector<TypeId> results_;
  std::vector<bool> is_waiting_;
  std::deque<Unit> waiting_;
  Unit current_ = 0;
};

}  // namespace tlaloc::infer
