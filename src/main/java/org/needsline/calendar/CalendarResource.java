package org.needsline.calendar;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
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

    CalendarResource(CalendarUpkeep upkeep, Organisation organisation) {
        this.upkeep = upkeep;
        this.organisation = organisation;
    }

    /** Takes a file as {@code holidays-cn.json}; answers with the years and how many open deadlines moved. */
    @PostMapping(consumes = "application/json")
    CalendarUpkeep.Added add(@RequestBody String json, @Nullable Principal person) {
        if (person == null || !organisation.holdsAnywhere(person.getName(), Role.ADMIN)) {
            throw Refusal.forbidden("只有系统管理员可以修改放假安排。", "Only an administrator may change the calendar.");
        }
        return upkeep.add(json);
    }
}
