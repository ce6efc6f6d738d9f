// Finds, reads and parses module files: the root's folder, library folders, later modules of files already read, then the
// bundled modules. Each module is read once; what cannot be found or read is reported once, at the place that wants it.
// Bundled modules look for their own among the bundled ones only: a file beside the spec has no part in what they mean.
#pragma once

#include <string>
#include <vector>

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/resolve/resolution.h"
#include "frontend/source/source_file.h"

namespace tlaloc::resolve {

class Loader {
 public:
  struct Found {
    TreeId tree;
    syntax::ModuleId module;
    bool bundled = false;
  };

  /// `libraries`: searched after the folder of the root file.
  Loader(Resolution& resolution, const FileProvider& files, SourceManager& sources, DiagnosticSink& sink,
         std::vector<std::string> libraries)
      : resolution_(resolution), files_(files), sources_(sources), sink_(sink), folders_(std::move(libraries)) {}

  [[nodiscard]] std::optional<Found> load_root(const std::string& path);
  [[nodiscard]] std::optional<Found> load(syntax::Name name);
  /// The bundled module of that name, whatever stands beside the spec.
  [[nodiscard]] std::optional<Found> load_bundled(Symbol name);
  /// A lone expression as a tree of its own; `what` stands for its path in messages.
  [[nodiscard]] std::optional<std::pair<TreeId, syntax::ExprId>> parse_expression(const std::string& what,
                                                                                  const std::string& text);

 private:
  std::optional<TreeId> parse(std::string path, std::string text);
  std::optional<Found> find_later_module(Symbol name) const;
  const Diagnostic* find_broken_module(Symbol name) const;
  std::string remedy(const std::string& name) const;

  Resolution& resolution_;
  const FileProvider& files_;
  SourceManager& sources_;
  DiagnosticSink& sink_;
  std::vector<std::string> folders_;
  std::unordered_map<Symbol, std::optional<Found>> loaded_, bundled_;
};

}  // namespace tlaloc::resolve
