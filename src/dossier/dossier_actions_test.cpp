#include "src/dossier/dossier_actions.h"

#include <array>
#include <optional>
#include <set>
#include <thread>

#include "src/dossier/supplement_actions.h"
#include "src/dossier/trial_province.h"

namespace motcua::dossier {
namespace {

class AcceptAction : public OnProvince {};
class RejectAction : public OnProvince {};
class AssignAction : public OnProvince {};
class SendBackAction : public OnProvince {};
class ApproveAction : public OnProvince {};
class IssueAction : public OnProvince {};
class DossierActions : public OnProvince {};
INSTANTIATE_TEST_SUITE_P(Engines, AcceptAction, sql::both_engines(), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, RejectAction, sql::both_engines(), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, AssignAction, sql::both_engines(), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, SendBackAction, sql::both_engines(), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, ApproveAction, sql::both_engines(), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, IssueAction, sql::both_engines(), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, DossierActions, sql::both_engines(), sql::engine_name);

TEST_P(DossierActions, LeadFromTheFilingToTheHandingOver) {
    const auto filed = province().file(a_filing());
    ASSERT_TRUE(filed);
    const auto code = filed->body.text_at("code");
    EXPECT_EQ(code, "H42.02.01-261123-0001");
    EXPECT_EQ(province().found(code).state, State::submitted);

    ASSERT_TRUE(province().accept("mot-cua", province().target(code)));
    EXPECT_EQ(province().found(code).state, State::accepted);
    ASSERT_TRUE(province().assign("chanh-van-phong", province().target(code), "ho-tich-2"));
    EXPECT_EQ(province().found(code).state, State::in_progress);
    ASSERT_TRUE(province().complete("ho-tich-2", province().target(code), "đủ điều kiện"));
    ASSERT_TRUE(province().approve("lanh-dao", province().target(code), "KT."));
    ASSERT_TRUE(province().issue("van-thu", province().target(code)));
    EXPECT_EQ(province().found(code).state, State::resolved);
    ASSERT_TRUE(province().deliver("mot-cua-2", province().target(code), "Vũ Thị Hạnh"));

    const auto dossier = province().found(code);
    EXPECT_EQ(dossier.state, State::delivered);
    EXPECT_EQ(dossier.version, 7);
    EXPECT_FALSE(dossier.step);
    for (const auto& step : province().steps(code)) EXPECT_EQ(step.state, "done") << step.code;
    const auto result =
        office()->look([&](sql::Session& session) { return result_of(session, dossier.id); });
    ASSERT_TRUE(result);
    EXPECT_EQ(result->notation, "01/KS");
    EXPECT_EQ(result->form_of_authority, "KT.");
    EXPECT_EQ(result->signatory, province().person("lanh-dao").account);
}

TEST_P(DossierActions, NeverGoFromStateToStateAgainstTheTable) {
    const auto code = province().a_dossier_at("");
    const auto entries = office()->look([&](sql::Session& session) {
        return office::entries_of(session, office()->vault(), province().found(code).id.value(), 0,
                                  50);
    });
    auto last = State::submitted;
    for (const auto& entry : entries) {
        const auto state = state_named(entry.body.text_at("state")).value();
        EXPECT_TRUE(state == last || may_follow(last, state)) << entry.kind;
        last = state;
    }
    EXPECT_EQ(last, State::delivered);
}

TEST_P(DossierActions, KeepRemarksOutOfTheBody) {
    const auto code = province().a_dossier_at("settlement");
    const auto done = province().complete("ho-tich", province().target(code), "mẹ là bà Vy");
    ASSERT_TRUE(done);
    EXPECT_EQ(json::canonical(done->body).find("bà Vy"), std::string::npos);
    const auto secret = office()->look([&](sql::Session& session) {
        return office::secret_of(session, office()->vault(), done->id);
    });
    ASSERT_TRUE(secret);
    EXPECT_EQ(secret->text_at("remark"), "mẹ là bà Vy");
}

TEST_P(DossierActions, RefuseInTheirOrder) {
    const auto code = province().a_dossier_at("assignment");
    const Target blind{code, {}, ""};
    const Target stale{code, {true, false, {1}}, ""};
    // The commune beside sees nothing, the wrong role is told so before the version is asked for.
    EXPECT_EQ(end_of(province().accept("mot-cua-vu-ban", blind)), "no_such_dossier");
    EXPECT_EQ(end_of(province().accept("quan-tri", blind)), "no_such_dossier");
    EXPECT_EQ(end_of(province().accept("mot-cua", {"H42.02.01-261123-0999", {}, ""})),
              "no_such_dossier");
    EXPECT_EQ(end_of(province().accept("van-thu", {code, {}, "no_step"})), "no_such_step");
    EXPECT_EQ(end_of(province().accept("van-thu", blind)), "not_yours");
    EXPECT_EQ(end_of(province().accept("cong-dan", blind)), "not_yours");
    EXPECT_EQ(end_of(province().accept("mot-cua", blind)), "version_missing");
    EXPECT_EQ(end_of(province().accept("mot-cua", stale)), "changed_meanwhile");
    EXPECT_EQ(end_of(province().accept("mot-cua", province().target(code))), "wrong_state");
}

TEST_P(DossierActions, HideADossierFromOtherCitizens) {
    const auto code = province().a_dossier_at("reception");
    EXPECT_EQ(end_of(province().accept("cong-dan-2", province().target(code))), "no_such_dossier");
}

TEST_P(DossierActions, AreOnlyForTheOfficerWhoWasNamed) {
    const auto code = province().a_dossier_at("settlement");
    EXPECT_EQ(end_of(province().complete("ho-tich-2", province().target(code))), "not_yours");
    EXPECT_TRUE(province().complete("ho-tich", province().target(code)));
}

TEST_P(AcceptAction, IsKept) {
    const auto code = province().a_dossier_at("reception");
    const auto entry = province().accept("mot-cua", province().target(code));
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->kind, "dossier_accepted");
    EXPECT_EQ(entry->version, 2);

    const auto other = province().office().database().opened();
    other->read([&](sql::Session& session) {
        const auto dossier = find(session, {std::nullopt, {}, true}, code);
        ASSERT_TRUE(dossier);
        EXPECT_EQ(dossier->state, State::accepted);
        ASSERT_TRUE(dossier->step);
        EXPECT_EQ(dossier->step->code, "assignment");
        const auto accepted = acceptance_of(session, dossier->id);
        ASSERT_TRUE(accepted);
        EXPECT_EQ(accepted->accepted_at, office::at("2026-11-23 10:00"));
        EXPECT_EQ(accepted->derivation.text_at("rule"), "same_day_before_15");
        EXPECT_FALSE(accepted->provisional);
        EXPECT_TRUE(office::find_entry(session, office::trial_vault(), entry->id));
    });
}

TEST_P(AcceptAction, IsDueTheSameDayWhenReceivedInTheMorning) {
    const auto code = province().a_dossier_at("reception");
    const auto entry = province().accept("mot-cua", province().target(code));
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->body.integer_at("due_at"),
              base::to_microseconds(office::at("2026-11-23 17:00")));
}

TEST_P(AcceptAction, CountsFromTheHandOverByThePostHoweverLateItIsEntered) {
    auto filing = a_filing();
    filing.channel = "post";
    filing.handed_over_at = office::at("2026-11-20 09:00");
    const auto filed = TrialProvince::done(province().file(filing, "mot-cua"));
    EXPECT_EQ(filed.effective_at, *filing.handed_over_at);
    const auto code = filed.body.text_at("code");
    const auto entry = province().accept("mot-cua", province().target(code));
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->body.at("derivation").text_at("received_at"), "2026-11-20T09:00:00+07:00");
    EXPECT_EQ(entry->body.at("derivation").text_at("due_at"), "2026-11-20T17:00:00+07:00");
}

TEST_P(AcceptAction, CountsFromTheAcceptanceWhereThePostBroughtTooLittle) {
    auto filing = a_filing();
    filing.channel = "post";
    filing.handed_over_at = office::at("2026-11-20 09:00");
    const auto filed = TrialProvince::done(province().file(filing, "mot-cua"));
    const auto code = filed.body.text_at("code");
    const auto as_counter = [&](auto&& action) {
        return province().as("mot-cua", [&](office::Act& act) {
            return action(act, province().rules(), province().target(code));
        });
    };
    ASSERT_TRUE(as_counter([](auto& act, auto& rules, const auto& target) {
        return request_supplement(act, rules, target, {}, "thiếu bản sao");
    }));
    ASSERT_TRUE(as_counter([](auto& act, auto& rules, const auto& target) {
        return supplement(act, rules, target, {{{"birth_notification", 1, 0, {}}}, {}, ""});
    }));
    const auto entry = province().accept("mot-cua", province().target(code));
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->body.at("derivation").text_at("received_at"),
              base::rfc3339(entry->recorded_at));
}

TEST_P(AcceptAction, IsFollowedOnlineOnlyByAResultWithADocument) {
    auto filing = a_filing();
    filing.delivery_way = "online";
    const auto filed = TrialProvince::done(province().file(filing));
    const auto code = filed.body.text_at("code");
    const auto now = [&] { return province().target(code); };
    ASSERT_TRUE(province().accept("mot-cua", now()));
    ASSERT_TRUE(province().assign("chanh-van-phong", now(), "ho-tich"));
    ASSERT_TRUE(province().complete("ho-tich", now()));
    ASSERT_TRUE(province().approve("lanh-dao", now(), "TM."));
    const auto refused = province().issue("van-thu", now());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, Why::document_missing);
}

TEST_P(AcceptAction, IsDueAfterTheHolidayWhenReceivedTooLate) {
    const auto code = province().a_dossier_at("reception");
    office().set_clock("2026-11-23 15:10");
    const auto entry = province().accept("mot-cua", province().target(code));
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->body.at("derivation").text_at("due_at"), "2026-11-25T17:00:00+07:00");
    EXPECT_EQ(province().found(code).step->due_at, office::at("2026-11-25 17:00"));
}

TEST_P(AcceptAction, HappensOnce) {
    const auto code = province().a_dossier_at("reception");
    const auto promise = a_promise("key-1");
    const auto about = province().target(code);
    const auto first = province().accept("mot-cua", about, &promise);
    ASSERT_TRUE(first);
    const auto before = entries();
    const auto second = province().accept("mot-cua", about, &promise);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->id, first->id);
    EXPECT_EQ(second->body, first->body);
    EXPECT_EQ(entries(), before);
}

TEST_P(AcceptAction, HappensOnceWhenTwinsArriveTogether) {
    for (int round = 0; round < 5; ++round) {
        const auto code = province().a_dossier_at("reception");
        const auto promise = a_promise("twin-" + std::to_string(round));
        const auto about = province().target(code);
        std::array<std::optional<Outcome>, 4> answers;
        std::vector<std::thread> twins;
        for (auto& answer : answers)
            twins.emplace_back([&] { answer = province().accept("mot-cua", about, &promise); });
        for (auto& twin : twins) twin.join();
        for (const auto& answer : answers) {
            ASSERT_TRUE(answer->has_value()) << name_of(answer->error().why);
            EXPECT_EQ((*answer)->id, (*answers.front())->id);
        }
    }
}

TEST_P(AcceptAction, RefusesAKeyThatServedAnotherBody) {
    const auto code = province().a_dossier_at("reception");
    const auto promise = a_promise("key-1");
    ASSERT_TRUE(province().accept("mot-cua", province().target(code), &promise));
    const auto other = a_promise("key-1", "another body");
    EXPECT_EQ(end_of(province().accept("mot-cua", {code, {}, ""}, &other)), "key_reused");
}

TEST_P(AcceptAction, KeepsTheKeysOfTwoPeopleApart) {
    const auto one = province().a_dossier_at("reception");
    const auto two = province().a_dossier_at("reception");
    const auto promise = a_promise("key-1");
    ASSERT_TRUE(province().accept("mot-cua", province().target(one), &promise));
    EXPECT_TRUE(province().accept("mot-cua-2", province().target(two), &promise));
}

TEST_P(AcceptAction, LeavesNoTraceWhenRefused) {
    auto filing = a_filing();
    filing.channel = "counter";
    filing.papers.clear();
    const auto filed = province().file(filing, "mot-cua");
    const auto code = TrialProvince::done(filed).body.text_at("code");
    const auto before = entries();
    const auto promise = a_promise("key-1");
    const auto refusal = province().accept("mot-cua", province().target(code), &promise);
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().why, Why::papers_missing);
    EXPECT_EQ(json::canonical(refusal.error().detail), R"({"papers":["birth_notification"]})");
    EXPECT_EQ(entries(), before);
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM acceptances"), 0);
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM idempotency"), 0);
    EXPECT_EQ(province().found(code).version, 1);
    EXPECT_EQ(province().found(code).state, State::submitted);
}

TEST_P(AcceptAction, TellsTheSecondOfficerWhatHappenedMeanwhile) {
    const auto code = province().a_dossier_at("reception");
    const auto about = province().target(code);
    ASSERT_TRUE(province().accept("mot-cua", about));
    const auto second = province().accept("mot-cua-2", about);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().why, Why::changed_meanwhile);
    const json::Value detail(second.error().detail);
    EXPECT_EQ(detail.text_at("current"), "\"2\"");
    ASSERT_EQ(detail.array_at("changes").size(), 1u);
    EXPECT_EQ(detail.array_at("changes").front().text_at("kind"), "dossier_accepted");
}

TEST_P(AcceptAction, LetsOnlyTheFirstOfTwoOfficersWin) {
    for (int round = 0; round < 5; ++round) {
        const auto code = province().a_dossier_at("reception");
        const auto about = province().target(code);
        std::optional<Outcome> one;
        std::optional<Outcome> two;
        std::thread first([&] { one = province().accept("mot-cua", about); });
        std::thread second([&] { two = province().accept("mot-cua-2", about); });
        first.join();
        second.join();
        ASSERT_NE(one->has_value(), two->has_value());
        const auto& refusal = (one->has_value() ? two : one)->error();
        EXPECT_EQ(name_of(refusal.why), "changed_meanwhile");
        EXPECT_EQ(json::Value(refusal.detail).array_at("changes").size(), 1u);
        EXPECT_EQ(province().found(code).version, 2);
    }
}

TEST_P(AcceptAction, TakesAnyVersionWhenAsked) {
    const auto code = province().a_dossier_at("reception");
    EXPECT_TRUE(province().accept("mot-cua", {code, {true, true, {}}, ""}));
}

TEST_P(RejectAction, EndsTheDossierWithASealedReason) {
    const auto code = province().a_dossier_at("reception");
    EXPECT_EQ(end_of(province().reject("mot-cua", province().target(code), "")), "reason_missing");
    const std::string long_reason(remark_bytes_max + 1, 'x');
    EXPECT_EQ(end_of(province().reject("mot-cua", province().target(code), long_reason)),
              "text_too_long");
    const auto entry = province().reject("mot-cua", province().target(code), "sai thẩm quyền");
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->secret->text_at("remark"), "sai thẩm quyền");
    EXPECT_EQ(province().found(code).state, State::rejected);
    EXPECT_FALSE(province().found(code).step);
    EXPECT_EQ(end_of(province().accept("mot-cua", province().target(code))), "wrong_state");
}

TEST_P(AssignAction, NamesTheOfficerWithTheFewestOpenSteps) {
    const auto one = province().a_dossier_at("settlement");
    const auto two = province().a_dossier_at("assignment");
    ASSERT_TRUE(province().assign("chanh-van-phong", province().target(two), ""));
    EXPECT_EQ(province().found(one).step->officer, province().person("ho-tich").account);
    EXPECT_EQ(province().found(two).step->officer, province().person("ho-tich-2").account);
}

TEST_P(AssignAction, RefusesWhoIsNoOfficerThere) {
    const auto code = province().a_dossier_at("assignment");
    for (const auto* login : {"mot-cua", "cong-dan", "nobody"})
        EXPECT_EQ(end_of(province().assign("chanh-van-phong", province().target(code), login)),
                  "unknown_officer");
}

TEST_P(SendBackAction, KeepsTheOfficerWhoDidTheStep) {
    const auto code = province().a_dossier_at("approval");
    ASSERT_TRUE(
        province().send_back("lanh-dao", province().target(code, "approval"), "", "thiếu dấu"));
    const auto dossier = province().found(code);
    ASSERT_TRUE(dossier.step);
    EXPECT_EQ(dossier.step->code, "settlement");
    EXPECT_EQ(dossier.step->officer, province().person("ho-tich").account);
    EXPECT_EQ(dossier.step->sequence, 5);
    EXPECT_EQ(province().steps(code)[3].state, "sent_back");
    ASSERT_TRUE(province().complete("ho-tich", province().target(code)));
    EXPECT_EQ(province().open_step(code), "approval");
}

TEST_P(SendBackAction, IsAboutTheOpenStepWhenNoneIsNamed) {
    const auto code = province().a_dossier_at("approval");
    EXPECT_EQ(end_of(province().send_back("lanh-dao", province().target(code), "", "sai tên")),
              "done");
}

TEST_P(SendBackAction, GoesOnlyWhereTheProcessAllows) {
    const auto code = province().a_dossier_at("approval");
    const auto about = province().target(code, "approval");
    EXPECT_EQ(end_of(province().send_back("lanh-dao", about, "reception", "sai")),
              "cannot_send_back_there");
    EXPECT_EQ(end_of(province().send_back("lanh-dao", about, "settlement", "")), "reason_missing");
}

TEST_P(SendBackAction, IsNotForAStepThatAllowsNone) {
    const auto code = province().a_dossier_at("assignment");
    EXPECT_EQ(end_of(province().send_back("chanh-van-phong", province().target(code, "assignment"),
                                          "", "sai")),
              "cannot_send_back_there");
}

TEST_P(ApproveAction, LetsTheLastSignatureStand) {
    const auto code = province().a_dossier_at("issuance");
    ASSERT_TRUE(province().send_back("van-thu", province().target(code, "issuance"), "approval",
                                     "sai thể thức"));
    ASSERT_TRUE(province().approve("lanh-dao", province().target(code), "Q."));
    ASSERT_TRUE(province().issue("van-thu", province().target(code)));
    const auto result = office()->look(
        [&](sql::Session& session) { return result_of(session, province().found(code).id); });
    EXPECT_EQ(result->form_of_authority, "Q.");
}

TEST_P(ApproveAction, KnowsTheFormsOfAuthority) {
    const auto code = province().a_dossier_at("approval");
    EXPECT_EQ(end_of(province().approve("lanh-dao", province().target(code), "PP.")),
              "unknown_form_of_authority");
}

TEST_P(IssueAction, NumbersWithoutGaps) {
    std::vector<std::string> codes;
    for (int i = 0; i < 6; ++i) codes.push_back(province().a_dossier_at("issuance"));
    std::vector<std::thread> clerks;
    for (const auto& code : codes)
        clerks.emplace_back([&, code] {
            // Refused in between: a number that was not used must not be lost.
            EXPECT_FALSE(province().issue("van-thu", {code, {true, false, {1}}, ""}));
            EXPECT_TRUE(province().issue("van-thu", province().target(code)));
        });
    for (auto& clerk : clerks) clerk.join();
    std::set<std::string> notations;
    office()->look([&](sql::Session& session) {
        for (const auto& row : session.query("SELECT notation FROM issuances"))
            notations.insert(row.text(0));
        return 0;
    });
    EXPECT_EQ(notations,
              (std::set<std::string>{"01/KS", "02/KS", "03/KS", "04/KS", "05/KS", "06/KS"}));
}

TEST_P(IssueAction, BeginsANewBookEveryYear) {
    const auto one = province().a_dossier_at("delivery");
    office().set_clock("2027-01-04 08:00");
    const auto two = province().a_dossier_at("delivery");
    const auto notation = [&](const std::string& code) {
        return office()->look([&](sql::Session& session) {
            return result_of(session, province().found(code).id)->notation;
        });
    };
    EXPECT_EQ(notation(one), "01/KS");
    EXPECT_EQ(notation(two), "01/KS");
}

}
}
