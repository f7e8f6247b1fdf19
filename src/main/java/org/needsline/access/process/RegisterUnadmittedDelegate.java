package org.needsline.access.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.UnadmittedReport;
import org.needsline.access.UnadmittedReports;
import org.needsline.notification.Audience;
import org.needsline.notification.NotificationEvent;
import org.needsline.notification.NotificationEvents;
import org.needsline.notification.Notifications;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.organisation.RoleInUnit;
import org.needsline.organisation.UnitCode;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** Numbers a report and lays the ledger beside it. */
@Component
class RegisterUnadmittedDelegate implements JavaDelegate {

    private final UnadmittedReports reports;
    private final UnadmittedCards cards;
    private final Organisation organisation;
    private final UnitNames names;
    private final Notifications notifications;

    RegisterUnadmittedDelegate(
            UnadmittedReports reports,
            UnadmittedCards cards,
            Organisation organisation,
            UnitNames names,
            Notifications notifications) {
        this.reports = reports;
        this.cards = cards;
        this.organisation = organisation;
        this.names = names;
        this.notifications = notifications;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm form = LinkForm.of(execution);
        String by = form.by();
        String given = form.text(UnadmittedWork.COMMUNITY);
        String community = given == null ? communityOf(by) : names.community(given, districtOf(by));
        if (!organisation.holds(by, Role.SECRETARY, community) && !organisation.holds(by, Role.CLERK, community)) {
            throw Refusal.forbidden("您不是该社区的书记或受理员。", "You are neither secretary nor clerk of that community.");
        }
        String department = form.text(UnadmittedWork.DEPARTMENT);
        if (department == null) {
            throw Refusal.invalid("请选择是哪个部门。", "Choose which department it was.");
        }
        UnadmittedReport report = reports.reported(
                community,
                names.department(department, UnitCode.district(community)),
                form.text(UnadmittedWork.PRIVATE_WHAT),
                by);
        execution.setProcessBusinessKey(report.number());
        form.set(UnadmittedWork.DISTRICT, report.district())
                .set(UnadmittedWork.DEPARTMENT, report.department())
                .set(UnadmittedWork.COMMUNITY, report.community())
                .set(UnadmittedWork.REPORT, cards.card(report));
        notifications.tell(new NotificationEvent(
                NotificationEvents.UNADMITTED_REPORTED,
                report.number(),
                cards.facts(report),
                Audience.groups(Role.ACCESS_OFFICE.group(report.district()))));
    }

    private String districtOf(String userId) {
        return organisation.unitsOf(userId).stream()
                .findFirst()
                .map(unit -> UnitCode.district(unit.code()))
                .orElse("");
    }

    private String communityOf(String userId) {
        List<String> communities = organisation.rolesOf(userId).stream()
                .filter(held -> (held.role() == Role.SECRETARY || held.role() == Role.CLERK)
                        && held.unitCode().length() == 12)
                .map(RoleInUnit::unitCode)
                .distinct()
                .toList();
        if (communities.size() != 1) {
            throw Refusal.invalid("请选择社区。", "Choose the community.");
        }
        return communities.get(0);
    }
}
