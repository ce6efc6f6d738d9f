// Private to resolve/: the rules of labels. A label stands in a definition or a proof step, lists exactly the variables that
// are bound between there (or the label around it) and itself, and shares its name with no other label of the same owner.
#pragma once

#include <unordered_map>
#include <vector>

#include "frontend/diagnostic/diagnostic.h"
#include "frontend/resolve/resolution.h"

namespace tlaloc::resolve {

class Labels {
 public:
  Labels(const Resolution& resolution, DiagnosticSink& sink) : resolution_(resolution), sink_(sink) {}

  /// Owners of labels: a definition, a proof step, a label.
  void open() { owners_.emplace_back(); }
  void close() { owners_.pop_back(); }
  [[nodiscard]] bool is_open() const { return !owners_.empty(); }

  /// Variables bound in the innermost owner, for as long as their scope lasts.
  void bind(const std::vector<EntityId>& variables);
  void unbind(std::size_t count);

  /// A label of the innermost owner; `params` are what its arguments mean, nothing for one that means nothing.
  void add(const syntax::Labelled& label, const std::vector<std::optional<EntityId>>& params);

 private:
  struct Owner {
    std::unordered_map<Symbol, Span> names;
    std::vector<EntityId> bound;
  };

  const Resolution& resolution_;
  DiagnosticSink& sink_;
  std::vector<Owner> owners_;
};

/// An owner of labels, for as long as it lives.
class LabelOwner {
 public:
  explicit LabelOwner(Labels& labels) : labels_(labels) { labels_.open(); }
  ~LabelOwner() { labels_.close(); }
  LabelOwner(const LabelOwner&) = delete;
  LabelOwner& operator=(const LabelOwner&) = delete;

 private:
  Labels& labels_;
};

}  // namespace tlaloc::resolve
