#include "src/app/witnesses.h"

#include <algorithm>

#include "lib/http/client.h"

namespace motcua::app {
namespace {

constexpr std::size_t witnesses_max = 16;

std::optional<crypto::NoteVerifier> key_of(const WitnessSettings& settings,
                                           const std::string& name) {
    for (const auto& text : settings.keys)
        if (auto key = crypto::NoteVerifier::parse(text); key && key->name == name) return key;
    return std::nullopt;
}

bool is_key_of(crypto::NoteKind kind, const std::string& text) {
    const auto key = crypto::NoteVerifier::parse(text);
    return key && key->kind == kind;
}

}

std::optional<std::string> fault_in(const WitnessSettings& settings) {
    if (settings.witnesses.size() > witnesses_max || settings.logs.size() > witnesses_max)
        return "there are too many witnesses";
    for (const auto& text : settings.keys)
        if (!is_key_of(crypto::NoteKind::cosignature, text))
            return "--witness-key must be a witness' verifier key: " + text;
    for (const auto& text : settings.logs)
        if (!is_key_of(crypto::NoteKind::note, text))
            return "--witness-for must be a log's verifier key: " + text;
    std::vector<std::string> names;
    for (const auto& text : settings.witnesses) {
        const auto witness = log::parse_witness(text);
        if (!witness || (!witness->url.empty() && !http::host_of(witness->url)))
            return "--witness must be NAME=https://… or NAME=file:PATH: " + text;
        if (!witness->url.empty() && !key_of(settings, witness->name))
            return "--witness-key is missing for the witness " + witness->name;
        if (std::find(names.begin(), names.end(), witness->name) != names.end())
            return "two witnesses are called " + witness->name;
        names.push_back(witness->name);
    }
    return std::nullopt;
}

std::vector<log::Witness> witnesses_in(const WitnessSettings& settings) {
    std::vector<log::Witness> witnesses;
    for (const auto& text : settings.witnesses) {
        auto witness = log::parse_witness(text).value();
        witness.key = key_of(settings, witness.name);
        witnesses.push_back(std::move(witness));
    }
    return witnesses;
}

log::WitnessDuty duty_in(const WitnessSettings& settings, const office::LogKey& key) {
    log::WitnessDuty duty{key.witness, {}};
    for (const auto& text : settings.logs)
        duty.logs.push_back(crypto::NoteVerifier::parse(text).value());
    return duty;
}

log::PostText poster(std::stop_token stop) {
    http::ClientOptions options;
    options.stop = std::move(stop);
    return
        [client = http::Client(options)](
            const std::string& url, const std::string& body) -> std::optional<log::WitnessAnswer> {
            const auto answer = client.post_text(url, body);
            if (!answer) return std::nullopt;
            return log::WitnessAnswer{answer->status, answer->body};
        };
}

}
