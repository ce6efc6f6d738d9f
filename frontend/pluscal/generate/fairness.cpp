#include "frontend/pluscal/generate/fairness.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "frontend/pluscal/generate/text_writer.h"
#include "frontend/support/check.h"

namespace tlaloc::pluscal {

namespace {

constexpr std::size_t kColumn = 11;  // after `Spec == /\ `

/// The fairness of one operator: of the whole, and of its labels with `+`.
struct Conjunct {
  std::string whole;
  std::string labels;  ///< empty: none

  [[nodiscard]] std::string in_one_line() const { return labels.empty() ? whole : whole + " /\\ " + labels; }
};

std::vector<std::string> lines_of(const Expr& expr) {
  std::vector<std::string> lines;
  for (const Expr::Line& line : expr.lines) {
    lines.push_back(line.empty() ? "" : spaces(line.front().column) + line_text(line));
  }
  return lines;
}

/// `self` is what selects the process's `pc`; `argument` what its operators are applied to, in parentheses, if to anything.
Conjunct make_conjunct(const Body& body, const std::string& kind, const std::string& self, const std::string& argument) {
  std::string guard;
  if (body.minus_labels.size() == 1) {
    guard = fmt::format("(pc[{}] # \"{}\") /\\ ", self, body.minus_labels.front());
  } else if (!body.minus_labels.empty()) {
    guard = fmt::format("(pc[{}] \\notin {{\"{}\"}}) /\\ ", self, fmt::join(body.minus_labels, "\", \""));
  }
  Conjunct result{fmt::format("{}_vars({}{}{})", kind, guard, body.name, argument), ""};
  if (kind == "SF") return result;
  for (const std::string& label : body.plus_labels) {
    result.labels += fmt::format("{}SF_vars({}{})", result.labels.empty() ? "" : " /\\ ", label, argument);
  }
  return result;
}

const Procedure& find_declared(const Algorithm& algorithm, const std::string& name) {
  const auto it = std::find_if(algorithm.procedures.begin(), algorithm.procedures.end(),
                               [&](const Procedure& procedure) { return procedure.declared_name == name; });
  TLALOC_CHECK(it != algorithm.procedures.end(), "a call of an unknown procedure was not rejected");
  return *it;
}

/// `\A self \in S : `, `LET self == e IN ` over several lines, or nothing.
struct Prefix {
  std::vector<std::string> lines;
  std::string self = "self";
};

Prefix make_prefix(const Process& process) {
  Prefix prefix;
  const std::vector<std::string> id = lines_of(process.id);
  if (process.is_single && id.size() == 1) {
    prefix.self = id.front();
    return prefix;
  }
  const std::string head = process.is_single ? "LET self == " : "\\A self \\in ";
  for (std::size_t i = 0; i < id.size(); ++i) prefix.lines.push_back((i == 0 ? head : spaces(head.size())) + id[i]);
  if (process.is_single) {
    prefix.lines.emplace_back("IN ");
  } else {
    prefix.lines.back() += " : ";
  }
  return prefix;
}

/// Appends a text of several lines to the last line.
void append(std::vector<std::string>& lines, const std::string& text) { lines.back() += text; }

void append_conjunct(std::vector<std::string>& lines, const Conjunct& conjunct, std::size_t column) {
  const std::string line = conjunct.in_one_line();
  if (conjunct.labels.empty() || column + line.size() + 3 <= TextWriter::kWidth) {
    append(lines, "/\\ " + line);
    return;
  }
  append(lines, "/\\ " + conjunct.whole);
  lines.push_back(spaces(column) + "/\\ " + conjunct.labels);
}

std::vector<std::string> process_fairness(const Algorithm& algorithm, const Process& process) {
  const std::string kind = process.fairness == Fairness::Weak ? "WF" : "SF";
  const Prefix prefix = make_prefix(process);
  std::vector<Conjunct> conjuncts = {make_conjunct(process, kind, prefix.self, process.is_single ? "" : "(self)")};
  for (const std::string& name : process.called) {
    conjuncts.push_back(make_conjunct(find_declared(algorithm, name), kind, prefix.self, "(" + prefix.self + ")"));
  }
  std::vector<std::string> lines = {"        /\\ "};
  for (std::size_t i = 0; i < prefix.lines.size(); ++i) {
    if (i > 0) lines.push_back(spaces(kColumn));
    append(lines, prefix.lines[i]);
  }
  std::size_t all = prefix.lines.size() > 1 ? prefix.lines.back().size() : 0;
  for (const Conjunct& conjunct : conjuncts) all += conjunct.whole.size() + conjunct.labels.size();
  const bool is_simple = conjuncts.size() == 1 && conjuncts.front().labels.empty();
  if (is_simple || kColumn + all <= TextWriter::kWidth) {
    for (std::size_t i = 0; i < conjuncts.size(); ++i) append(lines, (i == 0 ? "" : " /\\ ") + conjuncts[i].in_one_line());
    return lines;
  }
  const std::size_t column = kColumn + (prefix.lines.empty() ? 0 : prefix.lines.back().size());
  for (std::size_t i = 0; i < conjuncts.size(); ++i) {
    if (i > 0) lines.push_back(spaces(column));
    append_conjunct(lines, conjuncts[i], column);
  }
  return lines;
}

}  // namespace

std::vector<std::string> spec_formula(const Algorithm& algorithm, const Options& options) {
  const std::string safety = "Init /\\ [][Next]_vars";
  using Option = Options::Fairness;
  std::vector<std::string> fairness;
  const bool is_multi = algorithm.is_multiprocess();
  const bool is_fair_as_a_whole = options.fairness == Option::WeakNext || algorithm.is_fair ||
                                  (!is_multi && (options.fairness == Option::Weak || options.fairness == Option::Strong));
  if (options.fairness != Option::None || (algorithm.is_fair && !is_multi)) {
    if (is_fair_as_a_whole) fairness.emplace_back("        /\\ WF_vars(Next)");
    for (const Process& process : algorithm.processes) {
      if (process.fairness == Fairness::Unfair) continue;
      const std::vector<std::string> lines = process_fairness(algorithm, process);
      fairness.insert(fairness.end(), lines.begin(), lines.end());
    }
  }
  if (fairness.empty()) return {"Spec == " + safety};
  std::vector<std::string> lines = {"Spec == /\\ " + safety};
  lines.insert(lines.end(), fairness.begin(), fairness.end());
  return lines;
}

}  // namespace tlaloc::pluscal
