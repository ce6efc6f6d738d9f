// Folds whose steps each join something that depends on their element alone: the parts of all elements, joined. Their order
// does not matter, so elements need not be ground. A sum is one sum of IF present THEN part ELSE 0, which comparisons turn into
// counting constraints as they do with cardinalities.
#include <algorithm>

#include "encoder/evaluate/recursion/set_fold.h"

namespace tlaloc::evaluate {

namespace {
constexpr std::size_t kMostLeaves = 64;  // of a number that is taken apart into literals

/// IF c THEN 1 ELSE IF d THEN 2 ELSE 3, as conditions with literals; false: it is not such a term.
bool find_leaves(Terms& terms, TermId number, TermId condition, std::vector<std::pair<TermId, TermId>>& leaves) {
  while (terms.op(number) == term::Op::Ite) {
    const auto args = terms.args(number);
    if (!find_leaves(terms, args[1], terms.conjunction({condition, args[0]}), leaves)) return false;
    condition = terms.conjunction({condition, terms.negate(args[0])});
    number = args[2];
  }
  if (terms.op(number) != term::Op::Integer || leaves.size() >= kMostLeaves) return false;
  leaves.emplace_back(condition, number);
  return true;
}

}  // namespace

/// Whether each subset of an argument of the function is one too.
bool Evaluator::Impl::SetFold::has_all_subsets() {
  const EnvironmentPtr self = env_->parent;
  if (self == nullptr || self->kind != Environment::Kind::Function) return false;
  const SymValue domain = impl_.domain_part(self, 0, scope_);
  if (domain.is_ground()) return domain.ground().kind() == ValueKind::PowerSet;
  return domain.get_if<symbolic::PowerSet>() != nullptr;
}

std::optional<SymValue> Evaluator::Impl::SetFold::joined(Op op, const symbolic::Set& set) {
  if (recursion_.is_function && !has_all_subsets()) return std::nullopt;
  const bool is_carried = !recursion_.carried.empty();
  const SymValue nothing = Value::set({});
  // What the rest gives, or what is carried along to the first step.
  Held total = is_carried ? std::move(initially_carried().front())
                          : hold([&] { return impl_.eval(recursion_.body, scope_.with(step_environment(nothing, {}))); });
  const bool is_number = op != Op::Union2;
  TermId not_number = terms_.false_term();
  if (is_number && !impl_.is_bottom(total.value)) (void)symbolic::number(terms_, total.value, &not_number);
  const bool fits = is_number ? terms_.is_false(not_number) : impl_.is_set(total.value);
  if (impl_.is_bottom(total.value) || !fits) return std::nullopt;

  Held neutral;
  neutral.value = op == Op::Union2 ? nothing : SymValue(Value::integer(op == Op::Mul ? 1 : 0));
  rest_.is_given = true;
  rest_.entry.value = neutral.value;
  rest_.entry.reads.clear();
  rest_.entry.stops.clear();
  Alternatives parts;
  for (const auto& [present, element] : impl_.distinct_elements(set, scope_)) {
    const TermId path = impl_.both(scope_.path, present);
    if (terms_.is_false(path)) continue;
    const SymValue alone = element.is_ground() ? SymValue(Value::set({element.ground()}))
                                               : impl_.lazy(symbolic::Set{{}, {{terms_.true_term(), element}}});
    if (!is_carried) {
      Held part = evaluate_step(step_environment(alone, {}), path);
      parts.emplace_back(present, part.value);
      (void)use(std::move(part));
      continue;
    }
    Outcome outcome = walk_step(step_environment(alone, {neutral}), path);
    if (!outcome.results.empty()) return std::nullopt;
    Alternatives carried;
    for (Arrival& arrival : outcome.arrivals) {
      Held& held = arrival.carried.front();
      carried.emplace_back(arrival.guard, held.value);
      add_reads(total.reads, held.reads);
      std::move(held.stops.begin(), held.stops.end(), std::back_inserter(total.stops));
    }
    parts.emplace_back(present, impl_.merge(std::move(carried)));
  }
  std::erase_if(parts, [&](const auto& part) { return impl_.is_bottom(part.second); });

  if (op == Op::Add) {
    std::vector<TermId> summands;
    add_summands(summands, terms_.true_term(), total.value);
    for (const auto& [present, part] : parts) add_summands(summands, present, part);
    const TermId sum = terms_.add(summands);
    total.value = impl_.integer({sum, terms_.range(sum).low, terms_.range(sum).high});
  } else {
    for (const auto& [present, part] : parts) {
      total.value = impl_.apply(op, {total.value, impl_.select(present, part, neutral.value)}, scope_);
    }
  }
  if (!is_carried) return use(std::move(total));
  return impl_.eval(recursion_.body, scope_.with(step_environment(nothing, {total})));
}

void Evaluator::Impl::SetFold::add_summands(std::vector<TermId>& summands, TermId present, const SymValue& value) {
  if (const auto alternatives = impl_.alternatives_of(value, true)) {
    for (const auto& [guard, alternative] : *alternatives) add_summands(summands, impl_.both(present, guard), alternative);
    return;
  }
  add_summands(summands, present, symbolic::number(terms_, value, nullptr).term);
}

void Evaluator::Impl::SetFold::add_summands(std::vector<TermId>& summands, TermId present, TermId number) {
  if (terms_.op(number) == term::Op::Add) {
    for (const TermId part : terms_.args(number)) add_summands(summands, present, part);
    return;
  }
  std::vector<std::pair<TermId, TermId>> leaves;
  if (!find_leaves(terms_, number, present, leaves)) leaves = {{present, number}};
  for (const auto& [condition, leaf] : leaves) summands.push_back(terms_.ite(condition, leaf, terms_.integer(0)));
}

}  // namespace tlaloc::evaluate
