#include "solver/engine/pdr.h"

#include <algorithm>
#include <queue>
#include <unordered_map>

namespace tlaloc::engine {

PdrOutcome Pdr::run(std::size_t most_frames) {
  PdrOutcome outcome;
  try {
    if (frames_.empty()) open_frame();
    while (frames_.size() <= most_frames) {
      open_frame();
      const auto last = static_cast<std::uint32_t>(frames_.size() - 1);
      if (progress_) progress_(last);
      while (true) {
        std::vector<TermId> assumptions = within(last);
        assumptions.push_back(problem_.bad());
        if (!problem_.ask(assumptions)) break;
        if (!block(current_cube(), last, &outcome.steps)) {
          outcome.kind = PdrOutcome::Kind::Abstract;
          return outcome;
        }
      }
      if (propagate(outcome)) return outcome;
    }
    outcome.kind = PdrOutcome::Kind::Open;
    return outcome;
  } catch (const Unanswered& unanswered) {
    outcome.why = unanswered.why;
    return outcome;
  }
}

void Pdr::open_frame() {
  const std::string name = "frame" + std::to_string(frames_.size());
  frames_.push_back({terms_.bool_variable(name), terms_.bool_variable(name + ".alone"), {}});
}

std::vector<TermId> Pdr::within(std::uint32_t level, Premise premise) const {
  if (level == 0) return {problem_.initial()};
  std::vector<TermId> active{problem_.known()};
  for (std::size_t i = level; i < frames_.size(); ++i) {
    active.push_back(frames_[i].whole);
    if (premise == Premise::All && has_cubes_alone_) active.push_back(frames_[i].alone);
  }
  return active;
}

Cube Pdr::current_cube() {
  const term::Assignment model = problem_.session().model();
  term::TermEvaluator evaluator(terms_, model);
  Cube cube;
  for (std::uint32_t i = 0; i < problem_.atoms().size(); ++i) cube.push_back({i, evaluator.truth(problem_.atoms()[i].now)});
  return cube;
}

bool Pdr::block(const Cube& cube, std::uint32_t level, std::uint32_t* steps) {
  struct Target {
    std::uint32_t level;
    std::uint64_t order;     // the last one first: depth first
    std::uint32_t distance;  // steps from the cube to something bad
    Cube cube;
  };
  const auto later = [](const Target& a, const Target& b) {
    return a.level != b.level ? a.level > b.level : a.order < b.order;
  };
  std::priority_queue<Target, std::vector<Target>, decltype(later)> goals(later);
  std::uint64_t order = 0;
  goals.push({level, order++, 1, cube});
  while (!goals.empty()) {
    const Target goal = goals.top();
    if (goal.level == 0) {
      *steps = goal.distance;
      return false;
    }
    if (is_excluded(goal.cube, goal.level)) {
      goals.pop();
      continue;
    }
    if (is_initial(goal.cube)) {
      *steps = goal.distance;
      return false;
    }
    Cube core;
    if (!is_relatively_inductive(goal.cube, goal.level, &core)) {
      goals.push({goal.level - 1, order++, goal.distance + 1, current_cube()});
      continue;
    }
    goals.pop();
    const Cube small = generalise(goal.cube, core, goal.level);
    std::uint32_t at = goal.level;
    while (at + 1 < frames_.size() && is_relatively_inductive(small, at + 1, nullptr)) ++at;
    exclude(make_clause(small, at), at);
    if (at < level) goals.push({at + 1, order++, goal.distance, goal.cube});
  }
  return true;
}

bool Pdr::is_relatively_inductive(const Cube& cube, std::uint32_t level, Cube* core, Premise premise) {
  std::vector<TermId> assumptions = within(level - 1, premise);
  assumptions.push_back(problem_.continued());
  assumptions.push_back(problem_.step_condition());
  assumptions.push_back(clause(cube));
  std::unordered_map<TermId, Literal> meaning;
  for (const Literal literal : cube) {
    assumptions.push_back(problem_.term(literal, true));
    meaning.emplace(assumptions.back(), literal);
  }
  if (problem_.ask(assumptions)) return false;
  if (core == nullptr) return true;
  for (const TermId t : problem_.session().unsat_core()) {
    if (const auto found = meaning.find(t); found != meaning.end()) core->push_back(found->second);
  }
  std::sort(core->begin(), core->end());
  core->erase(std::unique(core->begin(), core->end()), core->end());
  return true;
}

bool Pdr::is_initial(const Cube& cube) {
  std::vector<TermId> assumptions{problem_.initial()};
  for (const Literal literal : cube) assumptions.push_back(problem_.term(literal, false));
  return problem_.ask(assumptions);
}

/// The core, with literals of the cube put back until it excludes no initial state; then literal after literal is left out.
Cube Pdr::generalise(Cube cube, const Cube& core, std::uint32_t level) {
  constexpr int kPatience = 8;  // literals in a row that turn out to be needed
  Cube small = core;
  for (const Literal literal : cube) {
    if (!is_initial(small)) break;
    if (std::binary_search(small.begin(), small.end(), literal)) continue;
    small.insert(std::upper_bound(small.begin(), small.end(), literal), literal);
  }
  int needed = 0;
  for (std::size_t i = 0; i < small.size() && needed < kPatience;) {
    Cube without = small;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    Cube smaller;
    if (without.empty() || is_initial(without) || !is_relatively_inductive(without, level, &smaller)) {
      ++i;
      ++needed;
      continue;
    }
    needed = 0;
    // The core of what is left: as long as it excludes no initial state. What was found needed stays in front.
    const Literal here = i == 0 ? Literal{} : without[i - 1];
    small = smaller.empty() || is_initial(smaller) ? without : smaller;
    if (i > 0) i = static_cast<std::size_t>(std::upper_bound(small.begin(), small.end(), here) - small.begin());
  }
  return small;
}

Pdr::Learnt Pdr::make_clause(const Cube& cube, std::uint32_t level) {
  auto orbit = uses_orbits_ ? problem_.symmetry().orbit(cube) : std::nullopt;
  if (orbit && (!has_cubes_alone_ || is_relatively_inductive(cube, level, nullptr, Premise::WholeOrbits))) {
    return {std::move(*orbit), true};
  }
  has_cubes_alone_ = true;
  return {{cube}, false};
}

void Pdr::exclude(const Learnt& learnt, std::uint32_t level) {
  const auto is_weaker = [&](const Learnt& other) {
    if (other.is_whole && !learnt.is_whole) return false;  // other cubes of its orbit are not excluded
    const Cube& weak = other.orbit.front();
    return std::any_of(learnt.orbit.begin(), learnt.orbit.end(),
                       [&](const Cube& cube) { return std::includes(weak.begin(), weak.end(), cube.begin(), cube.end()); });
  };
  for (std::uint32_t i = 1; i <= level; ++i) std::erase_if(frames_[i].learnt, is_weaker);
  frames_[level].learnt.push_back(learnt);
  const TermId active = learnt.is_whole ? frames_[level].whole : frames_[level].alone;
  for (const Cube& cube : learnt.orbit) problem_.session().assert_term(terms_.implies(active, clause(cube)));
}

bool Pdr::is_excluded(const Cube& cube, std::uint32_t level) const {
  for (std::size_t i = level; i < frames_.size(); ++i) {
    for (const Learnt& learnt : frames_[i].learnt) {
      for (const Cube& excluded : learnt.orbit) {
        if (std::includes(cube.begin(), cube.end(), excluded.begin(), excluded.end())) return true;
      }
    }
  }
  return false;
}

bool Pdr::are_orbits_inductive(std::uint32_t level) {
  for (std::size_t i = level; i < frames_.size(); ++i) {
    for (const Learnt& learnt : frames_[i].learnt) {
      if (learnt.orbit.size() == 1) continue;
      std::vector<TermId> entered;
      for (const Cube& cube : learnt.orbit) {
        std::vector<TermId> literals;
        for (const Literal literal : cube) literals.push_back(problem_.term(literal, true));
        entered.push_back(terms_.conjunction(literals));
      }
      std::vector<TermId> assumptions = within(level);
      assumptions.insert(assumptions.end(), {problem_.continued(), problem_.step_condition(), terms_.disjunction(entered)});
      if (problem_.ask(assumptions)) return false;
    }
  }
  return true;
}

void Pdr::start_over_without_orbits() {
  uses_orbits_ = false;
  frames_.clear();
  open_frame();
}

bool Pdr::propagate(PdrOutcome& outcome) {
  for (std::uint32_t level = 1; level + 1 < frames_.size(); ++level) {
    const std::vector<Learnt> all = frames_[level].learnt;
    for (const Learnt& learnt : all) {
      std::vector<TermId> assumptions = within(level, learnt.is_whole ? Premise::WholeOrbits : Premise::All);
      assumptions.push_back(problem_.continued());
      assumptions.push_back(problem_.step_condition());
      for (const Literal literal : learnt.orbit.front()) assumptions.push_back(problem_.term(literal, true));
      if (!problem_.ask(assumptions)) exclude(learnt, level + 1);
    }
    if (!frames_[level].learnt.empty()) continue;
    if (!are_orbits_inductive(level + 1)) {
      start_over_without_orbits();
      return false;
    }
    for (std::size_t i = level + 1; i < frames_.size(); ++i) {
      for (const Learnt& learnt : frames_[i].learnt) outcome.excluded.push_back(learnt.orbit);
    }
    outcome.kind = PdrOutcome::Kind::Inductive;
    return true;
  }
  return false;
}

TermId Pdr::clause(const Cube& cube) const {
  std::vector<TermId> literals;
  for (const Literal literal : cube) literals.push_back(terms_.negate(problem_.term(literal, false)));
  return terms_.disjunction(literals);
}

}  // namespace tlaloc::engine
