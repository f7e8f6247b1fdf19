package org.needsline.access.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessDecisions;
import org.needsline.access.AccessEnding;
import org.needsline.access.AccessFiling;
import org.needsline.access.AccessOperation;
import org.needsline.access.AccessReview;
import org.needsline.access.Link;
import org.needsline.notification.NotificationEvents;
import org.needsline.organisation.Role;
import org.springframework.stereotype.Component;

/** A deadline passed and the request moves on by itself. The record says just that. Serves every step that lapses: its name is the input {@code step}. */
@Component
class AccessDeadlineLapsedDelegate implements JavaDelegate {

    private static final String LAPSED = AccessEnding.LAPSED.code();

    private final AccessFiling filing;
    private final AccessReview review;
    private final AccessDecisions decisions;
    private final AccessOperation operation;
    private final AccessMessages messages;

    AccessDeadlineLapsedDelegate(
            AccessFiling filing,
            AccessReview review,
            AccessDecisions decisions,
            AccessOperation operation,
            AccessMessages messages) {
        this.filing = filing;
        this.review = review;
        this.decisions = decisions;
        this.operation = operation;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        String number = step.number();
        switch (step.variable("step")) {
            case "FileAccessRequest" -> {
                filing.draftLapsed(number);
                step.set(AffairsAccess.APPLY_OUTCOME, LAPSED).set(AffairsAccess.ENDING, LAPSED);
            }
            case "SupplementAccessRequest" -> {
                filing.supplementLapsed(number);
                step.set(AffairsAccess.APPLY_OUTCOME, LAPSED).set(AffairsAccess.ENDING, LAPSED);
            }
            case "ReviewLegalBasis" -> {
                review.legalSilent(number);
                toldAbove(number, Link.LEGAL);
            }
            case "ReviewFunding" -> {
                review.fundingSilent(number);
                toldAbove(number, Link.FUNDING);
            }
            case "ConsultCommunity" -> {
                if (review.consultationClosed(number) > 0) {
                    messages.tell(
                            number,
                            NotificationEvents.ACCESS_LATE,
                            List.of(Role.SUPERVISOR.group(filing.view(number).district())),
                            Map.of("step", Link.CONSULT.label().toString()));
                }
            }
            case "RateAccess" -> {
                // Whoever was silent stays silent; the conclusion follows.
                operation.ratingClosed(number);
            }
            case "EmergencyValidity" -> {
                decisions.emergencyLapsed(number);
                step.set(AffairsAccess.APPROVE_OUTCOME, LAPSED).set(AffairsAccess.ENDING, LAPSED);
            }
            default -> throw new IllegalArgumentException("No step lapses under the name " + step.variable("step"));
        }
    }

    private void toldAbove(String number, Link link) {
        messages.tell(
                number,
                NotificationEvents.ACCESS_TWICE_LATE,
                List.of(Role.LEADING_GROUP.group(filing.view(number).district())),
                Map.of("step", link.label().toString()));
    }
}
