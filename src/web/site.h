#pragma once
#include <optional>
#include <string>

#include "src/web/visit.h"

namespace motcua::web {

/// All routes behind one door: finds the route, the visitor and the language, refuses what may not
/// pass (401, 403, a form without its token), and adds the headers that every answer carries.
class Site {
  public:
    static constexpr const char* session_cookie = "motcua_session";
    static constexpr const char* language_cookie = "motcua_lang";

    /// Throws std::logic_error when two routes have the same method and pattern.
    Site(Routes, office::Office&, Pages, Resolver);
    http::Response answer(http::Request&) const;
    const Routes& routes() const { return routes_; }
    /// For answers that the server makes before any route is found.
    http::Response early_problem(const http::Request& head, http::Status,
                                 std::string_view name) const;

  private:
    const Route* find(http::Request&, bool& path_known) const;
    /// The page above an address that only takes forms, for somebody who opens it.
    std::string nearest_page(std::string path) const;
    std::optional<SignedIn> visitor(const http::Request&) const;
    http::Response pass(Visit&, const Route&) const;
    /// The methods that a path knows, as the header Allow names them.
    std::string allowed(const http::Request&) const;

    Routes routes_;
    office::Office& office_;
    Pages pages_;
    Resolver resolver_;
};

}
