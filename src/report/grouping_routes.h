#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "src/report/asked_routes.h"

namespace motcua::report {

/// A row of a report before it has words: what it counts, and where that is.
template <class Counts> struct Line {
    std::vector<Cell> heads;
    Counts tally;
    std::string agency = {};
    std::string sector = {};
};
template <class Place> using LineOf = Line<decltype(Place::tally)>;

/// Agencies alone, each with a link to its sectors.
template <class Place>
std::vector<LineOf<Place>> by_agency(Names& names, const std::vector<Place>& places,
                                     const Asked& asked, const std::string& path) {
    std::vector<LineOf<Place>> lines;
    for (const auto& place : places) {
        if (lines.empty() || lines.back().agency != place.agency) {
            auto one = asked;
            one.question.agency = place.agency;
            lines.push_back(
                {{{names.agency(place.agency), path + "?" + query_of(one)}}, {}, place.agency, ""});
        }
        lines.back().tally.add(place.tally);
    }
    return lines;
}

/// Agency and sector, each with its code: for files and programs.
template <class Place>
std::vector<LineOf<Place>> by_both(Names& names, const std::vector<Place>& places) {
    std::vector<LineOf<Place>> lines;
    for (const auto& place : places)
        lines.push_back({{{names.agency(place.agency)},
                          {place.agency},
                          {names.sector(place.procedure, place.procedure_revision)},
                          {place.sector}},
                         place.tally,
                         place.agency,
                         place.sector});
    return lines;
}

template <class Place>
std::vector<LineOf<Place>> by_sector(Names& names, const std::vector<Place>& places) {
    std::map<std::string, LineOf<Place>> sectors;
    for (const auto& place : places) {
        auto& line = sectors[place.sector];
        if (line.heads.empty())
            line.heads = {{names.sector(place.procedure, place.procedure_revision)}};
        line.sector = place.sector;
        line.tally.add(place.tally);
    }
    std::vector<LineOf<Place>> lines;
    for (auto& [sector, line] : sectors) lines.push_back(std::move(line));
    return lines;
}

/// Heads and lines as the door wants them: both for files and programs; on a page the agencies, or
/// the sectors of one.
template <class Place> struct Grouped {
    std::vector<Column> heads;
    std::vector<LineOf<Place>> lines;
};
template <class Place>
Grouped<Place> grouped(Names& names, const html::Locale& locale, const std::vector<Place>& places,
                       const Asked& asked, const Choice& choice, bool whole) {
    const Column agency{"agency", locale.text("report.agency"), "", 40};
    if (whole)
        return {{agency,
                 {"agency_code", locale.text("report.agency_code"), "", 14},
                 {"sector", locale.text("report.sector"), "", 24},
                 {"sector_code", locale.text("report.sector_code"), "", 16}},
                by_both(names, places)};
    if (asked.question.agency.empty() && choice.agencies.size() > 1)
        return {{agency}, by_agency(names, places, asked, choice.path)};
    return {{{"sector", locale.text("report.sector"), "", 40}}, by_sector(names, places)};
}

/// Where the dossiers of a line's cell are listed, for the query to be completed.
template <class Counts> std::string dossiers_of(const Asked& asked, const Line<Counts>& line) {
    auto narrowed = asked;
    if (!line.agency.empty()) narrowed.question.agency = line.agency;
    if (!line.sector.empty()) narrowed.question.sector = line.sector;
    return "/reports/dossiers?" + query_of(narrowed);
}

/// The head of the last line, the sum of all others.
template <class Counts> Line<Counts> sum_of(const html::Locale& locale, std::size_t heads) {
    Line<Counts> sum;
    sum.heads.assign(heads, Cell{});
    sum.heads.front().value = locale.text("report.sum");
    return sum;
}

}
