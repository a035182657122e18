#include "src/dossier/clocks_store.h"

#include <functional>

#include "src/dossier/add_on_actions.h"
#include "src/dossier/derivation_store.h"
#include "src/dossier/due_store.h"
#include "src/dossier/ending_actions.h"
#include "src/dossier/payment_actions.h"
#include "src/dossier/rederivation_actions.h"
#include "src/dossier/rederivation_jobs.h"
#include "src/dossier/supplement_actions.h"
#include "src/dossier/trial_province.h"

namespace motcua::dossier {
namespace {

/// Marital status certificates: three working days, and a fee that is due at reception.
class ClocksOfADossier : public OnProvince {
  protected:
    void begin() override {
        OnProvince::begin();
        rules_say({{"day_off_start", "that_day"}});
        publish_procedure(false);
        office().set_clock("2026-11-02 09:00");
    }

    void publish(const char* table, const char* kind, const json::Value& text) {
        const auto done = office()->perform(
            office::system_actor(), nullptr, [&](office::Act& act) -> base::Result<bool, bool> {
                return office::publish(act, table, kind, text);
            });
        ASSERT_TRUE(done && *done);
    }
    /// Rules in force since 2018, each from the same invented source.
    void rules_say(const std::map<std::string, json::Value>& said) {
        json::Object row{{"from", "2018-06-21"}};
        for (const auto& [name, value] : said)
            row.emplace(name,
                        json::Object{{"value", value}, {"source", "thử"}, {"certainty", "none"}});
        publish("time_rules", "time_rules_published",
                json::Object{{"code", "vietnam"}, {"rules", json::Array{json::Value(row)}}});
    }
    void publish_procedure(bool stands_while_paying,
                           const std::function<void(json::Object&)>& change_limit = {}) {
        auto text = text_of("procedures/1.004873.json");
        for (auto& each : *text.object()->at("variants").array()) {
            auto& variant = *each.object();
            if (change_limit) change_limit(*variant["limit"].object());
            if (stands_while_paying)
                variant["while_paying"] =
                    json::Object{{"clock", "stands"}, {"source", "thử"}, {"certainty", "none"}};
            (*variant["fees"].array())[0].object()->insert_or_assign("amount_dong", 15'000);
        }
        publish("procedures", "procedure_published", text);
    }

    std::string accepted(const std::string& channel = "counter") {
        auto filing = a_filing();
        filing.procedure = "1.004873";
        filing.variant = "marriage";
        filing.channel = channel;
        filing.form = text_of("procedures/1.004873.json")
                          .at("forms")
                          .at("for_marriage")
                          .at("schema")
                          .array_at("examples")
                          .front();
        filing.papers = {};
        const bool online = channel == "online";
        const auto filed = province().file(filing, online ? "cong-dan" : "mot-cua");
        const auto code = TrialProvince::done(filed).body.text_at("code");
        TrialProvince::done(province().accept("mot-cua", province().target(code)));
        if (!online) {
            TrialProvince::done(
                province().assign("chanh-van-phong", province().target(code), "ho-tich"));
        }
        return code;
    }
    void ask(const std::string& code) {
        ASSERT_TRUE(province().as("ho-tich", [&](office::Act& act) {
            return request_supplement(act, province().rules(), province().target(code), {},
                                      "Thiếu văn bản ủy quyền");
        }));
    }
    void bring(const std::string& code) {
        ASSERT_TRUE(province().as("mot-cua", [&](office::Act& act) {
            return supplement(act, province().rules(), province().target(code), {{}, {}, ""});
        }));
    }
    std::string delay(const std::string& code, std::int64_t days) {
        return end_of(province().as("ho-tich", [&](office::Act& act) {
            return announce_delay(act, province().rules(), province().target(code),
                                  {"consulted_agency", days, "Chờ nơi cư trú cũ trả lời"});
        }));
    }

    std::string added(const std::string& code, const std::string& add_on,
                      const std::string& reason = "Chờ nơi cư trú cũ trả lời",
                      const std::string& login = "ho-tich") {
        return end_of(province().as(login, [&](office::Act& act) {
            return add_time(act, province().rules(), province().target(code), add_on, reason);
        }));
    }

    std::string due(const std::string& code) {
        const auto id = province().found(code).id;
        return office()->look([&](sql::Session& session) {
            return base::rfc3339(acceptance_of(session, id).value().due_at).substr(0, 16);
        });
    }
    json::Value clocks(const std::string& code) {
        const auto dossier = province().found(code);
        return office()->look([&](sql::Session& session) {
            return json::Value(
                clocks_in(session, province().rules(), dossier, office()->now()).value());
        });
    }
    void expect_sound(const std::string& code) {
        EXPECT_EQ(office()->look(derivations_without_truth), 0);
        EXPECT_EQ(clocks(code).text_at("legal_due_at").substr(0, 16), due(code));
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, ClocksOfADossier, sql::both_engines(), sql::engine_name);

TEST_P(ClocksOfADossier, RunAlikeUntilSomebodyOutsideHasToAct) {
    const auto code = accepted();
    EXPECT_EQ(due(code), "2026-11-05T17:00");
    const auto both = clocks(code);
    EXPECT_EQ(both.text_at("first_due_at").substr(0, 16), "2026-11-05T17:00");
    EXPECT_FALSE(both.boolean_at("standing"));
    EXPECT_TRUE(both.array_at("waits").empty());
    EXPECT_FALSE(both.at("index").boolean_at("late"));
    office().set_clock("2026-11-06 08:00");
    EXPECT_TRUE(clocks(code).at("index").boolean_at("late"));
    expect_sound(code);
}

TEST_P(ClocksOfADossier, BeginAnewAfterASupplementUnlessTheRulesOfThatDaySayOtherwise) {
    const auto code = accepted();
    office().set_clock("2026-11-03 10:00");
    ask(code);
    EXPECT_TRUE(clocks(code).boolean_at("standing"));
    office().set_clock("2026-11-10 10:00");
    bring(code);
    EXPECT_EQ(due(code), "2026-11-13T17:00");
    const auto both = clocks(code);
    EXPECT_FALSE(both.boolean_at("standing"));
    EXPECT_EQ(both.text_at("first_due_at").substr(0, 16), "2026-11-05T17:00");
    ASSERT_EQ(both.array_at("waits").size(), 1U);
    const auto& wait = both.array_at("waits").front();
    EXPECT_EQ(wait.text_at("cause"), "supplement");
    EXPECT_EQ(wait.text_at("from"), "2026-11-03T10:00:00+07:00");
    EXPECT_EQ(wait.text_at("to"), "2026-11-10T10:00:00+07:00");
    EXPECT_EQ(both.at("index").integer_at("waited_minutes"), 7 * 24 * 60);
    EXPECT_EQ(both.at("index").integer_at("requests"), 1);
    expect_sound(code);
}

TEST_P(ClocksOfADossier, BeginAnewAlsoWhenTheSupplementCameWithinTheSameSecond) {
    const auto code = accepted();
    office().set_clock("2026-11-03 10:00");
    ask(code);
    bring(code);
    EXPECT_EQ(due(code), "2026-11-06T17:00");
    EXPECT_EQ(clocks(code).array_at("waits").size(), 1U);
    expect_sound(code);
}

TEST_P(ClocksOfADossier, AreSoundWhenOneWaitFollowsAnotherWithinTheSameSecond) {
    publish_procedure(true);
    const auto code = accepted("online");
    ASSERT_TRUE(province().as("mot-cua", [&](office::Act& act) {
        return record_payment(act, province().rules(), province().target(code), {});
    }));
    TrialProvince::done(province().assign("chanh-van-phong", province().target(code), "ho-tich"));
    ask(code);
    bring(code);
    EXPECT_EQ(clocks(code).array_at("waits").size(), 2U);
    expect_sound(code);
}

TEST_P(ClocksOfADossier, GoOnWhereTheyStoodWhereTheRulesSaySo) {
    rules_say({{"after_supplement", "resume"}});
    const auto code = accepted();
    office().set_clock("2026-11-04 10:00");
    ask(code);
    office().set_clock("2026-11-10 10:00");
    bring(code);
    // The 3rd was counted; the 4th to the 10th were not; two days are left.
    EXPECT_EQ(due(code), "2026-11-12T17:00");
    expect_sound(code);
    // A change of the rules tells nothing else of what has begun and been asked.
    EXPECT_EQ(follow_calendars(*office(), province().rules()), 0);
    EXPECT_EQ(due(code), "2026-11-12T17:00");
}

TEST_P(ClocksOfADossier, StandWhileAFeeIsAwaitedWhereTheProcedureSaysSo) {
    publish_procedure(true);
    const auto code = accepted("online");
    EXPECT_EQ(due(code), "2026-11-05T17:00");
    EXPECT_TRUE(clocks(code).boolean_at("standing"));
    office().set_clock("2026-11-09 09:00");
    ASSERT_TRUE(province().as("mot-cua", [&](office::Act& act) {
        return record_payment(act, province().rules(), province().target(code), {});
    }));
    EXPECT_EQ(due(code), "2026-11-12T17:00");
    const auto both = clocks(code);
    EXPECT_EQ(both.array_at("waits").front().text_at("cause"), "payment");
    // The index subtracts what waited for supplements, and nothing else.
    EXPECT_EQ(both.at("index").integer_at("waited_minutes"), 0);
    expect_sound(code);
}

TEST_P(ClocksOfADossier, RunOnWhileAFeeIsAwaitedWhereNoLawSaysOtherwise) {
    const auto code = accepted("online");
    office().set_clock("2026-11-09 09:00");
    ASSERT_TRUE(province().as("mot-cua", [&](office::Act& act) {
        return record_payment(act, province().rules(), province().target(code), {});
    }));
    EXPECT_EQ(due(code), "2026-11-05T17:00");
    EXPECT_EQ(clocks(code).array_at("waits").front().text_at("legal_clock"), "runs");
    expect_sound(code);
}

TEST_P(ClocksOfADossier, AreLongerByAnApologyThatCameInTime) {
    const auto code = accepted();
    office().set_clock("2026-11-04 16:00");
    ASSERT_EQ(delay(code, 5), "done");
    const auto both = clocks(code);
    EXPECT_TRUE(both.boolean_at("extended"));
    EXPECT_EQ(due(code), "2026-11-11T17:00");
    office().set_clock("2026-11-10 16:00");
    EXPECT_FALSE(clocks(code).at("index").boolean_at("late"));
    expect_sound(code);
}

TEST_P(ClocksOfADossier, AreNotLongerByAnApologyOnTheLastDay) {
    const auto code = accepted();
    office().set_clock("2026-11-05 16:00");
    ASSERT_EQ(delay(code, 3), "done") << "the person is told all the same";
    EXPECT_EQ(due(code), "2026-11-10T17:00");
    office().set_clock("2026-11-06 08:00");
    const auto both = clocks(code);
    EXPECT_FALSE(both.boolean_at("extended"));
    EXPECT_EQ(both.text_at("legal_due_at").substr(0, 16), "2026-11-05T17:00");
    EXPECT_TRUE(both.at("index").boolean_at("late"));
}

TEST_P(ClocksOfADossier, AreLongerByTheTimeThatTheProceduresLawAddsOnce) {
    const auto code = accepted();
    office().set_clock("2026-11-04 16:00");
    EXPECT_EQ(added(code, "storm"), "unknown_add_on");
    EXPECT_EQ(added(code, "verification", ""), "reason_missing");
    EXPECT_EQ(added(code, "verification", "Chờ nơi cư trú cũ", "van-thu"), "not_yours");
    ASSERT_EQ(added(code, "verification"), "done");
    EXPECT_EQ(due(code), "2026-11-10T17:00") << "six working days from the 2nd";
    EXPECT_FALSE(clocks(code).boolean_at("extended")) << "it is no extension";
    EXPECT_EQ(added(code, "verification"), "unknown_add_on");
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM messages WHERE kind = 'moved'"), 1);
    expect_sound(code);
    // It counts again when the limit begins anew.
    ask(code);
    office().set_clock("2026-11-16 09:00");
    bring(code);
    EXPECT_EQ(due(code), "2026-11-25T17:00") << "the 24th is off";
    expect_sound(code);
}

TEST_P(ClocksOfADossier, AreNotLongerOnceTheDueDateHasPassed) {
    const auto code = accepted();
    office().set_clock("2026-11-06 08:00");
    EXPECT_EQ(added(code, "verification"), "due_date_over");
}

TEST_P(ClocksOfADossier, GoOnByAnotherUnitWhereTheBaseEnds) {
    publish_procedure(false, [](json::Object& limit) {
        auto& add_on = *(*limit["add_ons"].array())[0].object();
        add_on["unit"] = "calendar_days";
        add_on["length"] = 5;
    });
    const auto code = accepted();
    ASSERT_EQ(added(code, "verification"), "done");
    EXPECT_EQ(due(code), "2026-11-10T17:00") << "five days after the 5th";
    expect_sound(code);
}

TEST_P(ClocksOfADossier, FollowRulesThatArePublished) {
    const auto code = accepted();
    const auto foreseen = office()->look([&](sql::Session& session) {
        calendar::TimeRules rules;
        rules.due_time = std::chrono::hours{11};
        return outlook_under(session, {rules}, office::scope_of(office::system_actor()),
                             office()->now());
    });
    EXPECT_EQ(foreseen.fates.at(Fate::earlier), 1);
    rules_say({{"due_time", "11:00"}});
    EXPECT_EQ(due(code), "2026-11-05T17:00");
    EXPECT_EQ(follow_calendars(*office(), province().rules()), 1);
    EXPECT_EQ(due(code), "2026-11-05T11:00");
    EXPECT_EQ(follow_calendars(*office(), province().rules()), 0);
    expect_sound(code);
}

}
}
