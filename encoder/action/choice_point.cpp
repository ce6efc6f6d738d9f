// The parts of an action that split: \E and \A over sets, choice points merged under selectors.
#include <algorithm>
#include <map>

#include "encoder/action/action_reader.h"
#include "frontend/support/stack.h"

namespace tlaloc::action {

ActionReader::Branches ActionReader::collapse(Branches arms) {
  if (arms.size() <= 1) return arms;
  // Only arms that assign the same variables, and have read all there was to read, can go on as one.
  std::map<std::vector<bool>, Branches> groups;
  Branches out;
  for (Branch& arm : arms) {
    if (!arm.postponed.empty()) {
      out.push_back(std::move(arm));
      continue;
    }
    std::vector<bool> assigned;
    for (const auto& v : arm.next.values) assigned.push_back(v.has_value());
    groups[assigned].push_back(std::move(arm));
  }
  for (auto& [assigned, group] : groups) {
    if (asks_whether_enabled(mode_)) {
      // No selectors here: arms are joined only where they agree.
      Branches joined;
      for (Branch& arm : group) {
        const auto twin = std::find_if(joined.begin(), joined.end(), [&](const Branch& other) {
          for (std::size_t v = 0; v < arm.next.values.size(); ++v) {
            if (arm.next.values[v] && !same(*arm.next.values[v], *other.next.values[v])) return false;
          }
          return true;
        });
        if (twin == joined.end()) {
          joined.push_back(std::move(arm));
        } else {
          twin->guard = terms_.disjunction({twin->guard, arm.guard});
        }
      }
      for (Branch& b : joined) out.push_back(std::move(b));
    } else {
      for (Branch& b : merge_group(std::move(group))) out.push_back(std::move(b));
    }
  }
  return out;
}

ActionReader::Branches ActionReader::merge_group(Branches group) {
  if (group.size() == 1) return group;
  Branch merged = group.front();
  bool agree = true;
  for (const Branch& arm : group) {
    for (std::size_t v = 0; v < arm.next.values.size() && agree; ++v) {
      agree = !arm.next.values[v] || same(*arm.next.values[v], *merged.next.values[v]);
    }
  }
  std::vector<TermId> guards;
  for (const Branch& arm : group) guards.push_back(arm.guard);
  if (agree) {  // arms that assign nothing (new): a plain disjunction
    merged.guard = terms_.disjunction(guards);
    return {std::move(merged)};
  }
  // A few go on side by side: reading the rest several times costs less than leaves that stand between the two states.
  if (group.size() <= evaluator_.limits().splits) return group;
  std::vector<TermId> selectors;
  for (const TermId guard : guards) {
    selectors.push_back(terms_.bool_variable(name_ + ".choice"));
    definitions_.push_back(terms_.implies(selectors.back(), guard));
  }
  definitions_.push_back(terms_.declare_exclusive(selectors));
  for (std::size_t v = 0; v < merged.next.values.size(); ++v) {
    if (!merged.next.values[v]) continue;
    std::vector<std::pair<TermId, SymValue>> alternatives;
    for (std::size_t i = 0; i < group.size(); ++i) alternatives.emplace_back(selectors[i], *group[i].next.values[v]);
    auto named = symbolic::merge_named(terms_, evaluator_.limits(), alternatives,
                                       name_ + "." + variable_name(kernel::VariableId(static_cast<std::uint32_t>(v))));
    merged.next.assign(kernel::VariableId(static_cast<std::uint32_t>(v)), std::move(named.value));
    definitions_.insert(definitions_.end(), named.equations.begin(), named.equations.end());
  }
  merged.guard = terms_.disjunction(selectors);
  return {std::move(merged)};
}

SymValue ActionReader::fresh(const SymValue& set, const std::string& what, TermId& guard) {
  symbolic::Fresh element = symbolic::fresh_element(terms_, evaluator_.limits(), set, name_ + "." + what);
  for (const TermId t : element.definitions) definitions_.push_back(t);
  guard = element.constraint;
  capped_ |= element.capped;
  return element.element;
}

std::optional<symbolic::Set> ActionReader::listed(const SymValue& set, const Place& place) {
  const bool enabled = asks_whether_enabled(mode_);
  const symbolic::Limits& limits = evaluator_.limits();
  const std::size_t allowed = enabled ? limits.expand : std::min(limits.parameter, limits.instances / place.instances);
  const std::size_t limit = std::max<std::size_t>(allowed, 1);
  bool expand = false;
  if (set.is_ground()) {
    const auto size = set.ground().cardinality();
    expand = size && *size <= Integer(static_cast<std::int64_t>(limit));
  } else if (const auto* keyed = set.get_if<symbolic::Set>()) {
    expand = keyed->members.size() + keyed->others.size() <= limit;
  } else if (mode_ == Mode::Expanded || mode_ == Mode::Sampled) {
    symbolic::Limits few = limits;
    few.enumerate = limit;
    try {
      return symbolic::extension(terms_, few, set);
    } catch (const symbolic::Unsupported&) {
      const auto* subsets = set.get_if<symbolic::PowerSet>();
      // Otherwise an element may stand for all, if no guard asks which.
      if (mode_ == Mode::Expanded || subsets == nullptr) return std::nullopt;
      is_complete_ = false;
      symbolic::Set sample;
      sample.members.emplace_back(Value::set({}), terms_.true_term());
      sample.others.emplace_back(terms_.true_term(), subsets->base);
      return sample;
    }
  }
  return expand ? std::optional(symbolic::extension(terms_, limits, set)) : std::nullopt;
}

ActionReader::Branches ActionReader::read_exists(const kernel::Quantifier& q, const Place& place) {
  // All sets first, as TLC does: what is wrong with one shows even where another is empty.
  std::vector<SymValue> sets;
  for (const kernel::Binder& binder : q.binders) sets.push_back(evaluator_.evaluate_set(binder.set, context(place)));
  Place inner = place;
  inner.naming = kernel::naming_below_split(place.naming);
  return read_instances(q, sets, 0, inner);
}

ActionReader::Branches ActionReader::read_instances(const kernel::Quantifier& q, const std::vector<SymValue>& sets,
                                                    std::size_t binder_index, const Place& place) {
  if (stack::is_low()) return stack::on_segment([&] { return read_instances(q, sets, binder_index, place); });
  if (binder_index == q.binders.size()) return read(q.body, place);
  const kernel::Binder& binder = q.binders[binder_index];
  const SymValue& set = sets[binder_index];
  const bool enabled = asks_whether_enabled(mode_);

  Branches arms;
  const auto instance = [&](const SymValue& element, TermId member, std::size_t count) {
    Place inner = place;
    inner.path = terms_.conjunction({place.path, member});
    if (terms_.is_false(inner.path)) return;
    inner.instances = place.instances * count;
    inner.env = evaluator_.bind(binder, element, context(inner));
    if (place.naming != kernel::Naming::Settled && !place.label.name.empty()) {
      for (const kernel::LocalId local : binder.locals) {
        // A parameter bound after the action was named belongs to its label.
        if (!binder.is_tuple) inner.label.parameters.emplace_back(evaluator_.program().locals[local].name, element);
      }
    }
    Branches out;
    const auto mark = evaluator_.obligations().size();
    try {
      out = read_instances(q, sets, binder_index + 1, inner);
    } catch (const evaluate::UnassignedNext& unassigned) {
      if (!place.tail || binder_index + 1 < q.binders.size()) throw;
      evaluator_.obligations().truncate(mark);
      Branch branch = through(inner, terms_.true_term());
      branch.postponed.push_back({q.body, inner.env, variable_name(unassigned.variable), unassigned.span});
      out.push_back(std::move(branch));
    }
    for (Branch& b : out) {
      b.guard = terms_.conjunction({member, b.guard});
      if (!terms_.is_false(b.guard)) arms.push_back(std::move(b));
    }
  };

  if (const auto all = listed(set, place)) {
    const std::size_t count = std::max<std::size_t>(all->members.size() + all->others.size(), 1);
    for (const auto& [value, member] : all->members) instance(SymValue(value), member, count);
    for (const auto& [member, element] : all->others) instance(element, member, count);
  } else {
    TermId constraint;
    const auto before = static_cast<std::uint32_t>(terms_.variable_count());
    SymValue element = fresh(set, evaluator_.program().locals[binder.locals.front()].name.text(), constraint);
    if (enabled) {
      note_placeholders(before);
      constraint = is_non_empty(terms_, evaluator_.limits(), set);
    }
    instance(element, constraint, 1);
  }
  return place.tail ? arms : collapse(std::move(arms));
}

ActionReader::Branches ActionReader::read_for_all(ExprId expr, const kernel::Quantifier& q, const Place& place) {
  // \A over a finite set is the conjunction of its instances, in order.
  std::vector<EnvironmentPtr> environments{place.env};
  for (const kernel::Binder& binder : q.binders) {
    const SymValue set = evaluator_.evaluate_set(binder.set, context(place));
    const symbolic::Set all = symbolic::extension(terms_, evaluator_.limits(), set);
    const bool ground = all.others.empty() && std::all_of(all.members.begin(), all.members.end(),
                                                          [&](const auto& m) { return terms_.is_true(m.second); });
    if (!ground) return read_test(expr, place);
    std::vector<EnvironmentPtr> grown;
    for (const EnvironmentPtr& env : environments) {
      for (const auto& [value, member] : all.members) {
        Context c = context(place, env);
        grown.push_back(evaluator_.bind(binder, SymValue(value), c));
      }
    }
    environments = std::move(grown);
  }
  std::vector<Conjunct> instances;
  for (EnvironmentPtr& env : environments) instances.push_back({q.body, std::move(env)});
  Place inner = place;
  inner.naming = kernel::Naming::Settled;
  return read_conjunction(instances, inner);
}

void ActionReader::note_placeholders(std::uint32_t first_variable) {
  placeholders_.emplace_back(first_variable, static_cast<std::uint32_t>(terms_.variable_count()));
}

}  // namespace tlaloc::action
