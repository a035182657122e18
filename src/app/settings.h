#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace motcua::app {

/// Where notices go by SMS: a gateway that takes the parameters of Kannel's sendsms.
struct SmsSettings {
    std::string gateway; ///< "" for none: notices end as "no_gateway"
    std::string user;
    std::string from;
    std::string password; ///< from MOTCUA_SMS_PASSWORD
};

/// Who vouches for our log, and whose logs this program vouches for, as on the command line.
struct WitnessSettings {
    std::vector<std::string> witnesses; ///< NAME=https://… or NAME=file:PATH
    std::vector<std::string> keys;      ///< verifier keys of those at a web address
    std::vector<std::string> logs;      ///< verifier keys of logs that we cosign
};

/// Where a SQLite database, or the contents of files beside PostgreSQL, are shipped to.
struct ShipSettings {
    std::string to; ///< "" for nowhere
    std::int64_t every_milliseconds = 1000;
    std::int64_t picture_every_seconds = 86'400;
    std::int64_t keep_seconds = 7 * std::int64_t{86'400};
    std::int64_t patience_milliseconds = 30'000;
};

/// How much of a past the demo province is given.
struct HistorySettings {
    std::int64_t months = 13;
    bool full_year = false;    ///< 12 months with as many dossiers as a whole province settles
    std::int64_t dossiers = 0; ///< 0: as data/demo/NAME/history.json says
    std::int64_t seed = 1;
    std::string today; ///< the past ends on the last worked day before; "" : this day
};

/// Where everything is. Shipped files (templates, locales, migrations, data, assets) lie in `home`,
/// found relative to the executable or named by MOTCUA_HOME.
struct Settings {
    std::filesystem::path home;
    std::filesystem::path data = "data";
    /// Where the keys are that no variable of the environment names; "" for the data folder.
    std::filesystem::path keys;
    std::string database; ///< "" for SQLite in the data folder, else postgres://…
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    /// "https://…" as people reach us, for QR codes; "" : as each request reached us.
    std::string public_address;
    std::vector<std::string> trusted_proxies; ///< whose X-Forwarded-For says who asks
    SmsSettings sms;
    WitnessSettings witness;
    ShipSettings ship;
    std::string demo; ///< name of the demo province to load; "" for none
    /// An empty database is given a past too, when the demo has one.
    bool with_history = false;
    HistorySettings history;
    bool json = false;
};

std::filesystem::path keys_of(const Settings&);

std::filesystem::path home_of_program();

}
