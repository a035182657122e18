#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "src/catalogue/listing.h"

namespace motcua::catalogue {

/// Reads cells of the national portal's tables. What can be understood in two ways is not read,
/// and the reason is named.

/// "10 Ngày làm việc"; a bare number, hours and fractions of days are not sure.
ListedLimit limit_in(std::string_view cell);

/// "Miễn phí", "50,000 Việt Nam Đồng"; `note` is what stands beside it, which may say otherwise.
ListedFee fee_in(std::string_view cell, std::string_view note);

/// "Trực tiếp" as counter, "Trực tuyến" as online, "Dịch vụ bưu chính" as post; else "".
std::string channel_in(std::string_view cell);

/// The rows of a table of ways to file whose cells are glued together, in their order.
std::vector<ListedMethod> methods_in(std::string_view glued);

/// The rows of the tables of papers, each table with its heading.
std::vector<ListedPaper> papers_in(std::string_view glued);

/// Sets what follows from name, group and numbers of a paper: whether it is shown, a note, or
/// nothing at all.
void judge(ListedPaper&);

std::vector<ListedResult> results_in(std::string_view glued);

/// Numbers of texts of law; adds to `unread` for each that runs into what stands before it.
std::vector<std::string> basis_in(std::string_view glued, std::int64_t& unread);

/// "Cấp tỉnh, Cấp xã" as province, commune.
std::vector<std::string> tiers_in(std::string_view cell);

/// Whether a cell is the source's way to say nothing.
bool says_nothing(std::string_view cell);

/// As much of a note as is kept, cut between characters.
std::string shortened(std::string_view note);

}
