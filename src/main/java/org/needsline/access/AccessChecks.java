package org.needsline.access;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;

/** Checks of what people enter; each refusal is a sentence that says how to mend it. */
final class AccessChecks {

    static final int TEXT = 2000;
    static final int SHORT_TEXT = 1000;
    static final int ITEM = 80;

    private AccessChecks() {}

    static String required(@Nullable String text, int longest, String zh, String en) {
        String stripped = optional(text, longest, zh, en);
        if (stripped == null) {
            throw Refusal.invalid("请填写" + zh + "。", "Please give the " + en + ".");
        }
        return stripped;
    }

    static @Nullable String optional(@Nullable String text, int longest, String zh, String en) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.length() > longest) {
            throw Refusal.invalid(
                    zh + "不能超过" + longest + "个字，现有" + stripped.length() + "个字。",
                    "The " + en + " may have at most " + longest + " characters, not " + stripped.length() + ".");
        }
        return stripped.isEmpty() ? null : stripped;
    }

    /** A figure from 0 to the most that makes sense; nothing given is refused. */
    static BigDecimal amount(@Nullable BigDecimal amount, String most, int digits, String zh, String en) {
        if (amount == null) {
            throw Refusal.invalid("请填写" + zh + "，没有的填0。", "Please give the " + en + ", 0 if there is none.");
        }
        if (amount.signum() < 0 || amount.compareTo(new BigDecimal(most)) > 0) {
            throw Refusal.invalid(
                    zh + "应在0到" + most + "之间，不能是" + amount.toPlainString() + "。",
                    "The " + en + " must be from 0 to " + most + ", not " + amount.toPlainString() + ".");
        }
        if (amount.stripTrailingZeros().scale() > digits) {
            throw Refusal.invalid(
                    zh + "最多" + digits + "位小数。", "The " + en + " may have at most " + digits + " decimal places.");
        }
        return amount;
    }

    static int fromOneToFive(@Nullable Integer grade, String zh, String en) {
        if (grade == null || grade < 1 || grade > 5) {
            throw Refusal.invalid(zh + "请选1到5。", "Choose 1 to 5 for the " + en + ".");
        }
        return grade;
    }

    static void eachOnce(Collection<String> codes) {
        Set<String> seen = new HashSet<>();
        for (String code : codes) {
            if (!seen.add(code)) {
                throw Refusal.invalid(
                        "社区" + code + "重复了，每个社区只列一次。", "Community " + code + " is named twice; name each once.");
            }
        }
    }
}
