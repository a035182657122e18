#include "src/catalogue/listing_diff.h"

#include <algorithm>
#include <map>

namespace motcua::catalogue {
namespace {

using Changes = std::vector<Change>;

void add_text(Changes& changes, const char* field, const std::string& before,
              const std::string& after) {
    if (before != after) changes.push_back({field, "", before, after});
}

std::string joined(const std::vector<std::string>& texts) {
    std::string out;
    for (const auto& text : texts) out += (out.empty() ? "" : ", ") + text;
    return out;
}

/// Ways to file by channel; of two with the same channel the second gets "counter 2".
std::map<std::string, const ListedMethod*> by_channel(const Listing& listing) {
    std::map<std::string, const ListedMethod*> methods;
    for (const auto& method : listing.methods) {
        auto name = method.channel;
        for (int next = 2; methods.contains(name); ++next)
            name = method.channel + " " + std::to_string(next);
        methods.emplace(std::move(name), &method);
    }
    return methods;
}

void add_methods(Changes& changes, const Listing& before, const Listing& after) {
    const auto old_ones = by_channel(before);
    const auto new_ones = by_channel(after);
    for (const auto& [channel, method] : old_ones)
        if (!new_ones.contains(channel))
            changes.push_back({"method", channel, method->limit.cell, nullptr});
    for (const auto& [channel, method] : new_ones) {
        const auto known = old_ones.find(channel);
        if (known == old_ones.end()) {
            changes.push_back({"method", channel, nullptr, method->limit.cell});
            continue;
        }
        const auto limit = to_json(method->limit);
        if (auto old = to_json(known->second->limit); old != limit)
            changes.push_back({"limit", channel, std::move(old), limit});
        const auto fee = to_json(method->fee);
        if (auto old = to_json(known->second->fee); old != fee)
            changes.push_back({"fee", channel, std::move(old), fee});
    }
}

std::multimap<std::string, const ListedPaper*> by_name(const Listing& listing) {
    std::multimap<std::string, const ListedPaper*> papers;
    for (const auto& paper : listing.papers) papers.emplace(paper.name, &paper);
    return papers;
}

void add_papers(Changes& changes, const Listing& before, const Listing& after) {
    auto left = by_name(before);
    for (const auto& paper : after.papers) {
        const auto same = left.find(paper.name);
        if (same == left.end()) {
            changes.push_back({"paper", "", nullptr, paper.name});
            continue;
        }
        if (same->second->quantity != paper.quantity || same->second->shown != paper.shown)
            changes.push_back({"paper", paper.name, same->second->quantity, paper.quantity});
        left.erase(same);
    }
    for (const auto& paper : before.papers) {
        const auto gone = left.find(paper.name);
        if (gone == left.end()) continue;
        changes.push_back({"paper", "", paper.name, nullptr});
        left.erase(gone);
    }
}

void add_set(Changes& changes, const char* field, const std::vector<std::string>& before,
             const std::vector<std::string>& after) {
    const auto holds = [](const std::vector<std::string>& all, const std::string& one) {
        return std::find(all.begin(), all.end(), one) != all.end();
    };
    for (const auto& each : before)
        if (!holds(after, each)) changes.push_back({field, "", each, nullptr});
    for (const auto& each : after)
        if (!holds(before, each)) changes.push_back({field, "", nullptr, each});
}

std::vector<std::string> names_of(const std::vector<ListedResult>& results) {
    std::vector<std::string> names;
    for (const auto& result : results)
        names.push_back(result.name + (result.code.empty() ? "" : " (" + result.code + ")"));
    return names;
}

}

std::vector<Change> changes_between(const Listing& before, const Listing& after) {
    Changes changes;
    add_text(changes, "name", before.name, after.name);
    add_text(changes, "sector", before.sector, after.sector);
    add_text(changes, "tiers", joined(before.tiers), joined(after.tiers));
    add_text(changes, "applicants", before.applicants, after.applicants);
    add_text(changes, "decision", before.decision, after.decision);
    add_text(changes, "body", before.body, after.body);
    add_text(changes, "run_by", before.run_by, after.run_by);
    add_methods(changes, before, after);
    add_papers(changes, before, after);
    if (before.results && after.results)
        add_set(changes, "result", names_of(*before.results), names_of(*after.results));
    if (before.basis && after.basis) add_set(changes, "basis", *before.basis, *after.basis);
    return changes;
}

Listing merged(const Listing& before, Listing after) {
    if (!after.basis) {
        after.basis = before.basis;
        after.unread = before.unread;
    }
    if (!after.results) after.results = before.results;
    if (after.origin.empty()) after.origin = before.origin;
    return after;
}

}
