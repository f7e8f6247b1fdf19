package org.needsline.access.process;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.needsline.access.AccessFiling;
import org.needsline.access.AccessOffers;
import org.needsline.access.AccessRequest;
import org.needsline.access.LegacyItem;
import org.needsline.access.LegacyItems;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.organisation.RoleInUnit;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitCode;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** Numbers a request that a department opens. */
@Component
class OpenAccessDelegate implements JavaDelegate {

    private final AccessFiling filing;
    private final AccessOffers offers;
    private final LegacyItems legacy;
    private final UnitNames names;
    private final FilingForm form;
    private final AccessCards cards;
    private final Organisation organisation;

    OpenAccessDelegate(
            AccessFiling filing,
            AccessOffers offers,
            LegacyItems legacy,
            UnitNames names,
            FilingForm form,
            AccessCards cards,
            Organisation organisation) {
        this.filing = filing;
        this.offers = offers;
        this.legacy = legacy;
        this.names = names;
        this.form = form;
        this.cards = cards;
        this.organisation = organisation;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm form = LinkForm.of(execution);
        String by = form.by();
        String given = form.text(AffairsAccess.DEPARTMENT);
        String department =
                given == null ? onlyDepartmentOf(by) : names.department(given, UnitCode.district(firstUnitOf(by)));
        if (!organisation.holds(by, Role.OFFICER, department)) {
            throw Refusal.forbidden(
                    "您不是该部门的承办人，不能以它的名义申报。", "You are no officer of that department and cannot file for it.");
        }
        AccessRequest request = filing.opened(
                department,
                form.text(AffairsAccess.PRIVATE_ITEM),
                running(form.text(AffairsAccess.REFERS_TO), department),
                legacyWork(form.text(AffairsAccess.LEGACY_NUMBER), department),
                by);
        execution.setProcessBusinessKey(request.number());
        form.set(AffairsAccess.DEPARTMENT, request.department())
                .set(AffairsAccess.DISTRICT, request.district())
                .set(AffairsAccess.PRIORITY, 50)
                .set(AffairsAccess.URGENCY, "ordinary")
                .set(AffairsAccess.TOTAL_DUE, AccessDates.NEVER)
                .set(AffairsAccess.EMERGENCY_UNTIL, AccessDates.NEVER)
                .set(AffairsAccess.EMERGENCY_REMIND_AT, AccessDates.NEVER)
                .set(AffairsAccess.ACCESS_OBJECTION_UPHELD, false);
        this.form.fill(execution, request);
        cards.show(execution, request.number());
    }

    private @Nullable String running(@Nullable String written, String department) {
        return written == null ? null : ItemNames.number(written, offers.running(Set.of(department)).stream());
    }

    private @Nullable String legacyWork(@Nullable String written, String department) {
        return written == null
                ? null
                : ItemNames.number(
                        written,
                        legacy.open(department).stream()
                                .collect(Collectors.toMap(LegacyItem::number, LegacyItem::item)));
    }

    private String firstUnitOf(String userId) {
        return organisation.unitsOf(userId).stream().findFirst().map(Unit::code).orElse("");
    }

    private String onlyDepartmentOf(String userId) {
        List<String> departments = organisation.rolesOf(userId).stream()
                .filter(held -> held.role() == Role.OFFICER)
                .map(RoleInUnit::unitCode)
                .toList();
        if (departments.size() != 1) {
            throw Refusal.invalid("请选择以哪个部门的名义申报。", "Choose for which of your departments you file.");
        }
        return departments.get(0);
    }
}
