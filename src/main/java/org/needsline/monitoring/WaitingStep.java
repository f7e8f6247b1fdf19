package org.needsline.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.UnitCode;
import org.needsline.wording.Bilingual;

/**
 * A step of a case that waits for people.
 *
 * @param taskId the engine's task, which is also how a manager names it
 * @param caseNumber number of the need, meeting, access request or report
 * @param process id of the process
 * @param step stem of the step
 * @param name name of the step as the model has it, Chinese first
 * @param village the case's village, 12 digits; a step of the gate lies where its holder works, a town or district filled up with zeros
 * @param groups who may take the step
 * @param since when it began
 * @param dueAt when its time is over; null if it has none
 */
public record WaitingStep(
        String taskId,
        String caseNumber,
        String process,
        String step,
        String name,
        String village,
        List<String> groups,
        Instant since,
        @Nullable Instant dueAt) {

    private static final Pattern NAME = Pattern.compile("(.*?) ([A-Za-z].*)");

    public WaitingStep {
        groups = List.copyOf(groups);
    }

    /**
     * The unit that answers for the time: the one whose people may take the step, or, where several are invited, the village, town or
     * district that holds the need meanwhile.
     */
    String unit() {
        List<String> units = groups.stream()
                .map(group -> group.substring(group.indexOf('.') + 1))
                .distinct()
                .toList();
        if (units.size() == 1) {
            return units.get(0);
        }
        return units.stream()
                .map(WaitingStep::place)
                .reduce(WaitingStep::shared)
                .orElse(village);
    }

    /** The village, town or district of a unit as 12 digits, so that ranges of villages find it. */
    public static String placeOf(String group) {
        String place = place(group.substring(group.indexOf('.') + 1));
        return place + "0".repeat(12 - place.length());
    }

    /** The unit that {@link #village} stands for. */
    String place() {
        return village.endsWith("000000")
                ? village.substring(0, 6)
                : village.endsWith("000") ? village.substring(0, 9) : village;
    }

    /** Names in the models read {@code 受理需求 Triage need}, those of links {@code ⑥ 联席会审 Hold joint review}. */
    static Bilingual label(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches() ? Bilingual.of(parts.group(1), parts.group(2)) : Bilingual.of(name, name);
    }

    private static String place(String unit) {
        return UnitCode.village(unit).or(() -> UnitCode.town(unit)).orElseGet(() -> UnitCode.district(unit));
    }

    private static String shared(String one, String other) {
        for (int digits : new int[] {12, 9}) {
            if (one.length() >= digits
                    && other.length() >= digits
                    && one.substring(0, digits).equals(other.substring(0, digits))) {
                return one.substring(0, digits);
            }
        }
        return UnitCode.district(one);
    }
}
