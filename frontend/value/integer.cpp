#include "frontend/value/integer.h"

#include <gmp.h>

#include <limits>
#include <vector>

#include "frontend/support/check.h"

namespace tlaloc {

/// Owns one mpz_t. Shared by the Integers that hold it, never changed after it is wrapped.
class BigInteger {
 public:
  BigInteger() { mpz_init(number_); }
  explicit BigInteger(const Integer& i) {
    if (i.big_ != nullptr) {
      mpz_init_set(number_, i.big_->number_);
    } else {
      mpz_init_set_si(number_, i.small_);
    }
  }
  ~BigInteger() { mpz_clear(number_); }
  BigInteger(const BigInteger&) = delete;
  BigInteger& operator=(const BigInteger&) = delete;

  [[nodiscard]] mpz_ptr get() { return number_; }
  [[nodiscard]] mpz_srcptr get() const { return number_; }

  /// The normal form: a word when it fits, so that equal numbers are represented alike.
  static Integer wrap(std::shared_ptr<BigInteger> number) {
    static_assert(sizeof(long) == sizeof(std::int64_t), "GMP's word functions take a long");
    if (mpz_fits_slong_p(number->number_) != 0) return {mpz_get_si(number->number_)};
    Integer result;
    result.big_ = std::move(number);
    return result;
  }
  static mpz_srcptr number(const Integer& i) { return i.big_->number_; }

 private:
  mpz_t number_;
};

namespace {

constexpr std::size_t kLargestPowerBits = std::size_t{1} << 26U;

template <class Operation>
Integer with_gmp(const Integer& a, const Integer& b, Operation operation) {
  const BigInteger left(a);
  const BigInteger right(b);
  auto result = std::make_shared<BigInteger>();
  operation(result->get(), left.get(), right.get());
  return BigInteger::wrap(std::move(result));
}

}  // namespace

std::optional<Integer> Integer::parse(std::string_view digits, int base) {
  const bool negative = !digits.empty() && digits.front() == '-';
  if (negative) digits.remove_prefix(1);
  if (digits.empty()) return std::nullopt;
  std::int64_t word = 0;
  bool fits = true;
  for (const char c : digits) {
    int digit = 99;
    if (c >= '0' && c <= '9') digit = c - '0';
    if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
    if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
    if (digit >= base) return std::nullopt;
    fits = fits && !__builtin_mul_overflow(word, base, &word) && !__builtin_add_overflow(word, digit, &word);
  }
  if (fits) return Integer(negative ? -word : word);
  auto number = std::make_shared<BigInteger>();
  const std::string text(digits);
  TLALOC_CHECK(mpz_set_str(number->get(), text.c_str(), base) == 0, "GMP refused checked digits");
  if (negative) mpz_neg(number->get(), number->get());
  return BigInteger::wrap(std::move(number));
}

std::optional<std::int64_t> Integer::to_int64() const {
  if (big_ != nullptr) return std::nullopt;
  return small_;
}

std::string Integer::to_string() const {
  if (big_ == nullptr) return std::to_string(small_);
  std::vector<char> buffer(mpz_sizeinbase(BigInteger::number(*this), 10) + 2);
  return mpz_get_str(buffer.data(), 10, BigInteger::number(*this));
}

std::size_t Integer::hash() const {
  constexpr std::size_t kMix = 0x9E3779B97F4A7C15U;
  if (big_ == nullptr) {
    std::size_t h = static_cast<std::size_t>(small_) * kMix;
    return h ^ (h >> 32U);
  }
  mpz_srcptr number = BigInteger::number(*this);
  auto h = static_cast<std::size_t>(mpz_sgn(number));
  for (std::size_t i = 0; i < mpz_size(number); ++i) {
    h = (h ^ mpz_getlimbn(number, static_cast<mp_size_t>(i))) * kMix;
    h ^= h >> 29U;
  }
  return h;
}

int Integer::sign() const {
  if (big_ != nullptr) return mpz_sgn(BigInteger::number(*this));
  return small_ < 0 ? -1 : small_ > 0 ? 1 : 0;
}

std::size_t Integer::bit_length() const {
  const BigInteger number(*this);
  return sign() == 0 ? 0 : mpz_sizeinbase(number.get(), 2);
}

Integer operator+(const Integer& a, const Integer& b) {
  std::int64_t sum = 0;
  if (a.is_small() && b.is_small() && !__builtin_add_overflow(a.small_, b.small_, &sum)) return {sum};
  return with_gmp(a, b, mpz_add);
}

Integer operator-(const Integer& a, const Integer& b) {
  std::int64_t difference = 0;
  if (a.is_small() && b.is_small() && !__builtin_sub_overflow(a.small_, b.small_, &difference)) return {difference};
  return with_gmp(a, b, mpz_sub);
}

Integer operator*(const Integer& a, const Integer& b) {
  std::int64_t product = 0;
  if (a.is_small() && b.is_small() && !__builtin_mul_overflow(a.small_, b.small_, &product)) return {product};
  return with_gmp(a, b, mpz_mul);
}

Integer operator-(const Integer& a) { return Integer(0) - a; }

Integer Integer::floor_div(const Integer& a, const Integer& b) {
  TLALOC_CHECK(b.sign() != 0, "division by zero");
  // min \div -1 is the one quotient of words that is no word
  if (a.is_small() && b.is_small() && !(a.small_ == std::numeric_limits<std::int64_t>::min() && b.small_ == -1)) {
    const std::int64_t quotient = a.small_ / b.small_;
    const bool inexact = a.small_ % b.small_ != 0;
    return {inexact && ((a.small_ < 0) != (b.small_ < 0)) ? quotient - 1 : quotient};
  }
  return with_gmp(a, b, mpz_fdiv_q);
}

Integer Integer::floor_mod(const Integer& a, const Integer& b) {
  TLALOC_CHECK(b.sign() != 0, "remainder of a division by zero");
  if (a.is_small() && b.is_small()) {
    if (b.small_ == -1) return {0};
    const std::int64_t remainder = a.small_ % b.small_;
    return {remainder != 0 && ((remainder < 0) != (b.small_ < 0)) ? remainder + b.small_ : remainder};
  }
  return with_gmp(a, b, mpz_fdiv_r);
}

std::optional<Integer> Integer::power(const Integer& base, const Integer& exponent) {
  TLALOC_CHECK(exponent.sign() >= 0, "negative exponent");
  if (exponent.sign() == 0 || base == Integer(1)) return Integer(1);
  if (base.sign() == 0) return Integer(0);
  if (base == Integer(-1)) return floor_mod(exponent, 2).sign() == 0 ? Integer(1) : Integer(-1);
  const BigInteger number(base);
  const std::size_t bits = mpz_sizeinbase(number.get(), 2) - 1;  // at least 1: |base| >= 2
  if (!exponent.is_small() || static_cast<std::size_t>(exponent.small_) > kLargestPowerBits / bits) return std::nullopt;
  auto result = std::make_shared<BigInteger>();
  mpz_pow_ui(result->get(), number.get(), static_cast<unsigned long>(exponent.small_));
  return BigInteger::wrap(std::move(result));
}

bool operator==(const Integer& a, const Integer& b) {
  if (a.is_small() || b.is_small()) return a.is_small() && b.is_small() && a.small_ == b.small_;
  return mpz_cmp(BigInteger::number(a), BigInteger::number(b)) == 0;
}

std::strong_ordering operator<=>(const Integer& a, const Integer& b) {
  if (a.is_small() && b.is_small()) return a.small_ <=> b.small_;
  // a number beyond the words is greater or less than every word by its sign alone
  if (a.is_small()) return 0 <=> b.sign();
  if (b.is_small()) return a.sign() <=> 0;
  return mpz_cmp(BigInteger::number(a), BigInteger::number(b)) <=> 0;
}

}  // namespace tlaloc
