#include "src/report/report_store.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "src/dossier/ending_actions.h"
#include "src/dossier/supplement_actions.h"
#include "src/dossier/trial_province.h"
#include "src/dossier/turn.h"
#include "src/organisation/agency_store.h"

namespace motcua::report {
namespace {

using dossier::Outcome;
using dossier::State;

/// Dossiers that go their ways by chance, as citizens and officers would take them.
class Traffic {
  public:
    Traffic(dossier::TrialProvince& province, unsigned seed) : province_(province), chance_(seed) {}

    void go_on(int acts) {
        for (int i = 0; i < acts; ++i) {
            province_.office().wait(std::chrono::minutes(20 + below(600)));
            if (codes_.empty() || below(6) == 0)
                file();
            else
                act_on(codes_[below(codes_.size())]);
        }
    }

  private:
    std::size_t below(std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(chance_);
    }

    void file() {
        auto filing = dossier::a_filing();
        const bool online = below(3) != 0;
        if (!online) filing.channel = below(2) == 0 ? "counter" : "post";
        if (filing.channel == "post")
            filing.handed_over_at = province_.office()->now() - std::chrono::hours(below(72));
        const auto filed = province_.file(filing, online ? "cong-dan" : "mot-cua");
        if (filed) codes_.push_back(filed->body.text_at("code"));
    }

    template <class Acting>
    void as(const std::string& login, const std::string& code, Acting acting) {
        static_cast<void>(province_.as(login, [&](office::Act& act) -> Outcome {
            return acting(act, province_.rules(), province_.target(code));
        }));
    }

    void act_on(const std::string& code) {
        const auto found = province_.found(code);
        if (found.state == State::awaiting_supplement && below(2) == 0)
            as("cong-dan", code, [](auto& act, auto& rules, const auto& target) {
                return dossier::supplement(act, rules, target,
                                           {{{"birth_notification", 1, 0, {}}}, {}, ""});
            });
        else if (found.state == State::withdrawal_requested)
            as("mot-cua", code, [&](auto& act, auto& rules, const auto& target) {
                return dossier::settle_withdrawal(act, rules, target, below(2) == 0, "lý do");
            });
        else if (below(4) == 0)
            something_else(code);
        else
            onward(code, province_.target(code));
    }

    void onward(const std::string& code, const dossier::Target& about) {
        const auto step = province_.open_step(code);
        if (step == "reception")
            static_cast<void>(below(8) == 0 ? province_.reject("mot-cua", about, "sai nơi nộp")
                                            : province_.accept("mot-cua", about));
        else if (step == "assignment")
            static_cast<void>(province_.assign("chanh-van-phong", about, "ho-tich"));
        else if (step == "settlement")
            static_cast<void>(province_.complete("ho-tich", about));
        else if (step == "approval")
            static_cast<void>(province_.approve("lanh-dao", about, "TM."));
        else if (step == "issuance")
            static_cast<void>(province_.issue("van-thu", about));
        else if (step == "delivery")
            static_cast<void>(province_.deliver("mot-cua", about));
        else if (below(3) == 0)
            correct(code);
    }

    void correct(const std::string& code) {
        as("lanh-dao", code, [](auto& act, auto& rules, const auto& target) {
            return dossier::correct(act, rules, target, "sai họ tên");
        });
    }

    void something_else(const std::string& code) {
        switch (below(5)) {
        case 0:
            return as("cong-dan", code, [](auto& act, auto& rules, const auto& target) {
                return dossier::request_withdrawal(act, rules, target, "đổi ý");
            });
        case 1:
            return as("ho-tich", code, [](auto& act, auto& rules, const auto& target) {
                return dossier::stop(act, rules, target, "not_eligible", "không đủ điều kiện");
            });
        case 2:
            return as("ho-tich", code, [](auto& act, auto& rules, const auto& target) {
                return dossier::announce_delay(act, rules, target, {"officer", 3, "quá tải"});
            });
        case 3:
            return as("ho-tich", code, [](auto& act, auto& rules, const auto& target) {
                return dossier::request_supplement(act, rules, target, {}, "thiếu bản sao");
            });
        default: return correct(code);
        }
    }

    dossier::TrialProvince& province_;
    std::mt19937 chance_;
    std::vector<std::string> codes_;
};

/// How a dossier stood at a moment, told anew from its journal alone.
struct Standing {
    bool filed = false;
    std::string ending; ///< "" while open
    std::string timing;
};

Standing standing_at(const std::vector<office::Entry>& entries, base::Instant moment) {
    Standing now;
    std::optional<base::Instant> due;
    std::optional<base::Instant> waits_since;
    base::Instant ended;
    for (const auto& entry : entries) {
        if (entry.recorded_at >= moment) break;
        const auto state = entry.body.text_at("state");
        now.filed = true;
        if (entry.kind == "dossier_accepted" || entry.kind == "dossier_supplemented" ||
            entry.kind == "correction_begun")
            if (const auto* at = entry.body.at("due_at").integer())
                due = base::from_microseconds(*at);
        if (entry.kind == "correction_begun") now.ending = "";
        const auto stood_since = waits_since;
        if (state == "awaiting_supplement" || state == "awaiting_payment") {
            if (!waits_since) waits_since = entry.recorded_at;
        } else {
            waits_since.reset();
        }
        const bool over = state == "rejected" || state == "stopped" || state == "resolved" ||
                          state == "delivered";
        if (!over || !now.ending.empty()) continue;
        ended = stood_since.value_or(entry.recorded_at);
        now.ending = state == "rejected"                 ? "rejected"
                     : entry.kind == "dossier_withdrawn" ? "withdrawn"
                     : state == "stopped"                ? "stopped"
                                                         : "settled";
    }
    if (!now.ending.empty()) {
        const bool late = due && ended > *due;
        const bool early = due && base::day_of(ended) < base::day_of(*due);
        now.timing = late ? "late" : early ? "early" : "on_time";
    } else {
        now.timing =
            due && *due < std::min(moment, waits_since.value_or(moment)) ? "overdue" : "in_time";
    }
    return now;
}

/// The same count without turns: what stood at both ends of the period, and what came between.
std::optional<std::string> recount(const std::vector<office::Entry>& entries,
                                   const Window& window) {
    const auto before = standing_at(entries, window.from);
    const auto after = standing_at(entries, window.until);
    if (!after.filed) return std::nullopt;
    std::string came;
    if (!before.filed)
        came = entries.front().body.text_at("channel");
    else if (before.ending.empty())
        came = "carried";
    else
        for (const auto& entry : entries)
            if (entry.kind == "correction_begun" && entry.recorded_at >= window.from &&
                entry.recorded_at < window.until)
                came = "reopened";
    if (came.empty()) return std::nullopt;
    const bool with_result = after.ending.empty() || after.ending == "settled";
    const auto went = with_result              ? after.timing
                      : after.timing == "late" ? after.ending + "_late"
                                               : after.ending;
    return came + " " + went;
}

class Reporting : public dossier::OnProvince {
  protected:
    std::vector<Window> windows() {
        std::vector<Window> made;
        const auto begin = office::at("2026-11-23 00:00");
        for (const int days : {3, 11, 45, 160})
            for (int first = 0; first < 160; first += days)
                made.push_back({begin + std::chrono::hours(24 * first),
                                begin + std::chrono::hours(24 * (first + days))});
        return made;
    }

    std::vector<Place> figures_of(const Window& window, const office::Scope& scope) {
        return office()->look([&](sql::Session& session) {
            return count_figures(session, scope, {window, "", ""});
        });
    }
    Tally sum_of(const Window& window, const office::Scope& scope) {
        Tally sum;
        for (const auto& place : figures_of(window, scope)) sum.add(place.tally);
        return sum;
    }
    Tally sum_of(const Window& window) {
        return sum_of(window, office::scope_of(office::system_actor()));
    }

    std::map<std::string, std::int64_t> recounted(const Window& window) {
        std::map<std::string, std::int64_t> counts;
        for (const auto& [id, entries] : journals())
            if (const auto key = recount(entries, window)) ++counts[*key];
        return counts;
    }

    std::map<std::int64_t, std::vector<office::Entry>> journals() {
        return office()->look([&](sql::Session& session) {
            std::map<std::int64_t, std::vector<office::Entry>> all;
            for (const auto& row : session.query("SELECT id FROM dossiers ORDER BY id"))
                all[row.integer(0)] =
                    office::entries_of(session, office()->vault(), row.integer(0), 0, 1000);
            return all;
        });
    }

    std::string table_as_text(const char* columns, const char* table) {
        return office()->look([&](sql::Session& session) {
            std::ostringstream out;
            for (const auto& row : session.query("SELECT " + std::string(columns) + " FROM " +
                                                 table + " ORDER BY 1, 2")) {
                for (const auto& cell : row.cells())
                    if (const auto* number = std::get_if<std::int64_t>(&cell))
                        out << *number << ' ';
                    else
                        out << std::get<std::string>(cell) << ' ';
                out << '\n';
            }
            return out.str();
        });
    }
    std::string turns() {
        return table_as_text("dossier_id, turn, agency, receiving_unit, procedure_code,"
                             " procedure_revision, channel, received_at, begun_at, ended_at,"
                             " reopened_at, ending, due_at, timing",
                             "turns");
    }
    std::string waits() {
        return table_as_text("dossier_id, version, since, until, due_at", "turn_waits");
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, Reporting, sql::both_engines(), sql::engine_name);

TEST_P(Reporting, CountsWhatARecountOfTheJournalCounts) {
    Traffic(province(), 20261124).go_on(900);
    std::set<std::string> seen;
    for (const auto& window : windows()) {
        const auto sum = sum_of(window);
        const auto naive = recounted(window);
        std::int64_t whole = 0;
        for (const auto came : all_came)
            for (const auto went : all_went) {
                Figure one{"one", {came}, {went}};
                const auto key = std::string(name_of(came)) + " " + std::string(name_of(went));
                const auto found = naive.find(key);
                const auto wanted = found == naive.end() ? 0 : found->second;
                EXPECT_EQ(sum.sum(one), wanted) << key << " from " << base::rfc3339(window.from)
                                                << " until " << base::rfc3339(window.until);
                whole += wanted;
                if (wanted > 0)
                    seen.insert({std::string(name_of(came)), std::string(name_of(went))});
            }
        EXPECT_EQ(sum.sum("total"), whole);
        EXPECT_TRUE(is_conserved(sum));
    }
    // The traffic must have met every case, or the comparison says little.
    for (const auto came : all_came) EXPECT_EQ(seen.count(std::string(name_of(came))), 1U);
    for (const auto* went :
         {"early", "late", "in_time", "overdue", "stopped_late", "withdrawn", "rejected"})
        EXPECT_EQ(seen.count(went), 1U) << went;
}

TEST_P(Reporting, PendingAtTheEndIsCarriedIntoTheNextPeriod) {
    Traffic(province(), 7).go_on(400);
    const auto begin = office::at("2026-11-23 00:00");
    for (int week = 0; week < 8; ++week) {
        const auto from = begin + std::chrono::hours(24 * 7 * week);
        const auto until = from + std::chrono::hours(24 * 7);
        EXPECT_EQ(sum_of({from, until}).sum("pending"),
                  sum_of({until, until + std::chrono::hours(24 * 7)}).sum("carried"));
    }
}

TEST_P(Reporting, APeriodThatIsOverKeepsItsFiguresWhateverHappensLater) {
    Traffic traffic(province(), 99);
    traffic.go_on(300);
    const Window closed{office::at("2026-11-23 00:00"), office()->now()};
    const auto before = sum_of(closed);
    const auto all = office::scope_of(office::system_actor());
    const auto listed = [&](const char* figure) {
        return office()->look([&](sql::Session& session) {
            std::string codes;
            for (const auto& found :
                 list_found(session, all, {closed, "", ""}, *figure_named(figure), {0, 1000}))
                codes += found.code + " ";
            return codes;
        });
    };
    const auto overdue = listed("behind");
    const auto settled = listed("settled");
    traffic.go_on(400);
    ASSERT_GT(office().number("SELECT COUNT(*) FROM journal WHERE kind = 'correction_begun'"
                              " AND recorded_at >= $1",
                              base::to_microseconds(closed.until)),
              0);
    const auto after = sum_of(closed);
    for (const auto& figure : figures()) EXPECT_EQ(after.sum(figure), before.sum(figure));
    EXPECT_EQ(listed("behind"), overdue);
    EXPECT_EQ(listed("settled"), settled);
}

TEST_P(Reporting, EveryFigureListsItsDossiersPageByPage) {
    Traffic(province(), 3).go_on(400);
    const auto all = office::scope_of(office::system_actor());
    const Question question{
        {office::at("2026-11-30 00:00"), office::at("2027-01-01 00:00")}, "", ""};
    const auto sum = sum_of(question.window);
    for (const auto& figure : figures()) {
        std::set<std::string> codes;
        std::int64_t lines = 0;
        for (std::int64_t after = 0;;) {
            const auto found = office()->look([&](sql::Session& session) {
                return list_found(session, all, question, figure, {after, 7});
            });
            for (const auto& each : found) {
                EXPECT_TRUE(figure.takes(each.counted)) << figure.name;
                codes.insert(each.code);
            }
            lines += static_cast<std::int64_t>(found.size());
            if (found.size() < 7) break;
            after = found.back().dossier_id;
        }
        EXPECT_EQ(lines, sum.sum(figure)) << figure.name;
        EXPECT_EQ(static_cast<std::int64_t>(codes.size()), lines) << figure.name;
    }
}

TEST_P(Reporting, TurnsOfDossiersFiledBeforeAreMadeFromTheJournal) {
    Traffic(province(), 5).go_on(500);
    const auto turns_before = turns();
    const auto waits_before = waits();
    std::ifstream in(MOTCUA_SOURCE_DIR "/migrations/0014_reports." +
                         std::string(on_sqlite() ? "sqlite" : "postgres") + ".sql",
                     std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    office()->database().write([&](sql::Session& session) {
        session.script("DELETE FROM turns; DELETE FROM turn_waits");
        session.script(text.substr(text.find("INSERT INTO turns")));
        return sql::Outcome::keep;
    });
    EXPECT_EQ(turns(), turns_before);
    EXPECT_EQ(waits(), waits_before);
    EXPECT_NE(waits_before, "");
}

TEST_P(Reporting, ShowsEachTheirOwnAgencyAndTheProvinceAll) {
    Traffic(province(), 11).go_on(60);
    const Window window{office::at("2026-11-23 00:00"), office()->now()};
    const auto scope_for = [&](const office::Actor& actor) {
        return office()->look([&](sql::Session& session) { return figures_scope(session, actor); });
    };
    auto leader = province().person("lanh-dao");
    EXPECT_GT(sum_of(window, scope_for(leader)).sum("total"), 0);
    EXPECT_EQ(sum_of(window, scope_for(province().person("lanh-dao-so"))).sum("total"), 0);
    EXPECT_EQ(sum_of(window, scope_for(province().person("quan-tri"))).sum("total"), 0);
    EXPECT_EQ(sum_of(window, scope_for(province().person("cong-dan"))).sum("total"), 0);
    leader.positions = {{office::Role::signatory, "H42", "leadership"}};
    EXPECT_TRUE(scope_for(leader).all);
    leader.positions = {{office::Role::counter_officer, "H42", "one_stop"}};
    EXPECT_FALSE(scope_for(leader).all);
}

TEST_P(Reporting, TheRegisterNumbersWhatACounterReceivedInAYear) {
    const auto scope = office::scope_of(province().person("mot-cua"));
    Traffic(province(), 13).go_on(120);
    const Window window{office::at("2026-11-23 00:00"), office()->now()};
    const auto page = [&](const RegisterPaging& paging) {
        return office()->look([&](sql::Session& session) {
            return list_register(session, scope, dossier::hoa_lu, window, paging);
        });
    };
    const auto whole = page({0, 0, 1000});
    ASSERT_GT(whole.size(), 10U);
    for (std::size_t i = 0; i < whole.size(); ++i)
        EXPECT_EQ(whole[i].number, static_cast<std::int64_t>(i + 1));
    const auto second = page({base::to_microseconds(whole[4].received_at), whole[4].dossier_id, 5});
    ASSERT_EQ(second.size(), 5U);
    EXPECT_EQ(second.front().number, 6);
    EXPECT_EQ(second.front().code, whole[5].code);
}

}
}
