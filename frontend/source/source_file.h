// Source texts, their line tables, and where texts come from (disk, memory, bundled modules).
// Columns count code points from 1; a TAB advances to the next multiple-of-8 stop (TLA+ layout rule).
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/source/span.h"

namespace tlaloc {

struct LineColumn {
  std::uint32_t line = 1;    ///< from 1
  std::uint32_t column = 1;  ///< from 1, code points, tabs expanded
};

class SourceFile {
 public:
  SourceFile(std::string path, std::string text);
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] LineColumn line_column(std::uint32_t offset) const;
  [[nodiscard]] std::string_view line_text(std::uint32_t line) const;  ///< without its line end
  [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }
  [[nodiscard]] std::uint32_t line_start(std::uint32_t line) const { return line_starts_[line - 1]; }

 private:
  std::string path_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

/// Owns all texts of one run; ids and the files they name stay valid as long as it lives.
class SourceManager {
 public:
  SourceId add(std::string path, std::string text);
  [[nodiscard]] const SourceFile& file(SourceId id) const { return *files_[id.index]; }
  [[nodiscard]] std::string_view text(Span span) const;
  /// "path:line:column", for messages.
  [[nodiscard]] std::string locate(Span span) const;

 private:
  std::vector<std::unique_ptr<SourceFile>> files_;
};

/// The result of reading a path: the text, or an error message for the user.
struct ReadResult {
  std::optional<std::string> text;
  std::string error;  ///< "no such file", "is a directory", ...; empty if there is a text
};

/// Reads files. Tests use an implementation in memory.
class FileProvider {
 public:
  virtual ~FileProvider() = default;
  [[nodiscard]] virtual ReadResult read(const std::string& path) const = 0;
  [[nodiscard]] virtual bool exists(const std::string& path) const = 0;
};

/// Reads from disk. A pipe or a device delivers its text only once, so it is kept for later reads.
class DiskFiles final : public FileProvider {
 public:
  [[nodiscard]] ReadResult read(const std::string& path) const override;
  [[nodiscard]] bool exists(const std::string& path) const override;

 private:
  [[nodiscard]] ReadResult read_once(const std::string& path) const;

  mutable std::mutex mutex_;
  mutable std::map<std::string, ReadResult> streams_;
};

class MemoryFiles final : public FileProvider {
 public:
  void add(std::string path, std::string text) { files_[std::move(path)] = std::move(text); }
  [[nodiscard]] ReadResult read(const std::string& path) const override;
  [[nodiscard]] bool exists(const std::string& path) const override { return files_.contains(path); }

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace tlaloc
