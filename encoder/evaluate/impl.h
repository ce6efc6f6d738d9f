// Private to encoder/evaluate/: the evaluator's state and all its rules, one file per family.
//
// A rule gets evaluated operands and the Scope. `fail` records an obligation under the scope's path; where nothing is left of
// a value the rule gives back *bottom*, which swallows everything applied to it, so that one error is reported once.
// Frames: whatever is evaluated notes in the innermost frame what it read and where it comes to no value; thunks keep both.
#pragma once

#include <algorithm>
#include <concepts>
#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "encoder/evaluate/environment.h"
#include "encoder/evaluate/ground_test.h"
#include "encoder/evaluate/logic/universals.h"
#include "encoder/evaluate/recursion/rest.h"
#include "encoder/symbolic/placeholders.h"
#include "frontend/support/check.h"

namespace tlaloc::evaluate {

using kernel::Op;
using obligation::Obligation;
using symbolic::Unsupported;
using term::Terms;
using ErrorKind = interpret::EvalError::Kind;

/// What an expression may depend on, without looking at values.
struct ExprInfo {
  bool known = false;
  bool constant = true;       ///< reads no variable, in no state, and nothing that changes by itself
  std::vector<LocalId> free;  ///< sorted
};

struct Frame {
  std::uint64_t serial = 0;
  std::vector<Read> reads;
  std::vector<bool> seen;   ///< of reads: index 2 * variable + in_next
  std::vector<Stop> stops;  ///< in the order in which TLC would come to them
  std::size_t tidied = 0;   ///< how many there were when repeated ones were last dropped
  bool lasting = true;      ///< false: depends on what no entry can name; not to be kept
};

constexpr std::uint32_t kGivenUp = 4;  ///< times that the interpreter may run into a limit within one evaluation of ours

/// Thrown where a variable without a value is read whatever the state is: the evaluation has come to its end.
struct UnassignedRead {
  VariableId variable;
  Span span;
};

struct Constant {
  std::optional<SymValue> value;  ///< nothing, and no error: not for the interpreter
  std::optional<interpret::EvalError> error;
};

struct Evaluator::Impl {
  using Alternatives = std::vector<std::pair<TermId, SymValue>>;

  Impl(const kernel::Program& program_in, Terms& terms_in, obligation::Obligations& obligations_in, Limits limits_in,
       interpret::Run run_in);
  ~Impl();

  // ---- evaluator.cpp: the door, dispatch
  template <class F>
  auto enter_from_outside(F&& body);
  /// The same for what may meet variables without values. Unless `records`, obligations count as such.
  template <class T, class F>
  Attempt<T> attempt(const Context& context, T nothing, F&& body, bool records = true);
  [[nodiscard]] Scope scope_of(const Context& context);
  /// With the own variables of actions.
  [[nodiscard]] std::size_t variable_count() const { return program.variables.size() + program.own_variables.size(); }
  SymValue eval(ExprId expr, const Scope& s);
  SymValue dispatch(ExprId expr, const Scope& s);
  SymValue eval_op(ExprId expr, const kernel::OpApply& apply, const Scope& s);
  SymValue eval_variable(const kernel::VariableRef& ref, const Scope& s);
  std::optional<VariableId> keep_rigid(SymbolicState& state, const Scope& s);
  TermId holds(ExprId expr, const Scope& s);
  void poll();  ///< for interruption, now and then

  // ---- strict.cpp: operators over evaluated operands
  SymValue apply(Op op, std::vector<SymValue> args, const Scope& s);
  SymValue native(Op op, const std::vector<Value>& args, const Scope& s);
  std::optional<SymValue> pointwise(Op op, const std::vector<SymValue>& args, const Scope& s);
  SymValue apply_shaped(Op op, const std::vector<SymValue>& args, const Scope& s);

  // ---- frame.cpp: obligations, reads, thunks
  void push_frame();
  Frame pop_frame();
  void absorb(Frame&& frame);  ///< into the frame below
  /// Runs `body` in a frame of its own; what it noted before it gave up for want of a variable goes to the frame below.
  template <class F>
  Frame framed(F&& body);
  void add(std::vector<Stop>&& stops);
  /// A variable without a value: a stop under the path of `s`, or the end of the evaluation where nothing else is left to see.
  SymValue read_early(VariableId variable, const Scope& s);
  void note_read(bool in_next, VariableId variable, const std::optional<SymValue>& value);
  void note_whole_state(const Scope& s);
  [[nodiscard]] bool still_valid(const Thunk::Entry& entry, const Scope& s) const;
  void replay(Thunk::Entry& entry, TermId path);
  SymValue force(Thunk& thunk, const EnvironmentPtr& env, const Scope& use);
  /// Evaluates `body`, then restricts the stops it recorded by `guard`.
  template <class F>
  auto guarded(const std::function<TermId()>& guard, F&& body);
  /// `condition` under the path of `s`. `message`: a string, or a function that makes it when it is needed.
  template <class Message>
  void fail(const Scope& s, TermId condition, ErrorKind kind, Message&& message) {
    const TermId violated = terms.conjunction({s.path, condition});
    if (terms.is_false(violated)) return;
    if constexpr (std::invocable<Message>) {
      note_failure(violated, kind, message());
    } else {
      note_failure(violated, kind, std::string(std::forward<Message>(message)));
    }
  }
  template <class Message>
  SymValue fail_all(const Scope& s, ErrorKind kind, Message&& message) {
    fail(s, terms.true_term(), kind, std::forward<Message>(message));
    return bottom;
  }
  void note_failure(TermId violated, ErrorKind kind, std::string message);
  [[noreturn]] void unsupported(const std::string& what) const { throw Unsupported(what, span); }

  // ---- path.cpp: what a path condition says
  [[nodiscard]] bool entails(TermId path, TermId fact) const;
  [[nodiscard]] bool excludes(TermId path, TermId guard);
  [[nodiscard]] TermId beyond(TermId path, TermId narrower) const;  ///< what `narrower` says that `path` does not
  [[nodiscard]] SymValue narrow(const SymValue& value, TermId path);
  [[nodiscard]] SymValue narrow_parts(const SymValue& value, TermId path);
  [[nodiscard]] TermId both(TermId a, TermId b) { return terms.conjunction({a, b}); }

  // ---- constant.cpp: what the concrete interpreter can answer
  const ExprInfo& info(ExprId expr);
  [[nodiscard]] std::vector<bool> find_constant_definitions() const;
  std::optional<SymValue> constant(ExprId expr, const Scope& s);
  const Constant* find_constant(ExprId expr);
  std::optional<SymValue> delegate(ExprId expr, const Scope& s);
  std::optional<Value> ground_local(const EnvironmentPtr& env, LocalId local, int depth);
  bool ground_bindings(ExprId expr, const EnvironmentPtr& env, interpret::Bindings& bindings, int depth);

  // ---- ground_test.cpp
  std::optional<GroundTest> ground_test(ExprId formula, LocalId element, const EnvironmentPtr& env);
  std::optional<bool> answer(const GroundTest& test, const Value& value);
  void forget_answers();  ///< when there are too many; no GroundTest may be alive

  // ---- call.cpp: definitions, parameters, LET, binders
  EnvironmentPtr bind_value(const EnvironmentPtr& env, LocalId local, SymValue value) const;
  EnvironmentPtr bind_element(const EnvironmentPtr& env, const kernel::Binder& binder, const SymValue& element, const Scope& s);
  EnvironmentPtr enter_call(const std::vector<LocalId>& params, const std::vector<ExprId>& args, EnvironmentPtr lexical,
                            const Scope& caller);
  EnvironmentPtr enter_let(const kernel::Let& let, const Scope& s);
  /// `name`, if not null, is set to the name that the Lambda has where it is written.
  Evaluator::Closure resolve_operator(const EnvironmentPtr& env, LocalId local, LocalId* name = nullptr);
  Evaluator::Closure resolve_call(const kernel::CallLocal& call, const Scope& s);
  SymValue eval_call(ExprId expr, const kernel::Call& call, const Scope& s);
  SymValue unfold(ExprId body, const std::string& name, const Scope& s);
  SymValue eval_local(const kernel::LocalRef& ref, const Scope& s);
  SymValue eval_call_local(ExprId expr, const kernel::CallLocal& call, const Scope& s);
  /// An operator argument (Lambda or operator local) applied to values.
  SymValue apply_operator(ExprId op, const std::vector<SymValue>& args, const Scope& s);

  // ---- recursion/: recursion over a set, element by element
  class StepReader;
  class SetFold;
  /// The recursion that a body is, or null; `self`: what it calls itself by.
  const SetRecursion* set_recursion(ExprId body, const std::vector<LocalId>& params, const OwnName& self);
  /// The value of the body in `env`, where its parameters are bound, if it recurs over a set of which it is not known which
  /// elements it has. Nothing: it is to be unfolded. `call`: where it is called; calls of itself never begin a fold.
  std::optional<SymValue> fold(const SetRecursion* recursion, ExprId call, const EnvironmentPtr& env, const Scope& s);
  /// What is known of a call of itself below a step of a fold; null: nothing.
  FoldRest* rest_of(ExprId call, const EnvironmentPtr& env);
  SymValue take_rest(FoldRest& rest, ExprId call, const Scope& s);
  [[nodiscard]] bool is_remaining(const SymValue& set, const FoldRest& rest, TermId path);

  // ---- logic.cpp
  SymValue boolean(TermId t) const { return symbolic::make_boolean(terms, t); }
  TermId truth(const SymValue& value, const Scope& s, const char* where);
  /// An operand that has to be Boolean. If undefined expressions are free, it is a fresh variable where it is undefined, and
  /// what is undefined in it ends here; each evaluation makes one of its own, so equal operands need not agree.
  TermId formula(ExprId expr, const Scope& s, const char* where);
  /// Notes that what is undefined in `frame` is taken for unknown by the caller; returns where.
  TermId set_free(Frame& frame);
  /// A fresh Boolean. `sources`: what it depends on.
  TermId unknown_truth(std::vector<TermId> sources);
  SymValue eval_and(const std::vector<ExprId>& args, const Scope& s);
  SymValue eval_or(const std::vector<ExprId>& args, const Scope& s);
  SymValue eval_implies(const std::vector<ExprId>& args, const Scope& s);
  SymValue eval_if(const std::vector<ExprId>& args, const Scope& s);
  SymValue eval_case(const kernel::Case& node, const Scope& s);
  TermId equal(const SymValue& a, const SymValue& b, const Scope& s);
  SymValue merge(Alternatives alternatives);
  SymValue select(TermId condition, const SymValue& a, const SymValue& b);
  /// `f` on each alternative of a Union (and of a Choice, when `choices`), under its guard; merged.
  template <class F>
  SymValue each(const SymValue& value, const Scope& s, bool choices, F&& f);
  std::optional<Alternatives> alternatives_of(const SymValue& value, bool choices) const;

  // ---- arithmetic.cpp
  SymValue integer(const symbolic::IntegerTerm& t) const;
  symbolic::IntegerTerm number(const SymValue& value, const Scope& s, const char* where);
  SymValue arithmetic(Op op, const std::vector<SymValue>& args, const Scope& s);
  SymValue power(const SymValue& base, const SymValue& exponent, const Scope& s);
  TermId at_most(TermId a, TermId b);  ///< a <= b on Int terms; sums of IF c THEN k ELSE l become counting constraints
  TermId equals(TermId a, TermId b);   ///< a = b likewise
  std::optional<TermId> counting(TermId difference);

  // ---- comparable.cpp
  /// Fails where two elements are present that TLC does not compare, and so could not put into one set.
  void check_comparable(const symbolic::Set& set, const Scope& s);
  /// Whatever elements are present. False: perhaps not.
  [[nodiscard]] bool are_comparable(const symbolic::Set& set) const;
  /// Whatever it is, with whatever keys are present. False: perhaps not.
  [[nodiscard]] bool is_comparable_with_keys(const SymValue& value, const symbolic::Function& function) const;

  // ---- set.cpp, cardinality.cpp
  TermId by_rule(const symbolic::Comprehension& rule, const SymValue& element, const Scope& s);
  /// Throws Unsupported when the set cannot be listed.
  symbolic::Set extension(const SymValue& value, const Scope& s, std::size_t limit);
  std::optional<symbolic::Set> listed(const SymValue& value, const Scope& s, std::size_t limit);
  bool is_set(const SymValue& value) const;
  [[nodiscard]] static bool is_list(const SymValue& set);  ///< as Value::is_list
  /// The alternatives that are sets; the empty set where there are none. What is dropped is an obligation.
  SymValue only_sets(const SymValue& value, const Scope& s);
  SymValue set_from(const Alternatives& elements, const Scope& s);
  SymValue finish_set(symbolic::Set set, const Scope& s);
  /// `known`: what `test` says of ground elements as far as that is known.
  SymValue filtered(const symbolic::Set& set, const Scope& s, const std::function<TermId(const SymValue&, const Scope&)>& test,
                    const GroundTest* known = nullptr);
  SymValue set_enum(const std::vector<SymValue>& elements, const Scope& s);
  SymValue set_operation(Op op, const SymValue& a, const SymValue& b, const Scope& s);
  SymValue big_union(const SymValue& set, const Scope& s);
  TermId subset(const SymValue& a, const SymValue& b, const Scope& s);
  /// Every element of `part` passes; asked in order, as TLC does.
  TermId all_of(const SymValue& part, const Scope& s, const std::function<TermId(const SymValue&, const Scope&)>& test);
  SymValue cardinality(const SymValue& set, const Scope& s);
  /// The elements, each with the condition under which it is one and equal to none before it.
  Alternatives distinct_elements(const symbolic::Set& set, const Scope& s);
  std::optional<bool> is_finite(const SymValue& set) const;
  SymValue lazy(symbolic::Payload payload) const;
  /// A set by its test, which sees a scope like `s` but for the path.
  SymValue comprehension(std::optional<SymValue> base, const Scope& s, std::string description,
                         std::function<TermId(const SymValue&, const Scope&)> test);

  // ---- comprehension.cpp
  SymValue eval_filter(const kernel::Filter& node, const Scope& s);
  SymValue eval_map(const kernel::Map& node, const Scope& s);
  SymValue eval_record_set(const kernel::RecordSet& node, const Scope& s);
  SymValue record_set(std::vector<std::pair<Symbol, SymValue>> fields, const Scope& s);
  /// Sets in some cases only: a Union, or a Choice among sets and others.
  [[nodiscard]] bool is_sometimes_set(const SymValue& value) const;

  // ---- membership.cpp
  TermId contains(const SymValue& set, const SymValue& element, const Scope& s);
  /// As contains, but a filter in `set` is asked about this element alone.
  TermId is_member(const SymValue& element, ExprId set, const Scope& s);
  bool has_rule(ExprId set, const EnvironmentPtr& env, const Scope& s, int fuel);
  TermId member_by_rule(const SymValue& element, ExprId set, const Scope& s);
  TermId passes_filter(const SymValue& element, const kernel::Filter& filter, ExprId set, const Scope& s);
  TermId member_of_operation(const SymValue& element, const kernel::OpApply& operation, ExprId set, const Scope& s);
  SymValue eval_membership(const kernel::OpApply& operation, const Scope& s);
  SymValue eval_subset(const kernel::OpApply& operation, const Scope& s);
  TermId in_listed(const symbolic::Set& set, const SymValue& element, const Scope& s);
  TermId in_rule(const SymValue& set, const SymValue& element, const Scope& s);
  TermId in_function_set(const SymValue& domain, const SymValue& range, const SymValue& element, const Scope& s);
  TermId in_record_set(const std::vector<std::pair<Symbol, SymValue>>& fields, const SymValue& element, const Scope& s);
  TermId in_product(const std::vector<SymValue>& factors, const SymValue& element, const Scope& s);
  TermId in_sequences(const SymValue& elements, const SymValue& element, const Scope& s);
  TermId has_elements(const SymValue& set, const Scope& s);
  TermId wrong_kind(const SymValue& set, const SymValue& element, const Scope& s, TermId condition);

  // ---- function.cpp, except.cpp, recursive_function.cpp
  std::optional<symbolic::Function> as_function(const SymValue& value) const;  ///< ground, Function
  SymValue function_of(symbolic::Function f) const;
  SymValue apply_function(const SymValue& f, const SymValue& x, const Scope& s);
  SymValue domain(const SymValue& f, const Scope& s);
  SymValue tuple(const std::vector<SymValue>& items);
  SymValue eval_apply(ExprId expr, const kernel::OpApply& apply, const Scope& s);
  SymValue eval_constructor(const kernel::FunctionConstructor& node, const Scope& s);
  SymValue eval_record(const kernel::RecordConstructor& node, const Scope& s);
  SymValue eval_except(const kernel::Except& node, const Scope& s);
  /// The condition that some argument of `function` cannot be compared with `key`.
  [[nodiscard]] TermId incomparable_with_some(const SymValue& key, const symbolic::Function& function);
  SymValue update(const SymValue& base, const std::vector<SymValue>& path, std::size_t depth, const kernel::Except& node,
                  const Scope& s);
  SymValue maps_to(const SymValue& key, const SymValue& value, const Scope& s);
  SymValue merge_functions(const SymValue& f, const SymValue& g, const Scope& s);

  // ---- large_function.cpp
  SymValue apply_large_function(const SymValue& f, const SymValue& x, const Scope& s);
  SymValue update_large_function(const SymValue& base, const std::vector<SymValue>& path, std::size_t depth,
                                 const kernel::Except& node, const Scope& s);
  /// On a large domain, if the body is the same for all arguments; nothing: not on one. Anything else is refused.
  std::optional<SymValue> eval_large_constructor(const kernel::FunctionConstructor& node, const std::vector<SymValue>& sets,
                                                 const Scope& s);
  SymValue merge_with_large(const SymValue& f, const SymValue& g, const Scope& s);
  SymValue merge_on_large_domain(const SymValue& f, const SymValue& g, const Scope& s);
  /// The equation of functions on one large domain of which one is arbitrary and the other is not that one; nothing: of others.
  std::optional<TermId> equal_by_argument(const SymValue& a, const SymValue& b, const Scope& s);
  TermId large_in_function_set(const SymValue& domain, const SymValue& range, const symbolic::LargeFunction& f, const Scope& s);

  EnvironmentPtr function_node(const kernel::FunctionConstructor& node, const EnvironmentPtr& env);
  SymValue domain_part(const EnvironmentPtr& node, std::size_t binder, const Scope& s);
  SymValue eval_domain(const kernel::OpApply& operation, const Scope& s);
  /// `call`: where it is applied, if it is applied.
  SymValue apply_node(const EnvironmentPtr& node, const SymValue& key, const Scope& s, ExprId call = {});
  /// Inside the body for a key that is no choice; that it is in the domain is demanded. Nothing: it never is.
  std::optional<Scope> enter_body(const EnvironmentPtr& node, const SymValue& key, const Scope& s);
  void open_node(const EnvironmentPtr& node, const SymValue& key, const Scope& s, std::vector<Application>& out);
  EnvironmentPtr lazy_function(ExprId expr, const Scope& s);
  std::vector<SymValue> key_parts(const kernel::FunctionConstructor& node, const SymValue& key, const Scope& s);

  // ---- sequence.cpp, select_seq.cpp
  /// The operand as a sequence; what is none is an obligation. Nothing: no alternative is one.
  std::optional<symbolic::Function> as_sequence(const SymValue& value, const Scope& s, const char* where);
  SymValue length(const symbolic::Function& sequence);
  std::optional<SymValue> compare_length(const kernel::OpApply& comparison, const Scope& s);
  SymValue sequence_operator(Op op, const std::vector<SymValue>& args, const Scope& s);
  SymValue append(const symbolic::Function& sequence, const SymValue& item);
  SymValue concat(const symbolic::Function& a, const symbolic::Function& b);
  SymValue sub_seq(const symbolic::Function& sequence, const SymValue& from, const SymValue& to, const Scope& s);
  SymValue eval_select_seq(ExprId sequence, ExprId test, const Scope& s);
  SymValue eval_sort_seq(ExprId sequence, ExprId before, const Scope& s);

  // ---- quantifier.cpp, choose.cpp
  struct Instance {
    EnvironmentPtr env;
    TermId member;
    bool ordered;               ///< its place in the order of values is known
    std::vector<SymValue> key;  ///< the elements, one per binder
    std::optional<bool> truth;  ///< of the body, when it is known without evaluation
  };
  /// A body for which instances may be left out: those for which it is known to be `neutral`.
  struct Judged {
    ExprId body;
    bool neutral;
  };
  /// The sets of all binders. Nothing: one of them is undefined.
  std::optional<std::vector<SymValue>> ranges(const std::vector<kernel::Binder>& binders, const Scope& s, const char* where);
  /// All combinations of their elements, in order; sets are evaluated before any is bound.
  std::vector<Instance> instances(const std::vector<kernel::Binder>& binders, const std::vector<SymValue>& sets, const Scope& s,
                                  const char* where, std::optional<Judged> judged);
  /// The same for sets still to be evaluated. Nothing: one of them is undefined.
  std::optional<std::vector<Instance>> instances(const std::vector<kernel::Binder>& binders, const Scope& s, const char* where);
  [[nodiscard]] bool is_beyond_listing(const SymValue& set) const;
  [[nodiscard]] bool mentions_large_function(ExprId formula, const Scope& s) const;
  std::optional<symbolic::Fresh> draw(const SymValue& set, const kernel::Binder& binder);
  std::optional<TermId> quantify(const kernel::Quantifier& q, const std::vector<SymValue>& sets, const Scope& s);
  SymValue eval_quantifier(const kernel::Quantifier& node, const Scope& s);

  // ---- large_quantifier.cpp
  /// Where some set is too large to list; nothing: none is.
  std::optional<SymValue> eval_large_quantifier(const kernel::Quantifier& node, const std::vector<SymValue>& sets,
                                                const Scope& s);
  /// Whether `test` holds for all elements of a set of integers, or of tuples of them, that is too large to list.
  TermId holds_for_all(const std::vector<SymValue>& sets, const Scope& s,
                       const std::function<TermId(const std::vector<SymValue>&, const Scope&)>& test);
  SymValue eval_choose(const kernel::Choose& node, const Scope& s);
  std::optional<SymValue> choose_integer(const kernel::Choose& node, const SymValue& base, const Scope& s);
  std::optional<TermId> precedes(const SymValue& a, const SymValue& b);
  struct Order {
    TermId before;   ///< means something where not `unknown`
    TermId unknown;  ///< no term tells
  };
  Order order_of(const SymValue& a, const SymValue& b);

  // ---- native.cpp, state.cpp
  SymValue eval_lazy_native(const kernel::OpApply& apply, const Scope& s);
  Scope primed(const Scope& s) const;
  SymValue eval_prime(ExprId body, const Scope& s);
  SymValue eval_operand(const Operand& operand, const Scope& s);
  TermId unchanged(ExprId target, const Scope& s);
  SymValue eval_action_op(const kernel::OpApply& apply, const Scope& s);

  // ---- enabled.cpp
  SymValue eval_enabled(ExprId action, const Scope& s);
  SymValue eval_enabled_in(const kernel::OpApply& operation, const Scope& s);
  SymValue ask_enabled(ExprId action, const SymbolicState& state, const Scope& s);

  /// The end of an evaluation from outside: obligations are recorded as far as they come before a variable without a value.
  std::optional<Early> hand_over(std::optional<Early> last, TermId path, bool records);

  /// While it lives, evaluation goes on where a variable has no value.
  class Uninterrupted {
   public:
    explicit Uninterrupted(Impl& impl) : impl_(impl), outermost_(std::exchange(impl.outermost, TermId())) {}
    ~Uninterrupted() { impl_.outermost = outermost_; }
    Uninterrupted(const Uninterrupted&) = delete;
    Uninterrupted& operator=(const Uninterrupted&) = delete;

   private:
    Impl& impl_;
    TermId outermost_;
  };

  [[nodiscard]] const kernel::Expr& node(ExprId expr) const { return program.exprs[expr]; }
  [[nodiscard]] bool is_bottom(const SymValue& value) const;
  [[nodiscard]] std::string show(const SymValue& value) const;

  const kernel::Program& program;
  Terms& terms;
  obligation::Obligations& obligations;
  Limits limits;
  SymValue bottom;
  Span span;  ///< of the expression whose rule is at work
  std::uint32_t level = 1;
  std::vector<TermId> definitions;
  Universals universals;
  std::vector<Frame> frames;
  std::uint64_t last_serial = 0;
  std::optional<UnassignedRead> first_early;  ///< in the evaluation from outside that is under way
  TermId outermost;            ///< path of the evaluation from outside; invalid: reading a variable too early does not end it
  bool reads_matter = true;    ///< false below a comprehension's test, whose reads were noted when it was made
  std::uint64_t calls = 0;     ///< of recursive definitions since the last entry from outside
  std::uint32_t given_up = 0;  ///< times that the interpreter ran into a limit since then
  /// Calls of a recursive operator that are open, one within the other.
  struct Unfolding {
    TermId path;                   ///< of the innermost
    std::uint32_t depth = 0;       ///< how many
    std::uint32_t branchings = 0;  ///< those whose path is not that of the one around them
  };
  std::unordered_map<ExprId, Unfolding> unfoldings;                        ///< by the operator's body
  std::unordered_map<ExprId, std::optional<SetRecursion>> set_recursions;  ///< likewise
  std::unordered_map<ExprId, const SetRecursion*> own_calls;               ///< of all these
  std::unordered_map<const Environment*, FoldRest*> rests;                 ///< by the node that binds the set of a step

  interpret::Run run;
  interpret::Interpreter interpreter;
  std::uint64_t polls = 0;
  std::uint64_t evaluations = 0;
  std::function<bool()> interrupted;
  EnabledReader enabled_reader;
  std::uint64_t level_reads = 0;  ///< of TLCGet("level")
  std::vector<ExprInfo> infos;
  std::vector<bool> constant_definitions;  ///< by number
  std::unordered_map<ExprId, Constant> constants;
  std::unordered_map<GroundQuestion, GroundAnswers, GroundQuestionHash> answers;
  std::size_t answers_kept = 0;  ///< questions and answers
  std::vector<Thunk> definition_thunks;
  std::vector<std::weak_ptr<const Environment>> holders;  ///< whose thunks may hold lazy sets that hold on to them
  std::map<std::pair<ExprId, EnvironmentPtr>, EnvironmentPtr> lazy_functions;
  std::uint64_t current_id = 0, next_id = 0;
  StatePtr current_view, next_view;
};

}  // namespace tlaloc::evaluate

#include "encoder/evaluate/attempt.h"  // IWYU pragma: export
