// The interface of type inference: infers, without annotations, which values each constant, variable and definition of a
// program can have; warns of expressions that can never make sense and of annotations that contradict the result.
#pragma once

#include <string>
#include <vector>

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/infer/flow.h"
#include "frontend/infer/inferred_type.h"
#include "frontend/kernel/kernel.h"
#include "frontend/source/source_file.h"

namespace tlaloc::infer {

class Inference {
 public:
  /// `program` must have its levels assigned.
  explicit Inference(const kernel::Program& program);
  Inference(const Inference&) = delete;
  Inference& operator=(const Inference&) = delete;

  /// Warns of comparisons, applications and fields that can never make sense.
  void check(DiagnosticSink& sink);
  /// Compares the `@type` and `@typeAlias` comments of some module files, which Apalache reads, with the inferred types.
  void check_annotations(const std::vector<SourceId>& files, const SourceManager& sources, DiagnosticSink& sink);
  /// `--dump=shapes`: one line per constant, variable or definition; `x \in S` means that x is always in S.
  [[nodiscard]] std::string print() const;

 private:
  const kernel::Program& program_;
  TypeStore types_;
  Flow flow_;
};

}  // namespace tlaloc::infer
