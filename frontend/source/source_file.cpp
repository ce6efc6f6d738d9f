#include "frontend/source/source_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "frontend/support/characters.h"

namespace tlaloc {

namespace {
constexpr std::uintmax_t kLargestFile = 256U * 1024U * 1024U;  // offsets are 32 bits; a spec is never near this
constexpr const char* kTooLarge = "is larger than 256 MiB";

ReadResult read_stream(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return {std::nullopt, "cannot be opened for reading"};
  std::string text;
  std::array<char, 65536> block;
  while (stream.read(block.data(), block.size()), stream.gcount() > 0) {
    text.append(block.data(), static_cast<std::size_t>(stream.gcount()));
    if (text.size() > kLargestFile) return {std::nullopt, kTooLarge};  // a device may go on for ever
  }
  if (stream.bad()) return {std::nullopt, "could not be read to its end"};
  return {std::move(text), {}};
}

}  // namespace

SourceFile::SourceFile(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (std::uint32_t i = 0; i < text_.size(); ++i) {
    const bool lone_cr = text_[i] == '\r' && (i + 1 == text_.size() || text_[i + 1] != '\n');
    if (text_[i] == '\n' || lone_cr) line_starts_.push_back(i + 1);
  }
}

LineColumn SourceFile::line_column(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - line_starts_.begin());
  std::uint32_t column = 1;
  std::uint32_t begin = line_starts_[line - 1];
  if (begin == 0 && text_.starts_with(kByteOrderMark)) begin = static_cast<std::uint32_t>(kByteOrderMark.size());
  for (std::uint32_t i = begin; i < offset; ++i) {
    const auto byte = static_cast<unsigned char>(text_[i]);
    if (byte == '\t') {
      column += 8 - (column - 1) % 8;
    } else if ((byte & 0xC0U) != 0x80U) {  // not a UTF-8 continuation byte
      ++column;
    }
  }
  return {line, column};
}

std::string_view SourceFile::line_text(std::uint32_t line) const {
  const std::uint32_t begin = line_starts_[line - 1];
  const auto end = line < line_starts_.size() ? line_starts_[line] : static_cast<std::uint32_t>(text_.size());
  std::string_view text = std::string_view(text_).substr(begin, end - begin);
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

SourceId SourceManager::add(std::string path, std::string text) {
  files_.push_back(std::make_unique<SourceFile>(std::move(path), std::move(text)));
  return SourceId(static_cast<std::uint32_t>(files_.size() - 1));
}

std::string_view SourceManager::text(Span span) const {
  return file(span.source).text().substr(span.begin, span.end - span.begin);
}

std::string SourceManager::locate(Span span) const {
  if (!span.is_valid()) return "(no place)";
  const auto [line, column] = file(span.source).line_column(span.begin);
  return file(span.source).path() + ":" + std::to_string(line) + ":" + std::to_string(column);
}

ReadResult DiskFiles::read(const std::string& path) const {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) return {std::nullopt, "no such file"};
  if (std::filesystem::is_directory(status)) return {std::nullopt, "is a directory, not a file"};
  if (std::filesystem::is_fifo(status) || std::filesystem::is_character_file(status)) return read_once(path);
  if (!std::filesystem::is_regular_file(status)) return {std::nullopt, "is not a regular file"};
  if (std::filesystem::file_size(path, error) > kLargestFile) return {std::nullopt, kTooLarge};
  return read_stream(path);
}

ReadResult DiskFiles::read_once(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const auto known = streams_.find(path);
  return known != streams_.end() ? known->second : streams_.emplace(path, read_stream(path)).first->second;
}

bool DiskFiles::exists(const std::string& path) const {
  std::error_code error;
  return std::filesystem::exists(path, error);  // a directory too: reading it says what is wrong, passing over it would not
}

ReadResult MemoryFiles::read(const std::string& path) const {
  const auto it = files_.find(path);
  if (it == files_.end()) return {std::nullopt, "no such file"};
  return {it->second, {}};
}

}  // namespace tlaloc
