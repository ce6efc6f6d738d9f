// Turns a refusal of the encoder into an exception that ends the engine's work.
#pragma once

#include <utility>
#include <variant>

#include "encoder/evaluate/evaluator.h"
#include "encoder/system/refusal.h"

namespace tlaloc::engine {

/// Thrown if no formula says which values a variable may take.
class NoValues : public symbolic::Unsupported {
 public:
  explicit NoValues(const encoder::Refusal& refusal)
      : Unsupported(refusal.message, refusal.span), variable_(*refusal.variable) {}
  [[nodiscard]] kernel::VariableId variable() const { return variable_; }

 private:
  kernel::VariableId variable_;
};

/// Returns the encoded result. Throws symbolic::Unsupported, NoValues, interpret::EvalException or evaluate::Interrupted.
template <class T>
[[nodiscard]] T take(encoder::Encoded<T> encoded) {
  if (auto* done = std::get_if<T>(&encoded)) return std::move(*done);
  const auto& refusal = std::get<encoder::Refusal>(encoded);
  switch (refusal.kind) {
    case encoder::Refusal::Kind::Unsupported:
      break;
    case encoder::Refusal::Kind::NoValues:
      throw NoValues(refusal);
    case encoder::Refusal::Kind::NoConstant:
      throw interpret::EvalException(refusal.error);
    case encoder::Refusal::Kind::Interrupted:
      throw evaluate::Interrupted();
  }
  throw symbolic::Unsupported(refusal.message, refusal.span);
}

}  // namespace tlaloc::engine
