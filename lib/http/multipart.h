#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace motcua::http {

enum class MultipartProblem {
    none,
    no_boundary,
    malformed,
    part_header_too_large,
    too_many_parts,
    truncated,
};
std::string_view name_of(MultipartProblem);

/// What a part says of itself.
struct PartHead {
    std::string name;
    std::string file_name; ///< last path component only
    std::string content_type;
    bool is_file = false; ///< it had a filename parameter, readable or not
};

/// Reads multipart/form-data (RFC 7578) piece by piece, in constant memory, at any split of the
/// input. Calls `on_part` at the head of each part, `on_data` for its bytes, `on_end` after them;
/// a callback may return false to stop reading (take() then returns false without a problem).
class MultipartReader {
  public:
    struct Callbacks {
        std::function<bool(const PartHead&)> on_part;
        std::function<bool(std::string_view)> on_data;
        std::function<bool()> on_end;
    };
    /// `content_type` is the request's header; a missing or over-long boundary is a problem.
    MultipartReader(std::string_view content_type, Callbacks, std::size_t parts_max = 600);
    ~MultipartReader();

    /// False when reading stopped: problem() says why.
    bool take(std::string_view piece);
    /// Call after the last piece: truncated when the closing boundary has not come.
    MultipartProblem finish();
    MultipartProblem problem() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}
