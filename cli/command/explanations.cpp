#include "cli/command/explanations.h"

#include <array>

namespace tlaloc::cli {

namespace {

using Kind = DiagnosticKind;

constexpr auto kExplanations = std::to_array<Explanation>({
    // ---- lexing and parsing
    {Kind::UnexpectedToken, "The text cannot be continued with this token; the message says what could stand here.",
     "Init == x = ) 0", "Look at the token and the one before it: often an operand, a bracket or `==` is missing."},
    {Kind::NoModule, "The file has no `---- MODULE Name ----`, so it defines nothing.", "VARIABLE x",
     "Put the text between `---- MODULE Name ----` and `====`."},
    {Kind::UnexpectedCharacter, "This character begins no token of TLA+.", "x' = x ? 1",
     "Remove it, or put it into a string or a comment."},
    {Kind::InvalidEncoding, "The file is not UTF-8 text.", "(a byte 0xFF)", "Save the file as UTF-8."},
    {Kind::UnterminatedString, "A string must end on the line it begins on.", "name == \"Alice", "Add the closing quote."},
    {Kind::UnterminatedComment, "A comment opened with `(*` is never closed; comments nest.", "(* never closed",
     "Add `*)`, one for each `(*`."},
    {Kind::InvalidEscape, "Strings know the escapes \\\" \\\\ \\t \\n \\f \\r only.", "path == \"C:\\dir\"",
     "Write `\\\\` for a backslash."},
    {Kind::UnclosedBracket, "A bracket has no partner, or one of another shape.", "x' = (x + 1", "Close it, or remove it."},
    {Kind::PrecedenceConflict, "The precedences of the two operators overlap, so TLA+ does not say which binds tighter.",
     "p /\\ q \\/ r", "Use parentheses, or a bulleted list."},
    {Kind::NestingTooDeep, "The expression is nested deeper than the parser allows.", "((((...))))",
     "Give its parts names with definitions or LET."},
    {Kind::JunctionLayout, "A token stands at or left of the bullets of the junction list it should belong to.",
     "  /\\ x = 1\n  /\\ y =\n  2", "Indent it to the right of the bullet."},
    {Kind::ProofStructure, "The steps of a proof do not form levels as `<1>1`, `<2>1`, QED do.", "<1>2 QED <2>1 x",
     "Mend the numbers of the steps."},
    {Kind::ModuleNotClosed, "The module's `====` is missing.", "---- MODULE M ----\nVARIABLE x", "End the module with `====`."},
    {Kind::NotDefinable, "This operator has a fixed meaning and cannot be defined.", "a => b == TRUE",
     "Choose another symbol or a name."},
    // ---- files and modules
    {Kind::FileUnreadable, "The file does not exist, is a folder, or cannot be opened.", "tlaloc check Missing.tla",
     "Check the path; paths are relative to the current folder."},
    {Kind::ModuleNotFound, "No file of that name is beside the spec, on the library path, or among the bundled modules.",
     "EXTENDS Missing", "Put the file beside the spec, or name its folder with -I or TLA_PATH."},
    {Kind::ModuleNameMismatch, "A file Name.tla must begin with MODULE Name.", "---- MODULE Other ---- in Name.tla",
     "Rename the file or the module."},
    {Kind::ModuleCycle, "Modules extend or instantiate each other in a circle.", "EXTENDS B in A, EXTENDS A in B",
     "Move what both need into a third module."},
    // ---- configuration
    {Kind::ConfigSyntax, "The line is not a statement of a TLC configuration file.", "CONSTANT N == 3", "CONSTANT N = 3"},
    {Kind::ConfigRepeated, "A statement or a constant may be given once.", "INIT Init\nINIT Start", "Keep one of them."},
    {Kind::ConfigConflict, "These statements exclude each other.", "SPECIFICATION Spec\nINIT Init",
     "Use SPECIFICATION, or INIT and NEXT."},
    {Kind::ConfigUnknownName, "The configuration names something that the spec does not define.", "INVARIANT TypeOk",
     "Mind the spelling; names are those visible in the root module."},
    {Kind::ConfigArity, "An operator named in the configuration must have another number of parameters.",
     "INVARIANT F, with F(x) == x", "Name an operator without parameters."},
    {Kind::ConfigLevel,
     "The formula speaks of more than it may here: an invariant of one state, a constraint of one state, and so on.",
     "INVARIANT Next", "Use PROPERTY [][A]_v for a formula of two states."},
    {Kind::ConstantWithoutValue, "A declared constant has no value, so nothing that depends on it can be evaluated.",
     "CONSTANT N", "Give it one: `CONSTANT N = 3` in the configuration, or -c N=3."},
    {Kind::NoBehaviour, "The model says neither where behaviours begin nor how they go on.", "INIT Init, without NEXT",
     "Give INIT and NEXT, or SPECIFICATION."},
    {Kind::SpecificationShape, "A SPECIFICATION must be a conjunction of an initial predicate, [][Next]_v and fairness.",
     "Spec == Init \\/ [][Next]_x", "Write Spec == Init /\\ [][Next]_vars."},
    {Kind::ConfigUnreadable, "The configuration file does not exist or cannot be opened.", "--config Missing.cfg",
     "Check the path."},
    {Kind::DefaultBehaviour, "No configuration says which operators are Init and Next; those of that name are taken.",
     "tlaloc check Spec.tla, without Spec.cfg", "Say so with --init and --next, or in a configuration."},
    {Kind::SubscriptMissesVariable,
     "In [][Next]_v the subscript v lacks a variable: a step that changes only it counts as stuttering in the formula.",
     "[][Next]_x, with VARIABLES x, y", "List all variables in the subscript."},
    {Kind::ConfigIgnored,
     "The configuration says something that changes nothing: a value for a name that the spec does not have, or an ALIAS that\n"
     "cannot be evaluated here.",
     "CONSTANT Limit = 3, when no constant is called Limit", "Remove the statement, or correct the name."},
    // ---- names
    {Kind::ExtendsClash, "Two extended modules define the same name differently; the first one counts.",
     "EXTENDS A, B, both defining Max", "Make one of them LOCAL or rename it."},
    {Kind::InstanceClash, "A name is defined here and also comes from an instance or another module.",
     "INSTANCE A, when Max is defined", "Rename one, or use a named instance."},
    {Kind::UndefinedName, "Nothing of this name is declared or defined before this place.", "Init == y = 0",
     "Declare or define it, or EXTEND the module that does; definitions come before their use."},
    {Kind::NameRedefined, "A name can be declared or defined once in a scope, bound variables included.",
     "\\A x \\in S : \\E x \\in T : x = 1", "Choose another name."},
    {Kind::BuiltinRedefined, "This name belongs to the language.", "DOMAIN == 1", "Choose another name."},
    {Kind::IncompleteName, "An instance's name stands where an operator's is needed.", "I == INSTANCE M\nNext == I",
     "Write I!Op."},
    {Kind::ArityMismatch, "An operator is applied to another number of arguments than it has parameters.",
     "F(a) == a\nG == F(1, 2)", "Give it as many arguments as its definition has."},
    {Kind::LevelTooHigh, "A formula of an action or a behaviour stands where only one of a state or a constant can.", "x'' = 1",
     "Prime constants and state functions only."},
    {Kind::AssumptionNotConstant, "ASSUME speaks of constants, not of variables.", "ASSUME x > 0", "Make it an invariant."},
    {Kind::KindClash, "One name is imported as two kinds of symbol.", "a constant N and an operator N", "Rename one."},
    {Kind::MissingSubstitution, "An instance leaves a constant or variable of its module without a meaning.",
     "INSTANCE M WITH a <- 1", "Substitute for it, or declare the same name here."},
    {Kind::RepeatedSubstitution, "A symbol is substituted twice.", "INSTANCE M WITH a <- 1, a <- 2", "Keep one."},
    {Kind::UnknownSubstitution, "The instantiated module declares no such constant or variable.", "INSTANCE M WITH q <- 1",
     "Mind the spelling."},
    {Kind::MisplacedAt, "`@` is the old value inside EXCEPT, and nothing elsewhere.", "x' = @ + 1", "Write the value out."},
    {Kind::RepeatedField, "A record has each field once.", "[a |-> 1, a |-> 2]", "Remove or rename one."},
    {Kind::MisplacedOperator, "An operator stands where a value is wanted; operators are not values.", "x' = Len",
     "Apply it, or pass it to an operator parameter F(_)."},
    {Kind::RecursiveUndefined, "A name declared RECURSIVE must be defined later in the same scope.", "RECURSIVE F(_)",
     "Define it."},
    {Kind::RecursiveArity, "The definition has another number of parameters than the RECURSIVE declaration.",
     "RECURSIVE F(_)\nF(a, b) == a", "Make them agree."},
    {Kind::BoxOfAction, "[] applies to formulas that stuttering cannot change.", "[](x' = x + 1)", "Write [][x' = x + 1]_x."},
    {Kind::DiamondOfAction, "<> applies to formulas that stuttering cannot change.", "<>(x' = x + 1)",
     "Write <><<x' = x + 1>>_x."},
    {Kind::TemporalOperandAction, "A temporal operator has an action as operand.", "x' = 1 ~> x = 2",
     "Use a state predicate, or <<A>>_v."},
    {Kind::ActionInTemporal, "A formula mixes actions with temporal operators in a way TLA has no meaning for.",
     "x' = 1 /\\ []P", "Bring the action into the form [A]_v or <<A>>_v."},
    // ---- the rest
    {Kind::Unsupported, "This is TLA+ with a meaning, but this version cannot treat it. It is refused rather than guessed.",
     "PROPERTY Live, with Live == <>(x = 1)", "The message names the way out where there is one."},
    {Kind::NoValue, "TLA+ gives this expression no value, as TLC would find when it evaluates it.", "ASSUME Head(<<>>) = 1",
     "Guard it with a condition under which it has one."},
});

}  // namespace

const Explanation* find_explanation(DiagnosticKind kind) {
  for (const Explanation& explanation : kExplanations) {
    if (explanation.kind == kind) return &explanation;
  }
  return nullptr;
}

}  // namespace tlaloc::cli
