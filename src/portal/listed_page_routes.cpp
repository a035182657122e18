#include "src/portal/listed_page_routes.h"

#include "src/catalogue/listing_view.h"
#include "src/catalogue/listing_wording_routes.h"
#include "src/web/wording.h"

namespace motcua::portal {
namespace {

using catalogue::count_words;
using catalogue::fee_words;
using catalogue::limit_words;

void show_methods(html::Values& values, const html::Locale& locale, const json::Value& listing) {
    values.list("methods");
    for (const auto& method : listing.array_at("methods"))
        values.add("methods")
            .set("channel", catalogue::word_or_name(locale, "channel.", method.text_at("channel")))
            .set("limit", limit_words(locale, method.at("limit")))
            .set("limit_cell", method.at("limit").text_at("cell"))
            .flag("limit_unread", method.at("limit").text_at("reading") == "ambiguous")
            .set("fee", fee_words(locale, method.at("fee")))
            .set("fee_cell", method.at("fee").text_at("cell"))
            .flag("fee_unread", method.at("fee").text_at("reading") == "ambiguous");
}

/// What an officer has checked stands above what the source says.
void show_checked(html::Values& values, const html::Locale& locale, const json::Value& checked) {
    const auto show = [&](const char* list, const json::Value& fact, const std::string& words) {
        values.list(list);
        if (fact.is_null()) return;
        values.add(list)
            .set("fact", words)
            .set("checked_on", web::day_in_words(fact.text_at("checked_on")));
    };
    const auto& limit = checked.at("limit");
    const auto& fee = checked.at("fee");
    show("limit_checked", limit, limit.is_null() ? "" : limit_words(locale, limit));
    show("fee_checked", fee, fee.is_null() ? "" : fee_words(locale, fee));
    const auto& papers = checked.at("papers");
    show("papers_checked", papers, "");
    values.flag("limit_unverified", limit.is_null())
        .flag("fee_unverified", fee.is_null())
        .flag("papers_unverified", papers.is_null());
}

void show_papers(html::Values& values, const html::Locale& locale, const json::Value& listing) {
    values.list("papers");
    const auto& checked = listing.at("checked").at("papers");
    const auto& papers =
        checked.is_null() ? listing.array_at("papers") : checked.array_at("papers");
    for (const auto& paper : papers) {
        const auto need = paper.text_at("need", paper.boolean_at("shown") ? "present_only" : "");
        values.add("papers")
            .set("paper_name", paper.text_at("name"))
            .set("count", count_words(locale, paper))
            .flag("needed", !need.empty())
            .set("need", need.empty() ? "" : locale.text("need." + need))
            .flag("note_only", paper.boolean_at("note_only"));
    }
}

void show_rest(html::Values& values, const json::Value& listing) {
    values.list("results").list("legal_basis");
    for (const auto& result : listing.array_at("results"))
        values.add("results")
            .set("result_name", result.text_at("name"))
            .set("result_code", result.text_at("code"));
    for (const auto& number : listing.array_at("legal_basis"))
        if (number.text() != nullptr) values.add("legal_basis").set("number", *number.text());
}

}

http::Response show_listed(const web::Visit& visit, const catalogue::ListedRow& row) {
    const auto& locale = visit.locale();
    const auto today = base::iso_day(base::day_of(visit.office.now()));
    const json::Value listing = catalogue::describe({row.body, row.checks, today});
    const auto run_by = listing.text_at("run_by");
    const auto name = row.body.text_at("name");
    html::Values values;
    values.set("code", row.code)
        .set("name", name)
        .flag("others", !run_by.empty())
        .flag("own", run_by.empty())
        .set("run_by", catalogue::word_or_name(locale, "run_by.", run_by));
    values.list("rows");
    const auto add = [&](const char* label, const std::string& text) {
        if (!text.empty())
            values.add("rows").set("row_label", locale.text(label)).set("row_text", text);
    };
    add("procedure.code", row.code);
    add("procedure.sector", listing.text_at("sector"));
    add("procedure.tier", catalogue::tier_words(locale, listing.at("tiers")));
    add("listed.agency", listing.text_at("agency"));
    add("procedure.applicants", listing.text_at("applicants"));
    add("listed.decision", listing.text_at("decision"));
    const auto& level = listing.at("service_level");
    if (!level.is_null())
        add("listed.level",
            locale.text("level." + level.text_at("level")) + ", " +
                locale.text("listed.since", {{"day", web::day_in_words(level.text_at("from"))}}));
    show_methods(values, locale, listing);
    show_checked(values, locale, listing.at("checked"));
    show_papers(values, locale, listing);
    show_rest(values, listing);
    return web::page(visit, "portal/listed", name, std::move(values));
}

}
