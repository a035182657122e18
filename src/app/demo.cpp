#include "src/app/demo.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "lib/crypto/password.h"
#include "src/calendar/calendar_store.h"
#include "src/catalogue/procedure_store.h"
#include "src/office/publication.h"
#include "src/organisation/agency_actions.h"
#include "src/people/account_actions.h"
#include "src/people/account_store.h"
#include "src/process/process_store.h"

namespace motcua::app {
namespace {

enum class Never {};

json::Value text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    auto value = json::parse(text, {.bytes_max = 8u << 20, .depth_max = 64});
    if (!value)
        throw std::runtime_error(file.string() + ": " + std::string(name_of(value.error())));
    return std::move(*value);
}

std::vector<json::Value> texts_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<json::Value> texts;
    for (const auto& file : files) texts.push_back(text_of(file));
    return texts;
}

/// One act by the program itself.
bool by_system(office::Office& office, const std::function<bool(office::Act&)>& action) {
    const auto system = office::system_actor();
    const auto done = office.perform(
        system, nullptr, [&](office::Act& act) { return base::Result<bool, Never>(action(act)); });
    return *done;
}

people::NewAccount account_from(const json::Value& text) {
    people::NewAccount account;
    account.login = text.text_at("login");
    const auto role = office::role_named(text.text_at("role"));
    if (role && *role != office::Role::citizen)
        account.positions.push_back({*role, text.text_at("agency"), text.text_at("sub_unit")});
    account.details = {text.text_at("full_name"), text.text_at("identity_number"),
                       text.text_at("phone"), text.text_at("email"), text.text_at("address")};
    return account;
}

bool open_missing_account(office::Office& office, const json::Value& text) {
    auto account = account_from(text);
    const auto known = office.look([&](sql::Session& session) {
        return people::account_of_login(session, account.login).has_value();
    });
    if (known) return false;
    account.password_hash = crypto::hash_password(demo_password);
    return by_system(
        office, [&](office::Act& act) { return people::open_account(act, account).has_value(); });
}

}

bool load_demo(office::Office& office, const std::filesystem::path& home) {
    const auto demo = text_of(home / "data" / "demo" / "ninh-binh-2026.json");
    bool anything_new = false;
    const auto publish_all = [&](const char* folder, const char* table, const char* kind,
                                 void (*validate)(const json::Value&)) {
        for (const auto& text : texts_in(home / "data" / folder)) {
            validate(text);
            anything_new |= by_system(
                office, [&](office::Act& act) { return office::publish(act, table, kind, text); });
        }
    };
    publish_all("calendars", "calendars", "calendar_published",
                [](const json::Value& text) { calendar::calendar_from(text); });
    publish_all("processes", "processes", "process_published",
                [](const json::Value& text) { process::process_from(text, 1); });
    publish_all("procedures", "procedures", "procedure_published",
                [](const json::Value& text) { catalogue::procedure_from(text, 1); });
    for (const auto& agency : demo.array_at("agencies"))
        anything_new |= by_system(
            office, [&](office::Act& act) { return organisation::register_agency(act, agency); });
    for (const auto& account : demo.array_at("accounts"))
        anything_new |= open_missing_account(office, account);
    return anything_new;
}

json::Array demo_accounts(const std::filesystem::path& home) {
    json::Array accounts;
    const auto demo = text_of(home / "data" / "demo" / "ninh-binh-2026.json");
    for (const auto& account : demo.array_at("accounts"))
        accounts.push_back(json::Object{{"login", account.at("login")},
                                        {"password", demo_password},
                                        {"role", account.at("role")},
                                        {"agency", account.at("agency")}});
    return accounts;
}

}
