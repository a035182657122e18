#include "src/portal/rating_page_routes.h"

#include "src/dossier/dossier_routes.h"
#include "src/dossier/rating_actions.h"
#include "src/web/wording.h"

namespace motcua::portal {
namespace {

using dossier::aspects;
using http::Status;

dossier::SlipMark mark_of(const web::Visit& visit) {
    const auto token = visit.request.captured.find("token");
    return {visit.captured("code"), token == visit.request.captured.end() ? "" : token->second};
}

/// Where the dossier itself stands, for this visitor.
std::string home_of(const dossier::SlipMark& mark) {
    if (mark.token.empty()) return "/dossiers/" + mark.code;
    return "/track/" + mark.code + "/" + mark.token;
}

/// The turn that the page is about, and what was said of it.
struct Asked {
    dossier::Dossier dossier;
    dossier::LastTurn turn;
    std::optional<dossier::RatingRow> given;
};

std::optional<Asked> asked_here(web::Visit& visit, const dossier::SlipMark& mark) {
    return visit.office.look([&](sql::Session& session) -> std::optional<Asked> {
        auto found = dossier::ratable(session, visit.office.vault(), mark, visit.actor());
        if (!found) return std::nullopt;
        const auto turn = dossier::last_turn_of(session, *found);
        auto given = dossier::rating_of(session, found->id, turn.turn);
        return Asked{std::move(*found), turn, std::move(given)};
    });
}

dossier::Rating typed_in(const web::Visit& visit) {
    dossier::Rating rating;
    for (std::size_t i = 0; i < aspects.size(); ++i)
        rating.answers[i] = dossier::answer_named(visit.request.form.get(name_of(aspects[i])));
    rating.words = web::cleaned(visit.request.form.get("words"));
    return rating;
}

void show_questions(html::Values& values, const html::Locale& locale, const dossier::Rating& typed,
                    bool missing_shown) {
    values.list("questions");
    for (const auto aspect : aspects) {
        const std::string name(name_of(aspect));
        auto& question = values.add("questions");
        question.set("field", name)
            .set("label", locale.text("rating." + name))
            .flag("wrong", missing_shown && !typed.of(aspect))
            .set("fault", locale.text("problem.rating_incomplete"))
            .list("options");
        for (const auto answer : dossier::answers) {
            const std::string option(name_of(answer));
            question.add("options")
                .set("option", option)
                .set("option_label", locale.text("rating.answer_" + option))
                .flag("chosen", typed.of(aspect) == answer);
        }
    }
}

void show_given(html::Values& values, const html::Locale& locale, const Asked& asked) {
    values.list("given");
    if (!asked.given) return;
    auto& section = values.add("given");
    section.set("when", web::moment_in_words(locale, base::rfc3339(asked.given->rated_at)))
        .list("rows");
    for (const auto aspect : aspects)
        section.add("rows")
            .set("row_label", locale.text("rating." + std::string(name_of(aspect))))
            .set("row_text", locale.text("rating.answer_" +
                                         std::string(name_of(*asked.given->rating.of(aspect)))));
}

void show_fault(html::Values& values, const html::Locale& locale, const dossier::Rating& typed,
                std::optional<dossier::Why> why) {
    values.list("errors").flag("too_long", why == dossier::Why::text_too_long);
    if (!why) return;
    auto& errors = values.add("errors");
    const auto sentence = locale.text("problem." + std::string(dossier::name_of(*why)));
    if (*why != dossier::Why::rating_incomplete) {
        errors.add("error")
            .set("message", sentence)
            .set("target", "words")
            .flag("linked", *why == dossier::Why::text_too_long);
        return;
    }
    for (const auto aspect : aspects)
        if (!typed.of(aspect))
            errors.add("error")
                .set("message",
                     locale.text(
                         "rating.missing",
                         {{"question", locale.text("rating." + std::string(name_of(aspect)))}}))
                .set("target", std::string(name_of(aspect)))
                .flag("linked", true);
}

http::Response shown(web::Visit& visit, const dossier::SlipMark& mark, const Asked& asked,
                     std::optional<dossier::Why> why) {
    const auto& locale = visit.locale();
    const auto typed = typed_in(visit);
    const auto closed = dossier::fault_in(asked.turn, visit.office.now());
    const auto* early = "rating.too_early";
    const auto closed_text = [&](dossier::Why reason) {
        if (reason == dossier::Why::wrong_state) return locale.text(early);
        return locale.text("problem." + std::string(dossier::name_of(reason)));
    };
    const bool thanks = asked.given && visit.request.query.get("done") == "rating";
    html::Values values;
    values.set("code", asked.dossier.code)
        .set("home", home_of(mark))
        .set("typed_words", typed.words)
        .flag("thanks", thanks)
        .flag("open", !closed)
        .flag("closed", closed && !asked.given)
        .set("closed_text", closed ? closed_text(*closed) : "")
        .set("days", dossier::rating_days);
    show_questions(values, locale, typed, why == dossier::Why::rating_incomplete);
    show_given(values, locale, asked);
    show_fault(values, locale, typed, why);
    return web::page(visit, "portal/rating", locale.text("rating.heading"), std::move(values),
                     why ? dossier::status_of(*why) : Status::ok);
}

http::Response unknown(web::Visit& visit) {
    return dossier::refusal_answer(visit, {dossier::Why::no_such_dossier});
}

}

http::Response get_rating(web::Visit& visit) {
    const auto mark = mark_of(visit);
    const auto asked = asked_here(visit, mark);
    return asked ? shown(visit, mark, *asked, std::nullopt) : unknown(visit);
}

http::Response post_rating(web::Visit& visit) {
    const auto mark = mark_of(visit);
    const auto outcome = visit.perform(visit.once("page:rating"), [&](office::Act& act) {
        return dossier::rate(act, mark, typed_in(visit));
    });
    if (outcome) return http::see_other(home_of(mark) + "/rating?done=rating");
    const auto asked = asked_here(visit, mark);
    return asked ? shown(visit, mark, *asked, outcome.error().why) : unknown(visit);
}

}
