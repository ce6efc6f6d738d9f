// A console that writes into memory.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

#include "cli/console.h"

namespace tlaloc::cli::test {

class MemoryConsole {
 public:
  MemoryConsole()
      : out_(open_memstream(&out_text_, &out_size_)), err_(open_memstream(&err_text_, &err_size_)), console_(out_, err_) {}
  ~MemoryConsole() {
    (void)std::fclose(out_);
    (void)std::fclose(err_);
    std::free(out_text_);
    std::free(err_text_);
  }
  MemoryConsole(const MemoryConsole&) = delete;
  MemoryConsole& operator=(const MemoryConsole&) = delete;

  [[nodiscard]] Console& console() { return console_; }
  [[nodiscard]] std::string out() {
    (void)console_.flush();
    return {out_text_, out_size_};
  }
  [[nodiscard]] std::string err() {
    (void)console_.flush();
    return {err_text_, err_size_};
  }

 private:
  char* out_text_ = nullptr;
  char* err_text_ = nullptr;
  std::size_t out_size_ = 0, err_size_ = 0;
  std::FILE* out_;
  std::FILE* err_;
  Console console_;
};

}  // namespace tlaloc::cli::test
