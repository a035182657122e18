#pragma once
#include <string>
#include <string_view>

#include "src/dossier/dossier_store.h"

namespace motcua::dossier {

/// Who reads, and in which language. Citizens deal with the office: which officer did what, and
/// what officers wrote to each other, is for colleagues.
struct Onlooker {
    const office::Actor& actor;
    std::string_view language;
    base::Instant now = {}; ///< for a whole dossier: its agencies are named as they are then
};

/// Where the QR code on a dossier's slip leads, on this site.
std::string slip_path(const office::Vault&, const std::string& code);

/// A dossier as its reader may see it whole, personal part opened: what GET answers and what the
/// page shows. Members: code, slip_url, version, etag, status, status_code, procedure{code,name},
/// variant{code,name}, channel, receiving_unit{code,name,successor},
/// competent_agency{code,name,successor} (successor{code,name} or null: who is competent now for a
/// closed agency), delivery{way,place}, submitted_at, owner{…}, submitter{…} or null, form{…},
/// papers[{paper,name,originals,copies,files[{id,name,size,content_type}]}], missing_papers[],
/// originals[…] (see custody_view_store.h),
/// acceptance{accepted_at,due_at,provisional,derivation} or null, rejection{reason} or null,
/// supplement{requested_at,reason,papers[],due_at,reminded_at,answered_at} or null (due_at is null
/// where the procedure fixes none),
/// fees[{fee,name,per,due,units,amount_dong,paid,paid_at,receipt}],
/// site_visits[{visited_at,note,photos[]}],
/// steps[{step,name,action,role,state,etag,officer,opened_at,due_at,closed_at,send_back_to[],
/// clock{share_minutes,used_minutes,over_minutes,due_at} or null}] (officer and clock are null for
/// citizens), eaten_by{step,name,agency,sub_unit,over_minutes} (the step that used most beyond its
/// share) or null, late_cause{cause,agency,sub_unit,named_at} or null (for officers),
/// late_desks[{agency,sub_unit,name}] (where somebody has to say why it is late),
/// withdrawal, stop, delay, annulled (see ending_view_store.h),
/// result{number,notation,issued_at,form_of_authority,signatory,documents[]} or null (for the owner
/// the documents are there once it is delivered), progress, erased.
json::Object describe(sql::Session&, const office::Vault&, const Rulebook&, const Dossier&,
                      const Onlooker&);

/// What a bare code tells anybody: code, status, status_code, progress (percent), steps_done,
/// steps_in_all. Nothing when there is no such dossier.
std::optional<json::Object> glance_at(sql::Session&, const Rulebook&, const std::string& code);

/// What is printed as a QR code: the code and its token, of whoever holds the paper.
struct SlipMark {
    std::string code;
    std::string token;
};
/// A glance, and besides: procedure{code,name}, receiving_unit{code,name,successor} as it is called
/// on that moment's day, submitted_at, due_at and
/// provisional once accepted. No personal data. Nothing when the token is not that dossier's.
std::optional<json::Object> slip_view(sql::Session&, const office::Vault&, const Rulebook&,
                                      const SlipMark&, const Onlooker&);

/// One entry of the dossier's journal as its reader may see it: version, kind, at, effective_at,
/// actor{login,role}, step, state, remark, collector and authority{kind,number,day} (opened; who
/// took the result for the owner, and the paper that let them). A citizen sees of an officer the
/// role, and remarks that are meant for citizens or their own: why it was rejected, what is
/// missing.
json::Object describe(sql::Session&, const office::Entry&, const office::Actor& reader);

/// The lines of a list: code, procedure, name, status, step, action, etag, due_at,
/// supplement_due_at (while it waits for one that is to come by a day), submitted_at, owner (the
/// name, opened), officer (login; null for citizens or when there is none), overdue.
std::vector<json::Value> describe(sql::Session&, const office::Vault&, const Rulebook&,
                                  const std::vector<Line>&, const Onlooker&, base::Instant now);

}
