package org.needsline.access.process;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.LegacyItem;
import org.needsline.access.LegacyItems;
import org.needsline.calendar.Deadline;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.organisation.UnitCode;
import org.needsline.organisation.UnitLevel;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** Enters work that communities carry already; from now on the department has 60 working days to file it. */
@Component
class EnterLegacyDelegate implements JavaDelegate {

    private final LegacyItems legacy;
    private final Organisation organisation;
    private final UnitNames names;
    private final AccessDates dates;

    EnterLegacyDelegate(LegacyItems legacy, Organisation organisation, UnitNames names, AccessDates dates) {
        this.legacy = legacy;
        this.organisation = organisation;
        this.names = names;
        this.dates = dates;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm form = LinkForm.of(execution);
        String by = form.by();
        String written = form.text(LegacyWork.DEPARTMENT);
        if (written == null) {
            throw Refusal.invalid("请选择部门。", "Choose the department.");
        }
        String district = UnitCode.district(organisation.unitsOf(by).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.forbidden("您不属于任何单位。", "You belong to no unit."))
                .code());
        String department = names.department(written, district);
        boolean may = organisation.holds(by, Role.OFFICER, department)
                || organisation.holds(by, Role.ACCESS_OFFICE, district);
        if (!may) {
            throw Refusal.forbidden(
                    "只有准入办或该部门可以登记存量事项。", "Only the access office or the department itself can enter legacy work.");
        }
        Set<String> communities = new LinkedHashSet<>();
        for (String each : form.pickedOrWritten(LegacyWork.LEGACY_COMMUNITIES)) {
            String community = names.community(each, district);
            if (!communities.add(community)) {
                throw Refusal.invalid(
                        "“" + each + "”重复了，每个社区只列一次。", "\"" + each + "\" is named twice; name each once.");
            }
        }
        for (String town : form.picked(LegacyWork.LEGACY_TOWNS)) {
            organisation.childrenOf(organisation.require(town).code()).stream()
                    .filter(unit -> unit.level() == UnitLevel.VILLAGE)
                    .forEach(unit -> communities.add(unit.code()));
        }
        LegacyItem work = legacy.entered(department, form.text(LegacyWork.PRIVATE_ITEM), List.copyOf(communities), by);
        execution.setProcessBusinessKey(work.number());
        form.set(LegacyWork.DEPARTMENT, department);
        Deadline filing = dates.begin(execution, "FileLegacy");
        form.set(LegacyWork.FILE_DUE, AccessDates.due(filing))
                .set(LegacyWork.FILE_REMIND_AT, AccessDates.reminder(filing));
        legacy.timeBegins(work.number(), filing.dueAt());
    }
}
