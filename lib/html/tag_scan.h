#pragma once
#include <string>
#include <string_view>

namespace motcua::html {

/// Follows a template through its tags, to tell where a value would stand. ctemplate escapes well
/// in text, in quoted attributes and in the addresses that it knows, but it lets a value become a
/// tag or an attribute, and it does not know every attribute that a browser runs or follows.
class TagScan {
  public:
    void feed(std::string_view literal);
    /// Why no value may stand here; empty when one may.
    std::string objection() const;
    /// Text that people read, not a script's or a style's.
    bool in_prose() const;

  private:
    enum class Place {
        text,
        tag_start,
        tag,
        after_equals,
        bare_value,
        double_quotes,
        single_quotes,
    };

    void feed_tag(char);
    void feed_value(char);

    Place place_ = Place::text;
    std::string element_; ///< of the tag before, "/p" where it closed
    bool element_ended_ = true;
    std::string attribute_;
    bool attribute_ended_ = true;
};

}
