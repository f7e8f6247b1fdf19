package org.needsline.need.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.need.ObjectionRecord;
import org.needsline.need.Receipt;
import org.needsline.need.Reporter;
import org.needsline.need.ResidentLinks;
import org.needsline.need.Urgency;
import org.needsline.notification.Audience;
import org.needsline.notification.NotificationEvent;
import org.needsline.notification.NotificationEvents;
import org.needsline.notification.Notifications;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.springframework.stereotype.Component;

/** Tells people what happened to a need. Sending is a job of its own, so no channel ever holds up a case. */
@Component
class NeedMessages {

    private final Notifications notifications;
    private final NeedService needs;
    private final ResidentLinks links;
    private final Organisation organisation;

    NeedMessages(Notifications notifications, NeedService needs, ResidentLinks links, Organisation organisation) {
        this.notifications = notifications;
        this.needs = needs;
        this.links = links;
        this.organisation = organisation;
    }

    /** The reporter and those whose needs were merged into this one; who stayed anonymous cannot be told. */
    void tellReporters(String number, String event, Map<String, String> facts) {
        NeedView need = needs.view(number);
        List<String> numbers = new ArrayList<>(needs.mergedNeedsOf(number));
        numbers.add(0, number);
        for (String each : numbers) {
            Reporter reporter = needs.texts(each).reporter();
            if (reporter != null) {
                Map<String, String> own = facts(need, facts);
                if (reporter.phone() != null || reporter.email() != null) {
                    own.put("link", links.linkFor(each));
                }
                notifications.tell(new NotificationEvent(
                        event, each, own, Audience.reporter(reporter.name(), reporter.phone(), reporter.email())));
            }
        }
    }

    /**
     * The receipt goes to the reporter and to whoever filled the form, who copies number and code onto the slip. After that the code is
     * nowhere in plain: a lost one is replaced.
     *
     * @param userId who filled the form; null where a program did
     */
    void handOut(Receipt receipt, @Nullable String userId) {
        Map<String, String> facts = receipt.secretCode() == null ? Map.of() : Map.of("code", receipt.secretCode());
        tellReporters(receipt.number(), NotificationEvents.NEED_REGISTERED, facts);
        if (userId != null) {
            slip(receipt.number(), facts, userId);
        }
    }

    /** A new code for a lost one, for whoever made sure who asks. */
    void handOutAgain(String number, String code, String userId) {
        slip(number, Map.of("code", code), userId);
    }

    private void slip(String number, Map<String, String> code, String userId) {
        notifications.tell(new NotificationEvent(
                NotificationEvents.NEED_REGISTERED, number, facts(needs.view(number), code), Audience.users(userId)));
    }

    /** The clerks of the village, that a need waits for them. */
    void tellClerks(String number) {
        tellGroups(
                number,
                NotificationEvents.NEED_REGISTERED,
                List.of(Role.CLERK.group(needs.view(number).village())),
                Map.of());
    }

    /** Whoever objected and left a phone hears the answer. */
    void tellObjector(String number, ObjectionRecord objection, String decision) {
        if (objection.phone() != null && objection.answer() != null) {
            notifications.tell(new NotificationEvent(
                    NotificationEvents.NEED_OBJECTION_ANSWERED,
                    number,
                    facts(needs.view(number), Map.of("decision", decision, "answer", unended(objection.answer()))),
                    Audience.reporter(objection.name(), objection.phone(), null)));
        }
    }

    void tellGroups(String number, String event, List<String> groups, Map<String, String> facts) {
        notifications.tell(
                new NotificationEvent(event, number, facts(needs.view(number), facts), Audience.groups(groups)));
    }

    private Map<String, String> facts(NeedView need, Map<String, String> more) {
        String reason = need.rejectionReason() == null
                ? null
                : need.rejectionReason().label().toString();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("title", need.displayTitle());
        facts.put("village", need.village());
        organisation.unit(need.village()).ifPresent(village -> facts.put("villageName", village.name()));
        if (need.responsible() != null) {
            organisation.unit(need.responsible()).ifPresent(unit -> facts.put("unit", unit.name()));
        }
        if (need.mergedInto() != null) {
            facts.put("into", need.mergedInto());
        }
        if (need.answer() != null && !need.answer().equals(reason)) {
            facts.put("answer", unended(need.answer()));
        }
        if (reason != null) {
            facts.put("reason", reason);
        }
        if (need.promisedOn() != null) {
            facts.put("promised", need.promisedOn().toString());
        }
        if (need.urgency() == Urgency.URGENT) {
            facts.put("urgent", "true");
        }
        if (need.ending() != null) {
            facts.put("ending", need.ending().label().toString());
        }
        facts.putAll(more);
        return facts;
    }

    /** The sentence around it has a full stop of its own. */
    private static String unended(String answer) {
        return answer.strip().replaceAll("[。.]+$", "");
    }
}
