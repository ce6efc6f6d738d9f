// Owning handles for the objects of Z3's C API; errors become exceptions. Private to solver/backend/z3/: no exception leaves
// the session. Written for this tool because z3++ of 4.8.12 leaks on move-assignment and works by value where a translation
// needs plain arrays.
#pragma once

#include <z3.h>

#include <exception>
#include <new>
#include <string>
#include <utility>

namespace tlaloc::z3 {

class Z3Failure : public std::exception {
 public:
  explicit Z3Failure(std::string message) : message_(std::move(message)) {}
  [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

 private:
  std::string message_;
};

/// A reference-counted Z3 context. Not shared between threads, except for interrupt().
class Context {
 public:
  Context() {
    // Z3 does not survive it when memory ends while a context is made.
    constexpr std::size_t kRoom = std::size_t{64} << 20U;
    ::operator delete(::operator new(kRoom));
    Z3_config config = Z3_mk_config();
    if (config == nullptr) throw std::bad_alloc();
    context_ = Z3_mk_context_rc(config);
    Z3_del_config(config);
    if (context_ == nullptr) throw std::bad_alloc();  // it fails for nothing else
    // The handler that comes with a context ends the process.
    Z3_set_error_handler(context_, [](Z3_context, Z3_error_code) {});
  }
  ~Context() { Z3_del_context(context_); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  operator Z3_context() const { return context_; }  // NOLINT(google-explicit-constructor): it is one
  /// Throws Z3Failure if the last call failed.
  void check() const {
    const Z3_error_code code = Z3_get_error_code(context_);
    if (code != Z3_OK) throw Z3Failure(Z3_get_error_msg(context_, code));
  }

 private:
  Z3_context context_;
};

/// A counted reference. `Counting` increments and decrements the count for this kind of object.
template <class Raw, class Counting>
class Handle {
 public:
  Handle() = default;
  Handle(const Context& context, Raw raw) : context_(&context), raw_(raw) {
    context.check();
    if (raw_ != nullptr) Counting::increment(*context_, raw_);
  }
  Handle(Handle&& other) noexcept : context_(other.context_), raw_(std::exchange(other.raw_, nullptr)) {}
  Handle(const Handle& other) : context_(other.context_), raw_(other.raw_) {
    if (raw_ != nullptr) Counting::increment(*context_, raw_);
  }
  Handle& operator=(Handle other) noexcept {
    std::swap(context_, other.context_);
    std::swap(raw_, other.raw_);
    return *this;
  }
  ~Handle() {
    if (raw_ != nullptr) Counting::decrement(*context_, raw_);
  }
  [[nodiscard]] Raw get() const { return raw_; }
  explicit operator bool() const { return raw_ != nullptr; }

 private:
  const Context* context_ = nullptr;
  Raw raw_ = nullptr;
};

#define TLALOC_Z3_COUNTING(name, raw, increment_ref, decrement_ref)               \
  struct name {                                                                   \
    static void increment(Z3_context c, raw object) { increment_ref(c, object); } \
    static void decrement(Z3_context c, raw object) { decrement_ref(c, object); } \
  }
TLALOC_Z3_COUNTING(AstCounting, Z3_ast, Z3_inc_ref, Z3_dec_ref);
TLALOC_Z3_COUNTING(SolverCounting, Z3_solver, Z3_solver_inc_ref, Z3_solver_dec_ref);
TLALOC_Z3_COUNTING(ModelCounting, Z3_model, Z3_model_inc_ref, Z3_model_dec_ref);
TLALOC_Z3_COUNTING(ParamsCounting, Z3_params, Z3_params_inc_ref, Z3_params_dec_ref);
TLALOC_Z3_COUNTING(FixedpointCounting, Z3_fixedpoint, Z3_fixedpoint_inc_ref, Z3_fixedpoint_dec_ref);
TLALOC_Z3_COUNTING(VectorCounting, Z3_ast_vector, Z3_ast_vector_inc_ref, Z3_ast_vector_dec_ref);
#undef TLALOC_Z3_COUNTING

using Ast = Handle<Z3_ast, AstCounting>;
using SolverHandle = Handle<Z3_solver, SolverCounting>;
using ModelHandle = Handle<Z3_model, ModelCounting>;
using ParamsHandle = Handle<Z3_params, ParamsCounting>;
using FixedpointHandle = Handle<Z3_fixedpoint, FixedpointCounting>;
using VectorHandle = Handle<Z3_ast_vector, VectorCounting>;

}  // namespace tlaloc::z3
