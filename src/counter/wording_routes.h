#pragma once
#include <string>

#include "lib/html/locale.h"
#include "lib/html/templates.h"
#include "lib/json/value.h"
#include "src/dossier/refusal.h"
#include "src/web/visit.h"

namespace motcua::counter {

/// "1.500.000 đồng".
std::string dong(const html::Locale&, std::int64_t amount);
/// "Bộ phận Một cửa – Ủy ban nhân dân phường Hoa Lư", of a described keeper.
std::string keeper_in_words(const json::Value& keeper);
/// Where a described lot of originals is, as a sentence.
std::string where_in_words(web::Visit&, const json::Value& original);
/// The full name of an officer, by login; the login where there is none.
std::string officer_named(web::Visit&, const std::string& login);
/// "giấy ủy quyền số 07/UQ ngày 25/11/2026", of a described authority.
std::string authority_in_words(const html::Locale&, const json::Value& authority);
/// The fields of counter/authority.tpl with what was typed in them.
void show_authority(html::Values&, const web::Visit&);
/// "2 bản chính, 1 bản sao", of a described paper.
std::string counts_in_words(const html::Locale&, const json::Value& paper);

/// The list "errors" of web/errors.tpl; `target` is the field's id, "" when it is about the whole.
struct Fault {
    std::string sentence;
    std::string target;
};
void show_faults(html::Values&, const std::vector<Fault>&);
/// Why an act was refused, with the dossier that it failed at.
Fault fault_of(const html::Locale&, const dossier::Refusal&);
/// What has just been done: ?done=NAME of the address as a sentence of `prefix` + NAME.
void show_done(html::Values&, const web::Visit&, const std::string& prefix);

}
