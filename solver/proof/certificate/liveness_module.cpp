#include "solver/proof/certificate/liveness_module.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "frontend/kernel/text/model_values.h"
#include "frontend/kernel/traverse.h"
#include "frontend/support/check.h"
#include "frontend/temporal/monitor.h"
#include "solver/proof/certificate/certificate_text.h"

namespace tlaloc::solver {

namespace {

using temporal::Formula;
using temporal::FormulaId;
using temporal::Rule;
using Kind = Formula::Kind;

/// A monitor's rules as text.
class RuleText {
 public:
  RuleText(const kernel::Spelling& spelling, const kernel::Program& program, const temporal::Formulas& formulas,
           const temporal::Monitor& monitor, ProofText& text)
      : spelling_(spelling), program_(program), formulas_(formulas), text_(text) {
    for (const std::string& name : monitor.variables) variables_.push_back(spelling.fresh(name));
  }

  [[nodiscard]] const std::string& definitions() const { return definitions_; }
  [[nodiscard]] const std::vector<std::string>& variables() const { return variables_; }

  [[nodiscard]] std::string text(const Rule& rule) {
    switch (rule.kind) {
      case Rule::Kind::Constant:
        return rule.value ? "TRUE" : "FALSE";
      case Rule::Kind::Plain:
        return text(rule.plain);
      case Rule::Kind::Now:
        return variables_[rule.variable];
      case Rule::Kind::Next:
        return variables_[rule.variable] + "'";
      case Rule::Kind::Not:
        return "~" + text(rule.operands.front());
      case Rule::Kind::And:
      case Rule::Kind::Or:
        break;
    }
    const bool is_conjunction = rule.kind == Rule::Kind::And;
    std::vector<std::string> all;
    for (const Rule& operand : rule.operands) all.push_back(text(operand));
    return join(is_conjunction, all);
  }

 private:
  static std::string join(bool is_conjunction, const std::vector<std::string>& all) {
    if (all.empty()) return is_conjunction ? "TRUE" : "FALSE";
    if (all.size() == 1) return all.front();
    return fmt::format("({})", fmt::join(all, is_conjunction ? " /\\ " : " \\/ "));
  }

  std::string text(FormulaId id) {
    const Formula& formula = formulas_[id];
    if (formula.kind == Kind::Atom) return atom(formula.atom);
    if (formula.kind == Kind::Negated) return "~" + atom(formula.atom);
    std::vector<std::string> all;
    for (const FormulaId operand : formula.operands) all.push_back(text(operand));
    return join(formula.kind == Kind::And, all);
  }

  const std::string& atom(temporal::AtomId id) {
    const auto [at, is_new] = atoms_.try_emplace(id);
    if (!is_new) return at->second;
    const kernel::ExprId expr = formulas_[id].expr;
    at->second = spelling_.fresh(fmt::format("Atom{}", atoms_.size()));
    const std::string definition = fmt::format("{} == {}\n", at->second, kernel::print(program_, expr, spelling_));
    text_.add(definition);
    text_.add_model_values(kernel::model_values(program_, {expr}));
    definitions_ += definition;
    return at->second;
  }

  const kernel::Spelling& spelling_;
  const kernel::Program& program_;
  const temporal::Formulas& formulas_;
  ProofText& text_;
  std::vector<std::string> variables_;
  std::map<temporal::AtomId, std::string> atoms_;
  std::string definitions_;
};

/// ENABLED of an instance's action that has such an ENABLED in it again, for which no text is made.
bool has_nested_enabled(const kernel::Program& program, const temporal::Formulas& formulas, FormulaId root) {
  std::vector<kernel::ExprId> atoms;
  for (const FormulaId part : formulas.parts(root)) {
    if (formulas[part].atom.is_valid()) atoms.push_back(formulas[formulas[part].atom].expr);
  }
  const auto is_over_own_variables = [&](kernel::ExprId expr) {
    const auto* apply = std::get_if<kernel::OpApply>(&program.exprs[expr]);
    return apply != nullptr && apply->op == kernel::Op::EnabledIn;
  };
  const auto reached = kernel::reach(program, atoms).exprs;
  return std::any_of(reached.begin(), reached.end(), [&](kernel::ExprId expr) {
    if (!is_over_own_variables(expr)) return false;
    const auto below = kernel::reach(program, std::get<kernel::OpApply>(program.exprs[expr]).args).exprs;
    return std::any_of(below.begin(), below.end(), is_over_own_variables);
  });
}

std::string conjunction(const std::string& name, const std::vector<std::string>& conjuncts) {
  std::string text = name + " ==\n";
  for (const std::string& conjunct : conjuncts) text += fmt::format("  /\\ {}\n", conjunct);
  return text;
}

}  // namespace

std::variant<LivenessModule, std::string> make_liveness_module(const ProofSubject& subject,
                                                               const frontend::Specification& specification,
                                                               const temporal::Formulas& formulas, FormulaId counterexample,
                                                               const std::string& property, const std::string& number,
                                                               const RoundBound& bound) {
  const frontend::Model& model = specification.model;
  if (!model.constraints.empty() || !model.action_constraints.empty()) {
    return "no proof is looked for where constraints cut off behaviours";
  }
  if (has_nested_enabled(specification.program, formulas, counterexample)) {
    return "no proof is looked for where an instance's `ENABLED` contains that of another instance";
  }
  const kernel::Spelling& spelling = *subject.specification.origin->spelling;
  ProofText text(specification);
  const auto monitor = temporal::make_monitor(formulas, counterexample);
  if (!monitor) return "no proof is looked for where a property asks for the first step";
  RuleText rules(spelling, specification.program, formulas, *monitor, text);

  LivenessModule out;
  out.name = spelling.fresh(fmt::format("{}Liveness{}", specification.program.root_module.text(), number));
  out.init = spelling.fresh("LivenessInit");
  out.next = spelling.fresh("LivenessNext");
  out.invariant = spelling.fresh("LivenessBound");
  const std::string turn = spelling.fresh("turn"), count = spelling.fresh("rounds"), met = spelling.fresh("ConditionIsMet");

  std::vector<std::string> variables;
  for (const kernel::Variable& variable : specification.program.variables) variables.push_back(variable.name.text());
  const auto printed = [&](kernel::ExprId expr) {
    std::string of = kernel::print(specification.program, expr, spelling);
    text.add(of);
    text.add_model_values(kernel::model_values(specification.program, {expr}));
    return of;
  };

  std::vector<std::string> init{printed(*model.init)};
  std::vector<std::string> next{fmt::format("({}) \\/ UNCHANGED <<{}>>", printed(*model.next), fmt::join(variables, ", "))};
  std::vector<std::string> own = rules.variables();
  out.monitor = own;
  out.rounds = count;
  for (const std::string& name : own) {
    init.push_back(name + " \\in BOOLEAN");
    next.push_back(name + "' \\in BOOLEAN");
  }
  for (const Rule& rule : monitor->initially) init.push_back(rules.text(rule));
  for (const Rule& rule : monitor->steps) next.push_back(rules.text(rule));

  // The conditions are waited for in turn; a round is over when the last one has been met.
  std::vector<std::string> conditions, lasting;
  for (std::size_t i = 0; i < monitor->conditions.size(); ++i) {
    (i < monitor->lasting ? lasting : conditions).push_back(rules.text(monitor->conditions[i]));
  }
  if (conditions.empty()) conditions.emplace_back("TRUE");
  const std::size_t last = conditions.size() - 1;
  std::string is_met = met + " ==\n  ";
  for (const std::string& condition : lasting) is_met += condition + " /\\ ";
  if (last == 0) {
    is_met += conditions.front() + "\n";
  } else {
    own.push_back(turn);
    out.turn = turn;
    init.push_back(turn + " = 0");
    next.push_back(fmt::format("{0}' = IF ~{1} THEN {0} ELSE IF {0} = {2} THEN 0 ELSE {0} + 1", turn, met, last));
    is_met += "(";
    for (std::size_t i = 0; i < last; ++i) is_met += fmt::format("IF {} = {} THEN {} ELSE ", turn, i, conditions[i]);
    is_met += conditions.back() + ")\n";
  }
  own.push_back(count);
  init.push_back(count + " = 0");
  const std::string is_round = last == 0 ? met : fmt::format("{} /\\ {} = {}", met, turn, last);
  std::string invariant, claim;
  if (const auto* rounds = std::get_if<std::uint32_t>(&bound)) {
    next.push_back(fmt::format("{0}' = IF {1} /\\ {0} <= {2} THEN {0} + 1 ELSE {0}", count, is_round, *rounds));
    invariant = fmt::format("{} <= {}", count, *rounds);
    claim = fmt::format("more than\n\\* {} times.", *rounds);
  } else {
    const std::string ranking = spelling.fresh("Ranking"), before = spelling.fresh("ranking");
    const std::string expression = printed(std::get<kernel::ExprId>(bound));
    is_met = fmt::format("{} == {}\n{}", ranking, expression, is_met);
    own.push_back(before);
    init.push_back(before + " = 0");
    // Rounds: 0, 1 for some, 2 once the ranking was negative before the end of one or has not decreased since the end before.
    // It is never more than at the last end, so those values are not negative either as long as there is a next round.
    next.push_back(
        fmt::format("{0}' = IF ~({1}) THEN {0} ELSE IF {2} < 0 \\/ ({0} > 0 /\\ {2}' >= {3}) THEN 2 ELSE IF {0} = 0 "
                    "THEN 1 ELSE {0}",
                    count, is_round, ranking, before));
    next.push_back(fmt::format("{0}' = IF {1} THEN {2}' ELSE {0}", before, is_round, ranking));
    invariant = fmt::format("{0} <= 1 /\\ ({0} = 1 => {1} <= {2})", count, ranking, before);
    claim = fmt::format("for ever:\n\\* {} decreases each time, and is not negative.", ranking);
  }

  const std::string body = rules.definitions() + is_met + conjunction(out.init, init) + conjunction(out.next, next) +
                           fmt::format("{} == {}\n", out.invariant, invariant);
  text.add(body);
  const std::string definitions = text.definitions();
  const std::string comment =
      fmt::format("That {} holds of all behaviours of {}: none meets, without it, every fairness condition in turn {}",
                  property, specification.program.root_module.text(), claim);
  auto made =
      wrap_proof(subject, out.name, comment, text, definitions, fmt::format("VARIABLES {}\n{}", fmt::join(own, ", "), body));
  out.module = std::move(made.module);
  out.config = std::move(made.config);
  out.module_path = std::move(made.module_path);
  out.config_path = std::move(made.config_path);
  return out;
}

}  // namespace tlaloc::solver
