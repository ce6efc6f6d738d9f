// A formula that Z3 has parsed, as nodes.
#include <z3.h>

#include <unordered_map>

#include "solver/backend/z3/handle.h"
#include "solver/backend/z3/horn.h"

namespace tlaloc::z3 {

namespace {

using solver::HornNode;
using HornOp = HornNode::Op;

class Reader {
 public:
  Reader(const std::string& definition, const std::vector<term::Sort>& arguments) {
    std::string text = definition, application = kInvariant;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const std::string name = "argument" + std::to_string(i);
      const bool is_bool = arguments[i] == term::Sort::Bool;
      text += "(declare-const " + name + (is_bool ? " Bool)\n" : " Int)\n");
      application += " " + name;
      const Z3_sort sort = is_bool ? Z3_mk_bool_sort(context_) : Z3_mk_int_sort(context_);
      constants_.emplace_back(context_, Z3_mk_const(context_, Z3_mk_string_symbol(context_, name.c_str()), sort));
      argument_.emplace(constants_.back().get(), i);
    }
    text += arguments.empty() ? "(assert " + application + ")\n" : "(assert (" + application + "))\n";
    parsed_ = VectorHandle(context_, Z3_parse_smtlib2_string(context_, text.c_str(), 0, nullptr, nullptr, 0, nullptr, nullptr));
    context_.check();
  }

  [[nodiscard]] std::optional<std::vector<HornNode>> nodes() {
    if (Z3_ast_vector_size(context_, parsed_.get()) != 1) return std::nullopt;
    std::vector<Z3_ast> open{Z3_ast_vector_get(context_, parsed_.get(), 0)};
    while (!open.empty()) {
      const Z3_ast t = open.back();
      if (number_.contains(t)) {
        open.pop_back();
      } else if (const auto value = numeral(t)) {
        emit(t, {HornOp::Integer, {}, 0, *value});
      } else if (!push_new_arguments(t, open) && !add(t)) {
        return std::nullopt;
      }
    }
    context_.check();
    return std::move(nodes_);
  }

 private:
  /// Whether there are any.
  bool push_new_arguments(Z3_ast t, std::vector<Z3_ast>& open) const {
    if (Z3_get_ast_kind(context_, t) != Z3_APP_AST) return false;
    const std::size_t before = open.size();
    const Z3_app app = Z3_to_app(context_, t);
    for (unsigned i = 0; i < Z3_get_app_num_args(context_, app); ++i) {
      const Z3_ast arg = Z3_get_app_arg(context_, app, i);
      if (!number_.contains(arg)) open.push_back(arg);
    }
    return open.size() != before;
  }

  /// Text has negative ones only as the negation of others.
  [[nodiscard]] std::optional<Integer> numeral(Z3_ast t) const {
    if (Z3_get_ast_kind(context_, t) == Z3_NUMERAL_AST) return Integer::parse(Z3_get_numeral_string(context_, t));
    if (Z3_get_ast_kind(context_, t) != Z3_APP_AST) return std::nullopt;
    const Z3_app app = Z3_to_app(context_, t);
    if (Z3_get_decl_kind(context_, Z3_get_app_decl(context_, app)) != Z3_OP_UMINUS) return std::nullopt;
    const auto size = numeral(Z3_get_app_arg(context_, app, 0));
    return size ? std::optional(-*size) : std::nullopt;
  }

  /// False: it is something that no node says. Its arguments have been added.
  bool add(Z3_ast t) {
    if (const auto found = argument_.find(t); found != argument_.end()) {
      return emit(t, {HornOp::Argument, {}, found->second, 0});
    }
    return Z3_get_ast_kind(context_, t) == Z3_APP_AST && add_application(t, Z3_to_app(context_, t));
  }

  bool add_application(Z3_ast t, Z3_app app) {
    std::vector<std::size_t> args;
    for (unsigned i = 0; i < Z3_get_app_num_args(context_, app); ++i) {
      args.push_back(number_.at(Z3_get_app_arg(context_, app, i)));
    }
    const auto add_as = [&](HornOp op) { return emit(t, {op, args, 0, 0}); };
    const auto not_less_equal = [&](std::size_t left, std::size_t right) {
      return emit(t, {HornOp::Not, {append({HornOp::LessEqual, {left, right}, 0, 0})}, 0, 0});
    };
    switch (Z3_get_decl_kind(context_, Z3_get_app_decl(context_, app))) {
      case Z3_OP_TRUE:
        return add_as(HornOp::True);
      case Z3_OP_FALSE:
        return add_as(HornOp::False);
      case Z3_OP_NOT:
        return add_as(HornOp::Not);
      case Z3_OP_AND:
        return add_as(HornOp::And);
      case Z3_OP_OR:
        return add_as(HornOp::Or);
      case Z3_OP_IMPLIES:
        return add_as(HornOp::Implies);
      case Z3_OP_EQ:
      case Z3_OP_IFF:
        return add_as(HornOp::Equal);
      case Z3_OP_ITE:
        return add_as(HornOp::IfThenElse);
      case Z3_OP_LE:
        return add_as(HornOp::LessEqual);
      case Z3_OP_GE:
        return emit(t, {HornOp::LessEqual, {args[1], args[0]}, 0, 0});
      case Z3_OP_LT:
        return not_less_equal(args[1], args[0]);
      case Z3_OP_GT:
        return not_less_equal(args[0], args[1]);
      case Z3_OP_ADD:
        return add_as(HornOp::Add);
      case Z3_OP_MUL:
        return add_as(HornOp::Multiply);
      case Z3_OP_UMINUS:
        return emit(t, {HornOp::Multiply, {append({HornOp::Integer, {}, 0, -1}), args[0]}, 0, 0});
      default:
        return false;
    }
  }

  std::size_t append(HornNode node) {
    nodes_.push_back(std::move(node));
    return nodes_.size() - 1;
  }
  bool emit(Z3_ast t, HornNode node) {
    number_.emplace(t, append(std::move(node)));
    return true;
  }

  Context context_;
  std::vector<Ast> constants_;
  VectorHandle parsed_;
  std::unordered_map<Z3_ast, std::size_t> argument_, number_;
  std::vector<HornNode> nodes_;
};

}  // namespace

std::optional<std::vector<HornNode>> read_invariant(const std::string& definition, const std::vector<term::Sort>& arguments) {
  try {
    return Reader(definition, arguments).nodes();
  } catch (const Z3Failure&) {
    return std::nullopt;
  }
}

}  // namespace tlaloc::z3
