#include "src/feedback/feedback_actions.h"

#include "src/dossier/trial_province.h"
#include "src/feedback/feedback_jobs.h"
#include "src/feedback/feedback_view_store.h"
#include "src/notice/message_store.h"

namespace motcua::feedback {
namespace {

using dossier::hoa_lu;
using dossier::TrialProvince;
using dossier::vu_ban;

const office::Actor nobody{office::AccountId(-1), "", {}};

std::string end_of(const Outcome& outcome) {
    return outcome ? "done" : std::string(name_of(outcome.error().why));
}

class FeedbackActs : public dossier::OnProvince {
  protected:
    dossier::MoreAppliers more_appliers() override {
        return {{"feedback_sent", apply_sending},
                {"feedback_taken_in", apply_intake},
                {"feedback_handed_on", apply_transfer},
                {"feedback_turned_away", apply_refusal},
                {"feedback_answered", apply_answer}};
    }

    static Sending a_sending() {
        Sending sending;
        sending.kind = Kind::conduct;
        sending.agency = hoa_lu;
        sending.words = "Phải chờ ba buổi sáng.";
        sending.phone = "0900000022";
        return sending;
    }
    Outcome sent(const Sending& sending, const office::Actor& by = nobody,
                 const office::Once* once = nullptr) {
        return office()->perform(
            by, once, [&](office::Act& act) { return send(act, province().rules(), sending); });
    }
    std::string a_code() { return sent(a_sending())->body.text_at("code"); }

    Feedback found(const std::string& code) {
        return office()->look([&](sql::Session& session) {
            return find(session, office::scope_of(office::system_actor()), code).value();
        });
    }
    Target target(const std::string& code) { return {code, {true, false, {found(code).version}}}; }

    template <class Action> std::string as(const std::string& login, Action&& action) {
        return end_of(office()->perform(province().person(login), nullptr,
                                        [&](office::Act& act) -> Outcome { return action(act); }));
    }
    std::string taken_in(const std::string& login, const Target& about) {
        return as(login, [&](office::Act& act) { return take_in(act, about); });
    }
    std::string handed_on(const std::string& login, const Target& about, const std::string& to) {
        return as(login, [&](office::Act& act) {
            return hand_on(act, province().rules(), about, {to, "việc của xã"});
        });
    }
    std::string answered(const std::string& login, const Target& about,
                         const std::string& words = "Đã nhắc nhở.") {
        return as(login, [&](office::Act& act) { return answer(act, about, words); });
    }
    std::string turned_away(const std::string& login, const Target& about,
                            const std::string& cause = "not_competent",
                            const std::string& reason = "Việc của Bộ.") {
        return as(login, [&](office::Act& act) { return turn_away(act, about, cause, reason); });
    }
    std::int64_t waiting_for(const std::string& login) {
        return office()->look([&](sql::Session& session) {
            const auto scope = feedback_scope(session, province().person(login));
            return static_cast<std::int64_t>(list_waiting(session, scope, {}).size());
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, FeedbackActs, sql::both_engines(), sql::engine_name);

TEST_P(FeedbackActs, IsSentByAnybodyAndDueAfterFifteenWorkingDays) {
    // Monday 23 November; the day after is off.
    const auto outcome = sent(a_sending());
    ASSERT_EQ(end_of(outcome), "done");
    const auto feedback = found(outcome->body.text_at("code"));
    EXPECT_EQ(feedback.code, "PA-H42.02.01-261123-0001");
    EXPECT_EQ(base::rfc3339(feedback.intake_due_at), "2026-11-26T17:00:00+07:00");
    EXPECT_EQ(base::rfc3339(feedback.due_at), "2026-12-15T17:00:00+07:00");
    EXPECT_EQ(feedback.submitter, office::AccountId(0));
    const auto derivation = json::parse(feedback.derivation);
    EXPECT_EQ(derivation->text_at("certainty"), "recalled");
    EXPECT_EQ(json::canonical(outcome->body).find("buổi"), std::string::npos);
    EXPECT_EQ(json::canonical(outcome->body).find("0900000022"), std::string::npos);
}

TEST_P(FeedbackActs, GoesToTheAgencyOfTheDossierItIsAbout) {
    const auto code = province().a_dossier_at("approval");
    Sending sending = a_sending();
    sending.agency = "";
    sending.dossier = " " + code + " ";
    const auto outcome = sent(sending, province().person("cong-dan"));
    ASSERT_EQ(end_of(outcome), "done");
    EXPECT_EQ(outcome->body.text_at("agency"), hoa_lu);
    EXPECT_EQ(outcome->body.text_at("dossier"), code);
    const auto own = office()->look([&](sql::Session& session) {
        return list_own(session, feedback_scope(session, province().person("cong-dan")), {});
    });
    ASSERT_EQ(own.size(), 1u);
    EXPECT_EQ(own.front().dossier, code);
}

TEST_P(FeedbackActs, IsRefusedInAFixedOrderWhenSent) {
    Sending sending;
    sending.dossier = "none";
    sending.procedure = "none";
    EXPECT_EQ(end_of(sent(sending)), "kind_missing");
    sending.kind = Kind::complaint;
    EXPECT_EQ(end_of(sent(sending)), "is_complaint");
    sending.kind = Kind::rule;
    EXPECT_EQ(end_of(sent(sending)), "words_missing");
    sending.words = "Khó hiểu.";
    sending.phone = "?";
    EXPECT_EQ(end_of(sent(sending)), "contact_wrong");
    sending.phone = "";
    EXPECT_EQ(end_of(sent(sending)), "no_such_dossier");
    sending.dossier = "";
    EXPECT_EQ(end_of(sent(sending)), "unknown_procedure");
    sending.procedure = "1.001193";
    EXPECT_EQ(end_of(sent(sending)), "agency_missing");
    sending.agency = "H42.99";
    EXPECT_EQ(end_of(sent(sending)), "unknown_agency");
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM feedback"), 0);
}

TEST_P(FeedbackActs, IsSentOnceForOnePromise) {
    const auto promise = dossier::a_promise("key");
    const auto first = sent(a_sending(), nobody, &promise);
    const auto again = sent(a_sending(), nobody, &promise);
    EXPECT_EQ(first->body.text_at("code"), again->body.text_at("code"));
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM feedback"), 1);
}

TEST_P(FeedbackActs, IsSeenByThoseWhoAnswerAtItsAgencyAndByTheProvince) {
    const auto code = a_code();
    EXPECT_EQ(waiting_for("chanh-van-phong"), 1);
    EXPECT_EQ(waiting_for("lanh-dao"), 1);
    EXPECT_EQ(waiting_for("kiem-soat"), 1);
    EXPECT_EQ(waiting_for("lanh-dao-tinh"), 1);
    for (const auto* login : {"mot-cua", "ho-tich", "quan-tri", "lanh-dao-so"})
        EXPECT_EQ(waiting_for(login), 0) << login;
    EXPECT_EQ(taken_in("mot-cua", target(code)), "no_such_feedback");
    EXPECT_EQ(taken_in("lanh-dao-so", target(code)), "no_such_feedback");
    EXPECT_EQ(taken_in("cong-dan", target(code)), "no_such_feedback");
}

TEST_P(FeedbackActs, IsTakenInThenAnsweredAndClosed) {
    const auto code = a_code();
    EXPECT_EQ(answered("chanh-van-phong", target(code)), "not_taken_in");
    EXPECT_EQ(taken_in("chanh-van-phong", target(code)), "done");
    EXPECT_EQ(taken_in("chanh-van-phong", target(code)), "feedback_closed");
    EXPECT_EQ(answered("chanh-van-phong", target(code), ""), "words_missing");
    EXPECT_EQ(answered("chanh-van-phong", target(code), std::string(answer_bytes_max + 1, 'x')),
              "text_too_long");
    EXPECT_EQ(answered("chanh-van-phong", target(code)), "done");
    EXPECT_EQ(turned_away("chanh-van-phong", target(code)), "feedback_closed");
    EXPECT_EQ(waiting_for("chanh-van-phong"), 0);
    const auto token = office()->vault().slip_token(code);
    const auto told = office()->look([&](sql::Session& session) {
        const auto at = found_by_token(session, office()->vault(), code, token).value();
        return json::Value(describe(session, office()->vault(), province().rules(), at,
                                    {nobody, "vi", office()->now()}));
    });
    EXPECT_EQ(told.text_at("answer"), "Đã nhắc nhở.");
    EXPECT_TRUE(told.at("words").is_null());
    EXPECT_TRUE(told.at("phone").is_null());
}

TEST_P(FeedbackActs, KeepsTheSendersDayWhenItIsHandedOn) {
    const auto code = a_code();
    const auto due = found(code).due_at;
    EXPECT_EQ(taken_in("chanh-van-phong", target(code)), "done");
    office().wait(std::chrono::days{3});
    EXPECT_EQ(handed_on("chanh-van-phong", target(code), hoa_lu), "same_agency");
    EXPECT_EQ(handed_on("chanh-van-phong", target(code), ""), "agency_missing");
    EXPECT_EQ(handed_on("chanh-van-phong", target(code), "H42.99"), "unknown_agency");
    EXPECT_EQ(handed_on("chanh-van-phong", target(code), vu_ban), "done");
    const auto now = found(code);
    EXPECT_EQ(now.agency, vu_ban);
    EXPECT_EQ(now.state, State::received);
    EXPECT_EQ(now.due_at, due);
    EXPECT_EQ(base::rfc3339(now.intake_due_at), "2026-11-30T17:00:00+07:00");
    EXPECT_EQ(taken_in("chanh-van-phong", target(code)), "no_such_feedback");
    EXPECT_EQ(taken_in("kiem-soat", target(code)), "done");
}

TEST_P(FeedbackActs, IsTurnedAwayForANamedCauseWithAReason) {
    const auto code = a_code();
    EXPECT_EQ(turned_away("kiem-soat", target(code), "no_time"), "unknown_cause");
    EXPECT_EQ(turned_away("kiem-soat", target(code), "complaint", ""), "reason_missing");
    EXPECT_EQ(turned_away("kiem-soat", target(code), "complaint"), "done");
    EXPECT_EQ(found(code).cause, "complaint");
    EXPECT_EQ(handed_on("kiem-soat", target(code), vu_ban), "feedback_closed");
}

TEST_P(FeedbackActs, WantsTheVersionThatWasSeen) {
    const auto code = a_code();
    EXPECT_EQ(taken_in("kiem-soat", {code, {}}), "version_missing");
    const auto seen = target(code);
    EXPECT_EQ(taken_in("kiem-soat", seen), "done");
    EXPECT_EQ(answered("kiem-soat", seen), "feedback_changed");
}

TEST_P(FeedbackActs, TellsWhoeverLeftANumberAndNobodyElse) {
    const notice::Wording wording = [](std::string_view key, const notice::Blanks& blanks) {
        return std::string(key) + ";" + blanks.code + ";" + blanks.due + ";" + blanks.place;
    };
    std::vector<notice::Sms> texts;
    const notice::Send gateway = [&](const notice::Sms& sms) {
        texts.push_back(sms);
        return notice::Sending::taken;
    };
    auto silent = a_sending();
    silent.phone = "";
    const auto told = a_code();
    const auto untold = sent(silent)->body.text_at("code");
    EXPECT_EQ(taken_in("kiem-soat", target(told)), "done");
    EXPECT_EQ(taken_in("kiem-soat", target(untold)), "done");
    office::dispatch_due(*office(), "holder", [&](const office::Dispatched& effect) {
        notice::carry(*office(), effect, addressed(*office(), effect, wording), gateway);
    });
    ASSERT_EQ(texts.size(), 1u);
    EXPECT_EQ(texts.front().to, "84900000022");
    EXPECT_EQ(texts.front().text,
              "sms.feedback_taken_in;" + told + ";17:00 15/12/2026;Uy ban nhan dan phuong Hoa Lu");
    const auto state_of = [&](const std::string& code) {
        const auto id = found(code).id.value();
        return office()
            ->look([&](sql::Session& session) {
                return notice::messages_of(session, notice::About::feedback, id);
            })
            .front()
            .state;
    };
    EXPECT_EQ(state_of(told), notice::MessageState::sent);
    EXPECT_EQ(state_of(untold), notice::MessageState::no_phone);
}

TEST_P(FeedbackActs, StandsInTheQueueByWhatIsDueNext) {
    const auto first = a_code();
    EXPECT_EQ(taken_in("kiem-soat", target(first)), "done");
    const auto second = a_code();
    const auto lines = office()->look([&](sql::Session& session) {
        const auto scope = feedback_scope(session, province().person("kiem-soat"));
        auto one = list_waiting(session, scope, {0, 0, 1});
        const auto& last = one.front();
        for (const auto& line : list_waiting(
                 session, scope, {base::to_microseconds(next_due(last)), last.id.value(), 5}))
            one.push_back(line);
        return one;
    });
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].code, second);
    EXPECT_EQ(lines[1].code, first);
    office().wait(std::chrono::days{40});
    const auto overdue = office()->look([&](sql::Session& session) {
        return count_overdue(session, feedback_scope(session, province().person("kiem-soat")),
                             office()->now());
    });
    EXPECT_EQ(overdue, 2);
}

}
}
