#pragma once
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lib/base/result.h"
#include "lib/json/value.h"
#include "src/web/visit.h"

namespace motcua::web {

/// The request's JSON body, an empty object when there is none; the answer to give when it is
/// of another type (415), not JSON (400 bad_json) or no object (422 bad_field).
base::Result<json::Value, http::Response> json_body(const Visit&);

/// What becomes of members that nobody reads. A filing is refused for them, since what somebody
/// states must not get lost; acts ignore them, so that newer clients can speak to older servers.
enum class Unknown { refused, ignored };

/// Which members of a body were asked for, and the first that was of a wrong kind.
class Ledger {
  public:
    /// The JSON pointer of the first member of a wrong kind, else of the first that nobody asked
    /// for; nothing when the body is as it should be.
    std::optional<std::string> fault_in(const json::Value& body, Unknown) const;

  private:
    friend class Reader;
    std::optional<std::string> wrong_;
    std::set<std::string, std::less<>> asked_;
    std::set<std::string, std::less<>> whole_;
};

/// Reads one object of a body member by member and notes everything in the ledger. null counts as
/// missing. Texts come cleaned as those of a page do. Body and ledger must outlive it.
class Reader {
  public:
    Reader(const json::Value& object, Ledger&, std::string pointer = "");

    std::string text(std::string_view name, std::string_view fallback = "") const;
    /// Exactly as it was sent: a password.
    std::string raw_text(std::string_view name) const;
    std::optional<std::int64_t> number(std::string_view name) const;
    bool flag(std::string_view name) const; ///< false when it is missing
    std::vector<std::string> texts(std::string_view name) const;
    std::vector<std::int64_t> numbers(std::string_view name) const;
    /// Numbers that are written as texts.
    std::vector<std::int64_t> ids(std::string_view name) const;
    /// An object taken whole, with every text in it cleaned and those that are empty left out.
    json::Value answers(std::string_view name) const;
    Reader object(std::string_view name) const;
    std::vector<Reader> objects(std::string_view name) const;
    bool has(std::string_view name) const { return !object_.at(name).is_null(); }
    void wrong(std::string_view name) const;

  private:
    const json::Value& asked(std::string_view name) const;
    const json::Array& array(std::string_view name) const;
    void wrong_at(const std::string& pointer) const;

    const json::Value& object_;
    Ledger& ledger_;
    std::string pointer_;
};

/// What `read` makes of the body; else the answer to give, for a body that is not JSON or has
/// members that are of a wrong kind or that nobody asked for (422 bad_field with its pointer).
template <class Read>
auto read_body(const Visit& visit, Read&& read, Unknown unknown = Unknown::refused)
    -> base::Result<decltype(read(std::declval<const Reader&>())), http::Response> {
    const auto body = json_body(visit);
    if (!body) return base::problem(body.error());
    Ledger ledger;
    auto made = read(Reader(*body, ledger));
    if (const auto fault = ledger.fault_in(*body, unknown))
        return base::problem(
            problem(visit, http::Status::unprocessable, "bad_field", {{"pointer", *fault}}));
    return made;
}

/// A page of a list, as the API gives it.
http::Response list_answer(json::Array items, const std::string& next);

/// Takes away what was asked for beyond the page, to know whether there is more; true when so.
template <class Lines> bool cut_to(Lines& lines, std::int64_t limit) {
    if (static_cast<std::int64_t>(lines.size()) <= limit) return false;
    lines.erase(lines.begin() + limit, lines.end());
    return true;
}

/// 422 for a ?cursor= that no page has given.
http::Response bad_cursor(const Visit&);
/// The number in ?cursor=, 0 without one; nothing when it is not one.
std::optional<std::int64_t> cursor_in(const http::Request&);

/// ?limit=, from 1 to 100, 20 when it is missing or unreadable.
std::int64_t limit_in(const http::Request&);

/// 201 with the body, and the ETag of a version where there is one.
http::Response created(json::Object body, std::optional<std::int64_t> version = {});

/// A whole decimal number, or nothing.
std::optional<std::int64_t> number_in(std::string_view text);

}
