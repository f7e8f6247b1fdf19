package org.needsline.access.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.needsline.access.AccessApplication;
import org.needsline.access.AccessFiling;
import org.needsline.access.AccessKind;
import org.needsline.access.AccessRequest;
import org.needsline.access.Coded;
import org.springframework.stereotype.Component;

/** The forms by which a department files and supplements have the same fields. */
@Component
class FilingForm {

    private final AccessFiling filing;

    FilingForm(AccessFiling filing) {
        this.filing = filing;
    }

    AccessApplication read(LinkForm form) {
        return new AccessApplication(
                Coded.of(AccessKind.class, form.text(AffairsAccess.KIND), "事项类型", "kind of item"),
                form.text(AffairsAccess.PRIVATE_LEGAL_BASIS),
                form.text(AffairsAccess.PRIVATE_REASON),
                form.picked(AffairsAccess.TARGETS),
                form.picked(AffairsAccess.TARGET_TOWNS),
                form.date(AffairsAccess.STARTS_ON),
                form.date(AffairsAccess.ENDS_ON),
                form.amount(AffairsAccess.WORKLOAD, "工作量", "workload"),
                form.text(AffairsAccess.PRIVATE_POWERS),
                form.amount(AffairsAccess.STAFF, "配备人员", "staff"),
                form.amount(AffairsAccess.MONEY, "经费", "money"),
                form.flag(AffairsAccess.EMERGENCY),
                form.text(AffairsAccess.RESPONSE_NUMBER));
    }

    /** What the request says already stands in the next form. */
    void fill(DelegateExecution execution, AccessRequest request) {
        set(
                execution,
                AffairsAccess.KIND,
                request.kind() == null ? null : request.kind().code());
        set(execution, AffairsAccess.STARTS_ON, request.startsOn());
        set(execution, AffairsAccess.ENDS_ON, request.endsOn());
        set(
                execution,
                AffairsAccess.WORKLOAD,
                request.workload() == null ? null : request.workload().doubleValue());
        set(
                execution,
                AffairsAccess.STAFF,
                request.staff() == null ? null : request.staff().doubleValue());
        set(
                execution,
                AffairsAccess.MONEY,
                request.money() == null ? null : request.money().doubleValue());
        execution.setVariable(AffairsAccess.TARGETS, AccessCards.codes(filing.communitiesOf(request.number())));
    }

    private static void set(DelegateExecution execution, String name, @Nullable Object value) {
        if (value != null) {
            execution.setVariable(name, value instanceof Double ? value : value.toString());
        }
    }
}
