#include "src/log/log_wording_routes.h"

#include "lib/base/base64.h"
#include "src/log/witness.h"
#include "src/web/wording.h"

namespace motcua::log {
namespace {

constexpr std::size_t short_letters = 12;

/// Faults are told apart as far as somebody outside can do anything about them.
std::string kind_of(const std::string& fault) {
    if (fault.starts_with("status_")) return "refused";
    if (fault.starts_with("file_")) return "file";
    if (fault == "not_its_cosignature" || is_alarm(fault)) return fault;
    return "no_answer";
}

}

std::string to_the_second(const html::Locale& locale, base::Instant at) {
    const auto moment = base::rfc3339(at);
    return locale.text("moment.words", {{"time", moment.substr(11, 8)},
                                        {"day", web::day_in_words(moment.substr(0, 10))}});
}

std::string shortened(const crypto::TreeHash& hash) {
    return base::base64(hash.raw()).substr(0, short_letters) + "…";
}

std::string waiting_in_words(const html::Locale& locale, const Waiting& waiting,
                             base::Instant::duration waited) {
    using namespace std::chrono;
    const bool long_ago = waited >= minutes(2);
    const auto count = long_ago ? duration_cast<minutes>(waited).count()
                                : std::max<std::int64_t>(duration_cast<seconds>(waited).count(), 0);
    const auto time = locale.text(long_ago ? "open_log.for_minutes" : "open_log.for_seconds",
                                  {{"count", web::number_in_words(count)}});
    return locale.text(waiting.entries == waiting_max ? "open_log.waiting_many"
                                                      : "open_log.waiting",
                       {{"entries", web::number_in_words(waiting.entries)}, {"time", time}});
}

std::string witness_in_words(const html::Locale& locale, const WitnessLine& line) {
    const auto& report = line.report;
    if (report.size == 0) return "";
    const auto entries = web::number_in_words(report.size);
    if (report.cosigned_at)
        return locale.text("open_log.cosigned", {{"entries", entries},
                                                 {"at", to_the_second(locale,
                                                                      *report.cosigned_at)}});
    if (report.head_at)
        return locale.text("open_log.kept", {{"entries", entries},
                                             {"at", to_the_second(locale, *report.head_at)}});
    return locale.text("open_log.known", {{"entries", entries}});
}

std::string fault_in_words(const html::Locale& locale, const std::string& fault) {
    return fault.empty() ? "" : locale.text("open_log.fault_" + kind_of(fault));
}

}
