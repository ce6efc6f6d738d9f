// What ends long work from outside, where no interpreter or solver is asked: reading, parsing, resolving, lowering. Whoever
// starts the work says how to tell that it is over; loops over the input ask now and then.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>

namespace tlaloc::limit {

/// Thrown by poll(); says which limit, as a verdict does: "timeout after 3 s".
class Reached : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// As long as it lives, poll() in this thread asks `reason` now and then, and throws when it has one.
class Scope {
 public:
  using Reason = std::function<std::optional<std::string>()>;
  explicit Scope(Reason reason);
  ~Scope();
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;

 private:
  Reason outer_;
};

namespace detail {
inline constinit thread_local std::uint32_t polls = 0;
void ask();
}  // namespace detail

/// To stand in what goes through the input: a token, an expression.
inline void poll() {
  constexpr std::uint32_t kPollsPerQuestion = 256;
  if (++detail::polls % kPollsPerQuestion == 0) [[unlikely]] {
    detail::ask();
  }
}

}  // namespace tlaloc::limit
