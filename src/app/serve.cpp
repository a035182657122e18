#include "src/app/serve.h"

#include <atomic>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <stop_token>
#include <thread>

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include "lib/base/thread_name.h"
#include "lib/http/server.h"
#include "src/app/assets.h"
#include "src/app/demo.h"
#include "src/app/dispatch.h"
#include "src/app/past.h"
#include "src/app/ship_command.h"
#include "src/app/wiring.h"
#include "src/app/witnesses.h"
#include "src/app/witnessing.h"
#include "src/dossier/lapse_jobs.h"
#include "src/dossier/rederivation_jobs.h"
#include "src/dossier/reminder_jobs.h"
#include "src/dossier/shelf_jobs.h"
#include "src/office/outbox.h"
#include "src/office/sealer.h"
#include "src/portal/draft_store.h"
#include "src/web/wording.h"

namespace motcua::app {
namespace {

using namespace std::chrono_literals;

/// In the language of the office, as officers write their reasons.
dossier::LapseReason lapse_reason_in(const html::Locale& locale) {
    return [&locale](const std::string& day) {
        return locale.text("lapse.reason", {{"day", web::day_in_words(day)}});
    };
}

/// What /healthz says of sealing; told by the sealer, asked by whoever looks.
class SealingHealth {
  public:
    /// "" when all is well.
    void note(const std::string& why) {
        const std::lock_guard lock(mutex_);
        if (!why.empty() && why_.empty()) spdlog::error("sealing stands still: {}", why);
        if (why.empty() && !why_.empty()) spdlog::info("sealing goes on");
        why_ = why;
    }
    std::string line() const {
        const std::lock_guard lock(mutex_);
        return why_.empty() ? "" : "sealing: stands still\n";
    }

  private:
    mutable std::mutex mutex_;
    std::string why_;
};

/// The loops that run beside the requests: sealing, dispatching, following, reminding, renewing the
/// node's lease, forgetting.
class Chores {
  public:
    Chores(Parts& parts, const SmsSettings& sms, SealingHealth& sealing_health)
        : office_(parts.office()), rules_(parts.rules()), finder_(parts.finder()),
          why_lapsed_(lapse_reason_in(parts.locale())),
          node_(parts.node()), holder_(parts.holder()), log_key_(parts.log_key().log),
          head_memory_(parts.head_memory()), sealing_health_(sealing_health),
          carry_(carrier(office_, parts.files(), parts.locale(), sms, stop_.get_token())),
          sealing_([this] { repeat("sealer", 500ms, [this] { seal(); }); }),
          dispatching_([this] { repeat("dispatcher", 500ms, [this] { dispatch(); }); }),
          following_([this] { repeat("follower", 2s, [this] { follow(); }); }),
          lapsing_([this] { repeat("lapses", 5s, [this] { follow_supplements(); }); }),
          reminding_([this] { repeat("reminder", 20s, [this] { remind(); }); }),
          housekeeping_([this] { repeat("housekeeper", 60s, [this] { keep_house(); }); }) {}

    ~Chores() {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        wake_.notify_all();
        stop_.request_stop();
        sealing_.join();
        dispatching_.join();
        following_.join();
        lapsing_.join();
        reminding_.join();
        housekeeping_.join();
    }

  private:
    template <std::size_t size, class Chore>
    void repeat(const char (&name)[size], std::chrono::milliseconds pause, Chore chore) {
        base::name_this_thread(name);
        std::unique_lock lock(mutex_);
        while (!stopping_) {
            lock.unlock();
            try {
                chore();
            } catch (const std::exception& error) {
                spdlog::warn("a chore failed and is tried again: {}", error.what());
            }
            lock.lock();
            wake_.wait_for(lock, pause, [this] { return stopping_; });
        }
    }

    void seal() {
        try {
            const auto now = std::chrono::steady_clock::now();
            if (now >= look_back_at_) {
                office::look_back(office_, head_memory_);
                look_back_at_ = now + 60s;
            }
            while (office::seal_some(office_, log_key_, holder_, sealed_at_once, &head_memory_) >
                   0) {
            }
            sealing_health_.note("");
        } catch (const std::exception& error) {
            sealing_health_.note(error.what());
        }
    }

    void dispatch() {
        while (!stop_.stop_requested() &&
               office::dispatch_due(office_, holder_, carry_, lanes_at_once) > 0) {
        }
    }

    void follow() {
        const auto moved = dossier::follow_calendars(office_, rules_, stop_.get_token());
        if (moved > 0) spdlog::info("{} due dates followed a calendar", moved);
    }

    void follow_supplements() {
        const auto lapsed = dossier::follow_supplements(office_, why_lapsed_);
        if (lapsed.ended > 0) spdlog::info("{} supplements never came", lapsed.ended);
    }

    void remind() { dossier::remind_officers(office_, rules_, stop_.get_token()); }

    void keep_house() {
        office::renew_node(office_.database(), node_, office_.now(), holder_);
        const auto now = base::to_microseconds(office_.now());
        const auto day_ago = base::to_microseconds(office_.now() - std::chrono::hours{24});
        office_.database().write([&](sql::Session& session) {
            session.run("DELETE FROM sessions WHERE expires_at <= $1", now);
            session.run("DELETE FROM idempotency WHERE for_ever = 0 AND created_at <= $1", day_ago);
            portal::drop_old_drafts(session, office_.now());
            return sql::Outcome::keep;
        });
        dossier::remind_of_results(office_);
        office_.database().read(
            [&](sql::Session& session) { finder_.refresh_use(session, office_.now()); });
    }

    /// Few enough that their time-outs together end before the claim on the last one does.
    static constexpr std::int64_t lanes_at_once = 4;
    static constexpr std::int64_t sealed_at_once = 1000;

    office::Office& office_;
    const dossier::Rulebook& rules_;
    catalogue::CurrentFinder& finder_;
    dossier::LapseReason why_lapsed_;
    std::int64_t node_;
    std::string holder_;
    const crypto::NoteSigner& log_key_;
    office::HeadMemory& head_memory_;
    SealingHealth& sealing_health_;
    std::chrono::steady_clock::time_point look_back_at_{};
    std::stop_source stop_;
    office::Carrier carry_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread sealing_;
    std::thread dispatching_;
    std::thread following_;
    std::thread lapsing_;
    std::thread reminding_;
    std::thread housekeeping_;
};

http::Response ready_answer(bool ready) {
    return ready ? http::text(http::Status::ok, "ready\n")
                 : http::text(http::Status::unavailable, "not ready\n");
}

/// Waits for the signal to stop in a thread of its own; the signals are blocked everywhere else.
class StopSignal {
  public:
    StopSignal() {
        sigemptyset(&set_);
        sigaddset(&set_, SIGTERM);
        sigaddset(&set_, SIGINT);
        sigaddset(&set_, SIGUSR1);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    }
    void stop_on_signal(http::Server& server) {
        waiter_ = std::thread([this, &server] {
            int signal = 0;
            sigwait(&set_, &signal);
            server.stop();
        });
    }
    ~StopSignal() {
        if (!waiter_.joinable()) return;
        pthread_kill(waiter_.native_handle(), SIGUSR1);
        waiter_.join();
    }

  private:
    sigset_t set_{};
    std::thread waiter_;
};

void greet(const Settings& settings, std::uint16_t port) {
    fmt::print("motcua: http://localhost:{}\n", port);
    if (!settings.demo.empty()) {
        fmt::print("Demo sign-ins (password {}):\n", demo_password);
        for (const auto& account : demo_accounts(settings.home, settings.demo))
            fmt::print("  {:<18} {:<16} {}\n", account.text_at("login"), account.text_at("role"),
                       account.text_at("agency"));
    }
    std::fflush(stdout);
}

}

int serve(const Settings& settings) {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is a failure like a full disk
    StopSignal signal;
    const bool loopback = settings.address == "127.0.0.1" || settings.address == "::1";
    if (!settings.demo.empty() && !loopback) {
        fmt::print(stderr,
                   "motcua: demo data with its printed password needs a loopback address\n");
        return 2;
    }
    if (const auto fault = fault_in(settings.sms, !settings.demo.empty())) {
        fmt::print(stderr, "motcua: {}\n", *fault);
        return 2;
    }
    if (const auto fault = fault_in(settings.witness)) {
        fmt::print(stderr, "motcua: {}\n", *fault);
        return 2;
    }
    if (const auto fault = fault_in(settings, settings.ship)) {
        fmt::print(stderr, "motcua: {}\n", *fault);
        return 2;
    }
    Shipping shipping;
    // Before anybody writes, so that it goes on where it was; the first time there is nothing yet.
    if (settings.database.empty()) shipping.begin(settings, settings.ship);
    Parts parts(settings);
    write_past_at_first_start(parts, settings);
    shipping.begin(settings, settings.ship);
    Assets assets(settings.home / "assets");
    assets.add(settings.home / "docs" / "api" / "openapi.yaml", "/api/v1/openapi.yaml");
    std::atomic<bool> ready{false};
    SealingHealth sealing;
    std::optional<Witnessing> witnessing; // begun before anybody is served
    http::ServerOptions options;
    options.address = settings.address;
    options.port = settings.port;
    options.trusted_proxies = settings.trusted_proxies;
    options.upload_folder = settings.data / "uploads";
    http::Server server(
        options, [&](http::Request& request) { return parts.site().answer(request); },
        [&](const http::Request& request) -> std::optional<http::Response> {
            if (request.path == "/healthz")
                return http::text(http::Status::ok, "ok\n" + sealing.line() + shipping.health() +
                                                       (witnessing ? witnessing->health() : ""));
            if (request.path == "/readyz") return ready_answer(ready);
            return assets.answer(request);
        },
        [&](const http::Request& head, http::Status status, std::string_view name) {
            return parts.site().early_problem(head, status, name);
        });
    const Chores chores(parts, settings.sms, sealing);
    witnessing.emplace(parts.office(), parts.holder(), witnesses_in(settings.witness));
    signal.stop_on_signal(server);
    ready = true;
    greet(settings, server.port());
    server.run();
    return 0;
}

}
