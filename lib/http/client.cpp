#include "lib/http/client.h"

#include <memory>
#include <stdexcept>

#include <curl/curl.h>

#include "lib/base/check.h"

namespace motcua::http {
namespace {

/// libcurl wants to be set up once, before the first thread uses it.
void set_up() {
    static const auto done = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (done != CURLE_OK) throw std::runtime_error("libcurl cannot be set up");
}

struct HandleEnd {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Handle = std::unique_ptr<CURL, HandleEnd>;

struct UrlEnd {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, UrlEnd>;

template <class Option> void set(const Handle& handle, CURLoption option, Option value) {
    base::check(curl_easy_setopt(handle.get(), option, value) == CURLE_OK,
                "libcurl knows the options that are used");
}

/// The body that comes, up to its limit.
struct Body {
    std::string bytes;
    std::size_t bytes_max = 0;
};

std::size_t take(char* bytes, std::size_t, std::size_t count, void* into) {
    auto& body = *static_cast<Body*>(into);
    if (count > body.bytes_max - body.bytes.size()) return 0;
    body.bytes.append(bytes, count);
    return count;
}

int give_up(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

std::string urlencoded(const Fields& fields) {
    std::string text;
    for (const auto& [name, value] : fields.items()) {
        if (!text.empty()) text += '&';
        text += percent_encoded(name) + "=" + percent_encoded(value);
    }
    return text;
}

std::optional<std::string> part_of(const Url& url, CURLUPart part) {
    char* text = nullptr;
    if (curl_url_get(url.get(), part, &text, 0) != CURLUE_OK) return std::nullopt;
    std::string copy(text);
    curl_free(text);
    return copy;
}

Url parsed(const std::string& text) {
    set_up();
    Url url(curl_url());
    if (!url) throw std::bad_alloc();
    if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
        return nullptr;
    const auto scheme = part_of(url, CURLUPART_SCHEME);
    if (scheme != "http" && scheme != "https") return nullptr;
    if (part_of(url, CURLUPART_USER) || part_of(url, CURLUPART_PASSWORD)) return nullptr;
    return url;
}

struct ListEnd {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// What is sent, and of which type.
struct Content {
    std::string bytes;
    std::string type;
};

/// `content` null: a GET.
Fetched fetch(const std::string& url, const Content* content, const ClientOptions& options) {
    set_up();
    if (options.stop.stop_requested()) return base::problem(ClientFailure::not_received);
    const Handle handle(curl_easy_init());
    if (!handle) throw std::bad_alloc();
    Body body{{}, options.answer_bytes_max};
    set(handle, CURLOPT_URL, url.c_str());
    set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    set(handle, CURLOPT_FOLLOWLOCATION, 0L);
    set(handle, CURLOPT_PROXY, "");
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connect_timeout.count()));
    set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(options.whole_timeout.count()));
    set(handle, CURLOPT_WRITEFUNCTION, &take);
    set(handle, CURLOPT_WRITEDATA, &body);
    set(handle, CURLOPT_NOPROGRESS, 0L);
    set(handle, CURLOPT_XFERINFOFUNCTION, &give_up);
    set(handle, CURLOPT_XFERINFODATA, &options.stop);
    std::unique_ptr<curl_slist, ListEnd> headers;
    if (content != nullptr) {
        headers.reset(curl_slist_append(nullptr, ("Content-Type: " + content->type).c_str()));
        set(handle, CURLOPT_HTTPHEADER, headers.get());
        set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(content->bytes.size()));
        set(handle, CURLOPT_POSTFIELDS, content->bytes.c_str());
    }
    const auto ended = curl_easy_perform(handle.get());
    long status = 0;
    long sent = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(handle.get(), CURLINFO_REQUEST_SIZE, &sent);
    if (ended == CURLE_OK) return Reply{static_cast<int>(status), std::move(body.bytes)};
    return base::problem(sent == 0 ? ClientFailure::not_received : ClientFailure::unknown);
}

}

std::string_view name_of(ClientFailure failure) {
    switch (failure) {
    case ClientFailure::bad_address: return "bad_address";
    case ClientFailure::not_received: return "not_received";
    case ClientFailure::unknown: return "unknown";
    }
    return "unknown";
}

Client::Client(ClientOptions options) : options_(std::move(options)) {}

Fetched Client::get(const std::string& url, const Fields& query) const {
    if (!parsed(url)) return base::problem(ClientFailure::bad_address);
    if (query.items().empty()) return fetch(url, nullptr, options_);
    const char joint = url.find('?') == std::string::npos ? '?' : '&';
    return fetch(url + joint + urlencoded(query), nullptr, options_);
}

Fetched Client::post_form(const std::string& url, const Fields& form) const {
    if (!parsed(url)) return base::problem(ClientFailure::bad_address);
    const Content content{urlencoded(form), "application/x-www-form-urlencoded"};
    return fetch(url, &content, options_);
}

Fetched Client::post_text(const std::string& url, const std::string& body) const {
    if (!parsed(url)) return base::problem(ClientFailure::bad_address);
    const Content content{body, "text/plain; charset=utf-8"};
    return fetch(url, &content, options_);
}

std::optional<std::string> host_of(const std::string& url) {
    const auto read = parsed(url);
    return read ? part_of(read, CURLUPART_HOST) : std::nullopt;
}

}
