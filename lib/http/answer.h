#pragma once
#include <string>
#include <string_view>

#include "lib/http/message.h"

namespace motcua::http {

/// What the header of an answer says beside the response itself.
struct AnswerFrame {
    std::string_view request_id;
    bool keeps_alive = true;
    bool to_http_1_0 = false;
};

/// False when a header holds bytes that would let its value end the header: such a response is a
/// bug of the handler and must not leave.
bool is_sendable(const Response&);

/// Whether a response of that status may carry a body at all.
bool may_have_body(Status);

/// The status line and the headers, with the empty line. The framing headers, Date and
/// X-Request-Id are the server's; a handler's own are dropped.
std::string answer_header(const Response&, const AnswerFrame&);

/// The value of a Connection header of the handler that asks to close.
bool asks_to_close(const Response&);

}
