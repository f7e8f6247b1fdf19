package org.needsline.notification;

import java.util.Map;
import org.needsline.organisation.AbsenceNews;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the person who is away and the colleague who stands in, in the transaction in which it happened. */
@Component
class AbsenceMessages {

    private final Notifications notifications;

    AbsenceMessages(Notifications notifications) {
        this.notifications = notifications;
    }

    @EventListener
    void happened(AbsenceNews news) {
        String event =
                switch (news.kind()) {
                    case PLANNED -> NotificationEvents.ABSENCE_PLANNED;
                    case BEGUN -> NotificationEvents.ABSENCE_BEGUN;
                    case OVER -> NotificationEvents.ABSENCE_OVER;
                    case CANCELLED -> NotificationEvents.ABSENCE_CANCELLED;
                };
        notifications.tell(new NotificationEvent(
                event,
                "absence-" + news.absence(),
                Map.of(
                        "title", news.person(),
                        "unit", news.deputy(),
                        "date", news.firstDay() + " – " + news.lastDay()),
                Audience.users(news.userId(), news.deputyId())));
    }
}
