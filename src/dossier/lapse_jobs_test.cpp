#include "src/dossier/lapse_jobs.h"

#include "src/dossier/custody_actions.h"
#include "src/dossier/ending_actions.h"
#include "src/dossier/lapse.h"
#include "src/dossier/notice_jobs.h"
#include "src/dossier/supplement_actions.h"
#include "src/dossier/trial_province.h"
#include "src/notice/message_store.h"
#include "src/office/outbox.h"

namespace motcua::dossier {
namespace {

/// Asked for on Monday 23 November 2026; the 24th is a day off. Ten working days end on Tuesday
/// 8 December, seven on Thursday 3 December.
class Lapse : public OnProvince {
  protected:
    /// Asks for a paper where the dossier stands.
    void ask(const std::string& step, const std::string& login) {
        code_ = province().a_dossier_at(step);
        TrialProvince::done(province().as(login, [&](office::Act& act) {
            return request_supplement(act, province().rules(), province().target(code_), {},
                                      "thiếu bản sao");
        }));
    }
    Outcome supply() {
        return province().as("cong-dan", [&](office::Act& act) {
            return supplement(act, province().rules(), province().target(code_), {});
        });
    }
    static std::string reason(const std::string& day) { return "quá hạn " + day; }
    Lapsed follow() { return follow_supplements(*office(), reason); }
    Outcome end() {
        return office()->perform(office::system_actor(), nullptr, [&](office::Act& act) {
            return end_lapsed(act, code_, reason);
        });
    }
    Dossier dossier() { return province().found(code_); }
    template <class Reading> auto read(Reading reading) {
        return office()->look(
            [&](sql::Session& session) { return reading(session, dossier().id); });
    }
    std::int64_t messages(const std::string& kind) {
        return office().number("SELECT COUNT(*) FROM messages WHERE kind = $1", kind);
    }
    /// The last text that waits for the gateway: its key and its day.
    std::string last_text() {
        const auto waiting = office()->look([&](sql::Session& session) {
            return office::waiting_in(session, "dossier:" + std::to_string(dossier().id.value()));
        });
        office::Dispatched effect;
        effect.body = waiting.back();
        return addressed(*office(), effect, [](std::string_view key, const notice::Blanks& told) {
                   return std::string(key) + " " + told.due;
               }).text;
    }

    std::string code_;
};
INSTANTIATE_TEST_SUITE_P(Engines, Lapse, sql::both_engines(), sql::engine_name);

TEST_P(Lapse, ARequestFixesTheLastDayByTheRuleOfTheProcedure) {
    ask("settlement", "ho-tich");
    EXPECT_EQ(read(supplement_of)->due_at, office::at("2026-12-08 17:00"));
    EXPECT_EQ(last_text(), "sms.supplement_until 08/12/2026");
    const auto entry = office()->look([&](sql::Session& session) {
        return office::find_entry(session, office()->vault(), read(supplement_of)->request_entry);
    });
    const auto& derivation = entry->body.at("supplement_derivation");
    EXPECT_EQ(derivation.integer_at("length"), 10);
    EXPECT_EQ(derivation.text_at("certainty"), "none");
    EXPECT_TRUE(entry->body.at("due_at").is_null());
}

TEST_P(Lapse, RemindsOnceWhenTheReminderIsDue) {
    ask("settlement", "ho-tich");
    office().set_clock("2026-12-03 16:59");
    EXPECT_EQ(follow().reminded, 0);
    office().set_clock("2026-12-03 17:00");
    EXPECT_EQ(follow().reminded, 1);
    EXPECT_EQ(last_text(), "sms.supplement_reminder 08/12/2026");
    EXPECT_EQ(read(supplement_of)->reminded_at, office::at("2026-12-03 17:00"));
    office().set_clock("2026-12-07 10:00");
    EXPECT_EQ(follow().reminded, 0);
    EXPECT_EQ(messages("supplement"), 2);
}

TEST_P(Lapse, RemindsOnceThoughSeveralNodesLookedBefore) {
    ask("settlement", "ho-tich");
    office().set_clock("2026-12-04 10:00");
    const auto remind = [&] {
        return *office()->perform(office::system_actor(), nullptr, [&](office::Act& act) {
            return remind_of_supplement(act, code_);
        });
    };
    EXPECT_TRUE(remind());
    EXPECT_FALSE(remind());
    EXPECT_EQ(messages("supplement"), 2);
}

TEST_P(Lapse, StopsWhatNeverCameOnceItsLastDayIsOver) {
    ask("settlement", "ho-tich");
    office().set_clock("2026-12-08 23:59");
    EXPECT_EQ(follow().ended, 0);
    office().set_clock("2026-12-09 00:00");
    EXPECT_EQ(follow().ended, 1);
    EXPECT_EQ(dossier().state, State::stopped);
    EXPECT_FALSE(dossier().step);
    EXPECT_EQ(read(stop_of)->cause, "not_supplemented");
    const auto secret = office()->look([&](sql::Session& session) {
        return office::secret_of(session, office()->vault(), read(stop_of)->entry);
    });
    EXPECT_EQ(secret->text_at("remark"), "quá hạn 2026-12-08");
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM journal WHERE kind = 'dossier_stopped'"
                              " AND actor = 'system'"),
              1);
    EXPECT_EQ(messages("returned"), 1);
    EXPECT_EQ(follow().ended, 0);
}

TEST_P(Lapse, RejectsWhatWasAskedForBeforeTheAcceptance) {
    ask("reception", "mot-cua");
    office().set_clock("2026-12-09 08:00");
    EXPECT_EQ(follow().ended, 1);
    EXPECT_EQ(dossier().state, State::rejected);
    EXPECT_EQ(messages("rejected"), 1);
    EXPECT_FALSE(read(stop_of));
}

TEST_P(Lapse, ASupplementThatComesFirstWins) {
    ask("settlement", "ho-tich");
    office().set_clock("2026-12-09 08:00");
    TrialProvince::done(supply());
    EXPECT_EQ(end_of(end()), "wrong_state");
    EXPECT_EQ(follow().ended, 0);
    EXPECT_EQ(dossier().state, State::in_progress);
}

TEST_P(Lapse, TheEndThatComesFirstWins) {
    ask("settlement", "ho-tich");
    const auto about = province().target(code_);
    office().set_clock("2026-12-09 08:00");
    TrialProvince::done(end());
    EXPECT_EQ(end_of(province().as("cong-dan",
                                   [&](office::Act& act) {
                                       return supplement(act, province().rules(), about, {});
                                   })),
              "changed_meanwhile");
}

TEST_P(Lapse, EndsNothingBeforeItsDayIsOver) {
    ask("settlement", "ho-tich");
    office().set_clock("2026-12-08 20:00");
    EXPECT_EQ(end_of(end()), "wrong_state");
    TrialProvince::done(supply());
}

TEST_P(Lapse, AnOfficerMayStopBefore) {
    ask("settlement", "ho-tich");
    TrialProvince::done(province().as("ho-tich", [&](office::Act& act) {
        return stop(act, province().rules(), province().target(code_), "not_supplemented",
                    "không bổ sung");
    }));
    office().set_clock("2026-12-09 08:00");
    EXPECT_EQ(follow().ended, 0);
}

TEST_P(Lapse, OriginalsStayUntilTheCounterGivesThemBack) {
    ask("settlement", "ho-tich");
    const auto originals = [&] {
        return office().number("SELECT COUNT(*) FROM originals WHERE returned_at IS NULL");
    };
    const auto kept = originals();
    ASSERT_GT(kept, 0);
    office().set_clock("2026-12-09 08:00");
    EXPECT_EQ(follow().ended, 1);
    EXPECT_EQ(originals(), kept);
    TrialProvince::done(province().as("mot-cua", [&](office::Act& act) {
        return give_back(act, province().rules(), province().target(code_), {{}, true});
    }));
    EXPECT_EQ(originals(), 0);
}

TEST_P(Lapse, ASignatoryMayReopenWhatWasStopped) {
    ask("settlement", "ho-tich");
    office().set_clock("2026-12-09 08:00");
    EXPECT_EQ(follow().ended, 1);
    TrialProvince::done(province().as("lanh-dao", [&](office::Act& act) {
        return correct(act, province().rules(), province().target(code_), "đã gửi qua bưu chính");
    }));
    EXPECT_EQ(dossier().state, State::in_progress);
    EXPECT_EQ(follow().ended, 0);
    EXPECT_EQ(dossier().state, State::in_progress);
}

TEST_P(Lapse, WhereTheProcedureSaysNothingNothingEndsByItself) {
    TrialProvince::done(office()->perform(
        office::system_actor(), nullptr, [&](office::Act& act) -> Outcome {
            auto text = *text_of("procedures/1.001193.json").object();
            text.erase("supplement");
            return *office::publish_revision(act, "procedures", "procedure_published", text);
        }));
    ask("settlement", "ho-tich");
    EXPECT_FALSE(read(supplement_of)->due_at);
    EXPECT_EQ(last_text(), "sms.supplement ");
    office().set_clock("2027-11-23 08:00");
    EXPECT_EQ(follow().ended, 0);
    EXPECT_EQ(follow().reminded, 0);
    EXPECT_EQ(dossier().state, State::awaiting_supplement);
}

TEST_P(Lapse, TheQueueSaysUntilWhenADossierWaits) {
    ask("settlement", "ho-tich");
    const auto waits_until = [&] {
        return office()->look([&](sql::Session& session) {
            const std::vector<std::int64_t> ids{dossier().id.value()};
            return lines_of(session, ids).front().supplement_due_at;
        });
    };
    EXPECT_EQ(waits_until(), base::to_microseconds(office::at("2026-12-08 17:00")));
    TrialProvince::done(supply());
    EXPECT_EQ(waits_until(), 0);
}

const calendar::OfficeCalendar& plain_weeks() {
    static const calendar::OfficeCalendar calendar(
        {}, {}, base::Day(std::chrono::year{2028} / 1 / 1));
    return calendar;
}

catalogue::SupplementRule rule_of(calendar::Unit unit, std::int64_t days, std::int64_t before) {
    return {{unit, days}, before, "", "none"};
}

TEST(SupplementDue, OfCalendarDaysIsRemindedOfByCalendarDays) {
    const auto due = supplement_due(rule_of(calendar::Unit::calendar_days, 30, 7),
                                    office::at("2026-03-02 10:00"), plain_weeks(), {});
    EXPECT_EQ(due->due.at, office::at("2026-04-01 17:00"));
    EXPECT_EQ(due->remind_at, office::at("2026-03-25 17:00"));
}

TEST(SupplementDue, WithoutAReminderHasNone) {
    const auto due = supplement_due(rule_of(calendar::Unit::working_days, 5, 0),
                                    office::at("2026-03-02 10:00"), plain_weeks(), {});
    EXPECT_EQ(due->due.at, office::at("2026-03-09 17:00"));
    EXPECT_FALSE(due->remind_at);
}

TEST(SupplementDue, LapsesWhenItsDayIsOver) {
    EXPECT_EQ(lapses_at(office::at("2026-03-09 17:00")), office::at("2026-03-10 00:00"));
    EXPECT_EQ(lapses_at(office::at("2026-03-09 00:00")), office::at("2026-03-10 00:00"));
}

TEST(SupplementRule, IsOfDaysAndReasonable) {
    const auto read = [](const std::string& unit, std::int64_t days, std::int64_t before) {
        auto text = *text_of("procedures/1.001193.json").object();
        text["supplement"] =
            json::Object{{"unit", unit}, {"days", days}, {"remind_days_before", before}};
        return catalogue::procedure_from(text, 1).supplement->term.length;
    };
    EXPECT_EQ(read("calendar_days", 30, 7), 30);
    EXPECT_THROW(read("months", 1, 0), std::runtime_error);
    EXPECT_THROW(read("working_days", 0, 0), std::runtime_error);
    EXPECT_THROW(read("working_days", 366, 0), std::runtime_error);
    EXPECT_THROW(read("working_days", 5, 5), std::runtime_error);
}

}
}
