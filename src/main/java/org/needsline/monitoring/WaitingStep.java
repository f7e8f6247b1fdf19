package org.needsline.monitoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.UnitCode;
import org.needsline.wording.Bilingual;

/**
 * A step of a case that waits for people.
 *
 * @param taskId the engine's task, which is also how a manager names it
 * @param caseNumber number of the need or meeting
 * @param process id of the process
 * @param step stem of the step
 * @param name name of the step as the model has it, Chinese first
 * @param village the case's village, 12 digits
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

    /** Names in the models read {@code 受理需求 Triage need}. */
    static Bilingual label(String name) {
        int gap = name.indexOf(' ');
        return gap < 0 ? Bilingual.of(name, name) : Bilingual.of(name.substring(0, gap), name.substring(gap + 1));
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
