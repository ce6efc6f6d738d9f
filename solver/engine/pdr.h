// IC3/PDR over a vocabulary of atoms: A. R. Bradley, "SAT-based model checking without unrolling" (VMCAI 2011); N. Een,
// A. Mishchenko, R. Brayton, "Efficient implementation of property directed reachability" (FMCAD 2011). States are what the
// encoder makes of them; cubes and clauses speak of atoms only, so a state counts as the set of those that agree with it on
// all atoms. Frame i holds clauses true of all states reached within i steps; clauses are kept at the last frame they are
// known to hold in. What comes out is a candidate that the caller checks.
#pragma once

#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "solver/proof/proof_problem.h"

namespace tlaloc::engine {

struct PdrOutcome {
  enum class Kind {
    Inductive,  ///< the invariants, what is known and the negations of all cubes `excluded` are inductive together: nothing bad
                ///< is left
    Abstract,   ///< a path of cubes leads from Init to what is bad: a violation, or the vocabulary is too weak
    Open,       ///< not settled within the frames allowed
    Unknown,
  };
  Kind kind = Kind::Unknown;
  std::vector<Orbit> excluded;
  std::uint32_t steps = 0;  ///< of Abstract: length of the path; may exceed the number of frames
  solver::WhyUnknown why;   ///< of Unknown
};

class Pdr {
 public:
  Pdr(ProofProblem& problem, std::function<void(std::uint32_t frames)> progress)
      : problem_(problem), terms_(problem.terms()), progress_(std::move(progress)) {}

  /// Up to so many frames, or for good. Can be called again, and goes on.
  [[nodiscard]] PdrOutcome run(std::size_t most_frames = std::numeric_limits<std::size_t>::max());

 private:
  /// What is learnt of a cube is learnt of all in its orbit: that no step leads into it shows the same of the others, as long
  /// as the clauses which that takes stay the same when values are exchanged. So it may rest on whole orbits only.
  struct Learnt {
    Orbit orbit;
    bool is_whole;  ///< else it is a cube alone
  };
  struct Frame {
    TermId whole, alone;  ///< assumed where the clauses of whole orbits, and of cubes alone, count
    std::vector<Learnt> learnt;
  };
  enum class Premise { All, WholeOrbits };

  void open_frame();
  /// The clauses that hold within `level` steps.
  [[nodiscard]] std::vector<TermId> within(std::uint32_t level, Premise premise = Premise::All) const;
  [[nodiscard]] Cube current_cube();
  /// False: it can be reached, as far as cubes tell, and something bad in that many `steps` from Init.
  [[nodiscard]] bool block(const Cube& cube, std::uint32_t level, std::uint32_t* steps);
  /// No step leads from outside the cube, within level - 1 steps, into it; then `core`: the literals that matter.
  [[nodiscard]] bool is_relatively_inductive(const Cube& cube, std::uint32_t level, Cube* core, Premise premise = Premise::All);
  [[nodiscard]] bool is_initial(const Cube& cube);
  [[nodiscard]] Cube generalise(Cube cube, const Cube& core, std::uint32_t level);
  /// With its orbit, if that may be.
  [[nodiscard]] Learnt make_clause(const Cube& cube, std::uint32_t level);
  void exclude(const Learnt& learnt, std::uint32_t level);
  [[nodiscard]] bool is_excluded(const Cube& cube, std::uint32_t level) const;
  [[nodiscard]] bool propagate(PdrOutcome& outcome);
  /// No step leads from where all counts that is learnt from `level` on into any cube of an orbit. One cube was shown to be so
  /// and stood for all; but what else is known of the states, such as lemmas found before, may speak of one of the values only.
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
