// A question about states in place of one about behaviours: a module that walks the behaviours of a specification and counts,
// in those that would violate a temporal property, how often all fairness and acceptance conditions have been met. The property
// holds if that number is bounded in all states (K. Claessen, N. Sorensson, "A liveness checking algorithm that counts",
// FMCAD 2012), and in a specification with finitely many states only then.
//
// The counterexample formula, in negation normal form over [] and <>, is kept by promises: one Boolean variable per [] and <>
// that says that the formula holds from here on (E. Clarke, O. Grumberg, K. Hamaguchi, "Another look at LTL model checking",
// CAV 1994).
// []f promised: f holds now and []f is promised in the next state. <>f promised: f holds now, or <>f is promised next; and a
// behaviour counts only if it does not put this off for ever. The latter, and what []<> asks for, are waited for in turn.
//
// Where no number bounds the rounds, an integer expression of the specification may, the ranking: each round ends with less of
// it than the one before, and it is not negative (the well-founded rule; Z. Manna, A. Pnueli, "Adequate proof principles for
// invariance and liveness properties of concurrent programs", Science of Computer Programming 4, 1984).
//
// Next or stuttering is taken in each step, so a behaviour may stutter at any time and for ever.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "encoder/system/behaviours.h"
#include "solver/proof/certificate/certificate.h"

namespace tlaloc::solver {

struct LivenessModule {
  std::string name;  ///< of the module
  std::string module_path, config_path;
  std::string module, config;         ///< texts
  std::string init, next, invariant;  ///< operators of the module
  // Its variables beside the specification's.
  std::vector<std::string> monitor;  ///< Booleans, in the order of the monitor's variables
  std::optional<std::string> turn;   ///< which condition is waited for; none if there is one only
  std::string rounds;
};

/// What bounds the rounds, one of: their number; an integer expression of level State, that decreases in each.
using RoundBound = std::variant<std::uint32_t, kernel::ExprId>;

/// `number`: in the name of the module, one of several for a specification. That no behaviour meets all conditions of
/// `counterexample` more than so many times, or infinitely often. `specification` holds the parts of the formulas and the
/// ranking. A string: why there is no such module.
[[nodiscard]] std::variant<LivenessModule, std::string> make_liveness_module(
    const ProofSubject& subject, const frontend::Specification& specification, const temporal::Formulas& formulas,
    temporal::FormulaId counterexample, const std::string& property, const std::string& number, const RoundBound& bound);

}  // namespace tlaloc::solver
