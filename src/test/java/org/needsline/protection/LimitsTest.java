package org.needsline.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.engine.EngineClock;
import org.needsline.protection.Limits.Door;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes on one database count together, whatever happens at the same time. */
@SystemTest
class LimitsTest {

    private static final ProtectionSettings SETTINGS =
            new ProtectionSettings(List.of(), "40/1m", "5/1h", "3/1h", "4/15m", 1000, Duration.ofHours(1));

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final String address = UUID.randomUUID().toString();

    @BeforeEach
    void theClockStands() {
        ((EngineClock) clock).moveTo(clock.instant());
    }

    @AfterEach
    void theClockRuns() {
        ((EngineClock) clock).reset();
    }

    @Test
    void twoNodesCountTogether() {
        Limits one = node();
        Limits other = node();
        for (int i = 0; i < 5; i++) {
            assertThat((i % 2 == 0 ? one : other).take(Door.REPORTS, address)).isEmpty();
        }

        assertThat(one.take(Door.REPORTS, address)).hasValueSatisfying(LimitsTest::twelveMinutes);
        assertThat(other.take(Door.REPORTS, address)).hasValueSatisfying(LimitsTest::twelveMinutes);
        assertThat(other.take(Door.REPORTS, "elsewhere " + address)).isEmpty();
        assertThat(other.take(Door.CALLS, address)).as("another door").isEmpty();
    }

    @Test
    void whatWasUsedUpComesBackEvenly() {
        Limits node = node();
        for (int i = 0; i < 6; i++) {
            node.take(Door.REPORTS, address);
        }
        ((EngineClock) clock)
                .moveTo(clock.instant().plus(Duration.ofMinutes(12)).plusSeconds(1));

        assertThat(node.take(Door.REPORTS, address)).isEmpty();
        assertThat(node.take(Door.REPORTS, address)).isPresent();
    }

    @Test
    void manyAtTheSameMomentGetNoMoreThanThereIs() throws Exception {
        List<Limits> nodes = List.of(node(), node());
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> tries = IntStream.range(0, 100)
                    .mapToObj(i -> (Callable<Boolean>)
                            () -> nodes.get(i % 2).take(Door.CALLS, address).isEmpty())
                    .toList();
            int let = 0;
            for (Future<Boolean> each : people.invokeAll(tries)) {
                let += each.get() ? 1 : 0;
            }
            assertThat(let).isEqualTo(40);
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void whoIsRefusedIsRefusedFromMemory() {
        Limits node = node();
        for (int i = 0; i < 6; i++) {
            node.take(Door.REPORTS, address);
        }
        jdbc.sql("delete from rate_bucket").update();

        assertThat(node.take(Door.REPORTS, address))
                .as("the database was not asked")
                .isPresent();
        assertThat(node().take(Door.REPORTS, address))
                .as("a node that knows nothing asks it")
                .isEmpty();
    }

    @Test
    void wrongCodesAreChargedAfterwardsAlsoBeyondTheLimit() {
        Limits node = node();
        for (int i = 0; i < 4; i++) {
            assertThat(node.ask(Door.CODES, address))
                    .as("right codes cost nothing")
                    .isEmpty();
        }
        for (int i = 0; i < 8; i++) {
            node.charge(Door.CODES, address);
        }

        assertThat(node.ask(Door.CODES, address)).hasValueSatisfying(wait -> assertThat(wait)
                .as("four too many, in parallel, are made up for")
                .isGreaterThan(Duration.ofMinutes(15)));
    }

    @Test
    void noAddressIsStored() {
        node().take(Door.CALLS, "203.0.113.77");

        assertThat(jdbc.sql("select id from rate_bucket").query(String.class).list().stream()
                        .collect(Collectors.joining()))
                .isNotEmpty()
                .doesNotContain("203.0.113.77");
    }

    @Test
    void fullBucketsAreForgotten() {
        BucketRows rows = new BucketRows(jdbc, clock);
        new Limits(rows, new ServerSecret(jdbc), SETTINGS, clock).take(Door.REPORTS, address);
        rows.forgetFullOnes();
        int before = rowCount();
        ((EngineClock) clock).moveTo(clock.instant().plus(Duration.ofDays(2)));
        rows.forgetFullOnes();

        assertThat(before).isPositive();
        assertThat(rowCount()).isZero();
    }

    private int rowCount() {
        return jdbc.sql("select count(*) from rate_bucket").query(Integer.class).single();
    }

    private Limits node() {
        return new Limits(new BucketRows(jdbc, clock), new ServerSecret(jdbc), SETTINGS, clock);
    }

    private static void twelveMinutes(Duration wait) {
        assertThat(wait).isBetween(Duration.ofMinutes(11), Duration.ofMinutes(12));
    }
}
