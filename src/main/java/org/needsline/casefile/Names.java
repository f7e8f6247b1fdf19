package org.needsline.casefile;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.WorkCalendar;
import org.needsline.casefile.CaseFile.UnitName;
import org.needsline.need.Actor;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Staff;
import org.needsline.wording.Bilingual;
import org.springframework.stereotype.Component;

/** People, units and moments as people read them. */
@Component
class Names {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Bilingual CLOCK = Bilingual.of("时钟", "Clock");
    private static final Bilingual SYSTEM = Bilingual.of("系统", "System");
    private static final Bilingual RESIDENT = Bilingual.of("群众", "Resident");
    private static final Bilingual MEETING = Bilingual.of("议定会", "Screening meeting");

    /** How a moment stands among the facts of a timeline entry. */
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");

    private final Organisation organisation;

    Names(Organisation organisation) {
        this.organisation = organisation;
    }

    Bilingual of(Actor actor) {
        if (actor.isClock()) {
            return CLOCK;
        }
        if (actor.isResident()) {
            return RESIDENT;
        }
        if (actor.userId().equals("system")) {
            return SYSTEM;
        }
        if (actor.userId().equals("meeting")) {
            return MEETING;
        }
        return person(actor.userId(), actor.unit());
    }

    /** The sentence with its moments in the time of the district. */
    static Bilingual local(Bilingual sentence, WorkCalendar calendar) {
        return Bilingual.of(local(sentence.zh(), calendar), local(sentence.en(), calendar));
    }

    private static String local(String sentence, WorkCalendar calendar) {
        return INSTANT.matcher(sentence).replaceAll(found -> moment(Instant.parse(found.group()), calendar));
    }

    Bilingual person(String userId, @Nullable String unitCode) {
        String name = organisation.staff(userId).map(Staff::name).orElse(userId);
        if (unitCode == null) {
            return Bilingual.of(name, name);
        }
        UnitName unit = unit(unitCode);
        return Bilingual.of(unit.zh() + " " + name, name + ", " + unit.en());
    }

    UnitName unit(String code) {
        return organisation
                .unit(code)
                .map(found -> new UnitName(code, found.name(), found.nameEn()))
                .orElseGet(() -> new UnitName(code, code, code));
    }

    /** Whom a score entry counts for: a unit, or an office that is a role in a unit; null for anybody else. */
    @Nullable
    UnitName subject(String subject) {
        return organisation
                .unit(subject)
                .map(unit -> new UnitName(subject, unit.name(), unit.nameEn()))
                .or(() ->
                        organisation.roleInUnit(subject).map(office -> new UnitName(subject, office.zh(), office.en())))
                .orElse(null);
    }

    /** Many at once; an unknown one keeps its code. */
    Map<String, UnitName> units(Collection<String> codes) {
        Map<String, UnitName> named = new HashMap<>();
        codes.forEach(code -> named.put(code, new UnitName(code, code, code)));
        organisation
                .units(codes)
                .forEach(unit -> named.put(unit.code(), new UnitName(unit.code(), unit.name(), unit.nameEn())));
        return named;
    }

    static String moment(Instant at, WorkCalendar calendar) {
        return MOMENT.format(at.atZone(calendar.zone()));
    }
}
