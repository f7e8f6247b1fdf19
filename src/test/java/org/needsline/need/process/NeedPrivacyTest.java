package org.needsline.need.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.needsline.need.Actor;
import org.needsline.need.Objection;
import org.needsline.need.Rating;
import org.needsline.support.EngineTables;
import org.springframework.beans.factory.annotation.Autowired;

/** Contacts and free text stay in the library's tables: the engine's tables are searched, every column of every one. */
class NeedPrivacyTest extends LifeOfANeed {

    private static final String PHONE = "13877665544";
    private static final String NAME = "欧阳春晓";
    private static final String EMAIL = "ouyang.chunxiao@example.org";
    private static final String SAID = "只有我们家知道的话";

    @Autowired
    DataSource dataSource;

    @Test
    void nothingThatAResidentSaidOrIsReachesTheEngine() {
        Map<String, Object> form = report();
        form.put("privateReporterName", NAME);
        form.put("privateReporterPhone", PHONE);
        form.put("privateReporterEmail", EMAIL);
        form.put("privateDescription", SAID + "一");
        form.put("privatePlace", SAID + "二");
        reported(form);
        complete("UserTask_TriageNeed", "clerk.201", "triageOutcome", "askReporter", "privateQuestion", SAID + "三");
        complete("UserTask_SupplementNeed", "clerk.201", "privateSupplement", SAID + "四");
        nothingLeaked();
        triaged();
        accepted();
        resident.objects(number, new Objection(SAID + "五", NAME, PHONE, false), Actor.resident());
        complete(
                "UserTask_ReviewObjection", "clerk.100", "objectionDecision", "dismissed", "privateAnswer", SAID + "六");
        postingOver();
        complete(
                "UserTask_ClaimNeed",
                "team.201",
                "claimOutcome",
                "claim",
                "claimUnit",
                TEAM,
                "promisedOn",
                workday(10).toString(),
                "privatePlan",
                SAID + "七",
                "privatePersonInCharge",
                SAID + "八");
        complete("UserTask_DeliverNeed", "team.201", "deliveryOutcome", "delivered", "privateResult", SAID + "九");
        complete("UserTask_VerifyDelivery", "clerk.100", "verifyOutcome", "notDone", "privateMissing", SAID + "十");
        delivered();
        nothingLeaked();
        verified();
        resident.rates(number, Rating.DISSATISFIED, SAID + "十一", Actor.resident());
        resident.withdraws(number, SAID + "十二", Actor.resident());
        nothingLeaked();
        fires("BoundaryEvent_UndoOver");
        endedAt("EndEvent_NeedWithdrawn");
        nothingLeaked();
        assertThat(needs.texts(number).description()).contains(SAID);
    }

    @Test
    void aFormThatIsRefusedLeavesNothingBehind() {
        reported();
        assertThatThrownBy(() -> complete(
                        "UserTask_TriageNeed",
                        "clerk.201",
                        "triageOutcome",
                        "screen",
                        "privateAnswer",
                        SAID,
                        "households",
                        0))
                .hasMessageContaining("标题");
        assertThat(EngineTables.of(dataSource).placesOf(SAID)).isEmpty();
        assertThat(openTasks()).containsExactly("UserTask_TriageNeed");
    }

    private void nothingLeaked() {
        EngineTables tables = EngineTables.of(dataSource);
        for (String secret : new String[] {PHONE, NAME, EMAIL, SAID}) {
            assertThat(tables.placesOf(secret)).as("places of %s", secret).isEmpty();
        }
    }
}
