#include "frontend/infer/sources.h"

#include <algorithm>

#include "frontend/kernel/traverse.h"
#include "frontend/support/stack.h"

namespace tlaloc::infer {

namespace {

using namespace kernel;  // NOLINT(google-build-using-namespace): this file is about kernel nodes only

const OpApply* as_op(const Program& program, ExprId id, Op op) {
  const auto* e = std::get_if<OpApply>(&program.exprs[id]);
  return e != nullptr && e->op == op ? e : nullptr;
}

/// The conjuncts of SPECIFICATION-like formulas.
class Behaviour {
 public:
  explicit Behaviour(const Program& program) : program_(program) {}

  /// Initial predicates of `formula` when it says `[][Next]_v`, else none.
  std::vector<ExprId> run(ExprId formula) {
    walk(formula);
    return has_next_ ? init_ : std::vector<ExprId>();
  }

 private:
  void walk(ExprId id) {
    if (stack::is_low()) return stack::on_segment([&] { walk(id); });
    if (program_.levels[id] <= Level::State) {
      init_.push_back(id);
      return;
    }
    const Expr& expr = program_.exprs[id];
    if (const auto* conjunction = as_op(program_, id, Op::And)) {
      for (const ExprId conjunct : conjunction->args) walk(conjunct);
    } else if (const auto* always = as_op(program_, id, Op::Always)) {
      has_next_ = has_next_ || as_op(program_, always->args[0], Op::BoxAction) != nullptr;
    } else if (const auto* let = std::get_if<Let>(&expr)) {
      walk(let->body);
    } else if (const auto* call = std::get_if<Call>(&expr)) {
      if (seen_.insert(call->definition).second) walk(program_.definitions[call->definition].body);
    }
  }

  const Program& program_;
  std::vector<ExprId> init_;
  bool has_next_ = false;
  std::unordered_set<DefinitionId> seen_;
};

/// Reads an initial predicate: which nodes of it assign. Each definition is read once, whatever its arguments.
class Reader {
 public:
  explicit Reader(const Program& program) : program_(program), assigned_(program.variables.size()) {}

  void read(ExprId id) {
    if (stack::is_low()) return stack::on_segment([&] { read(id); });
    const Expr& expr = program_.exprs[id];
    if (const auto* e = std::get_if<OpApply>(&expr)) return read_operator(id, *e);
    if (const auto* call = std::get_if<Call>(&expr)) {
      const Definition& definition = program_.definitions[call->definition];
      if (seen_.insert(call->definition).second) read(definition.body);
      for (std::size_t i = 0; i < definition.params.size(); ++i) {
        if (program_.locals[definition.params[i]].arity > 0) read(call->args[i]);  // it may hold a formula
      }
    } else if (const auto* let = std::get_if<Let>(&expr)) {
      for (const auto& [name, value] : let->bindings) {
        if (std::holds_alternative<Lambda>(program_.exprs[value]) || is_formula(value)) read(value);
      }
      read(let->body);
    } else if (const auto* lambda = std::get_if<Lambda>(&expr)) {
      read(lambda->body);
    } else if (const auto* quantifier = std::get_if<Quantifier>(&expr)) {
      read(quantifier->body);
    } else if (const auto* choice = std::get_if<Case>(&expr)) {
      for (const auto& [guard, value] : choice->arms) read(value);
      if (choice->other) read(*choice->other);
    }
  }

  [[nodiscard]] const std::unordered_set<ExprId>& assignments() const { return assignments_; }
  [[nodiscard]] const std::vector<bool>& assigned() const { return assigned_; }

 private:
  [[nodiscard]] bool is_formula(ExprId id) const {
    return as_op(program_, id, Op::And) != nullptr || as_op(program_, id, Op::Or) != nullptr ||
           as_op(program_, id, Op::Eq) != nullptr || as_op(program_, id, Op::In) != nullptr;
  }

  void read_operator(ExprId id, const OpApply& e) {
    switch (e.op) {
      case Op::And:
      case Op::Or:
        for (const ExprId arg : e.args) read(arg);
        return;
      case Op::If:
        read(e.args[1]);
        return read(e.args[2]);
      case Op::Implies:
        return read(e.args[1]);
      case Op::Eq:
      case Op::In:
      case Op::SubsetEq:
        if (const auto variable = plain_variable(program_, e.args[0])) {
          assignments_.insert(id);
          assigned_[variable->index] = true;
        }
        return;
      default:
        return;
    }
  }

  const Program& program_;
  std::unordered_set<ExprId> assignments_;
  std::vector<bool> assigned_;
  std::unordered_set<DefinitionId> seen_;
};

class Finder {
 public:
  explicit Finder(const Program& program) : program_(program) { sources_.initialised.resize(program.variables.size()); }

  Sources run() {
    bool found = false;
    const auto use = [&](ExprId init) {
      Reader reader(program_);
      reader.read(init);
      take(reader);
      found = true;
    };
    for (const Definition& definition : program_.definitions) {
      if (!definition.params.empty() || definition.level != Level::Temporal) continue;
      for (const ExprId init : Behaviour(program_).run(definition.body)) use(init);
    }
    if (const auto init = program_.find(Symbol("Init"))) use(program_.definitions[*init].body);
    // With one variable a test looks the same as an initial predicate.
    if (!found || program_.variables.size() > 1) use_candidates();
    return std::move(sources_);
  }

 private:
  void take(const Reader& reader) {
    sources_.assignments.insert(reader.assignments().begin(), reader.assignments().end());
    for (std::size_t i = 0; i < reader.assigned().size(); ++i) {
      if (reader.assigned()[i]) sources_.initialised[i] = true;
    }
  }

  void use_candidates() {
    std::unordered_set<DefinitionId> called;
    for (const Expr& expr : program_.exprs) {
      if (const auto* call = std::get_if<Call>(&expr)) called.insert(call->definition);
    }
    for (std::uint32_t i = 0; i < program_.definitions.size(); ++i) {
      const Definition& definition = program_.definitions[DefinitionId(i)];
      if (!definition.params.empty() || definition.level != Level::State || called.contains(DefinitionId(i))) continue;
      Reader reader(program_);
      reader.read(definition.body);
      const auto& assigned = reader.assigned();
      if (std::all_of(assigned.begin(), assigned.end(), [](bool is) { return is; })) take(reader);
    }
  }

  const Program& program_;
  Sources sources_;
};

}  // namespace

std::optional<VariableId> plain_variable(const Program& program, ExprId expr) {
  constexpr int kLongest = 100;
  for (int steps = 0; steps < kLongest; ++steps) {
    if (const auto* ref = std::get_if<VariableRef>(&program.exprs[expr])) return ref->variable;
    const auto* call = std::get_if<Call>(&program.exprs[expr]);
    if (call == nullptr || !call->args.empty()) return std::nullopt;
    expr = program.definitions[call->definition].body;
  }
  return std::nullopt;
}

Sources find_sources(const Program& program) { return Finder(program).run(); }

}  // namespace tlaloc::infer
