// Statements of theorems (ASSUME … PROVE …) and their proofs. Steps are grouped by level: the first step fixes the level of its
// proof, a step of a larger level starts the proof of the step before it, and QED ends the sequence.
#include <charconv>
#include <limits>

#include "frontend/parse/grammar/tokens.h"

namespace tlaloc::parse::grammar {
namespace {

using syntax::ExprId;
using syntax::NewSymbol;
using syntax::Proof;
using syntax::ProofId;
using syntax::ProofStep;

bool takes_proof(TokenKind keyword) {
  switch (keyword) {
    case TokenKind::Pick:
    case TokenKind::Case:
    case TokenKind::Suffices:
    case TokenKind::Qed:
      return true;
    case TokenKind::Use:
    case TokenKind::Hide:
    case TokenKind::Instance:
    case TokenKind::Define:
    case TokenKind::Have:
    case TokenKind::Take:
    case TokenKind::Witness:
      return false;
    default:
      return true;  // an assertion, unless it is a definition
  }
}

/// The level that a step's name asks for where the proof around it has level `open` (-1: none). `<*>` is that level, and one
/// more right after PROOF.
int step_level(const lex::Token& token, int open, bool after_keyword) {
  const std::string& text = token.symbol.text();
  if (text[1] == '+') return open + 1;
  if (text[1] == '*') return after_keyword || open < 0 ? open + 1 : open;
  int level = 0;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), level);
  return error == std::errc{} ? level : std::numeric_limits<int>::max();
}

class LevelScope {
 public:
  LevelScope(ParseState& state, int level) : state_(state), outer_(state.proof_level) { state_.proof_level = level; }
  ~LevelScope() { state_.proof_level = outer_; }
  LevelScope(const LevelScope&) = delete;
  LevelScope& operator=(const LevelScope&) = delete;

 private:
  ParseState& state_;
  int outer_;
};

/// `x == …`, `f[…] == …`, `F(…) == …`, `a ++ b == …`, `-. a == …`: a DEFINE step may leave its keyword out.
bool looks_like_definition(const lex::Token* at) {
  if (at->kind == TokenKind::Negative) return at[1].kind == TokenKind::Identifier && at[2].kind == TokenKind::DefinedAs;
  if (at->kind != TokenKind::Identifier) return false;
  ++at;
  if (at->kind == TokenKind::LeftParen || at->kind == TokenKind::LeftBracket) {
    int depth = 0;
    do {
      if (at->kind == TokenKind::LeftParen || at->kind == TokenKind::LeftBracket) ++depth;
      if (at->kind == TokenKind::RightParen || at->kind == TokenKind::RightBracket) --depth;
      // `]_` closes too, but no head of a definition contains an action; a keyword or `==` ends the search early
      if (at->kind == TokenKind::EndOfFile || at->kind == TokenKind::DefinedAs || at->kind == TokenKind::StepName) return false;
      ++at;
    } while (depth > 0);
  } else if (operator_info(at->kind).is_infix() && at[1].kind == TokenKind::Identifier) {
    at += 2;
  } else if (operator_info(at->kind).is_postfix()) {
    ++at;
  }
  return at->kind == TokenKind::DefinedAs;
}

struct DefinitionAhead : x3::parser<DefinitionAhead> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  template <class Ctx, class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator&, const Ctx&, RuleContext&, Attribute&) const {
    return looks_like_definition(first);
  }
};

/// The steps of one proof, when the next token is a step of a deeper level than the proof around it.
struct StepsParser : x3::parser<StepsParser> {
  using attribute_type = std::vector<ProofStep>;
  static constexpr bool has_attribute = true;
  bool after_keyword;

  constexpr explicit StepsParser(bool keyword) : after_keyword(keyword) {}

  template <class Ctx, class RuleContext>
  bool parse(Iterator& first, const Iterator& last, const Ctx& context, RuleContext&, std::vector<ProofStep>& steps) const {
    ParseState& state = state_of(context);
    if (first->kind != TokenKind::StepName) return false;
    const int level = step_level(*first, state.proof_level, after_keyword);
    if (level <= state.proof_level) return false;
    const Iterator opening = first;
    const LevelScope scope(state, level);
    for (;;) {
      if (first != opening) check_step(state, first, opening, level);
      const Iterator start = first++;
      ProofStep step;
      if (!step_body.parse(first, last, context, x3::unused, step)) throw x3::expectation_failure<Iterator>(first, "step");
      step.id = state.builder.name(start);
      step.level = level;
      const bool is_definition = step.keyword.symbol == Symbol("DEFINE");
      if (!is_definition && takes_proof(start[1].kind)) {
        ProofId sub;
        if (proof.parse(first, last, context, x3::unused, sub)) step.proof = sub;
      }
      step.span = state.builder.span(start, first);
      steps.push_back(std::move(step));
      if (start[1].kind == TokenKind::Qed) return true;
    }
  }

 private:
  static void check_step(const ParseState& state, Iterator at, Iterator opening, int level) {
    const Span here = state.buffer.span(*at);
    const Label start{state.buffer.span(*opening), "its first step"};
    if (at->kind != TokenKind::StepName) {
      state.reject(DiagnosticKind::ProofStructure, here,
                   "found " + quote(*at, state.buffer, state.sources) + " in a proof of level " + std::to_string(level) +
                       " that has no QED step yet",
                   {start});
    }
    const int found = step_level(*at, level, false);
    if (found == level) return;
    state.reject(DiagnosticKind::ProofStructure, here,
                 found > level ? "this step is deeper than its proof, but the step before it takes no proof"
                               : "this step ends a proof of level " + std::to_string(level) + " that has no QED step",
                 {start});
  }
};

// ---- actions

const auto keep = [](auto& ctx) { x3::_val(ctx) = x3::_attr(ctx); };
const auto set_kind = [](auto& ctx) {
  NewSymbol::Kind& kind = x3::_val(ctx).kind;
  switch (x3::_attr(ctx)->kind) {
    case TokenKind::Variable:
      kind = NewSymbol::Kind::Variable;
      break;
    case TokenKind::State:
      kind = NewSymbol::Kind::State;
      break;
    case TokenKind::Action:
      kind = NewSymbol::Kind::Action;
      break;
    case TokenKind::Temporal:
      kind = NewSymbol::Kind::Temporal;
      break;
    default:
      kind = NewSymbol::Kind::Constant;
  }
};
const auto set_declaration = [](auto& ctx) { x3::_val(ctx).declaration = std::move(x3::_attr(ctx)); };
const auto set_set = [](auto& ctx) { x3::_val(ctx).set = x3::_attr(ctx); };
const auto keep_assumption = [](auto& ctx) { x3::_val(ctx) = syntax::Assumption(std::move(x3::_attr(ctx))); };
const auto make_sequent = [](auto& ctx) { yield(ctx, syntax::Sequent{part<0>(ctx), part<1>(ctx)}); };

const auto set_only = [](auto& ctx) { x3::_val(ctx).only = true; };
const auto add_module = [](auto& ctx) { x3::_val(ctx).modules.push_back(x3::_attr(ctx)); };
const auto add_fact = [](auto& ctx) { x3::_val(ctx).facts.push_back(x3::_attr(ctx)); };
const auto add_definition = [](auto& ctx) { x3::_val(ctx).definitions.push_back(x3::_attr(ctx)); };

template <class Ctx>
void yield_proof(const Ctx& ctx, Proof made) {
  x3::_val(ctx) = builder_of(ctx).tree().proofs.add(std::move(made));
}
template <class Ctx>
void yield_proof(const Ctx& ctx, Proof::Kind kind) {
  Proof made;
  made.kind = kind;
  yield_proof(ctx, std::move(made));
}
const auto make_obvious = [](auto& ctx) { yield_proof(ctx, Proof::Kind::Obvious); };
const auto make_omitted = [](auto& ctx) { yield_proof(ctx, Proof::Kind::Omitted); };
const auto make_by = [](auto& ctx) {
  Facts& read = x3::_attr(ctx);
  Proof made;
  made.kind = Proof::Kind::By;
  made.only = read.only;
  made.facts = std::move(read.facts);
  made.modules = std::move(read.modules);
  made.definitions = std::move(read.definitions);
  yield_proof(ctx, std::move(made));
};
const auto make_steps = [](auto& ctx) {
  Proof made;
  made.kind = Proof::Kind::Steps;
  made.steps = std::move(x3::_attr(ctx));
  yield_proof(ctx, std::move(made));
};

const auto set_keyword = [](auto& ctx) { x3::_val(ctx).keyword = builder_of(ctx).name(x3::_attr(ctx)); };
const auto set_define = [](auto& ctx) { x3::_val(ctx).keyword.symbol = Symbol("DEFINE"); };
const auto set_facts = [](auto& ctx) {
  Facts& read = x3::_attr(ctx);
  x3::_val(ctx).exprs = std::move(read.facts);
  x3::_val(ctx).unfolded = std::move(read.definitions);
  x3::_val(ctx).modules = std::move(read.modules);
};
const auto set_exprs = [](auto& ctx) { x3::_val(ctx).exprs = std::move(x3::_attr(ctx)); };
const auto add_expr = [](auto& ctx) { x3::_val(ctx).exprs.push_back(x3::_attr(ctx)); };
const auto add_unit = [](auto& ctx) { x3::_val(ctx).definitions.push_back(x3::_attr(ctx)); };
const auto set_binders = [](auto& ctx) {
  x3::_val(ctx).bounds = std::move(x3::_attr(ctx).bounds);
  x3::_val(ctx).names = std::move(x3::_attr(ctx).names);
};

// ---- rules of this file only

TLALOC_RULE(new_symbol, NewSymbol)
TLALOC_RULE(assumption, syntax::Assumption)

constexpr auto comma = lit(TokenKind::Comma);
constexpr auto colon = lit(TokenKind::Colon);

const auto statement_def = sequent | expression;
const auto symbol_kind =
    token(TokenKind::Constant, TokenKind::Variable, TokenKind::State, TokenKind::Action, TokenKind::Temporal);
const auto new_symbol_def = ((lit(TokenKind::New) > -symbol_kind[set_kind]) | symbol_kind[set_kind]) >
                            declaration[set_declaration] > -(lit(TokenKind::In) > expression[set_set]);
const auto assumption_def = new_symbol[keep_assumption] | statement[keep_assumption];
const auto sequent_def = node[nested[((lit(TokenKind::Assume) | lit(TokenKind::BoxAssume)) > assumption % comma >
                                      (lit(TokenKind::Prove) | lit(TokenKind::BoxProve)) > expression)[make_sequent]]];

const auto fact = (lit(TokenKind::Module) > word[add_module]) | expression[add_fact];
const auto definition_item = (lit(TokenKind::Module) > word[add_module]) | definition_name[add_definition];
const auto definition_list = lit(TokenKind::Def) > definition_item % comma;
const auto facts_def = -(lit(TokenKind::Only) > x3::eps[set_only]) > ((fact % comma > -definition_list) | definition_list);

const auto leaf_proof =
    lit(TokenKind::Obvious)[make_obvious] | lit(TokenKind::Omitted)[make_omitted] | (lit(TokenKind::By) > facts[make_by]);
const auto proof_def = node[nested[(lit(TokenKind::Proof) > named("a proof")[leaf_proof | StepsParser(true)[make_steps]]) |
                                   leaf_proof | StepsParser(false)[make_steps]]];

const auto assertion = -token(TokenKind::Suffices)[set_keyword] >> statement[add_expr];
const auto step_body_def =
    named("a proof step")[(token(TokenKind::Use, TokenKind::Hide)[set_keyword] > facts[set_facts])                       //
                          | (&token(TokenKind::Instance)[set_keyword] > instance[add_unit])                              //
                          | (token(TokenKind::Define)[set_keyword] > +let_unit[add_unit])                                //
                          | (token(TokenKind::Have, TokenKind::Case)[set_keyword] > expression[add_expr])                //
                          | (token(TokenKind::Take)[set_keyword] > binders[set_binders])                                 //
                          | (token(TokenKind::Witness)[set_keyword] > (expression % comma)[set_exprs])                   //
                          | (token(TokenKind::Pick)[set_keyword] > binders[set_binders] > colon > expression[add_expr])  //
                          | token(TokenKind::Qed)[set_keyword]                                                           //
                          | (DefinitionAhead{} > x3::eps[set_define] > +let_unit[add_unit])                              //
                          | assertion];

BOOST_SPIRIT_DEFINE(new_symbol, assumption)

}  // namespace

BOOST_SPIRIT_DEFINE(statement, sequent, facts, proof, step_body)
TLALOC_INSTANTIATE(statement)
TLALOC_INSTANTIATE(sequent)
TLALOC_INSTANTIATE(facts)
TLALOC_INSTANTIATE(proof)
TLALOC_INSTANTIATE(step_body)

}  // namespace tlaloc::parse::grammar
