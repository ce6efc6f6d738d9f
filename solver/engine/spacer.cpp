#include "solver/engine/spacer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <string_view>

namespace tlaloc::engine {

namespace {

using solver::HornNode;
using HornOp = HornNode::Op;

constexpr std::size_t kMostArguments = 40;
constexpr std::size_t kMostTerms = 20000;
constexpr std::size_t kLongestText = 4000;  // characters of a lemma
const solver::HornLimits kLimits{50'000'000, 30, 2000, {}};

}  // namespace

Spacer::Spacer(ProofProblem& problem, const solver::Budget& budget)
    : problem_(problem), terms_(problem.terms()), budget_(budget) {
  const auto add = [&](kernel::ExprId expr, TermId now, TermId next) {
    const std::string text = kernel::print(problem.program(), expr);
    const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string_view("_![]\"").find(c) != std::string_view::npos;
    });
    arguments_.push_back({now, next, is_plain ? text : "(" + text + ")", {}});
    exprs_.push_back(expr);
  };
  for (const auto* quantities : {&problem.quantities(), &problem.small()}) {
    for (const Quantity& quantity : *quantities) add(quantity.expr, quantity.now, quantity.next);
  }
  for (std::size_t i = 0; i < problem.parts(); ++i) {
    add(problem.atoms()[i].expr, problem.atoms()[i].now, problem.atoms()[i].next);
  }
}

std::vector<Lemma> Spacer::find() {
  if (problem_.quantities().empty() || arguments_.size() > kMostArguments || terms_.size() > kMostTerms) return {};
  solver::HornProblem horn;
  for (const Reading& argument : arguments_) {
    horn.now.push_back(argument.now);
    horn.next.push_back(argument.next);
  }
  horn.facts = problem_.facts();
  horn.facts.push_back(problem_.known());
  horn.initial = problem_.initial();
  horn.step = terms_.conjunction({problem_.continued(), problem_.step_condition()});
  horn.bad = problem_.bad();
  solver::HornLimits limits = kLimits;
  limits.interrupted = [this] { return budget_.is_over(); };
  const auto nodes = solver::solve_horn(terms_, horn, limits);
  if (!nodes) return {};
  std::vector<Lemma> found = lemmas(*nodes);
  if (!are_enough(problem_, found)) return {};
  return found;
}

std::optional<Spacer::Linear> Spacer::linear(const HornNode& node, const std::vector<Reading>& earlier) const {
  Linear sum;
  const auto add = [&](const Linear& other, const Integer& times) {
    sum.constant = sum.constant + times * other.constant;
    for (const auto& [argument, coefficient] : other.coefficients) {
      Integer& own = sum.coefficients[argument];
      own = own + times * coefficient;
      if (own.sign() == 0) sum.coefficients.erase(argument);
    }
  };
  switch (node.op) {
    case HornOp::Argument:
      if (terms_.sort(arguments_[node.argument].now) == term::Sort::Bool) return std::nullopt;
      sum.coefficients[node.argument] = 1;
      return sum;
    case HornOp::Integer:
      sum.constant = node.value;
      return sum;
    case HornOp::Add:
      for (const std::size_t arg : node.args) {
        if (!earlier[arg].linear) return std::nullopt;
        add(*earlier[arg].linear, 1);
      }
      return sum;
    case HornOp::Multiply: {
      if (node.args.size() != 2) return std::nullopt;
      const auto& first = earlier[node.args[0]].linear;
      const auto& second = earlier[node.args[1]].linear;
      if (!first || !second || !first->coefficients.empty()) return std::nullopt;
      if (first->constant.sign() != 0) add(*second, first->constant);
      return sum;
    }
    default:
      return std::nullopt;
  }
}

std::string Spacer::comparison(const Linear& left, const char* relation, const Linear& right) const {
  std::map<std::size_t, Integer> difference = left.coefficients;
  for (const auto& [argument, coefficient] : right.coefficients) difference[argument] = difference[argument] - coefficient;
  std::vector<std::string> sides[2];
  for (const auto& [argument, coefficient] : difference) {
    if (coefficient.sign() == 0) continue;
    const bool is_left = coefficient.sign() > 0;
    const Integer times = is_left ? coefficient : -coefficient;
    const std::string& text = arguments_[argument].text;
    sides[is_left ? 0 : 1].push_back(times == Integer(1) ? text : times.to_string() + " * " + text);
  }
  const Integer constant = left.constant - right.constant;
  if (constant.sign() > 0) sides[0].push_back(constant.to_string());
  if (constant.sign() < 0) sides[1].push_back((-constant).to_string());
  for (auto& side : sides) {
    if (side.empty()) side.emplace_back("0");
  }
  return fmt::format("({} {} {})", fmt::join(sides[0], " + "), relation, fmt::join(sides[1], " + "));
}

Spacer::Reading Spacer::read(const HornNode& node, const std::vector<Reading>& earlier) const {
  std::vector<TermId> now, next;
  std::vector<std::string> texts;
  for (const std::size_t arg : node.args) {
    now.push_back(earlier[arg].now);
    next.push_back(earlier[arg].next);
    texts.push_back(earlier[arg].text);
  }
  const auto joined = [&](const char* infix, const char* none) {
    return texts.empty() ? std::string(none) : fmt::format("({})", fmt::join(texts, infix));
  };
  const auto compared = [&](const char* relation) {
    const auto& left = earlier[node.args[0]].linear;
    const auto& right = earlier[node.args[1]].linear;
    return left && right ? comparison(*left, relation, *right) : fmt::format("({} {} {})", texts[0], relation, texts[1]);
  };
  Reading out;
  const auto make = [&](std::string text, auto of) {
    out.text = std::move(text);
    out.now = of(now);
    out.next = of(next);
  };
  using Args = const std::vector<TermId>&;
  switch (node.op) {
    case HornOp::True:
      make("TRUE", [&](Args) { return terms_.true_term(); });
      break;
    case HornOp::False:
      make("FALSE", [&](Args) { return terms_.false_term(); });
      break;
    case HornOp::Argument:
      out = arguments_[node.argument];
      break;
    case HornOp::Integer:
      make("(" + node.value.to_string() + ")", [&](Args) { return terms_.integer(node.value); });
      break;
    case HornOp::Not:
      make("~" + texts[0], [&](Args args) { return terms_.negate(args[0]); });
      break;
    case HornOp::And:
      make(joined(" /\\ ", "TRUE"), [&](Args args) { return terms_.conjunction(args); });
      break;
    case HornOp::Or:
      make(joined(" \\/ ", "FALSE"), [&](Args args) { return terms_.disjunction(args); });
      break;
    case HornOp::Implies:
      make(joined(" => ", ""), [&](Args args) { return terms_.implies(args[0], args[1]); });
      break;
    case HornOp::Equal:
      if (terms_.sort(now[0]) == term::Sort::Bool) {
        make(joined(" <=> ", ""), [&](Args args) { return terms_.iff(args[0], args[1]); });
      } else {
        make(compared("="), [&](Args args) { return terms_.equal(args[0], args[1]); });
      }
      break;
    case HornOp::LessEqual:
      make(compared("<="), [&](Args args) { return terms_.less_equal(args[0], args[1]); });
      break;
    case HornOp::Add:
      make(joined(" + ", "0"), [&](Args args) { return terms_.add(args); });
      break;
    case HornOp::Multiply:
      make(joined(" * ", "1"), [&](Args args) {
        TermId product = terms_.integer(1);
        for (const TermId arg : args) product = terms_.multiply(product, arg);
        return product;
      });
      break;
    case HornOp::IfThenElse:
      make(fmt::format("(IF {} THEN {} ELSE {})", texts[0], texts[1], texts[2]),
           [&](Args args) { return terms_.ite(args[0], args[1], args[2]); });
      break;
  }
  out.linear = linear(node, earlier);
  return out;
}

std::vector<Lemma> Spacer::lemmas(const std::vector<HornNode>& nodes) const {
  std::vector<Reading> readings;
  for (const HornNode& node : nodes) {
    readings.push_back(read(node, readings));
    if (readings.back().text.size() > kLongestText) return {};
  }
  std::vector<std::size_t> conjuncts{nodes.size() - 1};
  std::vector<Lemma> all;
  while (!conjuncts.empty()) {
    const std::size_t at = conjuncts.back();
    conjuncts.pop_back();
    if (nodes[at].op == HornOp::And) {
      conjuncts.insert(conjuncts.end(), nodes[at].args.rbegin(), nodes[at].args.rend());
    } else {
      all.push_back({readings[at].now, readings[at].next, readings[at].text, exprs_});
    }
  }
  return all;
}

}  // namespace tlaloc::engine
