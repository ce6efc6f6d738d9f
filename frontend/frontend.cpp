#include "frontend/frontend.h"

#include "frontend/config/config_text.h"
#include "frontend/infer/inference.h"
#include "frontend/interpret/outsider.h"
#include "frontend/kernel/levels.h"
#include "frontend/kernel/lower/lower.h"
#include "frontend/lex/lexer.h"
#include "frontend/model/model_builder.h"
#include "frontend/model/origin.h"
#include "frontend/model/replacements.h"
#include "frontend/resolve/lint.h"
#include "frontend/resolve/resolver.h"

namespace tlaloc::frontend {

namespace {

struct Configuration {
  config::Config config;
  std::optional<std::string> text;
  bool found = false;
  bool usable = true;
};

Configuration read_config(const LoadOptions& options, const FileProvider& files, SourceManager& sources, NameOrder& names,
                          DiagnosticSink& sink) {
  Configuration result;
  if (!options.use_config) return result;
  const auto path = config::find_config(options.spec_path, options.config_path, files);
  if (!path) return result;
  std::optional<std::string> text = config::read_config(*path, files, sink);
  if (!text) {
    result.usable = false;
    return result;
  }
  result.found = true;
  result.text = text;
  auto parsed = config::parse_config(sources.add(*path, std::move(*text)), sources, names, sink);
  result.usable = parsed.has_value();
  if (parsed) result.config = std::move(*parsed);
  return result;
}

std::vector<config::ConstantExpression> expressions(const LoadOptions& options) {
  std::vector<config::ConstantExpression> list;
  for (const auto& [name, text] : options.constants) list.push_back({config::Name{Symbol(name), Span{}}, text});
  return list;
}

/// The names in the values that the command line gives. What is wrong with them is reported when they are parsed.
void add_names(const LoadOptions& options, NameOrder& names) {
  SourceManager sources;
  DiagnosticSink ignored;
  for (const auto& [name, text] : options.constants) {
    if (const auto tokens = lex::lex_expression(sources.add(name, text), sources, ignored)) lex::add_names(*tokens, names);
  }
}

void keep_trees(resolve::Resolution& resolution, Loaded& loaded) {
  for (std::uint32_t i = 0; i < resolution.trees.size(); ++i) {
    const resolve::TreeTable& table = resolution.trees[resolve::TreeId(i)];
    if (!table.tree->top_level.empty()) loaded.trees.emplace_back(table.source, *table.tree);  // not lone expressions
  }
}

/// Warnings only.
void check_types(const kernel::Program& program, const resolve::Resolution& resolution, const SourceManager& sources,
                 DiagnosticSink& sink) {
  infer::Inference inference(program);
  inference.check(sink);
  std::vector<SourceId> files;
  for (const resolve::TreeTable& table : resolution.trees) files.push_back(table.source);
  inference.check_annotations(files, sources, sink);
}

}  // namespace

Loaded load(const LoadOptions& options, const FileProvider& files, SourceManager& sources, DiagnosticSink& sink) {
  Loaded loaded;
  const bool spec_exists = files.exists(options.spec_path);
  resolve::Resolution resolution;
  add_names(options, resolution.model_values);
  const Configuration configuration =
      spec_exists ? read_config(options, files, sources, resolution.model_values, sink) : Configuration{};
  resolution.names = resolution.model_values;
  resolve::Loader loader(resolution, files, sources, sink, options.library_dirs);
  resolve::Resolver resolver(resolution, loader, sink);
  if (!resolver.resolve_root(options.spec_path) || !configuration.usable) {
    keep_trees(resolution, loaded);
    return loaded;
  }
  kernel::Replacements replacements =
      model::build_replacements(resolution, configuration.config, expressions(options), loader, resolver, sink);
  Specification specification;
  specification.program.model_values = resolution.model_values;
  kernel::Lowering lowering(resolution, std::move(replacements), specification.program, options.allow_io);
  model::ModelBuilder builder(resolution, loader, resolver, lowering, specification.program, sink);
  specification.model = builder.build(configuration.config, configuration.found, options);
  interpret::settle_outsiders(specification.program);
  // Only what the model's formulas lead to was lowered: each of these problems matters.
  for (const Diagnostic& problem : lowering.problems()) sink.report(problem);
  specification.program.names = std::move(resolution.names);
  if (!sink.has_errors()) {
    specification.origin =
        model::make_origin(specification.program, resolution, {configuration.config, configuration.text, &options}, sources);
    loaded.specification = std::move(specification);
  }
  keep_trees(resolution, loaded);
  return loaded;
}

Loaded analyse(const LoadOptions& options, const FileProvider& files, SourceManager& sources, DiagnosticSink& sink) {
  Loaded loaded;
  resolve::Resolution resolution;
  add_names(options, resolution.model_values);
  resolution.names = resolution.model_values;
  resolve::Loader loader(resolution, files, sources, sink, options.library_dirs);
  resolve::Resolver resolver(resolution, loader, sink);
  if (resolver.resolve_root(options.spec_path)) {
    kernel::Replacements replacements =
        model::build_replacements(resolution, config::Config{}, expressions(options), loader, resolver, sink);
    Specification specification;
    specification.program.model_values = resolution.model_values;
    kernel::Lowering lowering(resolution, std::move(replacements), specification.program, options.allow_io);
    lowering.lower_everything();
    lowering.lower_assumptions();
    kernel::assign_levels(specification.program);
    specification.program.names = std::move(resolution.names);
    if (!sink.has_errors()) {
      resolve::warn_of_unused(resolution, sink);
      resolve::warn_of_field_names(resolution, sink);
      check_types(specification.program, resolution, sources, sink);
      loaded.specification = std::move(specification);
    }
  }
  keep_trees(resolution, loaded);
  return loaded;
}

}  // namespace tlaloc::frontend
