#include "tests/fuzz/entry.h"

#include <algorithm>
#include <string>

#include "frontend/config/config.h"
#include "frontend/frontend.h"
#include "frontend/interpret/interpreter.h"
#include "frontend/lex/lexer.h"
#include "frontend/parse/parse.h"
#include "frontend/pluscal/translate.h"
#include "frontend/support/check.h"

namespace tlaloc::fuzz {
namespace {

// An evaluation may go on as long as it likes; one that takes this many polls is no hang, only long.
constexpr int kPolls = 20;
constexpr std::uint32_t kCallDepth = 2000;

/// What every stage promises: something came out exactly when no error was reported, and each diagnostic can be shown.
void check_outcome(bool has_result, const DiagnosticSink& sink, const SourceManager& sources) {
  TLALOC_CHECK(has_result != sink.has_errors(), has_result ? "a result in spite of errors" : "no result and no error");
  for (const Diagnostic& diagnostic : sink.all()) {
    if (diagnostic.span.is_valid()) {
      TLALOC_CHECK(diagnostic.span.begin <= diagnostic.span.end, "a span that ends before it begins");
      TLALOC_CHECK(diagnostic.span.end <= sources.file(diagnostic.span.source).text().size(), "a span outside of its text");
    }
    TLALOC_CHECK(!render(diagnostic, sources, false).empty(), "a diagnostic that says nothing");
  }
}

void check_tokens(const lex::TokenBuffer& buffer, std::string_view text) {
  std::uint32_t end = 0;
  for (const lex::Token& token : buffer.tokens) {
    TLALOC_CHECK(end <= token.begin && token.begin <= token.end, "tokens out of order");
    end = token.end;
  }
  TLALOC_CHECK(end <= text.size() && buffer.tokens.back().kind == lex::TokenKind::EndOfFile, "tokens past the text");
}

void run_lexer(std::string_view text) {
  for (const auto lex : {lex::lex_modules, lex::lex_expression}) {
    SourceManager sources;
    DiagnosticSink sink;
    const auto tokens = lex(sources.add("M.tla", std::string(text)), sources, sink);
    check_outcome(tokens.has_value(), sink, sources);
    if (tokens) check_tokens(*tokens, text);
  }
}

void run_parser(std::string_view text) {
  SourceManager sources;
  DiagnosticSink sink;
  const auto tree = parse::parse_file(sources.add("M.tla", std::string(text)), sources, sink);
  check_outcome(tree.has_value(), sink, sources);
  if (tree) (void)syntax::print(*tree);
}

/// What `tlaloc translate` writes, it writes again.
void run_pluscal(std::string_view text) {
  const auto translate = [](std::string file) {
    SourceManager sources;
    DiagnosticSink sink;
    auto translated = pluscal::translate_file(sources.add("M.tla", std::move(file)), sources, sink);
    check_outcome(translated.has_value(), sink, sources);
    return translated;
  };
  const auto once = translate(std::string(text));
  if (once) TLALOC_CHECK(translate(*once) == once, "a translation that does not stay as it is");
}

void run_resolver(std::string_view text) {
  MemoryFiles files;
  files.add("M.tla", std::string(text));
  frontend::LoadOptions options;
  options.spec_path = "M.tla";
  SourceManager sources;
  DiagnosticSink sink;
  const frontend::Loaded loaded = frontend::analyse(options, files, sources, sink);
  check_outcome(loaded.specification.has_value(), sink, sources);
  if (loaded.specification) (void)kernel::print(loaded.specification->program);
}

void run_config(std::string_view text) {
  SourceManager sources;
  NameOrder names;
  DiagnosticSink sink;
  const auto config = config::parse_config(sources.add("M.cfg", std::string(text)), sources, names, sink);
  check_outcome(config.has_value(), sink, sources);
}

/// The text is an expression.
void run_interpreter(std::string_view text) {
  MemoryFiles files;
  files.add("M.tla", "---- MODULE M ----\nEXTENDS Integers, Sequences, FiniteSets, TLC\n====\n");
  frontend::LoadOptions options;
  options.spec_path = "M.tla";
  options.expressions.emplace_back(text);
  SourceManager sources;
  DiagnosticSink sink;
  const frontend::Loaded loaded = frontend::load(options, files, sources, sink);
  check_outcome(loaded.specification.has_value(), sink, sources);
  if (!loaded.specification) return;
  const kernel::Program& program = loaded.specification->program;
  const kernel::ExprId expr = loaded.specification->model.expressions.front().expr;
  if (program.levels[expr] != kernel::Level::Constant) return;
  int polls = 0;
  interpret::Options interpreting;
  interpreting.max_call_depth = kCallDepth;
  interpreting.interrupted = [&] { return ++polls > kPolls; };
  interpret::Interpreter interpreter(program, interpreting);
  const auto result = interpreter.evaluate(expr);
  if (const auto* value = std::get_if<Value>(&result)) {
    TLALOC_CHECK(!value->to_string().empty(), "a value that prints as nothing");
  } else {
    TLALOC_CHECK(!std::get<interpret::EvalError>(result).message.empty(), "an error that says nothing");
  }
}

constexpr Entry kEntries[] = {{"lexer", run_lexer},       {"parser", run_parser}, {"pluscal", run_pluscal},
                              {"resolver", run_resolver}, {"config", run_config}, {"interpreter", run_interpreter}};

}  // namespace

std::span<const Entry> entries() { return kEntries; }

const Entry* find_entry(std::string_view stage) {
  const auto* const found =
      std::find_if(std::begin(kEntries), std::end(kEntries), [&](const Entry& entry) { return entry.stage == stage; });
  return found == std::end(kEntries) ? nullptr : found;
}

}  // namespace tlaloc::fuzz
