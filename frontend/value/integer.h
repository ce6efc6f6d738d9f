// Integers of any size: 64-bit words inline, GMP beyond. All arithmetic is exact.
// Division and remainder are TLA+'s: a \div b floors, a % b lies in 0..b-1 for b > 0 (Specifying Systems, 18.5).
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tlaloc {

class BigInteger;  // shared immutable GMP number, integer.cpp

class Integer {
 public:
  constexpr Integer() = default;
  constexpr Integer(std::int64_t value) : small_(value) {}  // NOLINT(google-explicit-constructor): integers are integers
  /// Digits of base 2, 8, 10 or 16, with an optional leading minus; nothing when malformed.
  [[nodiscard]] static std::optional<Integer> parse(std::string_view digits, int base = 10);

  [[nodiscard]] bool is_small() const { return big_ == nullptr; }
  /// The value when it fits into 64 bits.
  [[nodiscard]] std::optional<std::int64_t> to_int64() const;
  [[nodiscard]] std::string to_string() const;
  [[nodiscard]] std::size_t hash() const;
  [[nodiscard]] int sign() const;                ///< -1, 0, 1
  [[nodiscard]] std::size_t bit_length() const;  ///< of the absolute value

  friend Integer operator+(const Integer& a, const Integer& b);
  friend Integer operator-(const Integer& a, const Integer& b);
  friend Integer operator*(const Integer& a, const Integer& b);
  friend Integer operator-(const Integer& a);
  [[nodiscard]] static Integer floor_div(const Integer& a, const Integer& b);  ///< b /= 0
  [[nodiscard]] static Integer floor_mod(const Integer& a, const Integer& b);  ///< b /= 0; a = b * floor_div + floor_mod
  /// exponent >= 0; nothing when the result would exceed 2^(2^26) (a diagnostic, not an exhausted memory).
  [[nodiscard]] static std::optional<Integer> power(const Integer& base, const Integer& exponent);

  friend bool operator==(const Integer& a, const Integer& b);
  friend std::strong_ordering operator<=>(const Integer& a, const Integer& b);

 private:
  std::int64_t small_ = 0;
  std::shared_ptr<const BigInteger> big_;  // set only when the value does not fit into small_
  friend class BigInteger;
};

}  // namespace tlaloc
