// The affine hull of points with integer coordinates: the least set described by linear equations that contains them. Exact;
// grows point by point (M. Karr, "Affine relationships among variables of a program", Acta Informatica 6, 1976).
#pragma once

#include <cstddef>
#include <vector>

#include "frontend/value/integer.h"

namespace tlaloc::engine {

using Point = std::vector<Integer>;

/// The sum of coefficients[i] * x[i], plus the constant, is 0.
struct LinearEquation {
  std::vector<Integer> coefficients;
  Integer constant;
  friend bool operator==(const LinearEquation&, const LinearEquation&) = default;
};

class AffineHull {
 public:
  /// An empty hull, of no points.
  explicit AffineHull(std::size_t dimension);
  [[nodiscard]] bool contains(const Point& point) const;
  void join(const Point& point);
  [[nodiscard]] bool is_empty() const { return rows_.size() > dimension_; }
  /// The equations that describe the hull, which must not be empty; none for the whole space. In echelon form: each can be
  /// solved for a coordinate that occurs in no other equation, preferably an early one. Without common divisors.
  [[nodiscard]] std::vector<LinearEquation> equations() const;

 private:
  using Row = std::vector<Integer>;  // the coefficients, then the constant
  [[nodiscard]] Integer residue(const Row& row, const Point& point) const;
  static void reduce(Row& row);

  std::size_t dimension_;
  std::vector<Row> rows_;  // independent
};

}  // namespace tlaloc::engine
