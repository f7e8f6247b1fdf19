package org.needsline.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares this node's clock with the database's, which all nodes share. Locks of jobs and due dates come from the node's clock, so a node
 * that is off does work early, late or twice.
 */
@Component("clockHealthIndicator")
class DatabaseClock implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Duration ALLOWED = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Duration off;

    DatabaseClock(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Every minute; a database that does not answer is no matter of the clock. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void compare() {
        Instant before = clock.instant();
        OffsetDateTime there;
        try {
            there = jdbc.sql("select current_timestamp")
                    .query(OffsetDateTime.class)
                    .single();
        } catch (DataAccessException notNow) {
            return;
        }
        Instant after = clock.instant();
        Duration difference = Duration.between(
                there.toInstant(), before.plus(Duration.between(before, after).dividedBy(2)));
        boolean wasOff = off != null;
        off = difference.abs().compareTo(ALLOWED) > 0 ? difference : null;
        if (off != null) {
            LOG.warn(
                    "本节点时钟与数据库相差{}秒，请校时。 This node's clock is {} seconds off the database's: set it right.",
                    difference.toMillis() / 1000.0,
                    difference.toMillis() / 1000.0);
        } else if (wasOff) {
            LOG.info("本节点时钟已校准。 This node's clock is right again.");
        }
    }

    @Override
    public Health health() {
        Duration now = off;
        return now == null
                ? Health.up().build()
                : Health.down()
                        .withDetail("secondsOffTheDatabase", now.toMillis() / 1000.0)
                        .build();
    }
}
