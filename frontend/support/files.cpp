#include "frontend/support/files.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace tlaloc {

namespace fs = std::filesystem;

namespace {

std::string because(int error) { return std::error_code(error, std::generic_category()).message(); }

std::optional<std::string> write_stream(const std::string& path, std::string_view text) {
  std::FILE* const stream = std::fopen(path.c_str(), "wb");
  if (stream == nullptr) return because(errno);
  const bool written = std::fwrite(text.data(), 1, text.size(), stream) == text.size();
  const int write_error = errno;
  const bool closed = std::fclose(stream) == 0;
  if (written && closed) return std::nullopt;
  return because(written ? errno : write_error);
}

fs::path folder_of(const std::string& path) {
  const fs::path parent = fs::path(path).parent_path();
  return parent.empty() ? fs::path(".") : parent;
}

}  // namespace

std::optional<std::string> write_file(const std::string& path, std::string_view text) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  // A device or a pipe cannot be replaced by renaming.
  if (fs::exists(status) && !fs::is_regular_file(status)) return write_stream(path, text);
  const std::string temporary = fmt::format("{}.{}.tmp", path, getpid());
  if (auto failure = write_stream(temporary, text)) {
    fs::remove(temporary, error);
    return failure;
  }
  fs::rename(temporary, path, error);
  if (!error) return std::nullopt;
  const std::string why = error.message();
  fs::remove(temporary, error);
  return why;
}

std::optional<std::string> find_obstacle(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::is_directory(status)) return "is a directory";
  if (fs::exists(status) && access(path.c_str(), W_OK) != 0) return because(errno);
  if (fs::exists(status) && !fs::is_regular_file(status)) return std::nullopt;
  const fs::path folder = folder_of(path);
  if (!fs::is_directory(folder, error)) return fmt::format("there is no folder {}", folder.string());
  if (access(folder.c_str(), W_OK | X_OK) != 0) return because(errno);
  return std::nullopt;
}

std::optional<std::string> make_directory(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return error.message();
  return std::nullopt;
}

std::string in_directory(const std::optional<std::string>& directory, const std::string& file) {
  return directory ? (fs::path(*directory) / file).string() : file;
}

std::string stem(const std::string& path) { return fs::path(path).stem().string(); }

}  // namespace tlaloc
