#include "src/process/process_store.h"

#include <stdexcept>

#include "src/office/publication.h"

namespace motcua::process {
namespace {

StepDefinition step_from(const json::Value& text) {
    StepDefinition step;
    step.code = text.text_at("code");
    step.name_vi = text.at("name").text_at("vi");
    step.name_en = text.at("name").text_at("en");
    const auto role = office::role_named(text.text_at("role"));
    if (!role || *role == office::Role::citizen)
        throw std::runtime_error("process: step " + step.code + " has no known role");
    step.role = *role;
    step.place = text.text_at("place") == "competent" ? Place::competent : Place::receiving;
    step.sub_unit = text.text_at("sub_unit");
    step.action = text.text_at("action");
    step.share_percent = text.integer_at("share");
    for (const auto& target : text.array_at("send_back_to"))
        if (target.text() != nullptr) step.send_back_to.push_back(*target.text());
    return step;
}

}

Process process_from(const json::Value& text, std::int64_t revision) {
    Process process{text.text_at("code"), revision, {}};
    for (const auto& step : text.array_at("steps")) process.steps.push_back(step_from(step));
    const auto first = process.steps.empty() ? "" : process.steps.front().action;
    if (first != "acceptance" && first != "immediate")
        throw std::runtime_error("process: the first step takes the dossier in");
    for (const auto& step : process.steps)
        for (const auto& target : step.send_back_to)
            if (process.find(target) == nullptr || process.find(target) >= process.find(step.code))
                throw std::runtime_error("process: " + step.code + " goes back to an earlier step");
    return process;
}

Process get(sql::Session& session, const std::string& code, std::int64_t revision) {
    return process_from(office::published_text(session, "processes", code, revision), revision);
}

void apply_publication(office::Applying to, const office::Entry& entry) {
    to.session.send("INSERT INTO processes (code, revision, body) VALUES ($1, $2, $3)",
                    entry.body.text_at("code"), entry.body.integer_at("revision"),
                    json::canonical(entry.body.at("text")));
}

}
