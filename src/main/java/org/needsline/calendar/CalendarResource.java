package org.needsline.calendar;

import java.security.Principal;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.AdministrationLog;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets an administrator add a year to the schedule of working days without a release. */
@RestController
@RequestMapping("/api/admin/calendar")
class CalendarResource {

    private final CalendarUpkeep upkeep;
    private final Organisation organisation;
    private final AdministrationLog log;

    CalendarResource(CalendarUpkeep upkeep, Organisation organisation, AdministrationLog log) {
        this.upkeep = upkeep;
        this.organisation = organisation;
        this.log = log;
    }

    /** Takes a file as {@code holidays-cn.json}; answers with the years and how many open deadlines moved. */
    @PostMapping(consumes = "application/json")
    CalendarUpkeep.Added add(@RequestBody String json, @Nullable Principal person) {
        if (person == null || !organisation.holdsAnywhere(person.getName(), Role.ADMIN)) {
            throw Refusal.forbidden("只有系统管理员可以修改放假安排。", "Only an administrator may change the calendar.");
        }
        CalendarUpkeep.Added added = upkeep.add(json);
        String years = added.years().stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
        log.record(
                person.getName(),
                "calendar.add",
                years,
                Bilingual.of(
                        "载入放假安排，" + added.moved() + "个期限随之变动",
                        "Schedule of working days loaded, " + added.moved() + " deadlines moved"));
        return added;
    }
}
