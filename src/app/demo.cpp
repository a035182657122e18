#include "src/app/demo.h"

#include <algorithm>
#include <functional>
#include <stdexcept>

#include "lib/crypto/password.h"
#include "src/app/import.h"
#include "src/app/shipped.h"
#include "src/calendar/calendar_store.h"
#include "src/calendar/time_rules.h"
#include "src/catalogue/procedure_store.h"
#include "src/office/publication.h"
#include "src/organisation/agency_actions.h"
#include "src/organisation/agency_store.h"
#include "src/people/account_actions.h"
#include "src/people/account_store.h"
#include "src/process/process_store.h"

namespace motcua::app {
namespace {

enum class Never {};

/// One transaction by the program itself.
bool by_system(office::Office& office, const std::function<bool(office::Act&)>& action) {
    const auto system = office::system_actor();
    const auto done = office.perform(
        system, nullptr, [&](office::Act& act) { return base::Result<bool, Never>(action(act)); });
    return *done;
}

json::Array words_in(const std::string& cell) {
    json::Array words;
    std::string word;
    for (const char c : cell + " ") {
        if (c != ' ') {
            word.push_back(c);
        } else if (!word.empty()) {
            words.emplace_back(word);
            word.clear();
        }
    }
    return words;
}

json::Object in_two_languages(const TableRow& row, const std::string& what) {
    return {{"vi", row.at(what + "_vi")}, {"en", row.at(what + "_en")}};
}

/// Everything of one demo, from data/demo/NAME.json and the tables in data/demo/NAME/.
class Demo {
  public:
    Demo(const std::filesystem::path& home, const std::string& name)
        : home_(home), folder_(home / "data" / "demo" / name), text_(read(home, name)) {}

    const json::Value& text() const { return text_; }

    json::Array agencies() const {
        auto province = *text_.at("province").object();
        province["kind"] = "province";
        province.emplace("calendar", "vietnam");
        json::Array all{province};
        const auto& core = text_.array_at("agencies");
        all.insert(all.end(), core.begin(), core.end());
        const auto units = sub_units();
        for (const auto& row : table("agencies")) all.emplace_back(agency_from(row, units));
        return all;
    }

    /// As in the JSON text: login, role, agency, sub_unit …; `also` holds further positions.
    json::Array accounts() const {
        auto all = text_.array_at("accounts");
        for (auto& account : all) (*account.object())["signs_in"] = true;
        for (const auto& row : table("people")) {
            json::Object account;
            for (const auto* name : {"login", "role", "agency", "sub_unit", "full_name"})
                account[name] = row.at(name);
            account["also"] = words_in(row.at("also"));
            account["signs_in"] = row.at("sign_in") == "1";
            all.emplace_back(std::move(account));
        }
        return all;
    }

    std::vector<TableRow> table(const std::string& name) const {
        const auto file = folder_ / (name + ".tsv");
        return std::filesystem::exists(file) ? table_of(file) : std::vector<TableRow>{};
    }

    /// The shipped ones that this province uses, and those of its own.
    std::vector<json::Value> rules(const std::string& kind) const {
        std::vector<json::Value> found;
        const auto& used = text_.at("uses").array_at(kind);
        for (auto& text : jsons_in(home_ / "data" / kind))
            if (text_.at("uses").at(kind).is_null() ||
                std::find(used.begin(), used.end(), text.at("code")) != used.end())
                found.push_back(std::move(text));
        const auto own = folder_ / (kind + ".json");
        if (!std::filesystem::exists(own)) return found;
        const auto texts = json_of(own);
        found.insert(found.end(), texts.array()->begin(), texts.array()->end());
        return found;
    }

  private:
    static json::Value read(const std::filesystem::path& home, const std::string& name) {
        const auto file = home / "data" / "demo" / (name + ".json");
        const bool plain =
            name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
        if (!plain || !std::filesystem::exists(file))
            throw std::runtime_error("there is no demo called " + name);
        return json_of(file);
    }

    using UnitSets = std::map<std::string, json::Array>;
    UnitSets sub_units() const {
        UnitSets sets;
        for (const auto& row : table("sub_units"))
            sets[row.at("set")].push_back(
                json::Object{{"code", row.at("code")}, {"name", in_two_languages(row, "name")}});
        return sets;
    }

    static json::Object agency_from(const TableRow& row, const UnitSets& units) {
        const auto found = units.find(row.at("units"));
        return {{"code", row.at("code")},
                {"kind", row.at("kind")},
                {"area", row.at("area")},
                {"area_era", row.at("area_era")},
                {"parent", row.at("parent")},
                {"calendar", "vietnam"},
                {"live", row.at("live") == "1"},
                {"name", in_two_languages(row, "name")},
                {"areas", words_in(row.at("areas"))},
                {"sectors", words_in(row.at("sectors"))},
                {"sub_units", found == units.end() ? json::Array() : found->second},
                {"code_certainty", "invented for the demonstration"}};
    }

    std::filesystem::path home_;
    std::filesystem::path folder_;
    json::Value text_;
};

office::Position position_from(const json::Value& text) {
    const auto role = office::role_named(text.text_at("role"));
    if (!role) throw std::runtime_error("demo: unknown role " + text.text_at("role"));
    return {*role, text.text_at("agency"), text.text_at("sub_unit")};
}

/// "case_officer@H42.02.05/economy"
office::Position position_from(const std::string& text) {
    const auto at = text.find('@');
    const auto slash = text.find('/', at);
    const auto role = office::role_named(text.substr(0, at));
    if (!role || slash == std::string::npos) throw std::runtime_error("demo: no position: " + text);
    return {*role, text.substr(at + 1, slash - at - 1), text.substr(slash + 1)};
}

bool open_missing_account(office::Act& act, const json::Value& text, const std::string& hash) {
    people::NewAccount account;
    account.login = text.text_at("login");
    if (people::account_of_login(act.session, account.login)) return false;
    if (text.text_at("role") != "citizen") account.positions.push_back(position_from(text));
    for (const auto& also : text.array_at("also"))
        account.positions.push_back(position_from(*also.text()));
    account.details = {text.text_at("full_name"), text.text_at("identity_number"),
                       text.text_at("phone"), text.text_at("email"), text.text_at("address")};
    if (text.boolean_at("signs_in")) account.password_hash = hash;
    return people::open_account(act, account).has_value();
}

bool grant_missing_signing(office::Act& act, const TableRow& row) {
    const auto officer = people::account_of_login(act.session, row.at("login"));
    if (!officer) throw std::runtime_error("demo: nobody signs as " + row.at("login"));
    const auto known = organisation::signing_authorities_of(act.session, row.at("agency"));
    if (std::any_of(known.begin(), known.end(), [&](const auto& each) {
            return each.officer == officer->value() && each.covers == row.at("covers") &&
                   each.form_of_authority == row.at("form");
        }))
        return false;
    organisation::SigningAuthority authority;
    authority.agency = row.at("agency");
    authority.officer = officer->value();
    authority.form_of_authority = row.at("form");
    authority.title_vi = row.at("title_vi");
    authority.title_en = row.at("title_en");
    authority.covers = row.at("covers");
    authority.cause = row.at("cause");
    authority.validity.from = row.at("from");
    const auto granted = organisation::grant_signing(act, authority);
    if (!granted) throw std::runtime_error("demo: " + std::string(name_of(granted.error())));
    return true;
}

void refuse_another_province(office::Office& office, const std::string& code) {
    const auto provinces = office.look([&](sql::Session& session) {
        return organisation::agencies(session, {.kind = "province"}, base::day_of(office.now()));
    });
    for (const auto& province : provinces)
        if (province.code != code)
            throw std::runtime_error("this database is of " + province.name_vi +
                                     ": give the other demo a data folder of its own");
}

void check_area(const organisation::Areas& areas, const json::Value& agency) {
    const auto era = organisation::era_named(agency.text_at("area_era", "2025-07"));
    if (!era || areas.find(*era, agency.text_at("area")) == nullptr)
        throw std::runtime_error("demo: agency " + agency.text_at("code") + " is for no area");
}

}

/// What an import or an administrator has published since is newer than what was shipped.
bool was_published(office::Office& office, std::string_view table, const json::Value& text) {
    const auto code = text.text_at("code");
    return office.look([&](sql::Session& session) {
        const auto newest = office::newest_revision(session, table, code).value_or(0);
        for (auto revision = newest; revision > 0; --revision)
            if (office::published_text(session, table, code, revision) == text) return true;
        return false;
    });
}

bool load_demo(office::Office& office, const organisation::Areas& areas,
               const std::filesystem::path& home, const std::string& name) {
    const Demo demo(home, name);
    refuse_another_province(office, demo.text().at("province").text_at("code"));
    bool anything_new = false;
    const auto publish_all = [&](const char* table, const char* kind,
                                 void (*validate)(const json::Value&)) {
        for (const auto& text : demo.rules(table)) {
            validate(text);
            // What a province has said since then stands.
            const bool is_kept = std::string_view(table) == "calendars" ||
                                 std::string_view(table) == "time_rules";
            if (is_kept && was_published(office, table, text)) continue;
            anything_new |= by_system(
                office, [&](office::Act& act) { return office::publish(act, table, kind, text); });
        }
    };
    publish_all("calendars", "calendar_published",
                [](const json::Value& text) { calendar::calendar_from(text); });
    publish_all("time_rules", "time_rules_published",
                [](const json::Value& text) { calendar::time_rules_from(text); });
    publish_all("processes", "process_published",
                [](const json::Value& text) { process::process_from(text, 1); });
    publish_all("procedures", "procedure_published",
                [](const json::Value& text) { catalogue::procedure_from(text, 1); });
    if (demo.text().boolean_at("listings")) anything_new |= load_listings(office, home);
    const auto agencies = demo.agencies();
    for (const auto& agency : agencies) check_area(areas, agency);
    // One hash for all who sign in with the one printed password: a hash each would take longer
    // than everything else together, and hide nothing.
    const auto hash = crypto::hash_password(demo_password);
    const auto accounts = demo.accounts();
    const auto signing = demo.table("signing");
    anything_new |= by_system(office, [&](office::Act& act) {
        bool any = false;
        for (const auto& agency : agencies) any |= organisation::register_agency(act, agency);
        for (const auto& account : accounts) any |= open_missing_account(act, account, hash);
        for (const auto& row : signing) any |= grant_missing_signing(act, row);
        return any;
    });
    return anything_new;
}

json::Array demo_accounts(const std::filesystem::path& home, const std::string& name) {
    json::Array accounts;
    for (const auto& account : Demo(home, name).accounts())
        if (account.boolean_at("signs_in"))
            accounts.push_back(json::Object{{"login", account.at("login")},
                                            {"password", demo_password},
                                            {"role", account.at("role")},
                                            {"agency", account.at("agency")}});
    return accounts;
}

}
