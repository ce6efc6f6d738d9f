#include "frontend/pluscal/translate.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "frontend/lex/lexer.h"
#include "frontend/parse/parse.h"
#include "frontend/pluscal/checksum.h"
#include "frontend/pluscal/failure.h"
#include "frontend/pluscal/generate/generator.h"
#include "frontend/pluscal/lower/labels.h"
#include "frontend/pluscal/lower/macros.h"
#include "frontend/pluscal/lower/names.h"
#include "frontend/pluscal/lower/steps.h"
#include "frontend/pluscal/options.h"
#include "frontend/pluscal/parse/parser.h"
#include "frontend/pluscal/site.h"
#include "frontend/support/check.h"

namespace tlaloc::pluscal {

namespace {

struct Translation {
  GeneratedText generated;
  std::string algorithm_checksum;
};

void apply_fairness(Algorithm& algorithm, const Options& options) {
  for (Process& process : algorithm.processes) {
    if (process.fairness != Fairness::Unfair) continue;
    if (options.fairness == Options::Fairness::Weak) process.fairness = Fairness::Weak;
    if (options.fairness == Options::Fairness::Strong) process.fairness = Fairness::Strong;
  }
}

Plan make_plan(Algorithm& algorithm, const Options& options, const SourceManager& sources) {
  Plan plan;
  plan.shape = find_shape(algorithm, options);
  plan.remarks = settle_names(algorithm, sources);
  const bool sets_pc = !plan.shape.omits_pc;
  for (const Procedure& procedure : algorithm.procedures) {
    plan.procedure_steps.push_back(make_steps(algorithm, procedure, "Error", sets_pc));
  }
  for (const Process& process : algorithm.processes) {
    plan.process_steps.push_back(make_steps(algorithm, process, "Done", sets_pc));
  }
  if (!algorithm.is_multiprocess()) plan.main_steps = make_steps(algorithm, algorithm.main, "Done", sets_pc);
  return plan;
}

std::optional<Translation> translate(const Site& site, const SourceManager& sources, DiagnosticSink& sink) {
  const Options options = read_options(site, sources, sink);
  const lex::AlgorithmTokens tokens = lex::lex_algorithm(site.keyword.source, site.keyword.end, site.end, sources);
  try {
    Parsed parsed = parse_algorithm(tokens, site.is_fair, options, sources);
    if (!parse::check_expressions(tokens.buffer, parsed.expressions, sources, sink)) return std::nullopt;
    Algorithm& algorithm = parsed.algorithm;
    apply_fairness(algorithm, options);
    expand_macros(algorithm);
    complete_labels(algorithm, options);
    const Plan plan = make_plan(algorithm, options, sources);
    Translation translation{generate(algorithm, plan, options, sources), ""};
    translation.algorithm_checksum = crc32(site.is_fair ? "fair" : print_tree(algorithm, options.is_old));
    return translation;
  } catch (Failure& failure) {
    sink.report(std::move(failure.diagnostic));
    return std::nullopt;
  }
}

/// The checksum of a translation leaves out the ends of its lines.
std::string text_checksum(std::string_view lines) {
  std::string bytes(lines);
  std::erase_if(bytes, [](char c) { return c == '\n' || c == '\r'; });
  return crc32(bytes);
}

bool is_same_checksum(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// Is there a place for the translation?
bool check_block(const Site& site, const SourceManager& sources, DiagnosticSink& sink) {
  if (site.block && !site.block->is_closed) {
    sink.report(DiagnosticKind::PlusCalBlock, site.block->header,
                "the translation that begins here has no `\\* END TRANSLATION`", "add the line, or remove this one");
    return false;
  }
  if (site.block && site.keyword.begin >= site.block->begin) {
    sink.report(DiagnosticKind::PlusCalBlock, site.block->header, "the algorithm begins where its translation is to stand",
                "put `\\* BEGIN TRANSLATION` on a line of its own, after the algorithm");
    return false;
  }
  const bool is_open = site.is_in_comment && site.end == sources.file(site.keyword.source).text().size();
  if (is_open || (!site.is_in_comment && !site.block)) {
    sink.report(DiagnosticKind::PlusCalBlock, site.keyword, "there is no place for the translation of this algorithm",
                "put the algorithm into a comment `(* ... *)` of the module");
    return false;
  }
  return true;
}

// ---- reading a module

/// Gives each token the place of what it stands for.
void move_to_origins(lex::TokenBuffer& tokens, const std::vector<Piece>& pieces) {
  for (lex::Token& token : tokens.tokens) {
    const auto after = std::upper_bound(pieces.begin(), pieces.end(), token.begin,
                                        [](std::uint32_t at, const Piece& piece) { return at < piece.begin; });
    TLALOC_CHECK(after != pieces.begin(), "a token of the translation stands for nothing");
    const Span origin = std::prev(after)->origin;
    token.begin = origin.begin;
    token.end = origin.end;
  }
}

bool splice(lex::TokenBuffer& tokens, std::uint32_t at, const GeneratedText& generated, DiagnosticSink& sink) {
  std::optional<lex::TokenBuffer> added = lex::lex_fragment(generated.text, tokens.source, sink);
  if (!added) return false;
  added->tokens.pop_back();  // the end of the text
  move_to_origins(*added, generated.pieces);
  const auto place =
      std::find_if(tokens.tokens.begin(), tokens.tokens.end() - 1, [&](const lex::Token& token) { return token.begin >= at; });
  tokens.tokens.insert(place, added->tokens.begin(), added->tokens.end());
  return true;
}

/// A module that defines these itself has its algorithm for the reader, or a translation written by hand.
const lex::Token* find_own_behaviour(const lex::TokenBuffer& buffer) {
  for (std::size_t i = 0; i + 1 < buffer.tokens.size(); ++i) {
    const lex::Token& token = buffer.tokens[i];
    if (token.kind != lex::TokenKind::Identifier || buffer.tokens[i + 1].kind != lex::TokenKind::DefinedAs) continue;
    const std::string& name = token.symbol.text();
    if (name == "Init" || name == "Next" || name == "Spec" || name == "vars") return &token;
  }
  return nullptr;
}

void warn_if_stale(const Site& site, const SourceManager& sources, DiagnosticSink& sink) {
  const TranslationBlock& block = *site.block;
  const std::string remedy = "the translation is used as it is; `tlaloc translate --in-place` makes a new one";
  if (block.text_checksum.is_valid() &&
      !is_same_checksum(sources.text(block.text_checksum), text_checksum(sources.text(block.lines)))) {
    sink.report(DiagnosticKind::PlusCalTranslationChanged, block.text_checksum,
                "the translation of the algorithm has been changed since it was made", remedy);
  }
  if (!block.algorithm_checksum.is_valid()) return;
  DiagnosticSink unheard;
  const std::optional<Translation> translation = translate(site, sources, unheard);
  if (translation && is_same_checksum(sources.text(block.algorithm_checksum), translation->algorithm_checksum)) return;
  const std::string why = translation ? "" : fmt::format(", and has an error now: {}", unheard.first_error()->message);
  sink.report(DiagnosticKind::PlusCalAlgorithmChanged, site.keyword,
              "the algorithm has been changed since its translation was made" + why, remedy);
}

// ---- writing a file

std::string with_line_ends(std::string_view text, bool are_crlf) {
  if (!are_crlf) return std::string(text);
  std::string out;
  for (const char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
  return out;
}

std::string rewrite_block(std::string_view text, const TranslationBlock& block, const Translation& translation, bool are_crlf) {
  const std::string lines = with_line_ends(translation.generated.text, are_crlf);
  std::string header(text.substr(block.header.begin, block.header.end - block.header.begin));
  const auto replace = [&](Span part, const std::string& by) {
    if (part.is_valid()) header.replace(part.begin - block.header.begin, part.end - part.begin, by);
  };
  replace(block.text_checksum, text_checksum(translation.generated.text));  // the later one first
  replace(block.algorithm_checksum, translation.algorithm_checksum);
  return std::string(text.substr(0, block.header.begin)) + header +
         std::string(text.substr(block.header.end, block.lines.begin - block.header.end)) + lines +
         std::string(text.substr(block.lines.end));
}

/// A new block after the line on which the algorithm's comment ends.
std::string insert_block(std::string_view text, const Site& site, const Translation& translation, bool are_crlf) {
  const std::size_t line_end = text.find('\n', site.end);
  const bool is_last = line_end == std::string_view::npos;
  const std::size_t at = is_last ? text.size() : line_end + 1;
  const std::string block =
      (is_last ? "\n" : "") +
      fmt::format("\\* BEGIN TRANSLATION (chksum(pcal) = \"{}\" /\\ chksum(tla) = \"{}\")\n{}\\* END TRANSLATION \n",
                  translation.algorithm_checksum, text_checksum(translation.generated.text), translation.generated.text);
  return std::string(text.substr(0, at)) + with_line_ends(block, are_crlf) + std::string(text.substr(at));
}

}  // namespace

bool complete_tokens(lex::TokenBuffer& tokens, const SourceManager& sources, DiagnosticSink& sink) {
  const std::optional<Site> site = find_site(tokens.source, sources);
  if (!site || site->keyword.begin > tokens.tokens[tokens.tokens.size() - 2].begin) return true;
  if (site->block && site->block->is_closed && !site->block->is_blank) {
    warn_if_stale(*site, sources, sink);
    return true;
  }
  if (const lex::Token* const own = find_own_behaviour(tokens)) {
    sink.report(
        Diagnostic{DiagnosticKind::PlusCalNotTranslated,
                   "the algorithm is not translated, since the module defines its behaviour itself",
                   site->keyword,
                   {{tokens.span(*own), fmt::format("`{}` is defined here", own->symbol.text())}},
                   "remove the definition, or put the translation between `\\* BEGIN TRANSLATION` and `\\* END TRANSLATION`"});
    return true;
  }
  if (!check_block(*site, sources, sink)) return false;
  const std::optional<Translation> translation = translate(*site, sources, sink);
  return translation && splice(tokens, site->block ? site->block->lines.begin : site->end, translation->generated, sink);
}

std::optional<std::string> translate_file(SourceId source, const SourceManager& sources, DiagnosticSink& sink) {
  const std::optional<Site> site = find_site(source, sources);
  if (!site) {
    sink.report(DiagnosticKind::PlusCalNone, Span{source, 0, 0}, "the file contains no algorithm",
                "an algorithm stands in a comment and begins with `--algorithm Name` or `--fair algorithm Name`");
    return std::nullopt;
  }
  if (!check_block(*site, sources, sink)) return std::nullopt;
  const std::optional<Translation> translation = translate(*site, sources, sink);
  if (!translation) return std::nullopt;
  const std::string_view text = sources.file(source).text();
  const std::size_t first_end = text.find('\n');
  const bool are_crlf = first_end != std::string_view::npos && first_end > 0 && text[first_end - 1] == '\r';
  return site->block ? rewrite_block(text, *site->block, *translation, are_crlf)
                     : insert_block(text, *site, *translation, are_crlf);
}

}  // namespace tlaloc::pluscal
