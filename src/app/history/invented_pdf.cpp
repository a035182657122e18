#include "src/app/history/invented_pdf.h"

#include <vector>

#include <fmt/format.h>

namespace motcua::history {

std::string invented_pdf(const std::string& line) {
    const auto text = fmt::format("BT /F1 14 Tf 60 760 Td ({}) Tj ET", line);
    constexpr auto page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
                          " /Resources << /Font << /F1 4 0 R >> >> >>";
    const std::vector<std::string> objects{
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        fmt::format("<< /Length {} >>\nstream\n{}\nendstream", text.size(), text)};
    std::string pdf = "%PDF-1.4\n";
    std::string places = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        places += fmt::format("{:010} 00000 n \n", pdf.size());
        pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    const auto table = pdf.size();
    pdf += fmt::format("xref\n0 {0}\n{1}trailer\n<< /Size {0} /Root 1 0 R >>\nstartxref\n{2}\n"
                       "%%EOF\n",
                       objects.size() + 1, places, table);
    return pdf;
}

}
