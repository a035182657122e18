#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/json/value.h"
#include "src/calendar/due.h"

namespace motcua::catalogue {

/// How far a cell of a source could be read: what is not sure is left for an officer to read.
enum class Reading { sure, ambiguous, absent };
std::string_view name_of(Reading);

/// A time limit as the source has it. `why` names the reason when there is no term.
struct ListedLimit {
    std::string cell;
    std::optional<calendar::Term> term;
    std::string why;
    Reading reading() const;
};

/// A fee as the source has it, in đồng.
struct ListedFee {
    std::string cell;
    std::optional<std::int64_t> amount_dong;
    std::string why;
    Reading reading() const;
};

/// One way to file (channel as online, counter or post), with what the source says beside it.
struct ListedMethod {
    std::string channel;
    ListedLimit limit;
    ListedFee fee;
    std::string note;
};

/// A row of the list of papers. `quantity` is the source's cell; rows that ask for nothing are
/// notes more often than papers.
struct ListedPaper {
    std::string group;
    std::string name;
    std::string quantity;
    std::optional<std::int64_t> originals;
    std::int64_t copies = 0;
    std::string why;
    /// The source says that it is shown, not handed in.
    bool shown = false;
};

struct ListedResult {
    std::string name;
    std::string code;
};

/// A procedure as some source lists it: for information, until an officer has checked it.
struct Listing {
    std::string code;
    std::string name;
    std::string sector;
    std::vector<std::string> tiers; ///< ministry, province, district, commune, other
    std::string applicants;
    std::string decision;
    std::string body; ///< who settles, in the source's words
    std::string origin;
    std::string run_by; ///< police, customs, tax …: not the province's to run; "" : its own
    std::vector<ListedMethod> methods;
    std::vector<ListedPaper> papers;
    std::optional<std::vector<ListedResult>> results; ///< nothing: this source does not say
    std::optional<std::vector<std::string>> basis;    ///< numbers of texts of law; as above
    std::int64_t unread = 0;                          ///< pieces of the source nobody could read
};

/// What all channels say together: the one limit and the one fee, or why there is none.
ListedLimit limit_of(const Listing&);
ListedFee fee_of(const Listing&);

/// The listing as it is journaled, compared and exchanged (docs/operating/procedures.md).
json::Object to_json(const Listing&);
json::Object to_json(const ListedLimit&);
json::Object to_json(const ListedFee&);
/// The same in fewer words: ways to file that say the same stand together as "channels".
json::Object compact_json(const Listing&);
/// Reads what either writes; missing members are empty.
Listing listing_from(const json::Value&);
/// Who runs it instead of the province, by sector and agency; "" when the province does.
std::string run_by_whom(const Listing&);

inline constexpr std::string_view listing_format = "motcua-listing-1";

}
