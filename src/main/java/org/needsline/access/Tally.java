package org.needsline.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the target communities answered.
 *
 * @param asked all target communities; shares are of these, silence is neither for nor against
 * @param averageBurden of those who answered, 1 to 5; null when nobody did
 */
public record Tally(int asked, int support, int conditions, int oppose, int silent, @Nullable Double averageBurden) {

    public static Tally of(List<AccessTarget> targets) {
        double average = targets.stream()
                .map(AccessTarget::burden)
                .filter(java.util.Objects::nonNull)
                .mapToInt(Integer::intValue)
                .average()
                .orElse(0);
        return new Tally(
                targets.size(),
                count(targets, Stance.SUPPORT),
                count(targets, Stance.CONDITIONS),
                count(targets, Stance.OPPOSE),
                targets.size()
                        - count(targets, Stance.SUPPORT)
                        - count(targets, Stance.CONDITIONS)
                        - count(targets, Stance.OPPOSE),
                average == 0 ? null : Math.round(average * 10) / 10.0);
    }

    private static int count(List<AccessTarget> targets, Stance stance) {
        return (int)
                targets.stream().filter(target -> target.stance() == stance).count();
    }

    /** Share of the target communities that oppose, in percent; more than half is more than 50. */
    public double opposePercent() {
        return asked == 0 ? 0 : oppose * 100.0 / asked;
    }

    public double conditionalPercent() {
        return asked == 0 ? 0 : conditions * 100.0 / asked;
    }
}
