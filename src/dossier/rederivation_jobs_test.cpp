#include "src/dossier/rederivation_jobs.h"

#include "src/dossier/derivation_store.h"
#include "src/dossier/ending_actions.h"
#include "src/dossier/rederivation_actions.h"
#include "src/dossier/trial_province.h"
#include "src/organisation/calendar_actions.h"

namespace motcua::dossier {
namespace {

using organisation::CalendarOrder;

class CalendarFollowing : public OnProvince {
  protected:
    void begin() override {
        OnProvince::begin();
        follow();
    }

    static calendar::Statement said(const calendar::Fields& fields) {
        return *calendar::statement_in(fields);
    }
    static calendar::Statement closed_on(const std::string& day) {
        return said({{"kind", "closure"}, {"day", day}, {"name", "Bão số 9"}});
    }

    /// "done", or why not.
    std::string publish(const std::string& login, const CalendarOrder& order,
                        const office::Once* once = nullptr) {
        const auto done =
            office()->perform(province().person(login), once, [&](office::Act& act) {
                return organisation::publish_calendar(act, order);
            });
        return done ? "done" : std::string(name_of(done.error()));
    }
    void close_on(const std::string& day, std::int64_t seen = 0) {
        ASSERT_EQ(publish("quan-tri", {hoa_lu, {closed_on(day)}, seen}), "done");
    }
    void nation_says(const std::vector<calendar::Statement>& statements) {
        const auto done =
            office()->perform(office::system_actor(), nullptr, [&](office::Act& act) {
                const auto newest =
                    office::newest_revision(act.session, "calendars", "vietnam").value();
                const auto before =
                    office::published_text(act.session, "calendars", "vietnam", newest);
                office::publish(act, "calendars", "calendar_published",
                                calendar::layer_with(before, statements));
                return base::Result<bool, bool>(true);
            });
        ASSERT_TRUE(done.has_value());
    }

    std::int64_t follow() { return follow_calendars(*office(), province().rules()); }

    AcceptedRow accepted(const std::string& code) {
        const auto id = province().found(code).id;
        return office()
            ->look([&](sql::Session& session) { return acceptance_of(session, id); })
            .value();
    }
    std::string due(const std::string& code) {
        return base::rfc3339(accepted(code).due_at).substr(0, 16);
    }
    std::int64_t notices(const std::string& kind) {
        return office().number("SELECT COUNT(*) FROM messages WHERE kind = $1", kind);
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, CalendarFollowing, sql::both_engines(), sql::engine_name);

TEST_P(CalendarFollowing, CountsWhatTheAgencySaysAndKeepsWhichRevisionItWas) {
    ASSERT_EQ(publish("quan-tri", {hoa_lu,
                                   {said({{"kind", "working"},
                                          {"day", "2026-11-23"},
                                          {"hours", "07:30-11:30"},
                                          {"name", "Nửa ngày"}})},
                                   0}),
              "done");
    const auto code = province().a_dossier_at("settlement");
    EXPECT_EQ(due(code), "2026-11-23T11:30");
    const auto layers = calendar::layers_in(accepted(code).derivation);
    ASSERT_EQ(layers.size(), 2U);
    EXPECT_EQ(layers.front(), (calendar::LayerRevision{"vietnam", 1}));
    EXPECT_EQ(layers.back(), (calendar::LayerRevision{hoa_lu, 1}));
    EXPECT_EQ(office()->look(derivations_without_truth), 0);
    // Another revision is no longer what was counted by.
    office()->database().write([&](sql::Session& session) {
        session.run("UPDATE acceptances SET derivation = REPLACE(derivation, $1, $2)",
                    R"("layers":[{)", R"("layers_before":[{)");
        EXPECT_EQ(derivations_without_truth(session), 1);
        return sql::Outcome::undo;
    });
}

TEST_P(CalendarFollowing, MovesAnOpenDueDateByAnActOfItsOwnAndTellsThePerson) {
    const auto code = province().a_dossier_at("settlement");
    EXPECT_EQ(due(code), "2026-11-23T17:00");
    const auto before = entries();
    close_on("2026-11-23");
    EXPECT_EQ(due(code), "2026-11-23T17:00") << "a publication alone moves nothing";
    EXPECT_EQ(follow(), 1);
    EXPECT_EQ(due(code), "2026-11-25T17:00") << "the 24th is off";
    EXPECT_EQ(entries(), before + 2);
    EXPECT_EQ(notices("moved"), 1);
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM steps WHERE state = 'open' AND due_at = $1",
                              base::to_microseconds(office::at("2026-11-25 17:00"))),
              1);
    EXPECT_EQ(office().number("SELECT due_at FROM turns"),
              base::to_microseconds(office::at("2026-11-25 17:00")));
    EXPECT_EQ(office()->look(derivations_without_truth), 0);
}

TEST_P(CalendarFollowing, MovesNothingTwiceAndNothingThatWasCutOffIsLost) {
    province().a_dossier_at("settlement");
    close_on("2026-11-23");
    EXPECT_EQ(follow(), 1);
    EXPECT_EQ(follow(), 0);
    // As if it had been cut off before it could note how far it was.
    office()->database().write([](sql::Session& session) {
        session.run("DELETE FROM calendars_followed");
        return sql::Outcome::keep;
    });
    EXPECT_EQ(follow(), 0);
    EXPECT_EQ(notices("moved"), 1);
}

TEST_P(CalendarFollowing, LeavesWhatIsLateLate) {
    const auto code = province().a_dossier_at("settlement");
    office().set_clock("2026-11-23 17:30");
    nation_says({closed_on("2026-11-23")});
    EXPECT_EQ(follow(), 0);
    EXPECT_EQ(due(code), "2026-11-23T17:00");
}

TEST_P(CalendarFollowing, LeavesOtherAgenciesAndEndedDossiersAlone) {
    const auto code = province().a_dossier_at("delivery");
    const auto elsewhere = [] {
        auto filing = a_filing();
        filing.receiving_unit = vu_ban;
        return filing;
    }();
    const auto other = TrialProvince::done(province().file(elsewhere)).body.text_at("code");
    close_on("2026-11-23");
    EXPECT_EQ(follow(), 0);
    EXPECT_EQ(due(code), "2026-11-23T17:00");
    EXPECT_FALSE(office()
                     ->look([&](sql::Session& session) {
                         return acceptance_of(session, province().found(other).id);
                     })
                     .has_value());
}

TEST_P(CalendarFollowing, MakesAProvisionalDateFirmWithoutANotice) {
    office().set_clock("2026-12-31 16:00");
    const auto code = province().a_dossier_at("settlement");
    EXPECT_TRUE(accepted(code).provisional);
    EXPECT_EQ(due(code), "2027-01-04T17:00");
    nation_says({said({{"kind", "announced"}, {"day", "2028-01-01"}})});
    EXPECT_EQ(follow(), 1);
    EXPECT_FALSE(accepted(code).provisional);
    EXPECT_EQ(due(code), "2027-01-04T17:00");
    EXPECT_EQ(notices("moved"), 0);
}

TEST_P(CalendarFollowing, IsForeseenAsItThenComes) {
    const auto code = province().a_dossier_at("settlement");
    const auto look = [&](const office::Scope& scope) {
        return office()->look([&](sql::Session& session) {
            const auto layer =
                calendar::layer_with(calendar::empty_layer(hoa_lu), {closed_on("2026-11-23")});
            return outlook_under(session, {hoa_lu, layer}, scope, office()->now());
        });
    };
    const auto foreseen = look(office::scope_of(province().person("quan-tri")));
    EXPECT_EQ(foreseen.looked_at, 1);
    EXPECT_EQ(foreseen.fates.at(Fate::later), 1);
    ASSERT_EQ(foreseen.shifts.size(), 1U);
    const auto& [shift, moved] = *foreseen.shifts.begin();
    EXPECT_EQ(moved.count, 1);
    EXPECT_TRUE(moved.codes.empty()) << "administrators see no dossiers";
    EXPECT_EQ(look(office::scope_of(province().person("ho-tich"))).shifts.begin()->second.codes,
              std::vector{code});
    close_on("2026-11-23");
    EXPECT_EQ(follow(), foreseen.fates.at(Fate::later));
    EXPECT_EQ(accepted(code).due_at, shift.to);
}

TEST_P(CalendarFollowing, KeepsWhatWasPromisedBeforeAnApology) {
    const auto code = province().a_dossier_at("settlement");
    const Delay delay{"objective", 2, "nhiều hồ sơ"};
    TrialProvince::done(province().as("ho-tich", [&](office::Act& act) {
        return announce_delay(act, province().rules(), province().target(code), delay);
    }));
    EXPECT_EQ(due(code), "2026-11-26T17:00");
    close_on("2026-11-26");
    EXPECT_EQ(follow(), 1);
    EXPECT_EQ(due(code), "2026-11-27T17:00");
    EXPECT_EQ(office().number("SELECT due_at FROM turns"),
              base::to_microseconds(office::at("2026-11-23 17:00")));
}

TEST_P(CalendarFollowing, IsForAdministratorsOfTheAgencyAndInOrder) {
    const auto closure = closed_on("2026-11-26");
    EXPECT_EQ(publish("quan-tri", {"H42.99.99", {closure}, 0}), "no_such_agency");
    EXPECT_EQ(publish("ho-tich", {hoa_lu, {closure}, 0}), "not_yours");
    EXPECT_EQ(publish("quan-tri", {vu_ban, {closure}, 0}), "not_yours");
    EXPECT_EQ(publish("quan-tri", {hoa_lu, {closure}, {}}), "version_missing");
    EXPECT_EQ(publish("quan-tri", {hoa_lu, {closure}, 1}), "calendar_changed");
    EXPECT_EQ(publish("quan-tri", {hoa_lu, {}, 0}), "nothing_said");
    EXPECT_EQ(publish("quan-tri", {hoa_lu, {closed_on("2026-11-22")}, 0}), "day_is_over");
    EXPECT_EQ(publish("quan-tri", {hoa_lu, std::vector(61, closure), 0}), "too_much_said");
    std::vector<calendar::Statement> closures;
    const auto first = base::parse_day("2026-12-01").value();
    for (int i = 0; i < 60; ++i)
        closures.push_back(closed_on(base::iso_day(first + std::chrono::days{i})));
    EXPECT_EQ(publish("quan-tri", {hoa_lu, closures, 0}), "closed_for_too_long");
    const auto promise = a_promise("calendar");
    EXPECT_EQ(publish("quan-tri", {hoa_lu, {closure}, 0}, &promise), "done");
    EXPECT_EQ(publish("quan-tri", {hoa_lu, {closure}, 0}, &promise), "done") << "the same act";
    EXPECT_EQ(publish("quan-tri", {hoa_lu, {closure}, 1}), "says_nothing_new");
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM calendars WHERE code = $1", hoa_lu), 1);
}

}
}
