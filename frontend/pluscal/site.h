// Where in a file the algorithm and its translation stand.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "frontend/source/source_file.h"
#include "frontend/source/span.h"

namespace tlaloc::pluscal {

/// The lines from `\* BEGIN TRANSLATION` to `\* END TRANSLATION`.
struct TranslationBlock {
  Span header;              ///< the first line, without its end
  std::uint32_t begin = 0;  ///< where it says BEGIN: nothing of an algorithm stands after it
  Span lines;               ///< what stands between the two, whole lines
  bool is_closed = false;
  bool is_blank = false;

  /// The checksums on the first line; empty if there are none, or where it says `\in STRING`.
  Span algorithm_checksum, text_checksum;
  bool has_checksums = false;
};

struct Site {
  Span keyword;  ///< `--algorithm` or `--fair`
  bool is_fair = false;
  std::uint32_t end = 0;      ///< of the comment around it: where its `*)` stands, or the translation that it runs into
  bool is_in_comment = true;  ///< false: in the free text before the module
  std::optional<TranslationBlock> block;
};

/// The first algorithm in a comment of the first module; where it has none, the first one of the file, which may stand in the
/// free text before the module. Prose that speaks of `--algorithm` in passing is none.
[[nodiscard]] std::optional<Site> find_site(SourceId source, const SourceManager& sources);

}  // namespace tlaloc::pluscal
