#include "frontend/pluscal/site.h"

#include <algorithm>
#include <array>
#include <regex>
#include <string>

#include "frontend/support/characters.h"

namespace tlaloc::pluscal {

namespace {

constexpr std::string_view kAlgorithm = "--algorithm";
constexpr std::string_view kFair = "--fair";

std::string_view take_word(std::string_view& text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  std::size_t length = 0;
  while (length < text.size() && is_word_char(text[length])) ++length;
  const std::string_view word = text.substr(0, length);
  text.remove_prefix(length);
  return word;
}

/// Does an algorithm follow the keyword: a name, and what an algorithm goes on with?
bool is_followed_by_algorithm(std::string_view rest, bool is_fair) {
  constexpr auto kOpenings =
      std::to_array<std::string_view>({"variable", "variables", "define", "macro", "procedure", "process", "fair", "begin"});
  if (is_fair && take_word(rest) != "algorithm") return false;
  if (take_word(rest).empty()) return false;
  const std::string_view word = take_word(rest);
  if (word.empty()) return rest.starts_with('{');
  return std::find(kOpenings.begin(), kOpenings.end(), word) != kOpenings.end();
}

bool begins_its_line(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  if (at > 1 && text[at - 1] == '*' && text[at - 2] == '(') return true;
  return at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
}

/// The first column-independent `BEGIN TRANSLATION` or `END TRANSLATION` on a line.
bool says(std::string_view line, std::string_view first) {
  const std::size_t at = line.find(first);
  if (at == std::string_view::npos) return false;
  std::size_t next = at + first.size();
  while (next < line.size() && line[next] == ' ') ++next;
  return next < line.size() && next == line.find("TRANSLATION");
}

Span line_span(SourceId source, const SourceFile& file, std::uint32_t line) {
  const std::uint32_t begin = file.line_start(line);
  return {source, begin, begin + static_cast<std::uint32_t>(file.line_text(line).size())};
}

void find_checksums(TranslationBlock& block, const SourceManager& sources) {
  static const std::regex kPattern(
      R"re(\\\* BEGIN TRANSLATION\s+\(\s*ch(?:ec)?ksum\(p(?:lus)?cal\)\s*(?:=\s*"([0-9a-f]*)"|\\in\s*STRING)\s*/\\\s*)re"
      R"re(ch(?:ec)?ksum\(tla\+?\)\s*(?:=\s*"([0-9a-f]*)"|\\in\s*STRING)\s*\))re",
      std::regex::icase);
  constexpr std::size_t kLongestHeader = 1000;
  const std::string line(sources.text(block.header).substr(0, kLongestHeader));
  std::smatch match;
  if (!std::regex_search(line, match, kPattern)) return;
  block.has_checksums = true;
  const auto span_of = [&](std::size_t group) {
    if (!match[group].matched) return Span{};
    const auto begin = block.header.begin + static_cast<std::uint32_t>(match.position(group));
    return Span{block.header.source, begin, begin + static_cast<std::uint32_t>(match.length(group))};
  };
  block.algorithm_checksum = span_of(1);
  block.text_checksum = span_of(2);
}

std::optional<TranslationBlock> find_block(SourceId source, const SourceManager& sources) {
  const SourceFile& file = sources.file(source);
  std::optional<TranslationBlock> block;
  for (std::uint32_t line = 1; line <= file.line_count(); ++line) {
    const std::string_view text = file.line_text(line);
    if (!block) {
      if (!says(text, "BEGIN")) continue;
      const std::uint32_t next =
          line < file.line_count() ? file.line_start(line + 1) : static_cast<std::uint32_t>(file.text().size());
      block.emplace();
      block->header = line_span(source, file, line);
      block->begin = block->header.begin + static_cast<std::uint32_t>(text.find("BEGIN"));
      block->lines = {source, next, next};
      find_checksums(*block, sources);
    } else if (says(text, "END")) {
      block->lines.end = file.line_start(line);
      block->is_closed = true;
      break;
    }
  }
  if (!block) return block;
  const std::string_view content = sources.text(block->lines);
  block->is_blank = std::all_of(content.begin(), content.end(), is_space);
  return block;
}

/// Where the first module's header begins; text before it is free.
std::size_t find_module(std::string_view text) {
  for (std::size_t at = text.find("MODULE"); at != std::string_view::npos; at = text.find("MODULE", at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && text[begin - 1] == ' ') --begin;
    if (text.substr(0, begin).ends_with("----")) return begin;
  }
  return text.size();
}

/// Walks over the text outside of comments and in them.
class CommentScanner {
 public:
  CommentScanner(SourceId source, std::string_view text) : source_(source), text_(text), module_(find_module(text)) {}

  /// The module's own algorithm, if it stands where a translation can follow it; else the first of the file.
  std::optional<Site> find(const std::optional<TranslationBlock>& block) {
    auto own = find_between(module_, find_module_end(), block);
    if (own && (!block || own->keyword.begin < block->begin)) return own;
    return find_between(0, text_.size(), block);
  }

 private:
  std::optional<Site> find_between(std::size_t begin, std::size_t end, const std::optional<TranslationBlock>& block) {
    depth_ = 0;
    for (at_ = begin; at_ < end;) {
      if (block && at_ == block->lines.begin) at_ = std::max<std::size_t>(at_, block->lines.end);
      if (at_ == module_) depth_ = 0;
      if (depth_ > 0 || at_ < module_) {
        if (auto site = site_here(block)) return site;
      } else if (skip_code()) {
        continue;
      }
      step();
    }
    return std::nullopt;
  }

  /// Where the `====` stands that ends the first module.
  std::size_t find_module_end() {
    depth_ = 0;
    std::size_t open = 1;
    for (at_ = module_; at_ < text_.size();) {
      if (depth_ == 0 && skip_code()) continue;
      if (depth_ > 0 || !(sees("====") || sees("----"))) {
        step();
        continue;
      }
      const char line = text_[at_];
      if (line == '=' && --open == 0) return at_;
      at_ = std::min(text_.find_first_not_of(line, at_), text_.size());
      const std::size_t word = std::min(text_.find_first_not_of(' ', at_), text_.size());
      if (line == '-' && text_.substr(word).starts_with("MODULE")) ++open;
    }
    return text_.size();
  }

  [[nodiscard]] bool sees(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void step() {
    if (sees("(*")) {
      ++depth_;
      at_ += 2;
    } else if (depth_ > 0 && sees("*)")) {
      --depth_;
      at_ += 2;
    } else {
      ++at_;
    }
  }

  /// Line comments and strings outside of block comments.
  bool skip_code() {
    if (sees("\\*")) {
      at_ = std::min(text_.find('\n', at_), text_.size());
      return true;
    }
    if (!sees("\"")) return false;
    for (++at_; at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n'; ++at_) at_ += text_[at_] == '\\' ? 1 : 0;
    at_ = std::min(at_ + 1, text_.size());
    return true;
  }

  std::optional<Site> site_here(const std::optional<TranslationBlock>& block) {
    for (const std::string_view keyword : {kAlgorithm, kFair}) {
      if (!sees(keyword)) continue;
      const std::string_view rest = text_.substr(at_ + keyword.size());
      if (!rest.empty() && is_word_char(rest.front())) continue;
      const bool is_fair = keyword == kFair;
      const bool is_algorithm = is_followed_by_algorithm(rest, is_fair) || (!is_fair && begins_its_line(text_, at_));
      if (!is_algorithm) continue;
      Site site;
      site.keyword = {source_, static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_ + keyword.size())};
      site.is_fair = is_fair;
      site.is_in_comment = depth_ > 0;
      const std::size_t limit = block && block->begin >= at_ ? block->begin : text_.size();
      site.end = static_cast<std::uint32_t>(site.is_in_comment ? find_comment_end(limit) : std::min(module_, limit));
      return site;
    }
    return std::nullopt;
  }

  /// At the latest at the limit, where an earlier translation begins: what it says, a new one may not.
  std::size_t find_comment_end(std::size_t limit) {
    const std::size_t outer = depth_ - 1;
    while (at_ < limit && depth_ > outer) step();
    return depth_ > outer ? limit : at_ - 2;
  }

  SourceId source_;
  std::string_view text_;
  std::size_t module_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace

std::optional<Site> find_site(SourceId source, const SourceManager& sources) {
  const std::string_view text = sources.file(source).text();
  if (text.find(kAlgorithm) == std::string_view::npos && text.find(kFair) == std::string_view::npos) return std::nullopt;
  const std::optional<TranslationBlock> block = find_block(source, sources);
  std::optional<Site> site = CommentScanner(source, text).find(block);
  if (site) site->block = block;
  return site;
}

}  // namespace tlaloc::pluscal
