#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/json/schema.h"
#include "lib/json/value.h"
#include "src/calendar/due.h"

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

/// A case of a procedure (trường hợp) with a time limit, papers and a form of its own.
struct Variant {
    std::string code;
    std::string name_vi;
    std::string name_en;
    calendar::Term limit;
    std::string limit_source;
    std::string limit_certainty;
    std::vector<RequiredPaper> papers;
    std::string form;

    const RequiredPaper* paper(std::string_view code) const;
    const std::string& name(std::string_view language) const {
        return language == "en" ? name_en : name_vi;
    }
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
    std::vector<Variant> variants;
    std::map<std::string, json::Schema, std::less<>> forms;
    json::Value text;

    /// The variant of that code; the first one for "". Null when there is none.
    const Variant* variant(std::string_view code) const;
    const std::string& name(std::string_view language) const {
        return language == "en" ? name_en : name_vi;
    }
};

}
