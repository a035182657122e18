#include "src/app/log_commands.h"

#include <fmt/core.h>

#include "src/app/wiring.h"
#include "src/log/proof_store.h"
#include "src/log/witness_store.h"
#include "src/office/tree.h"

namespace motcua::app {
namespace {

/// What was asked for, or 1 and a word on standard error.
template <class Ask> int answered(const Settings& settings, std::string_view without, Ask&& ask) {
    const auto database = open_database(settings, false);
    std::optional<json::Object> found;
    database->read([&](sql::Session& session) { found = ask(session); });
    if (settings.json)
        fmt::print("{}\n", json::canonical(found ? *found : json::Object{{"problem", without}}));
    else if (found)
        fmt::print("{}\n", json::pretty(*found));
    else
        fmt::print(stderr, "motcua: {}\n", without);
    return found ? 0 : 1;
}

}

int print_log_head(const Settings& settings, const LogOrder&) {
    const auto database = open_database(settings, false);
    std::optional<office::SignedHead> head;
    database->read([&](sql::Session& session) { head = office::newest_head(session); });
    if (!head) {
        fmt::print(stderr, "motcua: no_head_yet\n");
        if (settings.json) fmt::print("{}\n", R"({"problem":"no_head_yet"})");
        return 1;
    }
    if (settings.json)
        fmt::print("{}\n", json::canonical(json::Object{{"size", head->head.size},
                                                        {"at", base::rfc3339(head->at)},
                                                        {"checkpoint", head->note}}));
    else
        fmt::print("{}", head->note);
    return 0;
}

int print_log_key(const Settings& settings, const LogOrder&) {
    const auto key = office::LogKey::open(keys_of(settings), false);
    const auto log = key.log.verifier().text();
    const auto witness = key.witness.verifier(crypto::NoteKind::cosignature).text();
    if (settings.json)
        fmt::print("{}\n",
                   json::canonical(json::Object{
                       {"origin", key.log.name()}, {"key", log}, {"witness_key", witness}}));
    else
        fmt::print("{}\n{}\n", log, witness);
    return 0;
}

int accept_loss(const Settings& settings, const LogOrder&) {
    const auto aside = office::HeadMemory::set_aside(settings.data);
    if (!aside) {
        fmt::print(stderr, "motcua: no head is remembered in {}\n", settings.data.string());
        return 1;
    }
    fmt::print("the remembered head is kept as {}; the log goes on from what there is\n",
               aside->string());
    return 0;
}

int print_witnesses(const Settings& settings, const LogOrder&) {
    const auto database = open_database(settings, false);
    json::Array all;
    database->read([&](sql::Session& session) {
        for (const auto& each : log::progress_of_witnesses(session)) {
            all.emplace_back(json::Object{{"name", each.name},
                                          {"size", each.size},
                                          {"at", base::rfc3339(each.at)},
                                          {"fault", each.fault}});
            if (!settings.json)
                fmt::print("{:<40} {:>10} {} {}\n", each.name, each.size, base::rfc3339(each.at),
                           each.fault);
        }
    });
    if (settings.json) fmt::print("{}\n", json::canonical(all));
    return 0;
}

int print_inclusion(const Settings& settings, const LogOrder& order) {
    return answered(settings, "not_in_log",
                    [&](sql::Session& session) { return log::inclusion_of(session, order.entry); });
}

int print_consistency(const Settings& settings, const LogOrder& order) {
    return answered(settings, "bad_tree_size", [&](sql::Session& session) {
        const auto to = order.to < 0 ? office::tree_size(session) : order.to;
        return log::consistency_of(session, order.from, to);
    });
}

}
