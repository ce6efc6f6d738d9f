// ChiSquare of module Statistics: Pearson's test, whether observed counts could come from an expected distribution.
// The upper tail of the chi-square distribution is the regularized incomplete gamma function Q(k/2, x/2)
// (Press et al., Numerical Recipes, 6.2: a series below a + 1, a continued fraction above).
#include <cmath>
#include <limits>

#include "frontend/interpret/failure.h"
#include "frontend/interpret/natives/natives.h"

namespace tlaloc::interpret {

namespace {

constexpr int kMostTerms = 10'000;
constexpr double kPrecision = 1e-15;

/// P(a, x) by its series.
double lower_gamma(double a, double x) {
  double term = 1 / a;
  double sum = term;
  for (int n = 1; n < kMostTerms && std::abs(term) > std::abs(sum) * kPrecision; ++n) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * std::exp(-x + a * std::log(x) - std::lgamma(a));
}

/// Q(a, x) by its continued fraction, evaluated by Lentz's method.
double upper_gamma(double a, double x) {
  const double tiny = std::numeric_limits<double>::min() / kPrecision;
  double b = x + 1 - a;
  double c = 1 / tiny;
  double d = 1 / b;
  double fraction = d;
  for (int n = 1; n < kMostTerms; ++n) {
    const double numerator = -n * (n - a);
    b += 2;
    d = numerator * d + b;
    if (std::abs(d) < tiny) d = tiny;
    c = b + numerator / c;
    if (std::abs(c) < tiny) c = tiny;
    d = 1 / d;
    const double factor = d * c;
    fraction *= factor;
    if (std::abs(factor - 1) < kPrecision) break;
  }
  return fraction * std::exp(-x + a * std::log(x) - std::lgamma(a));
}

double upper_tail(double statistic, double freedom) {
  const double a = freedom / 2;
  const double x = statistic / 2;
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - lower_gamma(a, x) : upper_gamma(a, x);
}

std::vector<double> counts(const Value& function, const char* which, bool zero_allowed) {
  if (!function.is_listed_function()) fail_operand(which, "ChiSquare", function, "a function to numbers");
  std::vector<double> result;
  for (const auto& [key, value] : function.function_entries()) {
    const auto count = value.is_int() ? value.as_int().to_int64() : std::nullopt;
    if (!count || *count < (zero_allowed ? 0 : 1)) {
      fail_operand(which, "ChiSquare", function,
                   zero_allowed ? "a function to natural numbers" : "a function to positive numbers");
    }
    result.push_back(static_cast<double>(*count));
  }
  return result;
}

double level(const Value& significance) {
  constexpr const char* kWanted = "a string that spells a number above 0 and at most 0.5";
  if (!significance.is_string()) fail_operand("third argument", "ChiSquare", significance, kWanted);
  const std::string& text = significance.as_symbol().text();
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != '\0' || !(value > 0 && value <= 0.5))
    fail_operand("third argument", "ChiSquare", significance, kWanted);
  return value;
}

}  // namespace

Value chi_square(const Value& expected, const Value& actual, const Value& significance) {
  const std::vector<double> wanted = counts(expected, "first argument", false);
  const std::vector<double> seen = counts(actual, "second argument", true);
  const double alpha = level(significance);
  if (wanted.size() < 2 || wanted.size() != seen.size()) {
    fail(EvalError::Kind::Undefined, "`ChiSquare` is applied to " + show(expected) + " and " + show(actual) +
                                         ", but it needs two functions on one domain of at least two elements");
  }
  double wanted_total = 0;
  double seen_total = 0;
  for (const double count : wanted) wanted_total += count;
  for (const double count : seen) seen_total += count;
  double statistic = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const double scaled = wanted[i] * seen_total / wanted_total;
    if (scaled > 0) statistic += (seen[i] - scaled) * (seen[i] - scaled) / scaled;
  }
  return Value::boolean(upper_tail(statistic, static_cast<double>(wanted.size() - 1)) >= alpha);
}

}  // namespace tlaloc::interpret
