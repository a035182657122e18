#include "src/portal/review_routes.h"

#include "src/catalogue/layer_store.h"
#include "src/dossier/dossier_routes.h"
#include "src/dossier/fees.h"
#include "src/portal/procedure_page_routes.h"
#include "src/portal/sheet_routes.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::portal {
namespace {

using http::Status;

std::string page_of(const Sheet& sheet, const std::string& page) {
    return "/procedures/" + sheet.procedure.code + "/" + page + "?variant=" + sheet.variant.code;
}

/// The draft's version as the page carries it: who changed it elsewhere looks at it again.
std::string mark_of(const Draft& draft) {
    return std::to_string(base::to_microseconds(draft.saved_at));
}

std::string answer_in_words(const html::Locale& locale, const Question& question,
                            const std::string& value) {
    for (const auto& choice : question.choices)
        if (choice.code == value) return choice.label;
    if (question.widget == "checkbox")
        return locale.text(value == "true" ? "dossier.yes" : "dossier.no");
    if (question.widget == "date") return web::day_in_words(value);
    const auto number =
        question.widget == "number" ? web::number_in(without_marks(value)) : std::nullopt;
    return number ? web::number_in_words(*number) : value;
}

void show_groups(html::Values& values, const Sheet& sheet, const html::Locale& locale) {
    values.list("groups");
    for (const auto& group : all_questions(sheet, locale)) {
        auto& section = values.add("groups");
        section.set("group_title", group.title).list("rows");
        for (const auto& question : group.questions) {
            const auto value = typed_at(sheet.typed, question.name);
            if (value.empty()) continue;
            section.add("rows")
                .set("row_label", question.label)
                .set("row_text", answer_in_words(locale, question, value));
        }
    }
    values.list("papers");
    for (const auto& paper : sheet.variant.papers) {
        const auto kept = sheet.kept.find(paper.code);
        if (kept == sheet.kept.end() || kept->second.empty()) continue;
        auto& row = values.add("papers");
        row.set("paper_name", paper.name(locale.language())).list("files");
        for (const auto& file : kept->second)
            row.add("files").set("file", file.id).set("file_name", file.name);
    }
}

/// What the answers come to, line by line and in sum, at the prices of the day.
void show_charges(html::Values& values, web::Visit& visit, const Sheet& sheet) {
    const auto& locale = visit.locale();
    const auto prices = visit.office.look([&](sql::Session& session) {
        return catalogue::prices_on(catalogue::layers_of(session, sheet.procedure.code),
                                    sheet.variant.code,
                                    base::iso_day(base::day_of(visit.office.now())));
    });
    const auto charges =
        dossier::charges_of(sheet.variant, "online", filing_of(sheet).form, {}, prices);
    const auto dong = [&](std::int64_t amount) {
        return amount == 0
                   ? locale.text("procedure.free")
                   : locale.text("procedure.amount", {{"amount", web::number_in_words(amount)}});
    };
    bool all_known = true;
    values.flag("has_fees", !charges.empty()).list("fees");
    for (const auto& charge : charges) {
        const auto count = charge.units * charge.times;
        const bool known = charge.amount_dong.has_value();
        all_known = all_known && known;
        values.add("fees")
            .set("fee_name", charge.line->name(locale.language()))
            .set("amount",
                 known ? dong(*charge.amount_dong) : locale.text("procedure.amount_unknown"))
            .set("units", count)
            .set("unit_name", locale.text("fee_unit." + charge.line->per))
            .flag("counted", known && charge.line->per != "dossier" && count > 0);
    }
    values.flag("summed", all_known).set("total", dong(dossier::total_dong(charges)));
}

/// Where the result goes, in words: without another address to the owner's own.
void show_destination(html::Values& values, const Sheet& sheet) {
    const auto place = typed_at(sheet.typed, "delivery_place");
    const bool by_post = typed_at(sheet.typed, "delivery_way") == "post";
    values.flag("posted_home", by_post && place.empty())
        .set("home", typed_at(sheet.typed, "owner.address"));
}

}

http::Response get_review(web::Visit& visit, const dossier::House& house) {
    auto sheet = sheet_for(visit, house);
    if (!sheet) return sheet.error();
    const auto draft = draft_here(visit, *sheet);
    if (!draft || sheet->at_counter) return http::see_other(page_of(*sheet, "filing"));
    read_draft(visit, *sheet, draft->content);
    sheet->saved_at = draft->saved_at;
    const auto filing = filing_of(*sheet);
    const auto faults = faults_in(visit.locale(), *sheet, filing, checked(visit, house, filing));
    if (!faults.empty()) return show_filing(visit, *sheet, faults, Status::unprocessable);
    const auto& locale = visit.locale();
    html::Values values;
    values.set("code", sheet->procedure.code)
        .set("name", sheet->procedure.name(locale.language()))
        .set("variant", sheet->variant.code)
        .set("variant_name", sheet->variant.name(locale.language()))
        .set("draft_mark", mark_of(*draft));
    show_groups(values, *sheet, locale);
    show_step(values, FilingStep::review);
    show_charges(values, visit, *sheet);
    show_destination(values, *sheet);
    return web::page(visit, "portal/review",
                     locale.text("review.heading") + ": " +
                         sheet->procedure.name(locale.language()),
                     std::move(values));
}

http::Response post_review(web::Visit& visit, const dossier::House& house) {
    auto sheet = sheet_for(visit, house);
    if (!sheet) return sheet.error();
    const auto draft = draft_here(visit, *sheet);
    // Sent a second time the draft is gone already: the act itself knows what it has done.
    if (draft && visit.request.form.get("_draft") != mark_of(*draft))
        return http::see_other(page_of(*sheet, "review"));
    if (draft) read_draft(visit, *sheet, draft->content);
    const auto filing = filing_of(*sheet);
    const auto outcome =
        visit.perform(visit.once("/dossiers", true),
                      [&, looked_at = checked(visit, house, filing)](office::Act& act) {
                          return dossier::submit(act, house.rules, looked_at);
                      });
    if (!outcome) {
        if (!draft) return http::see_other(page_of(*sheet, "filing"));
        const auto why = outcome.error().why;
        const auto sentence = visit.locale().text("problem." + std::string(dossier::name_of(why)));
        return show_filing(visit, *sheet, {{"", sentence}}, dossier::status_of(why));
    }
    visit.office.database().write([&](sql::Session& session) {
        drop_draft(session, visit.actor().account, {sheet->procedure.code, sheet->variant.code});
        return sql::Outcome::keep;
    });
    return http::see_other("/dossiers/" + outcome->body.text_at("code") + "?filed=1");
}

http::Response post_draft_removal(web::Visit& visit, const dossier::House& house) {
    const auto sheet = sheet_for(visit, house);
    if (!sheet) return sheet.error();
    visit.office.database().write([&](sql::Session& session) {
        drop_draft(session, visit.actor().account, {sheet->procedure.code, sheet->variant.code});
        return sql::Outcome::keep;
    });
    return http::see_other("/dossiers");
}

}
