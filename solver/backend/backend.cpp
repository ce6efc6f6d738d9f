#include "solver/backend/backend.h"

#include <algorithm>

namespace tlaloc::solver {

namespace {

constexpr Backend kRows[] = {
#define TLALOC_BACKEND(id, name, takes, open) {name, Fragment::takes, open},
#include "solver/backend/backend.def"
};
static_assert(std::any_of(std::begin(kRows), std::end(kRows), [](const Backend& b) { return b.takes == Fragment::Everything; }),
              "some backend has to take whatever is asked");

}  // namespace

BackendId universal_backend() {
  BackendId first = kBackends.back();
  for (std::size_t i = kBackends.size(); i-- > 0;) {
    if (backend(kBackends[i]).takes == Fragment::Everything) first = kBackends[i];
  }
  return first;
}

const Backend& backend(BackendId id) { return kRows[static_cast<std::size_t>(id)]; }

}  // namespace tlaloc::solver
