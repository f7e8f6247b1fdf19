package org.needsline.meeting;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.springframework.web.util.HtmlUtils;

/** The minutes as a document to print, sign and file: A4, Chinese first. */
final class MinutesDocument {

    private static final String FONT = "/fonts/NotoSansSC-Regular.ttf";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final String STYLE =
            """
            @page { size: A4; margin: 20mm 18mm 18mm 18mm;
              @bottom-center { content: counter(page) " / " counter(pages); font-family: 'Noto Sans SC'; font-size: 8pt; color: #555 } }
            body { font-family: 'Noto Sans SC'; font-size: 10pt; line-height: 1.4; color: #000 }
            h1 { font-size: 19pt; font-weight: normal; text-align: center; margin: 0 0 1mm }
            .en { font-size: 8pt; color: #555 }
            h1 .en { display: block; font-size: 11pt }
            h2 { font-size: 12pt; font-weight: normal; border-bottom: 0.5pt solid #000; padding-bottom: 1mm; margin: 6mm 0 2mm;
              page-break-after: avoid }
            p { margin: 1mm 0 }
            .number { text-align: center; margin-bottom: 5mm }
            table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate }
            th, td { border: 0.5pt solid #777; padding: 1.2mm 2mm; text-align: left; vertical-align: top; font-weight: normal }
            tr { page-break-inside: avoid }
            thead th { background-color: #eee }
            .facts th { width: 38mm; background-color: #f4f4f4 }
            .position { width: 8mm; text-align: right }
            .decisions { font-size: 9pt }
            .outcome { width: 40mm }
            .vote { width: 48mm }
            .mono { font-size: 8pt; color: #333 }
            .signatures { margin-top: 12mm; page-break-inside: avoid }
            .signatures td { border: none; padding: 6mm 4mm 0 0; width: 50% }
            .line { border-bottom: 0.5pt solid #000; height: 9mm }
            """;

    private final ZoneId zone;
    private final StringBuilder html = new StringBuilder(8_000);

    MinutesDocument(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The document.
     *
     * @param sessions every gathering; the last one decided
     * @throws IllegalStateException when there was no gathering
     */
    byte[] of(
            Meeting meeting,
            Bilingual village,
            Bilingual town,
            List<MeetingSession> sessions,
            List<AgendaItem> agenda,
            @Nullable String remark,
            Instant publishedAt) {
        if (sessions.isEmpty()) {
            throw new IllegalStateException("Meeting " + meeting.id() + " was never convened");
        }
        html.setLength(0);
        html.append("<html lang=\"zh\"><head><title>议定会会议纪要 Minutes ")
                .append(safe(meeting.id()))
                .append("</title><style>")
                .append(STYLE)
                .append(
                        "</style></head><body><h1>议定会会议纪要<span class=\"en\">Minutes of the screening meeting</span></h1>");
        html.append("<p class=\"number\">").append(safe(meeting.id())).append("</p>");
        MeetingSession held = sessions.get(sessions.size() - 1);
        attendance(meeting, village, town, held);
        earlier(sessions.subList(0, sessions.size() - 1));
        listVote(held, agenda);
        decisions(agenda);
        if (remark != null) {
            heading("备注", "Remark");
            html.append("<p>").append(lines(remark)).append("</p>");
        }
        signatures(publishedAt);
        html.append("</body></html>");
        return printed(html.toString());
    }

    private void attendance(Meeting meeting, Bilingual village, Bilingual town, MeetingSession held) {
        html.append("<table class=\"facts\"><tbody>");
        fact(
                "村·社区",
                "Village",
                safe(village.toString()) + "<br/><span class=\"mono\">" + safe(town.toString()) + "</span>");
        fact("会议时间", "Held at", safe(local(held.meetsAt())));
        fact("地点", "Place", safe(held.venue()));
        fact("主持人", "Chair", safe(held.chair()));
        fact(
                "应到 / 法定 / 实到",
                "Representatives / quorum / present",
                held.representatives() + " / " + held.quorum() + " / " + held.present());
        fact("回避", "Recusals", held.recusals() == null ? "无 None" : lines(held.recusals()));
        if (meeting.townOrder() != null) {
            fact("街镇责成", "Ordered by the town", lines(meeting.townOrder()));
        }
        html.append("</tbody></table>");
    }

    private void earlier(List<MeetingSession> adjourned) {
        if (adjourned.isEmpty()) {
            return;
        }
        heading("此前因未达三分之二而流会", "Adjourned before for want of a quorum");
        for (MeetingSession session : adjourned) {
            html.append("<p>第")
                    .append(session.convening())
                    .append("次 ")
                    .append(safe(local(session.meetsAt())))
                    .append("：应到 ")
                    .append(session.representatives())
                    .append("，实到 ")
                    .append(session.present())
                    .append(" <span class=\"en\">Convening ")
                    .append(session.convening())
                    .append(": ")
                    .append(session.present())
                    .append(" of ")
                    .append(session.representatives())
                    .append(" came</span></p>");
        }
    }

    private void listVote(MeetingSession held, List<AgendaItem> agenda) {
        Vote list = held.listVote();
        Integer present = held.present();
        if (list == null || present == null) {
            return;
        }
        long byList = agenda.stream()
                .map(AgendaItem::decision)
                .filter(decision -> decision != null && decision.how() == Decision.How.LIST)
                .count();
        boolean carried = list.carriedBy(present);
        heading("整单表决", "Vote on the list");
        html.append("<p>")
                .append(safe(list.wording().zh()))
                .append("，")
                .append(carried ? "过到会半数，通过" : "未过到会半数，未通过，所列需求缓议")
                .append("（清单 ")
                .append(byList)
                .append(" 件） <span class=\"en\">")
                .append(safe(list.wording().en()))
                .append(
                        carried
                                ? ": carried by more than half of those present"
                                : ": not carried, the list is deferred")
                .append("; ")
                .append(byList)
                .append(" needs on the list</span></p>");
    }

    private void decisions(List<AgendaItem> agenda) {
        heading("逐件结果", "Decisions");
        html.append(
                        "<table class=\"decisions\"><thead><tr><th class=\"position\">#</th><th>需求 <span class=\"en\">Need</span></th>")
                .append("<th class=\"outcome\">结果 <span class=\"en\">Decision</span></th>")
                .append("<th class=\"vote\">表决 <span class=\"en\">Vote</span></th></tr></thead><tbody>");
        for (AgendaItem item : agenda) {
            Decision decision = item.decision();
            Bilingual outcome = decision == null ? Bilingual.of("未决", "Undecided") : decision.wording();
            Bilingual vote = decision == null ? Bilingual.of("", "") : decision.voteWording();
            html.append("<tr><td class=\"position\">")
                    .append(item.position())
                    .append("</td><td>")
                    .append(safe(item.need().title()))
                    .append("<br/><span class=\"mono\">")
                    .append(safe(item.need().number()))
                    .append(" · ")
                    .append(safe(item.need().categoryName()))
                    .append("</span></td><td class=\"outcome\">");
            both(outcome);
            html.append("</td><td class=\"vote\">");
            both(vote);
            html.append("</td></tr>");
        }
        html.append("</tbody></table>");
    }

    private void signatures(Instant publishedAt) {
        html.append("<table class=\"signatures\"><tbody><tr>");
        for (Bilingual who : List.of(
                Bilingual.of("主持人签字", "Chair"),
                Bilingual.of("记录人签字", "Minutes taken by"),
                Bilingual.of("代表签字", "For the representatives"),
                Bilingual.of("村务监督签字", "Village supervision"))) {
            html.append("<td><div class=\"line\"></div>");
            html.append(safe(who.zh()))
                    .append(" <span class=\"en\">")
                    .append(safe(who.en()))
                    .append("</span></td>");
            if (who.zh().equals("记录人签字")) {
                html.append("</tr><tr>");
            }
        }
        html.append("</tr></tbody></table><p class=\"en\">公布 Published ")
                .append(safe(local(publishedAt)))
                .append("</p>");
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

    private void both(Bilingual words) {
        html.append(safe(words.zh()))
                .append("<br/><span class=\"en\">")
                .append(safe(words.en()))
                .append("</span>");
    }

    private String local(Instant moment) {
        return MOMENT.format(moment.atZone(zone));
    }

    private static String lines(String text) {
        return safe(text).replaceAll("\\R", "<br/>");
    }

    /** Text as XML that any parser accepts: escaped, and without the control characters that XML forbids. */
    private static String safe(@Nullable String text) {
        return text == null ? "" : HtmlUtils.htmlEscapeDecimal(text.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", ""));
    }

    private static byte[] printed(String html) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream(100_000);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.useFont(MinutesDocument::font, "Noto Sans SC");
        builder.withHtmlContent(html, null);
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("The minutes could not be printed", e);
        }
        return pdf.toByteArray();
    }

    private static InputStream font() {
        InputStream font = MinutesDocument.class.getResourceAsStream(FONT);
        if (font == null) {
            throw new IllegalStateException("The font " + FONT + " is missing");
        }
        return font;
    }
}
