#include "src/catalogue/crawl.h"

#include <gtest/gtest.h>

namespace motcua::catalogue {
namespace {

json::Value record_of(const std::string& text) { return *json::parse(text); }

std::string refused(const std::string& text) {
    const auto listing = listing_of(record_of(text));
    return listing ? "read" : std::string(name_of(listing.error()));
}

constexpr const char* crawled = R"({"ma_thu_tuc":"9.000001","ten_thu_tuc":"Cấp giấy thử",
 "cap_thuc_hien":"Cấp xã","linh_vuc":"Hộ tịch","nguon":"bo-tu-phap",
 "co_quan_thuc_hien":"Không có thông tin","co_quan_co_tham_quyen":"Ủy ban nhân dân xã",
 "cach_thuc_thuc_hien":"Hình thức nộpThời gianPhí, lệ phíMô tảTrực tiếp3 NgàyMiễn phí",
 "thanh_phan_ho_so":"--Tên giấy tờMẫu đơn, tờ khaiSố lượngTờ khai1 bản chính",
 "ket_qua_xu_ly":"GiấyMã: KQ.G15.000031","can_cu_phap_ly":"Luật60/2014/QH13"})";

constexpr const char* parsed = R"({"code":"9.000001","name":"Cấp giấy thử","level":"Cấp xã",
 "field":"Hộ tịch","source":"bo-tu-phap","agency":"Ủy ban nhân dân xã",
 "methods":[{"channel":"Trực tiếp","time":"3 Ngày","fee":"Miễn phí","note":null}],
 "components":[{"group":null,"name":"Tờ khai","originals":1,"copies":0}],
 "results":[{"name":"Giấy","code":"KQ.G"},{"name":"15.000031","code":null}]})";

TEST(Crawl, ReadsBothShapesAlike) {
    auto raw = listing_of(record_of(crawled));
    const auto lists = listing_of(record_of(parsed));
    ASSERT_TRUE(raw && lists);
    EXPECT_EQ(raw->basis, std::vector<std::string>{"60/2014/QH13"});
    EXPECT_FALSE(lists->basis);
    raw->basis.reset();
    EXPECT_EQ(json::canonical(to_json(*raw)), json::canonical(to_json(*lists)));
}

TEST(Crawl, ReadsWhatItWroteItself) {
    const auto listing = listing_of(record_of(crawled));
    ASSERT_TRUE(listing);
    const auto again = listing_of(json::Value(to_json(*listing)));
    ASSERT_TRUE(again);
    EXPECT_EQ(json::canonical(to_json(*again)), json::canonical(to_json(*listing)));
}

TEST(Crawl, NamesWhatIsWrongWithARecord) {
    EXPECT_EQ(refused("[]"), "not_an_object");
    EXPECT_EQ(refused("{}"), "unknown_shape");
    EXPECT_EQ(refused(R"({"ma_thu_tuc":""})"), "no_code");
    EXPECT_EQ(refused(R"({"ma_thu_tuc":"12345678"})"), "bad_code");
    EXPECT_EQ(refused(R"({"ma_thu_tuc":"1.00048"})"), "bad_code");
    EXPECT_EQ(refused(R"({"ma_thu_tuc":"1.000485"})"), "no_name");
    EXPECT_EQ(refused(R"({"ma_thu_tuc":"1.000485","ten_thu_tuc":"x"})"), "unknown_tier");
    EXPECT_EQ(refused(R"({"code":"1.000485","name":"x","level":"Cấp xã",
        "methods":[{"channel":"Điện thoại","time":"3","fee":""}]})"),
              "unknown_channel");
}

TEST(Crawl, KnowsWhoRunsItInsteadOfTheProvince) {
    const auto whom = [](const char* sector, const char* body, const char* origin) {
        Listing listing;
        listing.sector = sector;
        listing.body = body;
        listing.origin = origin;
        return run_by_whom(listing);
    };
    EXPECT_EQ(whom("Đăng ký, quản lý cư trú", "Công an xã", "bo-cong-an"), "police");
    EXPECT_EQ(whom("Hải quan", "", "bo-tai-chinh"), "customs");
    EXPECT_EQ(whom("Thuế", "Thuế cơ sở", "bo-tai-chinh"), "tax");
    EXPECT_EQ(whom("Kho bạc Nhà nước", "", "bo-tai-chinh"), "treasury");
    EXPECT_EQ(whom("Thu BHXH, BHYT", "", "bo-tai-chinh"), "social_insurance");
    EXPECT_EQ(whom("Hộ tịch", "Ủy ban nhân dân cấp xã", "bo-tu-phap"), "");
    EXPECT_EQ(whom("Đất đai", "Ủy ban nhân dân cấp tỉnh, Cục Thuế", "bo-nong-nghiep-mt"), "");
}

TEST(Listing, HasOneLimitOnlyWhereAllChannelsAgree) {
    Listing listing;
    EXPECT_EQ(limit_of(listing).why, "not_stated");
    const ListedLimit three{"3 Ngày", calendar::Term{calendar::Unit::calendar_days, 3}, ""};
    listing.methods = {{"online", three, {}, ""}, {"counter", three, {}, ""}};
    EXPECT_TRUE(limit_of(listing).term);
    listing.methods[1].limit.term->length = 13;
    EXPECT_EQ(limit_of(listing).why, "channels_differ");
}

}
}
