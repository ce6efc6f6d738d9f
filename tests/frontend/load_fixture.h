// Loads specs that stand in memory, for tests of resolution, lowering and configuration.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "frontend/frontend.h"

namespace tlaloc::test {

class LoadTest : public ::testing::Test {
 protected:
  /// A module file; the first one given is the root.
  void file(const std::string& name, const std::string& body) {
    if (options.spec_path.empty()) options.spec_path = name + ".tla";
    files.add(name + ".tla", "---- MODULE " + name + " ----\n" + body + "\n====\n");
  }
  void config(const std::string& text) { files.add(options.spec_path.substr(0, options.spec_path.size() - 4) + ".cfg", text); }

  bool load() {
    loaded = frontend::load(options, files, sources, sink);
    return loaded.specification.has_value();
  }
  bool analyse() {
    loaded = frontend::analyse(options, files, sources, sink);
    return loaded.specification.has_value();
  }

  [[nodiscard]] const kernel::Program& program() const { return loaded.specification->program; }
  [[nodiscard]] const frontend::Model& model() const { return loaded.specification->model; }
  [[nodiscard]] std::string text(kernel::ExprId expr) const { return print(program(), expr); }
  /// The body of a root definition.
  [[nodiscard]] std::string body(const std::string& name) const {
    const auto id = program().find(Symbol(name));
    return id ? text(program().definitions[*id].body) : "no definition `" + name + "`";
  }
  [[nodiscard]] std::string messages() const {
    std::string all;
    for (const Diagnostic& diagnostic : sink.all()) all += render(diagnostic, sources, false);
    return all;
  }
  /// How often a kind was reported.
  [[nodiscard]] int count(DiagnosticKind kind) const {
    int n = 0;
    for (const Diagnostic& diagnostic : sink.all()) n += diagnostic.kind == kind ? 1 : 0;
    return n;
  }

  frontend::LoadOptions options;
  MemoryFiles files;
  SourceManager sources;
  DiagnosticSink sink;
  frontend::Loaded loaded;
};

}  // namespace tlaloc::test
