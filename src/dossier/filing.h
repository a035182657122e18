#pragma once
#include <string>
#include <vector>

#include "lib/json/value.h"
#include "src/dossier/dossier.h"

namespace motcua::dossier {

/// Whom a dossier is for, or who brings it.
struct Party {
    std::string kind = "citizen"; ///< citizen, business or organisation
    std::string full_name;
    std::string identity_number;
    std::string phone;
    std::string email;
    std::string address;
    bool operator==(const Party&) const = default;
};
/// As a party stands in an entry's secret, and back.
json::Object to_json(const Party&);
Party party_from(const json::Value&);

/// What somebody files, as read at the door.
struct Filing {
    std::string procedure;
    std::string variant;
    std::string channel;
    /// By post: when the post handed it over. The limit counts from that record (decision
    /// 45/2016/QĐ-TTg), whenever the dossier is entered.
    std::optional<base::Instant> handed_over_at;
    std::string receiving_unit;
    std::string competent_agency; ///< "" : the receiving unit itself
    std::string delivery_way;
    std::string delivery_place;
    Party owner;
    std::optional<Party> submitter;
    json::Value form;
    std::vector<FiledPaper> papers;
    std::optional<std::int64_t> visit = {}; ///< in which it is filed at the counter

    static constexpr std::size_t files_max = 30;
    static constexpr std::int64_t copies_max = 1000;
    static constexpr std::size_t place_bytes_max = 600;
};

/// Whether so many originals or copies of a paper are believable.
bool is_count(std::int64_t);

/// The words of a name, folded: as they are kept and as they are searched for.
std::vector<std::string> words_of_name(std::string_view name);

/// The members of the owner that are missing or not believable, by name.
std::vector<std::string> faults_in(const Party&);

/// The code of a dossier: receiving unit, local date, daily sequence (circular 01/2018 art. 19, in
/// the order of decision 20/2020). Four digits, more when a day needs them.
std::string dossier_code(std::string_view unit, base::Day day, std::int64_t sequence);
/// A code as somebody writes it: without blanks, in capitals, its unit in the order
/// of decision 20/2020 (000.02.05.H40-220110-0001 is H40.05.02-220110-0001).
std::string code_from(std::string_view typed);
/// The counter from which the sequence is drawn.
std::string dossier_counter(std::string_view unit, base::Day day);
/// The same for other things that are numbered by the day: "visit:H42.02.01:261127".
std::string day_counter(std::string_view what, std::string_view unit, base::Day day);

}
