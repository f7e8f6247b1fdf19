package org.needsline.access.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessFiling;
import org.needsline.access.AccessRequest;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.organisation.RoleInUnit;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** Numbers a request that a department opens. */
@Component
class OpenAccessDelegate implements JavaDelegate {

    private final AccessFiling filing;
    private final FilingForm form;
    private final AccessCards cards;
    private final Organisation organisation;

    OpenAccessDelegate(AccessFiling filing, FilingForm form, AccessCards cards, Organisation organisation) {
        this.filing = filing;
        this.form = form;
        this.cards = cards;
        this.organisation = organisation;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm form = LinkForm.of(execution);
        String by = form.by();
        String given = form.text(AffairsAccess.DEPARTMENT);
        String department = given == null ? onlyDepartmentOf(by) : given;
        if (!organisation.holds(by, Role.OFFICER, department)) {
            throw Refusal.forbidden(
                    "您不是该部门的承办人，不能以它的名义申报。", "You are no officer of that department and cannot file for it.");
        }
        AccessRequest request = filing.opened(
                department,
                form.text(AffairsAccess.PRIVATE_ITEM),
                form.text(AffairsAccess.REFERS_TO),
                form.text(AffairsAccess.LEGACY_NUMBER),
                by);
        execution.setProcessBusinessKey(request.number());
        form.set(AffairsAccess.DEPARTMENT, request.department())
                .set(AffairsAccess.DISTRICT, request.district())
                .set(AffairsAccess.PRIORITY, 50)
                .set(AffairsAccess.URGENCY, "ordinary")
                .set(AffairsAccess.TOTAL_DUE, AccessDates.NEVER)
                .set(AffairsAccess.EMERGENCY_UNTIL, AccessDates.NEVER)
                .set(AffairsAccess.ACCESS_OBJECTION_UPHELD, false);
        this.form.fill(execution, request);
        cards.show(execution, request.number());
    }

    private String onlyDepartmentOf(String userId) {
        List<String> departments = organisation.rolesOf(userId).stream()
                .filter(held -> held.role() == Role.OFFICER)
                .map(RoleInUnit::unitCode)
                .toList();
        if (departments.size() != 1) {
            throw Refusal.invalid("请填写部门编码。", "Give the code of the department.");
        }
        return departments.get(0);
    }
}
