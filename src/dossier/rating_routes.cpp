#include "src/dossier/rating_routes.h"

#include "src/dossier/dossier_routes.h"
#include "src/dossier/rating_actions.h"
#include "src/web/json_door.h"

namespace motcua::dossier {
namespace {

using http::Status;

/// An answer that is none is wrong; one that is missing is for the rule to say.
Rating rating_from(const web::Reader& read) {
    Rating rating;
    for (std::size_t i = 0; i < aspects.size(); ++i) {
        const auto name = name_of(aspects[i]);
        rating.answers[i] = answer_named(read.text(name));
        if (!rating.answers[i] && !read.text(name).empty()) read.wrong(name);
    }
    rating.words = read.text("words");
    return rating;
}

json::Object described(const RatingRow& row) {
    json::Object out{{"rated_at", base::rfc3339(row.rated_at)}};
    for (const auto aspect : aspects)
        out[std::string(name_of(aspect))] = std::string(name_of(*row.rating.of(aspect)));
    return out;
}

http::Response get_rating(web::Visit& visit) {
    const SlipMark mark{visit.captured("code"), visit.request.query.get("token")};
    const auto body = visit.office.look([&](sql::Session& session) -> std::optional<json::Object> {
        const auto dossier = ratable(session, visit.office.vault(), mark, visit.actor());
        if (!dossier) return std::nullopt;
        const auto last = last_turn_of(session, *dossier);
        const auto until = ratable_until(last);
        const auto given = rating_of(session, dossier->id, last.turn);
        return json::Object{{"open", !fault_in(last, visit.office.now()).has_value()},
                            {"until", until ? json::Value(base::rfc3339(*until)) : json::Value()},
                            {"rating", given ? json::Value(described(*given)) : json::Value()}};
    });
    if (!body) return refusal_answer(visit, {Why::no_such_dossier});
    return http::json(Status::ok, json::canonical(*body));
}

http::Response post_rating(web::Visit& visit) {
    const auto rating = web::read_body(visit, rating_from);
    if (!rating) return rating.error();
    const SlipMark mark{visit.captured("code"), visit.request.query.get("token")};
    const auto outcome = visit.perform(visit.once("rating"),
                                       [&](office::Act& act) { return rate(act, mark, *rating); });
    if (!outcome) return refusal_answer(visit, outcome.error());
    const auto& body = outcome->body;
    json::Object answer{{"code", body.text_at("code")},
                        {"rated_at", base::rfc3339(outcome->recorded_at)}};
    for (const auto aspect : aspects)
        answer[std::string(name_of(aspect))] = body.text_at(name_of(aspect));
    return web::created(std::move(answer));
}

}

web::Routes rating_routes() {
    using web::Access;
    return {
        {"GET", "/api/v1/dossiers/{code}/rating", Access::everyone, get_rating},
        {"POST", "/api/v1/dossiers/{code}/rating", Access::everyone, post_rating},
    };
}

}
