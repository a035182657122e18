#pragma once

namespace motcua::shipping {

/// What a Shipper does again and again, until it throws. Nothing of a database is held while the
/// second folder is waited for, or others can let it go.
class Following {
  public:
    Following() = default;
    virtual ~Following() = default;
    Following(const Following&) = delete;
    Following& operator=(const Following&) = delete;

    /// Ships all that was committed until now. May be called again after it has thrown, unless that
    /// was sql::LogLost.
    virtual void follow() = 0;
    /// Whether all that was committed before is in the second folder too.
    virtual bool is_whole() const = 0;
    /// Whether the second folder has not answered for long while a picture was being made: what is
    /// new may be shipped all the same.
    virtual bool picture_hangs() const = 0;
};

}
