#include "frontend/pluscal/generate/generator.h"

#include <algorithm>
#include <utility>

#include "frontend/pluscal/failure.h"
#include "frontend/pluscal/generate/action_writer.h"
#include "frontend/pluscal/generate/fairness.h"
#include "frontend/pluscal/generate/variables.h"
#include "frontend/pluscal/lower/calls.h"

namespace tlaloc::pluscal {

namespace {

using Kind = ExprToken::Kind;
using Named = VariableTable::Named;

class Generator {
 public:
  Generator(const Algorithm& algorithm, const Plan& plan, const Options& options, const SourceManager& sources)
      : algorithm_(algorithm),
        plan_(plan),
        options_(options),
        span_(algorithm.span),
        variables_(list_variables(algorithm, plan.shape)),
        names_(names_of(variables_.all())),
        actions_(algorithm_, variables_, names_, sources, out_) {}

  GeneratedText run() {
    for (const std::string& remark : plan_.remarks) out_.put_line(remark, {});
    declarations();
    process_set();
    init();
    for (std::size_t i = 0; i < algorithm_.procedures.size(); ++i) procedure(i);
    for (std::size_t i = 0; i < algorithm_.processes.size(); ++i) process(i);
    for (const Step& step : plan_.main_steps) actions_.write(plan_.shape.omits_pc ? "Next" : step.label, step, std::nullopt);
    next();
    put_block(spec_formula(algorithm_, options_));
    termination();
    return out_.finish();
  }

 private:
  static std::vector<std::string> names_of(const std::vector<Named>& variables) {
    std::vector<std::string> names;
    for (const Named& variable : variables) names.push_back(variable.name);
    return names;
  }

  [[nodiscard]] bool is_multi() const { return algorithm_.is_multiprocess(); }
  [[nodiscard]] bool stutters_at_end() const { return !options_.omits_done_disjunct && !plan_.shape.omits_termination; }
  [[nodiscard]] static Expr self() { return make_expr(Kind::Identifier, "self", {}); }
  [[nodiscard]] Changes no_changes() const { return Changes(names_); }

  void put(std::string_view text) { out_.put(text, span_); }
  void put_line(std::string_view text) { out_.put_line(text, span_); }
  void put_block(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) put_line(line);
    out_.blank_line();
  }

  // ---- declarations

  void declarations() {
    if (algorithm_.has_default_values) put_line("CONSTANT defaultInitValue");
    if (algorithm_.definitions.empty()) {
      declare(variables_.all());
    } else {
      declare(variables_.globals);
      out_.blank_line();
      out_.put("(* define statement *)", {});
      out_.end_line();
      out_.put(algorithm_.definitions);
      out_.blank_line();
      declare(variables_.locals);
    }
    out_.blank_line();
    if (names_.empty()) fail(DiagnosticKind::PlusCalSyntax, span_, "the algorithm has no variables");
    put("vars == << ");
    name_list(variables_.all(), out_.column());
    if (out_.column() + 4 > TextWriter::kWidth) {
      out_.end_line();
      put(spaces(7));
    }
    put(" >>");
    out_.blank_line();
  }

  void declare(const std::vector<Named>& variables) {
    if (variables.empty()) return;
    put(variables.size() > 1 ? "VARIABLES " : "VARIABLE ");
    name_list(variables, out_.column());
    out_.end_line();
  }

  void name_list(const std::vector<Named>& variables, std::size_t indent) {
    for (std::size_t i = 0; i < variables.size(); ++i) {
      if (i > 0) put(", ");
      if (out_.column() + width(variables[i].name) + 1 > TextWriter::kWidth) {
        out_.end_line();
        put(spaces(indent));
      }
      out_.put(variables[i].name, variables[i].origin);
    }
  }

  void process_set() {
    if (!is_multi()) return;
    put("ProcSet == ");
    for (std::size_t i = 0; i < algorithm_.processes.size(); ++i) {
      const Process& process = algorithm_.processes[i];
      if (i > 0) put(" \\cup ");
      put(process.is_single ? "{" : "(");
      out_.put(process.id);
      put(process.is_single ? "}" : ")");
    }
    out_.blank_line();
  }

  // ---- Init

  static constexpr std::size_t kInitColumn = 8;

  /// In front of each part of Init: its head once, then space.
  void begin_init_line() {
    out_.end_line();
    if (std::exchange(init_begun_, true)) {
      put(spaces(kInitColumn));
    } else {
      put("Init == ");
    }
  }

  void remark(const std::string& text) {
    begin_init_line();
    out_.put("(* " + text + " *)", {});
    out_.end_line();
  }

  void init() {
    if (!algorithm_.variables.empty()) remark("Global variables");
    for (const Variable& variable : algorithm_.variables) init_plain(variable);
    for (const Procedure& procedure : algorithm_.procedures) {
      if (!procedure.parameters.empty() || !procedure.variables.empty()) remark("Procedure " + procedure.name);
      for (const auto* list : {&procedure.parameters, &procedure.variables}) {
        for (const Variable& variable : *list) {
          if (is_multi()) {
            init_function(variable, make_expr(Kind::Other, "ProcSet", span_), "[ self \\in ");
          } else {
            init_plain(variable);
          }
        }
      }
    }
    for (const Process& process : algorithm_.processes) {
      if (!process.variables.empty()) remark("Process " + process.name);
      for (const Variable& variable : process.variables) {
        if (process.is_single) {
          init_plain(variable, false);
        } else if (variable.is_equality) {
          init_function(variable, process.id, "[self \\in ");
        } else {
          init_function_set(variable, process.id);
        }
      }
    }
    if (!algorithm_.procedures.empty()) {
      begin_init_line();
      put(is_multi() ? "/\\ stack = [self \\in ProcSet |-> << >>]" : "/\\ stack = << >>");
    }
    if (!plan_.shape.omits_pc) init_pc();
    out_.blank_line();
  }

  void init_plain(const Variable& variable, bool may_parenthesise = true) {
    begin_init_line();
    const Expr value = initial_value(variable);
    const bool parenthesised = may_parenthesise && needs_parentheses(value);
    out_.put("/\\ " + variable.name + (variable.is_equality ? " = " : " \\in ") + (parenthesised ? "(" : ""), variable.span);
    out_.put(value);
    if (parenthesised) out_.put(")", variable.span);
  }

  void init_function(const Variable& variable, const Expr& domain, const std::string& head) {
    begin_init_line();
    out_.put("/\\ " + variable.name + " = " + head, variable.span);
    out_.put(domain);
    out_.put(" |-> ", variable.span);
    out_.put(with_subscripts(initial_value(variable), self(), variables_, no_changes()));
    out_.put("]", variable.span);
  }

  /// `v \in [S -> T]`. In T there is no process at hand: should T speak of the process's variables, they are those of any.
  void init_function_set(const Variable& variable, const Expr& domain) {
    Expr any = make_expr(Kind::Other, "CHOOSE", {});
    any.append(Kind::Identifier, "self", {}, 1);
    any.append(Kind::Other, "\\in", {}, 1);
    any = concatenate(any, domain, 2);
    any.append(Kind::Other, ":", {}, 1);
    any.append(Kind::Other, "TRUE", {}, 1);
    begin_init_line();
    out_.put("/\\ " + variable.name + " \\in [", variable.span);
    out_.put(domain);
    out_.put(" -> ", variable.span);
    out_.put(with_subscripts(initial_value(variable), any, variables_, no_changes()));
    out_.put("]", variable.span);
  }

  void init_pc() {
    begin_init_line();
    if (!is_multi()) {
      put("/\\ pc = \"" + first_label(algorithm_.main) + "\"");
      return;
    }
    const std::vector<Process>& processes = algorithm_.processes;
    put("/\\ pc = [self \\in ProcSet |-> ");
    if (processes.size() == 1) {
      put("\"" + first_label(processes.front()) + "\"]");
      return;
    }
    put("CASE ");
    const std::size_t column = out_.column() - 3;
    for (std::size_t i = 0; i < processes.size(); ++i) {
      if (i > 0) {
        out_.end_line();
        put(spaces(column));
        put("[] ");
      }
      put(processes[i].is_single ? "self = " : "self \\in ");
      out_.put(processes[i].id);
      put(" -> \"" + first_label(processes[i]) + (i + 1 == processes.size() ? "\"]" : "\""));
    }
  }

  [[nodiscard]] const std::string& first_label(const Body& body) const { return algorithm_[body.block.front()].label; }

  // ---- actions

  void procedure(std::size_t i) {
    const Procedure& procedure = algorithm_.procedures[i];
    const std::string argument = is_multi() ? "(self)" : "";
    for (const Step& step : plan_.procedure_steps[i]) {
      actions_.write(step.label + argument, step, is_multi() ? Self(self()) : std::nullopt);
    }
    disjunction(procedure, argument, plan_.procedure_steps[i]);
  }

  void process(std::size_t i) {
    const Process& process = algorithm_.processes[i];
    const std::string argument = process.is_single ? "" : "(self)";
    for (const Step& step : plan_.process_steps[i]) {
      actions_.write((plan_.shape.omits_pc ? process.name : step.label) + argument, step,
                     process.is_single ? process.id : self());
    }
    if (!plan_.shape.omits_pc) disjunction(process, argument, plan_.process_steps[i]);
  }

  /// `p(self) == l1(self) \/ l2(self)`
  void disjunction(const Body& body, const std::string& argument, const std::vector<Step>& steps) {
    out_.put(body.name + argument + " == ", body.place);
    const std::size_t indent = out_.column() + 2;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const std::string disjunct = steps[i].label + argument;
      if (i > 0 && out_.column() + 7 + width(disjunct) > TextWriter::kWidth) out_.end_line();
      if (i > 0) out_.put((out_.column() == 0 ? spaces(indent) : "") + " \\/ ", steps[i].label_span);
      out_.put(disjunct, steps[i].label_span);
    }
    out_.blank_line();
  }

  // ---- Next

  void next() {
    if (plan_.shape.omits_pc && !is_multi()) return;
    if (stutters_at_end()) {
      out_.put_line("(* Allow infinite stuttering to prevent deadlock on termination. *)", {});
      if (is_multi()) {
        put_line("Terminating == /\\ \\A self \\in ProcSet: pc[self] = \"Done\"");
        put_line("               /\\ UNCHANGED vars");
      } else {
        put_line("Terminating == pc = \"Done\" /\\ UNCHANGED vars");
      }
      out_.blank_line();
    }
    put("Next == ");
    bool is_first = true;
    const auto begin_disjunct = [&] {
      if (std::exchange(is_first, false)) return;
      out_.end_line();
      put("           \\/ ");
    };
    for (const std::string& line : packed(plain_actions(), TextWriter::kWidth - 11)) {
      begin_disjunct();
      put(line);
    }
    if (is_multi() && !algorithm_.procedures.empty()) {
      begin_disjunct();
      procedures_of_all();
    }
    for (const Process& process : algorithm_.processes) {
      if (process.is_single) continue;
      begin_disjunct();
      put("(\\E self \\in ");
      out_.put(process.id);
      put(": " + process.name + "(self))");
    }
    if (stutters_at_end()) {
      begin_disjunct();
      put("Terminating");
    }
    out_.blank_line();
  }

  /// Those without `self`.
  [[nodiscard]] std::vector<std::string> plain_actions() const {
    std::vector<std::string> names;
    if (is_multi()) {
      for (const Process& process : algorithm_.processes) {
        if (process.is_single) names.push_back(process.name);
      }
      return names;
    }
    for (const Procedure& procedure : algorithm_.procedures) names.push_back(procedure.name);
    for (const Step& step : plan_.main_steps) names.push_back(step.label);
    return names;
  }

  void procedures_of_all() {
    std::vector<std::string> names;
    for (const Procedure& procedure : algorithm_.procedures) names.push_back(procedure.name + "(self)");
    const std::vector<std::string> lines = packed(names, TextWriter::kWidth - 37);
    put("(\\E self \\in ProcSet: ");
    const std::size_t column = out_.column();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) {
        out_.end_line();
        put(spaces(column));
      }
      if (lines.size() > 1) put(" \\/ ");
      put(lines[i]);
    }
    put(")");
  }

  /// Names joined by `\/` into lines of at most `limit` columns.
  static std::vector<std::string> packed(const std::vector<std::string>& names, std::size_t limit) {
    std::vector<std::string> lines;
    for (const std::string& name : names) {
      if (lines.empty() || lines.back().size() + 4 + name.size() > limit) {
        lines.push_back(name);
      } else {
        lines.back() += " \\/ " + name;
      }
    }
    return lines;
  }

  void termination() {
    if (plan_.shape.omits_pc || plan_.shape.omits_termination) return;
    put_line(is_multi() ? "Termination == <>(\\A self \\in ProcSet: pc[self] = \"Done\")" : "Termination == <>(pc = \"Done\")");
    out_.blank_line();
  }

  const Algorithm& algorithm_;
  const Plan& plan_;
  const Options& options_;
  Span span_;
  VariableTable variables_;
  std::vector<std::string> names_;
  TextWriter out_;
  ActionWriter actions_;
  bool init_begun_ = false;
};

}  // namespace

GeneratedText generate(const Algorithm& algorithm, const Plan& plan, const Options& options, const SourceManager& sources) {
  return Generator(algorithm, plan, options, sources).run();
}

}  // namespace tlaloc::pluscal
