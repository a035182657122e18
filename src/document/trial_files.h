#pragma once
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "src/document/file_actions.h"
#include "src/office/trial_office.h"

namespace motcua::document {

inline const office::Actor khang{office::AccountId(11), "cong-dan", {}};
inline const office::Actor chau{office::AccountId(22), "cong-dan-2", {}};

inline std::string a_pdf(std::size_t size = 500) {
    std::string text = "%PDF-1.4\n% Giấy chứng sinh\n";
    while (text.size() < size) text += "1 0 obj << /Type /Catalog >> endobj\n";
    return text;
}

/// What libmagic knows an office file by: the names of its first parts. They are empty here.
inline std::string an_archive_with(const std::string& part) {
    std::string archive;
    for (const auto& name :
         {std::string("[Content_Types].xml"), std::string("_rels/.rels"), part}) {
        archive += std::string("PK\3\4\x14\0\0\0\0\0\0\0\0\0", 14) + std::string(12, '\0');
        archive += static_cast<char>(name.size());
        archive += std::string(3, '\0') + name;
    }
    return archive;
}

inline std::string a_docx() { return an_archive_with("word/document.xml"); }

/// An office that keeps files on a shelf in a folder of its own.
class OnFiles : public sql::OnBothEngines {
  protected:
    void begin() override {
        office_.emplace(GetParam(), office::Appliers({}));
        shelf_.emplace(office_->database().folder() / "files");
    }
    office::TrialOffice& office() { return *office_; }
    const FileShelf& shelf() const { return *shelf_; }

    std::filesystem::path uploaded(const std::string& content) {
        const auto file = office_->database().folder() / ("upload-" + std::to_string(++uploads_));
        std::ofstream(file, std::ios::binary) << content;
        return file;
    }
    base::Result<StoredFile, FileProblem> keep(const office::Actor& actor,
                                               const std::string& content,
                                               const std::string& name = "giấy.pdf") {
        return keep_file(**office_, shelf(), actor, uploaded(content), name);
    }
    std::string content(const StoredFile& file) {
        return content_of(office()->vault(), shelf(), file);
    }
    static std::string bytes_in(const std::filesystem::path& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

  private:
    std::optional<office::TrialOffice> office_;
    std::optional<FileShelf> shelf_;
    int uploads_ = 0;
};

}
