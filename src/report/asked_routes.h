#pragma once
#include <map>
#include <optional>
#include <string>

#include "src/dossier/house_routes.h"
#include "src/report/report_store.h"
#include "src/report/table.h"
#include "src/web/visit.h"

namespace motcua::report {

/// What a request for a report asks for, and by which door.
struct Asked {
    Period period;
    base::Instant now;
    Question question;
    office::Scope scope;
    std::string format; ///< "" (page or JSON), csv or xlsx
    std::string typed_from;
    std::string typed_to;
    bool period_is_wrong = false; ///< the usual one stands in its place

    bool is_file() const { return !format.empty(); }
};
/// `usual`: the named period that counts when none is asked for.
Asked asked_of(web::Visit&, std::string_view usual);
/// The answer to a period that is none, for the API and for files; a page says so itself.
std::optional<http::Response> fault_answer(const web::Visit&, const Asked&);

/// "from=…&to=…" with agency and sector as far as they were asked for.
std::string query_of(const Asked&);
std::string with(std::string query, std::string_view name, const std::string& value);

/// Names of what codes stand for, read once each.
class Names {
  public:
    Names(sql::Session& session, const dossier::House& house, std::string_view language,
          base::Day day)
        : session_(session), house_(house), language_(language), day_(day) {}
    /// Asks for the names of many agencies at once.
    void learn(const std::vector<std::string>& agencies);
    const std::string& agency(const std::string& code);
    const std::string& sub_unit(const std::string& agency, const std::string& code);
    std::string procedure(const std::string& code, std::int64_t revision);
    /// The sector of that procedure.
    std::string sector(const std::string& procedure, std::int64_t revision);

  private:
    sql::Session& session_;
    const dossier::House& house_;
    std::string language_;
    base::Day day_;
    std::map<std::string, std::string> agencies_;
    std::map<std::string, std::string> sub_units_;
};

/// Which pages there are, and who may choose among which agencies.
struct Choice {
    std::string path;                                           ///< of the page
    std::vector<std::pair<std::string, std::string>> agencies;  ///< code and name
    std::vector<std::pair<std::string, std::string>> kept = {}; ///< what else is asked with
    bool is_now = false; ///< told as of this moment: no period is asked for
};
/// The table in the form that was asked for.
http::Response answer(web::Visit&, const Asked&, const Choice&, Table);

constexpr std::int64_t page_lines = 50;
/// As many lines as a file has at most.
constexpr std::int64_t file_lines_max = 20'000;
/// One more than is shown, to know whether there is more.
std::int64_t lines_wanted(const web::Visit&, const Asked&);
/// Takes away what is too much; true when there was more.
template <class Lines> bool cut(Lines& lines, std::int64_t wanted) {
    if (static_cast<std::int64_t>(lines.size()) < wanted) return false;
    lines.pop_back();
    return true;
}

}
