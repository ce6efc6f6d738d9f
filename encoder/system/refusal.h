// Why something is not encoded, as a value: no engine sees an exception of the encoder.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "frontend/interpret/interpreter.h"
#include "frontend/kernel/kernel.h"

namespace tlaloc::encoder {

struct Refusal {
  enum class Kind {
    Unsupported,  ///< a construct that is reached cannot be encoded
    NoValues,     ///< no formula says which values a variable may take
    NoConstant,   ///< an expression of constant level has no value
    Interrupted,  ///< whoever asked does not want to wait any longer
  };
  Kind kind = Kind::Unsupported;
  std::string message;
  Span span;
  std::optional<kernel::VariableId> variable;  ///< of NoValues
  interpret::EvalError error;                  ///< of NoConstant
};

template <class T>
using Encoded = std::variant<T, Refusal>;

}  // namespace tlaloc::encoder
