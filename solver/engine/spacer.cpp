#include "solver/engine/spacer.h"

namespace tlaloc::engine {

namespace {

using solver::HornNode;
using HornOp = HornNode::Op;
using kernel::ExprId;
using kernel::Op;

constexpr std::size_t kMostArguments = 40;
constexpr std::size_t kMostTerms = 20000;
constexpr std::size_t kMostNodes = 2000;  // of an answer, written out
const solver::HornLimits kLimits{50'000'000, 30, 2000, {}};

}  // namespace

Spacer::Spacer(ProofProblem& problem, const solver::Budget& budget)
    : problem_(problem), terms_(problem.terms()), budget_(budget), make_(problem.expressions()) {
  for (const auto* quantities : {&problem.quantities(), &problem.small()}) {
    for (const Quantity& quantity : *quantities) arguments_.push_back({quantity.now, quantity.next, quantity.expr, 1, {}});
  }
  for (std::size_t i = 0; i < problem.parts(); ++i) {
    const Atom& atom = problem.atoms()[i];
    arguments_.push_back({atom.now, atom.next, atom.expr, 1, {}});
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

ExprId Spacer::comparison(const Linear& left, Op relation, const Linear& right) const {
  std::map<std::size_t, Integer> difference = left.coefficients;
  for (const auto& [argument, coefficient] : right.coefficients) difference[argument] = difference[argument] - coefficient;
  std::vector<Expressions::Multiple> multiples;
  for (const auto& [argument, coefficient] : difference) multiples.emplace_back(coefficient, arguments_[argument].expr);
  return make_.comparison(relation, multiples, left.constant - right.constant);
}

Spacer::Reading Spacer::read(const HornNode& node, const std::vector<Reading>& earlier) const {
  std::vector<TermId> now, next;
  std::vector<ExprId> exprs;
  std::size_t nodes = 1;
  for (const std::size_t arg : node.args) {
    now.push_back(earlier[arg].now);
    next.push_back(earlier[arg].next);
    exprs.push_back(earlier[arg].expr);
    nodes += earlier[arg].nodes;
  }
  const auto compared = [&](Op relation) {
    const auto& left = earlier[node.args[0]].linear;
    const auto& right = earlier[node.args[1]].linear;
    return left && right ? comparison(*left, relation, *right) : make_.apply(relation, exprs);
  };
  Reading out;
  const auto make = [&](ExprId expr, auto of) {
    out.expr = expr;
    out.now = of(now);
    out.next = of(next);
  };
  using Args = const std::vector<TermId>&;
  switch (node.op) {
    case HornOp::True:
      make(make_.conjunction({}), [&](Args) { return terms_.true_term(); });
      break;
    case HornOp::False:
      make(make_.disjunction({}), [&](Args) { return terms_.false_term(); });
      break;
    case HornOp::Argument:
      out = arguments_[node.argument];
      break;
    case HornOp::Integer:
      make(make_.literal(Value::integer(node.value)), [&](Args) { return terms_.integer(node.value); });
      break;
    case HornOp::Not:
      make(make_.negation(exprs[0]), [&](Args args) { return terms_.negate(args[0]); });
      break;
    case HornOp::And:
      make(make_.conjunction(exprs), [&](Args args) { return terms_.conjunction(args); });
      break;
    case HornOp::Or:
      make(make_.disjunction(exprs), [&](Args args) { return terms_.disjunction(args); });
      break;
    case HornOp::Implies:
      make(make_.implication(exprs[0], exprs[1]), [&](Args args) { return terms_.implies(args[0], args[1]); });
      break;
    case HornOp::Equal:
      if (terms_.sort(now[0]) == term::Sort::Bool) {
        make(make_.apply(Op::Equiv, exprs), [&](Args args) { return terms_.iff(args[0], args[1]); });
      } else {
        make(compared(Op::Eq), [&](Args args) { return terms_.equal(args[0], args[1]); });
      }
      break;
    case HornOp::LessEqual:
      make(compared(Op::Le), [&](Args args) { return terms_.less_equal(args[0], args[1]); });
      break;
    case HornOp::Add:
      make(make_.sum(exprs), [&](Args args) { return terms_.add(args); });
      break;
    case HornOp::Multiply:
      make(make_.product(exprs), [&](Args args) {
        TermId product = terms_.integer(1);
        for (const TermId arg : args) product = terms_.multiply(product, arg);
        return product;
      });
      break;
    case HornOp::IfThenElse:
      make(make_.apply(Op::If, exprs), [&](Args args) { return terms_.ite(args[0], args[1], args[2]); });
      break;
  }
  out.nodes = nodes;
  out.linear = linear(node, earlier);
  return out;
}

std::vector<Lemma> Spacer::lemmas(const std::vector<HornNode>& nodes) const {
  std::vector<Reading> readings;
  for (const HornNode& node : nodes) {
    readings.push_back(read(node, readings));
    if (readings.back().nodes > kMostNodes) return {};
  }
  std::vector<std::size_t> conjuncts{nodes.size() - 1};
  std::vector<Lemma> all;
  while (!conjuncts.empty()) {
    const std::size_t at = conjuncts.back();
    conjuncts.pop_back();
    if (nodes[at].op == HornOp::And) {
      conjuncts.insert(conjuncts.end(), nodes[at].args.rbegin(), nodes[at].args.rend());
    } else {
      all.push_back({readings[at].now, readings[at].next, readings[at].expr});
    }
  }
  return all;
}

}  // namespace tlaloc::engine
