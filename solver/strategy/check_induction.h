// Is an invariant inductive? The facade of the inductive check, and what it answers: one cell per conjunct and action, and a
// counterexample to induction for each cell that fails. Knows no command line and no output format.
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

/// One obligation: a formula after Init, after an action or of its step, or a formula implied by the invariant.
struct InductionCell {
  enum class Answer {
    Holds,
    Fails,      ///< the formula is FALSE somewhere
    Undefined,  ///< evaluating it, or Next, has no value somewhere
    Unknown,
  };
  Answer answer = Answer::Unknown;
  double seconds = 0;
  WhyUnknown why;                             ///< of Unknown
  std::optional<std::size_t> counterexample;  ///< number in Induction::counterexamples
};

struct InductionRow {
  std::string name;  ///< a conjunct: an operator, or part of one
  Span span;
  std::deque<InductionCell> cells;
};

/// States that the invariant admits, as the concrete interpreter has confirmed. No behaviour: nothing says that they can be
/// reached, unless the kind is Initial.
struct CounterexampleToInduction {
  enum class Kind {
    Initial,  ///< an initial state that breaks a conjunct
    Step,     ///< a state that satisfies the invariant, and a successor that breaks a conjunct
    Next,     ///< a state that satisfies the invariant where evaluating Next has no value
    Implied,  ///< a state that satisfies the invariant and not what it should imply
    Action,   ///< a state that satisfies the invariant, and a step from it that breaks an action property
  };
  Kind kind = Kind::Step;
  std::string formula;     ///< name of the conjunct; empty for Next
  bool undefined = false;  ///< the formula has no value, rather than being FALSE
  std::string message;     ///< of what has no value
  Span span;               ///< the formula, or what has no value
  trace::Trace trace;      ///< one state, or two
  std::optional<trace::Explanation> explanation;
};

struct NotInductive {
  std::string name;  ///< the invariant, or what it does not imply
};

/// An obligation that was discharged, for another solver to look at.
struct ObligationRecord {
  std::string claim;   ///< in the specification's terms: `Inv /\ Send => Inv!2'`
  std::string script;  ///< SMT-LIB 2, to be answered unsat; empty: it was seen to hold while it was encoded
};

struct InductOptions : CheckOptions {
  bool deadlock = false;  ///< does every state that the invariant admits, and that is continued, have a successor?
  bool explain = true;    ///< counterexamples, and the search for a behaviour; else only the table
  std::function<void(const ObligationRecord&)> record =
      {};  ///< told of all obligations once everything is proved; may be empty
};

struct Induction {
  using Verdict = std::variant<Proved, NotInductive, Violated, Unknown>;  ///< Violated: an assumption
  Verdict verdict;
  std::string invariant;                  ///< name; several are joined by commas
  std::vector<std::string> proved;        ///< names, when proved
  std::vector<std::string> columns;       ///< the initial predicate, then the actions
  std::vector<InductionRow> conjuncts;    ///< a cell per column
  InductionRow defined;                   ///< evaluating Init has a value, evaluating Next has one: two cells
  std::vector<InductionRow> implied;      ///< one cell
  std::vector<InductionRow> initial;      ///< properties of initial states: one cell
  std::vector<InductionRow> actions;      ///< action properties: a cell per action, none for Init
  std::optional<InductionCell> deadlock;  ///< when asked for: no admitted state is without a successor
  std::vector<InductionRow> constraints;  ///< states that violate one are not continued; evaluating it has a value: one cell
  std::vector<InductionRow> action_constraints;  ///< evaluating it has a value: a cell per action, none for Init
  std::vector<CounterexampleToInduction> counterexamples;
  std::optional<Violated> reachable;             ///< a failing conjunct is violated by a behaviour
  std::optional<std::uint32_t> searched;         ///< steps from Init within which none was found to be
  std::vector<std::string> without_values;       ///< variables of which the invariant says nothing: only some values were tried
  std::vector<std::string> added;                ///< or conjuncts that were computed and checked with it: `x \in S`, as TLA+
  std::vector<Symbol> model_values;              ///< named in those
  std::optional<std::uint32_t> sequences_up_to;  ///< longer elements of Seq(S) were not considered
  Statistics statistics;
};

/// Checks Init => Inv, Inv /\ Next => Inv', Inv => implied for the model's invariants, conjunct by conjunct and action by
/// action, definedness included; also Init => P for its initial properties and Inv /\ Inv' /\ Next => [A]_v for its action
/// properties. States that violate a constraint are checked but not continued, as in TLC. options.length: how far a bounded
/// search looks for a behaviour that violates what fails. options.jobs: threads. A counterexample that the interpreter
/// contradicts throws ReplayFailure; symbolic::Unsupported when a construct cannot be encoded. Where the invariant says nothing
/// of a variable, counterexamples are looked for among some values for it; where there are none, the values that Next gives it
/// are computed and become a conjunct. engine::NoValues where they cannot be, or options.explain is off.
[[nodiscard]] Induction induct(const frontend::Specification& specification, const InductOptions& options,
                               const Budget& budget = {});

}  // namespace tlaloc::solver
