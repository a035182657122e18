#include "src/app/history/words.h"

namespace motcua::history {
namespace {

using Texts = std::vector<std::string>;

const Texts& texts_for(Deed deed) {
    static const Texts visit{"Hiện trạng đúng như hồ sơ.", "Đã kiểm tra, ranh giới khớp bản vẽ.",
                             "Điều kiện cửa hàng đạt yêu cầu."};
    static const Texts ask{"Giấy tờ nộp bị mờ, không đọc được ngày cấp.",
                           "Thiếu chữ ký ở trang cuối.",
                           "Thông tin trên đơn chưa khớp với giấy tờ kèm theo.",
                           "Cần bổ sung bản có xác nhận của cơ quan cấp."};
    static const Texts send_back{"Cần ghi rõ căn cứ trong dự thảo.",
                                 "Ngày sinh trong dự thảo chưa khớp hồ sơ.",
                                 "Đề nghị kiểm tra lại số thửa."};
    static const Texts late{
        "Phải chờ cơ quan phối hợp trả lời.", "Khối lượng hồ sơ tăng đột biến, chưa xử lý kịp.",
        "Cần xác minh thêm tại nơi cư trú cũ.", "Hệ thống phối hợp gián đoạn hai ngày."};
    static const Texts reject{"Việc này thuộc thẩm quyền của cơ quan khác.",
                              "Hồ sơ không có giấy tờ bắt buộc.",
                              "Người nộp không thuộc đối tượng thực hiện thủ tục."};
    static const Texts withdraw{"Gia đình thay đổi ý định.", "Nộp nhầm thủ tục.",
                                "Sẽ nộp lại sau khi hoàn tất giấy tờ."};
    static const Texts not_eligible{"Qua thẩm tra, hồ sơ không đủ điều kiện giải quyết.",
                                    "Thửa đất đang có tranh chấp."};
    static const Texts not_supplemented{"Đã hết thời hạn mà hồ sơ không được bổ sung."};
    static const Texts correct{"Kết quả ghi sai tên đệm.", "Kết quả ghi sai số định danh.",
                               "Kết quả ghi sai diện tích."};
    static const Texts rate{"Cán bộ hướng dẫn dễ hiểu.", "Nhanh hơn lần trước.",
                            "Nên có thêm chỗ ngồi chờ.", "Phải đi lại hai lần."};
    static const Texts none{""};
    switch (deed) {
    case Deed::visit: return visit;
    case Deed::ask: return ask;
    case Deed::send_back: return send_back;
    case Deed::announce_delay: return late;
    case Deed::reject: return reject;
    case Deed::withdraw: return withdraw;
    case Deed::stop_not_eligible: return not_eligible;
    case Deed::stop_not_supplemented: return not_supplemented;
    case Deed::correct: return correct;
    case Deed::rate: return rate;
    case Deed::file:
    case Deed::accept:
    case Deed::pay:
    case Deed::assign:
    case Deed::supply:
    case Deed::complete:
    case Deed::approve:
    case Deed::issue:
    case Deed::deliver:
    case Deed::agree: break;
    }
    return none;
}

}

std::string words_for(Deed deed, Dice& dice) { return dice.one_of(texts_for(deed)); }

std::string delay_cause(Dice& dice) {
    static const Texts causes{"objective", "consulted_agency", "citizen", "officer"};
    return causes[dice.pick({30, 40, 10, 20})];
}

}
