#include "cli/option_values.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <string_view>
#include <variant>

namespace tlaloc::cli {

namespace {

constexpr auto kDumpStages = std::to_array<std::pair<std::string_view, DumpStage>>(
    {{"tree", DumpStage::Tree}, {"kernel", DumpStage::Kernel}, {"shapes", DumpStage::Shapes}, {"model", DumpStage::Model}});

bool is_name(std::string_view text) {
  if (text.empty()) return false;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '_' && c != '!') return false;
  }
  return std::isdigit(static_cast<unsigned char>(text.front())) == 0;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) text.remove_suffix(1);
  return text;
}

std::vector<std::string> split_all(const std::vector<std::string>& texts) {
  std::vector<std::string> names;
  for (const std::string& text : texts) {
    for (std::string& item : split_names(text)) names.push_back(std::move(item));
  }
  return names;
}

When when(const std::string& text) { return text == "always" ? When::Always : text == "never" ? When::Never : When::Auto; }

/// FORMAT[:FILE], or why not.
std::variant<TraceRequest, std::string> read_trace_request(const std::string& text) {
  const std::size_t colon = text.find(':');
  const auto format = find_trace_format(std::string_view(text).substr(0, colon));
  if (!format) return fmt::format("--trace {}: unknown format; there are {}", text, list_trace_formats("and"));
  if (colon == std::string::npos) return TraceRequest{*format, std::nullopt};
  if (colon + 1 == text.size()) return fmt::format("--trace {}: no file name after the colon", text);
  return TraceRequest{*format, text.substr(colon + 1)};
}

std::optional<std::string> choose_format(const RawOptions& raw, Options& options) {
  std::optional<ResultFormat> chosen;
  for (const ResultFormatInfo& about : kResultFormats) {
    if (!raw.formats[static_cast<std::size_t>(about.format)]) continue;
    if (chosen) return fmt::format("--{} and --{} exclude each other", info(*chosen).name, about.name);
    options.format = chosen.emplace(about.format);
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::string> dump_stages() {
  std::vector<std::string> words;
  for (const auto& entry : kDumpStages) words.emplace_back(entry.first);
  return words;
}

std::optional<std::string> finish(RawOptions& raw, Options& options) {
  if (const auto error = choose_format(raw, options)) return error;
  options.invariants = split_all(raw.invariants);
  options.implied = split_all(raw.implied);
  options.properties = split_all(raw.properties);
  options.constraints = split_all(raw.constraints);
  for (const std::string& text : raw.constants) {
    const std::size_t equals = text.find('=');
    const std::string_view left = trimmed(std::string_view(text).substr(0, equals));
    if (equals == std::string::npos || !is_name(left) || trimmed(std::string_view(text).substr(equals + 1)).empty()) {
      return fmt::format("--const {}: expected NAME=VALUE", text);
    }
    options.constants.emplace_back(left, text.substr(equals + 1));
  }
  if (raw.deadlock && raw.no_deadlock) return "--deadlock and --no-deadlock exclude each other";
  if (raw.deadlock) options.deadlock = true;
  if (raw.no_deadlock) options.deadlock = false;
  options.undefined_is_free = raw.undefined == "free";
  options.progress = when(raw.progress);
  options.color = when(raw.color);
  for (const auto& [word, stage] : kDumpStages) {
    if (word == raw.dump) options.dump = stage;
  }
  if (options.command == Command::Parse && options.dump != DumpStage::Model && (options.config || !options.constants.empty())) {
    return "--config and --const make sense with `parse --dump=model` only";
  }
  if (options.command == Command::Trace) {
    const bool convert = options.trace_verb == TraceVerb::Convert;
    if (convert && raw.to.empty()) return "trace convert: --to FORMAT[:FILE] is missing";
    if (!convert && !raw.to.empty()) return "trace show: --to makes no sense here; did you mean `trace convert`?";
    if (convert) raw.traces.push_back(raw.to);
  }
  for (const std::string& text : raw.traces) {
    auto request = read_trace_request(text);
    if (const auto* error = std::get_if<std::string>(&request)) return *error;
    options.traces.push_back(std::get<TraceRequest>(std::move(request)));
    if (options.format != ResultFormat::Text && !options.traces.back().file && !options.output_dir) {
      return fmt::format("--trace {} needs a file or --output-dir: --{} takes standard output", text,
                         info(options.format).name);
    }
  }
  const char* const path = std::getenv("TLA_PATH");  // NOLINT(concurrency-mt-unsafe): read before any thread exists
  std::string_view rest = path == nullptr ? "" : path;
  while (!rest.empty()) {
    const std::size_t colon = std::min(rest.find(':'), rest.size());
    if (colon > 0) options.library_dirs.emplace_back(rest.substr(0, colon));
    rest.remove_prefix(std::min(colon + 1, rest.size()));
  }
  return std::nullopt;
}

std::vector<std::string> split_names(std::string_view text) {
  std::vector<std::string> names;
  std::string_view rest = text;
  while (true) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view item = trimmed(rest.substr(0, comma));
    if (!is_name(item)) return {std::string(trimmed(text))};
    names.emplace_back(item);
    if (comma == rest.size()) return names;
    rest.remove_prefix(comma + 1);
  }
}

}  // namespace tlaloc::cli
