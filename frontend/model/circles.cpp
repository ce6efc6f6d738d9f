#include "frontend/model/circles.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "frontend/kernel/traverse.h"

namespace tlaloc::model {

namespace {

using kernel::DefinitionId;
using resolve::EntityId;

/// `names` once around.
void report_circle(std::vector<std::string> names, Span place, std::vector<Label> labels, DiagnosticSink& sink) {
  const std::string first = names.front();
  names.push_back(first);
  for (std::string& name : names) name = "`" + name + "`";
  sink.report(Diagnostic{DiagnosticKind::ReplacementCircle,
                         fmt::format("what stands for `{}` leads back to it: {}", first, fmt::join(names, " -> ")), place,
                         std::move(labels), "give one of them a value, or an operator that mentions none of them"});
}

/// Definitions without parameters that lead to themselves by what they mention.
class CircleSearch {
 public:
  explicit CircleSearch(const kernel::Program& program) : program_(program), known_(program.definitions.size()) {}

  /// One circle for each knot of definitions.
  std::vector<std::vector<DefinitionId>> run() {
    for (std::uint32_t i = 0; i < program_.definitions.size(); ++i) search_from(DefinitionId(i));
    return std::move(found_);
  }

 private:
  enum class Known : std::uint8_t { Nothing, OnTheWay, Done };
  struct Visit {
    DefinitionId definition;
    std::vector<DefinitionId> mentioned;  ///< not looked at yet
  };

  [[nodiscard]] bool is_candidate(DefinitionId id) const {
    const kernel::Definition& definition = program_.definitions[id];
    return definition.params.empty() && definition.body.is_valid();
  }

  [[nodiscard]] std::vector<DefinitionId> mentioned_in(DefinitionId definition) const {
    std::vector<DefinitionId> mentioned;
    std::unordered_set<kernel::ExprId> seen;
    std::vector<kernel::ExprId> open{program_.definitions[definition].body};
    while (!open.empty()) {
      const kernel::ExprId expr = open.back();
      open.pop_back();
      if (!seen.insert(expr).second) continue;
      const auto* call = std::get_if<kernel::Call>(&program_.exprs[expr]);
      if (call != nullptr && is_candidate(call->definition)) mentioned.push_back(call->definition);
      kernel::for_each_child(program_.exprs[expr], [&](kernel::ExprId child) { open.push_back(child); });
    }
    return mentioned;
  }

  void search_from(DefinitionId start) {
    if (!is_candidate(start) || known_[start.index] != Known::Nothing) return;
    std::vector<Visit> way;
    const auto enter = [&](DefinitionId id) {
      known_[id.index] = Known::OnTheWay;
      way.push_back({id, mentioned_in(id)});
    };
    enter(start);
    while (!way.empty()) {
      if (way.back().mentioned.empty()) {
        known_[way.back().definition.index] = Known::Done;
        way.pop_back();
        continue;
      }
      const DefinitionId next = way.back().mentioned.back();
      way.back().mentioned.pop_back();
      if (known_[next.index] == Known::Nothing) {
        enter(next);
      } else if (known_[next.index] == Known::OnTheWay) {
        std::vector<DefinitionId> circle;
        auto at = std::find_if(way.begin(), way.end(), [&](const Visit& visit) { return visit.definition == next; });
        for (; at != way.end(); ++at) circle.push_back(at->definition);
        found_.push_back(std::move(circle));
      }
    }
  }

  const kernel::Program& program_;
  std::vector<Known> known_;
  std::vector<std::vector<DefinitionId>> found_;
};

}  // namespace

void refuse_circles(kernel::Replacements& replacements, const resolve::Resolution& resolution, DiagnosticSink& sink) {
  std::vector<EntityId> all;
  for (const auto& [id, replacement] : replacements) {
    if (replacement.by && resolution.entities[id].kind == resolve::EntityKind::Constant) all.push_back(id);
  }
  std::sort(all.begin(), all.end());
  for (const EntityId start : all) {
    std::vector<EntityId> way{start};
    std::unordered_set<EntityId> seen{start};
    for (;;) {
      const auto next = replacements.find(way.back());
      if (next == replacements.end() || !next->second.by || !seen.insert(*next->second.by).second) break;
      way.push_back(*next->second.by);
    }
    const auto last = replacements.find(way.back());
    if (last == replacements.end() || last->second.by != start) continue;
    std::vector<std::string> names;
    std::vector<Label> labels;
    const Span place = replacements.at(start).place;
    for (const EntityId id : way) {
      kernel::Replacement& replacement = replacements.at(id);
      names.push_back(resolution.entities[id].name.text());
      if (id != start) labels.push_back({replacement.place, fmt::format("this replaces `{}`", names.back())});
      replacement.by.reset();
      replacement.value = Value::model_value(resolution.entities[id].name, resolution.model_values);
    }
    report_circle(std::move(names), place, std::move(labels), sink);
  }
}

bool refuse_circles(const kernel::Program& program, const std::vector<config::ConstantSubstitution>& substitutions,
                    const std::unordered_set<Symbol>& given, DiagnosticSink& sink) {
  if (substitutions.empty() && given.empty()) return true;
  bool good = true;
  for (const std::vector<DefinitionId>& circle : CircleSearch(program).run()) {
    bool by_replacement = false;  // or else RECURSIVE says that it is meant
    std::vector<std::string> names;
    std::vector<Label> labels;
    for (const DefinitionId id : circle) {
      const kernel::Definition& definition = program.definitions[id];
      by_replacement = by_replacement || given.contains(definition.name);
      const auto replaces = std::find_if(substitutions.begin(), substitutions.end(), [&](const auto& substitution) {
        return substitution.replacement.symbol == definition.name;
      });
      if (replaces != substitutions.end()) {
        by_replacement = true;
        names.push_back(replaces->target.symbol.text());
        labels.push_back({replaces->replacement.span, fmt::format("this replaces `{}`", names.back())});
      }
      names.push_back(definition.name.text());
      labels.push_back({definition.body_span, fmt::format("this is `{}`", names.back())});
    }
    if (!by_replacement) continue;
    good = false;
    const Span place = labels.front().span;
    labels.erase(labels.begin());
    report_circle(std::move(names), place, std::move(labels), sink);
  }
  return good;
}

}  // namespace tlaloc::model
