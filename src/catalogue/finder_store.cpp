#include "src/catalogue/finder_store.h"

#include "src/catalogue/listing_store.h"
#include "src/office/publication.h"

namespace motcua::catalogue {
namespace {

constexpr std::chrono::seconds look_interval{2};
constexpr std::chrono::hours count_interval{1};
constexpr std::chrono::hours lately{365 * 24};
constexpr std::int64_t procedures_max = 20'000;

/// What was published, or only listed (revision 0); a listing names the results beside it.
Findable read_facts(sql::Session& session, const std::string& code, std::int64_t revision) {
    auto facts = findable_from(office::published_text(session, "procedures", code, revision));
    if (revision > 0) return facts;
    if (const auto listing = find_listing(session, code))
        for (const auto& result : listing->body.array_at("results"))
            facts.results.push_back(result.text_at("name"));
    return facts;
}

}

CurrentFinder::CurrentFinder(Sayings sayings) : sayings_(std::move(sayings)), finder_({}, {}) {}

FoundPage CurrentFinder::find(sql::Session& session, const Wanted& wanted,
                              std::string_view language, base::Instant now) {
    look_for_news(session, now);
    const std::shared_lock lock(using_);
    if (wanted.words.empty()) return finder_.list(wanted, language);
    return {finder_.find(wanted, language), ""};
}

void CurrentFinder::look_for_news(sql::Session& session, base::Instant now) {
    std::unique_lock lock(news_, std::try_to_lock);
    if (!lock.owns_lock()) {
        const std::shared_lock reading(using_);
        if (finder_.size() > 0) return;
    }
    // Before anything was read there is nothing to go on with.
    if (!lock.owns_lock()) lock.lock();
    if (looked_at_ && now >= *looked_at_ && now - *looked_at_ < look_interval) return;
    if (read_news(session)) build();
    looked_at_ = now;
}

bool CurrentFinder::read_news(sql::Session& session) {
    const auto changes =
        session
            .query("SELECT (SELECT COUNT(*) FROM procedures)"
                   " + (SELECT COALESCE(CAST(SUM(version) AS BIGINT), 0) FROM listings)")
            .front()
            .integer(0);
    // Fewer: a picture of the database from before the last look.
    if (changes <= changes_) return false;
    for (const auto& row :
         session.query("SELECT p.code, MAX(p.revision), COALESCE(MAX(l.version), 0)"
                       " FROM procedures p LEFT JOIN listings l ON l.code = p.code"
                       " GROUP BY p.code ORDER BY p.code LIMIT $1",
                       procedures_max)) {
        auto& known = known_[row.text(0)];
        if (known.revision == row.integer(1) && known.listing == row.integer(2)) continue;
        const auto filed_lately = known.facts.filed_lately;
        known = {row.integer(1), row.integer(2), read_facts(session, row.text(0), row.integer(1))};
        known.facts.filed_lately = filed_lately;
    }
    changes_ = changes;
    return true;
}

void CurrentFinder::refresh_use(sql::Session& session, base::Instant now) {
    const std::lock_guard lock(news_);
    if (counted_at_ && now - *counted_at_ < count_interval) return;
    read_news(session);
    for (auto& [code, known] : known_) known.facts.filed_lately = 0;
    for (const auto& row : session.query("SELECT d.procedure_code, COUNT(*) FROM dossiers d"
                                         " WHERE d.submitted_at >= $1 GROUP BY d.procedure_code"
                                         " ORDER BY d.procedure_code LIMIT $2",
                                         base::to_microseconds(now - lately), procedures_max))
        if (const auto known = known_.find(row.text(0)); known != known_.end())
            known->second.facts.filed_lately = row.integer(1);
    build();
    counted_at_ = now;
}

std::map<std::string, std::int64_t> CurrentFinder::filed_lately() {
    const std::lock_guard lock(news_);
    std::map<std::string, std::int64_t> counts;
    for (const auto& [code, known] : known_)
        if (known.facts.filed_lately > 0) counts.emplace(code, known.facts.filed_lately);
    return counts;
}

void CurrentFinder::build() {
    std::vector<Findable> procedures;
    procedures.reserve(known_.size());
    for (const auto& [code, known] : known_) procedures.push_back(known.facts);
    Finder next(std::move(procedures), sayings_);
    const std::unique_lock lock(using_);
    finder_ = std::move(next);
}

}
