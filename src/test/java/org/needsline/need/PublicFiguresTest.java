package org.needsline.need;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The public figures of a village, counted by hand and by the database. */
@SystemTest
@TestPropertySource(properties = "needsline.sample-data=true")
class PublicFiguresTest {

    private static final String VILLAGE = "990199001001";

    @Autowired
    PublicNeeds published;

    @Autowired
    NeedService needs;

    @Autowired
    JdbcClient jdbc;

    private String pattern;

    @BeforeEach
    void aNeedToCopy() {
        pattern = needs.registered(
                        new NeedReport(
                                null,
                                null,
                                false,
                                "990101101203",
                                null,
                                Kind.LIFE,
                                Category.ROADS,
                                Scope.COMMON,
                                3,
                                false,
                                LeftBehind.NONE,
                                false,
                                Channel.IMPORT,
                                "桥面破损",
                                null,
                                null,
                                null),
                        Actor.of("import", null))
                .number();
    }

    @AfterEach
    void leaveNothing() {
        jdbc.sql("delete from need where village = ?").param(VILLAGE).update();
    }

    @Test
    void aVillageWithoutNeedsHasNoFigures() {
        assertThat(published.figures(VILLAGE)).isEqualTo(new PublicNeeds.Figures(0, 0, 0, null, 0, 0, 0));
    }

    @Test
    void everyFigureCountsWhatItSays() {
        need(1, "triage", null, null, 0);
        need(2, "screening", null, null, 0);
        need(3, "posting", null, null, 0);
        need(4, "delivering", null, null, 0);
        need(5, "closed", "rejected", null, 9);
        need(6, "closed", "withdrawn", null, 9);
        need(7, "closed", "explained", null, 40);
        need(8, "closed", "met", "satisfied", 10);
        need(9, "closed", "met", "mostly", 20);
        need(10, "closed", "met", "dissatisfied", 90);
        need(11, "rating", null, null, 0);

        assertThat(published.figures(VILLAGE)).isEqualTo(new PublicNeeds.Figures(11, 7, 3, 20, 1, 1, 1));
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetween() {
        need(1, "closed", "met", null, 10);
        need(2, "closed", "met", null, 15);

        assertThat(published.figures(VILLAGE).medianDays()).isEqualTo(13);
    }

    private void need(int running, String status, @Nullable String ending, @Nullable String rating, int days) {
        String number = VILLAGE + "-2026-" + running;
        List<String> columns = jdbc
                .sql("select column_name from information_schema.columns where lower(table_name) = 'need'"
                        + " and lower(table_schema) = 'public'")
                .query(String.class)
                .list()
                .stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !name.equals("number"))
                .toList();
        String all = String.join(", ", columns);
        jdbc.sql("insert into need (number, " + all + ") select '" + number + "', " + all
                        + " from need where number = ?")
                .param(pattern)
                .update();
        OffsetDateTime registered = OffsetDateTime.parse("2026-03-02T00:00:00Z");
        jdbc.sql("update need set village = ?, status = ?, ending = ?, rating = ?, registered_on = ?, closed_at = ?"
                        + " where number = ?")
                .param(VILLAGE)
                .param(status)
                .param(ending)
                .param(rating)
                .param(registered.toLocalDate())
                .param(ending == null ? null : registered.plusDays(days))
                .param(number)
                .update();
    }
}
