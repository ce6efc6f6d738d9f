#include "frontend/pluscal/lower/labels.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "frontend/pluscal/failure.h"

namespace tlaloc::pluscal {

namespace {

using Names = std::set<std::string>;

bool intersect(const Names& a, const Names& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& name) { return b.contains(name); });
}

std::string first_common(const Names& a, const Names& b) {
  return *std::find_if(a.begin(), a.end(), [&](const std::string& name) { return b.contains(name); });
}

struct MissingLabel {
  Span place;
  std::string reason;
};

class Labeller {
 public:
  Labeller(Algorithm& algorithm, std::string root) : algorithm_(algorithm), root_(std::move(root)) {}

  void label_body(Body& body) {
    procedure_ = nullptr;
    label(body.block, "a body begins with a label", false, {});
  }
  void label_procedure(Procedure& procedure) {
    procedure_ = &procedure;
    label(procedure.block, "a procedure begins with a label", false, {});
  }
  [[nodiscard]] const std::vector<MissingLabel>& missing() const { return missing_; }

 private:
  struct Outcome {
    Names assigned;  ///< by the step that reaches the end
    bool needs_label_after = false;
  };

  /// `reason`: why the first statement needs a label; empty: it does not. `assigned`: by the step so far.
  Outcome label(const Block& block, std::string reason, bool in_with, const Names& assigned) {
    Outcome outcome{assigned, false};
    for (const StmtId id : block) {
      if (!algorithm_[id].label.empty()) {
        outcome = {{}, true};
        if (in_with) {
          fail(DiagnosticKind::PlusCalMisplacedLabel, algorithm_[id].label_span, "a label inside `with`",
               "the body of a `with` is part of one step; put the value into a variable and label after the `with`");
        }
      }
      if (!reason.empty()) {
        if (in_with)
          fail(DiagnosticKind::PlusCalWith, algorithm_[id].span, "a statement after `call`, `return` or `goto` in a `with`",
               "the body of a `with` is part of one step, which ends there");
        add_label(id, std::move(reason));
        outcome = {{}, true};
      }
      reason = label_statement(id, in_with, assigned, outcome);
    }
    outcome.needs_label_after = outcome.needs_label_after || !reason.empty();
    return outcome;
  }

  /// Gives back why the next statement needs a label.
  std::string label_statement(StmtId id, bool in_with, const Names& assigned_before, Outcome& outcome) {
    const Stmt& stmt = algorithm_[id];
    if (std::holds_alternative<If>(stmt.node) || std::holds_alternative<Either>(stmt.node)) {
      return label_branches(stmt, in_with, outcome);
    }
    if (const auto* loop = std::get_if<While>(&stmt.node)) {
      if (in_with)
        fail(DiagnosticKind::PlusCalWith, stmt.place, "a `while` inside `with`", "the body of a `with` is part of one step");
      add_label(id, "a `while` needs a label");
      outcome = {{}, true};
      static_cast<void>(label(loop->body, "", false, {}));
      return "";
    }
    if (const auto* with = std::get_if<With>(&stmt.node)) {
      const Outcome inner = label(with->body, "", true, in_with ? assigned_before : Names{});
      outcome.assigned = inner.assigned;
      if (!in_with && intersect(assigned_before, outcome.assigned)) {
        add_label(id,
                  fmt::format("`{}` is assigned a second time in this step", first_common(assigned_before, outcome.assigned)));
        outcome = {{}, true};
      }
      return inner.needs_label_after ? "a label must stand after a `with` that ends the step" : "";
    }
    assign(id, assigned_by(stmt), in_with, outcome);
    if (std::holds_alternative<Goto>(stmt.node)) return "a label must stand after `goto`";
    if (std::holds_alternative<Return>(stmt.node)) return "a label must stand after `return`";
    if (std::holds_alternative<Call>(stmt.node)) return "a label must stand after `call`";
    return "";
  }

  std::string label_branches(const Stmt& stmt, bool in_with, Outcome& outcome) {
    Names assigned;
    bool needs_label_after = false;
    for (const Block* const branch : inner_blocks(stmt)) {
      const Outcome inner = label(*branch, "", in_with, outcome.assigned);
      assigned.insert(inner.assigned.begin(), inner.assigned.end());
      needs_label_after = needs_label_after || inner.needs_label_after;
    }
    outcome.assigned = std::move(assigned);
    if (!needs_label_after) return "";
    return fmt::format("a label must stand after an `{}` that contains a label, `call`, `return` or `goto`",
                       std::holds_alternative<If>(stmt.node) ? "if" : "either");
  }

  void assign(StmtId id, const Names& variables, bool in_with, Outcome& outcome) {
    if (!intersect(outcome.assigned, variables)) {
      outcome.assigned.insert(variables.begin(), variables.end());
      return;
    }
    const std::string twice = first_common(variables, outcome.assigned);
    if (in_with) {
      fail(DiagnosticKind::PlusCalAssignedTwice, algorithm_[id].span,
           fmt::format("`{}` is assigned a second time inside a `with`", twice),
           "the body of a `with` is part of one step, in which a variable has one new value; use `||` or one assignment");
    }
    add_label(id, fmt::format("`{}` is assigned a second time in this step", twice));
    outcome = {variables, true};
  }

  [[nodiscard]] Names assigned_by(const Stmt& stmt) const {
    Names names;
    if (const auto* assign = std::get_if<Assign>(&stmt.node)) {
      for (const SingleAssign& part : assign->parts) names.insert(part.variable);
    }
    const auto* call = std::get_if<Call>(&stmt.node);
    const bool is_return = std::holds_alternative<Return>(stmt.node);
    if (call == nullptr && !is_return) return names;
    names.insert("stack");
    const bool is_recursive = call != nullptr && procedure_ != nullptr && call->procedure == procedure_->name;
    if (is_return || is_recursive || call->then_return) {
      for (const Procedure& procedure : algorithm_.procedures) {
        for (const Variable& variable : procedure.parameters) names.insert(variable.name);
        for (const Variable& variable : procedure.variables) names.insert(variable.name);
      }
    }
    return names;
  }

  void add_label(StmtId id, std::string reason) {
    Stmt& stmt = algorithm_[id];
    if (!stmt.label.empty()) return;
    do {
      stmt.label = root_ + std::to_string(next_++);
    } while (algorithm_.labels.contains(stmt.label));
    stmt.label_span = stmt.macro_place.value_or(stmt.place);
    missing_.push_back({stmt.label_span, std::move(reason)});
  }

  Algorithm& algorithm_;
  std::string root_;
  const Procedure* procedure_ = nullptr;
  std::size_t next_ = 1;
  std::vector<MissingLabel> missing_;
};

[[noreturn]] void report_missing(const std::vector<MissingLabel>& missing) {
  std::vector<Label> others;
  for (std::size_t i = 1; i < missing.size(); ++i) others.push_back({missing[i].place, "here too: " + missing[i].reason});
  fail(DiagnosticKind::PlusCalMissingLabel, missing.front().place, "missing label: " + missing.front().reason,
       "put `name:` before the statement; `PlusCal options (label)` adds all that are missing", std::move(others));
}

/// What one process contributes: it runs forever if its body is one `while (TRUE)`, in one step if there is no label inside.
Shape shape_of(const Algorithm& algorithm, const Block& block) {
  const Stmt& first = algorithm[block.front()];
  const auto* loop = std::get_if<While>(&first.node);
  const bool is_endless = block.size() == 1 && loop != nullptr && loop->test.is_one_token() && loop->test.is_true();
  return {is_endless && !contains_label(algorithm, first), is_endless};
}

}  // namespace

void complete_labels(Algorithm& algorithm, const Options& options) {
  Labeller labeller(algorithm, options.label_root);
  for (Process& process : algorithm.processes) labeller.label_body(process);
  for (Procedure& procedure : algorithm.procedures) labeller.label_procedure(procedure);
  if (!algorithm.is_multiprocess()) labeller.label_body(algorithm.main);
  for (std::uint32_t i = 0; i < algorithm.statements.size(); ++i) {
    Stmt& stmt = algorithm[StmtId(i)];
    stmt.is_broken = contains_label(algorithm, stmt);
  }
  const bool may_add = options.adds_labels || (!algorithm.is_multiprocess() && algorithm.labels.empty());
  if (!labeller.missing().empty() && !may_add) report_missing(labeller.missing());
}

Shape find_shape(const Algorithm& algorithm, const Options& options) {
  Shape shape{true, !algorithm.is_multiprocess()};
  const auto add = [&](const Block& block) {
    const Shape part = shape_of(algorithm, block);
    shape.omits_pc = shape.omits_pc && part.omits_pc;
    shape.omits_termination =
        algorithm.is_multiprocess() ? shape.omits_termination || part.omits_termination : part.omits_termination;
  };
  if (algorithm.is_multiprocess()) {
    for (const Process& process : algorithm.processes) add(process.block);
  } else {
    add(algorithm.main.block);
  }
  if (!algorithm.procedures.empty() || algorithm.has_goto || algorithm.has_label_modifiers) shape.omits_pc = false;
  if (algorithm.has_goto_done) shape.omits_termination = false;
  return options.is_old ? Shape{false, false} : shape;
}

}  // namespace tlaloc::pluscal
