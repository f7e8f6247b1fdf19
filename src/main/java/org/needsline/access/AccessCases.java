package org.needsline.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.organisation.RoleInUnit;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests and reports of unadmitted work as cases: who may read one, who works on it, who answers for it. */
@Service
@Transactional(readOnly = true)
public class AccessCases {

    private static final Pattern NUMBER = Pattern.compile("[AU]-\\d{6}-\\d{4}-\\d{4,}");
    private static final String OF_REPORTS = "U-";

    private static final Set<Role> OFFICES_AT_WORK =
            Set.of(Role.ACCESS_OFFICE, Role.JUSTICE, Role.FINANCE, Role.LEADING_GROUP);

    private final AccessRequests requests;
    private final AccessTargets targets;
    private final UnadmittedReports reports;
    private final Organisation organisation;

    AccessCases(AccessRequests requests, AccessTargets targets, UnadmittedReports reports, Organisation organisation) {
        this.requests = requests;
        this.targets = targets;
        this.reports = reports;
        this.organisation = organisation;
    }

    /** Whether a number is of this kind, whether there is such a case or not. */
    public static boolean isNumber(String number) {
        return NUMBER.matcher(number).matches();
    }

    static boolean isReport(String number) {
        return number.startsWith(OF_REPORTS);
    }

    /** How far the person's eyes reach. */
    public AccessReach reachOf(String userId) {
        return AccessReach.of(organisation.rolesOf(userId));
    }

    public Optional<AccessCase> find(String number) {
        if (!isNumber(number)) {
            return Optional.empty();
        }
        return isReport(number)
                ? reports.find(number).map(AccessCases::known)
                : requests.find(number).map(request -> known(request, targets.of(number)));
    }

    /** Those of the numbers that there are. */
    Map<String, AccessCase> all(Collection<String> numbers) {
        Map<String, AccessCase> all = new HashMap<>();
        List<String> ofRequests =
                numbers.stream().filter(number -> !isReport(number)).toList();
        Map<String, List<AccessTarget>> asked = targets.ofAll(ofRequests);
        requests.all(ofRequests)
                .forEach(request ->
                        all.put(request.number(), known(request, asked.getOrDefault(request.number(), List.of()))));
        reports.all(numbers.stream().filter(AccessCases::isReport).toList())
                .forEach(report -> all.put(report.number(), known(report)));
        return all;
    }

    /**
     * The case, for a person who may read it.
     *
     * @throws Refusal not found, for everybody else, in the words for a number that there is not
     */
    public AccessCase readable(String number, String userId) {
        AccessReach reach = reachOf(userId);
        return find(number).filter(reach::covers).orElseThrow(AccessCases::unknown);
    }

    /** Those of the numbers that are cases at the gate and that the person may read. */
    public Map<String, AccessCase> readable(Collection<String> numbers, String userId) {
        AccessReach reach = reachOf(userId);
        Map<String, AccessCase> readable =
                all(numbers.stream().filter(AccessCases::isNumber).distinct().toList());
        readable.values().removeIf(one -> !reach.covers(one));
        return readable;
    }

    /** Whose link it is, whose request it is, and who is asked; to answer for those below is not to work on the case. */
    public boolean worksOn(AccessCase one, String userId) {
        return organisation.rolesOf(userId).stream().anyMatch(held -> worksOn(one, held));
    }

    private static boolean worksOn(AccessCase one, RoleInUnit held) {
        if (OFFICES_AT_WORK.contains(held.role())) {
            return held.unitCode().equals(one.district());
        }
        return switch (held.role()) {
            case OFFICER -> held.unitCode().equals(one.department());
            case SECRETARY, CLERK -> one.filed() && one.communities().contains(held.unitCode());
            default -> false;
        };
    }

    /** The unit in whose name the person acts in the case. */
    public @Nullable String unitIn(AccessCase one, String userId) {
        List<RoleInUnit> held = organisation.rolesOf(userId).stream()
                .sorted((left, right) -> left.unitCode().compareTo(right.unitCode()))
                .toList();
        return held.stream()
                .filter(role -> worksOn(one, role))
                .findFirst()
                .or(() -> held.stream().findFirst())
                .map(RoleInUnit::unitCode)
                .orElse(null);
    }

    public static Refusal unknown() {
        return Refusal.notFound(
                "没有这项准入申请或拒办报告，或与您的单位无关。",
                "There is no such access request or report, or it does not concern your unit.");
    }

    private static AccessCase known(AccessRequest request, List<AccessTarget> asked) {
        return new AccessCase(
                request.number(),
                false,
                request.item(),
                request.ending() == null
                        ? request.status().label()
                        : request.ending().label(),
                request.over(),
                request.district(),
                request.department(),
                asked.stream().map(AccessTarget::community).toList(),
                request.filedAt() != null,
                request.emergency());
    }

    private static AccessCase known(UnadmittedReport report) {
        return new AccessCase(
                report.number(),
                true,
                report.title(),
                report.standing(),
                report.upheld() != null,
                report.district(),
                report.department(),
                List.of(report.community()),
                true,
                false);
    }
}
