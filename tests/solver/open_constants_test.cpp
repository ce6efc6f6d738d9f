// Constants that are left open against all of their values, one after the other: random specifications, some of whose integers
// are constants of a small range, violate the same at the same depths. What the values one by one violate is explored by the
// concrete interpreter, which meets no open constant there.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "solver/solver.h"
#include "tests/solver/random_specs.h"
#include "tests/support/exploration.h"
#include "tests/support/load_spec.h"

namespace tlaloc::solver {
namespace {

using frontend::Specification;
using test::Depths;
using test::from_environment;
using test::Variety;

constexpr std::uint32_t kLength = 3;

struct OpenConstant {
  std::string name;
  std::vector<int> values;
  std::string assumption;  ///< holds for these values of the constant and no others
};

/// A random specification as text, some of whose integers are the values of constants.
class OpenText {
 public:
  explicit OpenText(unsigned seed) : random_(seed), specification_(random_specification(seed, variety())) {
    declare();
    replace_integers();
  }

  [[nodiscard]] const std::vector<OpenConstant>& constants() const { return constants_; }
  [[nodiscard]] bool is_used() const { return used_; }
  /// `values`: of the constants; empty: they are left open.
  [[nodiscard]] Specification load(const std::vector<int>& values) const {
    std::string config = "INIT Init\nNEXT Next\nINVARIANT Inv\nCONSTANT none = none\n";
    if (!specification_.model.constraints.empty()) config += "CONSTRAINT Bound\n";
    for (std::size_t i = 0; i < values.size(); ++i) config += fmt::format("CONSTANT {} = {}\n", constants_[i].name, values[i]);
    return test::load_spec(text(), {{}, {}, config});
  }
  [[nodiscard]] std::string text() const {
    std::string assumptions;
    for (const OpenConstant& constant : constants_) assumptions += "ASSUME " + constant.assumption + "\n";
    return test::module_text(specification_) + assumptions;
  }

 private:
  Variety variety() { return pick(2) == 0 ? Variety::Wide : Variety::Small; }
  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

  void declare() {
    for (int i = 0; i <= pick(2); ++i) {
      OpenConstant constant;
      constant.name = fmt::format("K{}", i);
      const int low = pick(4) - 1;
      const int high = low + 1 + pick(3);
      for (int value = low; value <= high; ++value) constant.values.push_back(value);
      switch (pick(4)) {
        case 0: {
          std::erase(constant.values, low + 1);
          constant.assumption = fmt::format("{0} # {1} /\\ {0} \\in {2}..{3}", constant.name, low + 1, low, high);
          break;
        }
        case 1:
          constant.assumption = fmt::format("\\E i \\in 0..{} : {} = i + ({})", high - low, constant.name, low);
          break;
        case 2:
          constant.assumption = fmt::format("{0} \\in Int /\\ {0} >= {1} /\\ {0} <= {2}", constant.name, low, high);
          break;
        default:
          constant.assumption = fmt::format("{} \\in {}..{}", constant.name, low, high);
      }
      ids_.push_back(specification_.program.constants.add({Symbol(constant.name), 0, Span{}}));
      constants_.push_back(std::move(constant));
    }
  }

  void replace_integers() {
    kernel::Program& program = specification_.program;
    for (std::uint32_t i = 0; i < program.exprs.size(); ++i) {
      const auto* literal = std::get_if<kernel::Literal>(&program.exprs[kernel::ExprId(i)]);
      if (literal == nullptr || !literal->value.is_int() || pick(2) == 0) continue;
      program.exprs.edit(kernel::ExprId(i)) =
          kernel::ConstantRef{ids_[static_cast<std::size_t>(pick(static_cast<int>(ids_.size())))]};
      used_ = true;
    }
  }

  std::mt19937 random_;
  Specification specification_;
  std::vector<OpenConstant> constants_;
  std::vector<kernel::ConstantId> ids_;
  bool used_ = false;
};

void take_least(test::Depth& into, const test::Depth& depth) {
  if (depth && (!into || *depth < *into)) into = depth;
}

/// What all values together violate. Nothing: some could not be explored.
std::optional<Depths> explore_values(const OpenText& open, std::vector<int>& values) {
  if (values.size() == open.constants().size()) {
    const Specification specification = open.load(values);
    return test::Explorer(specification, kLength).run();
  }
  Depths all;
  for (const int value : open.constants()[values.size()].values) {
    values.push_back(value);
    const auto one = explore_values(open, values);
    values.pop_back();
    if (!one) return std::nullopt;
    take_least(all.invariant_false, one->invariant_false);
    take_least(all.invariant_undefined, one->invariant_undefined);
    take_least(all.deadlock, one->deadlock);
    take_least(all.undefined, one->undefined);
  }
  return all;
}

TEST(OpenConstants, ViolateWhatTheirValuesViolate) {
  const unsigned wanted = from_environment("TLALOC_RANDOM_SPECS", 60);
  const unsigned first = from_environment("TLALOC_RANDOM_SEED", 1);
  unsigned compared = 0, skipped = 0, violating = 0;
  for (unsigned seed = first; compared < wanted; ++seed) {
    ASSERT_LE(skipped, wanted * 3 + 100) << "many specifications are refused or too large";
    const OpenText text(seed);
    std::vector<int> values;
    const auto expected = text.is_used() ? explore_values(text, values) : std::nullopt;
    if (!expected) {
      ++skipped;
      continue;
    }
    const Specification open = text.load({});
    const auto comparison = test::compare_search(open, kLength, *expected);
    if (!comparison) {
      ++skipped;
      continue;
    }
    ++compared;
    ASSERT_EQ(comparison->differences, "") << "seed " << seed << "\n" << text.text();
    violating += !print(*expected).empty();
    if (expected->undefined == 0U) continue;                    // perhaps of Init: then nothing else was explored
    const auto explored = test::Explorer(open, kLength).run();  // all values at once, by the interpreter
    if (!explored) continue;
    ASSERT_EQ(print(*explored), print(*expected)) << "seed " << seed << "\n" << text.text();
  }
  EXPECT_GT(violating, wanted / 4);
}

}  // namespace
}  // namespace tlaloc::solver
