#include "frontend/pluscal/lower/names.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "frontend/pluscal/failure.h"
#include "frontend/support/overloaded.h"

namespace tlaloc::pluscal {

namespace {

/// In the order in which names are settled: what stands first keeps its name.
enum class NameKind : std::uint8_t { Global, Label, Procedure, Process, ProcessVariable, ProcedureVariable, Parameter };
constexpr std::array<const char*, 7> kKindNames = {"Global variable",    "Label",    "Procedure", "Process", "Process variable",
                                                   "Procedure variable", "Parameter"};

bool is_local_variable(NameKind kind) { return kind >= NameKind::ProcessVariable; }
bool is_variable(NameKind kind) { return kind == NameKind::Global || is_local_variable(kind); }

struct Entry {
  NameKind kind;
  std::string name;
  std::string owner;       ///< the procedure's or process's name; empty: the algorithm
  std::string owner_kind;  ///< "procedure", "process"
  Span place;
  std::string settled;
};

class NameTable {
 public:
  void declare(NameKind kind, const std::string& name, const std::string& owner, const char* owner_kind, Span place) {
    std::vector<std::size_t>& namesakes = by_name_[name];
    for (const std::size_t i : namesakes) {
      const Entry& other = entries_[i];
      const bool hides_global = is_local_variable(kind) && other.kind == NameKind::Global;
      const bool same_place = other.owner == owner && (is_local_variable(kind) || other.kind == kind);
      if (!hides_global && !same_place) continue;
      std::string what = kKindNames[static_cast<std::size_t>(kind)];
      what[0] = static_cast<char>(what[0] - 'A' + 'a');
      std::vector<Label> others;
      if (other.place.is_valid()) others.push_back({other.place, "declared here"});
      fail(DiagnosticKind::PlusCalRedefined, place, fmt::format("{} `{}` is declared again", what, name),
           other.place.is_valid() ? "give one of them another name"
                                  : fmt::format("the translation adds a variable `{}`; choose another name", name),
           std::move(others));
    }
    namesakes.push_back(entries_.size());
    entries_.push_back({kind, name, owner, owner_kind, place, name});
    ++uses_[name];
  }

  void settle() {
    for (int kind = static_cast<int>(NameKind::Label); kind <= static_cast<int>(NameKind::Parameter); ++kind) {
      for (Entry& entry : entries_) {
        if (static_cast<int>(entry.kind) == kind) settle(entry);
      }
    }
  }

  [[nodiscard]] const Entry* find(NameKind kind, const std::string& name, const std::string& owner) const {
    const auto namesakes = by_name_.find(name);
    if (namesakes == by_name_.end()) return nullptr;
    for (const std::size_t i : namesakes->second) {
      if (entries_[i].kind == kind && entries_[i].owner == owner) return &entries_[i];
    }
    return nullptr;
  }
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

 private:
  void settle(Entry& entry) {
    for (std::size_t length = 1; uses_[entry.settled] > 1; ++length) {
      --uses_[entry.settled];
      if (length == 1) {
        entry.settled += '_';
      } else if (length > entry.owner.size() + 1) {
        entry.settled += std::to_string(static_cast<int>(entry.kind));
      } else {
        entry.settled += entry.owner[length - 2];
      }
      ++uses_[entry.settled];
    }
  }

  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;
  std::unordered_map<std::string, int> uses_;  ///< how many entries are settled on a name
};

class Settler {
 public:
  Settler(Algorithm& algorithm, const SourceManager& sources) : algorithm_(algorithm), sources_(sources) {}

  std::vector<std::string> run() {
    declare_all();
    table_.settle();
    for (Variable& variable : algorithm_.variables) rename_expr(variable.initial, globals_);
    for (Procedure& procedure : algorithm_.procedures) rename_procedure(procedure);
    for (Process& process : algorithm_.processes) rename_body(process, NameKind::ProcessVariable);
    rename_block(algorithm_.main.block, "", nullptr);
    if (algorithm_.is_multiprocess()) complete_calls();
    for (Process& process : algorithm_.processes) process.name = settled(NameKind::Process, process.name, "");
    for (Procedure& procedure : algorithm_.procedures) {
      procedure.declared_name = procedure.name;
      procedure.name = settled(NameKind::Procedure, procedure.name, "");
    }
    return report();
  }

 private:
  void declare_all() {
    table_.declare(NameKind::Global, "pc", "", "", {});
    if (!algorithm_.procedures.empty()) table_.declare(NameKind::Global, "stack", "", "", {});
    for (const Variable& v : algorithm_.variables) table_.declare(NameKind::Global, v.name, "", "process", v.place);
    for (const Procedure& procedure : algorithm_.procedures) {
      table_.declare(NameKind::Procedure, procedure.name, "", "procedure", procedure.place);
      for (const Variable& v : procedure.variables) {
        table_.declare(NameKind::ProcedureVariable, v.name, procedure.name, "procedure", v.place);
      }
      for (const Variable& v : procedure.parameters) {
        table_.declare(NameKind::Parameter, v.name, procedure.name, "procedure", v.place);
      }
      declare_labels(procedure.block, procedure.name, "procedure");
    }
    for (const Process& process : algorithm_.processes) {
      table_.declare(NameKind::Process, process.name, "", "process", process.place);
      for (const Variable& v : process.variables)
        table_.declare(NameKind::ProcessVariable, v.name, process.name, "process", v.place);
      declare_labels(process.block, process.name, "process");
    }
    declare_labels(algorithm_.main.block, "", "");
    for (const Entry& entry : table_.entries()) {
      if (!algorithm_.has_default_values || entry.name != "defaultInitValue") continue;
      fail(DiagnosticKind::PlusCalRedefined, entry.place, "`defaultInitValue` is declared again",
           "the translation declares it as the value of variables that have none; choose another name");
    }
  }

  void declare_labels(const Block& block, const std::string& owner, const char* owner_kind) {
    for (const StmtId id : block) {
      const Stmt& stmt = algorithm_[id];
      if (!stmt.label.empty()) table_.declare(NameKind::Label, stmt.label, owner, owner_kind, stmt.place);
      for (const Block* const inner : inner_blocks(stmt)) declare_labels(*inner, owner, owner_kind);
    }
  }

  [[nodiscard]] std::string settled(NameKind kind, const std::string& name, const std::string& owner) const {
    const Entry* const entry = table_.find(kind, name, owner);
    return entry == nullptr ? name : entry->settled;
  }

  // ---- uses

  static void rename_expr(Expr& expr, const Substitution& names) { expr = substitute(expr, names, Parentheses::Omit); }
  static void rename_expr(std::optional<Expr>& expr, const Substitution& names) {
    if (expr) rename_expr(*expr, names);
  }

  /// The variables of `owner` whose names have changed.
  [[nodiscard]] Substitution renamings(const std::string& owner) const {
    Substitution names;
    for (const Entry& entry : table_.entries()) {
      if (entry.owner != owner || !is_variable(entry.kind) || entry.settled == entry.name) continue;
      names.emplace(entry.name, make_expr(ExprToken::Kind::Identifier, entry.settled, {}));
    }
    return names;
  }

  void rename_variables(std::vector<Variable>& variables, NameKind kind, const std::string& owner) {
    for (Variable& variable : variables) {
      variable.name = settled(kind, variable.name, owner);
      rename_expr(variable.initial, renamed_);
    }
  }

  void rename_body(Body& body, NameKind variable_kind) {
    renamed_ = renamings(body.name);
    rename_variables(body.variables, variable_kind, body.name);
    rename_block(body.block, body.name, &body);
  }

  void rename_procedure(Procedure& procedure) {
    rename_body(procedure, NameKind::ProcedureVariable);
    rename_variables(procedure.parameters, NameKind::Parameter, procedure.name);
  }

  void rename_block(const Block& block, const std::string& owner, Body* body) {
    for (const StmtId id : block) rename_statement(id, owner);
    if (body == nullptr) return;
    for (std::string& label : body->plus_labels) label = settled(NameKind::Label, label, owner);
    for (std::string& label : body->minus_labels) label = settled(NameKind::Label, label, owner);
  }

  void rename_statement(StmtId id, const std::string& owner) {
    Stmt& stmt = algorithm_[id];
    if (!stmt.label.empty()) stmt.label = settled(NameKind::Label, stmt.label, owner);
    std::visit(Overloaded{
                   [&](Assign& assign) {
                     for (SingleAssign& part : assign.parts) {
                       if (const auto it = renamed_.find(part.variable); it != renamed_.end()) {
                         part.variable = it->second.lines.front().front().text;
                       }
                       rename_expr(part.subscript, renamed_);
                       rename_expr(part.value, renamed_);
                     }
                   },
                   [&](If& choice) { rename_expr(choice.test, renamed_); },
                   [&](Either&) {},
                   [&](With& with) { rename_expr(with.value, renamed_); },
                   [&](While& loop) { rename_expr(loop.test, renamed_); },
                   [&](Await& await) { rename_expr(await.condition, renamed_); },
                   [&](Print& print) { rename_expr(print.value, renamed_); },
                   [&](Assertion& assertion) { rename_expr(assertion.condition, renamed_); },
                   [&](Skip&) {},
                   [&](Goto& jump) { rename_target(jump, owner); },
                   [&](Return& back) { rename_return(back, stmt, owner); },
                   [&](Call& call) { rename_call(call, stmt, owner); },
                   [&](MacroCall&) {},
               },
               stmt.node);
    for (const Block* const inner : inner_blocks(std::as_const(stmt))) {
      for (const StmtId each : *inner) rename_statement(each, owner);
    }
  }

  void rename_target(Goto& jump, const std::string& owner) {
    if (jump.target == "Done") return;
    const Entry* const label = table_.find(NameKind::Label, jump.target, owner);
    if (label != nullptr) {
      jump.target = label->settled;
      return;
    }
    std::vector<Label> others;
    for (const Entry& entry : table_.entries()) {
      if (entry.kind == NameKind::Label && entry.name == jump.target) {
        others.push_back({entry.place, fmt::format("the label of that name belongs to {} `{}`",
                                                   entry.owner.empty() ? "the algorithm" : entry.owner_kind, entry.owner)});
      }
    }
    fail(DiagnosticKind::PlusCalUndefined, jump.target_span, fmt::format("`goto` to `{}`, which is no label here", jump.target),
         {}, std::move(others));
  }

  void rename_return(Return& back, const Stmt& stmt, const std::string& owner) {
    if (table_.find(NameKind::Procedure, owner, "") == nullptr) {
      fail(DiagnosticKind::PlusCalMisplacedReturn, stmt.span, "`return` outside of a procedure", "`goto Done` ends a process");
    }
    back.procedure = settled(NameKind::Procedure, owner, "");
  }

  void rename_call(Call& call, const Stmt& stmt, const std::string& owner) {
    const auto procedure = std::find_if(algorithm_.procedures.begin(), algorithm_.procedures.end(),
                                        [&](const Procedure& p) { return p.name == call.procedure; });
    if (procedure == algorithm_.procedures.end()) {
      const bool is_macro = std::any_of(algorithm_.macros.begin(), algorithm_.macros.end(),
                                        [&](const Macro& macro) { return macro.name == call.procedure; });
      fail(DiagnosticKind::PlusCalUndefined, stmt.span, fmt::format("procedure `{}` is not defined", call.procedure),
           is_macro ? fmt::format("`{}` is a macro: write `{}(...)` without `call`", call.procedure, call.procedure) : "");
    }
    if (procedure->parameters.size() != call.arguments.size()) {
      fail(DiagnosticKind::PlusCalArguments, stmt.span,
           fmt::format("procedure `{}` is called with {} argument{}, expected {}", call.procedure, call.arguments.size(),
                       call.arguments.size() == 1 ? "" : "s", procedure->parameters.size()),
           {}, {{procedure->place, "defined here"}});
    }
    call.procedure = settled(NameKind::Procedure, call.procedure, "");
    for (Expr& argument : call.arguments) rename_expr(argument, renamed_);
    if (call.then_return) rename_return(*call.then_return, stmt, owner);
    if (call.then_goto) rename_target(*call.then_goto, owner);
  }

  // ---- which procedures a body calls, directly or not

  void complete_calls() {
    std::vector<Procedure>& procedures = algorithm_.procedures;
    const std::size_t n = procedures.size();
    const auto index_of = [&](const std::string& name) {
      return static_cast<std::size_t>(
          std::find_if(procedures.begin(), procedures.end(), [&](const Procedure& p) { return p.name == name; }) -
          procedures.begin());
    };
    std::vector<std::vector<bool>> reaches(n, std::vector<bool>(n, false));
    for (std::size_t i = 0; i < n; ++i) {
      for (const std::string& name : procedures[i].called) reaches[i][index_of(name)] = true;
    }
    for (std::size_t k = 0; k < n; ++k) {
      for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) reaches[i][j] = reaches[i][j] || (reaches[i][k] && reaches[k][j]);
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      procedures[i].called.clear();
      for (std::size_t j = 0; j < n; ++j) {
        if (reaches[i][j]) procedures[i].called.push_back(procedures[j].name);
      }
    }
    for (Process& process : algorithm_.processes) {
      for (std::size_t i = 0; i < process.called.size(); ++i) {  // grows
        for (const std::string& name : std::vector<std::string>(procedures[index_of(process.called[i])].called)) {
          if (std::find(process.called.begin(), process.called.end(), name) == process.called.end())
            process.called.push_back(name);
        }
      }
    }
  }

  [[nodiscard]] std::vector<std::string> report() const {
    std::vector<std::string> lines;
    for (int kind = 0; kind < static_cast<int>(kKindNames.size()); ++kind) {
      for (const Entry& entry : table_.entries()) {
        if (static_cast<int>(entry.kind) != kind || entry.settled == entry.name) continue;
        const LineColumn at = sources_.file(entry.place.source).line_column(entry.place.begin);
        const std::string owner = entry.owner.empty() ? "" : fmt::format(" of {} {}", entry.owner_kind, entry.owner);
        lines.push_back(fmt::format("\\* {} {}{} at line {} col {} changed to {}", kKindNames[static_cast<std::size_t>(kind)],
                                    entry.name, owner, at.line, at.column, entry.settled));
      }
    }
    return lines;
  }

  Algorithm& algorithm_;
  const SourceManager& sources_;
  NameTable table_;
  const Substitution globals_;
  Substitution renamed_;  ///< in the body at work
};

}  // namespace

std::vector<std::string> settle_names(Algorithm& algorithm, const SourceManager& sources) {
  return Settler(algorithm, sources).run();
}

}  // namespace tlaloc::pluscal
