package org.needsline.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.needsline.wording.Refusal;

class DecisionsTest {

    private static final List<AgendaItem> AGENDA = IntStream.rangeClosed(1, 6)
            .mapToObj(position -> new AgendaItem(position, need("N" + position), null, null, null))
            .toList();

    @ParameterizedTest
    @CsvSource({"30,20", "31,21", "32,22", "3,2", "1,1", "1000,667"})
    void twoThirdsMustCome(int representatives, int quorum) {
        assertThat(Quorum.of(representatives)).isEqualTo(quorum);
        assertThat(Quorum.metBy(quorum, representatives)).isTrue();
        assertThat(Quorum.metBy(quorum - 1, representatives)).isFalse();
    }

    @Property(tries = 200)
    void quorumAndRuleAgree(@ForAll @IntRange(min = 1, max = 1000) int representatives) {
        assertThat(Quorum.metBy(Quorum.of(representatives), representatives)).isTrue();
        assertThat(Quorum.metBy(Quorum.of(representatives) - 1, representatives))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"13,24,true", "12,24,false", "12,23,true", "11,23,false", "0,0,false", "1,1,true"})
    void acceptanceNeedsMoreThanHalfOfThosePresent(int yes, int present, boolean carried) {
        assertThat(new Vote(yes, 0, 0).carriedBy(present)).isEqualTo(carried);
    }

    @Test
    void halfOfThosePresentIsNotEnoughHoweverFewVotedAgainst() {
        assertThat(Decisions.of(AGENDA, record(24, new Vote(12, 0, 0), null)))
                .allMatch(decision -> decision.outcome() == ScreeningOutcome.DEFERRED);
    }

    @Test
    void whatIsTakenOutDoesNotGoWithTheList() {
        List<Decision> decisions = Decisions.of(
                AGENDA,
                new MeetingRecord(
                        24,
                        "王",
                        null,
                        new Vote(20, 3, 1),
                        List.of("N1"),
                        Map.of(
                                RejectionReason.UNREALISTIC,
                                List.of("N2"),
                                RejectionReason.PRIVATE_MATTER,
                                List.of("N3")),
                        List.of("N4"),
                        "N5 12 12 0"));
        assertThat(decisions)
                .containsExactly(
                        new Decision("N1", ScreeningOutcome.DEFERRED, null, Decision.How.TAKEN_OUT, null),
                        new Decision(
                                "N2",
                                ScreeningOutcome.REJECTED,
                                RejectionReason.UNREALISTIC,
                                Decision.How.TAKEN_OUT,
                                null),
                        new Decision(
                                "N3",
                                ScreeningOutcome.REJECTED,
                                RejectionReason.PRIVATE_MATTER,
                                Decision.How.TAKEN_OUT,
                                null),
                        new Decision("N4", ScreeningOutcome.OUTSIDE_REMIT, null, Decision.How.TAKEN_OUT, null),
                        new Decision("N5", ScreeningOutcome.DEFERRED, null, Decision.How.SINGLE, new Vote(12, 12, 0)),
                        new Decision("N6", ScreeningOutcome.ACCEPTED, null, Decision.How.LIST, new Vote(20, 3, 1)));
    }

    @Test
    void aFailedListLeavesWhatWasDecidedByItself() {
        List<Decision> decisions = Decisions.of(AGENDA, record(24, new Vote(3, 20, 1), "N5 20 3 1"));
        assertThat(decisions.get(4).outcome()).isEqualTo(ScreeningOutcome.ACCEPTED);
        assertThat(decisions.get(5).outcome()).isEqualTo(ScreeningOutcome.DEFERRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"N5 20 3 1", "5 20 3 1", " 5，20，3，1 ", "5\u300020、3、1", "\n\n5\t20\t3\t1\n", "N5:20 3 1"})
    void singleVotesAreReadAsPeopleWriteThem(String text) {
        assertThat(Decisions.of(AGENDA, record(24, new Vote(20, 3, 1), text)).get(4))
                .isEqualTo(
                        new Decision("N5", ScreeningOutcome.ACCEPTED, null, Decision.How.SINGLE, new Vote(20, 3, 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "N5 20 3|写法不对|should read",
                "N5 20 3 1 1|写法不对|should read",
                "N5 twenty 3 1|写法不对|should read",
                "N5 -1 3 1|写法不对|should read",
                "N5 9999999 3 1|写法不对|should read",
                "N9 20 3 1|议程中没有|no need",
                "7 20 3 1|议程中没有|no need",
                "N5 25 0 0|多于到会|more than",
                "N5 20 3 2|多于到会|more than",
            })
    void anUnclearSingleVoteIsRefusedInWords(String text, String zh, String en) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Decisions.of(AGENDA, record(24, new Vote(20, 3, 1), text)))
                .satisfies(refusal -> {
                    assertThat(refusal.sentence().zh()).contains(zh);
                    assertThat(refusal.sentence().en()).contains(en);
                });
    }

    @Test
    void aNeedCanHaveOneOutcomeOnly() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Decisions.of(
                        AGENDA,
                        new MeetingRecord(
                                24, "王", null, new Vote(20, 3, 1), List.of("N5"), Map.of(), List.of(), "5 20 3 1")))
                .withMessageContaining("N5")
                .withMessageContaining("两次");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Decisions.of(AGENDA, record(24, new Vote(20, 3, 1), "5 20 3 1\nN5 20 3 1")))
                .withMessageContaining("twice");
    }

    @Test
    void theListNeedsAPlausibleVote() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Decisions.of(AGENDA, record(24, new Vote(20, 4, 1), null)))
                .withMessageContaining("25");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Decisions.of(AGENDA, record(24, null, null)))
                .withMessageContaining("整单表决");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> new Vote(-1, 0, 0));
    }

    @Test
    void theMostUrgentNeedsComeFirst() {
        LocalDate day = LocalDate.of(2026, 9, 1);
        WaitingNeed late = new WaitingNeed("A", "a", "c", "life", "ordinary", day.plusDays(1), 5, false);
        WaitingNeed early = new WaitingNeed("B", "b", "c", "life", "ordinary", day, 5, false);
        WaitingNeed many = new WaitingNeed("C", "c", "c", "life", "ordinary", day.plusDays(9), 80, false);
        WaitingNeed poor = new WaitingNeed("D", "d", "c", "life", "ordinary", day.plusDays(9), 1, true);
        WaitingNeed urgent = new WaitingNeed("E", "e", "c", "life", "urgent", day.plusDays(9), 1, false);
        assertThat(AgendaOrder.sorted(List.of(late, early, many, poor, urgent)))
                .containsExactly(urgent, poor, many, early, late);
    }

    private static MeetingRecord record(int present, @Nullable Vote list, @Nullable String singleVotes) {
        return new MeetingRecord(present, "王", null, list, List.of(), Map.of(), List.of(), singleVotes);
    }

    private static WaitingNeed need(String number) {
        return new WaitingNeed(
                number, "第一组道路", "道路交通 Roads", "development", "ordinary", LocalDate.of(2026, 9, 1), 10, false);
    }
}
