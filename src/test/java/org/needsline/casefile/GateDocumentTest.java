package org.needsline.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.needsline.access.AccessFile;
import org.needsline.wording.Bilingual;

/** What the archive reads of an evaluation. */
class GateDocumentTest {

    @Test
    void anEvaluationIsRunningConcludedOnADayOrWasOvertakenByTheEnd() {
        assertThat(how(null, null)).isEqualTo("年度评估 Yearly · 进行中 running");
        assertThat(how(Bilingual.of("退出", "Exit"), "2027-06-10")).isEqualTo("年度评估 Yearly · 退出 Exit 2027-06-10");
        assertThat(how(Bilingual.of("未作结论", "Not concluded"), null)).isEqualTo("年度评估 Yearly · 未作结论 Not concluded");
    }

    private static String how(@Nullable Bilingual outcome, @Nullable String concludedOn) {
        return GateDocument.how(new AccessFile.Evaluated(
                Bilingual.of("年度评估", "Yearly"), "2027-06-01", "2027-06-10", outcome, null, concludedOn, List.of()));
    }
}
