#include "src/feedback/feedback_view_store.h"

#include <fmt/format.h>

#include "src/dossier/filing.h"
#include "src/office/publication.h"
#include "src/organisation/agency_store.h"
#include "src/people/account_store.h"

namespace motcua::feedback {
namespace {

constexpr std::int64_t entries_max = 200;

json::Value moment(const std::optional<base::Instant>& at) {
    return at ? json::Value(base::rfc3339(*at)) : json::Value();
}

json::Object agency_named(sql::Session& session, const std::string& code,
                          const Onlooker& onlooker) {
    const auto agency = organisation::find(session, code, base::day_of(onlooker.now));
    return {{"code", code}, {"name", agency ? agency->name(onlooker.language) : code}};
}

json::Value procedure_named(sql::Session& session, const dossier::Rulebook& rules,
                            const std::string& code, const Onlooker& onlooker) {
    if (code.empty()) return nullptr;
    const auto revision = office::newest_revision(session, "procedures", code).value_or(0);
    const auto& procedure = rules.procedure(session, code, revision);
    return json::Object{{"code", code}, {"name", procedure.name(onlooker.language)}};
}

std::string words_in(sql::Session& session, const office::Vault& vault, std::int64_t entry) {
    if (entry == 0) return "";
    const auto secret = office::secret_of(session, vault, entry);
    return secret ? secret->text_at("words") : "";
}

json::Array entries_in(sql::Session& session, const office::Vault& vault,
                       const Feedback& feedback) {
    json::Array entries;
    for (const auto& entry :
         office::entries_of(session, vault, feedback.id.value(), 0, entries_max)) {
        const auto account = entry.actor == "system" ? 0 : std::stoll(entry.actor);
        const auto known = people::actor_of(session, office::AccountId(account));
        const bool first = entry.version == 1;
        entries.push_back(
            json::Object{{"kind", entry.kind},
                         {"at", base::rfc3339(entry.recorded_at)},
                         {"login", known && !first ? known->login : ""},
                         {"agency", entry.body.text_at("agency")},
                         {"words", !first && entry.secret ? entry.secret->text_at("words") : ""}});
    }
    return entries;
}

}

std::string look_up_path(const office::Vault& vault, const std::string& code) {
    return "/feedback/" + code + "/" + vault.slip_token(code);
}

std::optional<Feedback> found_by_token(sql::Session& session, const office::Vault& vault,
                                       const std::string& code, const std::string& token) {
    if (token.empty() || !vault.is_slip_token(dossier::code_from(code), token)) return std::nullopt;
    office::Scope holder_of_the_paper;
    holder_of_the_paper.all = true;
    return find(session, holder_of_the_paper, code);
}

json::Object describe_line(sql::Session& session, const Feedback& feedback,
                           const Onlooker& onlooker) {
    const bool open = !is_closed(feedback.state);
    return {{"code", feedback.code},
            {"etag", fmt::format("\"{}\"", feedback.version)},
            {"kind", std::string(name_of(feedback.kind))},
            {"status", std::string(name_of(feedback.state))},
            {"agency", agency_named(session, feedback.agency, onlooker)},
            {"dossier", feedback.dossier.empty() ? json::Value() : json::Value(feedback.dossier)},
            {"received_at", base::rfc3339(feedback.received_at)},
            {"next_due_at", open ? moment(next_due(feedback)) : json::Value()},
            {"due_at", base::rfc3339(feedback.due_at)},
            {"overdue", open ? feedback.due_at < onlooker.now
                             : feedback.due_at < feedback.closed_at.value_or(onlooker.now)}};
}

json::Object describe(sql::Session& session, const office::Vault& vault,
                      const dossier::Rulebook& rules, const Feedback& feedback,
                      const Onlooker& onlooker) {
    auto view = describe_line(session, feedback, onlooker);
    view.erase("etag");
    view.erase("next_due_at");
    const auto derivation = json::parse(feedback.derivation);
    view.insert({{"procedure", procedure_named(session, rules, feedback.procedure, onlooker)},
                 {"provisional", feedback.provisional},
                 {"taken_in_at", moment(feedback.taken_in_at)},
                 {"closed_at", moment(feedback.closed_at)},
                 {"cause", feedback.cause},
                 {"answer", words_in(session, vault, feedback.closing_entry)},
                 {"derivation", derivation ? *derivation : json::Value()}});
    return view;
}

json::Object describe_whole(sql::Session& session, const office::Vault& vault,
                            const dossier::Rulebook& rules, const Feedback& feedback,
                            const Onlooker& onlooker) {
    auto view = describe(session, vault, rules, feedback, onlooker);
    const auto secret = office::secret_of(session, vault, feedback.submission_entry);
    for (const auto* member : {"words", "full_name", "phone", "email"})
        view[member] = secret ? secret->text_at(member) : "";
    view.insert({{"etag", fmt::format("\"{}\"", feedback.version)},
                 {"intake_due_at", base::rfc3339(feedback.intake_due_at)},
                 {"erased", !secret.has_value()},
                 {"entries", entries_in(session, vault, feedback)}});
    return view;
}

}
