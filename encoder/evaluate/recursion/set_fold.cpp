#include "encoder/evaluate/recursion/set_fold.h"

#include <algorithm>

#include "encoder/evaluate/recursion/step_reader.h"

namespace tlaloc::evaluate {

namespace {
constexpr std::size_t kMostFolded = 2000;  // elements that the set may have
}  // namespace

// ---- the evaluator's side

const SetRecursion* Evaluator::Impl::set_recursion(ExprId body, const std::vector<LocalId>& params, const OwnName& self) {
  const auto [at, fresh] = set_recursions.try_emplace(body);
  if (fresh) {
    at->second = find_set_recursion(program, body, params, self);
    if (at->second) {
      for (const ExprId call : at->second->calls) own_calls.emplace(call, &*at->second);
    }
  }
  return at->second ? &*at->second : nullptr;
}

std::optional<SymValue> Evaluator::Impl::fold(const SetRecursion* recursion, ExprId call, const EnvironmentPtr& env,
                                              const Scope& s) {
  if (recursion == nullptr || recursion->calls.contains(call)) return std::nullopt;
  return SetFold(*this, *recursion, env, s).value();
}

FoldRest* Evaluator::Impl::rest_of(ExprId call, const EnvironmentPtr& env) {
  if (rests.empty()) return nullptr;
  const auto own = own_calls.find(call);
  if (own == own_calls.end()) return nullptr;
  const auto rest = rests.find(lookup(env, own->second->set_param()).node.get());
  return rest != rests.end() && rest->second->recursion == own->second ? rest->second : nullptr;
}

SymValue Evaluator::Impl::take_rest(FoldRest& rest, ExprId call, const Scope& s) {
  const SymValue set = eval(arguments_of(program, call)[rest.recursion->set], s);  // which also may be undefined
  if (!rest.is_given && !is_remaining(set, rest, s.path)) throw Departure(&rest, span);
  if (!still_valid(rest.entry, s)) throw Departure(&rest, span);
  replay(rest.entry, s.path);
  return narrow(rest.entry.value, s.path);
}

/// Whether the set is what remains, where `path` holds: element by element the same terms, or what the path says of them.
bool Evaluator::Impl::is_remaining(const SymValue& set, const FoldRest& rest, TermId path) {
  std::vector<std::pair<Value, TermId>> members;
  if (set.is_ground()) {
    const auto elements = set.ground().is_set() ? set.ground().elements(kMostFolded) : std::nullopt;
    if (!elements) return false;
    for (const Value& element : *elements) members.emplace_back(element, terms.true_term());
  } else {
    const auto* listed_set = set.get_if<symbolic::Set>();
    if (listed_set == nullptr || !listed_set->others.empty()) return false;
    members = listed_set->members;
  }
  const auto is_absent = [&](TermId present) { return terms.is_false(both(path, present)) || excludes(path, present); };
  auto at = members.begin();
  for (const auto& [element, present] : rest.remaining) {
    for (; at != members.end() && at->first < element; ++at) {
      if (!is_absent(at->second)) return false;
    }
    if (at == members.end() || !(at->first == element)) {
      if (!is_absent(present)) return false;
      continue;
    }
    if (at->second != present && both(path, at->second) != both(path, present)) return false;
    ++at;
  }
  return std::all_of(at, members.end(), [&](const auto& member) { return is_absent(member.second); });
}

// ---- the fold

std::optional<SymValue> Evaluator::Impl::SetFold::value() {
  const Binding binding = lookup(env_, recursion_.set_param());
  std::optional<SymValue> result;
  try {
    Frame frame = impl_.framed([&] {
      const Uninterrupted whole(impl_);
      const bool is_value = binding.node->kind == Environment::Kind::Values;
      Held set = hold([&] {
        return is_value ? binding.node->values[binding.index]
                        : impl_.force(binding.node->thunks[binding.index], binding.node->home(), scope_);
      });
      set_reads_ = set.reads;
      const SymValue value = use(std::move(set));
      if (value.is_ground() || !impl_.is_set(value)) return;
      if (const auto listed = impl_.listed(value, scope_, kMostFolded)) result = from_listed(*listed);
    });
    if (!result || !frame.lasting) return std::nullopt;
    impl_.absorb(std::move(frame));
    return result;
  } catch (const Departure& departure) {
    if (!departure.is_of(rest_)) throw;
  } catch (const Unsupported&) {  // perhaps only where no unfolding leads
  }
  return std::nullopt;
}

std::optional<SymValue> Evaluator::Impl::SetFold::from_listed(const symbolic::Set& set) {
  std::vector<std::pair<Value, TermId>> elements;
  bool is_certain = set.others.empty();
  for (const auto& [element, present] : set.members) {
    if (terms_.is_false(impl_.both(scope_.path, present)) || impl_.excludes(scope_.path, present)) continue;
    const bool always = impl_.entails(scope_.path, present);
    elements.emplace_back(element, always ? terms_.true_term() : present);
    is_certain = is_certain && always;
  }
  if (is_certain || elements.size() + set.others.size() > kMostFolded) return std::nullopt;
  const auto op = StepReader(impl_, recursion_, env_).joining_operator();
  if (op && (*op == Op::Add || !set.others.empty())) {
    if (auto result = joined(*op, {elements, set.others})) return result;
  }
  if (!set.others.empty()) return std::nullopt;
  for (const bool ascending : {true, false}) {
    std::optional<SymValue> result;
    try {
      Frame frame = impl_.framed(
          [&] { result = recursion_.carried.empty() ? backward(elements, ascending) : forward(elements, ascending); });
      impl_.absorb(std::move(frame));
      return result;
    } catch (const Departure& departure) {
      if (!departure.is_of(rest_)) throw;
    }
  }
  return std::nullopt;
}

// ---- steps

template <class F>
Evaluator::Impl::SetFold::Held Evaluator::Impl::SetFold::hold(F&& body) {
  Held held;
  Frame frame = impl_.framed([&] { held.value = body(); });
  held.reads = std::move(frame.reads);
  held.stops = std::move(frame.stops);
  if (!frame.lasting) impl_.frames.back().lasting = false;
  return held;
}

void Evaluator::Impl::SetFold::note(const std::vector<Read>& reads) {
  for (const Read& read : reads) impl_.note_read(read.in_next, read.variable, read.value);
}

void Evaluator::Impl::SetFold::add_reads(std::vector<Read>& to, const std::vector<Read>& from) {
  for (const Read& read : from) {
    const bool known = std::any_of(to.begin(), to.end(), [&](const Read& other) {
      return other.in_next == read.in_next && other.variable == read.variable;
    });
    if (!known) to.push_back(read);
  }
}

SymValue Evaluator::Impl::SetFold::use(Held held) {
  note(held.reads);
  impl_.add(std::move(held.stops));
  return held.value;
}

Thunk Evaluator::Impl::SetFold::fixed(const Held& held) const {
  Thunk thunk;
  thunk.fixed_by = &rest_;
  thunk.home = terms_.true_term();
  Thunk::Entry entry;
  entry.path = terms_.true_term();  // every use is below the path of the fold
  entry.value = held.value;
  entry.reads = held.reads;
  entry.stops = held.stops;
  thunk.entries.push_back(std::move(entry));
  return thunk;
}

EnvironmentPtr Evaluator::Impl::SetFold::step_environment(const SymValue& set, const std::vector<Held>& carried) {
  impl_.poll();
  auto made = std::make_shared<Environment>();
  made->parent = env_;
  made->kind = Environment::Kind::Let;
  made->locals = {recursion_.set_param()};
  made->thunks.push_back(fixed({set, set_reads_, {}}));
  for (std::size_t i = 0; i < carried.size(); ++i) {
    made->locals.push_back(recursion_.params[recursion_.carried[i]]);
    made->thunks.push_back(fixed(carried[i]));
  }
  return made;
}

Evaluator::Impl::SetFold::Held Evaluator::Impl::SetFold::evaluate_step(const EnvironmentPtr& env, TermId path) {
  struct Known {
    Impl& impl;
    const Environment* step;
    ~Known() { impl.rests.erase(step); }
  } known{impl_, env.get()};
  impl_.rests.emplace(env.get(), &rest_);
  return hold([&] { return impl_.eval(recursion_.body, scope_.under(path).with(env)); });
}

std::vector<Evaluator::Impl::SetFold::Held> Evaluator::Impl::SetFold::initially_carried() {
  std::vector<Held> carried;
  for (const std::size_t parameter : recursion_.carried) {
    const Binding binding = lookup(env_, recursion_.params[parameter]);
    carried.push_back(hold([&] { return impl_.force(binding.node->thunks[binding.index], binding.node->home(), scope_); }));
  }
  return carried;
}

Evaluator::Impl::SetFold::Outcome Evaluator::Impl::SetFold::walk_step(const EnvironmentPtr& env, TermId path) {
  Outcome outcome;
  const Span outer = impl_.span;
  walk(recursion_.body, scope_.under(path).with(env), terms_.true_term(), outcome);
  impl_.span = outer;
  return outcome;
}

void Evaluator::Impl::SetFold::walk(ExprId expr, const Scope& s, TermId guard, Outcome& outcome) {
  if (terms_.is_false(s.path)) return;
  if (!recursion_.above.contains(expr)) {
    outcome.results.emplace_back(guard, impl_.eval(expr, s));
    return;
  }
  if (const Span own = impl_.program.spans[expr]; own.is_valid()) impl_.span = own;
  if (recursion_.calls.contains(expr)) {
    const std::vector<ExprId> args = arguments_of(impl_.program, expr);
    const SymValue set = impl_.eval(args[recursion_.set], s);
    if (!rest_.is_given && !impl_.is_remaining(set, rest_, s.path)) throw Departure(&rest_, impl_.span);
    Arrival arrival{guard, s.path, {}};
    for (const std::size_t parameter : recursion_.carried) {
      arrival.carried.push_back(hold([&] { return impl_.eval(args[parameter], s); }));
    }
    outcome.arrivals.push_back(std::move(arrival));
    return;
  }
  if (const auto* let = std::get_if<kernel::Let>(&impl_.node(expr))) {
    walk(let->body, s.with(impl_.enter_let(*let, s)), guard, outcome);
    return;
  }
  const auto* choice = std::get_if<kernel::OpApply>(&impl_.node(expr));
  TLALOC_CHECK(choice != nullptr && choice->op == Op::If, "a call that is not the last thing to do");
  const SymValue test = impl_.eval(choice->args[0], s);
  if (impl_.is_bottom(test)) return;
  const TermId condition = impl_.truth(test, s, "the condition of IF");
  const TermId otherwise = terms_.negate(condition);
  walk(choice->args[1], s.under(impl_.both(s.path, condition)), impl_.both(guard, condition), outcome);
  walk(choice->args[2], s.under(impl_.both(s.path, otherwise)), impl_.both(guard, otherwise), outcome);
}

}  // namespace tlaloc::evaluate
