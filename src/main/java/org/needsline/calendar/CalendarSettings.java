package org.needsline.calendar;

import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code needsline.*} of time.
 *
 * @param zone the zone of the district's clocks, whatever the server's
 * @param workingDayEndsAt local time at which a deadline in working days is over
 */
@ConfigurationProperties("needsline")
record CalendarSettings(
        @DefaultValue("Asia/Shanghai") ZoneId zone, @DefaultValue("17:30") LocalTime workingDayEndsAt) {}
