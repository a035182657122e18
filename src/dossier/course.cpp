#include "src/dossier/course.h"

#include "lib/base/check.h"

namespace motcua::dossier {

const std::string& agency_of(const process::StepDefinition& step, const Dossier& dossier) {
    return step.place == process::Place::competent ? dossier.competent_agency
                                                   : dossier.receiving_unit;
}

Step opening(const process::StepDefinition& definition, const Dossier& dossier,
             std::int64_t sequence, base::Instant now, base::Instant due_at) {
    Step step;
    step.sequence = sequence;
    step.code = definition.code;
    step.action = definition.action;
    step.role = definition.role;
    step.agency = agency_of(definition, dossier);
    step.sub_unit = definition.sub_unit;
    step.state = "open";
    step.opened_at = now;
    step.due_at = due_at;
    return step;
}

Move onward(const Dossier& dossier, const process::Process& process, State state, base::Instant now,
            base::Instant due_at) {
    base::check(dossier.step.has_value(), "only a dossier with an open step moves on");
    Move move{dossier.step->sequence, "done", std::nullopt, state};
    if (const auto* next = process.after(dossier.step->code))
        move.opens = opening(*next, dossier, dossier.step->sequence + 1, now, due_at);
    return move;
}

json::Object to_body(const DossierId& id, const Move& move) {
    json::Object body{{"dossier", std::to_string(id.value())},
                      {"state", std::string(name_of(move.state))}};
    if (move.closes != 0)
        body["closes"] = json::Object{{"sequence", move.closes}, {"how", move.how}};
    if (!move.opens) return body;
    const auto& step = *move.opens;
    json::Object opens{{"sequence", step.sequence},
                       {"code", step.code},
                       {"action", step.action},
                       {"role", std::string(office::name_of(step.role))},
                       {"agency", step.agency},
                       {"sub_unit", step.sub_unit},
                       {"due_at", base::to_microseconds(step.due_at)}};
    if (step.officer) opens["officer"] = std::to_string(step.officer->value());
    body["opens"] = std::move(opens);
    return body;
}

Move move_from(const json::Value& body) {
    Move move;
    move.closes = body.at("closes").integer_at("sequence");
    move.how = body.at("closes").text_at("how");
    move.state = state_named(body.text_at("state")).value_or(State::submitted);
    const auto& opens = body.at("opens");
    if (opens.is_null()) return move;
    Step step;
    step.sequence = opens.integer_at("sequence");
    step.code = opens.text_at("code");
    step.action = opens.text_at("action");
    step.role = office::role_named(opens.text_at("role")).value_or(office::Role::counter_officer);
    step.agency = opens.text_at("agency");
    step.sub_unit = opens.text_at("sub_unit");
    if (const auto officer = opens.optional_text_at("officer"))
        step.officer = office::AccountId(std::stoll(*officer));
    step.state = "open";
    step.due_at = base::from_microseconds(opens.integer_at("due_at"));
    move.opens = std::move(step);
    return move;
}

}
