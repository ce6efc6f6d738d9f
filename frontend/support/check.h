// Internal consistency checks, alive in every build. A failed check is a defect of Tlaloc, never of
// the user's input: it throws InternalError, which the command line reports with exit code 255.
#pragma once

#include <stdexcept>
#include <string>

namespace tlaloc {

class InternalError : public std::logic_error {
  using std::logic_error::logic_error;
};

[[noreturn]] inline void internal_error(const char* file, int line, const std::string& what) {
  throw InternalError(std::string(file) + ":" + std::to_string(line) + ": " + what);
}

}  // namespace tlaloc

#define TLALOC_CHECK(condition, message) \
  ((condition) ? static_cast<void>(0) : ::tlaloc::internal_error(__FILE__, __LINE__, message))
