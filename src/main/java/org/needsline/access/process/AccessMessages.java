package org.needsline.access.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.needsline.access.AccessFiling;
import org.needsline.access.AccessRequest;
import org.needsline.notification.Audience;
import org.needsline.notification.NotificationEvent;
import org.needsline.notification.Notifications;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.organisation.Unit;
import org.springframework.stereotype.Component;

/** Tells people what happened to a request. */
@Component
class AccessMessages {

    private final Notifications notifications;
    private final AccessFiling filing;
    private final Organisation organisation;

    AccessMessages(Notifications notifications, AccessFiling filing, Organisation organisation) {
        this.notifications = notifications;
        this.filing = filing;
        this.organisation = organisation;
    }

    void tell(String number, String event, List<String> groups, Map<String, String> more) {
        Map<String, String> facts = new LinkedHashMap<>();
        // A report of unadmitted work has a clock, too, and is no request.
        filing.find(number).ifPresent(request -> {
            facts.put("title", request.item());
            facts.put(
                    "unit",
                    organisation.unit(request.department()).map(Unit::name).orElse(request.department()));
        });
        facts.putAll(more);
        notifications.tell(new NotificationEvent(event, number, facts, Audience.groups(groups)));
    }

    /** The department and its target communities. */
    void tellAll(String number, String event, Map<String, String> more) {
        AccessRequest request = filing.view(number);
        tell(number, event, groups(request), more);
    }

    /** The department, and its target communities once the request is filed: nobody else has seen a draft. */
    void tellWhoKnows(String number, String event, Map<String, String> more) {
        AccessRequest request = filing.view(number);
        if (request.filedAt() == null) {
            tell(number, event, List.of(Role.OFFICER.group(request.department())), more);
        } else {
            tell(number, event, groups(request), more);
        }
    }

    private List<String> groups(AccessRequest request) {
        List<String> groups = new java.util.ArrayList<>();
        groups.add(Role.OFFICER.group(request.department()));
        filing.communitiesOf(request.number()).forEach(community -> groups.add(Role.SECRETARY.group(community)));
        return groups;
    }
}
