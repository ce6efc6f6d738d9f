// InferredType inference from outside: what each constant, variable and definition of a program can be, without annotations;
// what can never make sense is warned of, and so is an annotation that says otherwise.
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
  /// `program`: its levels are settled.
  explicit Inference(const kernel::Program& program);
  Inference(const Inference&) = delete;
  Inference& operator=(const Inference&) = delete;

  /// Comparisons, applications and fields that can never make sense.
  void check(DiagnosticSink& sink);
  /// The `@type` and `@typeAlias` comments of some module files, which Apalache reads, against what was inferred.
  void check_annotations(const std::vector<SourceId>& files, const SourceManager& sources, DiagnosticSink& sink);
  /// `--dump=shapes`: a constant, variable or definition a line; `x \in S`: x is always in S.
  [[nodiscard]] std::string print() const;

 private:
  const kernel::Program& program_;
  TypeStore types_;
  Flow flow_;
};

}  // namespace tlaloc::infer
