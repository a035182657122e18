#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/html/locale.h"
#include "lib/html/templates.h"
#include "lib/http/message.h"
#include "lib/json/value.h"
#include "src/office/office.h"

namespace motcua::web {

/// Who may take a route at all; what they may see behind it, the policy decides.
enum class Access { everyone, signed_in, citizen, officer };

/// Who a request comes from, as wiring's resolver finds it in a token.
struct SignedIn {
    office::Actor actor;
    std::string form_token;
};
enum class TokenKind { bearer, cookie };
using Resolver = std::function<std::optional<SignedIn>(const std::string& token, TokenKind)>;

/// What pages are made with: one for the whole program.
struct Pages {
    const html::Templates& templates;
    const std::vector<html::Locale>& locales; ///< the first is the default
    std::string province;                     ///< shown in the frame
    bool demo = false;                        ///< shown as a warning on each page
    std::string address = {}; ///< "https://…" as people reach us; "": as this request did

    const html::Locale& locale(std::string_view language) const;
};

/// One request on its way through the house.
struct Visit {
    http::Request& request;
    office::Office& office;
    const Pages& pages;
    std::optional<SignedIn> signed_in;
    std::string language = "vi";

    /// A visitor who is nobody has an actor without account and positions.
    const office::Actor& actor() const;
    bool is_api() const;
    const html::Locale& locale() const { return pages.locale(language); }
    const std::string& captured(std::string_view name) const;
    /// The promise in Idempotency-Key or the form's hidden "_key"; the route is part of it. Members
    /// of a JSON body may come in any order: it is the same promise.
    std::optional<office::Once> once(std::string route, bool for_ever = false) const;
    /// False when a key was sent that cannot be kept: empty, too long, or no text.
    bool key_is_usable() const;
    /// Runs an act for this visitor.
    template <class Action> auto perform(const std::optional<office::Once>& once, Action&& action) {
        return office.perform(actor(), once ? &*once : nullptr, std::forward<Action>(action));
    }
};

using Handler = std::function<http::Response(Visit&)>;

/// A line of the table of routes. No member has a default: a route without access does not compile.
struct Route {
    std::string method;
    std::string pattern; ///< "/api/v1/dossiers/{code}"
    Access access;
    Handler handler;
    Route(std::string of_method, std::string of_pattern, Access who, Handler how)
        : method(std::move(of_method)), pattern(std::move(of_pattern)), access(who),
          handler(std::move(how)) {}
};
using Routes = std::vector<Route>;

/// An answer in the form that the door wants: problem+json (RFC 9457) for the API, a page else.
/// `name` is the key in locales after "problem.".
http::Response problem(const Visit&, http::Status, std::string_view name, json::Object detail = {});

/// A whole page: `name` as "portal/home"; the frame's values are added here. `title` is plain text.
http::Response page(const Visit&, std::string_view name, const std::string& title,
                    html::Values values, http::Status status = http::Status::ok);

/// Adds what a form brought as the list "kept_fields" of web/kept_fields.tpl, so that it comes back
/// with the next page: the form itself (not its token), or what such a page kept from one before.
void keep_fields(html::Values&, const http::Request&);

/// A page that holds a form which could not be taken, with a button to send it again: after
/// signing in, or with a fresh token.
http::Response send_again(const Visit&, const std::string& path, std::string_view form_token);

/// False when the file fields of the form were left empty.
bool brings_files(const http::Request&);

/// The house has failed, or has no time: a problem, and for a form a page that holds it, so that it
/// can be sent again. Its hidden key makes sure that it counts once.
http::Response failed(const Visit&, http::Status, std::string_view name);

/// Where people reach this site, without a slash at the end: for what is printed or sent.
std::string address_of(const Visit&);

/// Where to come back to after signing in: a path of this site, never another's.
std::string safe_path(std::string_view wanted);

}
