#include "frontend/parse/parse.h"

#include <algorithm>

#include "frontend/lex/lexer.h"
#include "frontend/parse/grammar/entry.h"
#include "frontend/syntax/children.h"

namespace tlaloc::parse {
namespace {

using syntax::ExprId;
using syntax::Tree;

/// The expression before `infix` in a chain of which it is a part.
std::optional<ExprId> chained(const Tree& tree, const syntax::Infix& infix) {
  const auto* before = std::get_if<syntax::Infix>(&tree.exprs[infix.lhs]);
  if (before == nullptr || before->op.symbol != infix.op.symbol || !syntax::makes_chains(infix.op.symbol)) return std::nullopt;
  return infix.lhs;
}

/// The first expression from `begin` on whose tree is higher than the limit. A chain of operators such as `+` makes a high tree
/// without nesting in the text. Children are made before their parents, so one pass in order suffices.
std::optional<ExprId> find_too_high(const Tree& tree, std::size_t begin) {
  std::vector<std::uint32_t> heights(tree.exprs.size() - begin, 0);
  std::vector<ExprId> children;
  for (std::size_t i = begin; i < tree.exprs.size(); ++i) {
    const ExprId id(static_cast<std::uint32_t>(i));
    const auto* infix = std::get_if<syntax::Infix>(&tree.exprs[id]);
    const std::optional<ExprId> before = infix == nullptr ? std::nullopt : chained(tree, *infix);
    std::uint32_t height = before ? heights[before->index - begin] : 0;
    children.clear();
    before ? children.push_back(infix->rhs) : append_children(tree, id, children);
    for (const ExprId child : children) height = std::max(height, heights[child.index - begin] + 1);
    if (height > kMaxNesting) return id;
    heights[i - begin] = height;
  }
  return std::nullopt;
}

/// The first token behind the module that begins at `at`; modules may stand in it.
const lex::Token* find_end(const lex::Token* at) {
  std::size_t depth = 0;
  for (; at->kind != lex::TokenKind::EndOfFile; ++at) {
    if (at->kind == lex::TokenKind::Separator && at[1].kind == lex::TokenKind::Module) ++depth;
    if (at->kind == lex::TokenKind::ModuleEnd && --depth == 0) return at + 1;
  }
  return at;
}

/// Enters one of the grammar's doors; reports the error, if any.
template <class Door>
bool enter_grammar(ParseState& state, DiagnosticSink& sink, const Door& door) {
  try {
    if (door()) return true;
    sink.report(state.failures.to_diagnostic(state.buffer, state.sources));
  } catch (ParseError& error) {
    sink.report(std::move(error.diagnostic));
  }
  return false;
}

template <class Door>
bool run_grammar(ParseState& state, DiagnosticSink& sink, const Door& door) {
  const std::size_t first_new = state.builder.tree().exprs.size();
  if (!enter_grammar(state, sink, door)) return false;
  const Tree& tree = state.builder.tree();
  const std::optional<ExprId> too_high = find_too_high(tree, first_new);
  if (!too_high) return true;
  const Span span = tree.span(*too_high);
  sink.report(DiagnosticKind::NestingTooDeep, {span.source, span.begin, span.begin + 1},
              "this expression nests more than " + std::to_string(kMaxNesting) + " levels of operators",
              "give parts of it names of their own");
  return false;
}

}  // namespace

std::optional<Tree> parse_file(SourceId source, const SourceManager& sources, DiagnosticSink& sink) {
  const std::optional<lex::TokenBuffer> tokens = lex::lex_modules(source, sources, sink);
  if (!tokens) return std::nullopt;
  return parse_modules(*tokens, sources, sink);
}

std::optional<Tree> parse_modules(const lex::TokenBuffer& tokens, const SourceManager& sources, DiagnosticSink& sink) {
  std::optional<Tree> tree(std::in_place);
  for (const lex::Token* first = tokens.tokens.data(); first->kind != lex::TokenKind::EndOfFile;) {
    ParseState state(tokens, sources, *tree);
    const lex::Token* const header = first;
    DiagnosticSink later;
    syntax::ModuleId id;
    const bool is_first = header == tokens.tokens.data();
    if (run_grammar(state, is_first ? sink : later, [&] { return grammar::parse_module(state, first, id); })) {
      tree->top_level.push_back(id);
    } else if (is_first) {
      return std::nullopt;
    } else {
      tree->broken.emplace_back(header[2].symbol, *later.first_error());
      first = find_end(header);
    }
  }
  return tree;
}

bool check_expressions(const lex::TokenBuffer& tokens, const std::vector<std::pair<std::size_t, std::size_t>>& ranges,
                       const SourceManager& sources, DiagnosticSink& sink) {
  bool all_parsed = true;
  for (const auto& [begin, end] : ranges) {
    lex::TokenBuffer part{tokens.source,
                          {tokens.tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                           tokens.tokens.begin() + static_cast<std::ptrdiff_t>(end) + 1},
                          {}};
    part.tokens.back().kind = lex::TokenKind::EndOfFile;  // keeps its place and its text
    Tree scratch;
    ParseState state(part, sources, scratch);
    ExprId expr;
    if (!enter_grammar(state, sink, [&] { return grammar::parse_lone_expression(state, expr); })) all_parsed = false;
  }
  return all_parsed;
}

std::optional<ExprId> parse_expression(SourceId source, const SourceManager& sources, Tree& tree, DiagnosticSink& sink) {
  const std::optional<lex::TokenBuffer> tokens = lex::lex_expression(source, sources, sink);
  if (!tokens) return std::nullopt;
  return parse_expression(*tokens, sources, tree, sink);
}

std::optional<ExprId> parse_expression(const lex::TokenBuffer& tokens, const SourceManager& sources, Tree& tree,
                                       DiagnosticSink& sink) {
  ParseState state(tokens, sources, tree);
  ExprId result;
  if (!run_grammar(state, sink, [&] { return grammar::parse_lone_expression(state, result); })) return std::nullopt;
  return result;
}

}  // namespace tlaloc::parse
