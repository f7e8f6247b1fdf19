package org.needsline.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.needsline.wording.Bilingual;

class MinutesDocumentTest {

    private static final Instant HELD = Instant.parse("2026-10-15T06:30:00Z");

    @Test
    void printsEveryDecisionOnA4WithItsOwnFont() throws IOException {
        byte[] pdf = print(60, "备注：一处 <b>&\u0007 改动");
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/minutes.pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            assertThat(document.getPage(0).getMediaBox().getWidth()).isCloseTo(PDRectangle.A4.getWidth(), within1());
            assertThat(document.getPage(0).getResources().getFontNames()).allSatisfy(name -> {
                var font = document.getPage(0).getResources().getFont(name);
                assertThat(font.getName()).contains("NotoSansSC");
                assertThat(font.isEmbedded()).isTrue();
            });
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("议定会会议纪要", "Minutes of the screening meeting", "M-990101100201-2026-01")
                    .contains("柳溪村", "2026-10-15 14:30", "村委会二楼会议室", "王书记")
                    .contains("30 / 20 / 24")
                    .contains("此前因未达三分之二而流会", "实到 9")
                    .contains("赞成20 反对3 弃权1", "List vote: yes 20, no 3, abstain 1")
                    .contains("缓议", "不采纳：与身份不符", "超出职责", "单独表决 赞成13")
                    .contains("主持人签字", "备注：一处 <b>& 改动");
            for (int i = 1; i <= 60; i++) {
                assertThat(text).contains(number(i));
            }
        }
        assertThat(pdf.length).isLessThan(1_000_000);
    }

    @Test
    void escapesWhateverPeopleWrote() throws IOException {
        byte[] pdf = print(1, "<script>alert(1)</script> ]]> <!-- \uD83D\uDE00 𠮷");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("<script>alert(1)</script> ]]> <!--");
        }
    }

    private static byte[] print(int needs, String remark) {
        List<AgendaItem> agenda = new ArrayList<>();
        for (int i = 1; i <= needs; i++) {
            WaitingNeed need = new WaitingNeed(
                    number(i),
                    i % 7 == 0 ? "第" + i + "组至集镇沿河道路硬化并加装路灯和排水沟盖板以方便学生上学老人出行的请求一共三公里" : "第" + i + "组道路硬化",
                    "道路交通 Roads and transport",
                    "development",
                    "ordinary",
                    LocalDate.of(2026, 9, 1),
                    12,
                    false);
            agenda.add(new AgendaItem(i, need, decision(need.number(), i), null, null));
        }
        Meeting meeting = new Meeting(
                "M-990101100201-2026-01",
                "990101100201",
                "ordered",
                null,
                HELD,
                "请于本月内开会 <尽快>",
                Meeting.Status.HELD,
                2,
                1,
                0,
                null);
        List<MeetingSession> sessions = List.of(
                new MeetingSession(meeting.id(), 1, HELD.minusSeconds(700_000), "村委会", 30, 9, "王书记", null, false, null),
                new MeetingSession(
                        meeting.id(),
                        2,
                        HELD,
                        "村委会二楼会议室",
                        30,
                        24,
                        "王书记",
                        "李代表对第3件回避\n张代表对第9件回避",
                        true,
                        new Vote(20, 3, 1)));
        return new MinutesDocument(ZoneId.of("Asia/Shanghai"))
                .of(
                        meeting,
                        Bilingual.of("柳溪村", "Liuxi village"),
                        Bilingual.of("清水镇", "Qingshui town"),
                        sessions,
                        agenda,
                        remark,
                        HELD.plusSeconds(90_000));
    }

    private static Decision decision(String number, int i) {
        return switch (i % 10) {
            case 3 -> new Decision(number, ScreeningOutcome.DEFERRED, null, Decision.How.TAKEN_OUT, null);
            case 5 ->
                new Decision(
                        number,
                        ScreeningOutcome.REJECTED,
                        RejectionReason.NOT_MATCHING_CIRCUMSTANCES,
                        Decision.How.TAKEN_OUT,
                        null);
            case 7 -> new Decision(number, ScreeningOutcome.OUTSIDE_REMIT, null, Decision.How.TAKEN_OUT, null);
            case 9 -> new Decision(number, ScreeningOutcome.ACCEPTED, null, Decision.How.SINGLE, new Vote(13, 11, 0));
            default -> new Decision(number, ScreeningOutcome.ACCEPTED, null, Decision.How.LIST, new Vote(20, 3, 1));
        };
    }

    private static String number(int i) {
        return String.format("990101100201-2026-%04d", i);
    }

    private static org.assertj.core.data.Offset<Float> within1() {
        return org.assertj.core.data.Offset.offset(1f);
    }
}
