#include "src/log/log_page_routes.h"

#include <fmt/format.h>

#include "lib/base/base64.h"
#include "lib/base/text.h"
#include "src/log/compare_page_routes.h"
#include "src/log/head_routes.h"
#include "src/log/log_wording_routes.h"
#include "src/log/proof_store.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::log {
namespace {

using http::Status;

constexpr std::int64_t recent_heads = 5;
constexpr std::int64_t heads_a_page = 20;
/// Sealing takes two seconds at most; longer than this, something is wrong with it.
constexpr std::chrono::seconds sealing_patience{10};
constexpr std::size_t typed_bytes_max = 40;

/// All that the first page tells, read in one picture.
struct Told {
    std::optional<office::SignedHead> newest;
    Waiting waiting;
    std::vector<HeadLine> heads;
    std::vector<WitnessReport> witnesses;
};

Told told(web::Visit& visit) {
    return visit.office.look([](sql::Session& session) {
        return Told{office::newest_head(session), waiting_for_place(session),
                    heads_before(session, 0, recent_heads), reports_of_witnesses(session)};
    });
}

void show_heads(html::Values& values, const html::Locale& locale,
                const std::vector<HeadLine>& lines) {
    values.list("heads").flag("any_head", !lines.empty());
    for (const auto& line : lines)
        values.add("heads")
            .set("size", line.head.size)
            .set("entries", web::number_in_words(line.head.size))
            .set("at", to_the_second(locale, line.at))
            .set("cosignatures", line.cosignatures);
}

void show_waiting(html::Values& values, const html::Locale& locale, const Waiting& waiting,
                  base::Instant now) {
    const auto waited = waiting.oldest_at ? now - *waiting.oldest_at : base::Instant::duration(0);
    values.flag("waits", waiting.entries > 0)
        .flag("sealing_late", waited > sealing_patience)
        .set("waiting", waiting.entries == 0 ? locale.text("open_log.waiting_none")
                                             : waiting_in_words(locale, waiting, waited));
}

void show_witnesses(html::Values& values, const html::Locale& locale, const Told& all,
                    const std::vector<Witness>& asked, base::Instant now) {
    const auto newest_size = all.newest ? all.newest->head.size : 0;
    const auto lines = lines_of(asked, all.witnesses);
    values.list("witnesses")
        .flag("any_witness", !lines.empty())
        .flag("nobody_asked", asked.empty());
    for (const auto& line : lines) {
        const auto& report = line.report;
        const auto standing = standing_of(report, newest_size, now);
        const auto name = std::string(name_of(standing));
        values.add("witnesses")
            .set("witness", report.name)
            .set("standing", locale.text("open_log.standing_" + name))
            .set("words", witness_in_words(locale, line))
            .set("fault", fault_in_words(locale, report.fault))
            .set("size", report.size)
            .set("witness_key", line.key ? line.key->text() : "")
            .flag("keyed", line.key.has_value())
            .flag("good", line.asked && standing == Standing::fresh)
            .flag("bad", is_alarm(standing))
            .flag("care", line.asked && (standing == Standing::behind ||
                                         standing == Standing::never))
            .flag("former", !line.asked)
            .flag("ever", report.size > 0 && !is_alarm(standing))
            .flag("faulty", line.asked && !report.fault.empty());
    }
}

http::Response get_log_page(web::Visit& visit, const House& house) {
    const auto all = told(visit);
    const auto now = visit.office.now();
    const auto& locale = visit.locale();
    html::Values values;
    values.flag("signed", all.newest.has_value())
        .set("origin", house.key.log.name())
        .set("key", house.key.log.verifier().text())
        .set("typed_entry", "")
        .flag("wrong_entry", false)
        .set("size", all.newest ? all.newest->head.size : 0)
        .set("entries", web::number_in_words(all.newest ? all.newest->head.size : 0))
        .set("at", all.newest ? to_the_second(locale, all.newest->at) : "")
        .set("short_root", all.newest ? shortened(all.newest->head.root) : "")
        .set("root", all.newest ? base::base64(all.newest->head.root.raw()) : "");
    show_waiting(values, locale, all.waiting, now);
    show_heads(values, locale, all.heads);
    show_witnesses(values, locale, all, house.witnesses, now);
    show_compare_form(values, "", "");
    return web::page(visit, "log/log", locale.text("open_log.heading"), std::move(values));
}

http::Response get_heads_page(web::Visit& visit, const House&) {
    const auto before = web::number_in(visit.request.query.get("before")).value_or(0);
    auto lines = visit.office.look([&](sql::Session& session) {
        return heads_before(session, std::max<std::int64_t>(before, 0), heads_a_page + 1);
    });
    const bool more = web::cut_to(lines, heads_a_page);
    html::Values values;
    show_heads(values, visit.locale(), lines);
    values.flag("none", lines.empty())
        .flag("more", more)
        .set("next", more ? lines.back().head.size : 0);
    return web::page(visit, "log/heads", visit.locale().text("open_log.heads"),
                     std::move(values));
}

std::optional<HeadShown> asked_head(web::Visit& visit) {
    const auto size = web::number_in(visit.captured("size"));
    return size ? head_shown(visit, *size) : std::nullopt;
}

http::Response get_head_page(web::Visit& visit, const House& house) {
    const auto found = asked_head(visit);
    if (!found) return web::problem(visit, Status::not_found, "no_such_head");
    const auto& locale = visit.locale();
    const auto& head = found->head.head;
    const auto heading =
        locale.text("open_log.head_of", {{"entries", web::number_in_words(head.size)}});
    html::Values values;
    values.set("heading", heading)
        .set("size", head.size)
        .set("at", to_the_second(locale, found->head.at))
        .set("root", base::base64(head.root.raw()))
        .set("origin", house.key.log.name())
        .set("note", found->head.note)
        .flag("any_cosignature", !found->cosignatures.empty())
        .list("cosignatures");
    for (const auto& each : found->cosignatures) {
        const auto good = is_signed(*found, each, house.witnesses);
        values.add("cosignatures")
            .set("witness", each.witness)
            .set("cosigned", to_the_second(locale, each.at))
            .flag("good", good.value_or(false))
            .flag("bad", !good.value_or(true))
            .flag("unknown", !good.has_value());
    }
    return web::page(visit, "log/head", heading, std::move(values));
}

http::Response get_checkpoint_file(web::Visit& visit, const House&) {
    const auto found = asked_head(visit);
    if (!found) return web::problem(visit, Status::not_found, "no_such_head");
    return http::text(Status::ok, found->head.note)
        .with("Content-Disposition",
              fmt::format("attachment; filename=\"checkpoint-{}.txt\"", found->head.head.size));
}

struct EntryAnswer {
    std::optional<json::Object> inclusion;
    std::string problem; ///< the name of one
    Status status = Status::ok;
};

EntryAnswer answer_on(web::Visit& visit, const std::string& typed) {
    if (typed.empty()) return {};
    const auto entry = web::number_in(typed);
    if (!entry) return {std::nullopt, "entry_unreadable", Status::unprocessable};
    auto inclusion =
        visit.office.look([&](sql::Session& session) { return inclusion_of(session, *entry); });
    if (!inclusion) return {std::nullopt, "not_in_log", Status::not_found};
    return {std::move(inclusion), "", Status::ok};
}

http::Response get_entry_page(web::Visit& visit, const House&) {
    const auto typed = web::cleaned(visit.request.query.get("entry").substr(0, typed_bytes_max));
    const auto answer = answer_on(visit, typed);
    const auto& locale = visit.locale();
    html::Values values;
    values.set("typed_entry", typed)
        .flag("wrong_entry", !answer.problem.empty())
        .list("errors")
        .list("found");
    const auto sentence =
        answer.problem.empty() ? "" : locale.text("problem." + answer.problem);
    values.set("entry_problem", sentence);
    if (!answer.problem.empty())
        values.add("errors")
            .add("error")
            .set("message", sentence)
            .set("target", "entry")
            .flag("linked", true);
    if (answer.inclusion) {
        const json::Value inclusion{*answer.inclusion};
        auto& found = values.add("found");
        found.set("entry_number", inclusion.text_at("entry"))
            .set("place", web::number_in_words(inclusion.integer_at("index") + 1))
            .set("index", inclusion.integer_at("index"))
            .set("size", inclusion.integer_at("size"))
            .set("entries", web::number_in_words(inclusion.integer_at("size")))
            .set("leaf_hash", inclusion.text_at("leaf_hash"))
            .list("proof");
        for (const auto& hash : inclusion.array_at("proof"))
            found.add("proof").set("hash", *hash.text());
    }
    return web::page(visit, "log/entry", locale.text("open_log.entry"), std::move(values),
                     answer.status);
}

}

web::Routes log_page_routes(const House& house) {
    using web::Access;
    const auto in = [house](http::Response (*answer)(web::Visit&, const House&)) {
        return [house, answer](web::Visit& visit) { return answer(visit, house); };
    };
    return {{"GET", "/log", Access::everyone, in(get_log_page)},
            {"GET", "/log/heads", Access::everyone, in(get_heads_page)},
            {"GET", "/log/heads/{size}", Access::everyone, in(get_head_page)},
            {"GET", "/log/heads/{size}/checkpoint", Access::everyone, in(get_checkpoint_file)},
            {"GET", "/log/entries", Access::everyone, in(get_entry_page)},
            {"POST", "/log/comparisons", Access::everyone, in(post_comparison_page)}};
}

}
