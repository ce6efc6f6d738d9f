// One stage of the front end each, run on any bytes: what the fuzzers and the test of their seeds call. A text that the stage
// rejects is fine; a crash, a sanitizer report, an InternalError or a broken promise (thrown as InternalError) is a defect.
#pragma once

#include <span>
#include <string_view>

namespace tlaloc::fuzz {

struct Entry {
  std::string_view stage;  ///< also the folder of its seeds
  void (*run)(std::string_view text);
};

/// lexer, parser, pluscal, resolver, config, interpreter.
[[nodiscard]] std::span<const Entry> entries();
/// Null when there is no such stage.
[[nodiscard]] const Entry* find_entry(std::string_view stage);

}  // namespace tlaloc::fuzz
