#pragma once
#include <array>
#include <string>
#include <vector>

#include "src/dossier/rating.h"
#include "src/report/report_store.h"

namespace motcua::report {

/// How often each answer was given to each question.
struct Marks {
    std::array<std::array<std::int64_t, dossier::answers.size()>, dossier::aspects.size()> counts{};

    std::int64_t of(dossier::Aspect aspect, dossier::Answer answer) const {
        return counts[static_cast<std::size_t>(aspect)][static_cast<std::size_t>(answer)];
    }
    /// All ratings: each has an answer to each question.
    std::int64_t ratings() const;
    void add(const Marks&);
};

/// The ratings that were given in a window.
using RatedPlace = PlaceWith<Marks>;
/// By agency and sector.
std::vector<RatedPlace> count_ratings(sql::Session&, const office::Scope&, const Question&);

/// One rating, without its words.
struct Rated {
    std::int64_t entry = 0;
    std::string code;
    std::string agency;
    std::string receiving_unit;
    std::string procedure;
    std::int64_t procedure_revision = 0;
    base::Instant rated_at;
    std::array<std::string, dossier::aspects.size()> answers;
};
/// Which ratings a cell counts; none of both: all.
struct RatingCell {
    std::optional<dossier::Aspect> aspect;
    std::optional<dossier::Answer> answer;
};
/// In the order in which they were given; `Paging::after` is the entry of the last one.
std::vector<Rated> list_rated(sql::Session&, const office::Scope&, const Question&,
                              const RatingCell&, const Paging&);

}
