// Private to encoder/evaluate/, included by impl.h: entry into an evaluation and its frames. An evaluation from outside returns
// its obligations and says where it read an unassigned variable; inside, frames collect what a part of it records, and may
// restrict it.
#pragma once

#include "encoder/evaluate/impl.h"

namespace tlaloc::evaluate {

/// Runs `body`, which reads no unassigned variable, and hands over its obligations unless an enclosing evaluation does.
template <class F>
auto Evaluator::Impl::enter_from_outside(F&& body) {
  if (!frames.empty()) return body();
  using Result = decltype(body());
  Attempt<Result> result = attempt<Result>(Context{}, Result{}, [&](const Scope&) { return body(); });
  TLALOC_CHECK(!result.early, "a variable without a value is read where all have one");
  return std::move(result.value);
}

template <class T, class F>
Attempt<T> Evaluator::Impl::attempt(const Context& context, T nothing, F&& body, bool records) {
  TLALOC_CHECK(frames.empty(), "an evaluation from outside within another");
  calls = 0;
  given_up = 0;
  forget_answers();
  struct Cleanup {
    Impl& impl;
    TermId outermost = impl.outermost;
    std::optional<UnassignedRead> first_early = std::exchange(impl.first_early, std::nullopt);
    ~Cleanup() {
      impl.frames.clear();
      impl.lazy_functions.clear();
      impl.outermost = outermost;
      impl.first_early = first_early;
    }
  } cleanup{*this};
  push_frame();
  Attempt<T> result{std::move(nothing), std::nullopt};
  const Scope s = scope_of(context);
  outermost = s.path;
  std::optional<Early> last;
  try {
    result.value = body(s);
  } catch (const UnassignedRead& read) {
    last = Early{terms.true_term(), read.variable, read.span};
  } catch (const Unsupported&) {
    // Where a variable was missing before, what cannot be encoded may not be what the formula comes to.
    if (!first_early) throw;
    last = Early{terms.true_term(), first_early->variable, first_early->span};
  }
  result.early = hand_over(std::move(last), s.path, records);
  return result;
}

template <class F>
Frame Evaluator::Impl::framed(F&& body) {
  const std::size_t depth = frames.size();
  push_frame();
  try {
    body();
  } catch (const UnassignedRead&) {
    while (frames.size() > depth) {
      Frame frame = pop_frame();
      add(std::move(frame.stops));
    }
    throw;
  } catch (...) {
    frames.resize(depth);
    throw;
  }
  return pop_frame();
}

template <class F>
SymValue Evaluator::Impl::each(const SymValue& value, const Scope& s, bool choices, F&& f) {
  const auto alternatives = alternatives_of(value, choices);
  if (!alternatives) return f(value, s);
  Alternatives results;
  for (const auto& [guard, alternative] : *alternatives) {
    const TermId path = both(s.path, guard);
    if (terms.is_false(path)) continue;
    results.emplace_back(guard, f(alternative, s.under(path)));
  }
  return merge(std::move(results));
}

template <class F>
auto Evaluator::Impl::guarded(const std::function<TermId()>& guard, F&& body) {
  decltype(body()) result;
  Frame frame = framed([&] {
    const Uninterrupted whole(*this);  // the guard may say that it is never evaluated
    result = body();
  });
  if (!frame.stops.empty()) {
    const TermId restriction = guard();
    if (!terms.is_true(restriction)) {
      for (Stop& stop : frame.stops) stop.error.violated = both(restriction, stop.error.violated);
      std::erase_if(frame.stops, [&](const Stop& stop) { return terms.is_false(stop.error.violated); });
    }
  }
  absorb(std::move(frame));
  return result;
}

}  // namespace tlaloc::evaluate
