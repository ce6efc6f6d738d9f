// The native operators of the kernel, with the facts about each that do not depend on its context, in one table: ops.def.
#pragma once

#include <cstdint>

namespace tlaloc::kernel {

enum class Op : std::uint8_t {
#define TLALOC_OP(name, ...) name,
#include "frontend/kernel/ops.def"
#undef TLALOC_OP
};

/// How an operator is evaluated.
enum class OpKind : std::uint8_t {
  Strict,       ///< from the values of all its arguments: exactly those that interpret::apply_native implements
  Lazy,         ///< short-circuits or binds
  HigherOrder,  ///< some arguments are lambdas
  Effect,       ///< depends on or changes something outside of states (chance, registers, the run, files, processes): only the
                ///< interpreter has a rule
  Action,       ///< needs two states
  Temporal,     ///< needs a behaviour
};

/// How it is printed.
enum class OpStyle : std::uint8_t {
  Infix,
  Prefix,
  Postfix,
  Named,    ///< Len(s)
  Special,  ///< brackets of its own
};

/// Which of the interpreter's native functions evaluates a strict operator; None: not strict.
enum class OpFamily : std::uint8_t { None, Logic, Set, Function, Integer, Sequence, Value, Text, Io };

/// The kind required of all its operands; Any: none, or not the same for all.
enum class OperandKind : std::uint8_t { Any, Boolean, Integer, Set, Function, FunctionOrText, Sequence };

/// The kind of its value.
enum class ResultKind : std::uint8_t {
  Anything,  ///< unknown
  Boolean,
  Integer,
  Text,
  Integers,  ///< a set of integers
  Rule,      ///< depends on the operands: type inference has a rule for it
};

/// Its level, as a function of the highest level of its operands.
enum class LevelRule : std::uint8_t {
  Operands,      ///< the operands' level
  State,         ///< State, regardless of the operands
  AtLeastState,  ///< depends on the run, which may differ between states
  AtLeastAction,
  Temporal,
};

/// Whether the operator commutes with exchanging values in its operands. Ordered: it does not, because it orders values, writes
/// them as text, or depends on more than the state.
enum class OrderUse : std::uint8_t { Indifferent, Ordered };

/// How a strict operator is encoded if an operand is one of a few ground values: for each combination, or by a rule of its own
/// (preferred for operators that build structures: a tuple of choices is better than a choice of tuples).
enum class Alternatives : std::uint8_t { None, Pointwise, ByRule };

/// How a strict operator is encoded if an operand has values of several kinds: separately for each kind, or as a whole;
/// FirstApart: separately for the first operand.
enum class UnionUse : std::uint8_t { None, Apart, FirstApart, Whole };

struct OpInfo {
  const char* spelling;
  int arity;  ///< -1: any
  OpKind kind;
  OpStyle style;
  OpFamily family;
  OperandKind operands;
  ResultKind result;
  LevelRule level;
  OrderUse order;
  Alternatives alternatives;
  UnionUse unions;
};
[[nodiscard]] const OpInfo& info(Op op);

}  // namespace tlaloc::kernel
