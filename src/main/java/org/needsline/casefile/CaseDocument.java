package org.needsline.casefile;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.needsline.casefile.CaseFile.EvidenceItem;
import org.needsline.casefile.CaseFile.UnitName;
import org.needsline.wording.Bilingual;
import org.springframework.web.util.HtmlUtils;

/** The whole file of a case as one document for the archive: A4, Chinese first. */
abstract class CaseDocument {

    private static final String FONT = "/fonts/NotoSansSC-Regular.ttf";

    private static final String STYLE =
            """
            @page { size: A4; margin: 18mm 16mm 18mm 16mm;
              @bottom-left { content: "%s"; font-family: 'Noto Sans SC'; font-size: 7.5pt; color: #555 }
              @bottom-right { content: counter(page) " / " counter(pages); font-family: 'Noto Sans SC'; font-size: 8pt; color: #555 } }
            body { font-family: 'Noto Sans SC'; font-size: 9.5pt; line-height: 1.4; color: #000 }
            h1 { font-size: 17pt; font-weight: normal; margin: 0 0 1mm }
            h2 { font-size: 11.5pt; font-weight: normal; border-bottom: 0.5pt solid #000; padding-bottom: 0.8mm; margin: 6mm 0 2mm;
              page-break-after: avoid }
            p { margin: 1mm 0 }
            .en { font-size: 7.5pt; color: #555 }
            .how { font-size: 8pt; color: #333 }
            .number { font-size: 11pt; margin-bottom: 3mm }
            table { width: 100%%; border-collapse: collapse; -fs-table-paginate: paginate }
            th, td { border: 0.5pt solid #777; padding: 1mm 1.6mm; text-align: left; vertical-align: top; font-weight: normal;
              word-wrap: break-word }
            tr { page-break-inside: avoid }
            thead th { background-color: #eee }
            .facts th { width: 36mm; background-color: #f4f4f4 }
            .when { width: 27mm }
            .day { white-space: nowrap }
            .fixed { table-layout: fixed }
            .short { width: 22mm }
            .said { white-space: pre-wrap }
            .hash { font-size: 6.5pt; color: #333 }
            .late { font-weight: bold }
            .piece { width: 34mm }
            .piece img { max-width: 32mm; max-height: 26mm }
            .none { color: #555 }
            """;

    private final StringBuilder html = new StringBuilder(30_000);

    /** Everything between the number and the last page. */
    abstract void content();

    /**
     * Writes the document.
     *
     * @param number of the case
     * @param printedBy who prints
     * @param printedAt when, local
     */
    void write(String number, Bilingual printedBy, String printedAt, OutputStream target) throws IOException {
        html.setLength(0);
        html.append("<html lang=\"zh\"><head><title>案卷 Case file ")
                .append(safe(number))
                .append("</title><style>")
                .append(STYLE.formatted(footer(number, printedBy, printedAt)))
                .append("</style></head><body><h1>案卷 <span class=\"en\">Case file</span></h1><p class=\"number\">")
                .append(safe(number))
                .append("</p>");
        content();
        html.append("</body></html>");
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        // Nothing is fetched from anywhere, whatever a text says.
        builder.useUriResolver((base, uri) -> uri != null && uri.startsWith("data:image/jpeg;base64,") ? uri : null);
        builder.useFont(CaseDocument::font, "Noto Sans SC");
        builder.withHtmlContent(html.toString(), null);
        builder.toStream(target);
        builder.run();
    }

    private static String footer(String number, Bilingual printedBy, String printedAt) {
        String text = number + "  ·  打印 printed " + printedAt + "  " + printedBy.zh();
        // A string of the style sheet: only letters, digits and plain marks may stand in it.
        return text.replaceAll("[^\\p{L}\\p{N} .:·,-]", "");
    }

    void scores(List<CaseFile.Score> entries) {
        if (entries.isEmpty()) {
            return;
        }
        heading("积分", "Score entries");
        table("时间 When", "单位 Unit", "分 Points", "理由 Reason");
        for (CaseFile.Score score : entries) {
            row(
                    safe(score.at()),
                    score.unit() == null ? safe(score.subject()) : both(score.unit()),
                    String.format(Locale.ROOT, "%+d", score.points()),
                    both(score.reason()));
        }
        end();
    }

    void evidence(List<EvidenceItem> items, Map<String, byte[]> thumbnails) {
        heading("照片与文件", "Evidence");
        if (items.isEmpty()) {
            html.append("<p class=\"none\">无 none</p>");
            return;
        }
        html.append("<table><thead><tr><th class=\"piece\">照片 Photo</th><th>文件 File</th></tr></thead><tbody>");
        for (EvidenceItem item : items) {
            byte[] thumbnail = thumbnails.get(item.id());
            html.append("<tr><td class=\"piece\">");
            if (thumbnail != null) {
                html.append("<img src=\"data:image/jpeg;base64,")
                        .append(Base64.getEncoder().encodeToString(thumbnail))
                        .append("\" alt=\"\"/>");
            }
            html.append("</td><td>")
                    .append(safe(item.fileName()))
                    .append(item.caption() == null ? "" : "<br/>" + safe(item.caption()))
                    .append("<br/><span class=\"how\">")
                    .append(safe(item.at()))
                    .append(" ")
                    .append(safe(item.by().zh()))
                    .append(" · ")
                    .append(item.size())
                    .append(" bytes · ")
                    .append(safe(item.type()))
                    .append(item.released() ? " · 可公开 public" : "")
                    .append("</span>")
                    .append(
                            item.withdrawn()
                                    ? "<br/>已撤下 withdrawn " + safe(item.withdrawnAt()) + said(item.reason())
                                    : "")
                    .append("<br/><span class=\"hash\">SHA-256 ")
                    .append(safe(item.sha256()))
                    .append("</span></td></tr>");
        }
        end();
    }

    void notes(List<CaseFile.ColleagueNote> written) {
        if (written.isEmpty()) {
            return;
        }
        heading("同事留言（不公开）", "Notes between colleagues, not public");
        table("时间 When", "谁 Who", "内容 Note");
        written.forEach(note -> row(safe(note.at()), both(note.by()), lines(note.text())));
        end();
    }

    void timeline(List<CaseFile.Happening> newestFirst) {
        heading("经过", "What has happened");
        html.append(
                        "<table><thead><tr><th class=\"when\">时间 When</th><th>事项 What</th><th class=\"piece\">谁 Who</th></tr></thead>")
                .append("<tbody>");
        List<CaseFile.Happening> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        for (CaseFile.Happening happening : oldestFirst) {
            row(safe(happening.at()), both(happening.sentence()) + said(happening.note()), both(happening.by()));
        }
        end();
    }

    /** Text that stands as people wrote it. */
    void paragraph(@Nullable String text) {
        html.append("<p class=\"said\">").append(lines(text)).append("</p>");
    }

    void facts() {
        html.append("<table class=\"facts\"><tbody>");
    }

    void table(String... headings) {
        html.append("<table>");
        head(headings);
    }

    /** A table whose columns keep their widths, in percent, whatever stands in them. */
    void table(List<Integer> widths, String... headings) {
        html.append("<table class=\"fixed\"><colgroup>");
        widths.forEach(
                width -> html.append("<col style=\"width: ").append(width).append("%\"/>"));
        html.append("</colgroup>");
        head(headings);
    }

    private void head(String... headings) {
        html.append("<thead><tr>");
        for (String heading : headings) {
            html.append("<th>").append(safe(heading)).append("</th>");
        }
        html.append("</tr></thead><tbody>");
    }

    void row(String... cells) {
        html.append("<tr>");
        for (String cell : cells) {
            html.append("<td>").append(cell).append("</td>");
        }
        html.append("</tr>");
    }

    void end() {
        html.append("</tbody></table>");
    }

    void heading(String zh, String en) {
        html.append("<h2>").append(zh).append(" <span class=\"en\">").append(en).append("</span></h2>");
    }

    void fact(String zh, String en, String markup) {
        html.append("<tr><th>")
                .append(zh)
                .append("<br/><span class=\"en\">")
                .append(en)
                .append("</span></th><td>")
                .append(markup)
                .append("</td></tr>");
    }

    static String said(@Nullable String note) {
        return note == null ? "" : "<br/><span class=\"how\">“" + lines(note) + "”</span>";
    }

    static String both(Bilingual words) {
        return words.zh().equals(words.en())
                ? safe(words.zh())
                : safe(words.zh()) + " <span class=\"en\">" + safe(words.en()) + "</span>";
    }

    static String both(UnitName unit) {
        return both(Bilingual.of(unit.zh(), unit.en()));
    }

    static String yes(boolean flag) {
        return flag ? "是 yes" : "否 no";
    }

    static String lines(@Nullable String text) {
        return safe(text).replaceAll("\\R", "<br/>");
    }

    /** Text as XML that any parser accepts: escaped, and without characters that XML forbids or that turn the direction around. */
    static String safe(@Nullable String text) {
        return text == null
                ? ""
                : HtmlUtils.htmlEscapeDecimal(text.replaceAll("[\\p{C}&&[^\\r\\n\\t\\x{10000}-\\x{10FFFF}]]", ""));
    }

    private static InputStream font() {
        InputStream font = CaseDocument.class.getResourceAsStream(FONT);
        if (font == null) {
            throw new IllegalStateException("The font " + FONT + " is missing");
        }
        return font;
    }
}
