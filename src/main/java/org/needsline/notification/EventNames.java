package org.needsline.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.needsline.wording.Bilingual;
import org.springframework.stereotype.Component;

/** What people call the events, in the order in which they are shown. */
@Component
class EventNames {

    private final Map<String, Bilingual> names = new LinkedHashMap<>();

    EventNames() {
        NotificationRules.rowsOf("notification/events.csv")
                .forEach(row -> names.put(row.get("event"), Bilingual.of(row.get("zh"), row.get("en"))));
    }

    /** An event that only a table knows is called by its id. */
    Bilingual of(String event) {
        return Optional.ofNullable(names.get(event)).orElse(Bilingual.of(event, event));
    }

    /** Where an event stands among the others. */
    int place(String event) {
        int place = 0;
        for (String one : names.keySet()) {
            if (one.equals(event)) {
                return place;
            }
            place++;
        }
        return place;
    }
}
