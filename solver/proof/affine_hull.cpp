#include "solver/proof/affine_hull.h"

#include <algorithm>

namespace tlaloc::engine {

namespace {

Integer magnitude(const Integer& a) { return a.sign() < 0 ? -a : a; }

Integer greatest_common_divisor(Integer a, Integer b) {
  a = magnitude(a);
  b = magnitude(b);
  while (b.sign() != 0) {
    Integer rest = Integer::floor_mod(a, b);
    a = std::move(b);
    b = std::move(rest);
  }
  return a;
}

}  // namespace

AffineHull::AffineHull(std::size_t dimension) : dimension_(dimension) {
  // All equations hold of no point, 1 = 0 among them.
  for (std::size_t i = 0; i <= dimension; ++i) {
    rows_.emplace_back(dimension + 1);
    rows_.back()[i] = 1;
  }
}

bool AffineHull::contains(const Point& point) const {
  return std::all_of(rows_.begin(), rows_.end(), [&](const Row& row) { return residue(row, point).sign() == 0; });
}

/// Of the equations that the point violates one is given up, and the others are cleared of what they are off by with its help.
void AffineHull::join(const Point& point) {
  std::vector<Integer> off;
  for (const Row& row : rows_) off.push_back(residue(row, point));
  const auto violated = std::find_if(off.rbegin(), off.rend(), [](const Integer& by) { return by.sign() != 0; });
  if (violated == off.rend()) return;
  const auto pivot = static_cast<std::size_t>(off.rend() - violated) - 1;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (i == pivot || off[i].sign() == 0) continue;
    for (std::size_t c = 0; c <= dimension_; ++c) rows_[i][c] = rows_[i][c] * off[pivot] - rows_[pivot][c] * off[i];
    reduce(rows_[i]);
  }
  rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(pivot));
}

std::vector<LinearEquation> AffineHull::equations() const {
  std::vector<Row> rows = rows_;
  std::size_t solved = 0;
  for (std::size_t column = 0; column < dimension_ && solved < rows.size(); ++column) {
    const auto leading = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(solved), rows.end(),
                                      [&](const Row& row) { return row[column].sign() != 0; });
    if (leading == rows.end()) continue;
    std::iter_swap(rows.begin() + static_cast<std::ptrdiff_t>(solved), leading);
    Row& pivot = rows[solved];
    if (pivot[column].sign() < 0) {
      for (Integer& entry : pivot) entry = -entry;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i == solved || rows[i][column].sign() == 0) continue;
      const Integer factor = rows[i][column];
      for (std::size_t c = 0; c <= dimension_; ++c) rows[i][c] = rows[i][c] * pivot[column] - pivot[c] * factor;
      reduce(rows[i]);
    }
    ++solved;
  }
  std::vector<LinearEquation> out;
  for (const Row& row : rows) out.push_back({{row.begin(), row.end() - 1}, row.back()});
  return out;
}

Integer AffineHull::residue(const Row& row, const Point& point) const {
  Integer sum = row.back();
  for (std::size_t i = 0; i < dimension_; ++i) {
    if (row[i].sign() != 0) sum = sum + row[i] * point[i];
  }
  return sum;
}

void AffineHull::reduce(Row& row) {
  Integer divisor;
  for (const Integer& entry : row) divisor = greatest_common_divisor(divisor, entry);
  if (divisor.sign() == 0 || divisor == Integer(1)) return;
  for (Integer& entry : row) entry = Integer::floor_div(entry, divisor);
}

}  // namespace tlaloc::engine
