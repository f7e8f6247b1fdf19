package org.needsline.access.process;

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

/** Reminds the department that its legacy work is still to be filed. */
@Component
class RemindFilingDelegate implements JavaDelegate {

    private final LegacyItems legacy;
    private final Notifications notifications;

    RemindFilingDelegate(LegacyItems legacy, Notifications notifications) {
        this.legacy = legacy;
        this.notifications = notifications;
    }

    @Override
    public void execute(DelegateExecution execution) {

        String number = execution.getProcessBusinessKey();
        LegacyItem work = legacy.require(number);
        if (work.unadmitted()) {
            // Its request came to nothing after the time was over: that is told, nothing is left to remind of.
            return;
        }
        notifications.tell(new NotificationEvent(
                NotificationEvents.LEGACY_REMINDER,
                number,
                Map.of("title", work.item()),
                Audience.groups(Role.OFFICER.group(work.department()), Role.ACCESS_OFFICE.group(work.district()))));
    }
}
