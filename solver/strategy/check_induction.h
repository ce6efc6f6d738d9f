// The facade of the inductive check: is an invariant inductive? The answer is a table with one cell per conjunct and action,
// and a counterexample to induction for each cell that fails. Independent of command line and output format.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "solver/solver.h"
#include "solver/verdict.h"

namespace tlaloc::solver {

/// The answer to one obligation: a formula after Init, after an action, or on an action's step; or a formula that the invariant
/// should imply.
struct InductionCell {
  enum class Answer {
    Holds,
    Fails,      ///< the formula is FALSE somewhere
    Undefined,  ///< evaluating the formula or Next fails somewhere
    Unknown,
  };
  Answer answer = Answer::Unknown;
  double seconds = 0;
  WhyUnknown why;                             ///< if the answer is Unknown
  std::optional<std::size_t> counterexample;  ///< index into Induction::counterexamples
};

struct InductionRow {
  std::string name;  ///< a conjunct: an operator, or part of one
  Span span;
  std::deque<InductionCell> cells;
};

/// One or two states that the invariant admits, confirmed by the concrete interpreter. They need not be reachable, except for
/// Kind::Initial.
struct CounterexampleToInduction {
  enum class Kind {
    Initial,  ///< an initial state that violates a conjunct
    Step,     ///< a state that satisfies the invariant, and a successor that violates a conjunct
    Next,     ///< a state that satisfies the invariant, in which Next is undefined
    Implied,  ///< a state that satisfies the invariant but not the formula it should imply
    Action,   ///< a state that satisfies the invariant, and a step from it that violates an action property
  };
  Kind kind = Kind::Step;
  std::string formula;     ///< name of the conjunct; empty for Next
  bool undefined = false;  ///< the formula is undefined rather than FALSE
  std::string message;     ///< describes the undefined expression
  Span span;               ///< of the formula or the undefined expression
  trace::Trace trace;      ///< of one state, or two
  std::optional<trace::Explanation> explanation;
};

struct NotInductive {
  std::string name;  ///< of the invariant, or of the formula that it does not imply
};

/// A discharged obligation, for another solver to check.
struct ObligationRecord {
  std::string claim;   ///< in the specification's terms, e.g. `Inv /\ Send => Inv!2'`
  std::string script;  ///< SMT-LIB 2, expected unsat; empty if the obligation was discharged during encoding
};

struct InductOptions : CheckOptions {
  bool deadlock = false;  ///< also check that every admitted state that is continued has a successor
  bool explain = true;    ///< also find counterexamples and search for a behaviour; otherwise only the table
  std::function<void(const ObligationRecord&)> record =
      {};  ///< told of all obligations once everything is proved; may be empty
};

struct Induction {
  using Verdict = std::variant<Proved, NotInductive, Violated, Unknown>;  ///< Violated: by an assumption
  Verdict verdict;
  std::string invariant;                         ///< its name; several names are joined by commas
  std::vector<std::string> proved;               ///< names, when proved
  std::vector<std::string> columns;              ///< the initial predicate, then the actions
  std::vector<InductionRow> conjuncts;           ///< a cell per column
  InductionRow defined;                          ///< two cells: Init is defined, Next is defined
  std::vector<InductionRow> implied;             ///< one cell per row
  std::vector<InductionRow> initial;             ///< properties of initial states; one cell per row
  std::vector<InductionRow> actions;             ///< action properties; one cell per action, none for Init
  std::optional<InductionCell> deadlock;         ///< if requested: every admitted state has a successor
  std::vector<InductionRow> constraints;         ///< one cell per row: the constraint is defined
  std::vector<InductionRow> action_constraints;  ///< one cell per action, none for Init: the constraint is defined
  std::vector<CounterexampleToInduction> counterexamples;
  std::optional<Violated> reachable;        ///< a behaviour that violates a failing conjunct
  std::optional<std::uint32_t> searched;    ///< number of steps from Init within which no such behaviour exists
  std::vector<std::string> without_values;  ///< variables that the invariant does not restrict: only probe values were checked
  std::vector<std::string> added;           ///< conjuncts that were computed and checked with the invariant: `x \in S`, as TLA+
  std::vector<Symbol> model_values;         ///< that occur in those
  std::optional<std::uint32_t> sequences_up_to;  ///< longer elements of Seq(S) were not considered
  Statistics statistics;
};

/// Checks Init => Inv, Inv /\ Next => Inv', Inv => implied for the model's invariants, by conjunct and action, including
/// definedness; also Init => P for its initial properties and Inv /\ Inv' /\ Next => [A]_v for its action properties. States
/// that violate a constraint are checked but not continued, as in TLC. options.length: depth of the bounded search for a
/// behaviour that violates a failing formula. options.jobs: number of threads.
/// If the invariant does not restrict a variable, probe values are tried to find a counterexample; if there is none, the values
/// that Next produces are computed and become a conjunct. Throws engine::NoValues if that fails or options.explain is off,
/// ReplayFailure if the interpreter contradicts a counterexample, and symbolic::Unsupported if a construct cannot be encoded.
[[nodiscard]] Induction induct(const frontend::Specification& specification, const InductOptions& options,
                               const Budget& budget = {});

}  // namespace tlaloc::solver
