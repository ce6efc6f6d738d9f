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

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto byte = static_cast<unsigned char>(text[i]);
    // U+0080 to U+009F, which some terminals take for the same as ESC and a letter.
    const bool is_second_set = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (is_second_set) byte = static_cast<unsigned char>(text[++i]);
    const bool is_control = is_second_set || byte == 0x7F || (byte < 0x20 && byte != '\n' && byte != '\t');
    if (is_control) {
      constexpr std::string_view kDigits = "0123456789abcdef";
      out += "\\x";
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 0xFU];
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace tlaloc
