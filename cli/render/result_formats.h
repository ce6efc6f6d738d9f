// The table of result formats (result_formats.def). A row gives a format's name and the function that opens its renderer. The
// command line options are generated from it.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string_view>

namespace tlaloc::cli {

class Console;
class Renderer;
struct Options;

enum class ResultFormat {
#define TLALOC_RESULT_FORMAT(id, name, help, open) id,
#include "cli/render/result_formats.def"
};

struct ResultFormatInfo {
  ResultFormat format;
  std::string_view name;
  std::string_view help;  ///< of its option; empty if it has none
  std::unique_ptr<Renderer> (*open)(const Options& options, Console& console);
};

#define TLALOC_RESULT_FORMAT(id, name, help, open) \
  [[nodiscard]] std::unique_ptr<Renderer> open(const Options& options, Console& console);
#include "cli/render/result_formats.def"

inline constexpr auto kResultFormats = std::to_array<ResultFormatInfo>({
#define TLALOC_RESULT_FORMAT(id, name, help, open) {ResultFormat::id, name, help, open},
#include "cli/render/result_formats.def"
});

[[nodiscard]] constexpr const ResultFormatInfo& info(ResultFormat format) {
  return kResultFormats[static_cast<std::size_t>(format)];
}

}  // namespace tlaloc::cli
