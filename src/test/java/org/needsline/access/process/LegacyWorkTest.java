package org.needsline.access.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.access.AccessStatus;
import org.needsline.access.LegacyItem;
import org.needsline.access.LegacyItems;
import org.springframework.beans.factory.annotation.Autowired;

/** Work from before on its way into the ledger: what happens to it when its request is slow, or comes to nothing. */
class LegacyWorkTest extends LifeOfAnAccessRequest {

    @Autowired
    LegacyItems legacy;

    /** Every test has work of its own name, for cards name it and not its number. */
    private final String item = "道路巡查" + UUID.randomUUID();

    private String work = "";
    private String workInstance = "";
    private Date over = new Date();

    @BeforeEach
    void workFromBeforeIsEntered() {
        start(
                LegacyWork.KEY,
                "officer.transport",
                Map.of("privateItem", item, "department", DEPARTMENT, "legacyCommunities", LIUSHU + "," + SHIQIAO));
        work = number;
        workInstance = instanceId;
        over = in(60);
    }

    private void filedForTheWork() {
        opened("privateItem", "", "legacyNumber", work);
        complete("UserTask_FileAccessRequest", "officer.transport", application());
    }

    private void comesToNothing() {
        acts.withdraws(number, "材料不齐", "officer.transport");
        endedAt("EndEvent_AccessWithdrawn");
    }

    private boolean isToBeFiled() {
        return legacy.open(DEPARTMENT).stream().anyMatch(each -> each.number().equals(work));
    }

    private List<Boolean> unadmittedFor(String community) {
        return legacy.carried(community).stream()
                .filter(each -> each.number().equals(work))
                .map(LegacyItem::unadmitted)
                .toList();
    }

    /** What whoever answers a report of that community is shown of work from before. */
    private String onTheAnswerCard(String secretary) {
        start(UnadmittedWork.KEY, secretary, Map.of("department", DEPARTMENT, "privateWhat", "要求道路巡查"));
        SpinJsonNode card = (SpinJsonNode) runtime.getVariable(instanceId, UnadmittedWork.REPORT);
        return card.prop("legacy").stringValue();
    }

    /** Looks at the entry instead of the request. */
    private void theWork() {
        number = work;
        instanceId = workInstance;
    }

    private void moveBeyondItsTime() {
        moveTo(over.toInstant().plus(Duration.ofDays(1)));
    }

    @Test
    void whatWasFiledInTimeIsNotUnadmittedHoweverLongItsRequestTakes() {
        filedForTheWork();
        assertThat(isToBeFiled()).as("it is filed").isFalse();
        moveBeyondItsTime();
        assertThat(unadmittedFor(LIUSHU)).containsExactly(false);
        assertThat(legacy.carried(XINTANG))
                .extracting(LegacyItem::number)
                .as("it never carried that")
                .doesNotContain(work);
        assertThat(onTheAnswerCard("secretary.202")).contains(item);
    }

    @Test
    void onceItIsSignedTheLedgerTakesItsPlace() {
        opened("privateItem", "", "legacyNumber", work);
        complete("UserTask_FileAccessRequest", "officer.transport", application());
        complete("UserTask_CheckApplication", "access-office.district", fields("checkOutcome", "complete"));
        runsJobs();
        madeGood();
        jointlyReviewed();
        decided("admit");
        complete("UserTask_PostAccess", "access-office.district", fields());
        fires("CatchEvent_AccessPostingOver");
        assertThat(unadmittedFor(LIUSHU)).containsExactly(false);
        signed();
        assertThat(unadmittedFor(LIUSHU)).isEmpty();
        assertThat(ledger.running(DISTRICT, DEPARTMENT, LIUSHU))
                .extracting(line -> line.number())
                .contains(number);
        theWork();
        assertThat(passed()).contains("EndEvent_LegacySigned").doesNotContain("EndEvent_LegacyUnfiled");
    }

    @Test
    void aRequestThatComesToNothingInTimeLeavesWhatRemainsOfTheTime() {
        filedForTheWork();
        moveTo(in(10).toInstant());
        comesToNothing();
        assertThat(isToBeFiled()).isTrue();
        assertThat(unadmittedFor(LIUSHU)).containsExactly(false);
        theWork();
        assertThat(timer("BoundaryEvent_FilingOver").getDuedate()).isEqualTo(over);
        filedForTheWork();
        assertThat(legacy.require(work).filedAs()).isEqualTo(number);
        comesToNothing();
        theWork();
        fires("BoundaryEvent_FilingOver");
        assertThat(passed()).contains("EndEvent_LegacyUnfiled");
        isOverAndThoseConcernedKnow();
    }

    @Test
    void aRequestThatLapsesAfterTheTimeLeavesWorkThatMayBeRefused() {
        filedForTheWork();
        complete(
                "UserTask_CheckApplication",
                "access-office.district",
                fields("checkOutcome", "incomplete", "privateMissing", "缺预算"));
        moveBeyondItsTime();
        assertThat(unadmittedFor(LIUSHU)).containsExactly(false);
        management.executeJob(
                timer("BoundaryEvent_SupplementAccessRequestLapsed").getId());
        endedAt("EndEvent_AccessLapsed");
        assertThat(unadmittedFor(LIUSHU)).as("from that moment on").containsExactly(true);
        theWork();
        management.executeJob(timer("BoundaryEvent_FilingReminder").getId());
        assertThat(toldTo("officer.transport"))
                .as("nothing is left to remind of")
                .isEmpty();
        management.executeJob(timer("BoundaryEvent_FilingOver").getId());
        isOverAndThoseConcernedKnow();
        assertThat(onTheAnswerCard("secretary.202")).doesNotContain(item);
    }

    private void isOverAndThoseConcernedKnow() {
        String title = "存量事项 " + work + " 逾期未申报";
        assertThat(legacy.require(work).overAt()).isNotNull();
        assertThat(unadmittedFor(LIUSHU)).containsExactly(true);
        for (String concerned :
                List.of("officer.transport", "access-office.district", "secretary.201", "secretary.202")) {
            assertThat(toldTo(concerned)).as(concerned).contains(title);
        }
        assertThat(toldTo("secretary.203")).as("does not carry it").isEmpty();
    }

    @Test
    void twoDraftsForOneWorkAndOnlyTheFirstIsFiled() {
        opened("privateItem", "", "legacyNumber", work);
        String first = number;
        opened("privateItem", "", "legacyNumber", work);
        complete("UserTask_FileAccessRequest", "officer.transport", application());
        String faster = number;
        number = first;
        assertThatThrownBy(() -> complete("UserTask_FileAccessRequest", "officer.transport", application()))
                .hasMessageContaining("该存量事项已按" + faster + "申报");
        assertThat(request().status()).as("nothing is kept").isEqualTo(AccessStatus.DRAFT);
        assertThat(legacy.require(work).filedAs()).isEqualTo(faster);
        acts.withdraws(first, "重复", "officer.transport");
        assertThat(legacy.require(work).filedAs())
                .as("the end of a draft frees nothing")
                .isEqualTo(faster);
    }

    @Test
    void whatIsFiledTooLateMayBeRefusedUntilItIsAdmitted() {
        fires("BoundaryEvent_FilingOver");
        filing(workday(40).toString());
        assertThat(unadmittedFor(LIUSHU)).containsExactly(true);
        assertThat(onTheAnswerCard("secretary.202")).doesNotContain(item);
    }

    private void filing(String startsOn) {
        opened("privateItem", "", "legacyNumber", work);
        complete("UserTask_FileAccessRequest", "officer.transport", application("startsOn", startsOn));
        assertThat(legacy.require(work).filedAs()).isEqualTo(number);
    }
}
