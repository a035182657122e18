#include "src/catalogue/finder.h"

#include <algorithm>

#include "lib/base/text.h"
#include "src/catalogue/search.h"

namespace motcua::catalogue {
namespace {

constexpr std::size_t typed_bytes_max = 600;

Found found(const Findable& facts, std::string_view language) {
    const bool translated = language == "en" && !facts.name_en.empty();
    return {facts.code, translated ? facts.name_en : facts.name_vi, translated ? "en" : "vi",
            facts.fileable, facts.online};
}

}

bool is_cursor(const std::string& text) {
    return text.empty() || (text.size() > 1 && (text[0] == '0' || text[0] == '1'));
}

Finder::Finder(std::vector<Findable> procedures, Sayings sayings)
    : index_(std::move(procedures), sayings), sayings_(std::move(sayings)) {
    std::uint32_t number = 0;
    for (const auto& entry : index_.entries())
        in_order_.emplace_back((entry.facts.fileable ? "0" : "1") +
                                   base::folded(entry.facts.name_vi) + " " + entry.facts.code,
                               number++);
    std::sort(in_order_.begin(), in_order_.end());
}

std::vector<Found> Finder::find(const Wanted& wanted, std::string_view language) const {
    if (wanted.words.size() > typed_bytes_max || !base::is_storable(wanted.words)) return {};
    Search search(index_, sayings_, {wanted.sector, wanted.tier});
    search.take(wanted.words);
    std::vector<Found> answers;
    for (const auto entry : search.best(wanted.limit))
        answers.push_back(found(index_.entries()[entry].facts, language));
    return answers;
}

FoundPage Finder::list(const Wanted& wanted, std::string_view language) const {
    const Filter filter{wanted.sector, wanted.tier};
    FoundPage page;
    const std::string* last = nullptr;
    for (const auto& [cursor, number] : in_order_) {
        const auto& facts = index_.entries()[number].facts;
        if ((!wanted.after.empty() && cursor <= wanted.after) || !filter.lets_pass(facts)) continue;
        if (static_cast<std::int64_t>(page.items.size()) == wanted.limit) {
            page.next = last == nullptr ? "" : *last;
            break;
        }
        page.items.push_back(found(facts, language));
        last = &cursor;
    }
    return page;
}

}
