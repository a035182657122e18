#include "src/people/session_routes.h"

#include "src/people/account_actions.h"
#include "src/web/json_door.h"

namespace motcua::people {
namespace {

using http::Status;

struct Said {
    std::string login;
    std::string password;
};

Said said_in(const web::Reader& read) {
    Said said{read.text("login"), read.raw_text("password")};
    if (said.login.empty()) read.wrong("login");
    if (said.password.empty()) read.wrong("password");
    return said;
}

http::Response post_session(web::Visit& visit) {
    const auto said = web::read_body(visit, said_in);
    if (!said) return said.error();
    const auto token =
        sign_in(visit.office, said->login, said->password, SessionKind::bearer, visit.request.peer);
    if (token) return web::created({{"token", token->token}});
    switch (token.error().why) {
    case SignInProblem::too_many_tries:
        return web::problem(visit, Status::too_many_requests, "too_many_tries")
            .with("Retry-After", std::to_string(token.error().wait_seconds));
    case SignInProblem::wrong_login_or_password: break;
    }
    return web::problem(visit, Status::unauthorized, "wrong_login_or_password")
        .with("WWW-Authenticate", "Bearer");
}

http::Response delete_session(web::Visit& visit) {
    constexpr std::string_view scheme = "Bearer ";
    sign_out(visit.office,
             std::string(visit.request.header("authorization").substr(scheme.size())));
    return {Status::no_content, {}, ""};
}

}

web::Routes session_routes() {
    using web::Access;
    return {{"POST", "/api/v1/sessions", Access::everyone, post_session},
            {"DELETE", "/api/v1/sessions", Access::signed_in, delete_session}};
}

}
