#pragma once
#include <string>
#include <vector>

#include "lib/base/time.h"
#include "src/app/history/dice.h"

namespace motcua::history {

/// Somebody who does not exist. Names are made of common ones, so that many share theirs; numbers
/// begin with 999 and 0900, which nobody has.
struct Persona {
    std::string full_name;
    bool woman = false;
    int birth_year = 0;
    std::string birth_date;      ///< 1990-03-14
    std::string identity_number; ///< "" for a small child, a passport's for a foreigner
    std::string phone;           ///< "" for who has none
    std::string address;
};

/// Where people live: the place as it is called now, and some as they were called before July 2025.
struct Places {
    std::string now;
    const std::vector<std::string>* before = nullptr;
};

/// The same person for the same seed and number.
Persona persona(std::uint64_t seed, std::uint64_t number, const Places&);
/// A newborn of that parent's family, without number or telephone.
Persona child_of(const Persona& parent, base::Day born, Dice&);
/// With a passport, living here.
Persona foreigner(Dice&, const Places&);

}
