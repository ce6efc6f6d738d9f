// IC3/PDR over a vocabulary of atoms: A. R. Bradley, "SAT-based model checking without unrolling" (VMCAI 2011); N. Een, A.
// Mishchenko, R. Brayton, "Efficient implementation of property directed reachability" (FMCAD 2011). Steps are those of the
// encoder; cubes and clauses mention atoms only, so a cube represents all states that agree with it on all atoms. Frame i holds
// clauses that are true of all states reached within i steps; a clause is kept at the last frame in which it is known to hold.
// The result is a candidate that the caller checks.
#pragma once

#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "solver/proof/proof_problem.h"

namespace tlaloc::engine {

struct PdrOutcome {
  enum class Kind {
    Inductive,  ///< the invariants, the known lemmas and the negations of all cubes in `excluded` are inductive together, and
                ///< exclude every bad state
    Abstract,   ///< a path of cubes leads from Init to a bad state: a violation, or the vocabulary is too weak
    Open,       ///< not decided within the number of frames allowed
    Unknown,
  };
  Kind kind = Kind::Unknown;
  std::vector<Orbit> excluded;
  std::uint32_t steps = 0;  ///< of Abstract: length of the path; it may exceed the number of frames
  solver::WhyUnknown why;   ///< of Unknown
};

class Pdr {
 public:
  Pdr(ProofProblem& problem, std::function<void(std::uint32_t frames)> progress)
      : problem_(problem), terms_(problem.terms()), progress_(std::move(progress)) {}

  /// Runs with at most this many frames. May be called again and then continues.
  [[nodiscard]] PdrOutcome run(std::size_t most_frames = std::numeric_limits<std::size_t>::max());

 private:
  /// A clause learnt from a cube holds for the cube's whole orbit: the proof that no step leads into the cube also applies to
  /// the others, provided that the clauses it uses are invariant under exchanging values. So it may use clauses of whole orbits
  /// only.
  struct Learnt {
    Orbit orbit;
    bool is_whole;  ///< otherwise the orbit consists of one cube only
  };
  struct Frame {
    TermId whole, alone;  ///< activation literals: clauses of whole orbits, and of single cubes
    std::vector<Learnt> learnt;
  };
  enum class Premise { All, WholeOrbits };

  void open_frame();
  /// Assumptions that activate the clauses which hold within `level` steps.
  [[nodiscard]] std::vector<TermId> within(std::uint32_t level, Premise premise = Premise::All) const;
  [[nodiscard]] Cube current_cube();
  /// Excludes the cube at `level`. False if it is reachable in the abstraction, and `steps` is set to the number of steps from
  /// Init to a bad state.
  [[nodiscard]] bool block(const Cube& cube, std::uint32_t level, std::uint32_t* steps);
  /// Whether no step leads into the cube from a state outside of it that is within level - 1 steps. If so, `core` (if not null)
  /// receives the literals that the proof needs.
  [[nodiscard]] bool is_relatively_inductive(const Cube& cube, std::uint32_t level, Cube* core, Premise premise = Premise::All);
  [[nodiscard]] bool is_initial(const Cube& cube);
  [[nodiscard]] Cube generalise(Cube cube, const Cube& core, std::uint32_t level);
  /// The clause that excludes the cube, for its whole orbit if possible.
  [[nodiscard]] Learnt make_clause(const Cube& cube, std::uint32_t level);
  void exclude(const Learnt& learnt, std::uint32_t level);
  [[nodiscard]] bool is_excluded(const Cube& cube, std::uint32_t level) const;
  [[nodiscard]] bool propagate(PdrOutcome& outcome);
  /// Whether no step leads from states that satisfy everything learnt from `level` on into any cube of an orbit. For each orbit
  /// only one cube was checked, but other knowledge about the states, such as lemmas found earlier, may mention one of the
  /// values only.
  [[nodiscard]] bool are_orbits_inductive(std::uint32_t level);
  void start_over_without_orbits();
  [[nodiscard]] TermId clause(const Cube& cube) const;

  ProofProblem& problem_;
  term::Terms& terms_;
  std::function<void(std::uint32_t)> progress_;
  std::vector<Frame> frames_;  // frame 0 is Init and has no clauses
  bool has_cubes_alone_ = false;
  bool uses_orbits_ = true;
};

}  // namespace tlaloc::engine
