// The front end's facade: a spec, its configuration and the command line's wishes in; a Specification, or diagnostics, out.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "frontend/config/config.h"
#include "frontend/diagnostic/diagnostic.h"
#include "frontend/kernel/kernel.h"
#include "frontend/kernel/spelling.h"
#include "frontend/source/source_file.h"
#include "frontend/syntax/tree.h"

namespace tlaloc::frontend {

/// What the command line says about the model; wins over the configuration file.
struct LoadOptions {
  std::string spec_path;
  std::optional<std::string> config_path;  ///< nothing: SPEC.cfg beside the spec when it exists
  bool use_config = true;
  std::vector<std::string> library_dirs;  ///< searched after the spec's folder, before the bundled modules
  std::optional<std::string> init, next;  ///< operators
  std::vector<std::string> invariants;    ///< operators or expressions; not empty: replace the configuration's
  std::vector<std::string> implied;       ///< state predicates that the invariants should imply (`tlaloc induct`)
  std::vector<std::string> properties;
  bool config_properties = true;  ///< the configuration's PROPERTY counts when `properties` is empty
  std::vector<std::string> constraints;
  std::vector<std::pair<std::string, std::string>> constants;  ///< NAME, EXPR
  bool allow_io = false;                                       ///< operators that touch files or processes are not refused
  std::vector<std::string> expressions;                        ///< to be evaluated (`tlaloc eval`), in the root module's scope
};

struct NamedExpr {
  std::string name;  ///< operator's name, or the expression's text
  kernel::ExprId expr;
  Span span;  ///< of the definition's body, else of the expression
};

/// A fairness condition WF_v(A) or SF_v(A), one for each value of the binders. `action` and `subscript` are free in the
/// binders' locals only.
struct Fairness {
  bool strong = false;
  std::vector<kernel::Binder> binders;  ///< of the \A around it, outermost first; a set may use the locals before it
  kernel::ExprId action, subscript;
  kernel::ExprId expr;  ///< the whole condition, a closed formula
  Span span;            ///< of the action's definition, else of the action
};

/// What a temporal property says, below its binders. P and Q are formulas of level <= Action: state predicates, or [A]_v and
/// <<A>>_v where TLA+ allows them.
enum class TemporalForm {
  Eventually,        ///< <>P
  EventuallyAlways,  ///< <>[]P
  AlwaysEventually,  ///< []<>P
  LeadsTo,           ///< P ~> Q, [](P => <>Q)
  WeakFair,          ///< WF_v(A): operands A, v
  StrongFair,        ///< SF_v(A): operands A, v
  General,           ///< any other; no operands
};

struct TemporalFormula : NamedExpr {  ///< `expr` is the whole, a closed formula
  TemporalForm form = TemporalForm::General;
  std::vector<kernel::Binder> binders;   ///< as in Fairness
  std::vector<kernel::ExprId> operands;  ///< P; P and Q; or A and v
};

/// The model: which formulas play which part. All expressions live in `Specification::program`.
struct Model {
  std::optional<kernel::ExprId> init, next;  ///< both or neither; neither: no formula is asked of behaviours
  std::string next_name;
  std::optional<kernel::ExprId> subscript;  ///< v of [][Next]_v; nothing when INIT and NEXT were named: all variables
  // The other conjuncts of SPECIFICATION.
  std::vector<Fairness> fairness;
  std::vector<TemporalFormula> assumed;  ///< neither Init nor [][Next]_v nor fairness
  // What is to be checked. A PROPERTY that was taken apart gives several: `P!2` is named for the second conjunct of `P`.
  std::vector<NamedExpr> invariants;          ///< level <= State
  std::vector<NamedExpr> implied;             ///< LoadOptions::implied; level <= State
  std::vector<NamedExpr> action_properties;   ///< [A]_v from PROPERTY [][A]_v
  std::vector<NamedExpr> initial_properties;  ///< state predicates among PROPERTY: must hold initially
  std::vector<TemporalFormula> temporal;      ///< everything else among PROPERTY
  std::vector<NamedExpr> constraints, action_constraints;
  std::optional<NamedExpr> view, symmetry, alias;
  std::vector<NamedExpr> postconditions;
  std::vector<NamedExpr> expressions;  ///< LoadOptions::expressions, in order, of any level
  bool check_deadlock = true;
};

/// What a text about the specification that is to be read beside it has to know of where it came from.
struct Origin {
  std::optional<std::string> config;  ///< text of the configuration; nothing: there is none
  config::Config configuration;       ///< what that says
  std::string text;                   ///< of the root module's file
  Span name;                          ///< of the root module, in its header
  std::size_t end = 0;                ///< where the line that ends the root module begins
  std::shared_ptr<const kernel::Spelling> spelling;
};

struct Specification {
  kernel::Program program;
  Model model;
  std::shared_ptr<const Origin> origin = {};

  /// The same model over a draft of the program.
  [[nodiscard]] Specification draft() const { return {program.draft(), model, origin}; }
};

/// `--dump=model`: each part of the model on a line.
[[nodiscard]] std::string print(const Specification& specification);

/// Everything that was read, for dumps: filled as far as loading came.
struct Loaded {
  std::optional<Specification> specification;
  std::vector<std::pair<SourceId, syntax::Tree>> trees;  ///< root first
};

/// Loads, parses, resolves and lowers. With errors in `sink` there is no specification.
/// Warnings alone do not stop it. `sources` keeps the texts that spans point into.
[[nodiscard]] Loaded load(const LoadOptions& options, const FileProvider& files, SourceManager& sources, DiagnosticSink& sink);

/// Parses and analyses only (`tlaloc parse`): the configuration is not needed, constants may stay open.
[[nodiscard]] Loaded analyse(const LoadOptions& options, const FileProvider& files, SourceManager& sources,
                             DiagnosticSink& sink);

}  // namespace tlaloc::frontend
