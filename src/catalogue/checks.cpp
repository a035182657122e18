#include "src/catalogue/checks.h"

#include "lib/crypto/digest.h"

namespace motcua::catalogue {
namespace {

constexpr std::size_t seen_characters = 32;

json::Array source_of(const json::Value& listing, Part part) {
    if (part == Part::papers) return listing.array_at("papers");
    if (part == Part::result) return listing.array_at("results");
    json::Array rows;
    for (const auto& method : listing.array_at("methods")) {
        json::Object row{{"channel", method.at("channel")}, {"note", method.at("note")}};
        row["cell"] = method.at(name_of(part)).at("cell");
        rows.push_back(std::move(row));
    }
    return rows;
}

}

std::string_view name_of(Part part) {
    switch (part) {
    case Part::limit: return "limit";
    case Part::fee: return "fee";
    case Part::papers: return "papers";
    case Part::result: return "result";
    }
    return "";
}

std::optional<Part> part_named(std::string_view name) {
    for (const auto part : parts)
        if (name_of(part) == name) return part;
    return std::nullopt;
}

std::string seen_of(const json::Value& listing, Part part) {
    const auto text = json::canonical(source_of(listing, part));
    return crypto::hex(crypto::sha256(text)).substr(0, seen_characters);
}

const json::Value& check_of(const json::Value& listing, const json::Value& checks, Part part) {
    static const json::Value none;
    const auto& check = checks.at(name_of(part));
    return check.text_at("seen") == seen_of(listing, part) ? check : none;
}

std::vector<Part> open_parts(const json::Value& listing, const json::Value& checks) {
    std::vector<Part> open;
    for (const auto part : parts_to_publish)
        if (check_of(listing, checks, part).is_null()) open.push_back(part);
    return open;
}

std::vector<std::string> papers_in_person(const json::Value& listing, const json::Value& checks) {
    std::vector<std::string> names;
    const auto& check = check_of(listing, checks, Part::papers);
    if (check.is_null()) {
        for (const auto& paper : listing.array_at("papers"))
            if (paper.boolean_at("shown") && paper.text_at("why") != "note_not_paper")
                names.push_back(paper.text_at("name"));
        return names;
    }
    for (const auto& paper : check.at("value").array_at("papers"))
        if (paper.text_at("need") == "present_only") names.push_back(paper.text_at("name"));
    return names;
}

const json::Value& level_on(const json::Value& checks, std::string_view day) {
    static const json::Value none;
    const json::Value* found = &none;
    for (const auto& level : checks.array_at("service_levels"))
        if (level.text_at("from") <= day &&
            (found->is_null() || found->text_at("from") <= level.text_at("from")))
            found = &level;
    return *found;
}

bool is_or_will_be_full(const json::Value& checks, std::string_view day) {
    if (level_on(checks, day).text_at("level") == "full") return true;
    for (const auto& level : checks.array_at("service_levels"))
        if (level.text_at("from") > day && level.text_at("level") == "full") return true;
    return false;
}

}
