#include "src/catalogue/cells.h"

#include <algorithm>
#include <charconv>

#include <re2/re2.h>

#include "lib/base/text.h"

namespace motcua::catalogue {
namespace {

using re2::RE2;
using re2::StringPiece;

constexpr std::size_t note_bytes_max = 600;
/// Charges below this are thousands whose zeros were left out, or typing errors.
constexpr std::int64_t believable_dong = 1000;

StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }
std::string_view view(const StringPiece& text) { return {text.data(), text.size()}; }

std::optional<std::int64_t> number_of(std::string_view digits) {
    std::string plain;
    for (const char c : digits)
        if (c >= '0' && c <= '9') plain.push_back(c);
    std::int64_t value = 0;
    if (plain.empty() || plain.size() > 15) return std::nullopt;
    std::from_chars(plain.data(), plain.data() + plain.size(), value);
    return value;
}

ListedLimit unread_limit(std::string_view cell, const char* why) {
    return {base::trimmed(cell), {}, why};
}

ListedFee unread_fee(std::string_view cell, const char* why) {
    return {base::trimmed(cell), {}, why};
}

std::optional<calendar::Unit> unit_named(std::string_view words) {
    const auto folded = base::folded(words);
    if (folded == "ngay lam viec") return calendar::Unit::working_days;
    if (folded == "ngay") return calendar::Unit::calendar_days;
    if (folded == "gio lam viec") return calendar::Unit::working_hours;
    if (folded == "thang") return calendar::Unit::months;
    return std::nullopt;
}

/// A note beside "free of charge" that speaks of money all the same.
bool speaks_of_money(std::string_view note) {
    auto folded = base::folded(note);
    static const RE2 harmless("(mien|khong thu|khong phai nop|khong mat) (le phi|phi, le phi|phi)"
                              "|chi phi|phi dich vu buu chinh|phi chuyen phat|khong quy dinh");
    RE2::GlobalReplace(&folded, harmless, " ");
    static const RE2 money("\\bphi\\b|muc thu|\\d ?(dong|d)\\b|\\d ?vnd|hoi dong nhan dan");
    return RE2::PartialMatch(folded, money);
}

/// A note that names another amount, a share of it, or a second row of fees.
bool says_otherwise(std::string_view note, std::int64_t amount) {
    const auto folded = base::folded(note);
    if (folded.find('%') != std::string::npos) return true;
    static const RE2 mention("(\\d+(?:[.,]\\d{3})*)(?:[.,]\\d{1,2})? ?"
                             "(dong|d\\b|vnd|viet nam dong|usd|trieu|nghin|ngan)");
    auto rest = piece(folded);
    StringPiece digits;
    StringPiece unit;
    while (RE2::FindAndConsume(&rest, mention, &digits, &unit))
        if (number_of(view(digits)) != amount || view(unit) == "usd" || view(unit) == "trieu" ||
            view(unit) == "nghin" || view(unit) == "ngan")
            return true;
    return false;
}

/// One row's beginning in a glued table of ways to file.
struct RowStart {
    std::size_t at = 0;   ///< where the channel stands
    std::size_t note = 0; ///< where what is beside it begins
    std::string channel;
    std::string time;
    std::string fee;
};

std::vector<RowStart> rows_in(std::string_view glued) {
    // The time may be missing; then, or when it has no unit, its digits and those of the fee are
    // one run that nobody can part.
    static const RE2 row("(Trực tiếp|Trực tuyến|Dịch vụ bưu chính)"
                         "(\\d+(?:[.,]\\d+)? ?(?:Ngày làm việc|Ngày|Giờ làm việc|Giờ|Tháng|Năm)"
                         "|\\d+|Không có thông tin|Không phải trả kết quả cho người nộp thuế"
                         "|Không quy định|Không ?)?"
                         "(Miễn phí|Không có thông tin|[\\d.,]+ (?:Việt Nam Đồng|VNĐ|USD))");
    std::vector<RowStart> rows;
    auto rest = piece(glued);
    StringPiece channel;
    StringPiece time;
    StringPiece fee;
    while (RE2::FindAndConsume(&rest, row, &channel, &time, &fee)) {
        RowStart start;
        start.at = static_cast<std::size_t>(channel.data() - glued.data());
        start.note = static_cast<std::size_t>(rest.data() - glued.data());
        start.channel = channel_in(view(channel));
        start.time = std::string(view(time));
        start.fee = std::string(view(fee));
        rows.push_back(std::move(start));
    }
    return rows;
}

/// The number may have lost its first digits to the time before it.
bool begins_with_number(std::string_view text) {
    return !text.empty() &&
           ((text[0] >= '0' && text[0] <= '9') || text[0] == ',' || text[0] == '.');
}

bool ends_with_digit(std::string_view text) {
    return !text.empty() && text.back() >= '0' && text.back() <= '9';
}

ListedMethod method_of(const RowStart& row, std::string_view note) {
    ListedMethod method;
    method.channel = row.channel;
    method.note = shortened(note);
    const bool one_run =
        begins_with_number(row.fee) && (row.time.empty() || ends_with_digit(row.time));
    if (one_run) {
        const auto run = row.time + row.fee;
        method.limit = unread_limit(run, "digits_run_together");
        method.fee = unread_fee(run, "digits_run_together");
        return method;
    }
    method.limit = limit_in(row.time);
    method.fee = fee_in(row.fee, note);
    return method;
}

constexpr std::string_view papers_header = "Tên giấy tờMẫu đơn, tờ khaiSố lượng";

std::string group_of(std::string_view heading) {
    auto words = base::trimmed(heading);
    const auto begin = words.find_first_not_of("*-:. ");
    words = begin == std::string::npos ? "" : words.substr(begin);
    while (!words.empty() && (words.back() == ':' || words.back() == ' ')) words.pop_back();
    return words;
}

ListedPaper paper_of(std::string_view name, const StringPiece& originals, const StringPiece& copies,
                     std::string_view group) {
    ListedPaper paper;
    paper.group = group;
    paper.name = base::trimmed(name);
    paper.quantity = std::string(view(originals));
    if (!copies.empty()) paper.quantity += "/" + std::string(view(copies));
    // A run of several digits may be the end of the name and the number behind it.
    if (originals.size() > 1 || copies.size() > 1) {
        paper.why = "digits_run_together";
    } else {
        paper.originals = number_of(view(originals)).value_or(0);
        paper.copies = copies.empty() ? 0 : number_of(view(copies)).value_or(0);
    }
    judge(paper);
    return paper;
}

/// One table's rows; what is behind the last row is the next table's heading.
std::string_view add_papers(std::vector<ListedPaper>& papers, std::string_view table,
                            std::string_view group) {
    // In a sentence a blank or a bracket stands before the number; behind a cell's end, no blank.
    static const RE2 row("(?s)^(.*?[^\\s(\\d])(\\d+) bản chính(?:,(\\d+) bản sao)?");
    auto rest = piece(table);
    StringPiece name;
    StringPiece originals;
    StringPiece copies;
    while (RE2::Consume(&rest, row, &name, &originals, &copies)) {
        papers.push_back(paper_of(view(name), originals, copies, group));
        copies = {};
    }
    return view(rest);
}

}

bool says_nothing(std::string_view cell) {
    const auto folded = base::folded(cell);
    return folded.empty() || folded == "khong co thong tin" || folded == "-" || folded == "--";
}

std::string shortened(std::string_view note) {
    auto words = base::trimmed(note);
    if (words.size() <= note_bytes_max) return words;
    auto end = note_bytes_max;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
    return base::nfc(words.substr(0, end)) + "…";
}

ListedLimit limit_in(std::string_view cell) {
    if (says_nothing(cell)) return unread_limit(cell, "not_stated");
    static const RE2 form("\\s*(\\d+)([.,]\\d+)?\\s*([^\\d]*?)\\s*");
    StringPiece digits;
    StringPiece fraction;
    StringPiece words;
    if (!RE2::FullMatch(piece(cell), form, &digits, &fraction, &words)) {
        const bool none = base::folded(cell).rfind("khong", 0) == 0;
        return unread_limit(cell, none ? "no_limit" : "not_understood");
    }
    const auto length = number_of(view(digits));
    if (!length) return unread_limit(cell, "not_understood");
    if (*length == 0 && fraction.empty()) return unread_limit(cell, "zero");
    if (words.empty()) return unread_limit(cell, "no_unit");
    if (!fraction.empty()) return unread_limit(cell, "fraction");
    if (base::folded(view(words)) == "gio") return unread_limit(cell, "hours_of_which_kind");
    const auto unit = unit_named(view(words));
    if (!unit) return unread_limit(cell, "not_understood");
    if (*length > calendar::length_max(*unit)) return unread_limit(cell, "too_long");
    return {base::trimmed(cell), calendar::Term{*unit, *length}, ""};
}

ListedFee fee_in(std::string_view cell, std::string_view note) {
    if (says_nothing(cell)) return unread_fee(cell, "not_stated");
    if (base::folded(cell) == "mien phi") {
        if (speaks_of_money(note)) return unread_fee(cell, "free_beside_note");
        return {base::trimmed(cell), 0, ""};
    }
    static const RE2 form("\\s*(\\d{1,3}(?:,\\d{3})+|\\d+) ?(Việt Nam Đồng|VNĐ|USD)\\s*");
    StringPiece digits;
    StringPiece currency;
    if (!RE2::FullMatch(piece(cell), form, &digits, &currency))
        return unread_fee(cell, "not_understood");
    if (view(currency) == "USD") return unread_fee(cell, "foreign_currency");
    const auto amount = number_of(view(digits));
    if (!amount) return unread_fee(cell, "not_understood");
    if (*amount < believable_dong) return unread_fee(cell, "too_small");
    if (says_otherwise(note, *amount)) return unread_fee(cell, "note_says_otherwise");
    return {base::trimmed(cell), amount, ""};
}

std::string channel_in(std::string_view cell) {
    const auto folded = base::folded(cell);
    if (folded == "truc tiep") return "counter";
    if (folded == "truc tuyen") return "online";
    if (folded == "dich vu buu chinh" || folded == "buu chinh") return "post";
    return "";
}

std::vector<ListedMethod> methods_in(std::string_view glued) {
    const auto rows = rows_in(glued);
    std::vector<ListedMethod> methods;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto end = i + 1 < rows.size() ? rows[i + 1].at : glued.size();
        methods.push_back(method_of(rows[i], glued.substr(rows[i].note, end - rows[i].note)));
    }
    return methods;
}

void judge(ListedPaper& paper) {
    const auto group = base::folded(paper.group);
    paper.shown = group.find("xuat trinh") != std::string::npos;
    if (!paper.why.empty()) return;
    if (paper.name.empty())
        paper.why = "nameless";
    else if (paper.originals.value_or(0) + paper.copies == 0)
        paper.why = "note_not_paper";
}

std::vector<ListedPaper> papers_in(std::string_view glued) {
    std::vector<ListedPaper> papers;
    auto at = glued.find(papers_header);
    auto heading = glued.substr(0, std::min(at, glued.size()));
    while (at != std::string_view::npos) {
        const auto begin = at + papers_header.size();
        at = glued.find(papers_header, begin);
        const auto table = glued.substr(begin, at == std::string_view::npos ? at : at - begin);
        heading = add_papers(papers, table, group_of(heading));
    }
    return papers;
}

std::vector<ListedResult> results_in(std::string_view glued) {
    std::vector<ListedResult> results;
    static const RE2 row("(?s)^(.*?)Mã: (KQ[.-]G\\d{2}\\.\\d{5,6})");
    auto rest = piece(glued);
    StringPiece name;
    StringPiece code;
    while (RE2::Consume(&rest, row, &name, &code))
        results.push_back({base::trimmed(view(name)), std::string(view(code))});
    if (const auto left = base::trimmed(view(rest)); !left.empty() && !says_nothing(left))
        results.push_back({left, ""});
    return results;
}

std::vector<std::string> basis_in(std::string_view glued, std::int64_t& unread) {
    // Only endings that are known: the next title begins right behind.
    static const RE2 number(
        "(\\d+(?:\\.\\d+)?)/(\\d{4})/(QH\\d{2}|UBTVQH\\d{2}|NĐ-CP|NQ-CP|QĐ-TTg|PL-UBTVQH\\d{2}"
        "|TT-(?:BCA|BTC|BTP|BNNMT|BNNPTNT|BTNMT|BXD|BGTVT|BYT|BKHĐT|BKHCN|BTTTT|BCT|BNV"
        "|BLĐTBXH|BQP|BVHTTDL|BGDĐT|NHNN|VPCP|TTCP|BNG))");
    std::vector<std::string> basis;
    auto rest = piece(glued);
    StringPiece first;
    StringPiece year;
    StringPiece ending;
    while (RE2::FindAndConsume(&rest, number, &first, &year, &ending)) {
        const bool parted = first.size() <= 3 || view(first).find('.') != std::string_view::npos;
        if (!parted || first.size() > 5) {
            ++unread;
            continue;
        }
        auto whole = std::string(view(first)) + "/" + std::string(view(year)) + "/" +
                     std::string(view(ending));
        if (std::find(basis.begin(), basis.end(), whole) == basis.end())
            basis.push_back(std::move(whole));
    }
    return basis;
}

std::vector<std::string> tiers_in(std::string_view cell) {
    struct Tier {
        std::string_view words;
        std::string_view name;
    };
    static constexpr Tier known[] = {{"cap bo", "ministry"},
                                     {"cap tinh", "province"},
                                     {"cap huyen", "district"},
                                     {"cap xa", "commune"},
                                     {"co quan khac", "other"}};
    const auto folded = base::folded(cell);
    std::vector<std::string> tiers;
    for (const auto& tier : known)
        if (folded.find(tier.words) != std::string::npos) tiers.emplace_back(tier.name);
    return tiers;
}

}
