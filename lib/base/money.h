#pragma once
#include <compare>
#include <cstdint>

#include "lib/base/check.h"

namespace motcua::base {

/// A sum in whole đồng. Sums beyond what a province can owe are a bug.
class Money {
  public:
    constexpr Money() = default;
    static constexpr Money dong(std::int64_t amount) { return Money(amount); }
    constexpr std::int64_t dong() const { return amount_; }
    constexpr auto operator<=>(const Money&) const = default;

    friend Money operator+(Money a, Money b) {
        std::int64_t sum = 0;
        check(!__builtin_add_overflow(a.amount_, b.amount_, &sum), "a sum of money fits");
        return Money(sum);
    }
    friend Money operator-(Money a, Money b) {
        std::int64_t rest = 0;
        check(!__builtin_sub_overflow(a.amount_, b.amount_, &rest), "a sum of money fits");
        return Money(rest);
    }

  private:
    constexpr explicit Money(std::int64_t amount) : amount_(amount) {}
    std::int64_t amount_ = 0;
};

}
