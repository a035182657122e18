#include "src/dossier/derivation_store.h"

#include "src/dossier/trial_province.h"

namespace motcua::dossier {
namespace {

/// Counts what does not hold after one text stands in the place of another in a derivation; the
/// register is as before when it is over.
class DerivationTruth : public OnProvince {
  protected:
    std::int64_t offenders_with(const std::string& text, const std::string& instead) {
        std::int64_t found = 0;
        const auto change = [&](const std::string& from, const std::string& to) {
            office()->database().write([&](sql::Session& session) {
                session.run("UPDATE acceptances SET derivation = REPLACE(derivation, $1, $2)", from,
                            to);
                found = derivations_without_truth(session);
                return sql::Outcome::keep;
            });
        };
        change(text, instead);
        const auto offenders = found;
        change(instead, text);
        EXPECT_EQ(found, 0);
        return offenders;
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, DerivationTruth, sql::both_engines(), sql::engine_name);

TEST_P(DerivationTruth, IsFoundInWhatActionsKeep) {
    province().a_dossier_at("settlement");
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM acceptances"), 1);
    EXPECT_EQ(office()->look(derivations_without_truth), 0);
}

TEST_P(DerivationTruth, IsMissedWhereAStretchOrTheEndIsAnother) {
    province().a_dossier_at("settlement");
    EXPECT_EQ(offenders_with(R"("reason":"same_day","to":"2026-11-23T17:00)",
                             R"("reason":"same_day","to":"2026-11-23T16:00)"),
              1);
    EXPECT_EQ(offenders_with(R"("due_at":"2026-11-23T17:00)", R"("due_at":"2026-11-24T17:00)"), 1);
    EXPECT_EQ(offenders_with(R"("reason":"same_day")", R"("reason":"weekend")"), 1);
}

}
}
