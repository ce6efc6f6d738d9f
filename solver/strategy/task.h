// What a strategy works on: a specification, and how to load it again, with a proof beside it.
#pragma once

#include "frontend/frontend.h"
#include "frontend/source/source_file.h"

namespace tlaloc::solver {

struct Task {
  const frontend::Specification& specification;
  const frontend::LoadOptions& load;  ///< with which it was loaded
  const FileProvider& files;          ///< from which
  bool keeps_obligations = false;     ///< in the certificate of a proof
};

}  // namespace tlaloc::solver
