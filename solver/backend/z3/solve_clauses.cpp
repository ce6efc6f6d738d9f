// Z3's Spacer, from text to text.
#include <z3.h>

#include "solver/backend/z3/handle.h"
#include "solver/backend/z3/horn.h"

namespace tlaloc::z3 {

namespace {

class Clauses {
 public:
  explicit Clauses(const std::string& text) : horn_(context_, Z3_mk_fixedpoint(context_)) {
    set_parameters();
    queries_ = VectorHandle(context_, Z3_fixedpoint_from_string(context_, horn_.get(), text.c_str()));
    context_.check();
  }

  [[nodiscard]] std::string solve() {
    if (Z3_ast_vector_size(context_, queries_.get()) != 1) throw Z3Failure("not one query");
    const Z3_func_decl relation = invariant();
    const Ast query = own(Z3_ast_vector_get(context_, queries_.get(), 0));
    if (Z3_fixedpoint_query(context_, horn_.get(), query.get()) != Z3_L_FALSE) return {};
    return definition(relation, own(Z3_fixedpoint_get_cover_delta(context_, horn_.get(), -1, relation)));
  }

 private:
  [[nodiscard]] Ast own(Z3_ast raw) const { return {context_, raw}; }
  [[nodiscard]] Z3_symbol symbol(const std::string& name) const { return Z3_mk_string_symbol(context_, name.c_str()); }

  void set_parameters() {
    const ParamsHandle params(context_, Z3_mk_params(context_));
    Z3_params_set_symbol(context_, params.get(), symbol("engine"), symbol("spacer"));
    // Without these the invariant is lost when clauses are simplified.
    for (const char* const name : {"xform.slice", "xform.inline_linear", "xform.inline_eager"}) {
      Z3_params_set_bool(context_, params.get(), symbol(name), false);
    }
    Z3_fixedpoint_set_params(context_, horn_.get(), params.get());
    Z3_set_ast_print_mode(context_, Z3_PRINT_SMTLIB2_COMPLIANT);
    context_.check();
  }

  /// As a clause has it at its head.
  [[nodiscard]] Z3_func_decl invariant() {
    rules_ = VectorHandle(context_, Z3_fixedpoint_get_rules(context_, horn_.get()));
    for (unsigned i = 0; i < Z3_ast_vector_size(context_, rules_.get()); ++i) {
      Z3_ast clause = Z3_ast_vector_get(context_, rules_.get(), i);
      if (Z3_get_ast_kind(context_, clause) == Z3_QUANTIFIER_AST) clause = Z3_get_quantifier_body(context_, clause);
      if (Z3_get_ast_kind(context_, clause) != Z3_APP_AST) continue;
      Z3_app head = Z3_to_app(context_, clause);
      if (Z3_get_decl_kind(context_, Z3_get_app_decl(context_, head)) == Z3_OP_IMPLIES) {
        head = Z3_to_app(context_, Z3_get_app_arg(context_, head, 1));
      }
      const Z3_func_decl relation = Z3_get_app_decl(context_, head);
      const Z3_symbol name = Z3_get_decl_name(context_, relation);
      if (name == symbol(kInvariant)) return relation;
    }
    throw Z3Failure("no clause for the relation");
  }

  [[nodiscard]] std::string definition(Z3_func_decl relation, const Ast& formula) const {
    std::string parameters;
    std::vector<Ast> kept;
    std::vector<Z3_ast> names;
    for (unsigned i = 0; i < Z3_get_domain_size(context_, relation); ++i) {
      const std::string name = "x" + std::to_string(i);
      const Z3_sort sort = Z3_get_domain(context_, relation, i);
      parameters += (i == 0 ? "(" : " (") + name + " " + Z3_sort_to_string(context_, sort) + ")";
      kept.push_back(own(Z3_mk_const(context_, symbol(name), sort)));
      names.push_back(kept.back().get());
    }
    const Ast named = own(Z3_substitute_vars(context_, formula.get(), static_cast<unsigned>(names.size()), names.data()));
    std::string out = std::string("(define-fun ") + kInvariant + " (" + parameters + ") Bool\n";
    out += Z3_ast_to_string(context_, named.get());
    context_.check();
    return out + ")\n";
  }

  Context context_;
  FixedpointHandle horn_;
  VectorHandle queries_, rules_;
};

}  // namespace

std::string solve_clauses(const std::string& clauses, std::uint32_t units) {
  Z3_global_param_set("rlimit", std::to_string(units).c_str());
  Z3_global_param_set("pp.flat_assoc", "false");  // write the formula as it is
  return Clauses(clauses).solve();
}

}  // namespace tlaloc::z3
