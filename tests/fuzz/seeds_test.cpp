// fuzz_seeds FOLDER: runs every seed, FOLDER/<stage>/<anything>, through its stage. Inputs that once broke something are kept
// there; they must never do so again. The name is written before the run, so that a crash says whose it was.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <vector>

#include "tests/fuzz/entry.h"
#include "tests/support/run_program.h"

namespace {

namespace fs = std::filesystem;

int run_seeds(const fs::path& folder) {
  std::size_t failures = 0;
  for (const tlaloc::fuzz::Entry& entry : tlaloc::fuzz::entries()) {
    std::vector<fs::path> seeds;
    for (const auto& file : fs::directory_iterator(folder / entry.stage)) seeds.push_back(file.path());
    std::sort(seeds.begin(), seeds.end());
    if (seeds.empty()) {
      std::printf("%s has no seeds\n", std::string(entry.stage).c_str());
      ++failures;
    }
    for (const fs::path& seed : seeds) {
      std::printf("%s\n", seed.c_str());
      std::fflush(stdout);
      try {
        entry.run(tlaloc::test::read_file(seed));
      } catch (const std::exception& error) {
        std::printf("  %s\n", error.what());
        ++failures;
      }
    }
  }
  return failures == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::puts("usage: fuzz_seeds FOLDER");
    return 2;
  }
  return run_seeds(argv[1]);
}
