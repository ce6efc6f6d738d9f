#include "frontend/model/model_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <unordered_set>

#include "frontend/kernel/conjuncts.h"
#include "frontend/kernel/levels.h"
#include "frontend/kernel/traverse.h"
#include "frontend/model/circles.h"

namespace tlaloc::model {

using frontend::Model;
using frontend::NamedExpr;
using kernel::ExprId;
using kernel::Level;

Span ModelBuilder::body_span(ExprId expr) const {
  const auto* call = std::get_if<kernel::Call>(&program_.exprs[expr]);
  return call != nullptr ? program_.definitions[call->definition].body_span : program_.spans[expr];
}

std::string ModelBuilder::call_name(ExprId expr, const std::string& otherwise) const {
  const auto* call = std::get_if<kernel::Call>(&program_.exprs[expr]);
  return call != nullptr ? program_.definitions[call->definition].name.text() : otherwise;
}

std::optional<NamedExpr> ModelBuilder::lower(const config::Name& name, const std::string& role) {
  const auto chain = names_.look_up_plain(name, role);
  if (!chain) return std::nullopt;
  const ExprId expr = lowering_.lower_name(*chain, names_.meant(chain->back()).span);
  asked_[expr] = name.span;
  return NamedExpr{name.symbol.text(), expr, body_span(expr)};
}

/// A name or an expression from the command line.
std::optional<NamedExpr> ModelBuilder::lower_text(const std::string& text, const std::string& role) {
  const bool number =
      std::all_of(text.begin(), text.end(), [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
  if (is_name(text) && !number) {
    if (!names_.find(Symbol(text))) {
      if (auto part = lower_part(text, role)) return part;
    }
    if (names_.find(Symbol(text)) || resolve::find_primitive(Symbol(text)) == nullptr)
      return lower(config::Name{Symbol(text), Span{}}, role);
  }
  return lower_expression(text, role);
}

/// `Op!2!1` names a conjunct of Op, as tables of conjuncts do.
std::optional<NamedExpr> ModelBuilder::lower_part(const std::string& text, const std::string& role) {
  const std::size_t bang = text.find_last_not_of("0123456789!");
  if (bang == std::string::npos || bang + 1 >= text.size() || text[bang + 1] != '!') return std::nullopt;
  const Symbol whole(text.substr(0, bang + 1));
  if (!names_.find(whole)) return std::nullopt;
  const auto formula = lower(config::Name{whole, Span{}}, role);
  if (!formula) return std::nullopt;
  for (const kernel::Conjunct& conjunct : kernel::conjuncts(program_, formula->expr, formula->name)) {
    if (conjunct.name == text) return NamedExpr{text, conjunct.expr, program_.spans[conjunct.expr]};
  }
  return std::nullopt;
}

std::optional<NamedExpr> ModelBuilder::lower_expression(const std::string& text, const std::string& role) {
  const auto parsed = loader_.parse_expression((role.size() == 1 ? "-" : "--") + role, text);
  if (!parsed || !resolver_.bind_in_root(parsed->first, parsed->second, false)) return std::nullopt;
  const ExprId expr = lowering_.lower_root(parsed->first, parsed->second);
  asked_[expr] = program_.spans[expr];
  return NamedExpr{text, expr, program_.spans[expr]};
}

ModelBuilder::Wanted ModelBuilder::lower_all(const std::vector<config::Name>& names, const std::vector<std::string>& texts,
                                             const std::string& role) {
  Wanted all;
  std::unordered_set<std::string> seen;  // what is asked for twice is asked for once
  if (!texts.empty()) {
    for (const std::string& text : texts) {
      if (!seen.insert(text).second) continue;
      if (role == "invariant") {
        if (auto formula = lower_trace_invariant(text)) {
          all.push_back(std::move(*formula));
          continue;
        }
      }
      if (auto formula = lower_text(text, role)) all.push_back(std::move(*formula));
    }
    return all;
  }
  for (const config::Name& name : names) {
    if (!seen.insert(name.symbol.text()).second) continue;
    if (auto formula = lower(name, role)) all.push_back(std::move(*formula));
  }
  return all;
}

void ModelBuilder::lower_behaviour(const config::Config& config, bool has_config, const frontend::LoadOptions& options) {
  if (config.specification && !(options.init && options.next)) specification_ = lower(*config.specification, "SPECIFICATION");
  if (options.init) {
    init_ = lower_text(*options.init, "init");
  } else if (config.init) {
    init_ = lower(*config.init, "INIT");
  }
  if (options.next) {
    next_ = lower_text(*options.next, "next");
  } else if (config.next) {
    next_ = lower(*config.next, "NEXT");
  }
  // As in Apalache: of the two, the one that is not named is the operator of its usual name.
  const auto usual = [&](const char* name, const char* role) -> std::optional<NamedExpr> {
    const config::Name of{Symbol(name), Span{}};
    return names_.find(of.symbol) ? lower(of, role) : std::nullopt;
  };
  if (!config.specification && options.init && !options.next && !config.next) next_ = usual("Next", "NEXT");
  if (!config.specification && options.next && !options.init && !config.init) init_ = usual("Init", "INIT");
  const bool asked = config.specification || config.init || config.next || options.init || options.next;
  const bool constant = program_.variables.empty();
  if (asked || has_config || (constant && !options.expressions.empty())) return;
  const config::Name init{Symbol("Init"), Span{}}, next{Symbol("Next"), Span{}};
  for (const config::Name& name : {init, next}) {
    const auto chain = names_.find(name.symbol);
    // A module without variables needs no behaviour: operators of these names may be something else there.
    if (!chain || (constant && names_.arity(chain->back()) > 0)) return;
  }
  init_ = lower(init, "INIT");
  next_ = lower(next, "NEXT");
  sink_.report(DiagnosticKind::DefaultBehaviour, Span{}, "no configuration: the behaviour is taken from `Init` and `Next`",
               "give a configuration, or `--init` and `--next`");
}

/// An alias only changes how traces are shown, so one that cannot be evaluated is left out. Comes last: what else reaches its
/// problems has reached them by then.
void ModelBuilder::lower_alias(const config::Name& name, Model& model) {
  const std::size_t problems = lowering_.problems().size();
  auto alias = lower(name, "ALIAS");
  if (lowering_.problems().size() == problems) {
    model.alias = std::move(alias);
    return;
  }
  const Diagnostic& first = lowering_.problems()[problems];
  sink_.report(Diagnostic{DiagnosticKind::ConfigIgnored,
                          fmt::format("the alias `{}` is not used: {}", name.symbol.text(), first.message),
                          name.span,
                          {{first.span, "not supported"}},
                          {}});
  lowering_.forget_problems(problems);
}

/// For their levels only, so also those that no formula leads to; problems of these do not matter. Comes last, as above.
void ModelBuilder::lower_constant_replacements() {
  const std::size_t problems = lowering_.problems().size();
  constant_replacements_ = lowering_.lower_constant_replacements();
  lowering_.forget_problems(problems);
}

Model ModelBuilder::build(const config::Config& config, bool has_config, const frontend::LoadOptions& options) {
  Model model;
  model.check_deadlock = config.check_deadlock.value_or(true);
  lower_behaviour(config, has_config, options);
  if (options.cinit) cinit_ = lower_text(*options.cinit, "cinit");
  const Wanted invariants = lower_all(config.invariants, options.invariants, "invariant");
  const Wanted implied = lower_all({}, options.implied, "implies");
  const std::vector<config::Name> none;
  const Wanted properties = lower_all(options.config_properties ? config.properties : none, options.properties, "property");
  const Wanted constraints = lower_all(config.constraints, options.constraints, "constraint");
  model.action_constraints = lower_all(config.action_constraints, {}, "ACTION_CONSTRAINT");
  model.postconditions = lower_all(config.postconditions, {}, "POSTCONDITION");
  if (config.view) model.view = lower(*config.view, "VIEW");
  if (config.symmetry) model.symmetry = lower(*config.symmetry, "SYMMETRY");
  for (const std::string& text : options.expressions) {
    if (auto formula = lower_expression(text, "e")) model.expressions.push_back(std::move(*formula));
  }
  lowering_.lower_assumptions();
  if (config.alias) lower_alias(*config.alias, model);
  lower_constant_replacements();
  std::unordered_set<Symbol> given;
  for (const auto& [name, text] : options.constants) given.insert(Symbol(name));
  if (!refuse_circles(program_, config.substitutions, given, sink_)) return model;

  kernel::assign_levels(program_);
  if (check_replacements()) kernel::check_levels(program_, sink_);
  place_behaviour(model, !options.expressions.empty());
  // On the command line an invariant may speak of steps: it then holds of each step that is taken, as in Apalache.
  const auto is_of_steps = [&](const NamedExpr& formula, const std::vector<std::string>& texts) {
    return !texts.empty() && program_.levels[formula.expr] == Level::Action;
  };
  for (const NamedExpr& invariant : invariants) {
    if (is_of_steps(invariant, options.invariants)) {
      model.action_properties.push_back(invariant);
      continue;
    }
    if (at_most(invariant, Level::State, "invariant", "check it as a PROPERTY")) model.invariants.push_back(invariant);
  }
  for (const NamedExpr& formula : implied) {
    if (is_of_steps(formula, options.implied)) {
      model.action_properties.push_back(formula);
      continue;
    }
    if (at_most(formula, Level::State, "implied formula", {})) model.implied.push_back(formula);
  }
  for (const NamedExpr& constraint : constraints) {
    // The command line has one option for both kinds.
    if (!options.constraints.empty() && program_.levels[constraint.expr] == Level::Action) {
      model.action_constraints.push_back(constraint);
    } else if (at_most(constraint, Level::State, "constraint", "give it as an ACTION_CONSTRAINT")) {
      model.constraints.push_back(constraint);
    }
  }
  for (const NamedExpr& property : properties) place_property(property, model);
  for (const NamedExpr& constraint : model.action_constraints) at_most(constraint, Level::Action, "action constraint", {});
  for (const NamedExpr& condition : model.postconditions) {
    if (kernel::depends_on_states(program_, condition.expr)) at_most(condition, Level::Constant, "postcondition", {});
  }
  if (model.view) at_most(*model.view, Level::State, "view", {});
  if (model.symmetry) at_most(*model.symmetry, Level::Constant, "symmetry set", {});
  if (model.alias) at_most(*model.alias, Level::Action, "alias", {});
  if (program_.variables.empty() && !model.init && !model.next) stay_in_the_only_state(model);
  if (cinit_ && !at_most(*cinit_, Level::Constant, "constant initializer", "it may only mention constants")) return model;
  if (!sink_.has_errors()) keep_history(model);
  // After an error it is not known which constants would have been left open.
  const bool may_open = model.init.has_value() && (cinit_.has_value() || !program_.assumptions.empty());
  if (sink_.has_errors() && may_open) return model;
  if (!sink_.has_errors()) leave_constants_open(model);
  check_constants(model, model.init.has_value());
  return model;
}

bool ModelBuilder::at_most(const NamedExpr& formula, Level most, const std::string& role, const std::string& remedy) {
  const Level level = program_.levels[formula.expr];
  if (level <= most) return true;
  const auto asked = asked_.find(formula.expr);
  const Span asked_at = asked == asked_.end() ? Span{} : asked->second;
  sink_.report(Diagnostic{
      DiagnosticKind::ConfigLevel,
      fmt::format("the {} `{}` is {}, not {}", role, formula.name, kernel::level_name(level), kernel::level_name(most)),
      asked_at.is_valid() ? asked_at : formula.span,
      {{formula.span, "its definition"}},
      remedy});
  return false;
}

void ModelBuilder::place_behaviour(Model& model, bool optional) {
  if (specification_) place_specification(model);
  if (init_ && at_most(*init_, Level::State, "initial predicate", {})) model.init = init_->expr;
  if (next_ && at_most(*next_, Level::Action, "next-state relation", {})) {
    model.next = next_->expr;
    model.next_name = call_name(next_->expr, next_->name);
  }
  if (sink_.has_errors() || (model.init && model.next)) return;
  if ((optional || program_.variables.empty()) && !model.init && !model.next) return;
  const char* what = model.init   ? "an initial predicate but no next-state relation"
                     : model.next ? "a next-state relation but no initial predicate"
                                  : "neither SPECIFICATION nor INIT and NEXT";
  sink_.report(DiagnosticKind::NoBehaviour, Span{}, fmt::format("the model has {}", what),
               "name them in the configuration, or give `--init OP --next OP`");
}

/// A constant is the same in all states, whatever stands in its place. What replaces a definition, or a constant with
/// parameters, may be anything, as in TLC: its level is looked at where it is used. False: one of a constant was not constant,
/// and nothing that is said of levels would be the user's mistake.
bool ModelBuilder::check_replacements() {
  bool good = true;
  for (const auto& [constant, by, place] : constant_replacements_) {
    const bool has_parameters = std::holds_alternative<kernel::Lambda>(program_.exprs[by]);
    if (has_parameters || !kernel::depends_on_states(program_, by)) continue;
    good = false;
    const resolve::Entity& declared = names_.meant(constant);
    const auto* call = std::get_if<kernel::Call>(&program_.exprs[by]);
    std::vector<Label> labels{{declared.span, "declared here"}};
    if (call != nullptr) labels.push_back({program_.definitions[call->definition].body_span, "this depends on the state"});
    sink_.report(Diagnostic{DiagnosticKind::ConfigLevel,
                            fmt::format("constant `{}` cannot be replaced by {}", declared.name.text(),
                                        kernel::level_name(std::max(program_.levels[by], Level::State))),
                            place, std::move(labels),
                            "a constant is the same in all states: give it a value that no variable has a part in"});
  }
  return good;
}

/// Without variables there is one state, and what is asked of behaviours is asked of those that stay in it.
void ModelBuilder::stay_in_the_only_state(Model& model) {
  const bool is_asked = !(model.invariants.empty() && model.implied.empty() && model.initial_properties.empty() &&
                          model.action_properties.empty() && model.temporal.empty());
  if (!is_asked || sink_.has_errors()) return;
  const ExprId always = program_.add(kernel::Literal{Value::boolean(true)}, Span{}, Level::Constant);
  model.init = always;
  model.next = always;
  model.next_name = "Next";
  model.check_deadlock = false;
}

/// Where some formula of the model, or one about constants, needs a constant that has no value.
std::vector<std::optional<Span>> ModelBuilder::find_used_constants(const Model& model) const {
  std::vector<ExprId> roots;
  for (const frontend::Fairness& fairness : model.fairness) roots.push_back(fairness.expr);
  for (const auto* list : {&model.assumed, &model.temporal}) {
    for (const frontend::TemporalFormula& formula : *list) roots.push_back(formula.expr);
  }
  if (model.init) roots.push_back(*model.init);
  if (model.next) roots.push_back(*model.next);
  for (const auto* list : {&model.invariants, &model.implied, &model.action_properties, &model.initial_properties,
                           &model.constraints, &model.action_constraints, &model.postconditions, &model.expressions}) {
    for (const NamedExpr& formula : *list) roots.push_back(formula.expr);
  }
  for (const auto* one : {&model.view, &model.symmetry, &model.alias, &cinit_}) {
    if (*one) roots.push_back((*one)->expr);
  }
  for (const kernel::Assumption& assumption : program_.assumptions) roots.push_back(assumption.formula);
  std::vector<std::optional<Span>> used(program_.constants.size());
  for (const ExprId id : kernel::reach(program_, roots).exprs) {
    const auto* ref = std::get_if<kernel::ConstantRef>(&program_.exprs[id]);
    if (ref != nullptr && !used[ref->constant.index]) used[ref->constant.index] = program_.spans[id];
  }
  return used;
}

/// Constants that some formula of the model needs and nothing gives a value to. `may_be_open`: with behaviours, so that an
/// assumption could say what they may be.
void ModelBuilder::check_constants(const Model& model, bool may_be_open) {
  const auto used = find_used_constants(model);
  for (std::uint32_t i = 0; i < used.size(); ++i) {
    if (!used[i]) continue;
    const kernel::Constant& constant = program_.constants[kernel::ConstantId(i)];
    std::string remedy =
        fmt::format("add `CONSTANT {0} = ...` to the configuration, or give `-c {0}=EXPR`", constant.name.text());
    if (may_be_open && constant.arity == 0) remedy += how_to_leave_open(kernel::ConstantId(i));
    sink_.report(Diagnostic{DiagnosticKind::ConstantWithoutValue,
                            fmt::format("constant `{}` has no value", constant.name.text()),
                            constant.span,
                            {{*used[i], "needed here"}},
                            std::move(remedy)});
  }
}

}  // namespace tlaloc::model
