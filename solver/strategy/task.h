// The input of a strategy: a specification, and how to load it again together with a proof.
#pragma once

#include "frontend/frontend.h"
#include "frontend/source/source_file.h"

namespace tlaloc::solver {

struct Task {
  const frontend::Specification& specification;
  const frontend::LoadOptions& load;  ///< the options that it was loaded with
  const FileProvider& files;          ///< that it was loaded from
  bool keeps_obligations = false;     ///< store the obligations of a proof in its certificate
};

}  // namespace tlaloc::solver
