#include "frontend/infer/check.h"

#include <fmt/format.h>

#include <set>

#include "frontend/infer/flow_rules.h"
#include "frontend/kernel/traverse.h"
#include "frontend/stdlib/stdlib.h"
#include "frontend/support/limit.h"
#include "frontend/support/stack.h"

namespace tlaloc::infer {

namespace {

using namespace kernel;  // NOLINT(google-build-using-namespace): this file is about kernel nodes only

/// What some operators want of all their operands.
struct Demand {
  Kinds kinds;
  const char* words;
};

std::optional<Demand> demand(Op op) {
  switch (info(op).operands) {
    case OperandKind::Any:
      return std::nullopt;
    case OperandKind::Boolean:
      return Demand{kBoolean, "a Boolean"};
    case OperandKind::Integer:
      return Demand{kInteger, "an integer"};
    case OperandKind::Set:
      return Demand{kSet, "a set"};
    case OperandKind::Function:
      return Demand{kFunction, "a function"};
    case OperandKind::FunctionOrText:
      return Demand{kFunction | kString, "a function"};  // a string is a sequence of characters
    case OperandKind::Sequence:
      return Demand{kFunction | kString, "a sequence"};
  }
  internal_error(__FILE__, __LINE__, "an operator without a kind of operands");
}

class Checker {
 public:
  Checker(const Program& program, TypeStore& types, const Flow& flow, DiagnosticSink& sink)
      : program_(program), types_(types), flow_(flow), sink_(sink) {}

  void run() {
    for (const Definition& definition : program_.definitions) {
      if (stdlib::find_bundled(definition.module.text()) == nullptr) walk(definition.body);
    }
    for (const Assumption& assumption : program_.assumptions) walk(assumption.formula);
  }

 private:
  void walk(ExprId id) {
    if (stack::is_low()) return stack::on_segment([&] { walk(id); });
    limit::poll();
    if (!seen_.insert(id).second) return;
    const Expr& expr = program_.exprs[id];
    if (const auto* e = std::get_if<OpApply>(&expr)) check_operator(id, *e);
    if (const auto* e = std::get_if<Except>(&expr)) check_except(*e);
    for_each_binder(expr, [&](const Binder& binder) { want(binder.set, {kSet, "a set"}, "\\in"); });
    for_each_child(expr, [&](ExprId child) { walk(child); });
  }

  template <class Visit>
  static void for_each_binder(const Expr& expr, Visit visit) {
    const auto all = [&](const std::vector<Binder>& binders) {
      for (const Binder& binder : binders) visit(binder);
    };
    if (const auto* q = std::get_if<Quantifier>(&expr)) all(q->binders);
    if (const auto* m = std::get_if<Map>(&expr)) all(m->binders);
    if (const auto* f = std::get_if<FunctionConstructor>(&expr)) all(f->binders);
    if (const auto* c = std::get_if<Choose>(&expr)) visit(c->binder);
    if (const auto* f = std::get_if<Filter>(&expr)) visit(f->binder);
  }

  /// Everything that it may be is known, and it may be something.
  [[nodiscard]] bool is_known(TypeId type) const { return !types_.is_open(type) && types_.kinds(type) != 0; }

  void check_operator(ExprId id, const OpApply& e) {
    switch (e.op) {
      case Op::Eq:
      case Op::Ne:
        return check_comparison(id, e);
      case Op::In:
      case Op::NotIn:
        return check_membership(id, e);
      case Op::If:
        return want(e.args[0], {kBoolean, "a Boolean"}, "IF");
      case Op::Append:
      case Op::SubSeq:
      case Op::SelectSeq:
      case Op::SortSeq:
        return want(e.args[0], {kFunction | kString, "a sequence"}, info(e.op).spelling);
      case Op::Apply:
        return check_application(id, e.args[0], e.args[1]);
      default:
        break;
    }
    const auto wanted = demand(e.op);
    if (!wanted) return;
    for (const ExprId arg : e.args) want(arg, *wanted, info(e.op).spelling);
    if (e.op == Op::BigUnion && is_known(flow_.of(e.args[0]))) {
      const TypeId element = types_.element(flow_.of(e.args[0]));
      if (is_known(element) && (types_.kinds(element) & kSet) == 0) {
        report(DiagnosticKind::ShapeOperand, program_.spans[id],
               fmt::format("`UNION` of a set whose elements are never sets: each is {}", describe(types_.kinds(element))),
               {labels(e.args[0], kSet)});
      }
    }
  }

  void want(ExprId operand, Demand wanted, const char* by) {
    const TypeId type = flow_.of(operand);
    const Kinds kinds = types_.kinds(type);
    if (!is_known(type) || (kinds & wanted.kinds) != 0) return;
    report(DiagnosticKind::ShapeOperand, program_.spans[operand],
           fmt::format("`{}` wants {}, this is always {}", by, wanted.words, describe(kinds)), {labels(operand, kinds)});
  }

  void check_comparison(ExprId id, const OpApply& e) {
    const TypeId left = flow_.of(e.args[0]);
    const TypeId right = flow_.of(e.args[1]);
    if (!is_known(left) || !is_known(right) || (types_.kinds(left) & types_.kinds(right)) != 0) return;
    compare(id, e, left, right, fmt::format("`{}` compares", info(e.op).spelling), "with");
  }

  void check_membership(ExprId id, const OpApply& e) {
    const TypeId set = flow_.of(e.args[1]);
    if (!is_known(set)) return;
    if ((types_.kinds(set) & kSet) == 0) return want(e.args[1], {kSet, "a set"}, info(e.op).spelling);
    const TypeId left = flow_.of(e.args[0]);
    const TypeId element = types_.element(set);
    if (!is_known(left) || !is_known(element) || (types_.kinds(left) & types_.kinds(element)) != 0) return;
    compare(id, e, left, element, fmt::format("`{}` looks for", info(e.op).spelling), "in a set where each element is");
  }

  void compare(ExprId id, const OpApply& e, TypeId left, TypeId right, const std::string& verb, const char* with) {
    const Kinds left_kinds = types_.kinds(left);
    const Kinds right_kinds = types_.kinds(right);
    report(DiagnosticKind::ShapeComparison, program_.spans[id],
           fmt::format("{} {} {} {}", verb, describe(left_kinds), with, describe(right_kinds)),
           {labels(e.args[0], left_kinds), labels(e.args[1], flow_.of(e.args[1]) == right ? right_kinds : Kinds{kSet})});
  }

  void check_application(ExprId id, ExprId function, ExprId argument) {
    const TypeId type = flow_.of(function);
    if (!is_known(type)) return;
    if ((types_.kinds(type) & kString) != 0) return;
    if ((types_.kinds(type) & kFunction) == 0) {
      return report(DiagnosticKind::ShapeOperand, program_.spans[id],
                    fmt::format("this is applied like a function, but always {}", describe(types_.kinds(type))),
                    {labels(function, types_.kinds(type))});
    }
    const Selector part = selector(program_, argument);
    if (part.field) return check_field(id, function, *part.field);
    const TypeId domain = types_.domain(type);
    const TypeId key = flow_.of(argument);
    if (!is_known(domain) || !is_known(key) || (types_.kinds(domain) & types_.kinds(key)) != 0) return;
    report(DiagnosticKind::ShapeOperand, program_.spans[argument],
           fmt::format("{} as the argument of a function that takes {}", describe(types_.kinds(key)),
                       describe(types_.kinds(domain))),
           {labels(function, kFunction), labels(argument, types_.kinds(key))});
  }

  void check_field(ExprId id, ExprId function, Symbol field) {
    const TypeId type = flow_.of(function);
    const TypeId domain = types_.domain(type);
    if (!is_known(domain)) return;
    if ((types_.kinds(domain) & kString) == 0) {
      return report(DiagnosticKind::ShapeField, program_.spans[id],
                    fmt::format("no field `{}`: this is never a record", field.text()), {labels(function, kFunction)});
    }
    const InferredType& whole = types_[type];
    if (!whole.record || (whole.function && (types_.kinds(whole.function->first) & kString) != 0)) return;
    std::vector<std::string> names;
    for (const Field& each : *whole.record) {
      if (each.name == field) return;
      names.push_back("`" + each.name.text() + "`");
    }
    report(DiagnosticKind::ShapeField, program_.spans[id],
           fmt::format("no field `{}`: the record's fields are {}", field.text(), fmt::join(names, ", ")),
           {labels(function, kFunction)});
  }

  void check_except(const Except& e) {
    want(e.base, {kFunction, "a function"}, "EXCEPT");
    const Selector part = selector(program_, e.path.front());
    if (part.field && is_known(flow_.of(e.base)) && (types_.kinds(flow_.of(e.base)) & kFunction) != 0)
      check_field(e.path.front(), e.base, *part.field);
  }

  /// What an operand is, and where a variable or bound name got that from.
  [[nodiscard]] std::vector<Label> labels(ExprId operand, Kinds kinds) const {
    std::vector<Label> all = {{program_.spans[operand], types_.print(flow_.of(operand), program_)}};
    if (const auto origin = flow_.origin(operand, kinds)) all.push_back({*origin, origin_text(operand)});
    if (const auto* call = std::get_if<Call>(&program_.exprs[operand]))
      all.push_back({program_.definitions[call->definition].body_span, "its definition"});
    return all;
  }

  [[nodiscard]] std::string origin_text(ExprId operand) const {
    if (const auto* variable = std::get_if<VariableRef>(&program_.exprs[operand]))
      return fmt::format("`{}` gets its value here", program_.variables[variable->variable].name.text());
    const Local& local = program_.locals[std::get<LocalRef>(program_.exprs[operand]).local];
    return fmt::format("`{}` {}", local.name.text(), local.is_bound_variable ? "is drawn from this" : "stands for this");
  }

  void report(DiagnosticKind kind, Span span, std::string message, const std::vector<std::vector<Label>>& groups) {
    if (!reported_.insert({kind, span.source.index, span.begin, span.end}).second) return;
    std::vector<Label> all;
    for (const auto& group : groups) {
      for (const Label& label : group) {
        if (label.span.is_valid() && label.span != span) all.push_back(label);
      }
    }
    sink_.report(Diagnostic{kind, std::move(message), span, std::move(all), {}});
  }

  const Program& program_;
  TypeStore& types_;
  const Flow& flow_;
  DiagnosticSink& sink_;
  std::set<ExprId> seen_;
  std::set<std::tuple<DiagnosticKind, std::uint32_t, std::uint32_t, std::uint32_t>> reported_;
};

}  // namespace

void check_types(const Program& program, TypeStore& types, const Flow& flow, DiagnosticSink& sink) {
  Checker(program, types, flow, sink).run();
}

}  // namespace tlaloc::infer
