#include "frontend/frontend.h"

#include <fmt/core.h>

#include <cstdlib>

#include "frontend/config/embedded.h"
#include "frontend/interpret/outsider.h"
#include "frontend/kernel/levels.h"
#include "frontend/kernel/lower.h"
#include "frontend/model/model_builder.h"
#include "frontend/model/replacements.h"
#include "frontend/resolve/lint.h"
#include "frontend/resolve/resolver.h"
#include "frontend/shape/shapes.h"

namespace tlaloc::frontend {

namespace {

struct Configuration {
  config::Config config;
  bool found = false;
  bool usable = true;
};

std::string without_suffix(const std::string& path) { return path.ends_with(".tla") ? path.substr(0, path.size() - 4) : path; }

/// What `path` says, or, when it is a module file, the configuration inside of it.
std::optional<std::string> config_text(const std::string& path, const FileProvider& files, DiagnosticSink& sink) {
  ReadResult read = files.read(path);
  if (!read.text) {
    sink.report(DiagnosticKind::ConfigUnreadable, Span{}, fmt::format("cannot read `{}`: {}", path, read.error));
    return std::nullopt;
  }
  if (!path.ends_with(".tla")) return std::move(read.text);
  const std::string name = without_suffix(path.substr(path.find_last_of('/') + 1));
  std::optional<std::string> inside = config::extract_config(*read.text, name);
  if (!inside) {
    sink.report(DiagnosticKind::ConfigUnreadable, Span{}, fmt::format("`{}` holds no configuration", path),
                fmt::format("begin it with `---- CONFIG {} ----` and end it with `====`", name));
  }
  return inside;
}

/// The configuration is read before the spec: model values are ordered by their first appearance, as in TLC.
Configuration read_config(const LoadOptions& options, const FileProvider& files, SourceManager& sources, DiagnosticSink& sink) {
  Configuration result;
  if (!options.use_config) return result;
  const std::string path = options.config_path.value_or(without_suffix(options.spec_path) + ".cfg");
  if (!options.config_path && !files.exists(path)) return result;
  std::optional<std::string> text = config_text(path, files, sink);
  if (!text) {
    result.usable = false;
    return result;
  }
  result.found = true;
  auto parsed = config::parse_config(sources.add(path, std::move(*text)), sources, sink);
  result.usable = parsed.has_value();
  if (parsed) result.config = std::move(*parsed);
  return result;
}

std::vector<std::string> libraries(const LoadOptions& options) {
  std::vector<std::string> folders = options.library_dirs;
  const char* path = std::getenv("TLA_PATH");
  std::string rest = path == nullptr ? "" : path;
  while (!rest.empty()) {
    const std::size_t colon = rest.find(':');
    if (colon != 0) folders.push_back(rest.substr(0, colon));
    rest = colon == std::string::npos ? "" : rest.substr(colon + 1);
  }
  return folders;
}

std::vector<config::ConstantExpression> expressions(const LoadOptions& options) {
  std::vector<config::ConstantExpression> list;
  for (const auto& [name, text] : options.constants) list.push_back({config::Name{Symbol(name), Span{}}, text});
  return list;
}

void keep_trees(resolve::Resolution& resolution, Loaded& loaded) {
  for (std::uint32_t i = 0; i < resolution.trees.size(); ++i) {
    const resolve::TreeTable& table = resolution.trees[resolve::TreeId(i)];
    if (!table.tree->top_level.empty()) loaded.trees.emplace_back(table.source, *table.tree);  // not lone expressions
  }
}

/// Warnings only.
void check_shapes(const kernel::Program& program, const resolve::Resolution& resolution, const SourceManager& sources,
                  DiagnosticSink& sink) {
  shape::Inference inference(program);
  inference.check(sink);
  std::vector<SourceId> files;
  for (const resolve::TreeTable& table : resolution.trees) files.push_back(table.source);
  inference.check_annotations(files, sources, sink);
}

}  // namespace

Loaded load(const LoadOptions& options, const FileProvider& files, SourceManager& sources, DiagnosticSink& sink) {
  Loaded loaded;
  const bool spec_exists = files.exists(options.spec_path);
  const Configuration configuration = spec_exists ? read_config(options, files, sources, sink) : Configuration{};
  resolve::Resolution resolution;
  resolve::Loader loader(resolution, files, sources, sink, libraries(options));
  resolve::Resolver resolver(resolution, loader, sink);
  if (!resolver.resolve_root(options.spec_path) || !configuration.usable) {
    keep_trees(resolution, loaded);
    return loaded;
  }
  kernel::Replacements replacements =
      model::build_replacements(resolution, configuration.config, expressions(options), loader, resolver, sink);
  Specification specification;
  kernel::Lowering lowering(resolution, std::move(replacements), specification.program, options.allow_io);
  model::ModelBuilder builder(resolution, loader, resolver, lowering, specification.program, sink);
  specification.model = builder.build(configuration.config, configuration.found, options);
  interpret::settle_outsiders(specification.program);
  // Only what the model's formulas lead to was lowered: each of these problems matters.
  for (const Diagnostic& problem : lowering.problems()) sink.report(problem);
  if (!sink.has_errors()) loaded.specification = std::move(specification);
  keep_trees(resolution, loaded);
  return loaded;
}

Loaded analyse(const LoadOptions& options, const FileProvider& files, SourceManager& sources, DiagnosticSink& sink) {
  Loaded loaded;
  resolve::Resolution resolution;
  resolve::Loader loader(resolution, files, sources, sink, libraries(options));
  resolve::Resolver resolver(resolution, loader, sink);
  if (resolver.resolve_root(options.spec_path)) {
    kernel::Replacements replacements =
        model::build_replacements(resolution, config::Config{}, expressions(options), loader, resolver, sink);
    Specification specification;
    kernel::Lowering lowering(resolution, std::move(replacements), specification.program, options.allow_io);
    lowering.lower_everything();
    lowering.lower_assumptions();
    kernel::settle_levels(specification.program);
    if (!sink.has_errors()) {
      resolve::warn_of_unused(resolution, sink);
      resolve::warn_of_field_names(resolution, sink);
      check_shapes(specification.program, resolution, sources, sink);
      loaded.specification = std::move(specification);
    }
  }
  keep_trees(resolution, loaded);
  return loaded;
}

}  // namespace tlaloc::frontend
