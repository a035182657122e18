#include "src/web/visit.h"

#include <algorithm>

#include "lib/base/random.h"
#include "lib/base/text.h"
#include "lib/crypto/digest.h"

namespace motcua::web {
namespace {

constexpr std::size_t key_bytes_max = 200;
constexpr std::string_view kept_path = "_kept_path";
constexpr std::string_view kept_files = "_kept_files";
constexpr std::string_view kept_field = "_kept.";

const office::Actor& nobody() {
    // Account -1 belongs to no one: neither the system's 0 nor a person's.
    static const office::Actor actor{office::AccountId(-1), "", {}};
    return actor;
}

std::string body_digest(const http::Request& request) {
    const auto parsed = json::parse(request.body);
    std::string all = request.path + "\n" + (parsed ? json::canonical(*parsed) : request.body);
    for (const auto& [name, value] : request.form.items())
        if (name != "_token") all += "\n" + name + "=" + value;
    return crypto::hex(crypto::sha256(all));
}

std::optional<std::string> key_in(const http::Request& request) {
    const auto header = request.headers.find("idempotency-key");
    if (header != request.headers.end()) return header->second;
    const auto* hidden = request.form.find("_key");
    return hidden == nullptr ? std::nullopt : std::optional(*hidden);
}

/// Who answers people: heads of sub-units, those who sign and those who control procedures.
bool handles_feedback(const office::Actor& actor) {
    return actor.has(office::Role::sub_unit_head) || actor.has(office::Role::signatory) ||
           actor.has(office::Role::procedure_controller);
}

/// Marks the entry of the navigation that the page belongs to.
void mark_place(html::Values& values, const Visit& visit) {
    const auto& path = visit.request.path;
    const auto piece = path.substr(0, path.find('/', 1));
    const bool officer = visit.actor().is_officer();
    const bool entry = piece == path && piece != "/procedures" && piece != "/register";
    values.set("current", entry ? "page" : "true")
        .flag("at_procedures", piece == "/" || piece == "/procedures")
        .flag("at_catalogue", piece == "/catalogue")
        .flag("at_track", piece == "/track")
        .flag("at_own", piece == "/dossiers")
        .flag("at_tasks", piece == "/tasks" || piece == "/visits" || piece == "/hand-overs" ||
                              (officer && piece == "/dossiers"))
        .flag("at_reports", piece == "/reports" || piece == "/register")
        .flag("at_feedback", piece == "/feedback-tasks")
        .flag("at_sign_in", piece == "/sign-in");
}

/// The same page in the other language.
std::string in_language(const http::Request& request, std::string_view language) {
    std::string target = request.path + "?lang=" + std::string(language);
    for (const auto& [name, value] : request.query.items())
        if (name != "lang")
            target += "&" + http::percent_encoded(name) + "=" + http::percent_encoded(value);
    return target;
}

}

const html::Locale& Pages::locale(std::string_view language) const {
    for (const auto& each : locales)
        if (each.language() == language) return each;
    return locales.front();
}

const office::Actor& Visit::actor() const { return signed_in ? signed_in->actor : nobody(); }

bool Visit::is_api() const { return request.path.rfind("/api/", 0) == 0; }

const std::string& Visit::captured(std::string_view name) const {
    static const std::string nothing;
    const auto found = request.captured.find(name);
    return found == request.captured.end() ? nothing : found->second;
}

std::optional<office::Once> Visit::once(std::string route, bool for_ever) const {
    auto key = key_in(request);
    if (!key) return std::nullopt;
    return office::Once{std::move(route), std::move(*key), body_digest(request), for_ever};
}

bool Visit::key_is_usable() const {
    const auto key = key_in(request);
    return !key || (!key->empty() && key->size() <= key_bytes_max && base::is_storable(*key));
}

http::Response problem(const Visit& visit, http::Status status, std::string_view name,
                       json::Object detail) {
    const auto& locale = visit.locale();
    const auto key = "problem." + std::string(name);
    const auto title = locale.text(locale.has(key) ? key : "problem.internal_error");
    if (visit.is_api()) {
        detail["type"] = "about:blank";
        detail["title"] = title;
        detail["status"] = static_cast<int>(status);
        detail["code"] = std::string(name);
        detail["request_id"] = visit.request.request_id;
        auto answer = http::json(status, json::canonical(std::move(detail)));
        for (auto& [header, value] : answer.headers)
            if (header == "Content-Type") value = "application/problem+json";
        return answer;
    }
    html::Values values;
    values.set("heading", title).set("request_id", visit.request.request_id);
    return page(visit, "web/problem", title, std::move(values), status);
}

http::Response page(const Visit& visit, std::string_view name, const std::string& title,
                    html::Values values, http::Status status) {
    const auto& locale = visit.locale();
    mark_place(values, visit);
    values.set("page_title", title)
        .set("language", locale.language())
        .set("province", visit.pages.province)
        .set("link_vi", in_language(visit.request, "vi"))
        .set("link_en", in_language(visit.request, "en"))
        .set("here", visit.request.method == "GET" ? visit.request.target : visit.request.path)
        .set("form_token", visit.signed_in ? visit.signed_in->form_token : "")
        .set("fresh_key", base::random_token(128))
        .flag("is_vi", locale.language() == "vi")
        .flag("is_en", locale.language() == "en")
        .flag("demo", visit.pages.demo)
        .flag("signed_in", visit.signed_in.has_value())
        .flag("signed_out", !visit.signed_in)
        .flag("officer", visit.signed_in && visit.signed_in->actor.is_officer())
        .flag("keeper", visit.actor().has(office::Role::procedure_controller))
        .flag("handles_feedback", handles_feedback(visit.actor()))
        .flag("citizen", visit.signed_in && !visit.signed_in->actor.is_officer())
        .set("login", visit.signed_in ? visit.signed_in->actor.login : "");
    auto answer = http::html(status, visit.pages.templates.render(name, locale.language(), values));
    answer.with("Content-Language", locale.language()).with("Cache-Control", "no-store");
    return answer;
}

void keep_fields(html::Values& values, const http::Request& request) {
    const bool kept_before = request.form.find(std::string(kept_path)) != nullptr;
    values.set("kept_path", kept_before ? request.form.get(kept_path) : request.target)
        .flag("keeps", true)
        .list("kept_fields");
    for (const auto& [name, value] : request.form.items()) {
        if (!kept_before && name != "_token")
            values.add("kept_fields")
                .set("name", std::string(kept_field) + name)
                .set("value", value);
        if (kept_before && name.rfind(kept_field, 0) == 0)
            values.add("kept_fields").set("name", name).set("value", value);
    }
}

bool brings_files(const http::Request& request) {
    return std::any_of(request.uploads.begin(), request.uploads.end(), [](const auto& upload) {
        return upload.size > 0 || !upload.file_name.empty();
    });
}

http::Response send_again(const Visit& visit, const std::string& path,
                          std::string_view form_token) {
    const auto& locale = visit.locale();
    html::Values values;
    values.set("again_path", path)
        .set("again_token", std::string(form_token))
        .set("heading", locale.text("again.heading"))
        .flag("with_files", brings_files(visit.request) ||
                                visit.request.form.find(std::string(kept_files)) != nullptr)
        .list("again_fields")
        .list("failed");
    const bool kept_before = visit.request.form.find(std::string(kept_path)) != nullptr;
    for (const auto& [name, value] : visit.request.form.items()) {
        const bool kept = name.rfind(kept_field, 0) == 0;
        if (kept_before != kept || name == "_token") continue;
        values.add("again_fields")
            .set("name", kept ? name.substr(kept_field.size()) : name)
            .set("value", value);
    }
    return page(visit, "web/again", locale.text("again.heading"), std::move(values));
}

http::Response failed(const Visit& visit, http::Status status, std::string_view name) {
    const auto& form = visit.request.form;
    const bool typed = visit.request.method == "POST" && !visit.is_api() && !form.items().empty();
    // A password is not written into a page; of a sign-in only what it carries along is kept.
    const bool carries = form.find(std::string(kept_path)) != nullptr;
    if (!typed || (form.find("password") != nullptr && !carries))
        return problem(visit, status, name);
    const auto heading = visit.locale().text("problem." + std::string(name));
    html::Values values;
    values.set("again_path", visit.request.target)
        .set("again_token", form.get("_token"))
        .set("heading", heading)
        .flag("with_files", brings_files(visit.request))
        .list("again_fields")
        .list("failed");
    values.add("failed").set("request_id", visit.request.request_id);
    for (const auto& [field, value] : form.items())
        if (field != "_token" && field != "password")
            values.add("again_fields").set("name", field).set("value", value);
    return page(visit, "web/again", heading, std::move(values), status);
}

std::string address_of(const Visit& visit) {
    constexpr std::string_view of_a_host = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                           "0123456789.-:[]";
    constexpr std::size_t host_bytes_max = 255;
    if (!visit.pages.address.empty()) return visit.pages.address;
    const auto host = visit.request.header("host");
    if (host.size() > host_bytes_max || host.find_first_not_of(of_a_host) != std::string_view::npos)
        return "";
    return "http://" + std::string(host);
}

std::string safe_path(std::string_view wanted) {
    const bool own = wanted.size() > 1 && wanted[0] == '/' && wanted[1] != '/' &&
                     wanted[1] != '\\' && wanted.find_first_of("\r\n") == std::string_view::npos;
    return own ? std::string(wanted) : "/";
}

}
