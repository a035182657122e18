#include <algorithm>

#include "src/report/register_actions.h"
#include "src/report/report_routes.h"
#include "src/web/json_door.h"

namespace motcua::report {
namespace {

/// Moment and id of the last line, as the next page is asked for; nothing when it is neither.
std::optional<RegisterPaging> paging_in(const web::Visit& visit) {
    const auto cursor = visit.request.query.get("cursor");
    RegisterPaging paging;
    if (cursor.empty()) return paging;
    const auto dot = cursor.find('.');
    if (dot == std::string::npos) return std::nullopt;
    const auto received = web::number_in(std::string_view(cursor).substr(0, dot));
    const auto id = web::number_in(std::string_view(cursor).substr(dot + 1));
    if (!received || !id) return std::nullopt;
    paging.after_received = *received;
    paging.after_id = *id;
    return paging;
}

std::string cursor_after(const Registered& line) {
    return std::to_string(base::to_microseconds(line.received_at)) + "." +
           std::to_string(line.dossier_id);
}

std::string owner_in_words(const html::Locale& locale, const std::optional<json::Value>& secret,
                           const char* member) {
    if (!secret) return locale.text("register.erased");
    return secret->at("owner").text_at(member, "");
}

sheet::Cell day_or_nothing(const std::optional<base::Instant>& at) {
    if (!at) return std::monostate{};
    return base::day_of(*at);
}

std::vector<Cell> row_of(web::Visit& visit, sql::Session& session, Names& names,
                         const Registered& line) {
    const auto& locale = visit.locale();
    const auto secret = office::secret_of(session, visit.office.vault(), line.submission_entry);
    // A signature is given on paper only.
    return {{line.number},
            {line.code, "/dossiers/" + line.code},
            {names.procedure(line.procedure, line.procedure_revision)},
            {owner_in_words(locale, secret, "full_name")},
            {secret ? secret->at("owner").text_at("address", "") : ""},
            {secret ? secret->at("owner").text_at("phone", "") : ""},
            {names.agency(line.agency)},
            {base::day_of(line.received_at)},
            {day_or_nothing(line.due_at)},
            {day_or_nothing(line.delivered_at)},
            {locale.text("delivery." + line.delivery_way), "", line.delivery_way},
            {std::monostate{}},
            {locale.text("state." + line.state), "", line.state}};
}

std::vector<Column> columns_of(const html::Locale& locale) {
    return {{"number", locale.text("report.number"), "", 7},
            {"code", locale.text("report.code"), "", 24},
            {"procedure", locale.text("report.procedure"), "", 40},
            {"owner", locale.text("register.owner"), "", 24},
            {"address", locale.text("register.address"), "", 36},
            {"phone", locale.text("register.phone"), "", 13},
            {"agency", locale.text("register.agency"), "", 32},
            {"received_on", locale.text("register.received"), locale.text("register.days"), 12},
            {"due_on", locale.text("register.due"), locale.text("register.days"), 12},
            {"returned_on", locale.text("register.returned"), locale.text("register.days"), 12},
            {"delivery", locale.text("register.delivery"), "", 22},
            {"signature", locale.text("register.signature"), "", 14},
            {"note", locale.text("register.note"), "", 20}};
}

}

http::Response get_register(web::Visit& visit, const dossier::House& house) {
    auto asked = asked_of(visit, "this_month");
    if (auto fault = fault_answer(visit, asked)) return std::move(*fault);
    auto paging = paging_in(visit);
    if (!paging) return web::bad_cursor(visit);
    paging->limit = lines_wanted(visit, asked);
    const auto scope = office::scope_of(visit.actor());
    const auto& locale = visit.locale();
    Choice choice{"/register", {}};
    std::vector<Registered> lines;
    visit.office.look([&](sql::Session& session) {
        Names names(session, house, visit.language, asked.period.to);
        choice.agencies = named_agencies(names, list_receivers(session, scope));
        if (asked.question.agency.empty() && !choice.agencies.empty())
            asked.question.agency = choice.agencies.front().first;
        lines =
            list_register(session, scope, asked.question.agency, asked.question.window, *paging);
        return lines.size();
    });
    const bool more = cut(lines, paging->limit);
    note_readings(visit.office, visit.actor(), lines);
    auto table = visit.office.look([&](sql::Session& session) {
        Names names(session, house, visit.language, asked.period.to);
        Table made;
        for (const auto& line : lines) made.rows.push_back(row_of(visit, session, names, line));
        return made;
    });
    if (more) table.next = cursor_after(lines.back());
    table.columns = columns_of(locale);
    table.file = "register";
    table.heading = locale.text("register.heading");
    table.notes = {locale.text("register.note_numbers")};
    return answer(visit, asked, choice, std::move(table));
}

}
