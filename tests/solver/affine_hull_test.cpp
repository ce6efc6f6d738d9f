#include "solver/proof/affine_hull.h"

#include <gtest/gtest.h>

#include <random>

namespace tlaloc::engine {
namespace {

TEST(AffineHull, OfNoPointIsEmpty) {
  const AffineHull hull(2);
  EXPECT_TRUE(hull.is_empty());
  EXPECT_FALSE(hull.contains({0, 0}));
}

TEST(AffineHull, OfOnePointIsThatPoint) {
  AffineHull hull(2);
  hull.join({3, -1});
  EXPECT_EQ(hull.equations(), (std::vector<LinearEquation>{{{1, 0}, -3}, {{0, 1}, 1}}));
  EXPECT_TRUE(hull.contains({3, -1}));
  EXPECT_FALSE(hull.contains({3, 0}));
}

TEST(AffineHull, OfTwoPointsIsALine) {
  AffineHull hull(2);
  hull.join({1, 1});
  hull.join({3, 4});
  // y - 1 = 3/2 (x - 1), and (2, 5/2) has no integer coordinates.
  EXPECT_EQ(hull.equations(), (std::vector<LinearEquation>{{{3, -2}, -1}}));
  EXPECT_TRUE(hull.contains({-1, -2}));
  EXPECT_FALSE(hull.contains({2, 2}));
}

TEST(AffineHull, OfEnoughPointsIsTheWholeSpace) {
  AffineHull hull(2);
  hull.join({0, 0});
  hull.join({1, 0});
  hull.join({0, 1});
  EXPECT_TRUE(hull.equations().empty());
  EXPECT_FALSE(hull.is_empty());
  EXPECT_TRUE(hull.contains({17, -4}));
}

/// Points drawn from a random affine space: the hull contains all of them, depends on no order, and nothing is lost in big
/// numbers.
TEST(AffineHull, DoesNotDependOnTheOrderOfPoints) {
  std::mt19937 random(1);
  const auto draw = [&](int range) { return static_cast<int>(random() % (2U * static_cast<unsigned>(range) + 1U)) - range; };
  for (int round = 0; round < 200; ++round) {
    constexpr std::size_t kDimension = 5;
    const std::size_t directions = random() % 4;
    std::vector<Point> basis(directions + 1);
    for (Point& vector : basis) {
      for (std::size_t i = 0; i < kDimension; ++i) vector.emplace_back(draw(1'000'000'000));
    }
    std::vector<Point> points;
    for (int n = 0; n < 8; ++n) {
      Point point = basis[0];
      for (std::size_t d = 1; d <= directions; ++d) {
        const Integer times = draw(1000);
        for (std::size_t i = 0; i < kDimension; ++i) point[i] = point[i] + times * basis[d][i];
      }
      points.push_back(std::move(point));
    }
    AffineHull forwards(kDimension), backwards(kDimension);
    for (const Point& point : points) forwards.join(point);
    for (auto point = points.rbegin(); point != points.rend(); ++point) backwards.join(*point);
    EXPECT_EQ(forwards.equations(), backwards.equations());
    EXPECT_EQ(forwards.equations().size(), kDimension - directions);
    for (const Point& point : points) EXPECT_TRUE(backwards.contains(point));
    Point beside = points.front();
    beside[0] = beside[0] + Integer(1);
    EXPECT_FALSE(forwards.contains(beside));
  }
}

}  // namespace
}  // namespace tlaloc::engine
