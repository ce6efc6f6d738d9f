// The reason why something was not encoded, as a value: no exception of the encoder reaches an engine.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "frontend/interpret/interpreter.h"
#include "frontend/kernel/kernel.h"

namespace tlaloc::encoder {

struct Refusal {
  enum class Kind {
    Unsupported,  ///< a construct cannot be encoded
    NoValues,     ///< no formula says which values a variable may take
    NoConstant,   ///< a constant expression is undefined
    Interrupted,  ///< the caller asked to stop
  };
  Kind kind = Kind::Unsupported;
  std::string message;
  Span span;
  std::optional<kernel::VariableId> variable;  ///< for NoValues
  interpret::EvalError error;                  ///< for NoConstant
};

template <class T>
using Encoded = std::variant<T, Refusal>;

}  // namespace tlaloc::encoder
