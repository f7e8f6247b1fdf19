package org.needsline.access;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.needsline.calendar.Calendars;
import org.needsline.wording.Bilingual;
import org.springframework.stereotype.Component;

/** Moments as the timeline writes them, local to the district. */
@Component
class AccessMoments {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Calendars calendars;

    AccessMoments(Calendars calendars) {
        this.calendars = calendars;
    }

    String local(Instant at) {
        return MOMENT.format(at.atZone(calendars.current().zone()));
    }

    /** {@code 期限 2026-03-09 17:30}, {@code due 2026-03-09 17:30}. */
    Bilingual sentence(String zh, String en, Instant at) {
        String moment = local(at);
        return Bilingual.of(zh + " " + moment, en + " " + moment);
    }

    /** Working days from the day of one moment to the day of another. */
    int workdays(Instant from, Instant until) {
        var calendar = calendars.current();
        return calendar.workdaysBetween(calendar.dateOf(from), calendar.dateOf(until));
    }
}
