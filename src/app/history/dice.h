#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace motcua::history {

/// Chances that are the same on every machine: drawn from a seed alone (SplitMix64). The standard
/// library's distributions may differ from one library to the next.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    /// A seed of its own for each thing and purpose, so that one draw more shifts nothing else.
    Dice(std::uint64_t seed, std::uint64_t thing, std::string_view purpose);

    /// 0 … count − 1; count is at least 1.
    std::int64_t below(std::int64_t count);
    /// low … high, both of them.
    std::int64_t between(std::int64_t low, std::int64_t high);
    /// True as often as so many of ten thousand.
    bool chance(std::int64_t of_ten_thousand);
    /// A place in the list, by weight.
    std::size_t pick(const std::vector<std::int64_t>& weights);
    template <class T> void shuffle(std::vector<T>& things) {
        for (auto left = static_cast<std::int64_t>(things.size()); left > 1; --left)
            std::swap(things[static_cast<std::size_t>(left - 1)],
                      things[static_cast<std::size_t>(below(left))]);
    }
    template <class T> const T& one_of(const std::vector<T>& things) {
        return things[static_cast<std::size_t>(below(static_cast<std::int64_t>(things.size())))];
    }

  private:
    std::uint64_t next();
    std::uint64_t state_;
};

}
