// libFuzzer's way in; TLALOC_FUZZ_STAGE says which stage this program feeds.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "frontend/support/check.h"
#include "tests/fuzz/entry.h"
#include "tests/fuzz/mutation.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const tlaloc::fuzz::Entry* const entry = tlaloc::fuzz::find_entry(TLALOC_FUZZ_STAGE);
  try {
    entry->run({reinterpret_cast<const char*>(data), size});
  } catch (const tlaloc::InternalError& error) {
    std::fprintf(stderr, "internal error: %s\n", error.what());
    std::abort();
  }
  return 0;
}

/// Mostly by words; now and then by bytes.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
  std::minstd_rand random(seed);
  if (random() % 4 == 0) return LLVMFuzzerMutate(data, size, max_size);
  const std::string changed = tlaloc::fuzz::mutate({reinterpret_cast<const char*>(data), size}, random);
  const std::size_t length = std::min(changed.size(), max_size);
  std::memcpy(data, changed.data(), length);
  return length;
}
