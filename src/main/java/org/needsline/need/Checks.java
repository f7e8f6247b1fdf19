package org.needsline.need;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;

/** Checks of what people enter; each refusal is a sentence that says how to mend it. */
final class Checks {

    static final int DESCRIPTION = 4000;
    static final int NOTE = 2000;
    static final int TITLE = 80;
    static final int PLACE = 200;
    static final int NAME = 60;
    private static final int HOUSEHOLDS = 100_000;

    /** Mobile, or landline with area code and extension, or a service line; separators are taken out before. */
    private static final Pattern PHONE =
            Pattern.compile("(\\+?86)?(1[3-9]\\d{9}|0\\d{9,11}(转\\d{1,6})?|400\\d{7}|[2-8]\\d{6,7})");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]{2,}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s()（）\\-－—]");

    private Checks() {}

    /** The text without blanks around it. */
    static String required(@Nullable String text, int longest, String zh, String en) {
        String stripped = written(text);
        if (stripped.isEmpty()) {
            throw Refusal.invalid("请填写" + zh + "。", "Please give the " + en + ".");
        }
        return within(stripped, longest, zh, en);
    }

    /** The text without blanks around it, null if nothing is left. */
    static @Nullable String optional(@Nullable String text, int longest, String zh, String en) {
        String stripped = written(text);
        return stripped.isEmpty() ? null : within(stripped, longest, zh, en);
    }

    static int households(int households) {
        if (households < 1 || households > HOUSEHOLDS) {
            throw Refusal.invalid(
                    "受益户数应在1到" + HOUSEHOLDS + "之间，不能是" + households + "。",
                    "The households that benefit must be from 1 to " + HOUSEHOLDS + ", not " + households + ".");
        }
        return households;
    }

    /** The phone number without blanks and hyphens, null if nothing was given. */
    static @Nullable String phone(@Nullable String phone) {
        if (phone == null || phone.isBlank()) {
            return null;
        }
        String digits = SEPARATORS.matcher(phone.strip()).replaceAll("");
        if (!PHONE.matcher(digits).matches()) {
            throw Refusal.invalid(
                    "电话号码不正确，请填写11位手机号或带区号的座机号。",
                    "This is no phone number: please give an 11-digit mobile number or a landline with its area code.");
        }
        return digits;
    }

    static @Nullable String email(@Nullable String email) {
        String stripped = optional(email, 120, "电子邮箱", "e-mail address");
        if (stripped != null && !EMAIL.matcher(stripped).matches()) {
            throw Refusal.invalid("电子邮箱不正确。", "This is no e-mail address.");
        }
        return stripped;
    }

    static @Nullable Reporter reporter(@Nullable Reporter reporter) {
        if (reporter == null) {
            return null;
        }
        return new Reporter(
                required(reporter.name(), NAME, "报告人姓名（或选择匿名）", "reporter's name, or choose to stay anonymous"),
                phone(reporter.phone()),
                email(reporter.email()),
                reporter.consentToName());
    }

    /** Control characters other than line breaks come from no keyboard, and no database takes all of them. */
    private static String written(@Nullable String text) {
        return text == null
                ? ""
                : text.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", "").strip();
    }

    private static String within(String text, int longest, String zh, String en) {
        if (text.length() > longest) {
            throw Refusal.invalid(
                    zh + "不能超过" + longest + "个字，现有" + text.length() + "个字。",
                    "The " + en + " may have at most " + longest + " characters, not " + text.length() + ".");
        }
        return text;
    }
}
