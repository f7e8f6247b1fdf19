package org.needsline.need.process;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.needsline.need.Category;
import org.needsline.need.Channel;
import org.needsline.need.Kind;
import org.needsline.need.LeftBehind;
import org.needsline.need.NeedReport;
import org.needsline.need.Reporter;
import org.needsline.need.Scope;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.organisation.RoleInUnit;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** Reads the form in which a need is reported. */
@Component
class NeedForms {

    private final Organisation organisation;

    NeedForms(Organisation organisation) {
        this.organisation = organisation;
    }

    NeedReport report(Step step) {
        return new NeedReport(
                null,
                null,
                false,
                village(step),
                step.text("grid"),
                Kind.of(step.required("kind", "种类", "kind")),
                Category.of(step.required("category", "类别", "category")),
                Scope.of(step.required("scope", "范围", "scope")),
                step.wholeNumber("households", 1, "受益户数", "number of households"),
                step.flag("hardship"),
                LeftBehind.of(java.util.Objects.requireNonNullElse(step.text("leftBehind"), "none")),
                "true".equals(step.variable("danger")),
                Channel.of(java.util.Objects.requireNonNullElse(step.text("channel"), "visit")),
                step.required("privateDescription", "需求内容", "description"),
                step.text("privatePlace"),
                reporter(step),
                null);
    }

    /** The village of a report: as given, or the only one that the person at the screen serves. */
    String village(Step step) {
        String given = step.text("village");
        if (given != null) {
            return given;
        }
        String userId = step.userId();
        Set<String> served = userId == null
                ? Set.of()
                : organisation.rolesOf(userId).stream()
                        .filter(held -> held.role() == Role.GRID_WORKER
                                || held.role() == Role.CLERK
                                || held.role() == Role.SECRETARY)
                        .map(RoleInUnit::unitCode)
                        .filter(code -> code.matches("\\d{12}|\\d{15}"))
                        .map(code -> code.substring(0, 12))
                        .collect(Collectors.toSet());
        if (served.size() != 1) {
            throw Refusal.invalid("请填写村（社区）编码（12位）。", "Please give the code of the village (12 digits).");
        }
        return served.iterator().next();
    }

    @Nullable
    Reporter reporter(Step step) {
        boolean anonymous = step.flag("anonymous");
        String name = step.text("privateReporterName");
        String phone = step.text("privateReporterPhone");
        String email = step.text("privateReporterEmail");
        boolean consent = step.flag("consentToName");
        if (anonymous) {
            return null;
        }
        if (name == null) {
            throw Refusal.invalid("请填写反映人姓名，或勾选匿名。", "Please give the reporter's name, or tick anonymous.");
        }
        return new Reporter(name, phone, email, consent);
    }
}
