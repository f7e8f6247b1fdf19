package org.needsline.notification;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code notification_choice}: where a person wants it otherwise than the rule proposes. */
@Repository
class NotificationChoices {

    private static final int MOST_AT_ONCE = 500;

    private final JdbcClient jdbc;

    NotificationChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One channel for one event. */
    record Key(String event, String channel) {}

    /** What the people chose for an event; those who chose nothing are missing. */
    Map<String, Map<Key, Boolean>> of(String event, Collection<String> userIds) {
        Map<String, Map<Key, Boolean>> chosen = new HashMap<>();
        List<String> all = userIds.stream().distinct().sorted().toList();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            jdbc.sql(
                            "select user_id, channel, wanted from notification_choice where event = :event and user_id in (:users)")
                    .param("event", event)
                    .param("users", all.subList(from, Math.min(from + MOST_AT_ONCE, all.size())))
                    .query(row -> {
                        chosen.computeIfAbsent(row.getString("user_id"), user -> new HashMap<>())
                                .put(new Key(event, row.getString("channel")), row.getBoolean("wanted"));
                    });
        }
        return chosen;
    }

    /** Everything that a person chose. */
    Map<Key, Boolean> of(String userId) {
        Map<Key, Boolean> chosen = new HashMap<>();
        jdbc.sql("select event, channel, wanted from notification_choice where user_id = ?")
                .param(userId)
                .query(row -> {
                    chosen.put(new Key(row.getString("event"), row.getString("channel")), row.getBoolean("wanted"));
                });
        return chosen;
    }

    /** Forgets a choice: the rule counts again. */
    void forget(String userId, Key key) {
        jdbc.sql("delete from notification_choice where user_id = ? and event = ? and channel = ?")
                .params(userId, key.event(), key.channel())
                .update();
    }

    void choose(String userId, Key key, boolean wanted) {
        forget(userId, key);
        jdbc.sql("insert into notification_choice (user_id, event, channel, wanted) values (?, ?, ?, ?)")
                .params(userId, key.event(), key.channel(), wanted)
                .update();
    }
}
