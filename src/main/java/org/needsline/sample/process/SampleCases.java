package org.needsline.sample.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.meeting.Meetings;
import org.needsline.need.NeedSamples;
import org.needsline.need.NeedService;
import org.needsline.organisation.Organisation;
import org.needsline.sample.SampleSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Plays the last weeks of the sample district, so that its needs stand in every stage. It does so before the first request is answered
 * and before the job executor begins: until then nobody else reads the clock, which it moves.
 */
@Component
@EnableConfigurationProperties(SampleSettings.class)
class SampleCases implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SampleCases.class);
    private static final String DISTRICT = "990101";
    private static final String SOMEBODY = "clerk.201";

    private final SampleSettings settings;
    private final ApplicationArguments arguments;
    private final Organisation organisation;
    private final JdbcClient jdbc;
    private final SampleStaff staff;
    private final NeedService needs;
    private final Meetings meetings;
    private final Calendars calendars;
    private final Clock clock;
    private boolean running;

    SampleCases(
            SampleSettings settings,
            ApplicationArguments arguments,
            Organisation organisation,
            JdbcClient jdbc,
            SampleStaff staff,
            NeedService needs,
            Meetings meetings,
            Calendars calendars,
            Clock clock) {
        this.settings = settings;
        this.arguments = arguments;
        this.organisation = organisation;
        this.jdbc = jdbc;
        this.staff = staff;
        this.needs = needs;
        this.meetings = meetings;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        if (settings.wanted() && !isErrand()) {
            try {
                play();
            } catch (RuntimeException e) {
                // Samples are a courtesy: without them the system works all the same.
                LOG.error("示例案件未能全部生成。 The sample cases are incomplete.", e);
            }
        }
    }

    /** Only in the sample district, and only while it has no need. */
    void play() {
        if (organisation.unit(DISTRICT).isEmpty()
                || organisation.staff(SOMEBODY).isEmpty()
                || anyNeed()) {
            return;
        }
        Instant now = clock.instant();
        long began = System.nanoTime();
        try {
            SampleDays days = new SampleDays(calendars.current(), now);
            RuntimeException incomplete =
                    played(() -> new SampleStory(NeedSamples.all(), days, staff, needs, meetings).play());
            RuntimeException also = played(() -> new SampleAccess(days, staff).play());
            if (incomplete != null || also != null) {
                throw incomplete == null ? Objects.requireNonNull(also) : incomplete;
            }
        } finally {
            staff.clockRuns();
        }
        LOG.info(
                "已生成示例案件（虚构），用时{}秒。 The fictional sample cases are played, in {} seconds.",
                seconds(began),
                seconds(began));
    }

    /** One story does not hold up the other. */
    private static @Nullable RuntimeException played(Runnable story) {
        try {
            story.run();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static long seconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }

    private boolean anyNeed() {
        return jdbc.sql("select count(*) from need").query(Long.class).single() > 0;
    }

    private boolean isErrand() {
        return arguments.getOptionNames().stream()
                .anyMatch(name -> name.startsWith("import-") || name.startsWith("add-"));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Long before the web server answers. */
    @Override
    public int getPhase() {
        return 0;
    }
}
