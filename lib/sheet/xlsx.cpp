#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

#include <unistd.h>
#include <xlsxwriter.h>

#include "lib/sheet/sheet.h"

namespace motcua::sheet {
namespace {

/// The library writes to a file only.
class Scratch {
  public:
    Scratch() {
        auto wanted = (std::filesystem::temp_directory_path() / "motcua-sheet-XXXXXX").string();
        const int file = ::mkstemp(wanted.data());
        if (file < 0) throw std::runtime_error("no room for a workbook");
        ::close(file);
        path_ = wanted;
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    const std::string& path() const { return path_; }
    std::string content() const {
        std::ifstream in(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

  private:
    std::string path_;
};

void hold(lxw_error error) {
    if (error != LXW_NO_ERROR)
        throw std::runtime_error(std::string("a workbook was not made: ") + lxw_strerror(error));
}

/// The longest text that a cell holds.
constexpr std::size_t text_bytes_max = 32767;

class Leaf {
  public:
    Leaf(lxw_workbook* book, const Sheet& sheet)
        : sheet_(sheet), page_(workbook_add_worksheet(book, sheet.name.c_str())),
          title_(format(book, true)), head_(framed(book, true)), cell_(framed(book, false)),
          number_(framed(book, false)), day_(framed(book, false)), sum_(framed(book, true)) {
        if (page_ == nullptr) throw std::runtime_error("a leaf of a workbook has a wrong name");
        format_set_align(head_, LXW_ALIGN_CENTER);
        format_set_align(head_, LXW_ALIGN_VERTICAL_CENTER);
        format_set_num_format(number_, "#,##0");
        format_set_num_format(sum_, "#,##0");
        format_set_num_format(day_, "dd/mm/yyyy");
    }

    void write() {
        for (const auto& line : sheet_.title) text(row_++, 0, line, title_);
        if (!sheet_.title.empty()) ++row_;
        head();
        for (const auto& cells : sheet_.rows) write_row(cells);
        if (!sheet_.notes.empty()) ++row_;
        for (const auto& line : sheet_.notes) text(row_++, 0, line, nullptr);
        worksheet_set_landscape(page_);
        worksheet_set_paper(page_, paper_a4);
        worksheet_fit_to_pages(page_, 1, 0);
    }

  private:
    static constexpr std::uint8_t paper_a4 = 9;

    static lxw_format* format(lxw_workbook* book, bool bold) {
        auto* made = workbook_add_format(book);
        if (bold) format_set_bold(made);
        return made;
    }
    static lxw_format* framed(lxw_workbook* book, bool bold) {
        auto* made = format(book, bold);
        format_set_border(made, LXW_BORDER_THIN);
        format_set_text_wrap(made);
        format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
        return made;
    }

    void text(lxw_row_t row, lxw_col_t column, const std::string& text, lxw_format* format) {
        if (text.size() > text_bytes_max) throw std::runtime_error("a text is too long for a cell");
        hold(worksheet_write_string(page_, row, column, text.c_str(), format));
    }

    void head() {
        const auto first = row_;
        bool grouped = false;
        for (const auto& column : sheet_.columns) grouped = grouped || !column.group.empty();
        const auto last = grouped ? first + 1 : first;
        for (std::size_t i = 0; i < sheet_.columns.size();) {
            const auto& column = sheet_.columns[i];
            auto end = i + 1;
            while (!column.group.empty() && end < sheet_.columns.size() &&
                   sheet_.columns[end].group == column.group)
                ++end;
            if (column.group.empty())
                span(first, last, i, i, column.name);
            else
                span(first, first, i, end - 1, column.group);
            for (; i < end; ++i) {
                const auto at = static_cast<lxw_col_t>(i);
                if (!column.group.empty()) text(last, at, sheet_.columns[i].name, head_);
                worksheet_set_column(page_, at, at, sheet_.columns[i].width, nullptr);
            }
        }
        worksheet_repeat_rows(page_, first, last);
        worksheet_freeze_panes(page_, last + 1, 1);
        row_ = last + 1;
    }

    void span(lxw_row_t top, lxw_row_t bottom, std::size_t left, std::size_t right,
              const std::string& name) {
        const auto from = static_cast<lxw_col_t>(left);
        const auto to = static_cast<lxw_col_t>(right);
        if (top == bottom && from == to)
            text(top, from, name, head_);
        else
            hold(worksheet_merge_range(page_, top, from, bottom, to, name.c_str(), head_));
    }

    void write_row(const std::vector<Cell>& cells) {
        const bool sums = sheet_.sums_last && &cells == &sheet_.rows.back();
        for (std::size_t i = 0; i < cells.size(); ++i) write_cell(cells[i], i, sums);
        ++row_;
    }

    void write_cell(const Cell& cell, std::size_t at, bool sums) {
        const auto column = static_cast<lxw_col_t>(at);
        if (const auto* number = std::get_if<std::int64_t>(&cell)) {
            const auto value = static_cast<double>(*number);
            hold(worksheet_write_number(page_, row_, column, value, sums ? sum_ : number_));
        } else if (const auto* day = std::get_if<base::Day>(&cell)) {
            const std::chrono::year_month_day date{std::chrono::sys_days(day->time_since_epoch())};
            lxw_datetime value{};
            value.year = static_cast<int>(date.year());
            value.month = static_cast<int>(static_cast<unsigned>(date.month()));
            value.day = static_cast<int>(static_cast<unsigned>(date.day()));
            hold(worksheet_write_datetime(page_, row_, column, &value, day_));
        } else if (const auto* words = std::get_if<std::string>(&cell); words && !words->empty()) {
            text(row_, column, *words, sums ? sum_ : cell_);
        } else {
            hold(worksheet_write_blank(page_, row_, column, cell_));
        }
    }

    const Sheet& sheet_;
    lxw_worksheet* page_;
    lxw_format* title_;
    lxw_format* head_;
    lxw_format* cell_;
    lxw_format* number_;
    lxw_format* day_;
    lxw_format* sum_;
    lxw_row_t row_ = 0;
};

}

std::string xlsx(const Sheet& sheet) {
    const Scratch scratch;
    auto* book = workbook_new(scratch.path().c_str());
    if (book == nullptr) throw std::runtime_error("a workbook was not begun");
    // Until it is closed nobody else frees the book.
    std::unique_ptr<lxw_workbook, void (*)(lxw_workbook*)> held(book, lxw_workbook_free);
    Leaf(book, sheet).write();
    hold(workbook_close(held.release()));
    return scratch.content();
}

}
