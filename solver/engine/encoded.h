// What the encoder refuses, inside an engine: an exception of the kind that ends the engine's work.
#pragma once

#include <utility>
#include <variant>

#include "encoder/evaluate/evaluator.h"
#include "encoder/system/refusal.h"

namespace tlaloc::engine {

/// Thrown where no formula says which values a variable may take.
class NoValues : public symbolic::Unsupported {
 public:
  explicit NoValues(const encoder::Refusal& refusal)
      : Unsupported(refusal.message, refusal.span), variable_(*refusal.variable) {}
  [[nodiscard]] kernel::VariableId variable() const { return variable_; }

 private:
  kernel::VariableId variable_;
};

/// The encoded thing. Throws symbolic::Unsupported, NoValues, interpret::EvalException or evaluate::Interrupted.
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
