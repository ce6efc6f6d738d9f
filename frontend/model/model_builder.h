// From the configuration's and the command line's names to a Model: lowers what they name, settles levels, takes
// SPECIFICATION and PROPERTY apart, and checks that every formula can play its part.
#pragma once

#include "frontend/frontend.h"
#include "frontend/kernel/lower/lower.h"
#include "frontend/model/names.h"
#include "frontend/model/split.h"
#include "frontend/resolve/resolver.h"

namespace tlaloc::model {

class ModelBuilder {
 public:
  ModelBuilder(const resolve::Resolution& resolution, resolve::Loader& loader, resolve::Resolver& resolver,
               kernel::Lowering& lowering, kernel::Program& program, DiagnosticSink& sink)
      : names_(resolution, sink), loader_(loader), resolver_(resolver), lowering_(lowering), program_(program), sink_(sink) {}

  /// `has_config`: a configuration was read; without one, Init and Next are taken by name.
  [[nodiscard]] frontend::Model build(const config::Config& config, bool has_config, const frontend::LoadOptions& options);

 private:
  using Wanted = std::vector<frontend::NamedExpr>;

  // Before levels are known.
  [[nodiscard]] std::optional<frontend::NamedExpr> lower(const config::Name& name, const std::string& role);
  [[nodiscard]] std::optional<frontend::NamedExpr> lower_text(const std::string& text, const std::string& role);
  [[nodiscard]] std::optional<frontend::NamedExpr> lower_part(const std::string& text, const std::string& role);
  [[nodiscard]] std::optional<frontend::NamedExpr> lower_expression(const std::string& text, const std::string& role);
  [[nodiscard]] Wanted lower_all(const std::vector<config::Name>& names, const std::vector<std::string>& texts,
                                 const std::string& role);
  void lower_alias(const config::Name& name, frontend::Model& model);
  void lower_constant_replacements();
  void lower_behaviour(const config::Config& config, bool has_config, const frontend::LoadOptions& options);

  // After.
  void place_behaviour(frontend::Model& model, bool optional);
  void place_specification(frontend::Model& model);
  void check_subscript(kernel::ExprId subscript);
  void place_property(const frontend::NamedExpr& property, frontend::Model& model);
  [[nodiscard]] frontend::Fairness fairness(const Part& part) const;
  [[nodiscard]] frontend::TemporalFormula temporal(const std::string& name, const Part& part) const;
  [[nodiscard]] std::string part_name(const frontend::NamedExpr& whole, const Part& part) const;
  bool at_most(const frontend::NamedExpr& formula, kernel::Level most, const std::string& role, const std::string& remedy);
  void stay_in_the_only_state(frontend::Model& model);
  [[nodiscard]] std::vector<std::optional<Span>> find_used_constants(const frontend::Model& model) const;
  void check_constants(const frontend::Model& model, bool may_be_open);
  [[nodiscard]] bool check_replacements();

  // history.cpp
  [[nodiscard]] std::optional<frontend::NamedExpr> lower_trace_invariant(const std::string& text);
  void keep_history(frontend::Model& model);

  // open.cpp
  void leave_constants_open(frontend::Model& model);
  [[nodiscard]] std::optional<kernel::ExprId> range_of(kernel::ConstantId constant,
                                                       const std::vector<kernel::ExprId>& conjuncts);
  [[nodiscard]] std::string how_to_leave_open(kernel::ConstantId constant) const;
  [[nodiscard]] kernel::ExprId conjoin(const std::vector<kernel::ExprId>& formulas);

  [[nodiscard]] std::string call_name(kernel::ExprId expr, const std::string& otherwise) const;
  [[nodiscard]] Span body_span(kernel::ExprId expr) const;

  Names names_;
  resolve::Loader& loader_;
  resolve::Resolver& resolver_;
  kernel::Lowering& lowering_;
  kernel::Program& program_;
  DiagnosticSink& sink_;
  std::optional<frontend::NamedExpr> specification_, init_, next_, cinit_;
  std::vector<kernel::Lowering::ConstantReplacement> constant_replacements_;
  std::vector<kernel::ExprId> of_history_;          // trace invariants, applied to a history of no states so far
  std::unordered_map<kernel::ExprId, Span> asked_;  // where the user named a formula
};

}  // namespace tlaloc::model
