package org.needsline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.needsline.engine.EngineClock;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;

@SystemTest
class ApplicationTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    Clock clock;

    @Test
    void startsOnAnEmptyDatabaseWithTheEngineFollowingTheClock() {
        Instant day = Instant.parse("2026-09-28T01:00:00Z");
        ((EngineClock) clock).moveTo(day);
        try {
            assertThat(clock.instant()).isEqualTo(day);
            assertThat(engine.getManagementService().getTableCount()).isNotEmpty();
        } finally {
            ((EngineClock) clock).reset();
        }
    }
}
