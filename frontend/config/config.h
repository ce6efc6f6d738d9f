// The TLC configuration file as data. parse_config reads it; resolve/ interprets its names.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/source/source_file.h"
#include "frontend/support/name_order.h"
#include "frontend/support/symbol.h"
#include "frontend/value/value.h"

namespace tlaloc::config {

/// A name in the file, with its place (an invalid span if it comes from the command line).
struct Name {
  Symbol symbol;
  Span span;
};

/// `c = v`, `c = [M] v`, `F(1, 2) = v`. Identifiers on the right are model values, inside sets too.
struct ConstantAssignment {
  Name target;
  std::optional<Name> module;
  std::vector<Value> arguments;
  Value value;
};
/// `Op <- Other`, `Op <- [M] Other`
struct ConstantSubstitution {
  Name target;
  std::optional<Name> module;
  Name replacement;
};
/// `-c NAME=EXPR`: an expression of the root module's scope
struct ConstantExpression {
  Name target;
  std::string text;
};

struct Config {
  std::optional<Name> init, next, specification, view, symmetry, alias;
  std::vector<Name> invariants, properties, constraints, action_constraints, postconditions;
  std::vector<ConstantAssignment> assignments;
  std::vector<ConstantSubstitution> substitutions;
  std::optional<bool> check_deadlock;
};

/// Reads a whole file; reports malformed, repeated and conflicting statements. Empty if there was an error. Adds the file's
/// names to `names`, which determines the order of its model values.
[[nodiscard]] std::optional<Config> parse_config(SourceId source, const SourceManager& sources, NameOrder& names,
                                                 DiagnosticSink& sink);

}  // namespace tlaloc::config
