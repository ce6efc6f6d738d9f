// Folds over elements that are ground, in the order in which they are chosen: exact whatever a step does with them.
#include <algorithm>

#include "encoder/evaluate/recursion/set_fold.h"
#include "encoder/evaluate/stops.h"

namespace tlaloc::evaluate {

namespace {

using Elements = std::vector<std::pair<Value, TermId>>;

symbolic::Set with_certain(Elements rest, const Value& element, bool first, TermId certain) {
  rest.insert(first ? rest.begin() : rest.end(), {element, certain});
  return {std::move(rest), {}};
}

}  // namespace

std::vector<Stop> Evaluator::Impl::SetFold::join_stops(const std::vector<Stop>& old, std::vector<Use> uses, TermId skipped,
                                                       bool all) {
  std::vector<Stop> stops;
  std::vector<std::vector<TermId>> met(old.size());
  for (Use& use : uses) {
    for (Stop& stop : use.stops) {
      std::size_t k = 0;
      for (; k < old.size(); ++k) {
        if (is_same_place(stop, old[k]) && stop.error.violated == impl_.both(use.path, old[k].error.violated)) break;
      }
      if (k < old.size()) {
        met[k].push_back(use.guard);
      } else {
        stops.push_back(std::move(stop));
      }
    }
  }
  for (std::size_t k = 0; k < old.size(); ++k) {
    Stop stop = old[k];
    if (!all || met[k].size() < uses.size()) {
      met[k].push_back(skipped);
      stop.error.violated = impl_.both(stop.error.violated, terms_.disjunction(met[k]));
    }
    if (!terms_.is_false(stop.error.violated)) stops.push_back(std::move(stop));
  }
  join_places(terms_, stops);
  return stops;
}

/// The last one first: each step is evaluated with the value that those after it come to.
SymValue Evaluator::Impl::SetFold::backward(const Elements& elements, bool ascending) {
  Elements order = elements;
  if (!ascending) std::reverse(order.begin(), order.end());
  rest_.is_given = false;
  rest_.remaining.clear();
  Held rest = hold([&] { return impl_.eval(recursion_.body, scope_.with(step_environment(SymValue(Value::set({})), {}))); });
  for (std::size_t i = order.size(); i-- > 0;) {
    const auto& [element, present] = order[i];
    const TermId absent = terms_.negate(present);
    const TermId path = impl_.both(scope_.path, present);
    rest_.entry.value = rest.value;
    rest_.entry.reads = rest.reads;
    rest_.entry.stops = rest.stops;
    rest_.entry.added_to = 0;
    const SymValue set = symbolic::make_set(terms_, with_certain(rest_.remaining, element, ascending, terms_.true_term()));
    Held step = evaluate_step(step_environment(set, {}), path);
    rest.value = impl_.select(present, step.value, rest.value);
    rest.stops = join_stops(rest.stops, {{present, path, std::move(step.stops)}}, absent, true);
    add_reads(rest.reads, step.reads);
    rest_.remaining.insert(ascending ? rest_.remaining.begin() : rest_.remaining.end(), order[i]);
  }
  return use(std::move(rest));
}

/// The first one first: each step is evaluated with what those before it carry along.
SymValue Evaluator::Impl::SetFold::forward(const Elements& elements, bool ascending) {
  rest_.is_given = false;
  rest_.remaining = elements;
  std::vector<Held> carried = initially_carried();
  TermId running = terms_.true_term();  // no step so far gave a result
  Alternatives results;
  while (!rest_.remaining.empty()) {
    const auto [element, present] = ascending ? rest_.remaining.front() : rest_.remaining.back();
    rest_.remaining.erase(ascending ? rest_.remaining.begin() : rest_.remaining.end() - 1);
    const TermId path = terms_.conjunction({scope_.path, running, present});
    if (terms_.is_false(path)) continue;
    const TermId absent = terms_.negate(present);
    const SymValue set = symbolic::make_set(terms_, with_certain(rest_.remaining, element, ascending, terms_.true_term()));
    Outcome outcome = walk_step(step_environment(set, carried), path);
    for (auto& [guard, value] : outcome.results) {
      results.emplace_back(terms_.conjunction({running, present, guard}), std::move(value));
    }
    std::vector<TermId> goes_on{absent};
    for (const Arrival& arrival : outcome.arrivals) goes_on.push_back(arrival.guard);
    for (std::size_t c = 0; c < carried.size(); ++c) {
      Alternatives values{{absent, carried[c].value}};
      std::vector<Use> uses;
      for (Arrival& arrival : outcome.arrivals) {
        Held& held = arrival.carried[c];
        values.emplace_back(impl_.both(present, arrival.guard), held.value);
        uses.push_back({impl_.both(present, arrival.guard), arrival.path, std::move(held.stops)});
        add_reads(carried[c].reads, held.reads);
      }
      carried[c].value = impl_.merge(std::move(values));
      carried[c].stops = join_stops(carried[c].stops, std::move(uses), absent, outcome.results.empty());
    }
    running = impl_.both(running, terms_.disjunction(goes_on));
  }
  const Scope last = scope_.under(impl_.both(scope_.path, running));
  if (!terms_.is_false(last.path)) {
    const EnvironmentPtr env = step_environment(SymValue(Value::set({})), carried);
    results.emplace_back(running, impl_.eval(recursion_.body, last.with(env)));
  }
  return impl_.merge(std::move(results));
}

}  // namespace tlaloc::evaluate
