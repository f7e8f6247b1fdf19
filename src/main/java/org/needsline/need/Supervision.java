package org.needsline.need;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;

/**
 * What the supervisor orders.
 *
 * @param outcome outcome
 * @param promisedOn the new date, for NEW_DATE and ANOTHER_UNIT
 * @param unit for ANOTHER_UNIT
 * @param reason at most 1,000 characters; public when closed
 */
public record Supervision(Outcome outcome, @Nullable LocalDate promisedOn, @Nullable String unit, String reason) {

    /** Codes newDate, anotherUnit, close. */
    public enum Outcome {
        NEW_DATE("newDate"),
        ANOTHER_UNIT("anotherUnit"),
        CLOSE("close");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        /** The constant of that code; {@link Refusal} if there is none. */
        public static Outcome of(String code) {
            for (Outcome outcome : values()) {
                if (outcome.code.equals(code)) {
                    return outcome;
                }
            }
            throw Refusal.invalid("没有这种督办结果：" + code + "。", "There is no such outcome of supervision: " + code + ".");
        }

        public String code() {
            return code;
        }
    }
}
