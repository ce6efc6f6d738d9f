// Ends long work from outside where no interpreter or solver polls: reading, parsing, resolving, lowering. The caller installs
// a check; loops over the input poll it from time to time.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>

namespace tlaloc::limit {

/// Thrown by poll(). Names the limit as a verdict does: "timeout after 3 s".
class Reached : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// During this object's lifetime, poll() in this thread calls `reason` from time to time and throws if it returns one.
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

/// To be called per unit of input: a token, an expression.
inline void poll() {
  constexpr std::uint32_t kPollsPerQuestion = 256;
  if (++detail::polls % kPollsPerQuestion == 0) [[unlikely]] {
    detail::ask();
  }
}

}  // namespace tlaloc::limit
