// Proofs in these tests run the tool as their worker: the test program itself cannot be one.
#include "solver/backend/horn.h"

namespace tlaloc::test {
namespace {

[[maybe_unused]] const bool is_set = (solver::set_worker_program(TLALOC_BINARY), true);

}  // namespace
}  // namespace tlaloc::test
