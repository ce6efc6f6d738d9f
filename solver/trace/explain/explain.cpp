#include "solver/trace/explain/explain.h"

#include <algorithm>
#include <unordered_set>

#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"

namespace tlaloc::trace {

using kernel::ExprId;
using kernel::LocalId;
using kernel::Op;

namespace {

class Narrower {
 public:
  Narrower(const kernel::Program& program, interpret::Interpreter& interpreter, const interpret::State* current,
           const interpret::State* next)
      : program_(program), interpreter_(interpreter), current_(current), next_(next) {}

  std::optional<Explanation> run(ExprId formula) {
    if (truth(formula) != false) return std::nullopt;
    const ExprId smallest = narrow(formula);
    Explanation out{program_.spans[smallest], kernel::print(program_, smallest), {}};
    std::unordered_set<LocalId> occurring;
    collect_locals(smallest, occurring);
    for (const LocalId local : order_) {
      const auto value = bindings_.values.find(local);
      const bool shown = occurring.contains(local) || witnesses_.contains(local);
      if (shown && value != bindings_.values.end()) out.bindings.emplace_back(program_.locals[local].name, value->second);
    }
    return out;
  }

 private:
  static constexpr int kDeepest = 200;            // steps down; recursive operators need not end otherwise
  static constexpr std::size_t kWidest = 100000;  // combinations tried as witness against a quantifier

  /// Operators have none, and neither, call by name being what it is, has what may be read in the next state.
  [[nodiscard]] bool has_one_value(ExprId expr) const {
    if (std::holds_alternative<kernel::Lambda>(program_.exprs[expr])) return false;
    const auto* ref = std::get_if<kernel::LocalRef>(&program_.exprs[expr]);
    if (ref != nullptr && program_.locals[ref->local].arity > 0) return false;
    return next_ == nullptr || program_.levels[expr] == kernel::Level::Constant;
  }
  std::optional<Value> value(ExprId expr) {
    auto result = interpreter_.evaluate(expr, current_, next_, bindings_);
    if (auto* v = std::get_if<Value>(&result)) return std::move(*v);
    return std::nullopt;
  }
  std::optional<bool> truth(ExprId expr) {
    const auto v = value(expr);
    return v && v->is_bool() ? std::optional(v->as_bool()) : std::nullopt;
  }
  void bind(LocalId local, Value v) {
    std::erase(order_, local);
    order_.push_back(local);
    bindings_.values.insert_or_assign(local, std::move(v));
  }

  /// The smallest formula below `formula`, itself false, that explains it; `formula` when there is none.
  ExprId narrow(ExprId formula) {
    for (int i = 0; i < kDeepest; ++i) {
      const auto below = step(formula);
      if (!below) break;
      formula = *below;
    }
    return formula;
  }

  /// One level down, only to what the interpreter finds false under the bindings made; those are undone otherwise.
  std::optional<ExprId> step(ExprId formula) {
    const interpret::Bindings saved = bindings_;
    const std::vector<LocalId> saved_order = order_;
    const auto below = candidate(formula);
    if (below && truth(*below) == false) return below;
    if (!witness_only_) {
      bindings_ = saved;
      order_ = saved_order;
    }
    return std::nullopt;
  }

  std::optional<ExprId> candidate(ExprId formula) {
    return std::visit(Overloaded{
                          [&](const kernel::OpApply& e) { return inside(e); },
                          [&](const kernel::Quantifier& e) -> std::optional<ExprId> {
                            if (e.for_all && search(e, 0, false)) return e.body;
                            return std::nullopt;
                          },
                          [&](const kernel::Call& e) -> std::optional<ExprId> {
                            const kernel::Definition& definition = program_.definitions[e.definition];
                            for (std::size_t i = 0; i < e.args.size(); ++i) {
                              if (!has_one_value(e.args[i])) return std::nullopt;
                              auto v = value(e.args[i]);
                              if (!v) return std::nullopt;
                              bind(definition.params[i], std::move(*v));
                            }
                            return definition.body;
                          },
                          [&](const kernel::Let& e) -> std::optional<ExprId> {
                            for (const auto& [local, expr] : e.bindings) {
                              if (e.recursive || !has_one_value(expr)) return std::nullopt;
                              auto v = value(expr);
                              if (!v) return std::nullopt;
                              bind(local, std::move(*v));
                              formulas_.insert_or_assign(local, expr);
                            }
                            return e.body;
                          },
                          [&](const kernel::LocalRef& e) -> std::optional<ExprId> {
                            const auto found = formulas_.find(e.local);
                            return found == formulas_.end() ? std::nullopt : std::optional(found->second);
                          },
                          [&](const kernel::Case& e) -> std::optional<ExprId> {
                            for (const auto& [guard, result] : e.arms) {
                              const auto holds = truth(guard);
                              if (!holds) return std::nullopt;
                              if (*holds) return result;
                            }
                            return e.other;
                          },
                          // Values, and formulas whose parts say nothing on their own.
                          [](const kernel::Literal&) { return nothing(); },
                          [](const kernel::ConstantRef&) { return nothing(); },
                          [](const kernel::VariableRef&) { return nothing(); },
                          [](const kernel::CallLocal&) { return nothing(); },
                          [](const kernel::Lambda&) { return nothing(); },
                          [](const kernel::UnboundedQuantifier&) { return nothing(); },
                          [](const kernel::Choose&) { return nothing(); },
                          [](const kernel::UnboundedChoose&) { return nothing(); },
                          [](const kernel::Filter&) { return nothing(); },
                          [](const kernel::Map&) { return nothing(); },
                          [](const kernel::FunctionConstructor&) { return nothing(); },
                          [](const kernel::RecordConstructor&) { return nothing(); },
                          [](const kernel::RecordSet&) { return nothing(); },
                          [](const kernel::Except&) { return nothing(); },
                      },
                      program_.exprs[formula]);
  }
  static std::optional<ExprId> nothing() { return std::nullopt; }

  std::optional<ExprId> inside(const kernel::OpApply& e) {
    if (e.op == Op::And) {
      for (const ExprId arg : e.args) {
        if (truth(arg) == false) return arg;
      }
    } else if (e.op == Op::Implies) {
      return e.args[1];
    } else if (e.op == Op::If) {
      const auto condition = truth(e.args[0]);
      if (condition) return e.args[*condition ? 1 : 2];
    } else if (e.op == Op::BoxAction || e.op == Op::TlcEval || (e.op == Op::Or && e.args.size() == 1)) {
      return e.args[0];
    } else if (e.op == Op::Not) {
      // ~\E x : p stays as it is; the x for which p holds is what one wants to see.
      if (const auto* exists = std::get_if<kernel::Quantifier>(&program_.exprs[e.args[0]]); exists && !exists->for_all) {
        witness_only_ = search(*exists, 0, true);
        if (witness_only_) {
          for (const kernel::Binder& binder : exists->binders) witnesses_.insert(binder.locals.begin(), binder.locals.end());
        }
      }
    }
    return std::nullopt;
  }

  /// Binds the first combination for which the body is `wanted`.
  bool search(const kernel::Quantifier& quantifier, std::size_t binder_index, bool wanted) {
    if (stack::is_low()) return stack::on_segment([&] { return search(quantifier, binder_index, wanted); });
    if (binder_index == 0) tried_ = 0;
    if (binder_index == quantifier.binders.size()) return truth(quantifier.body) == wanted;
    const kernel::Binder& binder = quantifier.binders[binder_index];
    const auto set = value(binder.set);
    if (!set || !set->is_set()) return false;
    bool found = false;
    (void)set->for_each([&](const Value& element) {
      if (++tried_ > kWidest) return false;
      if (!take_apart(binder, element)) return false;
      found = search(quantifier, binder_index + 1, wanted);
      return !found;
    });
    return found;
  }
  bool take_apart(const kernel::Binder& binder, const Value& element) {
    if (!binder.is_tuple) {
      bind(binder.locals.front(), element);
      return true;
    }
    if (!element.is_listed_function() || element.function_size() != binder.locals.size()) return false;
    for (std::size_t i = 0; i < binder.locals.size(); ++i) {
      const Value* component = element.find(Value::integer(static_cast<std::int64_t>(i) + 1));
      if (component == nullptr) return false;
      bind(binder.locals[i], *component);
    }
    return true;
  }

  /// Locals referred to in `expr`, whatever binds them. Definitions called are not entered: their text is not shown.
  void collect_locals(ExprId root, std::unordered_set<LocalId>& out) const {
    std::vector<ExprId> open{root};
    const auto add = [&](ExprId e) { open.push_back(e); };
    const auto all = [&](const std::vector<ExprId>& es) { open.insert(open.end(), es.begin(), es.end()); };
    const auto binders = [&](const std::vector<kernel::Binder>& bs) {
      for (const kernel::Binder& b : bs) add(b.set);
    };
    while (!open.empty()) {
      const ExprId e = open.back();
      open.pop_back();
      std::visit(Overloaded{
                     [](const kernel::Literal&) {},
                     [](const kernel::ConstantRef&) {},
                     [](const kernel::VariableRef&) {},
                     [&](const kernel::LocalRef& x) { out.insert(x.local); },
                     [&](const kernel::OpApply& x) { all(x.args); },
                     [&](const kernel::Call& x) { all(x.args); },
                     [&](const kernel::CallLocal& x) {
                       out.insert(x.local);
                       all(x.args);
                     },
                     [&](const kernel::Lambda& x) { add(x.body); },
                     [&](const kernel::Let& x) {
                       for (const auto& [local, value] : x.bindings) add(value);
                       add(x.body);
                     },
                     [&](const kernel::Quantifier& x) {
                       binders(x.binders);
                       add(x.body);
                     },
                     [&](const kernel::UnboundedQuantifier& x) { add(x.body); },
                     [&](const kernel::Choose& x) {
                       add(x.binder.set);
                       add(x.predicate);
                     },
                     [&](const kernel::UnboundedChoose& x) { add(x.predicate); },
                     [&](const kernel::Filter& x) {
                       add(x.binder.set);
                       add(x.predicate);
                     },
                     [&](const kernel::Map& x) {
                       binders(x.binders);
                       add(x.value);
                     },
                     [&](const kernel::FunctionConstructor& x) {
                       binders(x.binders);
                       add(x.body);
                     },
                     [&](const kernel::RecordConstructor& x) {
                       for (const auto& [name, value] : x.fields) add(value);
                     },
                     [&](const kernel::RecordSet& x) {
                       for (const auto& [name, value] : x.fields) add(value);
                     },
                     [&](const kernel::Except& x) {
                       add(x.base);
                       all(x.path);
                       add(x.value);
                     },
                     [&](const kernel::Case& x) {
                       for (const auto& [guard, value] : x.arms) {
                         add(guard);
                         add(value);
                       }
                       if (x.other) add(*x.other);
                     },
                 },
                 program_.exprs[e]);
    }
  }

  const kernel::Program& program_;
  interpret::Interpreter& interpreter_;
  const interpret::State* current_;
  const interpret::State* next_;
  interpret::Bindings bindings_;
  std::vector<LocalId> order_;                    // of binding
  std::unordered_map<LocalId, ExprId> formulas_;  // LET names
  std::unordered_set<LocalId> witnesses_;         // of a \E below a negation
  bool witness_only_ = false;
  std::size_t tried_ = 0;
};

}  // namespace

std::optional<Explanation> explain(const kernel::Program& program, interpret::Interpreter& interpreter, ExprId formula,
                                   const interpret::State* current, const interpret::State* next) {
  return Narrower(program, interpreter, current, next).run(formula);
}

}  // namespace tlaloc::trace
