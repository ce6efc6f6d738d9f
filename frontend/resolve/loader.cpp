#include "frontend/resolve/loader.h"

#include <fmt/format.h>

#include <set>

#include "frontend/lex/lexer.h"
#include "frontend/parse/parse.h"
#include "frontend/pluscal/translate.h"
#include "frontend/resolve/suggest.h"
#include "frontend/stdlib/stdlib.h"

namespace tlaloc::resolve {

namespace {

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

std::string base_name(const std::string& path) {
  std::string name = path.substr(folder_of(path).size());
  if (name.ends_with(".tla")) name.resize(name.size() - 4);
  return name;
}

std::string in_folder(std::string folder, const std::string& file) {
  if (!folder.empty() && !folder.ends_with('/')) folder += '/';
  return folder + file;
}

/// Leaves each folder where it stands first.
void drop_repeated(std::vector<std::string>& folders) {
  std::set<std::string> seen;
  std::vector<std::string> once;
  for (std::string& folder : folders) {
    if (seen.insert(in_folder(folder, "")).second) once.push_back(std::move(folder));
  }
  folders = std::move(once);
}

}  // namespace

std::optional<TreeId> Loader::parse(std::string path, std::string text) {
  const SourceId source = sources_.add(std::move(path), std::move(text));
  std::optional<lex::TokenBuffer> tokens = lex::lex_modules(source, sources_, sink_);
  if (!tokens || !pluscal::complete_tokens(*tokens, sources_, sink_)) return std::nullopt;
  lex::add_names(*tokens, resolution_.names);
  auto tree = parse::parse_modules(*tokens, sources_, sink_);
  if (!tree) return std::nullopt;
  if (tree->top_level.empty()) {
    sink_.report(DiagnosticKind::FileUnreadable, Span{source, 0, 0}, "the file holds no module");
    return std::nullopt;
  }
  TreeTable table;
  table.tree = std::make_shared<syntax::Tree>(std::move(*tree));
  table.source = source;
  return resolution_.trees.add(std::move(table));
}

std::optional<Loader::Found> Loader::load_root(const std::string& path) {
  ReadResult read = files_.read(path);
  if (!read.text) {
    sink_.report(DiagnosticKind::FileUnreadable, Span{}, fmt::format("cannot read `{}`: {}", path, read.error));
    return std::nullopt;
  }
  folders_.insert(folders_.begin(), folder_of(path));
  drop_repeated(folders_);
  const auto tree = parse(path, std::move(*read.text));
  if (!tree) return std::nullopt;
  const syntax::Tree& parsed = *resolution_.trees[*tree].tree;
  const Found found{*tree, parsed.top_level.front(), false};
  const syntax::Name& name = parsed.modules[found.module].name;
  if (name.symbol.text() != base_name(path)) {
    sink_.report(DiagnosticKind::ModuleNameMismatch, name.span,
                 fmt::format("module `{}` stands in a file named `{}.tla`", name.symbol.text(), base_name(path)),
                 "give the module and its file one name");
    return std::nullopt;
  }
  loaded_[name.symbol] = found;
  return found;
}

std::optional<Loader::Found> Loader::load(syntax::Name name) {
  if (const auto it = loaded_.find(name.symbol); it != loaded_.end()) return it->second;
  std::optional<Found>& slot = loaded_[name.symbol];
  const std::string file = name.symbol.text() + ".tla";
  for (const std::string& folder : folders_) {
    const std::string path = in_folder(folder, file);
    if (!files_.exists(path)) continue;
    ReadResult read = files_.read(path);
    if (!read.text) {
      sink_.report(DiagnosticKind::FileUnreadable, name.span, fmt::format("cannot read `{}`: {}", path, read.error));
      return std::nullopt;
    }
    const auto tree = parse(path, std::move(*read.text));
    if (!tree) return std::nullopt;
    const syntax::Tree& parsed = *resolution_.trees[*tree].tree;
    const syntax::Name& found = parsed.modules[parsed.top_level.front()].name;
    if (found.symbol != name.symbol) {
      sink_.report(Diagnostic{DiagnosticKind::ModuleNameMismatch,
                              fmt::format("module `{}` stands in a file named `{}`", found.symbol.text(), file),
                              found.span,
                              {{name.span, "wanted here"}},
                              "give the module and its file one name"});
      return std::nullopt;
    }
    return slot = Found{*tree, parsed.top_level.front(), false};
  }
  if (const auto later = find_later_module(name.symbol)) return slot = later;
  if (const Diagnostic* why = find_broken_module(name.symbol)) {
    sink_.report(*why);
    return std::nullopt;
  }
  if (const auto bundled = load_bundled(name.symbol)) return slot = bundled;
  sink_.report(DiagnosticKind::ModuleNotFound, name.span, fmt::format("cannot find module `{}`", name.symbol.text()),
               remedy(name.symbol.text()));
  return std::nullopt;
}

std::optional<Loader::Found> Loader::load_bundled(Symbol name) {
  if (const auto it = bundled_.find(name); it != bundled_.end()) return it->second;
  std::optional<Found>& slot = bundled_[name];
  const stdlib::BundledModule* const bundled = stdlib::find_bundled(name.text());
  if (bundled == nullptr) return std::nullopt;
  const auto tree = parse("bundled/" + name.text() + ".tla", std::string(bundled->text));
  if (tree) slot = Found{*tree, resolution_.trees[*tree].tree->top_level.front(), true};
  return slot;
}

/// A file may hold further modules after its own: they serve where no file of their name is found.
std::optional<Loader::Found> Loader::find_later_module(Symbol name) const {
  for (std::uint32_t i = 0; i < resolution_.trees.size(); ++i) {
    const syntax::Tree& tree = *resolution_.trees[TreeId(i)].tree;
    for (std::size_t j = 1; j < tree.top_level.size(); ++j) {
      if (tree.modules[tree.top_level[j]].name.symbol == name) return Found{TreeId(i), tree.top_level[j], false};
    }
  }
  return std::nullopt;
}

/// What is wrong with a later module of that name.
const Diagnostic* Loader::find_broken_module(Symbol name) const {
  for (const TreeTable& table : resolution_.trees) {
    for (const auto& [broken, why] : table.tree->broken) {
      if (broken == name) return &why;
    }
  }
  return nullptr;
}

std::string Loader::remedy(const std::string& name) const {
  Suggestion suggestion(name);
  for (const stdlib::BundledModule& module : stdlib::bundled_modules()) suggestion.offer(std::string(module.name));
  if (const auto best = suggestion.best()) return fmt::format("did you mean `{}`?", *best);
  std::vector<std::string> places;
  for (const std::string& folder : folders_) places.push_back(folder.empty() ? "the current folder" : folder);
  return fmt::format("searched {} and the bundled modules; `-I DIR` adds a folder", fmt::join(places, ", "));
}

std::optional<std::pair<TreeId, syntax::ExprId>> Loader::parse_expression(const std::string& what, const std::string& text) {
  const SourceId source = sources_.add(what, text);
  const std::optional<lex::TokenBuffer> tokens = lex::lex_expression(source, sources_, sink_);
  if (!tokens) return std::nullopt;
  lex::add_names(*tokens, resolution_.names);
  TreeTable table;
  table.tree = std::make_shared<syntax::Tree>();
  table.source = source;
  const auto expr = parse::parse_expression(*tokens, sources_, *table.tree, sink_);
  if (!expr) return std::nullopt;
  return std::pair{resolution_.trees.add(std::move(table)), *expr};
}

}  // namespace tlaloc::resolve
