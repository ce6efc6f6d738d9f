// The facade of the front end: takes a spec, its configuration and command line options, returns a Specification or
// diagnostics.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "frontend/config/config.h"
#include "frontend/diagnostic/diagnostic.h"
#include "frontend/kernel/kernel.h"
#include "frontend/kernel/text/spelling.h"
#include "frontend/source/source_file.h"
#include "frontend/syntax/tree.h"

namespace tlaloc::frontend {

/// Command line options about the model. They take precedence over the configuration file.
struct LoadOptions {
  std::string spec_path;
  std::optional<std::string> config_path;  ///< empty: SPEC.cfg beside the spec, if it exists
  bool use_config = true;
  std::vector<std::string> library_dirs;  ///< searched after the spec's folder, before the bundled modules
  std::optional<std::string> init, next;  ///< names of operators
  std::optional<std::string> cinit;       ///< a predicate that says which values the constants may take, or an operator
  std::vector<std::string> invariants;    ///< operators or expressions; if there are any, they replace the configuration's
  std::vector<std::string> implied;       ///< state predicates that the invariants should imply (`tlaloc induct`)
  std::vector<std::string> properties;
  bool config_properties = true;  ///< use the configuration's PROPERTY if `properties` is empty
  std::vector<std::string> constraints;
  std::vector<std::pair<std::string, std::string>> constants;  ///< NAME and EXPR
  bool allow_io = false;                                       ///< accept operators that touch files or processes
  std::vector<std::string> expressions;                        ///< to evaluate (`tlaloc eval`), in the root module's scope
};

struct NamedExpr {
  std::string name;  ///< the operator's name, or the expression's text
  kernel::ExprId expr;
  Span span;  ///< of the definition's body, or of the expression
};

/// A fairness condition WF_v(A) or SF_v(A), one for each value of the binders. `action` and `subscript` have no free locals
/// other than the binders'.
struct Fairness {
  bool strong = false;
  std::vector<kernel::Binder> binders;  ///< of the enclosing \A, outermost first; a set may mention the locals before it
  kernel::ExprId action, subscript;
  kernel::ExprId expr;  ///< the complete condition, a closed formula
  Span span;            ///< of the action's definition, or of the action
};

/// The form of a temporal property below its binders. P and Q are formulas of level <= Action: state predicates, or [A]_v and
/// <<A>>_v where TLA+ allows them.
enum class TemporalForm {
  Eventually,        ///< <>P
  EventuallyAlways,  ///< <>[]P
  AlwaysEventually,  ///< []<>P
  LeadsTo,           ///< P ~> Q, [](P => <>Q)
  WeakFair,          ///< WF_v(A): operands A, v
  StrongFair,        ///< SF_v(A): operands A, v
  General,           ///< any other form; no operands
};

struct TemporalFormula : NamedExpr {  ///< `expr` is the whole, a closed formula
  TemporalForm form = TemporalForm::General;
  std::vector<kernel::Binder> binders;   ///< as in Fairness
  std::vector<kernel::ExprId> operands;  ///< P; P and Q; or A and v
};

/// What is known of the constants that were left open, which are the rigid variables of the program.
struct OpenConstants {
  kernel::ExprId facts;                     ///< what --cinit and the assumptions about them say, read like an initial predicate
  std::vector<kernel::ExprId> conjuncts;    ///< of the facts, as the user wrote them
  std::vector<kernel::ExprId> ranges;       ///< of integers, implied by the conjuncts and read before them
  std::vector<kernel::Assumption> assumed;  ///< the assumptions among the facts
};

/// The model: the formulas by role. All expressions live in `Specification::program`.
struct Model {
  std::optional<kernel::ExprId> init, next;  ///< both or neither; neither: no behaviours are checked
  std::optional<OpenConstants> open;         ///< `init` begins with its facts
  std::string next_name;
  std::optional<kernel::ExprId>
      subscript;  ///< v of [][Next]_v; empty if INIT and NEXT were named (then it means all variables)
  // The other conjuncts of SPECIFICATION.
  std::vector<Fairness> fairness;
  std::vector<TemporalFormula> assumed;  ///< conjuncts other than Init, [][Next]_v and fairness
  // What is to be checked. A PROPERTY that was taken apart gives several: `P!2` is named for the second conjunct of `P`.
  std::vector<NamedExpr> invariants;          ///< level <= State
  std::vector<NamedExpr> implied;             ///< LoadOptions::implied; level <= State
  std::vector<NamedExpr> action_properties;   ///< [A]_v from PROPERTY [][A]_v
  std::vector<NamedExpr> initial_properties;  ///< state predicates among PROPERTY: must hold initially
  std::vector<TemporalFormula> temporal;      ///< all other PROPERTY formulas
  std::vector<NamedExpr> constraints, action_constraints;
  std::optional<NamedExpr> view, symmetry, alias;
  std::vector<NamedExpr> postconditions;
  std::vector<NamedExpr> expressions;  ///< LoadOptions::expressions, in order, of any level
  bool check_deadlock = true;
};

/// Facts about how a specification was loaded that texts to be read beside it depend on.
struct Origin {
  std::optional<std::string> config;  ///< text of the configuration; empty if there is none
  config::Config configuration;       ///< the parsed configuration
  std::string text;                   ///< of the root module's file
  Span name;                          ///< of the root module, in its header
  std::size_t end = 0;                ///< offset of the line that ends the root module
  std::shared_ptr<const kernel::Spelling> spelling;
};

struct Specification {
  kernel::Program program;
  Model model;
  std::shared_ptr<const Origin> origin = {};

  /// The same model over a draft of the program.
  [[nodiscard]] Specification draft() const { return {program.draft(), model, origin}; }
};

/// `--dump=model`: one line per part of the model.
[[nodiscard]] std::string print(const Specification& specification);

/// The values of open constants that the model is about, as in `for all N \in 2..50, M \in Nat`; empty if none is open.
[[nodiscard]] std::string print_open_constants(const Specification& specification);

/// Everything that was read, as far as loading succeeded.
struct Loaded {
  std::optional<Specification> specification;
  std::vector<std::pair<SourceId, syntax::Tree>> trees;  ///< root first
};

/// Loads, parses, resolves and lowers. There is no specification if `sink` contains errors; warnings do not prevent one.
/// `sources` keeps the texts that spans refer to.
[[nodiscard]] Loaded load(const LoadOptions& options, const FileProvider& files, SourceManager& sources, DiagnosticSink& sink);

/// Only parses and analyses (`tlaloc parse`): needs no configuration, and constants may have no value.
[[nodiscard]] Loaded analyse(const LoadOptions& options, const FileProvider& files, SourceManager& sources,
                             DiagnosticSink& sink);

}  // namespace tlaloc::frontend
