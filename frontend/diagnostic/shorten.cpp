#include "frontend/diagnostic/shorten.h"

namespace tlaloc {

namespace {

constexpr std::size_t kLongest = 320;  // bytes of a message
constexpr std::size_t kTail = 80;      // of which at the end

/// The first place at or after `at` where a code point begins.
std::size_t boundary(std::string_view text, std::size_t at) {
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

}  // namespace

std::string shortened(std::string_view message) {
  if (message.size() <= kLongest) return std::string(message);
  return std::string(message.substr(0, boundary(message, kLongest - kTail))) + "..." +
         std::string(message.substr(boundary(message, message.size() - kTail)));
}

}  // namespace tlaloc
