#include <fmt/core.h>

#include "cli/command/command.h"
#include "cli/command/conclude.h"
#include "cli/command/model_run.h"
#include "frontend/infer/inference.h"

namespace tlaloc::cli {

namespace {

std::string counted(std::size_t count, const char* noun) { return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s"); }

std::string summary(const frontend::Loaded& loaded, const Options& options) {
  if (!loaded.specification) return fmt::format("{}: {}\n", options.spec, counted(loaded.trees.size(), "file"));
  const kernel::Program& program = loaded.specification->program;
  return fmt::format("Module {}: {}, {}, {}, {}\n", program.root_module.text(), counted(program.constants.size(), "constant"),
                     counted(program.variables.size(), "variable"), counted(program.root_definitions.size(), "definition"),
                     counted(program.assumptions.size(), "assumption"));
}

std::string dump(DumpStage stage, const frontend::Loaded& loaded) {
  switch (stage) {
    case DumpStage::Tree:
      return loaded.trees.empty() ? std::string() : syntax::print(loaded.trees.front().second);
    case DumpStage::Kernel:
      return loaded.specification ? kernel::print(loaded.specification->program) : std::string();
    case DumpStage::Shapes:
      return loaded.specification ? infer::Inference(loaded.specification->program).print() : std::string();
    case DumpStage::Model:
      return loaded.specification ? frontend::print(*loaded.specification) : std::string();
  }
  return {};
}

}  // namespace

ExitCode run_parse(const Options& options, const FileProvider& files, Console& console) {
  SourceManager sources;
  DiagnosticSink sink;
  // Only a model needs the configuration.
  const frontend::Loaded loaded = options.dump == DumpStage::Model
                                      ? frontend::load(to_load_options(options), files, sources, sink)
                                      : frontend::analyse(to_load_options(options), files, sources, sink);
  const std::unique_ptr<Renderer> renderer = open_renderer(options, console);
  renderer->diagnostics(sink.all(), sources);
  if (options.dump) console.result(dump(*options.dump, loaded));  // as far as analysis came
  if (sink.has_errors()) {
    const Outcome outcome = make_invalid(sink, sources);
    return options.dump ? outcome.code : conclude(outcome, options, *renderer);
  }
  if (!options.dump && !options.quiet) console.result(summary(loaded, options));
  return ExitCode::Success;
}

}  // namespace tlaloc::cli
