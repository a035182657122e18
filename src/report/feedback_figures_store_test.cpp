#include "src/report/feedback_figures_store.h"

#include "src/dossier/trial_province.h"
#include "src/feedback/feedback_actions.h"

namespace motcua::report {
namespace {

using dossier::hoa_lu;
using dossier::vu_ban;
using office::at;

class FeedbackFigures : public dossier::OnProvince {
  protected:
    dossier::MoreAppliers more_appliers() override {
        return {{"feedback_sent", feedback::apply_sending},
                {"feedback_taken_in", feedback::apply_intake},
                {"feedback_handed_on", feedback::apply_transfer},
                {"feedback_turned_away", feedback::apply_refusal},
                {"feedback_answered", feedback::apply_answer}};
    }

    std::string sent() {
        feedback::Sending sending;
        sending.kind = feedback::Kind::rule;
        sending.agency = hoa_lu;
        sending.words = "Khó hiểu.";
        return act("cong-dan", [&](office::Act& acting) {
            return feedback::send(acting, province().rules(), sending);
        });
    }
    template <class Acting> std::string act(const std::string& login, Acting acting) {
        auto outcome = office()->perform(province().person(login), nullptr, acting);
        if (!outcome) throw std::runtime_error(std::string(feedback::name_of(outcome.error().why)));
        return outcome->body.text_at("code");
    }
    static feedback::Target about(const std::string& code) { return {code, {true, true, {}}}; }
    void take_in(const std::string& code) {
        act("kiem-soat", [&](office::Act& a) { return feedback::take_in(a, about(code)); });
    }
    void answer(const std::string& code) {
        take_in(code);
        act("kiem-soat", [&](office::Act& a) { return feedback::answer(a, about(code), "Rồi."); });
    }
    void turn_away(const std::string& code) {
        act("kiem-soat", [&](office::Act& a) {
            return feedback::turn_away(a, about(code), "complaint", "Luật Khiếu nại.");
        });
    }
    void hand_on(const std::string& code, const std::string& to) {
        act("kiem-soat", [&](office::Act& a) {
            return feedback::hand_on(a, province().rules(), about(code), {to, ""});
        });
    }

    static Window month(const char* from, const char* until) { return {at(from), at(until)}; }
    std::vector<FeedbackPlace> places(const Window& window) {
        return office()->look([&](sql::Session& session) {
            return count_feedback(session, everything_, {window, "", ""});
        });
    }
    std::string counts(const Window& window) {
        std::string text;
        for (const auto& place : places(window)) {
            text += place.agency;
            for (const auto count : place.counts) text += " " + std::to_string(count);
            text += "\n";
        }
        return text;
    }
    const office::Scope everything_ = office::scope_of(office::system_actor());
    const Window november_ = month("2026-11-01 00:00", "2026-12-01 00:00");
    const Window december_ = month("2026-12-01 00:00", "2027-01-01 00:00");
};
INSTANTIATE_TEST_SUITE_P(Engines, FeedbackFigures, sql::both_engines(), sql::engine_name);

TEST_P(FeedbackFigures, CountWhatCameAndWhatBecameOfIt) {
    const auto in_time = sent();
    const auto late = sent();
    const auto away = sent();
    sent();
    answer(in_time);
    turn_away(away);
    office().set_clock("2026-12-21 09:00");
    answer(late);
    // total received carried | on time, late, turned away | in time, overdue
    EXPECT_EQ(counts(november_), "H42.02.01 4 4 0 2 0 1 2 0\n");
    EXPECT_EQ(counts(december_), "H42.02.01 2 0 2 0 1 0 0 1\n");
    for (const auto& window : {november_, december_})
        for (const auto& figure : feedback_figures) {
            const auto lines = office()->look([&](sql::Session& session) {
                return list_feedback(session, everything_, {window, "", ""}, figure, {});
            });
            EXPECT_EQ(lines.size(),
                      static_cast<std::size_t>(places(window).front().of(figure.name)))
                << figure.name;
        }
}

TEST_P(FeedbackFigures, OfAPeriodThatIsOverStayWhatTheyWereAndWhereTheyWere) {
    const auto code = sent();
    office().set_clock("2026-12-02 09:00");
    const auto before = counts(november_);
    EXPECT_EQ(before, "H42.02.01 1 1 0 0 0 0 1 0\n");
    hand_on(code, vu_ban);
    answer(code);
    EXPECT_EQ(counts(november_), before);
    EXPECT_EQ(counts(december_), "H42.02.02 1 0 1 1 0 0 0 0\n");
}

}
}
