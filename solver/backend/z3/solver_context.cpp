#include "solver/backend/z3/solver_context.h"

#include <chrono>

namespace tlaloc::z3 {

namespace {

constexpr std::uint64_t kLarge = 100000;          // terms; a smaller question is taken in before anybody gets impatient
constexpr std::chrono::milliseconds kGrace{500};  // for Z3 to hear an interruption
constexpr std::chrono::milliseconds kGlance{20};

}  // namespace

SolverContext::SolverContext(const term::Terms& terms, SolverKind kind)
    : translator(context, terms,
                 kind == SolverKind::FiniteDomain ? make_bit_vector_arithmetic(context, terms)
                                                  : make_integer_arithmetic(context, terms)),
      solver(context, kind == SolverKind::FiniteDomain ? Z3_mk_solver_for_logic(context, Z3_mk_string_symbol(context, "QF_FD"))
                                                       : Z3_mk_simple_solver(context)) {}

void SolverContext::assert_formula(Z3_ast formula) const {
  Z3_solver_assert(context, solver.get(), formula);
  context.check();
}

void SolverContext::push() const {
  Z3_solver_push(context, solver.get());
  context.check();
}

void SolverContext::pop() const {
  Z3_solver_pop(context, solver.get(), 1);
  context.check();
}

void SolverContext::set_parameters(std::uint32_t seed, std::uint32_t timeout_ms, std::uint32_t budget) const {
  const ParamsHandle params(context, Z3_mk_params(context));
  const auto set = [&](const char* name, unsigned value) {
    Z3_params_set_uint(context, params.get(), Z3_mk_string_symbol(context, name), value);
  };
  set("random_seed", seed);
  set("timeout", timeout_ms == 0 ? ~0U : timeout_ms);
  set("rlimit", budget);
  // Z3 would take Ctrl-C for itself while it checks, and nobody else would hear of it.
  Z3_params_set_bool(context, params.get(), Z3_mk_string_symbol(context, "ctrl_c"), false);
  Z3_solver_set_params(context, solver.get(), params.get());
  context.check();
}

Z3_lbool SolverContext::ask(const std::vector<Z3_ast>& assumptions) const {
  return Z3_solver_check_assumptions(context, solver.get(), static_cast<unsigned>(assumptions.size()), assumptions.data());
}

std::optional<Z3_lbool> ask_interruptibly(const std::shared_ptr<const SolverContext>& context,
                                          const std::vector<Z3_ast>& assumptions, Interrupter& interrupter) {
  const Interrupter::Scope scope(interrupter, context->context);
  if (context->translator.translated() < kLarge) return context->ask(assumptions);

  struct Shared {
    std::mutex mutex;
    std::condition_variable wake;
    std::optional<Z3_lbool> result;
  };
  const auto shared = std::make_shared<Shared>();
  std::thread thread([context, assumptions, shared] {
    const Z3_lbool result = context->ask(assumptions);
    const std::lock_guard lock(shared->mutex);
    shared->result = result;
    shared->wake.notify_all();
  });
  std::optional<std::chrono::steady_clock::time_point> deadline;
  std::unique_lock lock(shared->mutex);
  while (!shared->result) {
    shared->wake.wait_for(lock, kGlance);
    const auto now = std::chrono::steady_clock::now();
    if (!interrupter.wanted()) {
      deadline.reset();
    } else if (!deadline) {
      deadline = now + kGrace;
    } else if (!shared->result && now >= *deadline) {
      thread.detach();
      return std::nullopt;
    }
  }
  lock.unlock();
  thread.join();
  return shared->result;
}

}  // namespace tlaloc::z3
