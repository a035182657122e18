#pragma once
#include "src/office/journal.h"
#include "src/process/process.h"

namespace motcua::process {

/// Reads a process' text (data/processes); throws std::runtime_error naming what is wrong.
Process process_from(const json::Value& text, std::int64_t revision);
Process get(sql::Session&, const std::string& code, std::int64_t revision);
void apply_publication(office::Applying, const office::Entry&);

}
