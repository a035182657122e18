#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "src/office/act.h"

namespace motcua::office {

/// A stream number for a thing that is known by its name ("procedure 1.001193"): the first 62 bits
/// of SHA-256 with the top bit of those set, above all numbers that IdMaker gives.
std::int64_t stream_named(std::string_view name);

/// Reads one revision of a text of rules ("calendars", "processes" or "procedures").
json::Value published_text(sql::Session&, std::string_view table, const std::string& code,
                           std::int64_t revision);
/// The newest revision's number, or nothing when the code is unknown.
std::optional<std::int64_t> newest_revision(sql::Session&, std::string_view table,
                                            const std::string& code);

/// Publishes `body` as the next revision, unless the newest says the same. True when it was new.
bool publish(Act&, std::string_view table, const std::string& kind, const json::Value& body);
/// The same, with the entry of the new revision.
std::optional<Entry> publish_revision(Act&, std::string_view table, const std::string& kind,
                                      const json::Value& body);

}
