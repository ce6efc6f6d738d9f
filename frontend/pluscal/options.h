// `PlusCal options (…)`, a line anywhere in the file but in its translation that sets what the translator does.
#pragma once

#include <cstdint>
#include <string>

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/pluscal/site.h"
#include "frontend/source/source_file.h"

namespace tlaloc::pluscal {

struct Options {
  enum class Fairness : std::uint8_t { Unsaid, None, Weak, Strong, WeakNext };

  Fairness fairness = Fairness::Unsaid;
  bool adds_labels = false;          ///< label
  std::string label_root = "Lbl_";   ///< labelRoot
  bool omits_done_disjunct = false;  ///< noDoneDisjunct
  bool is_old = false;               ///< version below 1.5: `pc` and Terminating are never left out
  bool allows_fair_body = false;     ///< version 1.5: `fair` before the body of an algorithm without processes
};

/// Options that are not known, or have no meaning here, are warned about and passed over.
[[nodiscard]] Options read_options(const Site& site, const SourceManager& sources, DiagnosticSink& sink);

}  // namespace tlaloc::pluscal
