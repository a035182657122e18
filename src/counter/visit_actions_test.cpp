#include "src/counter/visit_actions.h"

#include "src/dossier/trial_province.h"
#include "src/office/rebuild.h"

namespace motcua::counter {
namespace {

using dossier::TrialProvince;

class Visits : public dossier::OnProvince {
  protected:
    dossier::MoreAppliers more_appliers() override {
        return {{"visit_opened", apply_visit_opening},
                {"visit_dossier_added", apply_visit_addition},
                {"visit_dossiers_accepted", apply_visit_act},
                {"visit_fees_taken", apply_visit_fees},
                {"visit_results_delivered", apply_visit_act},
                {"visit_closed", apply_visit_end},
                {"visit_abandoned", apply_visit_end}};
    }
    void begin() override {
        OnProvince::begin();
        const auto published =
            office()->perform(office::system_actor(), nullptr, [](office::Act& act) {
                office::publish(act, "procedures", "procedure_published",
                                dossier::text_of("procedures/2.000635.json"));
                return base::Result<bool, dossier::Refusal>(true);
            });
        if (!published) throw std::runtime_error("the copies are not published");
    }

    std::string opened(const std::string& login = "mot-cua") {
        auto person = dossier::an_owner();
        return TrialProvince::done(province().as(login,
                                                 [&](office::Act& act) {
                                                     return open_visit(act, {"", person, ""});
                                                 }))
            .body.text_at("code");
    }
    /// Copies of a civil status record: two of them cost 16.000 đồng.
    static dossier::Filing copies(std::int64_t count) {
        auto text = dossier::text_of("procedures/2.000635.json");
        auto filing = dossier::a_filing();
        filing.procedure = "2.000635";
        filing.variant = "person";
        filing.channel = "counter";
        filing.papers = {{"declaration_form", 1, 0, {}}};
        filing.form =
            text.at("forms").at("copy_for_person").at("schema").array_at("examples").front();
        filing.form.object()->insert_or_assign("copies_wanted", count);
        return filing;
    }
    Outcome file(const std::string& visit, const dossier::Filing& filing) {
        const auto checked = office()->look([&](sql::Session& session) {
            return dossier::check_form(session, province().rules(), filing, office()->now());
        });
        return province().as("mot-cua", [&](office::Act& act) {
            return submit_in_visit(act, province().rules(), checked, visit);
        });
    }
    std::string filed(const std::string& visit, std::int64_t count = 2) {
        return TrialProvince::done(file(visit, copies(count))).body.text_at("code");
    }
    template <class Acting>
    Outcome on(const std::string& visit, Acting acting, const std::string& login = "mot-cua") {
        return province().as(login, [&](office::Act& act) {
            return acting(act, VisitTarget{visit, {true, true, {}}});
        });
    }
    Outcome accepted(const std::string& visit) {
        return on(visit, [&](auto& act, auto target) {
            return accept_dossiers(act, province().rules(), target);
        });
    }
    Outcome paid(const std::string& visit, std::optional<std::int64_t> total) {
        return on(visit, [&](auto& act, auto target) {
            return take_fees(act, province().rules(), target, total);
        });
    }
    Outcome added(const std::string& visit, const std::string& code) {
        return on(visit, [&](auto& act, auto target) { return add_dossier(act, target, code); });
    }
    Outcome ended(const std::string& visit, VisitEnd end) {
        return on(visit, [&](auto& act, auto target) { return end_visit(act, target, end); });
    }
    Outcome delivered(const std::string& visit, const dossier::Handing& handing) {
        return on(visit, [&](auto& act, auto target) {
            return deliver_results(act, province().rules(), target, {{}, handing});
        });
    }
    std::vector<InVisit> in(const std::string& visit) {
        return office()->look([&](sql::Session& session) {
            const auto found =
                find_visit(session, office::scope_of(province().person("mot-cua")), visit);
            return dossiers_of(session, *found);
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, Visits, sql::both_engines(), sql::engine_name);

TEST_P(Visits, AreOpenedAtTheOwnCounterOnly) {
    EXPECT_EQ(opened(), "LG-H42.02.01-261123-0001");
    EXPECT_EQ(
        dossier::end_of(province().as("ho-tich",
                                      [](office::Act& act) {
                                          return open_visit(act, {"", dossier::an_owner(), ""});
                                      })),
        "not_yours");
    EXPECT_EQ(dossier::end_of(province().as("mot-cua",
                                            [](office::Act& act) {
                                                return open_visit(act, {"", {}, ""});
                                            })),
              "person_incomplete");
}

TEST_P(Visits, TakeThePersonFromAnEarlierDossierOfTheScope) {
    const auto code = province().a_dossier_at("reception");
    const auto like = [&](const std::string& login) {
        return province().as(login, [&](office::Act& act) {
            return open_visit(act, {"", {}, code});
        });
    };
    EXPECT_EQ(dossier::end_of(like("mot-cua-vu-ban")), "no_such_dossier");
    const auto visit = TrialProvince::done(like("mot-cua"));
    EXPECT_EQ(visit.secret->at("person").text_at("full_name"), dossier::an_owner().full_name);
    EXPECT_TRUE(visit.body.at("person").is_null());
}

TEST_P(Visits, TakeAllFeesOnOneReceipt) {
    const auto visit = opened();
    for (const auto count : {1, 2, 3}) filed(visit, count);
    TrialProvince::done(accepted(visit));
    EXPECT_EQ(dossier::end_of(paid(visit, 1000)), "total_differs");
    const auto receipt = TrialProvince::done(paid(visit, 48000)).body.at("receipt");
    EXPECT_EQ(receipt.text_at("notation"), "000001/2026");
    EXPECT_EQ(receipt.integer_at("total_dong"), 48000);
    EXPECT_EQ(receipt.array_at("lines").size(), 3u);
    EXPECT_EQ(office().number("SELECT COUNT(DISTINCT number) FROM payments"), 1);
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM payments"), 3);
    EXPECT_EQ(dossier::end_of(paid(visit, {})), "nothing_to_do");
    filed(visit, 1);
    EXPECT_EQ(TrialProvince::done(paid(visit, {})).body.at("receipt").integer_at("number"), 2);
}

TEST_P(Visits, NameWhoCameAsTheSubmitterOfAnothersDossier) {
    const auto visit = opened();
    auto filing = copies(1);
    filing.owner.full_name = "Vũ Thị Hòa";
    filing.owner.identity_number = "999194000012";
    const auto others = TrialProvince::done(file(visit, filing));
    EXPECT_EQ(others.secret->at("submitter").text_at("full_name"), dossier::an_owner().full_name);
    const auto own = TrialProvince::done(file(visit, copies(1)));
    EXPECT_TRUE(own.secret->at("submitter").is_null());
}

TEST_P(Visits, AcceptAllOrNone) {
    const auto visit = opened();
    filed(visit);
    filed(visit);
    const auto before = entries();
    TrialProvince::done(accepted(visit));
    EXPECT_EQ(entries(), before + 3);
    EXPECT_EQ(dossier::end_of(accepted(visit)), "nothing_to_do");
}

TEST_P(Visits, HandSeveralResultsToOneCollector) {
    const auto visit = opened();
    const auto one = province().a_dossier_at("delivery");
    const auto other = province().a_dossier_at("delivery");
    for (const auto& code : {one, other}) TrialProvince::done(added(visit, code));
    EXPECT_EQ(dossier::end_of(added(visit, one)), "in_a_visit_already");
    dossier::Handing handing{"Lục Thị Mây", {}, {{}, true}};
    EXPECT_EQ(dossier::end_of(delivered(visit, handing)), "authority_missing");
    EXPECT_EQ(province().open_step(one), "delivery");
    handing.authority = {"authorisation", "12/UQ", ""};
    TrialProvince::done(delivered(visit, handing));
    EXPECT_EQ(province().open_step(one), "");
    EXPECT_EQ(province().open_step(other), "");
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM originals WHERE returned_at IS NULL"), 0);
}

TEST_P(Visits, AreRefusedInAFixedOrder) {
    const auto visit = opened();
    const auto close = [&](const std::string& login, const std::string& code,
                           const dossier::Expected& expected) {
        return dossier::end_of(province().as(login, [&](office::Act& act) {
            return end_visit(act, {code, expected}, VisitEnd::closed);
        }));
    };
    EXPECT_EQ(close("mot-cua", "LG-none", {}), "no_such_visit");
    EXPECT_EQ(close("mot-cua-vu-ban", visit, {}), "no_such_visit");
    EXPECT_EQ(close("ho-tich", visit, {}), "not_yours");
    EXPECT_EQ(close("mot-cua", visit, {}), "version_missing");
    EXPECT_EQ(close("mot-cua", visit, {true, false, {9}}), "changed_meanwhile");
    EXPECT_EQ(close("mot-cua-2", visit, {true, false, {1}}), "done");
    EXPECT_EQ(close("mot-cua", visit, {true, true, {}}), "wrong_state");
    EXPECT_EQ(dossier::end_of(file(visit, copies(1))), "wrong_state");
}

TEST_P(Visits, HoldSoManyDossiersAndNoMore) {
    const auto visit = opened();
    for (std::size_t i = 0; i < visit_dossiers_max; ++i) filed(visit, 1);
    EXPECT_EQ(dossier::end_of(file(visit, copies(1))), "visit_full");
    EXPECT_EQ(in(visit).size(), visit_dossiers_max);
}

TEST_P(Visits, LeaveDossiersAsTheyAreWhenAbandoned) {
    const auto visit = opened();
    const auto code = filed(visit);
    TrialProvince::done(ended(visit, VisitEnd::abandoned));
    EXPECT_EQ(province().open_step(code), "reception");
    const auto open = office()->look([&](sql::Session& session) {
        return list_open_visits(session, office::scope_of(province().person("mot-cua")),
                                {20, 0, 0});
    });
    EXPECT_TRUE(open.empty());
}

TEST_P(Visits, AreTheSameAfterARebuild) {
    const auto visit = opened();
    filed(visit);
    TrialProvince::done(added(visit, province().a_dossier_at("delivery")));
    TrialProvince::done(accepted(visit));
    TrialProvince::done(paid(visit, {}));
    TrialProvince::done(delivered(visit, {}));
    TrialProvince::done(ended(visit, VisitEnd::closed));
    const sql::TrialFolder folder;
    const auto rebuilt = office::rebuild_and_compare(*office(), MOTCUA_SOURCE_DIR "/migrations",
                                                     folder.path() / "scratch.db");
    EXPECT_TRUE(rebuilt.differences.empty());
}

}
}
