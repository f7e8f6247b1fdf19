package org.needsline.access;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.needsline.access.GateFacts.Name;
import org.needsline.calendar.Calendars;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Staff;
import org.needsline.wording.Bilingual;
import org.springframework.stereotype.Component;

/** Units, people and moments of the gate as people read them. */
@Component
class GateNames {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Bilingual CLOCK = Bilingual.of("时钟", "Clock");
    private static final Bilingual SYSTEM = Bilingual.of("系统", "System");

    private final Organisation organisation;
    private final Calendars calendars;

    GateNames(Organisation organisation, Calendars calendars) {
        this.organisation = organisation;
        this.calendars = calendars;
    }

    Name unit(String code) {
        return organisation
                .unit(code)
                .map(unit -> new Name(code, unit.name(), unit.nameEn()))
                .orElseGet(() -> new Name(code, code, code));
    }

    /** A user id, {@code clock} or {@code system}. */
    Bilingual person(String by) {
        if (by.equals(AccessHappening.CLOCK)) {
            return CLOCK;
        }
        if (by.equals("system")) {
            return SYSTEM;
        }
        String name = organisation.staff(by).map(Staff::name).orElse(by);
        return Bilingual.of(name, name);
    }

    String moment(Instant at) {
        return MOMENT.format(at.atZone(calendars.current().zone()));
    }

    @Nullable
    String momentIfAny(@Nullable Instant at) {
        return at == null ? null : moment(at);
    }

    String day(Instant at) {
        return calendars.current().dateOf(at).toString();
    }

    @Nullable
    String dayIfAny(@Nullable Instant at) {
        return at == null ? null : day(at);
    }
}
