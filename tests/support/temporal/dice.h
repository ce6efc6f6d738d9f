// Random choices that are the same on every machine.
#pragma once

#include <random>
#include <vector>

namespace tlaloc::oracle {

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}

  /// 0 .. n - 1.
  std::size_t pick(std::size_t n) { return engine_() % n; }
  bool chance(unsigned percent) { return pick(100) < percent; }
  template <class T>
  const T& one_of(const std::vector<T>& items) {
    return items[pick(items.size())];
  }

 private:
  std::mt19937 engine_;
};

}  // namespace tlaloc::oracle
