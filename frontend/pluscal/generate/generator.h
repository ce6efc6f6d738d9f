// Steps to the text of the translation, line by line as the reference translator lays it out.
#pragma once

#include <string>
#include <vector>

#include "frontend/pluscal/algorithm.h"
#include "frontend/pluscal/generate/text_writer.h"
#include "frontend/pluscal/lower/labels.h"
#include "frontend/pluscal/lower/steps.h"
#include "frontend/pluscal/options.h"

namespace tlaloc::pluscal {

struct Plan {
  std::vector<std::string> remarks;                ///< comment lines: which names were changed
  std::vector<std::vector<Step>> procedure_steps;  ///< beside Algorithm::procedures
  std::vector<std::vector<Step>> process_steps;    ///< beside Algorithm::processes
  std::vector<Step> main_steps;
  Shape shape;
};

/// Throws Failure: an assignment to what is no variable, two assignments to one variable in a step.
[[nodiscard]] GeneratedText generate(const Algorithm& algorithm, const Plan& plan, const Options& options,
                                     const SourceManager& sources);

}  // namespace tlaloc::pluscal
