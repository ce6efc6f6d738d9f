#include "tests/support/exploration.h"

namespace tlaloc::testing {

using interpret::EvalError;
using interpret::State;

namespace {

constexpr std::size_t kMostStates = 3000;
constexpr std::uint64_t kPatience = 20000;  // polls of the interpreter

void note(Depth& place, std::uint32_t depth) {
  if (!place) place = depth;
}

}  // namespace

Explorer::Explorer(const frontend::Specification& specification, std::uint32_t length)
    : specification_(specification),
      length_(length),
      interpreter_(specification.program,
                   {.print = {}, .interrupted = [this] { return ++polls_ > kPatience; }, .run = {}, .so_far = {}}) {}

std::optional<Depths> Explorer::run() {
  const auto initial = interpreter_.for_each_initial_state(*specification_.model.init, [&](const State& state) {
    level_.insert(state);
    return true;
  });
  if (const auto* error = std::get_if<EvalError>(&initial)) {
    if (interpret::is_limit(error->kind)) return std::nullopt;
    return Depths{{}, {}, {}, 0};  // what else there is cannot be told
  }
  seen_ = level_;
  for (std::uint32_t depth = 0; depth <= length_ && !gave_up_; ++depth) visit(depth);
  return gave_up_ ? std::nullopt : std::optional(depths_);
}

std::optional<bool> Explorer::holds(kernel::ExprId formula, const State& state, Depth& undefined, std::uint32_t depth) {
  const auto result = interpreter_.holds(formula, &state);
  if (const bool* value = std::get_if<bool>(&result)) return *value;
  gave_up_ |= interpret::is_limit(std::get<EvalError>(result).kind);
  note(undefined, depth);
  return std::nullopt;
}

void Explorer::visit(std::uint32_t depth) {
  std::set<State> after;
  for (const State& state : level_) {
    if (holds(specification_.model.invariants.front().expr, state, depths_.invariant_undefined, depth) == false) {
      note(depths_.invariant_false, depth);
    }
    bool goes_on = true;
    for (const auto& constraint : specification_.model.constraints) {
      goes_on = goes_on && holds(constraint.expr, state, depths_.undefined, depth) == true;
    }
    if (!goes_on || gave_up_) continue;
    std::set<State> successors;
    const auto all = interpreter_.for_each_successor(*specification_.model.next, state,
                                                     [&](const State& next, const interpret::ActionLabel&) {
                                                       successors.insert(next);
                                                       return successors.size() < kMostStates;
                                                     });
    if (const auto* error = std::get_if<EvalError>(&all)) {
      gave_up_ |= interpret::is_limit(error->kind);
      note(depths_.undefined, depth);
      continue;
    }
    if (successors.empty()) note(depths_.deadlock, depth);
    after.merge(successors);
    gave_up_ |= after.size() >= kMostStates;
    if (gave_up_) return;
  }
  level_.clear();
  for (const State& state : after) {
    if (seen_.insert(state).second) level_.insert(state);
  }
  gave_up_ |= seen_.size() >= kMostStates;
}

}  // namespace tlaloc::testing
