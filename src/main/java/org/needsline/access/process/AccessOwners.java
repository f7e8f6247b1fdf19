package org.needsline.access.process;

import java.util.ArrayList;
import java.util.List;
import org.needsline.access.AccessFiling;
import org.needsline.access.AccessOperation;
import org.needsline.access.AccessRequest;
import org.needsline.access.AccessReview;
import org.needsline.access.AccessTarget;
import org.needsline.access.Link;
import org.needsline.organisation.Role;
import org.springframework.stereotype.Component;

/** Who holds a link, and whom its lateness counts against. */
@Component
class AccessOwners {

    private final AccessFiling filing;
    private final AccessReview review;
    private final AccessOperation operation;

    AccessOwners(AccessFiling filing, AccessReview review, AccessOperation operation) {
        this.filing = filing;
        this.review = review;
        this.operation = operation;
    }

    /** Groups that have it in hand now: of communities only those that have not acted. */
    List<String> of(String number, Link link, String district) {
        if (link == Link.UNADMITTED) {
            return List.of(Role.ACCESS_OFFICE.group(district));
        }
        AccessRequest request = filing.view(number);
        return switch (link) {
            case FILE, SUPPLEMENT, SIGN -> List.of(Role.OFFICER.group(request.department()));
            case LEGAL -> List.of(Role.JUSTICE.group(request.district()));
            case FUNDING -> List.of(Role.FINANCE.group(request.district()));
            case DECIDE -> List.of(Role.LEADING_GROUP.group(request.district()));
            case CONSULT ->
                secretaries(review.answersTo(number).stream()
                        .filter(target -> target.stance() == null)
                        .toList());
            case RECEIPT -> {
                List<String> groups = new ArrayList<>(List.of(Role.OFFICER.group(request.department())));
                groups.addAll(secretaries(review.answersTo(number).stream()
                        .filter(target -> target.receivedAt() == null)
                        .toList()));
                yield groups;
            }
            case RATE -> secretaries(unrated(number));
            case EMERGENCY ->
                List.of(Role.ACCESS_OFFICE.group(request.district()), Role.OFFICER.group(request.department()));
            default -> List.of(Role.ACCESS_OFFICE.group(request.district()));
        };
    }

    /** The department for what it owes, else the office of the district. */
    String subject(String number, Link link, String district) {
        return switch (link) {
            case FILE, SUPPLEMENT, SIGN, RECEIPT -> filing.view(number).department();
            default -> of(number, link, district).get(0);
        };
    }

    private List<AccessTarget> unrated(String number) {
        List<String> rated = operation
                .openEvaluation(number)
                .map(open -> operation.ratingsIn(open.id()).stream()
                        .map(AccessOperation.Rating::community)
                        .toList())
                .orElse(List.of());
        return review.answersTo(number).stream()
                .filter(target -> !rated.contains(target.community()))
                .toList();
    }

    private static List<String> secretaries(List<AccessTarget> targets) {
        return targets.stream()
                .map(target -> Role.SECRETARY.group(target.community()))
                .toList();
    }
}
