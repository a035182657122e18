#pragma once
#include <functional>
#include <memory>
#include <vector>

#include "lib/html/templates.h"
#include "lib/sql/database.h"
#include "src/app/settings.h"
#include "src/catalogue/finder_store.h"
#include "src/dossier/house_routes.h"
#include "src/feedback/house_routes.h"
#include "src/log/house_routes.h"
#include "src/office/head_memory.h"
#include "src/office/log_key.h"
#include "src/office/office.h"
#include "src/organisation/areas.h"
#include "src/web/site.h"

namespace motcua::app {

/// Every kind of journal entry and the function that applies it.
office::Appliers appliers();

/// The parts of the program, made in order and taken down in reverse. Throws when anything that is
/// shipped does not hold together: templates, locales, routes, migrations.
class Parts {
  public:
    explicit Parts(const Settings&);
    ~Parts();
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;

    office::Office& office() { return *office_; }
    catalogue::CurrentFinder& finder() { return *finder_; }
    const web::Site& site() const { return *site_; }
    /// The language in which people are written to.
    const html::Locale& locale() const { return locales_.front(); }
    const std::string& holder() const { return holder_; }
    std::int64_t node() const { return node_; }
    const dossier::Rulebook& rules() const { return rules_; }
    const document::FileShelf& files() const { return *files_; }
    const office::LogKey& log_key() const { return *log_key_; }
    office::HeadMemory& head_memory() { return head_memory_; }
    const organisation::Areas& areas() const { return *areas_; }
    /// Whether the demo that was asked for brought anything that was not there.
    bool demo_was_new() const { return demo_was_new_; }

  private:
    std::string holder_;
    std::int64_t node_ = 0;
    bool demo_was_new_ = false;
    std::unique_ptr<sql::Database> database_;
    std::unique_ptr<office::LogKey> log_key_;
    office::HeadMemory head_memory_;
    std::unique_ptr<log::WitnessDuty> witness_duty_;
    std::vector<log::Witness> witnesses_;
    std::unique_ptr<office::Office> office_;
    std::vector<html::Locale> locales_;
    std::unique_ptr<html::Templates> templates_;
    dossier::Rulebook rules_;
    std::unique_ptr<organisation::Areas> areas_;
    std::unique_ptr<document::FileShelf> files_;
    std::unique_ptr<web::RateLimit> look_ups_;
    std::unique_ptr<catalogue::CurrentFinder> finder_;
    std::unique_ptr<dossier::House> house_;
    std::unique_ptr<web::RateLimit> sendings_;
    std::unique_ptr<feedback::House> feedback_house_;
    std::unique_ptr<web::Site> site_;
};

/// Only the database, migrated or not, for commands that serve nothing.
std::unique_ptr<sql::Database> open_database(const Settings&, bool create);

/// Whether there may be one: in the data folder, or where PostgreSQL is named.
bool has_database(const Settings&);

}
