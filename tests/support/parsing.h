// Parsing of texts given in tests: what came out as S-expressions, or the first error.
#pragma once

#include <optional>
#include <string>

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/parse/parse.h"

namespace tlaloc::test {

struct Parsed {
  SourceManager sources;
  DiagnosticSink sink;
  std::optional<syntax::Tree> tree;

  explicit Parsed(const std::string& text) { tree = parse::parse_file(sources.add("M.tla", text), sources, sink); }
};

/// The dump of a whole file, or "error CODE line:column message".
inline std::string dump_file(const std::string& text) {
  const Parsed parsed(text);
  if (parsed.tree) return syntax::print(*parsed.tree);
  const Diagnostic* error = parsed.sink.first_error();
  if (error == nullptr) return "failed without a diagnostic";
  const auto [line, column] = parsed.sources.file(error->span.source).line_column(error->span.begin);
  return "error " + std::string(info(error->kind).code) + " " + std::to_string(line) + ":" + std::to_string(column) + " " +
         error->message;
}

/// The dumps of the units of a module with this body, one a line; an error's line 1 is the body's first line.
inline std::string dump_units(const std::string& body) {
  std::string dump = dump_file("---- MODULE M ---- " + body + "\n====\n");
  const std::string head = "(module M\n  ";
  if (!dump.starts_with(head)) return dump;
  dump.erase(0, head.size());
  dump.erase(dump.rfind(")\n"));
  for (std::size_t at = 0; (at = dump.find("\n  ", at)) != std::string::npos; ++at) dump.erase(at + 1, 2);
  return dump;
}

/// The dump of one expression, placed so that its own columns are kept; an error's line 1 is the expression's first line.
inline std::string dump_expression(const std::string& expression) {
  std::string dump = dump_file("---- MODULE M ----\nx ==\n" + expression + "\n====\n");
  const std::string head = "(module M\n  (== (x) ";
  if (dump.starts_with(head)) return dump.substr(head.size(), dump.rfind("))\n") - head.size());
  if (!dump.starts_with("error ")) return dump;
  const std::size_t line = dump.find(' ', 6) + 1;
  const std::size_t colon = dump.find(':', line);
  return dump.substr(0, line) + std::to_string(std::stoi(dump.substr(line, colon - line)) - 2) + dump.substr(colon);
}

}  // namespace tlaloc::test
