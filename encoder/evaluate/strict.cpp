// Strict operators: all operands are values. In this order: ground operands go to the concrete interpreter's natives; a few
// ground alternatives are combined one by one, the same natives deciding each; a Union is taken apart; then the rule by shape.
#include "encoder/evaluate/impl.h"

namespace tlaloc::evaluate {

namespace {

constexpr std::size_t kMostCombinations = 1024;

bool takes_unions_apart(Op op, std::size_t operand) {
  const kernel::UnionUse unions = kernel::info(op).unions;
  return unions == kernel::UnionUse::Apart || (unions == kernel::UnionUse::FirstApart && operand == 0);
}

}  // namespace

SymValue Evaluator::Impl::native(Op op, const std::vector<Value>& args, const Scope& s) {
  try {
    return interpret::apply_native(op, args, program.model_values);
  } catch (const interpret::EvalException& e) {
    if (interpret::is_limit(e.error().kind)) unsupported(e.error().message);
    return fail_all(s, e.error().kind, e.error().message);
  }
}

std::optional<SymValue> Evaluator::Impl::pointwise(Op op, const std::vector<SymValue>& args, const Scope& s) {
  if (kernel::info(op).alternatives != kernel::Alternatives::Pointwise) return std::nullopt;
  std::size_t combinations = 1;
  for (const SymValue& arg : args) {
    if (arg.is_ground()) continue;
    const auto* choice = arg.get_if<symbolic::Choice>();
    if (choice == nullptr) return std::nullopt;
    combinations *= choice->alternatives.size();
    if (combinations > kMostCombinations) return std::nullopt;
  }
  std::vector<std::pair<TermId, std::vector<Value>>> tuples{{terms.true_term(), {}}};
  for (const SymValue& arg : args) {
    std::vector<std::pair<TermId, std::vector<Value>>> longer;
    for (auto& [guard, values] : tuples) {
      if (arg.is_ground()) {
        values.push_back(arg.ground());
        longer.emplace_back(guard, std::move(values));
        continue;
      }
      for (const auto& [alternative_guard, value] : arg.get_if<symbolic::Choice>()->alternatives) {
        const TermId joined = both(guard, alternative_guard);
        if (terms.is_false(joined) || excludes(s.path, alternative_guard)) continue;
        auto extended = values;
        extended.push_back(value);
        longer.emplace_back(joined, std::move(extended));
      }
    }
    tuples = std::move(longer);
  }
  // Equal results are joined before anything is built from them.
  std::map<Value, std::vector<TermId>> results;
  for (const auto& [guard, values] : tuples) {
    const Scope inner = s.under(both(s.path, guard));
    if (terms.is_false(inner.path)) continue;
    const SymValue result = native(op, values, inner);
    if (!is_bottom(result)) results[result.ground()].push_back(guard);
  }
  Alternatives alternatives;
  for (const auto& [value, guards] : results) alternatives.emplace_back(terms.disjunction(guards), SymValue(value));
  return merge(std::move(alternatives));
}

SymValue Evaluator::Impl::apply(Op op, std::vector<SymValue> args, const Scope& s) {
  bool all_ground = true;
  for (const SymValue& arg : args) {
    if (is_bottom(arg)) return bottom;
    all_ground &= arg.is_ground();
  }
  if (all_ground) {
    std::vector<Value> values;
    values.reserve(args.size());
    for (const SymValue& arg : args) values.push_back(arg.ground());
    return native(op, values, s);
  }
  if (auto result = pointwise(op, args, s)) return *result;
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (!takes_unions_apart(op, i) || args[i].is_ground() || args[i].get_if<symbolic::Union>() == nullptr) continue;
    return each(args[i], s, false, [&](const SymValue& alternative, const Scope& inner) {
      std::vector<SymValue> replaced = args;
      replaced[i] = alternative;
      return apply(op, std::move(replaced), inner);
    });
  }
  return apply_shaped(op, args, s);
}

SymValue Evaluator::Impl::apply_shaped(Op op, const std::vector<SymValue>& args, const Scope& s) {
  const auto sets_only = [&](auto&& make) -> SymValue {
    for (std::size_t i = 0; i < args.size(); ++i) {
      if (is_set(args[i])) continue;
      if (is_sometimes_set(args[i])) {
        return each(args[i], s, true, [&](const SymValue& alternative, const Scope& inner) {
          std::vector<SymValue> replaced = args;
          replaced[i] = alternative;
          return apply(op, std::move(replaced), inner);
        });
      }
      return fail_all(s, ErrorKind::Type, [&] {
        return std::string("an operand of `") + kernel::info(op).spelling + "` is " + show(args[i]) + ", but a set is needed";
      });
    }
    return make();
  };
  switch (op) {
    case Op::Not:
      return boolean(terms.negate(truth(args[0], s, "the operand of `~`")));
    case Op::Equiv: {
      const TermId left = truth(args[0], s, "the left operand of `<=>`");
      return boolean(terms.iff(left, truth(args[1], s, "the right operand of `<=>`")));
    }
    case Op::Eq:
      return boolean(equal(args[0], args[1], s));
    case Op::Ne:
      return boolean(terms.negate(equal(args[0], args[1], s)));
    case Op::SetEnum:
      return set_enum(args, s);
    case Op::In:
      return boolean(contains(args[1], args[0], s));
    case Op::NotIn:
      return boolean(terms.negate(contains(args[1], args[0], s)));
    case Op::SubsetEq:
      return sets_only([&] { return boolean(subset(args[0], args[1], s)); });
    case Op::Union2:
    case Op::Intersect:
    case Op::SetMinus:
      return sets_only([&] { return set_operation(op, args[0], args[1], s); });
    case Op::PowerSet:
      return sets_only([&] { return lazy(symbolic::PowerSet{args[0]}); });
    case Op::BigUnion:
      return sets_only([&] { return big_union(args[0], s); });
    case Op::Product:
      return sets_only([&] { return lazy(symbolic::Product{args}); });
    case Op::FunctionSet:
      return sets_only([&] { return lazy(symbolic::FunctionSet{args[0], args[1]}); });
    case Op::SeqSet:
      return sets_only([&] { return lazy(symbolic::SeqSet{args[0]}); });
    case Op::Cardinality:
      return sets_only([&] { return cardinality(args[0], s); });
    case Op::IsFiniteSet:
      return sets_only([&]() -> SymValue {
        if (const auto finite = is_finite(args[0])) return Value::boolean(*finite);
        unsupported("cannot decide whether this set is finite");
      });
    case Op::Tuple:
      return tuple(args);
    case Op::Apply:
      return apply_function(args[0], args[1], s);
    case Op::Domain:
      return domain(args[0], s);
    case Op::IsFunction:
      return Value::boolean(args[0].get_if<symbolic::Function>() != nullptr ||
                            args[0].get_if<symbolic::LargeFunction>() != nullptr);
    case Op::MapsTo:
      return maps_to(args[0], args[1], s);
    case Op::Merge:
      return merge_functions(args[0], args[1], s);
    case Op::Add:
    case Op::Sub:
    case Op::Neg:
    case Op::Mul:
    case Op::Div:
    case Op::Mod:
    case Op::Pow:
    case Op::Lt:
    case Op::Le:
    case Op::Gt:
    case Op::Ge:
    case Op::Interval:
      return arithmetic(op, args, s);
    case Op::Len:
    case Op::Append:
    case Op::Concat:
    case Op::Head:
    case Op::Tail:
    case Op::SubSeq:
      return sequence_operator(op, args, s);
    case Op::TlcEval:
      return args[0];
    case Op::ToString:
    case Op::ToJson:
    case Op::ToJsonArray:
    case Op::ToJsonObject:
    case Op::Permutations: {
      const auto values = symbolic::expand(terms, args[0], limits.choice);
      if (!values) unsupported(std::string("`") + kernel::info(op).spelling + "` of a value with too many possibilities");
      Alternatives results;
      for (const auto& [guard, value] : *values) {
        const Scope inner = s.under(both(s.path, guard));
        if (!terms.is_false(inner.path)) results.emplace_back(guard, native(op, {value}, inner));
      }
      return merge(std::move(results));
    }
    default:
      break;
  }
  unsupported(std::string("`") + kernel::info(op).spelling +
              "` of a value that depends on the state in too many ways; `tlaloc simulate` evaluates it");
}

}  // namespace tlaloc::evaluate
