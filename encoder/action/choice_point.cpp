// The parts of an action that split: \E and \A over sets, choice points merged under selectors.
#include <algorithm>
#include <map>

#include "encoder/action/action_reader.h"
#include "frontend/support/stack.h"

namespace tlaloc::action {

ActionReader::Branches ActionReader::collapse(Branches arms) {
  if (arms.size() <= 1) return arms;
  // Only arms that assign the same variables, and have read all there was to read or have all something left, can go on as one.
  std::map<std::vector<bool>, Branches> groups;
  Branches out;
  for (Branch& arm : arms) {
    std::vector<bool> kind{arm.postponed.empty()};
    for (const auto& v : arm.next.values) kind.push_back(v.has_value());
    groups[kind].push_back(std::move(arm));
  }
  for (auto& [kind, group] : groups) {
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
          if (!arm.postponed.empty()) twin->postponed = wait_for_any({twin->guard, arm.guard}, {*twin, arm});
          twin->ways = join(terms_, {{twin->guard, twin->ways}, {arm.guard, arm.ways}});
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
  const bool is_waiting = !merged.postponed.empty();
  if (agree) {  // arms that assign nothing (new): a plain disjunction
    merged.guard = terms_.disjunction(guards);
    if (is_waiting) merged.postponed = wait_for_any(guards, group);
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
  if (is_waiting) merged.postponed = wait_for_any(selectors, group);
  return {std::move(merged)};
}

std::vector<Postponed> ActionReader::wait_for_any(const std::vector<TermId>& guards, const Branches& branches) {
  std::vector<Arm> arms;
  for (std::size_t i = 0; i < guards.size(); ++i) arms.push_back({guards[i], branches[i].postponed});
  const Postponed& first = branches.front().postponed.front();
  Postponed any{{}, first.variable, first.span};
  any.item.kind = Item::Kind::Arms;
  any.item.arms = std::make_shared<const std::vector<Arm>>(std::move(arms));
  return {std::move(any)};
}

SymValue ActionReader::fresh(const SymValue& set, const std::string& what, TermId& guard) {
  symbolic::Fresh element = symbolic::fresh_element(terms_, evaluator_.limits(), set, name_ + "." + what);
  for (const TermId t : element.definitions) definitions_.push_back(t);
  guard = element.constraint;
  capped_ |= element.capped;
  return element.element;
}

namespace {

/// How many elements a set that is a list may have, or one that is given by a rule and known.
std::optional<std::size_t> greatest_size(const SymValue& set) {
  if (set.is_ground()) {
    const auto size = set.ground().cardinality();
    const auto small = size ? size->to_int64() : std::nullopt;
    return small ? std::optional(static_cast<std::size_t>(*small)) : std::nullopt;
  }
  const auto* keyed = set.get_if<symbolic::Set>();
  return keyed == nullptr ? std::nullopt : std::optional(keyed->members.size() + keyed->others.size());
}

}  // namespace

bool ActionReader::has_many_instances(const std::vector<SymValue>& sets, const Place& place) const {
  const std::size_t most = mode_ == Mode::Enabled      ? evaluator_.limits().expand
                           : mode_ == Mode::Eliminated ? kMostBranches
                                                       : kMostInstances;
  std::size_t product = place.instances;
  for (const SymValue& set : sets) {
    const auto size = greatest_size(set);
    if (!size || *size > evaluator_.limits().expand) continue;  // one element will stand for all
    if (*size > 0 && product > most / *size) return true;
    product *= *size;
  }
  return false;
}

std::optional<symbolic::Set> ActionReader::listed(const SymValue& set, const Place& place) {
  const symbolic::Limits& limits = evaluator_.limits();
  const bool as_in_a_step = !asks_whether_enabled(mode_) || place.is_crowded;
  const std::size_t allowed = as_in_a_step ? std::min(limits.parameter, limits.instances / place.instances) : limits.expand;
  const std::size_t limit = std::max<std::size_t>(allowed, 1);
  bool expand = false;
  if (const auto size = greatest_size(set)) {
    expand = *size <= limit;
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

// All sets first, as TLC does: what is wrong with one shows even where another is empty.
ActionReader::Branches ActionReader::with_sets(
    ExprId expr, const kernel::Quantifier& q, const Place& place,
    const std::function<Branches(const std::vector<SymValue>& sets, const Place&)>& rest) {
  Branches out;
  std::vector<SymValue> sets;
  TermId known = terms_.true_term();
  Place there = place;
  for (const kernel::Binder& binder : q.binders) {
    auto set = evaluator_.try_evaluate_set(binder.set, context(there));
    if (set.early) {
      append(known, Branches{wait(*set.early, formula(expr, place), there)}, out);
      known = terms_.conjunction({known, terms_.negate(set.early->path)});
      there.path = terms_.conjunction({place.path, known});
      if (terms_.is_false(there.path)) return out;
    }
    sets.push_back(std::move(set.value));
  }
  append(known, rest(sets, there), out);
  return out;
}

ActionReader::Branches ActionReader::read_exists(ExprId expr, const kernel::Quantifier& q, const Place& place) {
  return with_sets(expr, q, place, [&](const std::vector<SymValue>& sets, const Place& there) {
    Place inner = there;
    inner.naming = kernel::naming_below_split(there.naming);
    inner.is_crowded = there.is_crowded || (asks_whether_enabled(mode_) && has_many_instances(sets, there));
    return read_instances(q, sets, 0, inner);
  });
}

ActionReader::Branches ActionReader::read_instances(const kernel::Quantifier& q, const std::vector<SymValue>& sets,
                                                    std::size_t binder_index, const Place& place) {
  if (stack::is_low()) return stack::on_segment([&] { return read_instances(q, sets, binder_index, place); });
  if (binder_index == q.binders.size()) return read(q.body, place);
  const kernel::Binder& binder = q.binders[binder_index];
  const SymValue& set = sets[binder_index];

  Branches arms;
  std::size_t turns = 0;
  bool is_ordered = true;
  const auto instance = [&](const SymValue& element, TermId member, std::size_t count) {
    Place inner = place;
    inner.ways = turn(place.ways, turns++, is_ordered);
    const Meeting meeting(*this, inner.ways);
    inner.path = terms_.conjunction({place.path, member});
    if (terms_.is_false(inner.path)) return;
    inner.instances = place.instances * count;
    inner.env = evaluator_.bind(binder, element, context(inner));
    if (place.naming != kernel::Naming::Settled && !place.label.name.empty()) {
      for (const kernel::LocalId local : binder.locals) {
        // A parameter bound after the action was named belongs to its label.
        if (binder.is_tuple) continue;
        inner.label.parameters.push_back({evaluator_.program().locals[local].name, element, terms_.true_term()});
      }
    }
    append(member, read_instances(q, sets, binder_index + 1, inner), arms);
  };

  if (const auto all = listed(set, place)) {
    const std::size_t count = std::max<std::size_t>(all->members.size() + all->others.size(), 1);
    is_ordered = all->others.empty();
    for (const auto& [value, member] : all->members) instance(SymValue(value), member, count);
    for (const auto& [member, element] : all->others) instance(element, member, count);
  } else {
    TermId constraint;
    SymValue element = fresh(set, evaluator_.program().locals[binder.locals.front()].name.text(), constraint);
    if (asks_whether_enabled(mode_) && mode_ != Mode::Eliminated) constraint = is_non_empty(terms_, evaluator_.limits(), set);
    instance(element, constraint, 1);
  }
  return place.tail ? arms : collapse(std::move(arms));
}

// \A over a finite set is the conjunction of its instances, in order; one counts where its elements are in the sets.
ActionReader::Branches ActionReader::read_for_all(ExprId expr, const kernel::Quantifier& q, const Place& place) {
  return with_sets(expr, q, place, [&](const std::vector<SymValue>& sets, const Place& there) {
    std::vector<Conjunct> instances{{q.body, there.env, terms_.true_term()}};
    for (std::size_t i = 0; i < sets.size(); ++i) {
      symbolic::Set all;
      try {
        all = symbolic::extension(terms_, evaluator_.limits(), sets[i]);
      } catch (const symbolic::Unsupported&) {
        // Instances of a set given by a rule are not read one by one, so none of them gives a variable its next value.
        const bool speaks_of_step = evaluator_.program().levels[q.body] >= kernel::Level::Action;
        if (mode_ != Mode::Initial && speaks_of_step && find_unassigned(there.next)) throw;
        return read_test(expr, there);
      }
      std::vector<Conjunct> grown;
      for (const Conjunct& instance : instances) {
        const auto grow = [&](const SymValue& element, TermId member) {
          const TermId guard = terms_.conjunction({instance.guard, member});
          Context c = context(there, instance.env);
          c.path = terms_.conjunction({there.path, guard});
          if (!terms_.is_false(c.path)) grown.push_back({q.body, evaluator_.bind(q.binders[i], element, c), guard});
        };
        for (const auto& [value, member] : all.members) grow(SymValue(value), member);
        for (const auto& [member, element] : all.others) grow(element, member);
      }
      instances = std::move(grown);
    }
    Place inner = there;
    inner.naming = kernel::Naming::Settled;
    return read_conjunction(instances, inner);
  });
}

}  // namespace tlaloc::action
