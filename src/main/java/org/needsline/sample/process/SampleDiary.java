package org.needsline.sample.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happens in the sample district and when: written down in any order, played in the order of the days. */
final class SampleDiary {

    private record Event(Instant at, Runnable happens) {}

    private final SampleDays days;
    private final SampleStaff staff;
    private final List<Event> events = new ArrayList<>();

    SampleDiary(SampleDays days, SampleStaff staff) {
        this.days = days;
        this.staff = staff;
    }

    void note(Instant at, Runnable happens) {
        events.add(new Event(at, happens));
    }

    /** @throws IllegalStateException at the end, with every event that could not be played; none holds up the others */
    void play() {
        IllegalStateException incomplete = new IllegalStateException("Some of the sample cases could not be played");
        for (Event event :
                events.stream().sorted(Comparator.comparing(Event::at)).toList()) {
            try {
                staff.letTimePassUntil(event.at());
                event.happens().run();
            } catch (RuntimeException e) {
                incomplete.addSuppressed(e);
            }
        }
        staff.letTimePassUntil(days.now());
        if (incomplete.getSuppressed().length > 0) {
            throw incomplete;
        }
    }
}
