// Horn clauses for Spacer, built and solved in a child process that sends back the invariant as text, one node a line.
#include "solver/horn.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <z3.h>

#include <cerrno>
#include <chrono>
#include <sstream>
#include <unordered_map>

#include "solver/z3/translator.h"

namespace tlaloc::solver {

namespace {

using z3::Ast;
using z3::Context;
using HornOp = HornNode::Op;

constexpr int kPollMilliseconds = 20;

#ifdef __SANITIZE_ADDRESS__
constexpr bool kLimitsMemory = false;  // a sanitizer maps far more than is used
#else
constexpr bool kLimitsMemory = true;
#endif

// ---- in the child

class Child {
 public:
  Child(const term::Terms& terms, const HornProblem& problem)
      : terms_(terms),
        problem_(problem),
        translator_(context_, terms, z3::make_integer_arithmetic(context_, terms)),
        horn_(Z3_mk_fixedpoint(context_)) {
    Z3_fixedpoint_inc_ref(context_, horn_);
    context_.check();
  }

  /// Empty: there is no invariant to be had.
  std::string run() {
    set_parameters();
    declare();
    const std::vector<Z3_ast> before = constants("s"), after = constants("t");
    add_rule(applied(before), {facts(), term(problem_.initial), equations(before, problem_.now)});
    add_rule(applied(after),
             {applied(before), facts(), term(problem_.step), equations(before, problem_.now), equations(after, problem_.next)});
    const Z3_ast bad = keep(Z3_mk_app(context_, bad_, 0, nullptr));
    add_rule(bad, {applied(before), facts(), term(problem_.bad), equations(before, problem_.now)});
    if (Z3_fixedpoint_query(context_, horn_, bad) != Z3_L_FALSE) return {};
    const Z3_ast invariant = keep(Z3_fixedpoint_get_cover_delta(context_, horn_, -1, invariant_));
    return write(invariant) ? std::move(out_) : std::string();
  }

 private:
  Z3_symbol symbol(const std::string& name) { return Z3_mk_string_symbol(context_, name.c_str()); }
  Z3_ast keep(Z3_ast raw) {
    kept_.emplace_back(context_, raw);
    return raw;
  }
  Z3_ast term(term::TermId t) { return translator_.translate(t); }
  Z3_ast conjunction(const std::vector<Z3_ast>& all) {
    return keep(Z3_mk_and(context_, static_cast<unsigned>(all.size()), all.data()));
  }

  void set_parameters() {
    const z3::ParamsHandle params(context_, Z3_mk_params(context_));
    Z3_params_set_symbol(context_, params.get(), symbol("engine"), symbol("spacer"));
    // Without these the invariant is lost when clauses are simplified.
    for (const char* const name : {"xform.slice", "xform.inline_linear", "xform.inline_eager"}) {
      Z3_params_set_bool(context_, params.get(), symbol(name), false);
    }
    Z3_fixedpoint_set_params(context_, horn_, params.get());
    context_.check();
  }

  Z3_sort sort_of(term::TermId t) {
    return terms_.sort(t) == term::Sort::Bool ? translator_.bool_sort() : Z3_mk_int_sort(context_);
  }
  void declare() {
    std::vector<Z3_sort> domain;
    for (const term::TermId t : problem_.now) domain.push_back(sort_of(t));
    invariant_ = relation("invariant", domain);
    bad_ = relation("bad", {});
    context_.check();
  }
  Z3_func_decl relation(const std::string& name, const std::vector<Z3_sort>& domain) {
    const Z3_func_decl declared =
        Z3_mk_func_decl(context_, symbol(name), static_cast<unsigned>(domain.size()), domain.data(), translator_.bool_sort());
    keep(Z3_func_decl_to_ast(context_, declared));
    Z3_fixedpoint_register_relation(context_, horn_, declared);
    return declared;
  }
  std::vector<Z3_ast> constants(const std::string& prefix) {
    std::vector<Z3_ast> all;
    for (std::size_t i = 0; i < problem_.now.size(); ++i) {
      all.push_back(keep(Z3_mk_const(context_, symbol(prefix + std::to_string(i)), sort_of(problem_.now[i]))));
      constants_.push_back(all.back());
    }
    return all;
  }
  Z3_ast applied(const std::vector<Z3_ast>& args) {
    return keep(Z3_mk_app(context_, invariant_, static_cast<unsigned>(args.size()), args.data()));
  }
  Z3_ast equations(const std::vector<Z3_ast>& values, const std::vector<term::TermId>& terms) {
    std::vector<Z3_ast> all;
    for (std::size_t i = 0; i < terms.size(); ++i) all.push_back(keep(Z3_mk_eq(context_, values[i], term(terms[i]))));
    return conjunction(all);
  }
  Z3_ast facts() {
    std::vector<Z3_ast> all;
    for (const term::TermId t : problem_.facts) all.push_back(term(t));
    return conjunction(all);
  }

  /// For all values of all constants.
  void add_rule(Z3_ast head, std::vector<Z3_ast> body) {
    for (Ast& bound : translator_.take_bounds()) bounds_.push_back(std::move(bound));
    for (const Ast& bound : bounds_) body.push_back(bound.get());
    const Z3_ast rule = keep(Z3_mk_implies(context_, conjunction(body), head));
    std::vector<Z3_app> bound;
    for (const z3::Translator::Variable& variable : translator_.variables()) {
      bound.push_back(Z3_to_app(context_, variable.constant.get()));
    }
    for (const Z3_ast constant : constants_) bound.push_back(Z3_to_app(context_, constant));
    const Z3_ast closed =
        keep(Z3_mk_forall_const(context_, 0, static_cast<unsigned>(bound.size()), bound.data(), 0, nullptr, rule));
    Z3_fixedpoint_add_rule(context_, horn_, closed, symbol("rule" + std::to_string(rules_++)));
    context_.check();
  }

  /// False: it has an operator that has no node.
  bool write(Z3_ast root) {
    std::vector<Z3_ast> open{root};
    while (!open.empty()) {
      const Z3_ast t = open.back();
      if (number_.contains(t)) {
        open.pop_back();
        continue;
      }
      const Z3_ast_kind kind = Z3_get_ast_kind(context_, t);
      if (kind == Z3_VAR_AST) {
        open.pop_back();
        emit(t, "argument " + std::to_string(Z3_get_index_value(context_, t)));
      } else if (kind == Z3_NUMERAL_AST) {
        open.pop_back();
        emit(t, std::string("integer ") + Z3_get_numeral_string(context_, t));
      } else if (kind == Z3_APP_AST) {
        const Z3_app app = Z3_to_app(context_, t);
        const unsigned count = Z3_get_app_num_args(context_, app);
        const std::size_t before = open.size();
        for (unsigned i = 0; i < count; ++i) {
          const Z3_ast arg = Z3_get_app_arg(context_, app, i);
          if (!number_.contains(arg)) open.push_back(arg);
        }
        if (open.size() != before) continue;
        open.pop_back();
        if (!write_application(t, app, count)) return false;
      } else {
        return false;
      }
    }
    return true;
  }
  bool write_application(Z3_ast t, Z3_app app, unsigned count) {
    std::string args;
    const auto arg = [&](unsigned i) { return " " + std::to_string(number_.at(Z3_get_app_arg(context_, app, i))); };
    for (unsigned i = 0; i < count; ++i) args += arg(i);
    const auto negated = [&](const std::string& line) {
      const std::size_t inner = next_++;
      out_ += line + "\n";
      return "not " + std::to_string(inner);
    };
    switch (Z3_get_decl_kind(context_, Z3_get_app_decl(context_, app))) {
      case Z3_OP_TRUE:
        return emit(t, "true");
      case Z3_OP_FALSE:
        return emit(t, "false");
      case Z3_OP_NOT:
        return emit(t, "not" + args);
      case Z3_OP_AND:
        return emit(t, "and" + args);
      case Z3_OP_OR:
        return emit(t, "or" + args);
      case Z3_OP_IMPLIES:
        return emit(t, "implies" + args);
      case Z3_OP_EQ:
      case Z3_OP_IFF:
        return emit(t, "equal" + args);
      case Z3_OP_ITE:
        return emit(t, "if" + args);
      case Z3_OP_LE:
        return emit(t, "le" + args);
      case Z3_OP_GE:
        return emit(t, "le" + arg(1) + arg(0));
      case Z3_OP_LT:
        return emit(t, negated("le" + arg(1) + arg(0)));
      case Z3_OP_GT:
        return emit(t, negated("le" + args));
      case Z3_OP_ADD:
        return emit(t, "add" + args);
      case Z3_OP_MUL:
        return emit(t, "multiply" + args);
      default:
        return false;
    }
  }
  bool emit(Z3_ast t, const std::string& line) {
    number_.emplace(t, next_++);
    out_ += line + "\n";
    return true;
  }

  const term::Terms& terms_;
  const HornProblem& problem_;
  Context context_;
  z3::Translator translator_;
  Z3_fixedpoint horn_;  // not given back: the process ends with it
  Z3_func_decl invariant_ = nullptr, bad_ = nullptr;
  std::vector<Ast> kept_, bounds_;
  std::vector<Z3_ast> constants_;
  std::size_t rules_ = 0, next_ = 0;
  std::unordered_map<Z3_ast, std::size_t> number_;
  std::string out_;
};

[[noreturn]] void run_child(int pipe, const term::Terms& terms, const HornProblem& problem, const HornLimits& limits) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const auto set_limit = [](auto resource, std::uint64_t value) {
    const rlimit limit{value, value};
    ::setrlimit(resource, &limit);
  };
  set_limit(RLIMIT_CPU, limits.seconds);
  set_limit(RLIMIT_CORE, 0);
  std::string text;
  try {
    // What the process has already counts as well.
    if (kLimitsMemory) set_limit(RLIMIT_DATA, limits.megabytes * 1000000);
    Z3_global_param_set("rlimit", std::to_string(limits.units).c_str());
    text = Child(terms, problem).run();
  } catch (...) {
    text.clear();
  }
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t written = ::write(pipe, text.data() + done, text.size() - done);
    if (written <= 0) break;
    done += static_cast<std::size_t>(written);
  }
  ::_exit(0);
}

// ---- in the parent

std::optional<std::vector<HornNode>> read_nodes(const std::string& text, std::size_t arguments) {
  static const std::unordered_map<std::string, HornOp> kOps{
      {"true", HornOp::True},       {"false", HornOp::False},     {"argument", HornOp::Argument},
      {"integer", HornOp::Integer}, {"not", HornOp::Not},         {"and", HornOp::And},
      {"or", HornOp::Or},           {"implies", HornOp::Implies}, {"equal", HornOp::Equal},
      {"le", HornOp::LessEqual},    {"add", HornOp::Add},         {"multiply", HornOp::Multiply},
      {"if", HornOp::IfThenElse}};
  std::vector<HornNode> nodes;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string word;
    words >> word;
    const auto op = kOps.find(word);
    if (op == kOps.end()) return std::nullopt;
    HornNode node{op->second, {}, 0, 0};
    if (node.op == HornOp::Integer) {
      words >> word;
      const bool is_negative = word.starts_with('-');
      const auto size = Integer::parse(std::string_view(word).substr(is_negative ? 1 : 0));
      if (!size) return std::nullopt;
      node.value = is_negative ? -*size : *size;
    } else {
      for (std::size_t number = 0; words >> number;) node.args.push_back(number);
      if (node.op == HornOp::Argument) {
        if (node.args.size() != 1 || node.args.front() >= arguments) return std::nullopt;
        node.argument = node.args.front();
        node.args.clear();
      }
      for (const std::size_t arg : node.args) {
        if (arg >= nodes.size()) return std::nullopt;
      }
    }
    nodes.push_back(std::move(node));
  }
  if (nodes.empty()) return std::nullopt;
  return nodes;
}

}  // namespace

std::optional<std::vector<HornNode>> solve_horn(const term::Terms& terms, const HornProblem& problem,
                                                const HornLimits& limits) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
  const pid_t child = ::fork();
  if (child == 0) run_child(ends[1], terms, problem, limits);
  ::close(ends[1]);
  std::string text;
  bool is_cut_off = child < 0;
  // A child of a process with several threads may wait for ever for a lock that one of them held.
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(2 * limits.seconds);
  while (!is_cut_off) {
    pollfd event{ends[0], POLLIN, 0};
    if ((limits.interrupted && limits.interrupted()) || std::chrono::steady_clock::now() > deadline) {
      is_cut_off = true;
    } else if (::poll(&event, 1, kPollMilliseconds) > 0) {
      char buffer[4096];
      const ssize_t count = ::read(ends[0], buffer, sizeof buffer);
      if (count <= 0) break;
      text.append(buffer, static_cast<std::size_t>(count));
    }
  }
  ::close(ends[0]);
  if (child < 0) return std::nullopt;
  if (is_cut_off) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (is_cut_off || !WIFEXITED(status)) return std::nullopt;
  return read_nodes(text, problem.now.size());
}

}  // namespace tlaloc::solver
