// Decides questions about single states by encoding them: all variables have values, so formulas fold to TRUE or FALSE once the
// variables that stand for elements of infinite sets are eliminated.
#pragma once

#include <functional>
#include <memory>

#include "frontend/interpret/decider.h"
#include "frontend/interpret/run.h"

namespace tlaloc::encoder {

/// `interrupted` is polled. Keeps a reference to the program, which may grow between two questions.
[[nodiscard]] std::shared_ptr<interpret::Decider> make_ground_decider(const kernel::Program& program, interpret::Run run,
                                                                      std::function<bool()> interrupted);

}  // namespace tlaloc::encoder
