#include "src/app/history/dice.h"

#include "lib/base/check.h"

namespace motcua::history {
namespace {

std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

}

Dice::Dice(std::uint64_t seed, std::uint64_t thing, std::string_view purpose)
    : state_(mixed(seed) ^ mixed(thing + 1)) {
    for (const char c : purpose) state_ = mixed(state_ + static_cast<unsigned char>(c));
}

std::uint64_t Dice::next() {
    state_ += 0x9e3779b97f4a7c15ULL;
    return mixed(state_);
}

std::int64_t Dice::below(std::int64_t count) {
    base::check(count > 0, "something can be drawn");
    return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(count));
}

std::int64_t Dice::between(std::int64_t low, std::int64_t high) {
    return low + below(high - low + 1);
}

bool Dice::chance(std::int64_t of_ten_thousand) {
    constexpr std::int64_t all = 10'000;
    return below(all) < of_ten_thousand;
}

std::size_t Dice::pick(const std::vector<std::int64_t>& weights) {
    std::int64_t sum = 0;
    for (const auto weight : weights) sum += weight;
    auto left = below(sum);
    std::size_t place = 0;
    while (left >= weights[place]) left -= weights[place++];
    return place;
}

}
