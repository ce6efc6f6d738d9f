#include "tests/support/load_spec.h"

#include <stdexcept>

#include "frontend/source/source_file.h"

namespace tlaloc::test {

frontend::Specification load_spec(const std::string& body, const Asked& asked) {
  MemoryFiles files;
  files.add("Test.tla", "---- MODULE Test ----\nEXTENDS Integers, Sequences, FiniteSets, TLC\n" + body + "\n====\n");
  frontend::LoadOptions options;
  options.spec_path = "Test.tla";
  if (asked.config.empty()) {
    options.init = "Init";
    options.next = "Next";
  } else {
    files.add("Test.cfg", asked.config);
    options.config_path = "Test.cfg";
  }
  options.invariants = asked.invariants;
  options.properties = asked.properties;
  SourceManager sources;
  DiagnosticSink sink;
  auto loaded = frontend::load(options, files, sources, sink);
  if (!loaded.specification || sink.has_errors()) {
    std::string all = "the text was refused\n";
    for (const Diagnostic& diagnostic : sink.all()) all += render(diagnostic, sources, false);
    throw std::runtime_error(all + body);
  }
  return std::move(*loaded.specification);
}

}  // namespace tlaloc::test
