package org.needsline.notification;

import java.util.Map;

/**
 * Something happened that people should know.
 *
 * @param event one of {@link NotificationEvents}
 * @param caseNumber the case it happened to; fills {@code {number}}
 * @param facts what fills the placeholders of the templates: {@code title villageName unit due promised reason answer question
 *     decision ending into step date place}, as people read them; {@code code} and {@code link}, which open the need to whoever has them, are
 *     for its resident, and the link is a path of the public site; {@code urgent} ({@code true}) lets rules that say so disturb people at night; {@code village} is the code of the village whose clerks tell residents
 *     without an address. A part of a template whose fact is missing is left out. No phone numbers.
 * @param audience who should know
 */
public record NotificationEvent(String event, String caseNumber, Map<String, String> facts, Audience audience) {

    public NotificationEvent {
        facts = Map.copyOf(facts);
    }

    public static NotificationEvent of(String event, String caseNumber, Audience audience) {
        return new NotificationEvent(event, caseNumber, Map.of(), audience);
    }
}
