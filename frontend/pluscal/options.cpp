#include "frontend/pluscal/options.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/support/characters.h"

namespace tlaloc::pluscal {

namespace {

struct Word {
  std::string_view text;
  Span span;
};

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

/// Where `(` stands after `PlusCal options`; `PlusCal` must begin a word.
std::optional<std::size_t> find_list(std::string_view text) {
  constexpr std::string_view kPlusCal = "PlusCal";
  constexpr std::string_view kOptions = "options";
  for (std::size_t at = text.find(kPlusCal); at != std::string_view::npos; at = text.find(kPlusCal, at + 1)) {
    if (at > 0 && !is_space(text[at - 1])) continue;
    std::size_t next = skip_space(text, at + kPlusCal.size());
    if (!text.substr(next).starts_with(kOptions)) continue;
    next += kOptions.size();
    if (next < text.size() && is_word_char(text[next])) continue;
    next = skip_space(text, next);
    if (next < text.size() && text[next] == '(') return next;
  }
  return std::nullopt;
}

std::vector<Word> read_words(SourceId source, std::string_view text, std::size_t at) {
  std::vector<Word> words;
  for (++at; at < text.size() && text[at] != ')';) {
    if (is_space(text[at]) || text[at] == ',') {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && !is_space(text[at]) && text[at] != ',' && text[at] != ')') ++at;
    words.push_back(
        {text.substr(begin, at - begin), {source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)}});
  }
  return words;
}

}  // namespace

Options read_options(const Site& site, const SourceManager& sources, DiagnosticSink& sink) {
  Options options;
  const SourceId source = site.keyword.source;
  std::string text(sources.file(source).text());
  if (site.block) std::fill(text.begin() + site.block->lines.begin, text.begin() + site.block->lines.end, ' ');
  const auto list = find_list(text);
  if (!list) return options;
  bool wants_termination = false;
  const std::vector<Word> words = read_words(source, text, *list);
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view word = words[i].text;
    if (word.starts_with('-')) word.remove_prefix(1);
    const bool has_value = i + 1 < words.size();
    if (word == "wf") {
      options.fairness = Options::Fairness::Weak;
    } else if (word == "sf") {
      options.fairness = Options::Fairness::Strong;
    } else if (word == "wfNext") {
      options.fairness = Options::Fairness::WeakNext;
    } else if (word == "nof") {
      options.fairness = Options::Fairness::None;
    } else if (word == "termination") {
      wants_termination = true;
    } else if (word == "label") {
      options.adds_labels = true;
    } else if (word == "noDoneDisjunct") {
      options.omits_done_disjunct = true;
    } else if (word == "labelRoot" && has_value) {
      options.label_root = words[++i].text;
    } else if (word == "version" && has_value) {
      const double version = std::strtod(std::string(words[++i].text).c_str(), nullptr);
      options.is_old = version < 1.5;
      options.allows_fair_body = version == 1.5;
    } else if (word == "lineWidth" && has_value) {
      ++i;  // layout only
    } else if (word != "noold" && word != "nocfg") {
      sink.report(DiagnosticKind::PlusCalOption, words[i].span,
                  fmt::format("the option `{}` is not known; it is passed over", word),
                  "known are wf, sf, wfNext, nof, termination, label, labelRoot, noDoneDisjunct and version");
    }
  }
  if (wants_termination && options.fairness == Options::Fairness::Unsaid) options.fairness = Options::Fairness::Weak;
  return options;
}

}  // namespace tlaloc::pluscal
