package org.needsline.access.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.UnadmittedReport;
import org.needsline.access.UnadmittedReports;
import org.needsline.notification.Audience;
import org.needsline.notification.NotificationEvent;
import org.needsline.notification.NotificationEvents;
import org.needsline.notification.Notifications;
import org.needsline.organisation.Role;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** What the access office answers; community and department are told. */
@Component
class AnswerUnadmittedDelegate implements JavaDelegate {

    private final UnadmittedReports reports;
    private final UnadmittedCards cards;
    private final Notifications notifications;

    AnswerUnadmittedDelegate(UnadmittedReports reports, UnadmittedCards cards, Notifications notifications) {
        this.reports = reports;
        this.cards = cards;
        this.notifications = notifications;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm form = LinkForm.of(execution);
        String decision = form.text(UnadmittedWork.UNADMITTED_DECISION);
        if (!"upheld".equals(decision) && !"dismissed".equals(decision)) {
            throw Refusal.invalid("请选择是否属实。", "Choose whether the report is upheld.");
        }
        UnadmittedReport report = reports.answered(
                form.number(), "upheld".equals(decision), form.text(UnadmittedWork.PRIVATE_ANSWER), form.by());
        form.set(UnadmittedWork.UPHELD, report.upheld());
        notifications.tell(new NotificationEvent(
                NotificationEvents.UNADMITTED_ANSWERED,
                report.number(),
                cards.facts(report),
                Audience.groups(
                        Role.SECRETARY.group(report.community()),
                        Role.CLERK.group(report.community()),
                        Role.OFFICER.group(report.department()))));
    }
}
