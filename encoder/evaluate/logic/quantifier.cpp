// \A and \E: expanded over the elements of their sets. TLC stops at the first element that decides, so what is undefined for a
// later one counts only when none before it does. Over sets that cannot be listed, a fresh element stands for all, and is
// eliminated; then an undefined element counts only when no other one decides.
#include "encoder/evaluate/impl.h"
#include "frontend/kernel/traverse.h"
#include "frontend/support/stack.h"

namespace tlaloc::evaluate {

std::optional<std::vector<SymValue>> Evaluator::Impl::ranges(const std::vector<kernel::Binder>& binders, const Scope& s,
                                                             const char* where) {
  std::vector<SymValue> sets;
  bool lost = false;
  for (const kernel::Binder& binder : binders) {
    SymValue set = eval(binder.set, s);
    lost |= is_bottom(set);
    const bool is_other = !is_bottom(set) && !is_set(set) && !is_sometimes_set(set);
    if (is_other) {
      fail(s, terms.true_term(), ErrorKind::Type,
           [&] { return std::string(where) + " ranges over " + show(set) + ", but a set is needed"; });
      lost = true;
    }
    sets.push_back(std::move(set));
  }
  if (lost) return std::nullopt;
  return sets;
}

std::optional<std::vector<Evaluator::Impl::Instance>> Evaluator::Impl::instances(const std::vector<kernel::Binder>& binders,
                                                                                 const Scope& s, const char* where) {
  const auto sets = ranges(binders, s, where);
  if (!sets) return std::nullopt;
  return instances(binders, *sets, s, where, std::nullopt);
}

std::vector<Evaluator::Impl::Instance> Evaluator::Impl::instances(const std::vector<kernel::Binder>& binders,
                                                                  const std::vector<SymValue>& sets, const Scope& s,
                                                                  const char* where, std::optional<Judged> judged) {
  std::vector<Instance> result{{s.env, terms.true_term(), true, {}, std::nullopt}};
  for (std::size_t b = 0; b < binders.size(); ++b) {
    if (is_finite(sets[b]) == false) {
      unsupported(std::string(where) + " ranges over an infinite set" +
                  (judged ? ", and is decided only where what it says is linear arithmetic" : "") +
                  "; restrict it to a finite one");
    }
    const symbolic::Set set = extension(sets[b], s, limits.enumerate);
    const std::size_t count = set.members.size() + set.others.size();
    if (count * result.size() > limits.enumerate) {
      unsupported(std::string(where) + " ranges over more than " + std::to_string(limits.enumerate) +
                  " elements; restrict it to fewer");
    }
    std::vector<Instance> longer;
    longer.reserve(count * result.size());
    const bool is_judged = judged && b + 1 == binders.size() && !binders[b].is_tuple;
    for (const Instance& so_far : result) {
      const auto known = is_judged ? ground_test(judged->body, binders[b].locals.front(), so_far.env) : std::nullopt;
      const auto extend = [&](const SymValue& element, TermId member, bool ordered, std::optional<bool> truth) {
        Instance next{nullptr, both(so_far.member, member), so_far.ordered && ordered, so_far.key, truth};
        if (terms.is_false(next.member)) return;
        if (!truth) {
          const Scope here = s.under(both(s.path, next.member));
          if (terms.is_false(here.path)) return;
          next.env = bind_element(so_far.env, binders[b], element, here);
        }
        next.key.push_back(element);
        longer.push_back(std::move(next));
      };
      for (const auto& [element, member] : set.members) {
        std::optional<bool> truth;
        if (known) truth = answer(*known, element);
        if (known && truth == std::optional(judged->neutral)) continue;
        extend(SymValue(element), member, set.others.empty(), truth);
      }
      for (const auto& [member, element] : set.others) {
        extend(element, member, set.others.size() == 1 && set.members.empty(), std::nullopt);
      }
    }
    result = std::move(longer);
  }
  return result;
}

namespace {

bool holds_large_function(const SymValue& value) {
  if (stack::is_low()) return stack::on_segment([&] { return holds_large_function(value); });
  if (value.get_if<symbolic::LargeFunction>() != nullptr) return true;
  if (const auto* function = value.get_if<symbolic::Function>()) {
    return std::any_of(function->entries.begin(), function->entries.end(),
                       [](const auto& entry) { return holds_large_function(entry.value); });
  }
  if (const auto* kinds = value.get_if<symbolic::Union>()) {
    return std::any_of(kinds->alternatives.begin(), kinds->alternatives.end(),
                       [](const auto& alternative) { return holds_large_function(alternative.second); });
  }
  const auto* set = value.get_if<symbolic::Set>();
  return set != nullptr && std::any_of(set->others.begin(), set->others.end(),
                                       [](const auto& other) { return holds_large_function(other.second); });
}

}  // namespace

/// Whether a set of integers is known to have too many elements, or elements without bounds, so that it will not be listed.
/// There is no eliminating elements of other sets.
bool Evaluator::Impl::is_beyond_listing(const SymValue& set) const {
  if (set.is_ground()) {
    const Value& value = set.ground();
    if (!value.is_set() || !symbolic::is_set_of_integers(value)) return false;
    if (is_finite(set) == false) return true;
    if (value.kind() == ValueKind::SetOp) return !value.is_enumerable();  // counting would mean listing
    const auto size = value.cardinality();
    return !size || Integer(static_cast<std::int64_t>(limits.enumerate)) < *size;
  }
  if (const auto* interval = set.get_if<symbolic::Interval>()) {
    const auto end = [&](const SymValue& value, bool is_low) -> std::optional<Integer> {
      if (value.is_ground()) return value.ground().is_int() ? std::optional(value.ground().as_int()) : std::nullopt;
      const auto range = symbolic::number(terms, value, nullptr);
      return is_low ? range.low : range.high;
    };
    const auto low = end(interval->low, true);
    const auto high = end(interval->high, false);
    return !low || !high || *high - *low >= Integer(static_cast<std::int64_t>(limits.enumerate));
  }
  if (const auto* rule = set.get_if<symbolic::Comprehension>()) return rule->base && is_beyond_listing(*rule->base);
  return false;
}

/// Whether the value of a variable that the formula mentions is, or contains, a function whose arguments are not listed. What
/// it has at an argument is no choice that could be eliminated, and asking for it leaves traces in the function.
bool Evaluator::Impl::mentions_large_function(ExprId formula, const Scope& s) const {
  for (const ExprId part : kernel::reach(program, {formula}).exprs) {
    const auto* ref = std::get_if<kernel::VariableRef>(&node(part));
    if (ref == nullptr) continue;
    for (const auto& state : {s.current, s.next}) {
      if (state == nullptr || ref->variable.index >= state->values.size()) continue;
      const auto& value = state->values[ref->variable.index];
      if (value && holds_large_function(*value)) return true;
    }
  }
  return false;
}

/// An element that stands for all; nothing, if there is none that does.
std::optional<symbolic::Fresh> Evaluator::Impl::draw(const SymValue& set, const kernel::Binder& binder) {
  try {
    symbolic::Fresh drawn = symbolic::fresh_element(terms, limits, set, program.locals[binder.locals.front()].name.text());
    if (!drawn.capped) return drawn;
  } catch (const Unsupported&) {  // the set has elements that no variables stand for
  }
  return std::nullopt;
}

/// Whether the quantifier holds, by elimination of elements that stand for all. Nothing: that cannot be expressed.
std::optional<TermId> Evaluator::Impl::quantify(const kernel::Quantifier& q, const std::vector<SymValue>& sets,
                                                const Scope& s) {
  const symbolic::Placeholders placeholders(static_cast<std::uint32_t>(terms.variable_count()));
  const std::size_t defined_before = definitions.size();
  std::vector<TermId> facts;
  TermId member = terms.true_term();
  TermId body = terms.false_term();
  bool is_drawn = true;
  Frame frame = framed([&] {
    const Uninterrupted whole(*this);
    EnvironmentPtr env = s.env;
    for (std::size_t b = 0; b < sets.size(); ++b) {
      const auto drawn = draw(sets[b], q.binders[b]);
      is_drawn = is_drawn && drawn;
      if (!drawn) return;
      facts.insert(facts.end(), drawn->definitions.begin(), drawn->definitions.end());
      member = both(member, drawn->constraint);
      if (terms.is_false(both(s.path, member))) return;
      env = bind_element(env, q.binders[b], drawn->element, s.under(both(s.path, member)));
    }
    body = holds(q.body, s.with(env).under(both(s.path, member)));
  });
  if (!is_drawn) return std::nullopt;
  facts.insert(facts.end(), definitions.begin() + static_cast<std::ptrdiff_t>(defined_before), definitions.end());
  std::vector<TermId> deciding{member, q.for_all ? terms.negate(body) : body};
  for (const Stop& stop : frame.stops) deciding.push_back(terms.negate(both(member, stop.error.violated)));
  const auto decided = placeholders.exists(terms, terms.conjunction(deciding), facts);
  if (!decided) return std::nullopt;
  for (Stop& stop : frame.stops) {
    const auto somewhere = placeholders.exists(terms, both(member, stop.error.violated), facts);
    if (!somewhere) return std::nullopt;
    stop.error.violated = both(*somewhere, terms.negate(*decided));
  }
  std::erase_if(frame.stops, [&](const Stop& stop) { return terms.is_false(stop.error.violated); });
  absorb(std::move(frame));
  return q.for_all ? terms.negate(*decided) : *decided;
}

SymValue Evaluator::Impl::eval_quantifier(const kernel::Quantifier& q, const Scope& s) {
  const auto sets = ranges(q.binders, s, "a quantifier");
  if (!sets) return bottom;
  const bool is_beyond = std::any_of(sets->begin(), sets->end(), [&](const SymValue& set) { return is_beyond_listing(set); });
  if (is_beyond && !mentions_large_function(q.body, s)) {
    if (const auto truth = quantify(q, *sets, s)) return boolean(*truth);
  }
  if (auto large = eval_large_quantifier(q, *sets, s)) return *large;
  const std::vector<Instance> all = instances(q.binders, *sets, s, "a quantifier", Judged{q.body, q.for_all});
  bool ordered = true;
  for (const Instance& instance : all) ordered &= instance.ordered;

  std::vector<TermId> parts;  // per instance: what it contributes
  std::vector<Frame> frames_kept;
  TermId undecided = terms.true_term();  // no instance so far decides
  std::size_t included = 0;
  const auto catch_up = [&] {
    for (; included < parts.size(); ++included) {
      undecided = both(undecided, q.for_all ? parts[included] : terms.negate(parts[included]));
    }
    return undecided;
  };
  for (const Instance& instance : all) {
    const Scope inner{instance.env, s.current, s.next, both(s.path, instance.member)};
    const auto body = [&] { return holds(q.body, inner); };
    TermId t;
    if (instance.truth) {
      t = terms.boolean(*instance.truth);
      if (!ordered) frames_kept.emplace_back();
    } else if (ordered) {
      t = parts.empty() ? body() : guarded(catch_up, body);
    } else {
      frames_kept.push_back(framed([&] {
        const Uninterrupted whole(*this);
        t = body();
      }));
    }
    parts.push_back(q.for_all ? terms.implies(instance.member, t) : both(instance.member, t));
    if (ordered && (q.for_all ? terms.is_false(parts.back()) : terms.is_true(parts.back()))) break;
  }
  // The order of elements that are not ground is not known: undefined only where no other element decides.
  std::vector<TermId> stopped;  // an element that has no value itself decides nothing
  for (const Frame& frame : frames_kept) {
    std::vector<TermId> stops;
    for (const Stop& stop : frame.stops) stops.push_back(stop.error.violated);
    stopped.push_back(terms.disjunction(stops));
  }
  for (std::size_t i = 0; i < frames_kept.size(); ++i) {
    if (!frames_kept[i].stops.empty()) {
      std::vector<TermId> rest;
      for (std::size_t j = 0; j < parts.size(); ++j) {
        if (j != i) rest.push_back(terms.disjunction({q.for_all ? parts[j] : terms.negate(parts[j]), stopped[j]}));
      }
      const TermId nobody_else = terms.conjunction(rest);
      for (Stop& stop : frames_kept[i].stops) stop.error.violated = both(stop.error.violated, nobody_else);
      std::erase_if(frames_kept[i].stops, [&](const Stop& stop) { return terms.is_false(stop.error.violated); });
    }
    absorb(std::move(frames_kept[i]));
  }
  return boolean(q.for_all ? terms.conjunction(parts) : terms.disjunction(parts));
}

}  // namespace tlaloc::evaluate
