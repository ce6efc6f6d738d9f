// Private to this folder: the rules of the TLA+ grammar, iterator and context. The grammar runs over tokens; attributes are ids
// or small structs of the syntax tree; actions call the Builder. Rules are declared here and defined in one file per family,
// always through BOOST_SPIRIT_DEFINE: a recursive rule written inline would be instantiated again along every path to it.
#pragma once

#include <boost/spirit/home/x3.hpp>

#include "frontend/parse/state.h"

namespace tlaloc::parse::grammar {

namespace x3 = boost::spirit::x3;

using Iterator = const lex::Token*;
struct StateTag;
using Context = x3::context<StateTag, ParseState, x3::unused_type>;

template <class Ctx>
ParseState& state_of(const Ctx& context) {
  return x3::get<StateTag>(context);
}

#define TLALOC_RULE(name, ...)                           \
  struct name##_tag {};                                  \
  using name##_type = x3::rule<name##_tag, __VA_ARGS__>; \
  inline const name##_type name{#name};                  \
  BOOST_SPIRIT_DECLARE(name##_type)
#define TLALOC_INSTANTIATE(name) BOOST_SPIRIT_INSTANTIATE(name##_type, Iterator, Context)

// expression.cpp
TLALOC_RULE(expression, syntax::ExprId)
TLALOC_RULE(argument, syntax::ExprId)            // expression, LAMBDA, or an operator alone
TLALOC_RULE(substitution_value, syntax::ExprId)  // the same on the right of <-
TLALOC_RULE(junction, syntax::ExprId)
// operand.cpp
TLALOC_RULE(operand, syntax::ExprId)
TLALOC_RULE(path, syntax::ExprId)
TLALOC_RULE(call_args, std::vector<syntax::ExprId>)
TLALOC_RULE(subscript, syntax::ExprId)
TLALOC_RULE(definition_name, syntax::ExprId)  // in DEF lists: a path or an operator symbol
// control.cpp
TLALOC_RULE(control, syntax::ExprId)  // IF, CASE, LET
TLALOC_RULE(let_unit, syntax::UnitId)
// collection.cpp
TLALOC_RULE(bracketed, syntax::ExprId)  // ( ) { } [ ] << >>
// binder.cpp
TLALOC_RULE(binder, syntax::ExprId)  // quantifiers, CHOOSE
TLALOC_RULE(lambda, syntax::ExprId)
TLALOC_RULE(bound, syntax::Bound)
TLALOC_RULE(bounds, std::vector<syntax::Bound>)
TLALOC_RULE(binders, Binders)
// definition.cpp
TLALOC_RULE(definition, syntax::UnitId)
TLALOC_RULE(recursive, syntax::UnitId)
TLALOC_RULE(instance, syntax::UnitId)
TLALOC_RULE(declaration, syntax::Declaration)
// proof.cpp
TLALOC_RULE(statement, syntax::ExprId)  // expression or ASSUME … PROVE …
TLALOC_RULE(sequent, syntax::ExprId)
TLALOC_RULE(facts, Facts)
TLALOC_RULE(proof, syntax::ProofId)
TLALOC_RULE(step_body, syntax::ProofStep)
// module.cpp
TLALOC_RULE(unit, syntax::UnitId)
TLALOC_RULE(module_rule, syntax::ModuleId)

}  // namespace tlaloc::parse::grammar
