#include "solver/trace/explain/lasso_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <functional>
#include <optional>

#include "solver/trace/explain/operands.h"
#include "solver/trace/explain/places.h"

namespace tlaloc::trace {

using frontend::TemporalForm;
using frontend::TemporalFormula;
using kernel::ExprId;
using kernel::Op;

namespace {

constexpr std::size_t kMostInstances = 20000;  // of the quantifiers around a property
constexpr std::size_t kMostSuccessors = 1000;
constexpr std::size_t kMostSentences = 4;  // about instances of a property of no common form
constexpr std::size_t kLongestText = 100;  // a longer formula is not repeated

/// P or Q of a property: what it is called, and where it holds.
struct Reading {
  std::string text;
  bool is_action = false;  ///< said of the step from a state
  std::vector<bool> holds;
};

/// A step of Next that the behaviour does not take.
struct Successor {
  interpret::State state;
  interpret::ActionLabel label;
};

class LassoWords {
 public:
  LassoWords(const frontend::Specification& specification, interpret::Interpreter& interpreter, const Trace& trace)
      : specification_(specification),
        program_(specification.program),
        interpreter_(interpreter),
        trace_(trace),
        loop_(*trace.loop_start),
        last_(trace.steps.size() - 1) {}

  /// Of the first instance that fails; of the whole if it has no common form.
  std::optional<std::string> failure(const TemporalFormula& property) {
    std::optional<std::string> found;
    tried_ = 0;
    if (property.form == TemporalForm::General) return of_operands(property);
    each_instance(property.binders, 0, [&] {
      found = sentence(property);
      if (found) *found = instance(property.binders) + *found;
      return found.has_value();
    });
    return found;
  }

  /// What the behaviour leaves out by stuttering for ever.
  std::optional<std::string> stuttering() {
    if (loop_ != last_) return std::nullopt;
    std::vector<Successor> successors;
    interpreter_.set_level(static_cast<std::uint32_t>(last_ + 1));
    const auto all = interpreter_.for_each_successor(*specification_.model.next, state(last_),
                                                     [&](const interpret::State& next, const interpret::ActionLabel& label) {
                                                       if (next != state(last_)) successors.push_back({next, label});
                                                       return successors.size() < kMostSuccessors;
                                                     });
    const bool* const is_complete = std::get_if<bool>(&all);
    const std::string here = fmt::format("The behaviour stutters for ever in state {}", last_ + 1);
    for (const Successor& successor : successors) {
      if (is_change(specification_.model.subscript, successor.state) != true || is_admitted(successor.state) != true) continue;
      return fmt::format("{} although {} is possible: {}", here, step_text(successor.label), way_out());
    }
    if (is_complete == nullptr || !*is_complete) return std::nullopt;
    if (successors.empty()) return here + ": no step from there changes it.";
    const bool are_excluded = std::all_of(successors.begin(), successors.end(),
                                          [&](const Successor& successor) { return is_admitted(successor.state) == false; });
    if (!are_excluded) return std::nullopt;
    return here + ": every step that changes it is excluded by a constraint.";
  }

 private:
  [[nodiscard]] const interpret::State& state(std::size_t i) const { return trace_.steps[i].state; }
  [[nodiscard]] std::size_t after(std::size_t i) const { return i == last_ ? loop_ : i + 1; }

  // ---- evaluation; nothing: the interpreter cannot tell

  std::optional<Value> value(ExprId expr, const interpret::State* current, const interpret::State* next) {
    auto result = interpreter_.evaluate(expr, current, next, bindings_);
    if (auto* v = std::get_if<Value>(&result)) return std::move(*v);
    return std::nullopt;
  }
  std::optional<bool> truth(ExprId expr, const interpret::State& current, const interpret::State& next) {
    const auto* e = std::get_if<kernel::OpApply>(&program_.exprs[expr]);
    if (e != nullptr && (e->op == Op::BoxAction || e->op == Op::AngleAction)) {  // the subscript first
      const auto before = value(e->args[1], &current, nullptr), then = value(e->args[1], &next, nullptr);
      if (!before || !then) return std::nullopt;
      if (*before == *then) return e->op == Op::BoxAction;
      return truth(e->args[0], current, next);
    }
    const auto v = value(expr, &current, &next);
    return v && v->is_bool() ? std::optional(v->as_bool()) : std::nullopt;
  }
  std::optional<Reading> read(ExprId expr, const char* otherwise) {
    Reading out{text_of(expr, otherwise), program_.levels[expr] == kernel::Level::Action, {}};
    for (std::size_t i = 0; i <= last_; ++i) {
      interpreter_.set_level(static_cast<std::uint32_t>(i + 1));
      const auto holds = truth(expr, state(i), state(after(i)));
      if (!holds) return std::nullopt;
      out.holds.push_back(*holds);
    }
    return out;
  }
  /// Whether the step from a state to `next` is an <<A>>_v step.
  std::optional<bool> is_step(const TemporalFormula& fairness, std::size_t from, const interpret::State& next) {
    interpreter_.set_level(static_cast<std::uint32_t>(from + 1));
    const auto before = value(fairness.operands[1], &state(from), nullptr), then = value(fairness.operands[1], &next, nullptr);
    if (!before || !then) return std::nullopt;
    if (*before == *then) return false;
    return truth(fairness.operands[0], state(from), next);
  }
  /// Whether a step of Next from a state is an <<A>>_v step. No: none was found.
  bool is_possible(const TemporalFormula& fairness, std::size_t from) {
    std::vector<interpret::State> successors;
    interpreter_.set_level(static_cast<std::uint32_t>(from + 1));
    (void)interpreter_.for_each_successor(*specification_.model.next, state(from),
                                          [&](const interpret::State& next, const interpret::ActionLabel&) {
                                            successors.push_back(next);
                                            return successors.size() < kMostSuccessors;
                                          });
    return std::any_of(successors.begin(), successors.end(),
                       [&](const interpret::State& next) { return is_step(fairness, from, next) == true; });
  }
  /// Of the step from the last state.
  std::optional<bool> is_change(std::optional<ExprId> subscript, const interpret::State& next) {
    if (!subscript) return next != state(last_);
    const auto before = value(*subscript, &state(last_), nullptr), then = value(*subscript, &next, nullptr);
    if (!before || !then) return std::nullopt;
    return !(*before == *then);
  }
  /// Whether the constraints let a behaviour go from the last state to `next`, and stay there.
  std::optional<bool> is_admitted(const interpret::State& next) {
    bool is_known = true;
    const auto admits = [&](ExprId constraint, const interpret::State& current, const interpret::State* then) {
      const auto holds = interpreter_.holds(constraint, &current, then);
      is_known = is_known && std::holds_alternative<bool>(holds);
      return !std::holds_alternative<bool>(holds) || std::get<bool>(holds);
    };
    const frontend::Model& model = specification_.model;
    for (const auto& constraint : model.constraints) {
      if (!admits(constraint.expr, next, nullptr)) return false;
    }
    for (const auto& constraint : model.action_constraints) {
      if (!admits(constraint.expr, state(last_), &next)) return false;
    }
    return is_known ? std::optional(true) : std::nullopt;
  }

  // ---- instances of the quantifiers

  /// Until `visit` returns true; which is returned.
  bool each_instance(const std::vector<kernel::Binder>& binders, std::size_t index, const std::function<bool()>& visit) {
    if (index == binders.size()) return ++tried_ <= kMostInstances && visit();
    const kernel::Binder& binder = binders[index];
    const auto set = value(binder.set, nullptr, nullptr);
    const auto elements = set && set->is_set() ? set->elements(kMostInstances) : std::nullopt;
    if (!elements) return false;
    for (const Value& element : *elements) {
      if (bind(binder, element) && each_instance(binders, index + 1, visit)) return true;
    }
    return false;
  }
  bool bind(const kernel::Binder& binder, const Value& element) {
    if (!binder.is_tuple) {
      bindings_.values.insert_or_assign(binder.locals.front(), element);
      return true;
    }
    if (element.kind() != ValueKind::Tuple || element.items().size() != binder.locals.size()) return false;
    for (std::size_t i = 0; i < binder.locals.size(); ++i)
      bindings_.values.insert_or_assign(binder.locals[i], element.items()[i]);
    return true;
  }
  [[nodiscard]] std::string instance(const std::vector<kernel::Binder>& binders) const {
    std::string out;
    for (const kernel::Binder& binder : binders) {
      for (const kernel::LocalId local : binder.locals) {
        out += fmt::format("{}{} = {}", out.empty() ? "For " : ", ", program_.locals[local].name.text(),
                           bindings_.values.at(local).to_string(program_.names));
      }
    }
    return out.empty() ? out : out + ": ";
  }

  // ---- words

  [[nodiscard]] std::string text_of(ExprId expr, const char* otherwise) const {
    const std::string text = kernel::print(program_, expr);
    return text.size() > kLongestText ? otherwise : text;
  }
  /// As a subscript.
  [[nodiscard]] std::string subscript_text(ExprId expr) const {
    const std::string text = text_of(expr, "v");
    const bool is_name =
        std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
    return is_name || text.starts_with("<<") ? text : "(" + text + ")";
  }
  /// After the states from `first` to the last one.
  [[nodiscard]] std::string repeated(std::size_t first) const {
    const std::string verb = loop_ == last_ ? "repeats" : "repeat";
    if (first == loop_) return fmt::format(", which {} for ever", verb);
    return fmt::format(", of which {} {} for ever", range(loop_, last_), verb);
  }
  [[nodiscard]] static const char* at(const Reading& reading) { return reading.is_action ? "of" : "in"; }
  /// From `first` to the last state.
  [[nodiscard]] std::string nowhere(const Reading& p, std::size_t first) const {
    if (first == last_) {
      return fmt::format("{} does not hold {} {}{}.", p.text, at(p), places(p.is_action, first, last_), repeated(first));
    }
    return fmt::format("{} holds {} none of {}{}{}.", p.text, at(p), p.is_action ? "" : "the ",
                       places(p.is_action, first, last_), repeated(first));
  }

  [[nodiscard]] static bool any(const Reading& p, std::size_t first) {
    return std::any_of(p.holds.begin() + static_cast<std::ptrdiff_t>(first), p.holds.end(), [](bool holds) { return holds; });
  }

  /// Nothing: this instance holds, or its form says nothing.
  std::optional<std::string> sentence(const TemporalFormula& property) {
    switch (property.form) {
      case TemporalForm::Eventually:
      case TemporalForm::AlwaysEventually: {
        const std::size_t first = property.form == TemporalForm::Eventually ? 0 : loop_;
        const auto p = read(property.operands[0], "the formula");
        if (!p || any(*p, first)) return std::nullopt;
        return nowhere(*p, first);
      }
      case TemporalForm::EventuallyAlways:
        return not_for_good(property);
      case TemporalForm::LeadsTo:
        return not_led_to(property);
      case TemporalForm::WeakFair:
      case TemporalForm::StrongFair:
        return unfair(property);
      case TemporalForm::General:
        break;
    }
    return std::nullopt;
  }

  /// Of any other form: where its operands hold, for each instance of the quantifiers around them.
  std::optional<std::string> of_operands(const TemporalFormula& property) {
    std::vector<std::string> sentences;
    for (const Operands& operands : collect_operands(program_, property.expr)) {
      if (sentences.size() > kMostSentences) break;
      each_instance(operands.binders, 0, [&] {
        std::vector<std::string> said;
        for (const ExprId formula : operands.formulas) {
          if (const auto p = read(formula, "a formula")) said.push_back(where(*p));
        }
        if (said.empty()) return false;
        if (sentences.size() == kMostSentences) {
          sentences.emplace_back("Other instances are left out.");
          return true;
        }
        sentences.push_back(fmt::format("{}{}.", instance(operands.binders), fmt::join(said, "; ")));
        return false;
      });
    }
    if (sentences.empty()) return std::nullopt;
    sentences.push_back(fmt::format("The {} repeat{} for ever.", places(false, loop_, last_), loop_ == last_ ? "s" : ""));
    return fmt::format("{}", fmt::join(sentences, " "));
  }
  /// `P holds in states 1, 3 and 4`, `P holds in no state`.
  [[nodiscard]] std::string where(const Reading& p) const {
    const char* const kind = p.is_action ? "of" : "in";
    if (!any(p, 0)) return fmt::format("{} holds {} no {}", p.text, kind, p.is_action ? "step" : "state");
    return fmt::format("{} holds {} {}", p.text, kind, places(p.is_action, p.holds));
  }

  std::optional<std::string> not_for_good(const TemporalFormula& property) {
    const auto p = read(property.operands[0], "the formula");
    if (!p) return std::nullopt;
    if (!any(*p, loop_)) return nowhere(*p, loop_);
    const auto loop = p->holds.begin() + static_cast<std::ptrdiff_t>(loop_);
    const auto at_fault = std::find(loop, p->holds.end(), false);
    if (at_fault == p->holds.end()) return std::nullopt;
    const auto i = static_cast<std::size_t>(at_fault - p->holds.begin());
    return fmt::format("{} does not hold {} {}, which repeats for ever.", p->text, at(*p), places(p->is_action, i, i));
  }

  std::optional<std::string> not_led_to(const TemporalFormula& property) {
    const auto p = read(property.operands[0], "the left side"), q = read(property.operands[1], "the right side");
    if (!p || !q) return std::nullopt;
    for (std::size_t i = 0; i <= last_; ++i) {
      const std::size_t first = std::min(i, loop_);
      if (!p->holds[i] || any(*q, first)) continue;
      const std::string holds = fmt::format("{} holds {} {}", p->text, at(*p), places(p->is_action, i, i));
      if (first == last_ && p->is_action == q->is_action) {
        return fmt::format("{}, which repeats for ever, and {} does not hold there.", holds, q->text);
      }
      return fmt::format("{}; {} holds neither there nor later: not {} {}{}.", holds, q->text, at(*q),
                         places(q->is_action, first, last_), repeated(first));
    }
    return std::nullopt;
  }

  /// Of WF_v(A) and SF_v(A).
  std::optional<std::string> unfair(const TemporalFormula& property) {
    for (std::size_t i = loop_; i <= last_; ++i) {
      if (is_step(property, i, state(after(i))) != false) return std::nullopt;
    }
    const std::string step = fmt::format("<<{}>>_{}", text_of(property.operands[0], "A"), subscript_text(property.operands[1]));
    std::optional<std::size_t> some;
    bool everywhere = true;
    for (std::size_t i = loop_; i <= last_; ++i) {
      const bool possible = is_possible(property, i);
      if (possible && !some) some = i;
      everywhere = everywhere && possible;
    }
    const bool is_weak = property.form == TemporalForm::WeakFair;
    if (!some || (is_weak && !everywhere)) return std::nullopt;
    if (loop_ == last_) {
      return fmt::format("{} is possible in state {}, which repeats for ever, and is never taken.", step, last_ + 1);
    }
    const std::string loop = places(false, loop_, last_) + repeated(loop_);
    return is_weak ? fmt::format("{} is possible in {}, and none of the steps from there is one.", step, loop)
                   : fmt::format("{} is possible in state {}, and none of the steps from {}, is one.", step, *some + 1, loop);
  }

  [[nodiscard]] std::string step_text(const interpret::ActionLabel& label) const {
    if (label.name.empty()) return "a step";
    std::string out = "the step " + label.name.text();
    for (std::size_t i = 0; i < label.parameters.size(); ++i)
      out += (i == 0 ? "(" : ", ") + label.parameters[i].second.to_string(program_.names);
    return label.parameters.empty() ? out : out + ")";
  }

  /// The fairness that is missing.
  [[nodiscard]] std::string way_out() const {
    const frontend::Model& model = specification_.model;
    std::string subscript;
    if (model.subscript) {
      subscript = subscript_text(*model.subscript);
    } else {
      for (const kernel::Variable& variable : program_.variables)
        subscript += (subscript.empty() ? "" : ", ") + variable.name.text();
      if (program_.variables.size() > 1) subscript = "<<" + subscript + ">>";
    }
    const std::string missing = fmt::format("WF_{}({})", subscript, text_of(*model.next, model.next_name.c_str()));
    if (!model.subscript) {
      return fmt::format(
          "INIT and NEXT say nothing of fairness. If it should not, check a SPECIFICATION with {} in place of them.", missing);
    }
    const bool is_unfair = model.fairness.empty() && model.assumed.empty();
    return fmt::format("{}. If it should not, add {} to it.",
                       is_unfair ? "no fairness condition of the specification forbids that"
                                 : "the fairness conditions of the specification do not forbid that",
                       missing);
  }

  const frontend::Specification& specification_;
  const kernel::Program& program_;
  interpret::Interpreter& interpreter_;
  const Trace& trace_;
  const std::size_t loop_, last_;
  interpret::Bindings bindings_;  ///< of the instance at hand
  std::size_t tried_ = 0;
};

}  // namespace

std::vector<std::string> lasso_words(const frontend::Specification& specification, interpret::Interpreter& interpreter,
                                     const TemporalFormula& property, const Trace& trace) {
  LassoWords words(specification, interpreter, trace);
  std::vector<std::string> out;
  for (auto& said : {words.failure(property), words.stuttering()}) {
    if (said) out.push_back(*said);
  }
  return out;
}

}  // namespace tlaloc::trace
