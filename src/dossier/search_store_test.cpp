#include "src/dossier/submission_actions.h"
#include "src/dossier/trial_province.h"

namespace motcua::dossier {
namespace {

/// Names that are in a hurry: rows straight into the tables, as many as a search must not walk.
class Search : public OnProvince {
  protected:
    static constexpr std::int64_t crowd = 6'000;

    /// What is filled in has no journal behind it: nothing to conserve.
    void TearDown() override {}

    /// Dossiers 1 to `crowd` of the agency, named in turn: every 1,000th has a rare given name.
    void fill(const std::string& agency) {
        fill(agency, crowd, [](std::int64_t id) -> std::string {
            return id % 1'000 == 0 ? "nguyen thi quynh" : "nguyen thi hoa";
        });
    }
    template <class Name>
    void fill(const std::string& agency, std::int64_t count, const Name& name) {
        office()->database().write([&](sql::Session& session) {
            for (std::int64_t id = 1; id <= count; ++id) add(session, agency, id, name(id));
            return sql::Outcome::keep;
        });
    }
    std::vector<std::int64_t> found(const std::string& words, Page page = {}) {
        const auto scope = office::scope_of(province().person("mot-cua"));
        const auto lines = office()->look([&](sql::Session& session) {
            return search_dossiers(session, office()->vault(), scope, words, page);
        });
        std::vector<std::int64_t> ids;
        for (const auto& line : lines) ids.push_back(line.dossier_id);
        return ids;
    }

  private:
    static void add(sql::Session& session, const std::string& agency, std::int64_t id,
                    const std::string& name) {
        session.run("INSERT INTO dossiers (id, code, version, state, procedure_code,"
                    " procedure_revision, variant, process, process_revision, channel,"
                    " receiving_unit, competent_agency, delivery_way, submitter, submitted_at,"
                    " submission_entry) VALUES ($1, $2, 1, 'delivered', '1.001193', 1, 'ordinary',"
                    " 'civil-status', 1, 'online', $3, $3, 'counter', 1, $1, 1)",
                    id, agency + "-250101-" + std::to_string(10'000 + id), agency);
        session.run("INSERT INTO dossier_search (dossier_id, folded_name) VALUES ($1, $2)", id,
                    name);
        for (const auto& word : words_of_name(name))
            session.run("INSERT INTO dossier_search_words (agency, word, dossier_id)"
                        " VALUES ($1, $2, $3)",
                        agency, word, id);
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, Search, sql::both_engines(), sql::engine_name);

TEST_P(Search, FindsTheNewestOfAManyAndAllOfAFew) {
    fill("H42.02.01");
    EXPECT_EQ(found("Nguyễn", {3}), (std::vector<std::int64_t>{6'000, 5'999, 5'998}));
    EXPECT_EQ(found("nguyen thi", {2, 0, 10}), (std::vector<std::int64_t>{9, 8}));
    EXPECT_EQ(found("Quỳnh"),
              (std::vector<std::int64_t>{6'000, 5'000, 4'000, 3'000, 2'000, 1'000}));
    EXPECT_EQ(found("ng qu", {2, 0, 4'000}), (std::vector<std::int64_t>{3'000, 2'000}));
    EXPECT_TRUE(found("quynhh").empty());
    EXPECT_TRUE(found("uynh").empty());
}

TEST_P(Search, FindsWordsThatAreEachCommonAndHardlyEverTogether) {
    fill("H42.02.01", 2 * crowd, [](std::int64_t id) -> std::string {
        if (id == 7 || id == 5'000 || id == 11'900) return "nguyen van minh";
        return id % 2 == 0 ? "nguyen thi hoa" : "tran van minh";
    });
    EXPECT_EQ(found("Nguyễn Văn"), (std::vector<std::int64_t>{11'900, 5'000, 7}));
    EXPECT_EQ(found("minh nguy"), (std::vector<std::int64_t>{11'900, 5'000, 7}));
    EXPECT_EQ(found("nguyen minh", {1, 0, 11'900}), (std::vector<std::int64_t>{5'000}));
    EXPECT_TRUE(found("tran hoa").empty());
}

TEST_P(Search, FindsByABeginningThatManyCodesHave) {
    fill("H42.02.01");
    EXPECT_EQ(found("h42.02", {2}), (std::vector<std::int64_t>{6'000, 5'999}));
    EXPECT_EQ(found("H42.02.01-250101-10007"), (std::vector<std::int64_t>{7}));
}

TEST_P(Search, FindsNothingOfAnotherAgency) {
    fill("H42.02.77");
    EXPECT_TRUE(found("Nguyễn").empty());
    EXPECT_TRUE(found("Quỳnh").empty());
    EXPECT_TRUE(found("H42.02.77").empty());
}

}
}
