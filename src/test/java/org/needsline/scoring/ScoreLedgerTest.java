package org.needsline.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needsline.support.SystemTest;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SystemTest
class ScoreLedgerTest {

    private static final String TOWN = "990101100";
    private static final String NEED = "9901011002012026000001";
    private static final Bilingual REASON = Bilingual.of("理由", "Reason");

    @Autowired
    ScoreLedger ledger;

    @Autowired
    JdbcClient client;

    @AfterEach
    void clear() {
        client.sql("delete from score_entry where reverses is not null").update();
        client.sql("delete from score_entry").update();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    claimedInTime,     TOWN,     0,  -,            ordinary, claimedInTime,      2
                    claimedInTime,     TOWN,     0,  -,            -,        claimedInTime,      2
                    claimedInTime,     TOWN,     0,  -,            urgent,   claimedInTime,      3
                    deliveredInTime,   DISTRICT, 0,  -,            -,        deliveredInTime,    5
                    deliveredLate,     TOWN,     1,  -,            -,        deliveredLate,     -1
                    deliveredLate,     TOWN,     9,  -,            -,        deliveredLate,     -9
                    deliveredLate,     TOWN,     10, -,            -,        deliveredLate,    -10
                    deliveredLate,     TOWN,     75, -,            -,        deliveredLate,    -10
                    acceptedFirstTime, VILLAGE,  0,  -,            -,        acceptedFirstTime,  2
                    rated,             TOWN,     0,  satisfied,    -,        ratedSatisfied,     5
                    rated,             TOWN,     0,  mostly,       -,        ratedMostly,        2
                    rated,             TOWN,     0,  dissatisfied, -,        ratedDissatisfied, -5
                    letLapse,          VILLAGE,  0,  -,            -,        letLapseAtVillage, -2
                    letLapse,          TOWN,     0,  -,            -,        letLapseAtTown,    -3
                    letLapse,          DISTRICT, 0,  -,            -,        letLapseAtDistrict,-4
                    handedBack,        TOWN,     0,  -,            -,        handedBack,        -3
                    objectionUpheld,   VILLAGE,  0,  -,            -,        objectionUpheld,   -2
                    supervisionOrder,  TOWN,     0,  -,            -,        supervisionOrder,  -5
                    unverified,        TOWN,     0,  -,            -,        unverified,         0
                    """)
    void theDecisionSaysWhatAFactIsWorth(
            String event, String level, int daysLate, String rating, String urgency, String rule, int points) {
        Optional<ScoreEntry> entry =
                ledger.count(new ScoreFact(event, TOWN, "2026", NEED, "f", level, daysLate, rating, urgency, "system"));
        assertThat(entry).isPresent();
        assertThat(entry.get().rule()).isEqualTo(rule);
        assertThat(entry.get().points()).isEqualTo(points);
        assertThat(entry.get().reason().zh()).isNotBlank();
        if (daysLate > 0) {
            assertThat(entry.get().reason().zh()).isEqualTo("逾期" + daysLate + "个工作日落实");
        }
    }

    @Test
    void aFactThatNoRowKnowsIsNotEntered() {
        assertThat(ledger.count(ScoreFact.of("outsideRemit", TOWN, "2026", NEED, "f", "TOWN", "system")))
                .isEmpty();
        assertThat(ledger.count(ScoreFact.of(ScoreEvents.RATED, TOWN, "2026", NEED, "f", "TOWN", "system")))
                .isEmpty();
        assertThat(ledger.entriesOf(NEED)).isEmpty();
    }

    @Test
    void theSameFactIsEnteredOnce() {
        ScoreFact fact = ScoreFact.of(ScoreEvents.HANDED_BACK, TOWN, "2026", NEED, "round-1", "TOWN", "system");
        ScoreEntry first = ledger.count(fact).orElseThrow();
        assertThat(ledger.count(fact)).contains(first);
        ledger.count(ScoreFact.of(ScoreEvents.HANDED_BACK, TOWN, "2026", NEED, "round-2", "TOWN", "system"));
        assertThat(ledger.entriesOf(NEED)).hasSize(2);
        assertThat(ledger.pointsOf(TOWN, "2026")).isEqualTo(-6);
        assertThat(ledger.pointsOf(TOWN, "2025")).isZero();
    }

    @Test
    void anEntryIsTakenBackByACounterEntryOnce() {
        ScoreEntry wrong = ledger.count(
                        ScoreFact.of(ScoreEvents.SUPERVISION_ORDER, TOWN, "2026", NEED, "f", "TOWN", "system"))
                .orElseThrow();
        ScoreEntry counter = ledger.reverse(wrong.id(), REASON, "supervisor");
        assertThat(counter.points()).isEqualTo(5);
        assertThat(counter.reverses()).isEqualTo(wrong.id());
        assertThat(ledger.reverse(wrong.id(), REASON, "supervisor")).isEqualTo(counter);
        assertThat(ledger.entriesOf(NEED)).containsExactly(wrong, counter);
        assertThat(ledger.pointsOf(TOWN, "2026")).isZero();
        assertThatThrownBy(() -> ledger.reverse(counter.id(), REASON, "x")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> ledger.reverse(-1, REASON, "x")).isInstanceOf(Refusal.class);
    }

    @Test
    void whoeverHasFewerThanTenRatingsIsNotRanked() {
        rate("990101100", 10, "satisfied");
        rate("990101101", 9, "satisfied");
        rate("990101102", 11, "mostly");
        assertThat(ledger.ranked("2031"))
                .containsExactly(new Rank(1, "990101100", 50, 10), new Rank(2, "990101102", 22, 11));
        assertThat(ledger.ranked("2025")).isEmpty();

        ledger.reverse(ledger.entriesOf("990101100-0").get(0).id(), REASON, "supervisor");
        assertThat(ledger.ranked("2031")).extracting(Rank::subject).containsExactly("990101102");
    }

    private void rate(String subject, int times, String rating) {
        for (int i = 0; i < times; i++) {
            ledger.count(new ScoreFact(
                    ScoreEvents.RATED,
                    subject,
                    "2031",
                    subject + "-" + i,
                    "rating",
                    "TOWN",
                    0,
                    rating,
                    null,
                    "system"));
        }
    }
}
