package org.needsline.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.needsline.wording.Bilingual;

/** The archive gets what the page shows, in both languages. */
class NeedDocumentTest {

    private static final Bilingual LIGHTING = Bilingual.of("道路照明", "Street lighting");
    private static final CaseFile.UnitName VILLAGE = new CaseFile.UnitName("990101100201", "柳树村", "Liushu");

    @Test
    void theArchiveLeavesOutNothingThatThePageShows() throws IOException {
        assertThat(printed())
                .contains("2027", "Planned for")
                .contains("申请延至", "Extension asked until", "2026-09-30")
                .contains("以前的公示", "Earlier postings", "原来的标题", "原来的内容")
                .contains("可能重复", "Likely duplicates", "990101100201-2026-00077", "另一盏路灯");
    }

    @Test
    void itSpeaksBothLanguages() throws IOException {
        assertThat(printed())
                .contains("两个工作日", "two working days")
                .contains("钟表", "the clock")
                .contains("应到", "Members, quorum, present");
    }

    private static String printed() throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        new NeedDocument(file(), null, Map.of()).write("990101100201-2026-00001", LIGHTING, "2026-08-01", pdf);
        try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
            // What a narrow column breaks belongs together.
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static CaseFile file() {
        return new CaseFile(
                "990101100201-2026-00001",
                "修路灯",
                LIGHTING,
                LIGHTING,
                VILLAGE,
                null,
                LIGHTING,
                LIGHTING,
                false,
                false,
                null,
                LIGHTING,
                3,
                "2026-07-01",
                null,
                null,
                null,
                2027,
                "路灯坏了",
                null,
                null,
                null,
                "2026-09-01",
                "2026-09-30",
                null,
                null,
                List.of(new CaseFile.Other("990101100201-2026-00077", "另一盏路灯", LIGHTING, 80)),
                List.of(),
                List.of(),
                null,
                List.of(new CaseFile.DeadlineLine(
                        LIGHTING,
                        "2026-07-01",
                        "2026-07-03",
                        false,
                        Bilingual.of("两个工作日", "two working days"),
                        true,
                        "kept",
                        LIGHTING,
                        0,
                        "2026-07-02",
                        Bilingual.of("钟表", "the clock"))),
                List.of(),
                List.of(new CaseFile.Voted(
                        "M-1", "2026-07-10", "村委会", 33, 22, 30, 1, LIGHTING, LIGHTING, 30, 0, 0, null)),
                List.of(),
                null,
                List.of(new CaseFile.Posting(
                        "2026-07-11", "2026-07-16", LIGHTING, VILLAGE, "原来的标题", "原来的内容", "村口", null)),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                true,
                true);
    }
}
