// The overload set for std::visit. Visitors carry no catch-all, so that a new alternative fails to
// compile wherever it matters.
#pragma once

namespace tlaloc {

template <class... Fs>
struct Overloaded : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

}  // namespace tlaloc
