#pragma once
#include <utility>
#include <variant>

namespace motcua::base {

/// The error half of a Result, as std::unexpected.
template <class E> struct Problem { E why; };

template <class E> constexpr Problem<E> problem(E why) { return {std::move(why)}; }

/// A value or a named reason why there is none. Names follow std::expected, which replaces it the
/// day the compiler has it. Reading the half that is not there is a bug and throws.
template <class T, class E> class [[nodiscard]] Result {
  public:
    using value_type = T;
    using error_type = E;

    constexpr Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
    template <class F>
    constexpr Result(Problem<F> problem) : held_(std::in_place_index<1>, std::move(problem.why)) {}

    constexpr bool has_value() const { return held_.index() == 0; }
    constexpr explicit operator bool() const { return has_value(); }
    constexpr const T& operator*() const& { return std::get<0>(held_); }
    constexpr T& operator*() & { return std::get<0>(held_); }
    constexpr T&& operator*() && { return std::get<0>(std::move(held_)); }
    constexpr const T* operator->() const { return &std::get<0>(held_); }
    constexpr T* operator->() { return &std::get<0>(held_); }
    constexpr const E& error() const { return std::get<1>(held_); }

  private:
    std::variant<T, E> held_;
};

}
