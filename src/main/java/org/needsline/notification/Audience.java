package org.needsline.notification;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be told. Staff are named by groups (a role in a unit) or, where one person asked, by user id; residents by what they left.
 *
 * @param groups ids such as {@code clerk.990101100201}
 * @param users user ids of single members of staff
 * @param reporters residents
 */
public record Audience(List<String> groups, List<String> users, List<Reporter> reporters) {

    /**
     * A resident as they let themselves be known; each part may be missing.
     *
     * @param name as it may be used in a greeting
     * @param phone for text messages, or for the clerk who has to ring; never written into a message
     * @param email address for messages
     */
    public record Reporter(@Nullable String name, @Nullable String phone, @Nullable String email) {}

    public Audience {
        groups = List.copyOf(groups);
        users = List.copyOf(users);
        reporters = List.copyOf(reporters);
    }

    public static Audience nobody() {
        return new Audience(List.of(), List.of(), List.of());
    }

    /** All members of the groups. */
    public static Audience groups(List<String> roleInUnitIds) {
        return new Audience(roleInUnitIds, List.of(), List.of());
    }

    /** All members of the groups. */
    public static Audience groups(String... roleInUnitIds) {
        return groups(List.of(roleInUnitIds));
    }

    /** Single members of staff, for instance the one who registered a report. Their rules stand under the role {@code self}. */
    public static Audience users(String... userIds) {
        return new Audience(List.of(), List.of(userIds), List.of());
    }

    /**
     * The resident who reported. Where neither e-mail nor text message reaches them, the clerks of the village find a message that they are to be told: the village
     * is the fact {@code village}, else the first twelve digits of the case number.
     */
    public static Audience reporter(@Nullable String name, @Nullable String phone, @Nullable String email) {
        return new Audience(List.of(), List.of(), List.of(new Reporter(name, phone, email)));
    }

    /** These people and those. */
    public Audience and(Audience others) {
        return new Audience(
                joined(groups, others.groups), joined(users, others.users), joined(reporters, others.reporters));
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        List<T> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
