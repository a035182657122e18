#include "src/log/compare_page_routes.h"

#include <fstream>
#include <iterator>

#include "lib/base/base64.h"
#include "lib/base/text.h"
#include "src/log/head_routes.h"
#include "src/log/log_wording_routes.h"
#include "src/web/wording.h"

namespace motcua::log {
namespace {

using http::Status;

/// What was brought: a file before what was typed, since a field that is not empty may be left from
/// the try before.
base::Result<std::string, KeptHeadProblem> brought(const http::Request& request) {
    for (const auto& upload : request.uploads) {
        if (upload.field != "file" || upload.file_name.empty()) continue;
        if (!upload.fault.empty() || upload.size > kept_head_bytes_max)
            return base::problem(KeptHeadProblem::too_large);
        std::ifstream in(*upload.path, std::ios::binary);
        return std::string{std::istreambuf_iterator<char>(in), {}};
    }
    return request.form.get("checkpoint");
}

http::Response refused(const web::Visit& visit, const std::string& text, KeptHeadProblem why) {
    const auto& locale = visit.locale();
    const auto sentence = locale.text("problem." + std::string(name_of(why)));
    html::Values values;
    // What is no text cannot be shown, and what is too long is not sent back.
    const bool shown = why != KeptHeadProblem::too_large && base::is_storable(text);
    show_compare_form(values, shown ? text : "", sentence);
    values.list("compared").list("errors");
    values.add("errors")
        .add("error")
        .set("message", sentence)
        .set("target", "checkpoint")
        .flag("linked", true);
    return web::page(visit, "log/comparison", locale.text("open_log.compare"), std::move(values),
                     status_of(why));
}

/// Those of the witnesses asked today whose word stands under the head that was brought.
void show_vouchers(html::Values& values, const html::Locale& locale, const KeptHead& kept,
                   const std::vector<Witness>& witnesses) {
    values.list("vouchers");
    for (const auto& witness : witnesses) {
        const auto second = witness.key ? kept.note.cosigned_at(*witness.key) : std::nullopt;
        if (!second) continue;
        constexpr std::int64_t microseconds = 1'000'000;
        values.add("vouchers")
            .set("witness", witness.name)
            .set("cosigned",
                 to_the_second(locale, base::from_microseconds(*second * microseconds)));
    }
}

void show_outcome(html::Values& into, const html::Locale& locale, const KeptHead& kept,
                  const Comparison& found) {
    const auto& head = kept.checkpoint.head;
    const auto& now = found.newest.head;
    const auto name = std::string(name_of(found.fate));
    const bool part = found.fate == KeptHeadFate::part_of_log;
    into.set("title", locale.text("open_log.fate_" + name))
        .set("words", locale.text("open_log.fate_" + name + "_words",
                                  {{"kept", web::number_in_words(head.size)},
                                   {"now", web::number_in_words(now.size)}}))
        .set("kept_size", web::number_in_words(head.size))
        .set("kept_root", base::base64(head.root.raw()))
        .set("from", head.size)
        .set("size", now.size)
        .set("now_size", web::number_in_words(now.size))
        .set("now_root", base::base64(now.root.raw()))
        .set("now_at", to_the_second(locale, found.newest.at))
        .flag("good", part)
        .flag("bad", !part)
        .flag("evidence", !part && found.fate != KeptHeadFate::not_signed)
        .list("proof");
    for (const auto& hash : found.proof)
        into.add("proof").set("hash", base::base64(hash.raw()));
}

}

void show_compare_form(html::Values& values, const std::string& typed,
                       const std::string& problem) {
    values.set("typed", typed)
        .set("kept_problem", problem)
        .flag("wrong_kept", !problem.empty());
}

http::Response post_comparison_page(web::Visit& visit, const House& house) {
    const auto text = brought(visit.request);
    if (!text) return refused(visit, "", text.error());
    const auto kept = read_kept_head(*text, house.key.log.name());
    if (!kept) return refused(visit, *text, kept.error());
    const auto found = visit.office.look([&](sql::Session& session) {
        return compare(session, *kept, house.key.log.verifier());
    });
    if (!found) return web::problem(visit, Status::not_found, "no_head_yet");
    html::Values values;
    show_compare_form(values, "", "");
    values.list("errors").list("compared");
    auto& compared = values.add("compared");
    show_outcome(compared, visit.locale(), *kept, *found);
    show_vouchers(compared, visit.locale(), *kept, house.witnesses);
    return web::page(visit, "log/comparison", visit.locale().text("open_log.compare"),
                     std::move(values));
}

}
