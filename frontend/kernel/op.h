// The native operators of the kernel, and the facts about each that do not depend on where it stands: one table, ops.def.
#pragma once

#include <cstdint>

namespace tlaloc::kernel {

enum class Op : std::uint8_t {
#define TLALOC_OP(name, ...) name,
#include "frontend/kernel/ops.def"
#undef TLALOC_OP
};

/// How an operator comes to its value.
enum class OpKind : std::uint8_t {
  Strict,       ///< from the values of all its arguments: exactly those that interpret::apply_native implements
  Lazy,         ///< short-circuits or binds
  HigherOrder,  ///< some arguments are lambdas
  Effect,       ///< looks at or changes what no state shows (chance, registers, the run, files written, processes): only the
                ///< interpreter has a rule
  Action,       ///< needs two states
  Temporal,     ///< needs a behaviour
};

/// How the printer writes it.
enum class OpStyle : std::uint8_t {
  Infix,
  Prefix,
  Postfix,
  Named,    ///< Len(s)
  Special,  ///< brackets of its own
};

/// Which of the interpreter's native functions evaluates a strict operator; None: not strict.
enum class OpFamily : std::uint8_t { None, Logic, Set, Function, Integer, Sequence, Value, Text, Io };

/// The kind that it demands of all its operands; Any: none, or not the same of all.
enum class OperandKind : std::uint8_t { Any, Boolean, Integer, Set, Function, FunctionOrText, Sequence };

/// The kind of its value.
enum class ResultKind : std::uint8_t {
  Anything,  ///< nothing is said
  Boolean,
  Integer,
  Text,
  Integers,  ///< a set of integers
  Rule,      ///< depends on the operands: type inference has a rule for it
};

/// Its level, given the highest of its operands.
enum class LevelRule : std::uint8_t {
  Operands,      ///< that one
  State,         ///< State, whatever the operands
  AtLeastState,  ///< the run itself, which may differ from state to state
  AtLeastAction,
  Temporal,
};

/// Whether its value for operands in which values are exchanged is its value with the same exchange. Ordered: not so, since it
/// orders values, writes them as text, or looks at more than the state.
enum class OrderUse : std::uint8_t { Indifferent, Ordered };

/// Strict operators over operands that are one of a few ground values: combination by combination, or by a rule of its own
/// (what builds structure around an operand: a tuple of choices is better than a choice of tuples).
enum class Alternatives : std::uint8_t { None, Pointwise, ByRule };

/// Strict operators over operands of several kinds: each kind by itself, or as a whole; FirstApart: apart in the first operand.
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
