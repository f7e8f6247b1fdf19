package org.needsline.access.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.LegacyItem;
import org.needsline.access.LegacyItems;
import org.needsline.notification.Audience;
import org.needsline.notification.NotificationEvent;
import org.needsline.notification.NotificationEvents;
import org.needsline.notification.Notifications;
import org.needsline.organisation.Role;
import org.springframework.stereotype.Component;

/** Nobody filed it in time: from now on it is unadmitted, and the communities that carry it may refuse it and are told so. */
@Component
class EndLegacyTimeDelegate implements JavaDelegate {

    private final LegacyItems legacy;
    private final Notifications notifications;

    EndLegacyTimeDelegate(LegacyItems legacy, Notifications notifications) {
        this.legacy = legacy;
        this.notifications = notifications;
    }

    @Override
    public void execute(DelegateExecution execution) {

        String number = execution.getProcessBusinessKey();
        LegacyItem work = legacy.over(number);
        List<String> groups = new ArrayList<>(
                List.of(Role.OFFICER.group(work.department()), Role.ACCESS_OFFICE.group(work.district())));
        legacy.communitiesOf(number).forEach(community -> groups.add(Role.SECRETARY.group(community)));
        notifications.tell(new NotificationEvent(
                NotificationEvents.LEGACY_OVER, number, Map.of("title", work.item()), Audience.groups(groups)));
    }
}
