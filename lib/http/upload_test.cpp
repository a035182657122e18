#include "lib/http/upload.h"

#include <atomic>
#include <chrono>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <random>
#include <thread>

#include "lib/http/trial_server.h"

namespace motcua::http {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view form_type = "multipart/form-data; boundary=bound";

std::string part(std::string_view parameters, std::string_view content) {
    return "--bound\r\nContent-Disposition: form-data; " + std::string(parameters) +
           "\r\nContent-Type: image/png\r\n\r\n" + std::string(content) + "\r\n";
}

std::string file_part(std::string_view name, std::string_view content) {
    return part("name=\"paper\"; filename=\"" + std::string(name) + "\"", content);
}

std::string noise(std::size_t count) {
    std::mt19937 random(7);
    std::string out(count, '\0');
    for (char& c : out) c = static_cast<char>(random() & 0xff);
    return out;
}

std::string content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool becomes_empty(const TrialFolder& folder) {
    for (int i = 0; i < 2000 && folder.files() > 0; ++i) std::this_thread::sleep_for(5ms);
    return folder.files() == 0;
}

ServerOptions into(const TrialFolder& folder) {
    ServerOptions options;
    options.upload_folder = folder.path();
    return options;
}

TEST(Upload, ReachesTheDiskWhole) {
    TrialFolder folder;
    const auto content = noise(2'000'000);
    std::atomic<bool> whole = false;
    TrialServer server(into(folder), [&](Request& request) {
        if (request.uploads.size() != 2) return text(Status::bad_request, "not two uploads");
        const auto& upload = request.uploads[0];
        whole = content_of(*upload.path) == content && upload.size == content.size() &&
                request.uploads[1].size == 0 && content_of(*request.uploads[1].path).empty();
        return text(Status::ok, upload.field + " " + upload.file_name + " " + upload.declared_type +
                                    " " + request.form.get("who"));
    });
    const auto body = part("name=\"who\"", "An") + file_part("C:\\tờ khai.png", content) +
                      file_part("empty.png", "") + "--bound--\r\n";
    Peer peer(server.port());
    for (int i = 0; i < 2; ++i) {
        peer.send(post("/", form_type, body));
        const auto answer = peer.receive();
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->body, "paper tờ khai.png image/png An");
        EXPECT_TRUE(whole.exchange(false));
        EXPECT_EQ(folder.files(), 0U);
    }
}

TEST(Upload, StaysWhileSomebodyHoldsIt) {
    TrialFolder folder;
    std::shared_ptr<const std::filesystem::path> held;
    TrialServer server(into(folder), [&](Request& request) {
        held = request.uploads.at(0).path;
        return text(Status::ok, "");
    });
    EXPECT_TRUE(Peer(server.port()).ask(post("/", form_type, file_part("a", "1") + "--bound--")));
    EXPECT_EQ(content_of(*held), "1");
    held.reset();
    EXPECT_EQ(folder.files(), 0U);
}

TEST(Upload, IsRemovedWhenTheHandlerThrows) {
    TrialFolder folder;
    TrialServer server(into(folder), [](Request&) -> Response { throw std::runtime_error("no"); });
    const auto request = post("/", form_type, file_part("a", "1") + "--bound--");
    EXPECT_EQ(Peer(server.port()).ask(request).value_or(Answer{}).status, 500);
    EXPECT_EQ(folder.files(), 0U);
}

TEST(Upload, IsRemovedWhenThePeerLeavesOrStalls) {
    TrialFolder folder;
    auto options = into(folder);
    options.stall_timeout = 500ms;
    TrialServer server(options, [](Request&) { return text(Status::ok, ""); });
    const auto half = [] {
        return "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\nContent-Type: " +
               std::string(form_type) + "\r\n\r\n" + file_part("a", "1") +
               file_part("b", std::string(100'000, 'b'));
    };
    {
        Peer leaving(server.port());
        leaving.send(half());
        for (int i = 0; i < 3000 && folder.files() < 2; ++i) std::this_thread::sleep_for(1ms);
        EXPECT_EQ(folder.files(), 2U);
    }
    EXPECT_TRUE(becomes_empty(folder));
    Peer stalling(server.port());
    stalling.send(half());
    EXPECT_EQ(stalling.receive().value_or(Answer{}).status, 408);
    EXPECT_TRUE(becomes_empty(folder));
}

TEST(Upload, AboveALimitComesWithoutContentSoThatTheFieldsArrive) {
    TrialFolder folder;
    auto options = into(folder);
    options.file_bytes_max = 1000;
    options.files_max = 2;
    TrialServer server(options, [](Request& request) {
        std::string said = request.form.get("typed");
        for (const auto& upload : request.uploads)
            said += " " + std::string(upload.fault.empty() ? "whole" : upload.fault) +
                    (upload.path ? "" : "!");
        return text(Status::ok, said);
    });
    const auto ask = [&](const std::string& parts) {
        const auto body = parts + part("name=\"typed\"", "kept") + "--bound--\r\n";
        return Peer(server.port()).ask(post("/", form_type, body)).value_or(Answer{}).body;
    };
    const auto small = file_part("a", "1");
    const auto large = file_part("a", noise(50'000));
    EXPECT_EQ(ask(small + large), "kept whole file_too_large!");
    EXPECT_EQ(ask(small + small + small), "kept whole whole too_many_files!");
    EXPECT_TRUE(becomes_empty(folder));
}

TEST(Upload, IsRefusedAboveItsLimitsAndLeavesNothing) {
    TrialFolder folder;
    auto options = into(folder);
    options.file_bytes_max = 1000;
    options.files_max = 2;
    options.body_bytes_max = 100;
    options.multipart_bytes_max = 100'000;
    TrialServer server(options, [](Request& request) {
        return text(Status::ok, std::to_string(request.uploads.size()));
    });
    const auto ask = [&](const std::string& parts) {
        Peer peer(server.port());
        peer.send(post("/", form_type, parts + "--bound--\r\n"));
        const auto answer = peer.receive().value_or(Answer{});
        return std::to_string(answer.status) + " " + answer.body;
    };
    const auto small = file_part("a", "1");
    EXPECT_EQ(ask(file_part("a", noise(1000)) + small), "200 2");
    EXPECT_EQ(ask(part("name=\"ab\"", std::string(98, 'x'))), "200 0");
    EXPECT_EQ(ask(part("name=\"ab\"", std::string(99, 'x'))), "413 body_too_large");
    EXPECT_EQ(ask(small + std::string(200'000, 'x')), "413 body_too_large");
    std::string many;
    for (int i = 0; i < 700; ++i) many += part("name=\"\"", "");
    EXPECT_EQ(ask(many), "413 body_too_large");
    EXPECT_TRUE(becomes_empty(folder));
}

TEST(Upload, IsRefusedWhenItMakesNoSense) {
    TrialFolder folder;
    TrialServer server(into(folder), [](Request&) { return text(Status::ok, ""); });
    const auto ask = [&](std::string_view type, const std::string& body) {
        Peer peer(server.port());
        peer.send(post("/", type, body));
        const auto answer = peer.receive().value_or(Answer{});
        return std::to_string(answer.status) + " " + answer.body;
    };
    EXPECT_EQ(ask("multipart/form-data", ""), "200 ");
    EXPECT_EQ(ask("multipart/form-data", "x"), "400 malformed_multipart");
    EXPECT_EQ(ask(form_type, file_part("a", "1")), "400 malformed_multipart");
    EXPECT_EQ(ask(form_type, file_part("a\xff", "1") + "--bound--"), "400 malformed_multipart");
    EXPECT_EQ(ask(form_type, part("name=\"a\"", "\xff") + "--bound--"), "400 bad_request");
    EXPECT_TRUE(becomes_empty(folder));
}

TEST(Upload, IsNoneWhenTheFileBoxWasLeftEmpty) {
    TrialFolder folder;
    TrialServer server(into(folder), [](Request& request) {
        return text(Status::ok, std::to_string(request.uploads.size()) + " " +
                                    std::to_string(request.form.items().size()));
    });
    const auto body = file_part("", "") + file_part("", "pasted") + "--bound--";
    EXPECT_EQ(Peer(server.port()).ask(post("/", form_type, body)).value_or(Answer{}).body, "1 0");
}

TEST(Upload, IsNotTakenWhenThereIsNoFolderForIt) {
    TrialServer server({}, [](Request& request) {
        return text(Status::ok, request.uploads.empty()
                                    ? request.form.get("a")
                                    : std::string(request.uploads.front().fault));
    });
    const auto field = post("/", form_type, part("name=\"a\"", "1") + "--bound--");
    EXPECT_EQ(Peer(server.port()).ask(field).value_or(Answer{}).body, "1");
    const auto file = post("/", form_type, file_part("a", "1") + "--bound--");
    EXPECT_EQ(Peer(server.port()).ask(file).value_or(Answer{}).body, "too_many_files");
}

TEST(Upload, FailsWithoutAWordOfTheDiskWhenTheFolderIsGone) {
    TrialFolder folder;
    TrialServer server(into(folder), [](Request&) { return text(Status::ok, ""); });
    std::filesystem::remove_all(folder.path());
    const auto request = post("/", form_type, file_part("a", "1") + "--bound--");
    const auto answer = Peer(server.port()).ask(request).value_or(Answer{});
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.body, "internal_error");
    std::filesystem::create_directories(folder.path());
}

TEST(UploadFolder, KeepsWhatAnotherNodeIsTakingIn) {
    TrialFolder folder;
    TrialServer server(into(folder), [&](Request& request) {
        // As another node does that starts now.
        prepare_upload_folder(folder.path());
        return text(Status::ok, content_of(*request.uploads.at(0).path));
    });
    const auto file = post("/", form_type, file_part("a", "first") + "--bound--");
    EXPECT_EQ(Peer(server.port()).ask(file).value_or(Answer{}).body, "first");
    EXPECT_TRUE(becomes_empty(folder));
}

TEST(UploadFolder, IsMadeAndFreedOfWhatAnEarlierRunLeft) {
    TrialFolder folder;
    const auto inner = folder.path() / "a" / "b";
    prepare_upload_folder(inner);
    std::ofstream(inner / "old.upload") << "left over";
    std::ofstream(inner / "letter.txt") << "somebody's own";
    prepare_upload_folder(inner);
    EXPECT_FALSE(std::filesystem::exists(inner / "old.upload"));
    EXPECT_TRUE(std::filesystem::exists(inner / "letter.txt"));
}

}
}
