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
import org.needsline.casefile.CaseFile.Contact;
import org.needsline.casefile.CaseFile.EvidenceItem;
import org.needsline.casefile.CaseFile.UnitName;
import org.needsline.wording.Bilingual;
import org.springframework.web.util.HtmlUtils;

/** The whole case file as one document for the archive: A4, Chinese first. */
final class CaseDocument {

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
            .short { width: 22mm }
            .said { white-space: pre-wrap }
            .hash { font-size: 6.5pt; color: #333 }
            .late { font-weight: bold }
            .piece { width: 34mm }
            .piece img { max-width: 32mm; max-height: 26mm }
            .none { color: #555 }
            """;

    private final StringBuilder html = new StringBuilder(30_000);

    /**
     * Writes the document.
     *
     * @param file the case, its contact as it may be printed
     * @param contact in full, or null to print it masked
     * @param thumbnails of photos, by id of the evidence, JPEG
     * @param printedBy who prints
     * @param printedAt when, local
     */
    void write(
            CaseFile file,
            @Nullable Contact contact,
            Map<String, byte[]> thumbnails,
            Bilingual printedBy,
            String printedAt,
            OutputStream target)
            throws IOException {
        html.setLength(0);
        html.append("<html lang=\"zh\"><head><title>案卷 Case file ")
                .append(safe(file.number()))
                .append("</title><style>")
                .append(STYLE.formatted(footer(file, printedBy, printedAt)))
                .append("</style></head><body><h1>案卷 <span class=\"en\">Case file</span></h1><p class=\"number\">")
                .append(safe(file.number()))
                .append("</p>");
        glance(file, contact);
        texts(file);
        ladder(file);
        deadlines(file);
        promises(file);
        votes(file);
        posting(file);
        objections(file);
        others(file);
        scores(file);
        evidence(file, thumbnails);
        notes(file);
        timeline(file);
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

    private static String footer(CaseFile file, Bilingual printedBy, String printedAt) {
        String text = file.number() + "  ·  打印 printed " + printedAt + "  " + printedBy.zh();
        // A string of the style sheet: only letters, digits and plain marks may stand in it.
        return text.replaceAll("[^\\p{L}\\p{N} .:·,-]", "");
    }

    private void glance(CaseFile file, @Nullable Contact revealed) {
        html.append("<table class=\"facts\"><tbody>");
        fact("标题", "Title", safe(file.title()));
        fact("状态", "Status", both(file.status()) + (file.ending() == null ? "" : " · " + both(file.ending())));
        fact(
                "类别 / 种类",
                "Category, kind",
                both(file.category()) + " / " + both(file.kind()) + " / " + both(file.scope()));
        fact("村·社区", "Village", both(file.village()) + (file.grid() == null ? "" : "<br/>" + both(file.grid())));
        fact("地点", "Place", safe(file.place()));
        fact("受益户数", "Households", String.valueOf(file.households()));
        fact(
                "紧急 / 特困 / 三留守",
                "Urgent, hardship, left behind",
                yes(file.urgent()) + " / " + yes(file.hardship()) + " / "
                        + (file.leftBehind() == null ? "无 none" : both(file.leftBehind())));
        fact("登记 / 渠道", "Registered, channel", safe(file.registeredOn()) + " / " + both(file.channel()));
        fact("反映人", "Reporter", reporter(file, revealed));
        if (file.responsible() != null) {
            fact("承办单位", "Delivered by", both(file.responsible()));
        }
        if (file.promisedOn() != null) {
            fact("承诺日期", "Promised for", safe(file.promisedOn()));
        }
        if (file.closedOn() != null) {
            fact("办结日期", "Closed on", safe(file.closedOn()));
        }
        if (file.rating() != null) {
            fact("评价", "Rating", both(file.rating()));
        }
        if (file.mergedInto() != null) {
            fact("并入", "Merged into", safe(file.mergedInto()));
        }
        html.append("</tbody></table>");
    }

    private static String reporter(CaseFile file, @Nullable Contact revealed) {
        Contact contact = revealed == null ? file.reporter() : revealed;
        if (contact == null) {
            return "匿名 anonymous";
        }
        String words = safe(contact.name());
        if (contact.phone() != null) {
            words += " · " + safe(contact.phone());
        }
        if (contact.email() != null) {
            words += " · " + safe(contact.email());
        }
        return words + (revealed == null ? " <span class=\"en\">（已隐去 masked）</span>" : "");
    }

    private void texts(CaseFile file) {
        heading("群众的话", "In the resident's words");
        html.append("<p class=\"said\">").append(lines(file.description())).append("</p>");
        if (file.answer() != null) {
            heading("公开答复", "Public answer");
            html.append("<p class=\"said\">").append(lines(file.answer())).append("</p>");
        }
    }

    private void ladder(CaseFile file) {
        heading("经过哪些层级", "Levels that held it");
        table("层级 Level", "单位 Unit", "承办 Delivers", "自 Since", "至 Until", "工作日 Working days");
        for (CaseFile.Stay stay : file.ladder()) {
            row(
                    both(stay.level()),
                    both(stay.unit()),
                    stay.responsible() == null ? "" : both(stay.responsible()),
                    safe(stay.since()),
                    stay.until() == null ? "至今 today" : safe(stay.until()),
                    String.valueOf(stay.days()));
        }
        end();
    }

    private void deadlines(CaseFile file) {
        if (file.deadlines().isEmpty()) {
            return;
        }
        heading("各步期限", "Deadlines");
        table("步骤 Step", "起 From", "止 Due", "结果 Outcome");
        for (CaseFile.DeadlineLine line : file.deadlines()) {
            row(
                    both(line.step()) + "<br/><span class=\"how\">"
                            + safe(line.explanation().zh()) + "</span>",
                    safe(line.from()),
                    safe(line.due()) + (line.provisional() ? "<br/>暂定 provisional" : ""),
                    both(line.outcomeText())
                            + (line.endedAt() == null
                                    ? ""
                                    : "<br/><span class=\"how\">" + safe(line.endedAt()) + "</span>")
                            + (line.endedBy() == null
                                    ? ""
                                    : " <span class=\"how\">"
                                            + safe(line.endedBy().zh()) + "</span>"));
        }
        end();
    }

    private void promises(CaseFile file) {
        if (file.promises().isEmpty()) {
            return;
        }
        heading("承诺、延期与督办", "Promises, extension, supervision");
        table("时间 When", "事项 What", "日期 Day", "单位 Unit");
        for (CaseFile.Promise promise : file.promises()) {
            row(
                    safe(promise.at()),
                    both(promise.what()) + said(promise.note()),
                    safe(promise.day()),
                    promise.unit() == null ? both(promise.by()) : both(promise.unit()));
        }
        end();
    }

    private void votes(CaseFile file) {
        if (file.votes().isEmpty()) {
            return;
        }
        heading("议定会", "Screening meetings");
        table("会议 Meeting", "应到 / 法定 / 实到", "表决 Vote", "结果 Outcome");
        for (CaseFile.Voted vote : file.votes()) {
            row(
                    safe(vote.meeting()) + "<br/>" + safe(vote.at()) + " " + safe(vote.venue()),
                    vote.representatives() + " / " + vote.quorum() + " / " + vote.present(),
                    both(vote.how()),
                    both(vote.outcome()));
        }
        end();
    }

    private void posting(CaseFile file) {
        if (file.posting() == null) {
            return;
        }
        heading("公示（群众看到的）", "Posted, as the public saw it");
        CaseFile.Posting posted = file.posting();
        html.append("<table class=\"facts\"><tbody>");
        fact("公示期", "Time", safe(posted.from()) + " – " + (posted.until() == null ? "" : safe(posted.until())));
        fact("类别", "Category", both(posted.category()));
        fact("标题", "Title", safe(posted.title()));
        fact("内容", "Text", lines(posted.text()));
        fact("地点", "Place", safe(posted.place()));
        fact("反映人", "Reporter", safe(posted.reporter()));
        html.append("</tbody></table>");
    }

    private void objections(CaseFile file) {
        if (file.objections().isEmpty()) {
            return;
        }
        heading("异议与答复", "Objections and answers");
        table("时间 When", "异议 Objection", "结果 Outcome", "答复 Answer");
        for (CaseFile.Objected said : file.objections()) {
            row(
                    safe(said.at()),
                    lines(said.text()),
                    said.upheld() == null ? "待答复 unanswered" : said.upheld() ? "成立 upheld" : "不成立 dismissed",
                    lines(said.answer()));
        }
        end();
    }

    private void others(CaseFile file) {
        if (file.merged().isEmpty()) {
            return;
        }
        heading("已并入本件", "Merged into this need");
        table("编号 Number", "标题 Title", "状态 Status");
        file.merged().forEach(other -> row(safe(other.number()), safe(other.title()), both(other.status())));
        end();
    }

    private void scores(CaseFile file) {
        if (file.scores().isEmpty()) {
            return;
        }
        heading("积分", "Score entries");
        table("时间 When", "单位 Unit", "分 Points", "理由 Reason");
        for (CaseFile.Score score : file.scores()) {
            row(
                    safe(score.at()),
                    score.unit() == null ? safe(score.subject()) : both(score.unit()),
                    String.format(Locale.ROOT, "%+d", score.points()),
                    both(score.reason()));
        }
        end();
    }

    private void evidence(CaseFile file, Map<String, byte[]> thumbnails) {
        heading("照片与文件", "Evidence");
        if (file.evidence().isEmpty()) {
            html.append("<p class=\"none\">无 none</p>");
            return;
        }
        html.append("<table><thead><tr><th class=\"piece\">照片 Photo</th><th>文件 File</th></tr></thead><tbody>");
        for (EvidenceItem item : file.evidence()) {
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

    private void notes(CaseFile file) {
        if (file.colleagueNotes().isEmpty()) {
            return;
        }
        heading("同事留言（不公开）", "Notes between colleagues, not public");
        table("时间 When", "谁 Who", "内容 Note");
        file.colleagueNotes().forEach(note -> row(safe(note.at()), both(note.by()), lines(note.text())));
        end();
    }

    private void timeline(CaseFile file) {
        heading("经过", "What has happened");
        html.append(
                        "<table><thead><tr><th class=\"when\">时间 When</th><th>事项 What</th><th class=\"piece\">谁 Who</th></tr></thead>")
                .append("<tbody>");
        List<CaseFile.Happening> oldestFirst = new ArrayList<>(file.timeline());
        Collections.reverse(oldestFirst);
        for (CaseFile.Happening happening : oldestFirst) {
            row(safe(happening.at()), both(happening.sentence()) + said(happening.note()), both(happening.by()));
        }
        end();
    }

    private void table(String... headings) {
        html.append("<table><thead><tr>");
        for (String heading : headings) {
            html.append("<th>").append(safe(heading)).append("</th>");
        }
        html.append("</tr></thead><tbody>");
    }

    private void row(String... cells) {
        html.append("<tr>");
        for (String cell : cells) {
            html.append("<td>").append(cell).append("</td>");
        }
        html.append("</tr>");
    }

    private void end() {
        html.append("</tbody></table>");
    }

    private void heading(String zh, String en) {
        html.append("<h2>").append(zh).append(" <span class=\"en\">").append(en).append("</span></h2>");
    }

    private void fact(String zh, String en, String markup) {
        html.append("<tr><th>")
                .append(zh)
                .append("<br/><span class=\"en\">")
                .append(en)
                .append("</span></th><td>")
                .append(markup)
                .append("</td></tr>");
    }

    private static String said(@Nullable String note) {
        return note == null ? "" : "<br/><span class=\"how\">“" + lines(note) + "”</span>";
    }

    private static String both(Bilingual words) {
        return words.zh().equals(words.en())
                ? safe(words.zh())
                : safe(words.zh()) + " <span class=\"en\">" + safe(words.en()) + "</span>";
    }

    private static String both(UnitName unit) {
        return both(Bilingual.of(unit.zh(), unit.en()));
    }

    private static String yes(boolean flag) {
        return flag ? "是 yes" : "否 no";
    }

    private static String lines(@Nullable String text) {
        return safe(text).replaceAll("\\R", "<br/>");
    }

    /** Text as XML that any parser accepts: escaped, and without characters that XML forbids or that turn the direction around. */
    private static String safe(@Nullable String text) {
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
