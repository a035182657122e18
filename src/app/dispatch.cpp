#include "src/app/dispatch.h"

#include <stdexcept>

#include "lib/http/client.h"
#include "src/dossier/erasure_jobs.h"
#include "src/dossier/notice_jobs.h"
#include "src/dossier/reminder_jobs.h"
#include "src/feedback/feedback_jobs.h"

namespace motcua::app {
namespace {

/// Empty where there is no gateway.
notice::Send sender_to(const SmsSettings& settings, std::stop_token stop) {
    if (settings.gateway.empty()) return {};
    http::ClientOptions options;
    options.stop = std::move(stop);
    const notice::SmsAccount account{settings.user, settings.password, settings.from};
    return
        [client = http::Client(options), url = settings.gateway, account](const notice::Sms& sms) {
            http::Fields query;
            for (const auto& [name, value] : notice::sendsms_parameters(account, sms))
                query.add(name, value);
            const auto answer = client.get(url, query);
            if (answer) return notice::sending_of(answer->status);
            return answer.error() == http::ClientFailure::unknown ? notice::Sending::unknown
                                                                  : notice::Sending::not_taken;
        };
}

notice::Addressed addressed(office::Office& office, const office::Dispatched& effect,
                            const notice::Wording& wording) {
    if (effect.kind == "sms") return dossier::addressed(office, effect, wording);
    if (effect.kind == "feedback_sms") return feedback::addressed(office, effect, wording);
    if (effect.kind == "officer_sms") return dossier::addressed_to_officer(office, effect, wording);
    throw std::runtime_error("nobody carries this kind of effect");
}

}

notice::Wording wording_of(const html::Locale& locale) {
    return [&locale](std::string_view key, const notice::Blanks& blanks) {
        return locale.text(key, {{"code", blanks.code},
                                 {"due", blanks.due},
                                 {"place", blanks.place},
                                 {"due_soon", blanks.due_soon},
                                 {"overdue", blanks.overdue}});
    };
}

office::Carrier carrier(office::Office& office, const document::FileShelf& files,
                        const html::Locale& locale, const SmsSettings& settings,
                        std::stop_token stop) {
    return [&office, &files, wording = wording_of(locale),
            send = sender_to(settings, std::move(stop))](const office::Dispatched& effect) {
        if (effect.kind == "erasure")
            dossier::destroy_remains(office, files, effect.body);
        else
            notice::carry(office, effect, addressed(office, effect, wording), send);
    };
}

std::optional<std::string> fault_in(const SmsSettings& settings, bool demo) {
    if (settings.gateway.empty()) return std::nullopt;
    const auto host = http::host_of(settings.gateway);
    if (!host) return "the SMS gateway must be an http or https URL without name and password";
    const bool loopback = *host == "127.0.0.1" || *host == "[::1]" || *host == "localhost";
    if (demo && !loopback)
        return "demo data must not send texts: its SMS gateway must be on a loopback address";
    return std::nullopt;
}

}
