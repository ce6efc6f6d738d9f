#include "frontend/temporal/normalise.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "frontend/kernel/levels.h"
#include "frontend/kernel/nesting.h"
#include "frontend/kernel/traverse.h"
#include "frontend/support/stack.h"

namespace tlaloc::temporal {

namespace {

using namespace kernel;  // NOLINT(google-build-using-namespace): this file is about kernel nodes only

constexpr std::size_t kMostInstances = 20000;  // of quantifiers in one formula

class Normaliser {
 public:
  Normaliser(Program& program, Formulas& formulas, const ConstantEvaluator& constant)
      : program_(program), formulas_(formulas), constant_(constant), nesting_(program) {}

  FormulaId walk(ExprId id, bool negated) {
    if (stack::is_low()) return stack::on_segment([&] { return walk(id, negated); });
    const Level level = nesting_.level(id);
    if (level <= Level::Action) return atom(id, level == Level::Action, negated);
    const Expr expr = program_.exprs[id];  // a copy: walking adds nodes
    const Span span = program_.spans[id];
    if (const auto* e = std::get_if<OpApply>(&expr)) return apply(*e, id, negated);
    if (const auto* e = std::get_if<Quantifier>(&expr)) return quantify(*e, span, negated);
    if (const auto* e = std::get_if<Case>(&expr)) return cases(*e, span, negated);
    if (const auto* e = std::get_if<UnboundedQuantifier>(&expr)) {
      const char* word = e->temporal ? (e->for_all ? "\\AA" : "\\EE") : (e->for_all ? "\\A" : "\\E");
      refuse(fmt::format("`{}` of a temporal formula is not supported: bind the name by a constant set, or by a definition of "
                         "what it stands for",
                         word),
             span);
    }
    if (const auto* let = std::get_if<Let>(&expr)) return below(*let, span, let->body, negated);
    if (const auto* call = std::get_if<Call>(&expr)) return call_of(*call, span, negated);
    if (const auto* ref = std::get_if<LocalRef>(&expr)) {
      const ExprId* value = nesting_.binding(ref->local);
      if (value != nullptr && !std::holds_alternative<Lambda>(program_.exprs[*value])) return walk(*value, negated);
    }
    if (const auto* call = std::get_if<CallLocal>(&expr)) return call_local(*call, span, negated);
    refuse("a temporal formula in this place is not supported: write it with /\\, \\/, =>, ~, [], <>, ~>, WF and SF", span);
  }

 private:
  [[noreturn]] static void refuse(std::string message, Span span) { throw NoNormalForm{std::move(message), span}; }

  FormulaId atom(ExprId id, bool is_action, bool negated) {
    return formulas_.atom(guarded(nesting_.wrapped(subscript_first(id), false), negated), is_action, negated);
  }

  /// In an instance for what may be no element, each atom is TRUE where it is none (below \E: FALSE), and so then is the
  /// instance. The atom itself is not evaluated there.
  ExprId guarded(ExprId closed, bool negated) {
    for (std::size_t i = guards_.size(); i-- > 0;) {
      const Level level = std::max(Level::State, program_.levels[closed]);
      const Op op = guards_[i].in_conjunction != negated ? Op::Implies : Op::And;
      closed = program_.add(OpApply{op, {guards_[i].is_element, closed}}, program_.spans[closed], level);
    }
    return closed;
  }

  /// [A]_v and <<A>>_v below a temporal operator: whether v changes is looked at first, as TLC does, so that A is not evaluated
  /// on stuttering steps.
  ExprId subscript_first(ExprId id) {
    const auto* e = std::get_if<OpApply>(&program_.exprs[id]);
    if (e == nullptr || (e->op != Op::BoxAction && e->op != Op::AngleAction)) return id;
    const ExprId action = e->args[0], subscript = e->args[1];
    const bool is_box = e->op == Op::BoxAction;
    const Span span = program_.spans[id];
    const ExprId next = program_.add(OpApply{Op::Prime, {subscript}}, span, Level::Action);
    const ExprId change = program_.add(OpApply{is_box ? Op::Eq : Op::Ne, {next, subscript}}, span, Level::Action);
    return program_.add(OpApply{is_box ? Op::Or : Op::And, {change, action}}, span, Level::Action);
  }

  FormulaId below(Let let, Span span, ExprId body, bool negated) {
    nesting_.enter(std::move(let), span);
    const FormulaId result = walk(body, negated);
    nesting_.leave();
    return result;
  }

  FormulaId call_of(const Call& call, Span span, bool negated) {
    const Definition& definition = program_.definitions[call.definition];
    if (definition.recursive) {
      refuse(fmt::format("`{}` is a recursive temporal formula, which is not supported: write it out", definition.name.text()),
             span);
    }
    if (definition.params.empty()) return walk(definition.body, negated);
    return parameters(definition.params, call.args, definition.body, span, negated);
  }

  FormulaId call_local(const CallLocal& call, Span span, bool negated) {
    const ExprId* value = nesting_.binding(call.local);
    const auto* lambda = value == nullptr ? nullptr : std::get_if<Lambda>(&program_.exprs[*value]);
    if (lambda == nullptr) refuse("a temporal formula given as an operator is not supported: write it out", span);
    const Lambda body = *lambda;
    return parameters(body.params, call.args, body.body, span, negated);
  }

  FormulaId parameters(const std::vector<LocalId>& params, const std::vector<ExprId>& args, ExprId body, Span span,
                       bool negated) {
    auto let = nesting_.parameters(params, args);
    if (!let) refuse("an operator handed on to a temporal formula is not supported: write the formula out", span);
    return below(std::move(*let), span, body, negated);
  }

  FormulaId join(bool is_conjunction, std::vector<FormulaId> operands) {
    return is_conjunction ? formulas_.conjunction(std::move(operands)) : formulas_.disjunction(std::move(operands));
  }
  FormulaId modal(bool is_always, FormulaId operand) {
    return is_always ? formulas_.always(operand) : formulas_.eventually(operand);
  }

  FormulaId apply(const OpApply& e, ExprId id, bool negated) {
    const auto arg = [&](std::size_t i, bool is_negated) { return walk(e.args[i], is_negated); };
    switch (e.op) {
      case Op::And:
      case Op::Or: {
        std::vector<FormulaId> operands;
        for (const ExprId operand : e.args) operands.push_back(walk(operand, negated));
        return join((e.op == Op::And) != negated, std::move(operands));
      }
      case Op::Not:
        return arg(0, !negated);
      case Op::Implies:
        return join(negated, {arg(0, !negated), arg(1, negated)});
      case Op::Equiv:
      case Op::Eq:
      case Op::Ne: {  // (a /\ b) \/ (~a /\ ~b)
        const bool is_different = (e.op == Op::Ne) != negated;
        return join(false,
                    {join(true, {arg(0, false), arg(1, is_different)}), join(true, {arg(0, true), arg(1, !is_different)})});
      }
      case Op::If:
        return join(false, {join(true, {arg(0, false), arg(1, negated)}), join(true, {arg(0, true), arg(2, negated)})});
      case Op::Always:
      case Op::Eventually:
        return modal((e.op == Op::Always) != negated, arg(0, negated));
      case Op::LeadsTo: {
        const FormulaId then = modal(negated, arg(1, negated));  // <>Q, []~Q
        return modal(!negated, join(negated, {arg(0, !negated), then}));
      }
      case Op::WeakFair:
      case Op::StrongFair:
        return fair(e, id, negated);
      case Op::Guarantees:
        refuse(
            "`-+->` is not supported: it says that one formula holds at least one step longer than another; state the "
            "implication of the two instead",
            program_.spans[id]);
      default:
        refuse(fmt::format("a temporal formula as an operand of `{}` is not supported", info(e.op).spelling),
               program_.spans[id]);
    }
  }

  /// The subscript comes first among the operands.
  FormulaId fair(const OpApply& e, ExprId id, bool negated) {
    const Span span = program_.spans[id];
    const ExprId step = program_.add(OpApply{Op::AngleAction, {e.args[1], e.args[0]}}, span, Level::Action);
    const ExprId enabled = program_.add(OpApply{Op::Enabled, {step}}, span, Level::State);
    const bool is_weak = e.op == Op::WeakFair;
    const FormulaId disabled = formulas_.atom(guarded(nesting_.wrapped(enabled, false), !negated), false, !negated);
    const FormulaId taken = atom(step, true, negated);
    const auto infinitely_often = [&](FormulaId f) { return modal(!negated, modal(negated, f)); };
    const auto at_last_always = [&](FormulaId f) { return modal(negated, modal(!negated, f)); };
    return join(negated, {is_weak ? infinitely_often(disabled) : at_last_always(disabled), infinitely_often(taken)});
  }

  FormulaId quantify(const Quantifier& e, Span span, bool negated) {
    std::vector<FormulaId> instances;
    instantiate(e, 0, span, negated, instances);
    return join(e.for_all != negated, std::move(instances));
  }

  void instantiate(const Quantifier& e, std::size_t binder_index, Span span, bool negated, std::vector<FormulaId>& out) {
    if (binder_index == e.binders.size()) {
      out.push_back(walk(e.body, negated));
      return;
    }
    const Binder& binder = e.binders[binder_index];
    const bool depends = depends_on_open_constants(binder.set);
    for (const Value& element : depends ? possible_elements(binder.set) : elements(binder.set)) {
      if (++instances_ > kMostInstances) {
        refuse(fmt::format("a temporal formula with more than {} instances of its quantifiers is not supported: make the "
                           "constants smaller",
                           kMostInstances),
               span);
      }
      if (!depends) {
        nesting_.enter(bound(binder, element, span), span);
        instantiate(e, binder_index + 1, span, negated, out);
        nesting_.leave();
        continue;
      }
      const bool in_conjunction = e.for_all != negated;
      const ExprId literal = program_.add(Literal{element}, span, Level::Constant);
      const ExprId set = nesting_.wrapped(binder.set, false);
      guards_.push_back({program_.add(OpApply{Op::In, {literal, set}}, span, Level::State), in_conjunction});
      std::vector<FormulaId> instances;
      nesting_.enter(bound(binder, element, span), span);
      instantiate(e, binder_index + 1, span, negated, instances);
      nesting_.leave();
      const ExprId is_element = guards_.back().is_element;
      guards_.pop_back();
      FormulaId instance = join(in_conjunction, std::move(instances));
      if (has_constant(instance, !in_conjunction)) {  // which no guard reaches
        const FormulaId guard = formulas_.atom(guarded(is_element, in_conjunction), false, in_conjunction);
        instance = join(!in_conjunction, {guard, instance});
      }
      out.push_back(instance);
    }
  }

  /// Whether TRUE or FALSE is a part of the formula.
  bool has_constant(FormulaId formula, bool constant) {
    for (const FormulaId part : formulas_.parts(formula)) {
      const Formula& f = formulas_[part];
      if (f.kind == (constant ? Formula::Kind::And : Formula::Kind::Or) && f.operands.empty()) return true;
    }
    return false;
  }

  Let bound(const Binder& binder, const Value& element, Span span) {
    Let let;
    const auto bind = [&](LocalId local, Value value) {
      let.bindings.emplace_back(local, program_.add(Literal{std::move(value)}, span, Level::Constant));
    };
    if (!binder.is_tuple) {
      bind(binder.locals.front(), element);
      return let;
    }
    if (element.kind() != ValueKind::Tuple || element.items().size() != binder.locals.size()) {
      refuse("an element of the set of a quantifier is not a tuple of as many components as it has names", span);
    }
    for (std::size_t i = 0; i < binder.locals.size(); ++i) bind(binder.locals[i], element.items()[i]);
    return let;
  }

  bool depends_on_open_constants(ExprId set) {
    if (nesting_.level(set) != Level::State) return false;
    const auto reached = kernel::reach(program_, {nesting_.wrapped(set, false)}).exprs;
    return std::all_of(reached.begin(), reached.end(), [&](ExprId expr) {
      const auto* ref = std::get_if<VariableRef>(&program_.exprs[expr]);
      return ref == nullptr || program_.variable(ref->variable).is_rigid;
    });
  }

  /// What is an element for some values of the open constants.
  std::vector<Value> possible_elements(ExprId set) {
    const Span span = program_.spans[set];
    const auto sets = constant_.all_values(nesting_.wrapped(set, false));
    if (const auto* error = std::get_if<interpret::EvalError>(&sets)) {
      refuse(fmt::format("a quantifier over a temporal formula needs a set that can be listed: {}; give the constants that it "
                         "depends on values, or fewer of them",
                         error->message),
             span);
    }
    std::set<Value> all;
    for (const Value& one : std::get<std::vector<Value>>(sets)) {
      const auto listed = one.is_set() ? one.elements(kMostInstances) : std::nullopt;
      if (!listed) refuse("the set of this quantifier over a temporal formula cannot be listed", span);
      all.insert(listed->begin(), listed->end());
    }
    return {all.begin(), all.end()};
  }

  std::vector<Value> elements(ExprId set) {
    const Span span = program_.spans[set];
    if (nesting_.level(set) != Level::Constant) {
      refuse(
          "a quantifier over a temporal formula is supported for constant sets only: let it range over a constant set that "
          "holds all elements, and say in the formula which of them are meant",
          span);
    }
    const auto value = constant_.value(nesting_.wrapped(set, false));
    if (const auto* error = std::get_if<interpret::EvalError>(&value)) refuse(error->message, error->span);
    const auto listed = std::get<Value>(value).elements(kMostInstances);
    if (!listed) refuse("the set of this quantifier over a temporal formula cannot be listed", span);
    return *listed;
  }

  FormulaId cases(const Case& e, Span span, bool negated) {
    // Arms are tried in order.
    std::vector<FormulaId> ways;
    std::vector<FormulaId> none_before;
    for (const auto& [guard, value] : e.arms) {
      std::vector<FormulaId> way = none_before;
      way.push_back(walk(guard, false));
      way.push_back(walk(value, negated));
      ways.push_back(join(true, std::move(way)));
      none_before.push_back(walk(guard, true));
    }
    if (!e.other) refuse("CASE over temporal formulas without OTHER is not supported: add the missing arm", span);
    none_before.push_back(walk(*e.other, negated));
    ways.push_back(join(true, std::move(none_before)));
    return join(false, std::move(ways));
  }

  Program& program_;
  Formulas& formulas_;
  const ConstantEvaluator& constant_;
  Nesting nesting_;
  struct Guard {
    ExprId is_element;    // closed
    bool in_conjunction;  // the instance is an operand of a conjunction, else of a disjunction
  };
  std::vector<Guard> guards_;  // of the instances around, outermost first
  std::size_t instances_ = 0;
};

}  // namespace

std::variant<FormulaId, NoNormalForm> normalise(Program& program, Formulas& formulas, const ConstantEvaluator& constant,
                                                ExprId formula, bool negated) {
  try {
    return Normaliser(program, formulas, constant).walk(formula, negated);
  } catch (const NoNormalForm& refusal) {
    return refusal;
  }
}

}  // namespace tlaloc::temporal
