// Rules of what binds variables, of CASE, and of records: \A \E CHOOSE {x \in S : p} {e : x \in S} [a |-> e] [a : S].
#include <algorithm>

#include "frontend/interpret/evaluate/node_rules.h"

namespace tlaloc::interpret {

namespace {
constexpr std::size_t kMostElements = std::size_t{1} << 24U;
constexpr std::int64_t kSmallSet = 4096;         // walked without asking for witnesses
constexpr std::int64_t kManyElements = 100'000;  // walked only if nobody can do without

/// Looks among suggested witnesses for elements of the sets of `\E` that make its body true, or of sets without end of `\A`
/// that make it false. A set is asked whether it contains them.
class WitnessSearch {
 public:
  WitnessSearch(Evaluator& evaluator, const kernel::Quantifier& node) : evaluator_(evaluator), node_(node) {}

  /// False says nothing.
  bool run(const Env* env) {
    if (evaluator_.witnesses().empty()) return false;
    try {
      if (!collect(env)) return false;
    } catch (const EvalException& failure) {
      if (!is_limit(failure.error().kind)) throw;
      return false;  // a set that cannot be evaluated
    }
    return try_all(0, env, kFirst) || try_all(0, env, evaluator_.witnesses().size());
  }

 private:
  static constexpr std::size_t kFirst = 8;  // the likeliest come first
  static constexpr std::size_t kMostTries = 100'000;
  static constexpr std::size_t kListed = 64;  // a set of so many elements is listed beside the others

  /// False: there is no need to, all bindings can be walked.
  bool collect(const Env* env) {
    Integer all = 1;
    bool is_endless = false;
    for (const kernel::Binder& binder : node_.binders) {
      const Value set = evaluator_.eval(binder.set, env);
      if (!set.is_set()) return false;
      const auto size = set.cardinality();
      if (size) all = all * *size;
      is_endless = is_endless || !size;
      auto listed = size && *size <= Integer(std::int64_t{kListed}) && node_.binders.size() > 1
                        ? set.elements(kListed)
                        : std::optional<std::vector<Value>>();
      if (listed) {
        candidates_.push_back({std::move(*listed), true});
        continue;
      }
      std::vector<Value> contained;
      for (const Value& witness : evaluator_.witnesses()) {
        if (set.contains(witness) == std::optional(true)) contained.push_back(witness);
      }
      candidates_.push_back({std::move(contained), false});
    }
    return is_endless || (!node_.for_all && all > Integer(kSmallSet));
  }

  bool try_all(std::size_t binder, const Env* env, std::size_t most) {
    if (binder == node_.binders.size()) return holds(env);
    const auto& [values, is_whole] = candidates_[binder];
    for (std::size_t i = 0; i < values.size() && (is_whole || i < most) && tries_ < kMostTries; ++i) {
      const EnvScope scope(evaluator_.envs());
      try {
        if (try_all(binder + 1, evaluator_.bind_element(node_.binders[binder], values[i], env), most)) return true;
      } catch (const EvalException& failure) {
        if (failure.error().kind == EvalError::Kind::Limit) throw;  // else: not a witness; the walk says what is wrong
      }
    }
    return false;
  }

  bool holds(const Env* env) {
    ++tries_;
    evaluator_.tick();
    return evaluator_.eval_bool(node_.body, env, node_.for_all ? "the body of `\\A`" : "the body of `\\E`") != node_.for_all;
  }

  struct Candidates {
    std::vector<Value> values;
    bool is_whole;  ///< all elements of the set
  };
  Evaluator& evaluator_;
  const kernel::Quantifier& node_;
  std::vector<Candidates> candidates_;  // a binder each
  std::size_t tries_ = 0;
};

/// Whether walking through all of them would take long.
bool has_many_combinations(const std::vector<Value>& sets) {
  Integer count = 1;
  for (const Value& set : sets) {
    const bool is_listed = set.kind() == ValueKind::Set || set.kind() == ValueKind::SetOp;  // counting would mean listing
    if (const auto size = is_listed ? std::nullopt : set.cardinality()) count = count * *size;
  }
  return count > Integer(kManyElements);
}
}  // namespace

Value NodeRules::operator()(const kernel::Quantifier& node) const {
  if (WitnessSearch(evaluator, node).run(env)) return Value::boolean(!node.for_all);
  std::vector<Value> sets;
  try {
    sets = evaluator.eval_sets(node.binders, env);
  } catch (const EvalException& failure) {
    if (!is_limit(failure.error().kind)) throw;
    if (auto decided = evaluator.decide(expr, env)) return std::move(*decided);
    throw;
  }
  if (has_many_combinations(sets)) {
    if (auto decided = evaluator.decide(expr, env)) return std::move(*decided);
  }
  bool result = node.for_all;
  std::exception_ptr undecided;
  const auto visit = [&](const Env* inner) {
    const auto body = [&] {
      return evaluator.eval_bool(node.body, inner, node.for_all ? "the body of `\\A`" : "the body of `\\E`");
    };
    const bool holds = node.for_all ? body() : holds_unless_undecided(evaluator, undecided, body);
    if (holds != node.for_all) result = holds;
    return holds == node.for_all;
  };
  evaluator.walk_binders(node.binders, sets, 0, env, visit, nullptr);
  if (undecided && !result) std::rethrow_exception(undecided);
  return Value::boolean(result);
}

Value NodeRules::operator()(const kernel::UnboundedQuantifier& node) const {
  const std::string what =
      node.temporal ? (node.for_all ? "`\\AA`" : "`\\EE`") : (node.for_all ? "an unbounded `\\A`" : "an unbounded `\\E`");
  evaluator.fail_at(EvalError::Kind::Unsupported, what + " cannot be evaluated", expr);
}

Value NodeRules::operator()(const kernel::Choose& node) const {
  Value set;
  try {
    set = evaluator.eval_enumerable(node.binder.set, env);
  } catch (const EvalException& failure) {
    if (!is_limit(failure.error().kind)) throw;
    if (auto decided = evaluator.decide(expr, env)) return std::move(*decided);
    throw;
  }
  if (has_many_combinations({set})) {
    if (auto decided = evaluator.decide(expr, env)) return std::move(*decided);
  }
  ElementCursor cursor(set);
  for (Value element; cursor.next(element);) {
    evaluator.tick();
    const EnvScope scope(evaluator.envs());
    const Env* const inner = evaluator.bind_element(node.binder, element, env);
    if (evaluator.eval_bool(node.predicate, inner, "the body of `CHOOSE`")) return element;
  }
  evaluator.fail_at(EvalError::Kind::Undefined, "`CHOOSE` finds no element of " + show(set) + " that satisfies its predicate",
                    expr);
}

Value NodeRules::operator()(const kernel::UnboundedChoose&) const {
  evaluator.fail_at(EvalError::Kind::Unsupported,
                    "an unbounded `CHOOSE` cannot be evaluated, other than `CHOOSE x : x \\notin S` for a constant set S",
                    expr);
}

Value NodeRules::operator()(const kernel::Filter& node) const {
  const Value set = evaluator.eval_enumerable(node.binder.set, env);
  std::vector<Value> kept;  // in the order of the set
  ElementCursor cursor(set);
  for (Value element; cursor.next(element);) {
    evaluator.tick();
    const EnvScope scope(evaluator.envs());
    const Env* const inner = evaluator.bind_element(node.binder, element, env);
    if (!evaluator.eval_bool(node.predicate, inner, "the predicate of a set")) continue;
    if (kept.size() == kMostElements) evaluator.fail_at(EvalError::Kind::Limit, "the set has too many elements", expr);
    kept.push_back(element);
  }
  return Value::sorted_set(std::move(kept));
}

Value NodeRules::operator()(const kernel::Map& node) const {
  std::vector<Value> images;
  evaluator.for_each_binding(node.binders, env, [&](const Env* inner) {
    if (images.size() == kMostElements) evaluator.fail_at(EvalError::Kind::Limit, "the set has too many elements", expr);
    images.push_back(evaluator.eval(node.value, inner));
    return true;
  });
  return evaluator.located(expr, [&] { return make_set(std::move(images)); });
}

// Values keep the fields of a record sorted by text; the order is worked out once per constructor.
std::vector<FieldValue> NodeRules::fields(const std::vector<std::pair<Symbol, ExprId>>& nodes) const {
  auto& order = evaluator.field_orders_[expr];
  if (order.empty()) {
    std::vector<std::size_t> made(nodes.size());
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = i;
    std::sort(made.begin(), made.end(),
              [&](std::size_t a, std::size_t b) { return nodes[a].first.text() < nodes[b].first.text(); });
    order = std::move(made);
  }
  const std::vector<std::size_t>& sorted = order;  // stays put: the map's nodes never move
  std::vector<FieldValue> result(nodes.size());
  std::vector<Value> values;
  values.reserve(nodes.size());
  for (const auto& [name, value] : nodes) values.push_back(evaluator.eval(value, env));
  for (std::size_t i = 0; i < nodes.size(); ++i) result[i] = {nodes[sorted[i]].first, std::move(values[sorted[i]])};
  return result;
}

Value NodeRules::operator()(const kernel::RecordConstructor& node) const { return Value::sorted_record(fields(node.fields)); }

Value NodeRules::operator()(const kernel::RecordSet& node) const {
  std::vector<FieldValue> sets = fields(node.fields);
  for (const auto& [name, set] : sets) {
    if (set.is_set()) continue;
    evaluator.fail_at(EvalError::Kind::Type,
                      "the field `" + name.text() + "` of a set of records ranges over " + describe(set) + ", not a set", expr);
  }
  return Value::record_set(std::move(sets));
}

Value NodeRules::operator()(const kernel::Case& node) const {
  for (const auto& [guard, value] : node.arms) {
    if (evaluator.eval_bool(guard, env, "the guard of a `CASE` arm")) return evaluator.eval(value, env);
  }
  if (node.other) return evaluator.eval(*node.other, env);
  evaluator.fail_at(EvalError::Kind::Undefined, "no arm of the `CASE` applies", expr);
}

}  // namespace tlaloc::interpret
