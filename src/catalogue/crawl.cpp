#include "src/catalogue/crawl.h"

#include <algorithm>

#include "lib/base/text.h"
#include "src/catalogue/cells.h"

namespace motcua::catalogue {
namespace {

constexpr std::size_t rows_max = 400;
constexpr std::size_t name_bytes_max = 4000;

using base::problem;
using Outcome = base::Result<Listing, RecordProblem>;

std::string stated(const json::Value& record, std::string_view name) {
    auto text = base::trimmed(record.text_at(name));
    return says_nothing(text) ? "" : text;
}

std::string first_stated(const json::Value& record, std::string_view one, std::string_view other) {
    auto text = stated(record, one);
    return text.empty() ? stated(record, other) : text;
}

Listing crawled(const json::Value& record) {
    Listing listing;
    listing.code = base::trimmed(record.text_at("ma_thu_tuc"));
    // A mark that slipped in before the name is not part of it.
    const auto name = record.text_at("ten_thu_tuc");
    listing.name =
        base::trimmed(name.substr(std::min(name.find_first_not_of(" .,;:-"), name.size())));
    listing.sector = stated(record, "linh_vuc");
    listing.tiers = tiers_in(record.text_at("cap_thuc_hien"));
    listing.applicants = stated(record, "doi_tuong_thuc_hien");
    listing.decision = stated(record, "so_quyet_dinh");
    listing.body = first_stated(record, "co_quan_thuc_hien", "co_quan_co_tham_quyen");
    listing.origin = record.text_at("nguon");
    listing.methods = methods_in(record.text_at("cach_thuc_thuc_hien"));
    listing.papers = papers_in(record.text_at("thanh_phan_ho_so"));
    listing.results = results_in(record.text_at("ket_qua_xu_ly"));
    listing.basis = basis_in(record.text_at("can_cu_phap_ly"), listing.unread);
    return listing;
}

ListedMethod parsed_method(const json::Value& row) {
    const auto note = row.text_at("note");
    auto method = ListedMethod{channel_in(row.text_at("channel")), limit_in(row.text_at("time")),
                               fee_in(row.text_at("fee"), note), shortened(note)};
    // The script that parsed the tables leaves the time out where it has no unit.
    const bool run = method.limit.cell.empty() && !method.fee.cell.empty() &&
                     method.fee.cell[0] >= '0' && method.fee.cell[0] <= '9';
    if (run) method.limit = {method.fee.cell, {}, "digits_run_together"};
    if (run) method.fee = {method.fee.cell, {}, "digits_run_together"};
    return method;
}

ListedPaper parsed_paper(const json::Value& row) {
    ListedPaper paper;
    paper.group = row.text_at("group");
    paper.name = base::trimmed(row.text_at("name"));
    paper.originals = row.integer_at("originals");
    paper.copies = row.integer_at("copies");
    paper.quantity = std::to_string(*paper.originals);
    if (paper.copies != 0) paper.quantity += "/" + std::to_string(paper.copies);
    if (*paper.originals > 9 || paper.copies > 9) {
        paper.why = "digits_run_together";
        paper.originals.reset();
        paper.copies = 0;
    }
    judge(paper);
    return paper;
}

/// The script that parsed the tables has broken some codes in two: "KQ.G" and "01.00262".
std::vector<ListedResult> parsed_results(const json::Value& record) {
    std::vector<ListedResult> results;
    for (const auto& row : record.array_at("results")) {
        ListedResult result{base::trimmed(row.text_at("name")), row.text_at("code")};
        if (!results.empty() && results.back().code == "KQ.G" && result.code.empty() &&
            !result.name.empty() && result.name[0] >= '0' && result.name[0] <= '9')
            results.back().code += result.name;
        else
            results.push_back(std::move(result));
    }
    return results;
}

Listing parsed(const json::Value& record) {
    Listing listing;
    listing.code = base::trimmed(record.text_at("code"));
    listing.name = base::trimmed(record.text_at("name"));
    listing.sector = stated(record, "field");
    listing.tiers = tiers_in(record.text_at("level"));
    listing.applicants = stated(record, "who");
    listing.decision = stated(record, "decision");
    listing.body = stated(record, "agency");
    listing.origin = record.text_at("source");
    for (const auto& row : record.array_at("methods"))
        listing.methods.push_back(parsed_method(row));
    for (const auto& row : record.array_at("components"))
        listing.papers.push_back(parsed_paper(row));
    listing.results = parsed_results(record);
    return listing;
}

bool is_code(std::string_view code) {
    // 1.004873, or with the province's own tail: 1.004873.000.00.00.H42
    if (code.size() < 8 || code.size() > 40 || code[1] != '.') return false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        const bool digit = c >= '0' && c <= '9';
        if (i < 8 && i != 1 && !digit) return false;
        if (i >= 8 && !digit && c != '.' && (c < 'A' || c > 'Z')) return false;
    }
    return code.size() == 8 || code[8] == '.';
}

bool known_tier(const std::string& tier) {
    return tier == "ministry" || tier == "province" || tier == "district" || tier == "commune" ||
           tier == "other";
}

std::optional<RecordProblem> fault_in(const Listing& listing) {
    using enum RecordProblem;
    if (listing.code.empty()) return no_code;
    if (!is_code(listing.code)) return bad_code;
    if (listing.name.empty()) return no_name;
    if (listing.tiers.empty() ||
        !std::all_of(listing.tiers.begin(), listing.tiers.end(), known_tier))
        return unknown_tier;
    for (const auto& method : listing.methods)
        if (method.channel != "online" && method.channel != "counter" && method.channel != "post")
            return unknown_channel;
    if (listing.methods.size() > rows_max || listing.papers.size() > rows_max) return too_many_rows;
    if (listing.name.size() > name_bytes_max) return too_long;
    return std::nullopt;
}

}

std::string_view name_of(RecordProblem problem) {
    switch (problem) {
    case RecordProblem::not_an_object: return "not_an_object";
    case RecordProblem::unknown_shape: return "unknown_shape";
    case RecordProblem::no_code: return "no_code";
    case RecordProblem::bad_code: return "bad_code";
    case RecordProblem::no_name: return "no_name";
    case RecordProblem::unknown_tier: return "unknown_tier";
    case RecordProblem::unknown_channel: return "unknown_channel";
    case RecordProblem::too_many_rows: return "too_many_rows";
    case RecordProblem::too_long: return "too_long";
    }
    return "";
}

Outcome listing_of(const json::Value& record) {
    if (record.object() == nullptr) return problem(RecordProblem::not_an_object);
    const bool own = record.text_at("format") == listing_format;
    const bool raw = record.at("ma_thu_tuc").text() != nullptr;
    const bool lists = record.at("methods").array() != nullptr;
    if (!own && !raw && !lists) return problem(RecordProblem::unknown_shape);
    auto listing = own ? listing_from(record) : raw ? crawled(record) : parsed(record);
    if (const auto fault = fault_in(listing)) return problem(*fault);
    if (listing.run_by.empty()) listing.run_by = run_by_whom(listing);
    return listing;
}

}
