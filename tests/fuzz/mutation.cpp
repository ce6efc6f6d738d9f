#include "tests/fuzz/mutation.h"

#include <cctype>
#include <vector>

namespace tlaloc::fuzz {
namespace {

/// Every spelling that the language knows, so that a new operator is tried from the day it exists.
constexpr std::string_view kWords[] = {
#define TLALOC_TOKEN(kind, words)
#define TLALOC_KEYWORD(kind, ...) __VA_ARGS__,
#define TLALOC_PUNCTUATION(kind, ...) __VA_ARGS__,
#include "frontend/lex/token_kinds.def"
#undef TLALOC_TOKEN
#undef TLALOC_KEYWORD
#undef TLALOC_PUNCTUATION
#define TLALOC_OPERATOR(kind, canonical, ...) canonical,
#include "frontend/parse/operators.def"
#undef TLALOC_OPERATOR
};

constexpr std::string_view kPhrases[] = {
    "x", "y", "f", "S", "0", "1", "7", "-1", "\"a\"", "TRUE", "FALSE", "{}", "<<>>", "BOOLEAN", "STRING", "Nat", "Int", "1..3",
    "{1, 2}", "<<1, 2>>", "[x \\in 1..3 |-> x]", "[a |-> 1, b |-> \"c\"]", "[a : {1}]", "[1..2 -> {3}]", "SUBSET {1, 2}",
    "\\E x \\in {1} : ", "\\A <<x, y>> \\in S \\X S : ", "CHOOSE x \\in S : ", "{x \\in S : TRUE}", "{x + 1 : x \\in S}",
    "LET x == 1 IN ", "LET F(x) == x IN ", "IF TRUE THEN 1 ELSE ", "CASE TRUE -> 1 [] OTHER -> ", "[f EXCEPT ![1] = @]",
    "[f EXCEPT !.a = 2]", "f[1]", "f.a", "x'", "[][x' = x]_x", "WF_x(x' = x)", "ENABLED (x' = x)", "UNCHANGED x", "Len(x)",
    "Append(x, 1)", "Cardinality(S)", "LAMBDA x : x", "/\\ ", "\n  /\\ ", "\n  \\/ ", "\n", "\n====\n",
    "\n---- MODULE N ----\n", "VARIABLE x\n", "CONSTANT c\n", "RECURSIVE f(_)\n",
    "f[x \\in S] == ", "f(x) == ", "x == ", "I == INSTANCE N WITH x <- ", "I!", "LOCAL ", "ASSUME ", "THEOREM ",
    "PROOF BY DEF ", "<1>1. ", "<1> QED", "(* ", "*)", "\\* ", "lab :: ", "\\b101", "99999999999999999999", "2^63", "INIT x\n",
    "INVARIANT x\n", "CONSTANT c = {a, b}\n", "c <- [M] d\n", "\xE2\x88\x80", "\xE2\x88\x88",
    // PlusCal
    "--algorithm A ", "--fair algorithm A {", "variables x = 0; ", "process p \\in 1..2 ", "procedure P(a) ", "macro m(v) ",
    "begin ", "end ", "x := x + 1; ", "x[1] := 2 || x[2] := 1; ", "while x < 3 do ", "if (x = 0) ", "if x = 0 then ", "else ",
    "either ", "or ", "with y \\in {1} do ", "call P(1); ", "return; ", "goto l; ", "m(x); ", "l: ", "l:+ ", "await x = 0; ",
    "PlusCal options (wf, label)\n", "\\* BEGIN TRANSLATION\n", "\\* END TRANSLATION\n"};

struct Piece {
  std::size_t begin, end;
};

enum class Class { Blank, Word, Symbol, Bracket };

Class class_of(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (std::isspace(byte) != 0) return Class::Blank;
  if (std::isalnum(byte) != 0 || c == '_') return Class::Word;
  return std::string_view("()[]{},:\"'!").find(c) == std::string_view::npos ? Class::Symbol : Class::Bracket;
}

/// Words, runs of symbols and of blanks, single brackets: near enough to tokens, and possible for any bytes.
std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    const Class kind = class_of(text[i]);
    while (kind != Class::Bracket && end < text.size() && class_of(text[end]) == kind) ++end;
    pieces.push_back({i, end});
    i = end;
  }
  return pieces;
}

class Mutation {
 public:
  Mutation(std::string_view text, std::minstd_rand& random) : text_(text), random_(random), pieces_(pieces_of(text)) {}

  std::string run() {
    const std::size_t count = pieces_.size();
    if (count == 0) return std::string(vocabulary());
    const std::size_t a = below(count);
    const std::size_t length = 1 + below(std::min<std::size_t>(count - a, below(4) == 0 ? 24 : 4));
    const std::size_t begin = pieces_[a].begin;
    const std::size_t end = pieces_[a + length - 1].end;
    const std::string_view range = text_.substr(begin, end - begin);
    switch (below(6)) {
      case 0:
        return replaced(begin, end, "");
      case 1:
        return replaced(begin, end, vocabulary());
      case 2: {  // a copy elsewhere
        const std::size_t at = pieces_[below(count)].begin;
        return replaced(at, at, range);
      }
      case 3: {  // a copy over something else
        const Piece other = pieces_[below(count)];
        return replaced(other.begin, other.end, range);
      }
      case 4:
        return replaced(begin, end, "(" + std::string(range) + ")");
      default:
        return replaced(begin, begin, std::string(vocabulary()) + " ");
    }
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::string_view vocabulary() {
    return below(3) == 0 ? kWords[below(std::size(kWords))] : kPhrases[below(std::size(kPhrases))];
  }

  [[nodiscard]] std::string replaced(std::size_t begin, std::size_t end, std::string_view with) const {
    return std::string(text_.substr(0, begin)).append(with).append(text_.substr(end));
  }

  std::string_view text_;
  std::minstd_rand& random_;
  std::vector<Piece> pieces_;
};

}  // namespace

std::string mutate(std::string_view text, std::minstd_rand& random) { return Mutation(text, random).run(); }

}  // namespace tlaloc::fuzz
