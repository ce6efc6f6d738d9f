// Files that are not on the disk: a proof is read back as if it had been written.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "frontend/source/source_file.h"

namespace tlaloc::solver {

class Overlay final : public FileProvider {
 public:
  /// Keeps a reference. `texts`: by path.
  Overlay(const FileProvider& base, std::map<std::string, std::string> texts) : base_(base), texts_(std::move(texts)) {}

  [[nodiscard]] ReadResult read(const std::string& path) const override {
    const auto found = texts_.find(path);
    return found == texts_.end() ? base_.read(path) : ReadResult{found->second, {}};
  }
  [[nodiscard]] bool exists(const std::string& path) const override { return texts_.contains(path) || base_.exists(path); }

 private:
  const FileProvider& base_;
  std::map<std::string, std::string> texts_;
};

}  // namespace tlaloc::solver
