package org.needsline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.needsline.engine.EngineClock;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@SystemTest
@ExtendWith(OutputCaptureExtension.class)
class DatabaseClockTest {

    @Autowired
    DatabaseClock watch;

    @Autowired
    Clock clock;

    @AfterEach
    void theClockRuns() {
        ((EngineClock) clock).reset();
        watch.compare();
    }

    @Test
    void aClockThatIsOffIsToldInLogAndHealthUntilItIsRight(CapturedOutput output) {
        watch.compare();
        assertThat(watch.health().getStatus()).isEqualTo(Status.UP);

        Instant now = clock.instant();
        for (Duration off : new Duration[] {Duration.ofSeconds(5), Duration.ofSeconds(-5)}) {
            ((EngineClock) clock).moveTo(now.plus(off));
            watch.compare();
            assertThat(watch.health().getStatus()).as(off.toString()).isEqualTo(Status.DOWN);
            assertThat((Double) watch.health().getDetails().get("secondsOffTheDatabase"))
                    .isBetween(off.toSeconds() - 3.0, off.toSeconds() + 3.0);
        }
        assertThat(output).contains("本节点时钟与数据库相差").contains("seconds off the database's");

        ((EngineClock) clock).reset();
        watch.compare();
        assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
    }
}
