#include "src/app/history/history.h"

#include <algorithm>

#include <spdlog/spdlog.h>

#include "lib/base/random.h"
#include "lib/crypto/digest.h"
#include "lib/sql/within.h"
#include "src/app/history/deeds.h"
#include "src/app/history/feedback_deeds.h"
#include "src/app/history/material.h"
#include "src/dossier/notice_jobs.h"
#include "src/feedback/feedback_jobs.h"
#include "src/notice/notice_jobs.h"
#include "src/office/outbox.h"
#include "src/office/sealer.h"
#include "src/people/account_store.h"

namespace motcua::history {
namespace {

constexpr std::size_t acts_a_commit = 500;
constexpr std::int64_t lanes_max = 2000;
constexpr std::int64_t sealed_at_once = 10'000;
constexpr std::chrono::minutes between_texts{30};

/// A gateway that is played: one number in eighty is not in use.
notice::Sending sent(const notice::Sms& sms) {
    constexpr std::int64_t out_of_use = 125;
    Dice dice(0, 0, sms.to);
    return dice.chance(out_of_use) ? notice::Sending::refused : notice::Sending::taken;
}

class Writer {
  public:
    Writer(office::Office& real, const crypto::NoteSigner& log_key, const Order& order)
        : order_(order), log_key_(log_key), within_(real.database()),
          holder_(base::random_token(128)),
          node_(office::lease_node(real.database(), real.now(), holder_)),
          office_(
              within_, real.vault(), real.appliers(), [this] { return now_; }, node_),
          now_(real.now()) {}
    ~Writer() {
        try {
            office::release_node(within_, node_, holder_);
        } catch (const std::exception& error) {
            spdlog::warn("the past's number stays taken until its lease runs out: {}",
                         error.what());
        }
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    Written written() {
        const auto material = office_.look(
            [&](sql::Session& session) { return material_from(order_.text, session, rules_); });
        const auto plan = plan_of(material, calendar_of(material), order_.extent);
        now_ = plan.acts.front().at;
        Deeds deeds(office_, rules_, material, plan, order_.text, order_.extent.seed);
        if (order_.files != nullptr) deeds.upload_to(*order_.files);
        FeedbackDeeds feedback(office_, rules_, {material, plan, order_.extent.seed}, deeds);
        std::size_t next_said = 0;
        const auto say_until = [&](base::Instant moment) {
            const auto& acts = plan.feedback_acts;
            for (; next_said < acts.size() && acts[next_said].at <= moment; ++next_said) {
                now_ = acts[next_said].at;
                note(feedback.done(acts[next_said]));
            }
        };
        std::size_t next = 0;
        while (next < plan.acts.size()) {
            within_.together([&] {
                const auto until = std::min(next + acts_a_commit, plan.acts.size());
                for (; next < until; ++next) {
                    say_until(plan.acts[next].at);
                    act(deeds, plan.acts[next]);
                }
                if (next == plan.acts.size()) say_until(base::Instant::max());
                send_texts();
                office::seal_some(office_, log_key_, holder_, sealed_at_once);
            });
            if (order_.tell)
                order_.tell({base::day_of(now_), static_cast<std::int64_t>(next),
                             static_cast<std::int64_t>(plan.acts.size())});
        }
        within_.together([&] {
            while (office::seal_some(office_, log_key_, holder_, sealed_at_once) > 0) {
            }
        });
        return {static_cast<std::int64_t>(plan.dossiers.size()),
                static_cast<std::int64_t>(plan.acts.size()), crypto::hex(digest_.finish())};
    }

  private:
    const calendar::OfficeCalendar& calendar_of(const Material& material) {
        return office_.look([&](sql::Session& session) {
            return std::cref(*rules_.calendar_of(session, material.offices.front().agency).days);
        });
    }

    void note(const office::Entry& entry) {
        digest_.add(entry.kind);
        digest_.add(entry.body.text_at("code"));
        digest_.add(base::rfc3339(entry.recorded_at));
        digest_.add("\n");
    }

    void act(Deeds& deeds, const PlannedAct& planned) {
        now_ = planned.at;
        if (const auto entry = deeds.done(planned)) note(*entry);
        if (now_ - texts_sent_at_ >= between_texts) send_texts();
    }

    void send_texts() {
        texts_sent_at_ = now_;
        const auto carry = [&](const office::Dispatched& effect) {
            const auto addressed = effect.kind == "sms"
                                       ? dossier::addressed(office_, effect, order_.wording)
                                       : feedback::addressed(office_, effect, order_.wording);
            notice::carry(office_, effect, addressed, sent);
        };
        while (office::dispatch_due(office_, holder_, carry, lanes_max) > 0) {
        }
    }

    const Order& order_;
    const crypto::NoteSigner& log_key_;
    sql::Within within_;
    std::string holder_;
    std::int64_t node_;
    office::Office office_;
    base::Instant now_;
    base::Instant texts_sent_at_{};
    dossier::Rulebook rules_;
    crypto::Sha256 digest_;
};

}

Written write_history(office::Office& office, const crypto::NoteSigner& log_key,
                      const Order& order) {
    return Writer(office, log_key, order).written();
}

bool has_dossiers(office::Office& office) {
    return office.look([](sql::Session& session) {
        return !session.query("SELECT id FROM dossiers ORDER BY id LIMIT 1").empty();
    });
}

}
