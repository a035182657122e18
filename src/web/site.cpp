#include "src/web/site.h"

#include <spdlog/spdlog.h>
#include <stdexcept>

#include "lib/crypto/digest.h"

namespace motcua::web {
namespace {

using http::Status;

/// Matches a pattern piece by piece; {name} takes one piece.
bool matches(std::string_view pattern, std::string_view path,
             std::map<std::string, std::string, std::less<>>& captured) {
    captured.clear();
    while (true) {
        const auto wanted = pattern.substr(0, pattern.find('/', 1));
        const auto given = path.substr(0, path.find('/', 1));
        if (wanted.size() > 2 && wanted[1] == '{') {
            if (given.size() < 2) return false;
            captured[std::string(wanted.substr(2, wanted.size() - 3))] = given.substr(1);
        } else if (wanted != given) {
            return false;
        }
        pattern.remove_prefix(wanted.size());
        path.remove_prefix(given.size());
        if (pattern.empty() || path.empty()) return pattern.empty() && path.empty();
    }
}

bool is_write(const std::string& method) { return method != "GET" && method != "HEAD"; }

std::string language_of(const http::Request& request, const Pages& pages) {
    const auto known = [&](std::string_view wanted) {
        return pages.locale(wanted).language() == wanted;
    };
    if (const auto asked = request.query.get("lang"); known(asked)) return asked;
    if (const auto kept = http::cookie(request.header("cookie"), Site::language_cookie);
        kept && known(*kept))
        return *kept;
    const auto preferred = request.header("accept-language").substr(0, 2);
    const bool api = request.path.rfind("/api/", 0) == 0;
    return api && known(preferred) ? std::string(preferred) : pages.locales.front().language();
}

void add_safety(http::Response& answer, bool api) {
    answer.with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "same-origin")
        .with("X-Frame-Options", "DENY")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Content-Security-Policy",
              api ? "default-src 'none'; frame-ancestors 'none'"
                  : "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
                    " script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    " frame-ancestors 'none'");
    if (api) answer.with("Cache-Control", "no-store");
}

/// Whether the browser says that the form stood on one of our own pages.
bool is_from_here(const http::Request& request) {
    const auto origin = request.header("origin");
    const auto host = request.header("host");
    return !host.empty() &&
           (origin == "http://" + std::string(host) || origin == "https://" + std::string(host));
}

/// The session is over while a form was being filled in: sign in, then send it again.
http::Response sign_in_and_send(const Visit& visit) {
    if (visit.request.path == "/sign-out") return http::see_other("/");
    html::Values values;
    values.set("next", "/").set("typed_login", "").flag("with_files", brings_files(visit.request));
    keep_fields(values, visit.request);
    values.list("errors");
    values.add("errors")
        .add("error")
        .set("message", visit.locale().text("problem.session_over"))
        .set("target", "login")
        .flag("linked", true);
    return page(visit, "portal/sign_in", visit.locale().text("sign_in.heading"), std::move(values),
                Status::unauthorized);
}

/// The same people, another door: a page needs its form token back, so that no other site can act
/// with the visitor's cookie.
bool token_is_back(const Visit& visit) {
    const auto sent = visit.request.form.get("_token");
    return visit.signed_in && crypto::same(sent, visit.signed_in->form_token);
}

}

Site::Site(Routes routes, office::Office& office, Pages pages, Resolver resolver)
    : routes_(std::move(routes)), office_(office), pages_(std::move(pages)),
      resolver_(std::move(resolver)) {
    for (std::size_t i = 0; i < routes_.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (routes_[i].method == routes_[j].method && routes_[i].pattern == routes_[j].pattern)
                throw std::logic_error("two routes for " + routes_[i].pattern);
}

const Route* Site::find(http::Request& request, bool& path_known) const {
    const auto method = request.method == "HEAD" ? "GET" : request.method;
    for (const auto& route : routes_) {
        if (!matches(route.pattern, request.path, request.captured)) continue;
        path_known = true;
        if (route.method == method) return &route;
    }
    return nullptr;
}

std::string Site::nearest_page(std::string path) const {
    std::map<std::string, std::string, std::less<>> captured;
    for (auto slash = path.rfind('/'); slash != 0 && slash != std::string::npos;
         slash = path.rfind('/')) {
        path.resize(slash);
        for (const auto& route : routes_)
            if (route.method == "GET" && matches(route.pattern, path, captured)) return path;
    }
    return "/";
}

std::string Site::allowed(const http::Request& request) const {
    std::map<std::string, std::string, std::less<>> captured;
    std::string methods;
    for (const auto& route : routes_) {
        if (!matches(route.pattern, request.path, captured)) continue;
        methods += (methods.empty() ? "" : ", ") + route.method;
        if (route.method == "GET") methods += ", HEAD";
    }
    return methods;
}

std::optional<SignedIn> Site::visitor(const http::Request& request) const {
    const bool api = request.path.rfind("/api/", 0) == 0;
    constexpr std::string_view scheme = "Bearer ";
    const auto authorization = request.header("authorization");
    if (api) {
        if (authorization.rfind(scheme, 0) != 0) return std::nullopt;
        return resolver_(std::string(authorization.substr(scheme.size())), TokenKind::bearer);
    }
    const auto token = http::cookie(request.header("cookie"), session_cookie);
    return token ? resolver_(*token, TokenKind::cookie) : std::nullopt;
}

http::Response Site::answer(http::Request& request) const {
    Visit visit{request, office_, pages_, std::nullopt, language_of(request, pages_)};
    bool path_known = false;
    const auto* route = find(request, path_known);
    http::Response answer;
    try {
        visit.signed_in = visitor(request);
        if (route != nullptr)
            answer = pass(visit, *route);
        else if (path_known && !visit.is_api() && !is_write(request.method))
            answer = http::see_other(nearest_page(request.path));
        else if (path_known)
            answer = problem(visit, Status::method_not_allowed, "method_not_allowed")
                         .with("Allow", allowed(request));
        else
            answer = problem(visit, Status::not_found, "no_such_page");
    } catch (const sql::Error& error) {
        if (!error.transient()) throw;
        spdlog::warn("request {} put off: {}", request.request_id, error.what());
        answer = failed(visit, Status::unavailable, "busy").with("Retry-After", "1");
    }
    if (const auto asked = request.query.get("lang"); asked == visit.language && !visit.is_api())
        answer.with("Set-Cookie",
                    http::set_cookie(language_cookie, asked, {.max_age_seconds = 31'536'000}));
    add_safety(answer, visit.is_api());
    return answer;
}

http::Response Site::pass(Visit& visit, const Route& route) const {
    if (route.access != Access::everyone && !visit.signed_in) {
        if (visit.is_api())
            return problem(visit, Status::unauthorized, "sign_in_needed")
                .with("WWW-Authenticate", "Bearer");
        if (!is_write(visit.request.method))
            return http::see_other("/sign-in?next=" + http::percent_encoded(visit.request.target));
        return sign_in_and_send(visit);
    }
    const bool officer = visit.actor().is_officer();
    if ((route.access == Access::officer && !officer) ||
        (route.access == Access::citizen && officer))
        return problem(visit, Status::forbidden, "not_yours");
    const bool form = !visit.is_api() && is_write(visit.request.method);
    if (form && route.access != Access::everyone && !token_is_back(visit)) {
        // From an own page that was open while somebody signed in anew: nothing typed is lost.
        if (!is_from_here(visit.request))
            return problem(visit, Status::forbidden, "form_token_missing");
        return send_again(visit, visit.request.target, visit.signed_in->form_token);
    }
    if (is_write(visit.request.method) && !visit.key_is_usable())
        return problem(visit, Status::unprocessable, "bad_key");
    return route.handler(visit);
}

http::Response Site::early_problem(const http::Request& head, Status status,
                                   std::string_view name) const {
    http::Request request = head;
    // A path that cannot be read still tells whether a program or a person asks.
    if (request.path.empty()) request.path = request.target.starts_with("/api/") ? "/api/" : "/";
    const Visit visit{request, office_, pages_, std::nullopt, language_of(request, pages_)};
    const bool ours = status == Status::unavailable || status == Status::internal_error;
    auto answer = ours ? failed(visit, status, name) : problem(visit, status, name);
    add_safety(answer, visit.is_api());
    return answer;
}

}
