#pragma once
#include <string>

#include "lib/html/locale.h"
#include "lib/json/value.h"

namespace motcua::catalogue {

/// A text of the locale, or the name itself when a source brought one that nobody knows.
std::string word_or_name(const html::Locale&, const std::string& beginning,
                         const std::string& name);
/// "10 ngày làm việc"; for a cell that could not be read, why not.
std::string limit_words(const html::Locale&, const json::Value& limit);
/// "50.000 đồng", "Không thu", "theo từng trường hợp"; for an unread cell, why not.
std::string fee_words(const html::Locale&, const json::Value& fee);
/// "xã, tỉnh"
std::string tier_words(const html::Locale&, const json::Value& tiers);
/// "1 bản chính, 2 bản sao"
std::string count_words(const html::Locale&, const json::Value& paper);

}
