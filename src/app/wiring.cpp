#include "src/app/wiring.h"

#include <cerrno>
#include <map>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "lib/base/random.h"
#include "src/app/demo.h"
#include "src/app/shipped.h"
#include "src/app/witnesses.h"
#include "src/calendar/calendar_store.h"
#include "src/calendar/time_rules_store.h"
#include "src/catalogue/layer_routes.h"
#include "src/catalogue/listing_routes.h"
#include "src/catalogue/listing_store.h"
#include "src/catalogue/procedure_routes.h"
#include "src/catalogue/procedure_store.h"
#include "src/counter/hand_over_routes.h"
#include "src/counter/visit_page_routes.h"
#include "src/counter/visit_routes.h"
#include "src/counter/visit_store.h"
#include "src/desk/calendar_change_routes.h"
#include "src/desk/desk_routes.h"
#include "src/desk/time_rule_routes.h"
#include "src/document/file_routes.h"
#include "src/dossier/custody_store.h"
#include "src/dossier/dossier_routes.h"
#include "src/dossier/ending_store.h"
#include "src/dossier/erasure_store.h"
#include "src/dossier/hand_over_store.h"
#include "src/dossier/rating_store.h"
#include "src/dossier/rederivation_store.h"
#include "src/feedback/feedback_routes.h"
#include "src/log/log_routes.h"
#include "src/office/tree.h"
#include "src/organisation/agency_routes.h"
#include "src/organisation/agency_store.h"
#include "src/organisation/area_routes.h"
#include "src/organisation/calendar_routes.h"
#include "src/people/account_store.h"
#include "src/people/session_routes.h"
#include "src/portal/portal_routes.h"
#include "src/process/process_store.h"
#include "src/report/report_routes.h"

namespace motcua::app {
namespace {

/// Sixty look-ups at once, then one a second: a person never meets it, a guesser does.
constexpr std::int64_t look_ups_at_once = 60;
constexpr std::chrono::milliseconds look_up_interval{1000};

/// Twenty pieces of feedback at once, then one a minute.
constexpr std::int64_t sendings_at_once = 20;
constexpr std::chrono::minutes sending_interval{1};

web::Routes all_routes(const feedback::House& feedback_house, const organisation::Areas& areas,
                       catalogue::CurrentFinder& finder, web::Routes log_routes) {
    const auto& house = feedback_house.dossiers;
    web::Routes all;
    for (auto& some :
         {catalogue::procedure_routes(finder), catalogue::listing_routes(finder),
          catalogue::check_page_routes(finder), catalogue::layer_routes(), people::session_routes(),
          document::file_routes(house.files), dossier::dossier_routes(house),
          portal::routes(house, finder), desk::routes(house), counter::visit_routes(house),
          counter::visit_page_routes(house, finder), counter::hand_over_routes(house),
          counter::hand_over_page_routes(house), report::routes(house),
          feedback::routes(feedback_house), organisation::agency_routes(areas),
          organisation::area_routes(areas), organisation::calendar_routes(),
          desk::calendar_change_routes(), desk::time_rule_routes(), std::move(log_routes)})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

catalogue::Sayings sayings_in(const std::filesystem::path& home) {
    catalogue::Sayings sayings;
    for (const auto& text : jsons_in(home / "data" / "search")) sayings.add(text);
    return sayings;
}

web::Resolver resolver(office::Office& office) {
    return [&office](const std::string& token, web::TokenKind kind) {
        const auto session_kind = kind == web::TokenKind::bearer ? people::SessionKind::bearer
                                                                 : people::SessionKind::cookie;
        return office.look([&](sql::Session& session) -> std::optional<web::SignedIn> {
            auto found = people::session_of(session, token, session_kind, office.now());
            if (!found) return std::nullopt;
            return web::SignedIn{std::move(found->actor), std::move(found->form_token)};
        });
    };
}

/// Said before anything else fails for it, and in plain words.
void require_writing(const std::filesystem::path& folder) {
    if (::access(folder.c_str(), W_OK) == 0) return;
    throw std::runtime_error(fmt::format("the data folder {} cannot be written: {}",
                                         folder.string(), std::generic_category().message(errno)));
}

/// The province whose database this is, as it is called in the frame; "Một cửa" before there is
/// one.
std::string province_of(office::Office& office, const organisation::Areas& areas) {
    const auto provinces = office.look([&](sql::Session& session) {
        return organisation::agencies(session, {.kind = "province"}, base::day_of(office.now()));
    });
    for (const auto& province : provinces)
        if (const auto era = organisation::era_named(province.area_era))
            if (const auto* area = areas.find(*era, province.area))
                return std::string(area->short_name());
    return "Một cửa";
}

using AppliersByKind = std::map<std::string, office::Apply, std::less<>>;

AppliersByKind of_offices_and_rules() {
    return {
        {"agency_registered", organisation::apply_registration},
        {"agency_renamed", organisation::apply_renaming},
        {"agency_succeeded", organisation::apply_succession},
        {"agency_closed", organisation::apply_closing},
        {"agency_went_live", organisation::apply_going_live},
        {"signing_granted", organisation::apply_signing_grant},
        {"signing_ended", organisation::apply_signing_end},
        {"account_opened", people::apply_opening},
        {"position_granted", people::apply_position_grant},
        {"position_ended", people::apply_position_end},
        {"calendar_published", calendar::apply_publication},
        {"time_rules_published", calendar::apply_rules_publication},
        {"process_published", process::apply_publication},
        {"procedure_published", catalogue::apply_publication},
        {"procedure_listed", catalogue::apply_listing},
        {"listing_checked", catalogue::apply_check},
        {"listing_check_undone", catalogue::apply_check_undoing},
        {"service_level_set", catalogue::apply_service_level},
        {"province_layer_decided", catalogue::apply_layer},
        {"province_layer_published", catalogue::apply_layer_publication},
    };
}

AppliersByKind of_cases() {
    return {
        {"dossier_submitted", dossier::apply_submission},
        {"dossier_accepted", dossier::apply_acceptance},
        {"dossier_rejected", dossier::apply_rejection},
        {"dossier_assigned", dossier::apply_move},
        {"step_completed", dossier::apply_move},
        {"step_sent_back", dossier::apply_move},
        {"dossier_approved", dossier::apply_approval},
        {"result_issued", dossier::apply_issuance},
        {"result_delivered", dossier::apply_delivery},
        {"supplement_requested", dossier::apply_supplement_request},
        {"dossier_supplemented", dossier::apply_supplement},
        {"payment_recorded", dossier::apply_payment},
        {"site_visited", dossier::apply_site_visit},
        {"dossier_settled_at_once", dossier::apply_settlement_at_once},
        {"withdrawal_requested", dossier::apply_withdrawal_request},
        {"withdrawal_refused", dossier::apply_withdrawal_refusal},
        {"dossier_withdrawn", dossier::apply_withdrawal},
        {"dossier_stopped", dossier::apply_stop},
        {"delay_announced", dossier::apply_delay},
        {"due_rederived", dossier::apply_rederivation},
        {"time_added", dossier::apply_rederivation},
        {"correction_begun", dossier::apply_correction},
        {"dossier_erased", dossier::apply_erasure},
        {"dossier_rated", dossier::apply_rating},
        {"feedback_sent", feedback::apply_sending},
        {"feedback_taken_in", feedback::apply_intake},
        {"feedback_handed_on", feedback::apply_transfer},
        {"feedback_turned_away", feedback::apply_refusal},
        {"feedback_answered", feedback::apply_answer},
        {"originals_returned", dossier::apply_return},
        {"originals_handed_over", dossier::apply_hand_over},
        {"hand_over_confirmed", dossier::apply_confirmation},
        {"visit_opened", counter::apply_visit_opening},
        {"visit_dossier_added", counter::apply_visit_addition},
        {"visit_dossiers_accepted", counter::apply_visit_act},
        {"visit_fees_taken", counter::apply_visit_fees},
        {"visit_results_delivered", counter::apply_visit_act},
        {"visit_closed", counter::apply_visit_end},
        {"visit_abandoned", counter::apply_visit_end},
    };
}

/// The key of the log; a new one is made while no entry has a place and no head was signed, and
/// never after.
office::LogKey log_key_for(sql::Database& database, const std::filesystem::path& folder) {
    bool begun = false;
    database.read([&](sql::Session& session) {
        begun = office::newest_head(session) || office::places_given(session) > 0;
    });
    return office::LogKey::open(folder, !begun);
}

/// What was signed last is remembered from the first start on.
office::HeadMemory memory_of(sql::Database& database, const std::filesystem::path& folder) {
    office::HeadMemory memory(folder);
    if (memory.newest()) return memory;
    database.read([&](sql::Session& session) {
        const auto head = office::newest_own_head(session);
        if (!head) return;
        spdlog::warn("no head of the log is remembered: the database's, of {} entries, is believed",
                     head->head.size);
        memory.note(*head);
    });
    return memory;
}

}

office::Appliers appliers() {
    auto all = of_offices_and_rules();
    all.merge(of_cases());
    return office::Appliers(std::move(all));
}

bool has_database(const Settings& settings) {
    return !settings.database.empty() || std::filesystem::exists(settings.data / "motcua.db");
}

std::unique_ptr<sql::Database> open_database(const Settings& settings, bool create) {
    if (!settings.database.empty()) return sql::open_postgres(settings.database);
    if (create) std::filesystem::create_directories(settings.data);
    sql::SqliteOptions options;
    options.create = create;
    return sql::open_sqlite(settings.data / "motcua.db", options);
}

Parts::Parts(const Settings& settings) : holder_(base::random_token(128)) {
    std::filesystem::create_directories(settings.data);
    require_writing(settings.data);
    database_ = open_database(settings, true);
    sql::migrate(*database_, settings.home / "migrations");
    log_key_ = std::make_unique<office::LogKey>(log_key_for(*database_, settings.data));
    head_memory_ = memory_of(*database_, settings.data);
    witness_duty_ = std::make_unique<log::WitnessDuty>(duty_in(settings.witness, *log_key_));
    witnesses_ = witnesses_in(settings.witness);
    node_ = office::lease_node(*database_, office::Office::system_clock(), holder_);
    office_ = std::make_unique<office::Office>(*database_, office::Vault::open(settings.data, true),
                                               appliers(), office::Office::system_clock, node_);
    office_->ids().go_on_after(office::newest_id(*database_));
    areas_ = std::make_unique<organisation::Areas>(area_texts(settings.home));
    if (!settings.demo.empty())
        demo_was_new_ = load_demo(*office_, *areas_, settings.home, settings.demo);
    for (const auto* language : {"vi", "en"})
        locales_.push_back(
            html::Locale::from_file(settings.home / "locales" / (std::string(language) + ".json")));
    templates_ = std::make_unique<html::Templates>(settings.home / "templates", locales_);
    files_ = std::make_unique<document::FileShelf>(settings.data / "files");
    look_ups_ = std::make_unique<web::RateLimit>(look_ups_at_once, look_up_interval);
    finder_ = std::make_unique<catalogue::CurrentFinder>(sayings_in(settings.home));
    house_ = std::make_unique<dossier::House>(
        dossier::House{rules_, *files_, *look_ups_, log_key_->log.verifier().text()});
    sendings_ = std::make_unique<web::RateLimit>(sendings_at_once, sending_interval);
    feedback_house_ = std::make_unique<feedback::House>(feedback::House{*house_, *sendings_});
    site_ = std::make_unique<web::Site>(
        all_routes(*feedback_house_, *areas_, *finder_,
                   log::log_routes(log::House{*log_key_, *witness_duty_, witnesses_})),
        *office_,
        web::Pages{*templates_, locales_, province_of(*office_, *areas_), !settings.demo.empty(),
                   settings.public_address},
        resolver(*office_));
}

Parts::~Parts() {
    try {
        office::release_node(*database_, node_, holder_);
    } catch (const std::exception& error) {
        spdlog::warn("the node's number stays taken until its lease runs out: {}", error.what());
    }
}

}
