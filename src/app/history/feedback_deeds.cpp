#include "src/app/history/feedback_deeds.h"

#include <stdexcept>

#include "src/feedback/feedback_actions.h"

namespace motcua::history {
namespace {

using feedback::Kind;
using Texts = std::vector<std::string>;

const Texts& words_of(Kind kind) {
    static const Texts conduct{
        "Đến ba lần mới gặp được người phụ trách.", "Hẹn 9 giờ nhưng 10 giờ mới được gọi.",
        "Cán bộ yêu cầu thêm giấy tờ không có trong danh mục.", "Không ai trả lời điện thoại."};
    static const Texts rule{"Mẫu đơn có hai chỗ hỏi cùng một thông tin.",
                            "Không rõ trường hợp nào phải xác nhận nơi cư trú.",
                            "Thời hạn trên trang và trên giấy hẹn khác nhau."};
    static const Texts proposal{"Nên nhận hồ sơ cả sáng thứ Bảy.",
                                "Nên có ghế chờ và nước uống cho người già.",
                                "Nên cho nộp bản chụp bằng điện thoại."};
    if (kind == Kind::rule) return rule;
    return kind == Kind::proposal ? proposal : conduct;
}

const Texts& answers() {
    static const Texts texts{
        "Cảm ơn ông, bà. Cơ quan đã nhắc nhở bộ phận liên quan và niêm yết lại danh mục giấy tờ.",
        "Cơ quan đã kiểm tra và sửa thông tin trên trang. Mong ông, bà tiếp tục góp ý.",
        "Đề xuất được ghi nhận, cơ quan sẽ xem xét khi bố trí lại nơi tiếp nhận.",
        "Cơ quan xin lỗi vì việc chậm trễ và đã phân công thêm người vào giờ cao điểm."};
    return texts;
}

feedback::Sending sending_for(const std::string& agency, const std::string& dossier,
                              std::uint64_t seed, std::size_t number) {
    Dice dice(seed, number, "feedback words");
    static const std::vector<Kind> said{Kind::conduct, Kind::conduct, Kind::rule, Kind::proposal};
    feedback::Sending sending;
    sending.kind = dice.one_of(said);
    sending.agency = agency;
    sending.words = dice.one_of(words_of(*sending.kind));
    constexpr std::int64_t about_a_dossier = 4000;
    constexpr std::int64_t with_contact = 7000;
    if (*sending.kind == Kind::conduct && dice.chance(about_a_dossier)) sending.dossier = dossier;
    if (!dice.chance(with_contact)) return sending;
    constexpr std::int64_t people = 5000;
    const auto who = persona(seed, static_cast<std::uint64_t>(dice.below(people)), {"", nullptr});
    sending.full_name = who.full_name;
    sending.phone = who.phone;
    return sending;
}

}

FeedbackDeeds::FeedbackDeeds(office::Office& office, const dossier::Rulebook& rules,
                             const Planned& planned, const Deeds& dossiers)
    : office_(office), rules_(rules), planned_(planned), dossiers_(dossiers),
      staff_(office.look([&](sql::Session& session) { return Staff(session, office.now()); })),
      codes_(planned.plan.feedback.size()), agencies_(planned.plan.feedback.size()) {
    for (std::size_t i = 0; i < agencies_.size(); ++i)
        agencies_[i] = planned.material.offices[planned.plan.feedback[i].office].agency;
}

office::Entry FeedbackDeeds::done(const PlannedFeedbackAct& act) {
    const auto number = act.feedback;
    const auto& agency = agencies_[number];
    const auto& next = planned_.material.offices[planned_.plan.feedback[number].next_office].agency;
    Dice dice(planned_.seed, number * 8 + static_cast<std::uint64_t>(act.deed), "feedback deed");
    const office::Actor nobody{office::AccountId(-1), "", {}};
    const auto& officer = staff_.at(agency, office::Role::sub_unit_head, dice);
    const feedback::Target about{codes_[number], {true, true, {}}};
    static const Texts causes{"not_competent", "complaint", "no_content", "denunciation"};
    const auto cause = dice.one_of(causes);
    const auto words = dice.one_of(answers());
    auto outcome = office_.perform(
        act.deed == FeedbackDeed::send ? nobody : officer, nullptr,
        [&](office::Act& acting) -> feedback::Outcome {
            switch (act.deed) {
            case FeedbackDeed::send:
                return feedback::send(
                    acting, rules_,
                    sending_for(agency, dossiers_.latest_at(agency), planned_.seed, number));
            case FeedbackDeed::take_in: return feedback::take_in(acting, about);
            case FeedbackDeed::hand_on:
                return feedback::hand_on(acting, rules_, about,
                                         {next, "Thuộc địa bàn của đơn vị bạn."});
            case FeedbackDeed::turn_away:
                return feedback::turn_away(
                    acting, about, cause,
                    "Cơ quan đã hướng dẫn nơi có thẩm quyền qua bảng niêm yết.");
            case FeedbackDeed::answer: break;
            }
            return feedback::answer(acting, about, words);
        });
    if (!outcome)
        throw std::runtime_error("history: feedback was refused: " +
                                 std::string(feedback::name_of(outcome.error().why)));
    if (act.deed == FeedbackDeed::send) codes_[number] = outcome->body.text_at("code");
    if (act.deed == FeedbackDeed::hand_on) agencies_[number] = outcome->body.text_at("agency");
    return std::move(*outcome);
}

}
