#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/json/schema.h"
#include "lib/json/value.h"
#include "src/calendar/due.h"
#include "src/catalogue/fee.h"

namespace motcua::catalogue {

enum class Need { required, conditional, present_only, replaced_by_data };

struct RequiredPaper {
    std::string code;
    std::string name_vi;
    std::string name_en;
    Need need = Need::conditional;
    const std::string& name(std::string_view language) const {
        return language == "en" ? name_en : name_vi;
    }
};

/// Whether the office's time stands while a fee that is due at reception is awaited: the law of the
/// sector says so, or else it runs on.
struct WhilePaying {
    bool stands = false;
    std::string source;
    std::string certainty;
};

/// Time that the law adds to the limit under a condition, such as a verification elsewhere; it is
/// no extension.
struct AddOn {
    std::string code;
    std::string name_vi;
    std::string name_en;
    calendar::Term term;
    std::string source;
    std::string certainty;

    const std::string& name(std::string_view language) const {
        return language == "en" ? name_en : name_vi;
    }
};

/// A case of a procedure (trường hợp) with a time limit, papers and a form of its own.
struct Variant {
    std::string code;
    std::string name_vi;
    std::string name_en;
    calendar::Term limit;
    std::string limit_source;
    std::string limit_certainty;
    std::vector<AddOn> add_ons;
    WhilePaying while_paying;
    std::vector<RequiredPaper> papers;
    std::vector<FeeLine> fees;
    std::string form;

    const FeeLine* fee(std::string_view code) const;
    const RequiredPaper* paper(std::string_view code) const;
    const AddOn* add_on(std::string_view code) const;
    const std::string& name(std::string_view language) const {
        return language == "en" ? name_en : name_vi;
    }
};

/// Until when a supplement is to come, where a procedure says so, and when it is reminded of.
struct SupplementRule {
    calendar::Term term;                  ///< of working or of calendar days
    std::int64_t remind_days_before = 0; ///< of the same kind; 0: nobody is reminded
    std::string source;
    std::string certainty;
};

/// A procedure as published in one revision. `text` is the whole of it, for pages and the API.
struct Procedure {
    std::string code;
    std::int64_t revision = 0;
    std::string name_vi;
    std::string name_en;
    std::string sector;
    std::string tier;
    std::string process;
    std::string book;
    std::string notation;
    std::vector<std::string> channels;        ///< online, counter, post
    std::vector<std::string> receiving_kinds; ///< kinds of agency that may receive
    std::string competent_kind;               ///< the kind of agency that settles
    /// Done at once at the counter (decree 61/2018 art. 17.4): no slip, no due date.
    bool immediate = false;
    std::optional<SupplementRule> supplement; ///< nothing: it waits for as long as it takes
    std::vector<Variant> variants;
    std::map<std::string, json::Schema, std::less<>> forms;
    json::Value text;

    /// False when it only informs: nobody settles it here.
    bool fileable() const { return !variants.empty() && !process.empty(); }
    bool offers(std::string_view channel) const;
    bool may_receive(std::string_view agency_kind) const;
    /// The variant of that code; the first one for "". Null when there is none.
    const Variant* variant(std::string_view code) const;
    const std::string& name(std::string_view language) const {
        return language == "en" ? name_en : name_vi;
    }
};

/// As Procedure::fileable, of the text alone.
bool is_fileable(const json::Value& text);

}
