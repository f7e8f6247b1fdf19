package org.needsline.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.Deadline;
import org.needsline.calendar.DeadlineOutcome;
import org.needsline.casefile.DeadlineHistory.Line;
import org.needsline.need.Actor;
import org.needsline.need.Level;
import org.needsline.need.NeedEvent;
import org.needsline.need.TimelineEntry;
import org.needsline.support.SystemTest;
import org.needsline.wording.Bilingual;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Monday 2026-09-07 begins a week without holidays; a deadline ends at 17:30 local time, which is 09:30 here. */
@SystemTest
@TestPropertySource(properties = "needsline.sample-data=true")
class DeadlineHistoryTest {

    private static final Actor CLERK = Actor.of("clerk.201", "990101100201");

    @Autowired
    Calendars calendars;

    private final List<Deadline> deadlines = new ArrayList<>();
    private final List<TimelineEntry> timeline = new ArrayList<>();

    @Test
    void whatWasDoneInTimeWasKept() {
        deadline("TriageNeed", 7, 9);
        happened(8, NeedEvent.TRIAGED, CLERK);

        assertThat(only().outcome()).isEqualTo(DeadlineOutcome.KEPT);
        assertThat(only().text().zh()).isEqualTo("按期");
        assertThat(only().step()).isEqualTo(Bilingual.of("受理需求", "Triage need"));
    }

    @Test
    void whatWasDoneTooLateSaysHowLate() {
        deadline("DeliverNeed", 7, 9);
        happened(14, NeedEvent.DELIVERED, CLERK);

        Line line = only();
        assertThat(line.outcome()).isEqualTo(DeadlineOutcome.LATE);
        assertThat(line.workdaysLate()).as("Thursday, Friday, Monday").isEqualTo(3);
        assertThat(line.text()).isEqualTo(Bilingual.of("超期3个工作日", "3 working days late"));
        assertThat(line.by()).extracting(TimelineEntry::by).isEqualTo(CLERK);
    }

    @Test
    void whatTheClockDidIsNobodysDecision() {
        deadline("TriageNeed", 7, 9);
        happened(9, NeedEvent.TRIAGE_LAPSED, Actor.clock());

        assertThat(only().outcome()).isEqualTo(DeadlineOutcome.LAPSED);
        assertThat(only().text().en()).isEqualTo("Moved on automatically after the deadline");
        assertThat(only().outcome().kept()).isFalse();
    }

    @Test
    void aStepThatCameTwiceHasTwoEndings() {
        deadline("VerifyDelivery", 7, 10);
        happened(8, NeedEvent.NOT_DONE, CLERK);
        deadline("VerifyDelivery", 9, 14);
        happened(15, NeedEvent.VERIFIED, CLERK);

        assertThat(lines()).extracting(Line::outcome).containsExactly(DeadlineOutcome.KEPT, DeadlineOutcome.LATE);
    }

    @Test
    void anExtensionTakesThePlaceOfThePromise() {
        deadline("DeliverNeed", 7, 10);
        happened(9, NeedEvent.EXTENSION_GRANTED, CLERK);
        deadline("DeliverNeed", 9, 17);
        happened(16, NeedEvent.DELIVERED, CLERK);

        assertThat(lines()).extracting(Line::outcome).containsExactly(DeadlineOutcome.REPLACED, DeadlineOutcome.KEPT);
    }

    @Test
    void whenAllDeclinedNobodyWasLate() {
        deadline("ClaimNeed", 7, 11);
        happened(8, NeedEvent.CLAIM_DECLINED, CLERK);
        deadline("ClaimNeed", 8, 15);
        happened(10, NeedEvent.CLAIMED, CLERK);

        assertThat(lines()).extracting(Line::outcome).containsExactly(DeadlineOutcome.ENDED, DeadlineOutcome.KEPT);
        assertThat(lines().get(0).text().zh()).contains("均已答复");
    }

    @Test
    void anObjectionThatTheTownLeftGoesToTheDistrict() {
        deadline("ReviewObjection", 7, 9);
        deadline("ReviewObjectionByDistrict", 10, 14);
        happened(11, NeedEvent.OBJECTION_DISMISSED, Actor.of("supervisor.district", "990101"));

        assertThat(lines()).extracting(Line::outcome).containsExactly(DeadlineOutcome.LAPSED, DeadlineOutcome.KEPT);
    }

    @Test
    void twoObjectionsAreAnsweredSideBySide() {
        deadline("ReviewObjection", 7, 10);
        deadline("ReviewObjection", 8, 11);
        happened(9, NeedEvent.OBJECTION_DISMISSED, CLERK);
        happened(15, NeedEvent.OBJECTION_UPHELD, CLERK);

        assertThat(lines()).extracting(Line::outcome).containsExactly(DeadlineOutcome.KEPT, DeadlineOutcome.LATE);
    }

    @Test
    void aTimeInWhichOthersMayActIsOverAndNobodyLate() {
        deadline("PostNeed", 7, 11);
        happened(11, NeedEvent.POSTING_OVER, Actor.clock());

        assertThat(only().outcome()).isEqualTo(DeadlineOutcome.OVER);
        assertThat(only().outcome().kept()).isNull();
    }

    @Test
    void aWithdrawnCaseIsNoLongerCounted() {
        deadline("TriageNeed", 7, 9);
        happened(8, NeedEvent.WITHDRAWN, Actor.resident());

        assertThat(only().outcome()).isEqualTo(DeadlineOutcome.ENDED);
    }

    @Test
    void whatRunsIsOpenUntilItIsOverdue() {
        deadline("TriageNeed", 7, 9);

        assertThat(at(9).get(0).outcome()).isEqualTo(DeadlineOutcome.OPEN);
        assertThat(at(10).get(0).outcome()).isEqualTo(DeadlineOutcome.OVERDUE);
        assertThat(at(10).get(0).workdaysLate()).isEqualTo(1);
    }

    @Test
    void stepsBearTheNamesOfTheirModel() throws IOException {
        Matcher task = Pattern.compile("userTask id=\"UserTask_(\\w+)\" name=\"([^\"]+)\"")
                .matcher(Files.readString(Path.of("processes/need/NeedLifecycle.bpmn")));
        int tasks = 0;
        while (task.find()) {
            tasks++;
            String name = task.group(2);
            assertThat(CaseStep.of(task.group(1))).as(task.group(1)).hasValueSatisfying(step -> assertThat(
                            step.label().toString())
                    .isEqualTo(name));
        }
        assertThat(tasks).isGreaterThan(10);
    }

    private Line only() {
        assertThat(lines()).hasSize(1);
        return lines().get(0);
    }

    private List<Line> lines() {
        return at(30);
    }

    private List<Line> at(int day) {
        return DeadlineHistory.of(deadlines, timeline, morning(day), calendars.current());
    }

    private void deadline(String step, int from, int due) {
        deadlines.add(new Deadline(
                deadlines.size() + 1L,
                "N",
                step,
                morning(from),
                Instant.parse("2026-09-%02dT09:30:00Z".formatted(due)),
                null,
                Bilingual.of("算法", "arithmetic"),
                false));
    }

    private void happened(int day, NeedEvent event, Actor by) {
        timeline.add(new TimelineEntry(
                timeline.size() + 1L, "N", morning(day), event, by, Level.VILLAGE, null, Map.of(), null));
    }

    private static Instant morning(int day) {
        return Instant.parse("2026-09-%02dT02:00:00Z".formatted(day));
    }
}
