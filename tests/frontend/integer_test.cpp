#include "frontend/value/integer.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace tlaloc {
namespace {

constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

Integer number(const char* digits) { return Integer::parse(digits).value(); }

TEST(Integer, LeavesTheWordsAndReturns) {
  const Integer past = Integer(kMax) + 1;
  EXPECT_EQ(past.to_string(), "9223372036854775808");
  EXPECT_FALSE(past.is_small());
  EXPECT_TRUE((past - 1).is_small());
  EXPECT_EQ(past - 1, Integer(kMax));
  EXPECT_EQ((Integer(kMin) - 1).to_string(), "-9223372036854775809");
  EXPECT_EQ((-Integer(kMin)).to_string(), "9223372036854775808");
  EXPECT_EQ((Integer(kMax) * Integer(kMax)).to_string(), "85070591730234615847396907784232501249");
}

TEST(Integer, ReadsDigitsOfEveryBase) {
  EXPECT_EQ(Integer::parse("ff", 16), Integer(255));
  EXPECT_EQ(Integer::parse("-101", 2), Integer(-5));
  EXPECT_EQ(Integer::parse("17", 8), Integer(15));
  EXPECT_EQ(number("-9223372036854775808"), Integer(kMin));
  EXPECT_TRUE(number("-9223372036854775808").is_small());
  EXPECT_EQ(number("123456789012345678901234567890").to_string(), "123456789012345678901234567890");
  for (const char* malformed : {"", "-", "12a", "1 2", "8"}) {
    EXPECT_FALSE(Integer::parse(malformed, 8).has_value()) << malformed;
  }
}

TEST(Integer, DividesTowardsMinusInfinity) {
  EXPECT_EQ(Integer::floor_div(7, 2), Integer(3));
  EXPECT_EQ(Integer::floor_div(-7, 2), Integer(-4));
  EXPECT_EQ(Integer::floor_div(7, -2), Integer(-4));
  EXPECT_EQ(Integer::floor_div(-7, -2), Integer(3));
  EXPECT_EQ(Integer::floor_mod(-7, 2), Integer(1));
  EXPECT_EQ(Integer::floor_mod(-6, 2), Integer(0));
  EXPECT_EQ(Integer::floor_div(kMin, -1).to_string(), "9223372036854775808");
  EXPECT_EQ(Integer::floor_mod(kMin, -1), Integer(0));
}

TEST(Integer, DivisionAndRemainderFitTogetherForAllSizes) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 2000; ++i) {
    Integer a(static_cast<std::int64_t>(random()));
    Integer b(static_cast<std::int64_t>(random() >> (random() % 64)));
    if (i % 3 == 0) a = a * a - b;
    if (i % 5 == 0) b = b * Integer(kMax) + 3;
    if (b.sign() == 0) b = 1;
    const Integer remainder = Integer::floor_mod(a, b);
    EXPECT_EQ(b * Integer::floor_div(a, b) + remainder, a);
    EXPECT_TRUE(remainder.sign() == 0 || remainder.sign() == b.sign());
    EXPECT_LT(b.sign() < 0 ? -remainder : remainder, b.sign() < 0 ? -b : b);
  }
}

TEST(Integer, RaisesToPowersWithinLimits) {
  EXPECT_EQ(Integer::power(2, 10), Integer(1024));
  EXPECT_EQ(Integer::power(-3, 3), Integer(-27));
  EXPECT_EQ(Integer::power(10, 20)->to_string(), "100000000000000000000");
  EXPECT_EQ(Integer::power(0, 0), Integer(1));
  EXPECT_EQ(Integer::power(-1, number("100000000000000000001")), Integer(-1));
  EXPECT_EQ(Integer::power(1, kMax), Integer(1));
  EXPECT_FALSE(Integer::power(2, kMax).has_value());
  EXPECT_FALSE(Integer::power(2, number("100000000000000000000")).has_value());
}

TEST(Integer, OrdersWordsAndLargerNumbers) {
  const Integer huge = number("10000000000000000000000");
  EXPECT_LT(Integer(kMax), huge);
  EXPECT_LT(-huge, Integer(kMin));
  EXPECT_LT(-huge, huge);
  EXPECT_LT(huge, huge + 1);
  EXPECT_EQ(huge, number("10000000000000000000000"));
  EXPECT_EQ(huge.hash(), number("10000000000000000000000").hash());
  EXPECT_NE(huge.hash(), (huge + 1).hash());
  EXPECT_EQ(huge.bit_length(), 74U);
}

}  // namespace
}  // namespace tlaloc
