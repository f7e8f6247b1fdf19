package org.needsline.need;

import java.text.Normalizer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;

/** What residents write into forms: each field is checked by itself, so that a page can say what is wrong beside it. */
public enum ReportField {
    DESCRIPTION {
        @Override
        String checked(@Nullable String value) {
            String words = Checks.required(value, Checks.DESCRIPTION, "是什么事", "description");
            if (words.length() < FEWEST) {
                throw Refusal.invalid(
                        "请再说详细一点，至少" + FEWEST + "个字。", "Please say a little more: at least " + FEWEST + " characters.");
            }
            return words;
        }
    },
    PLACE {
        @Override
        @Nullable
        String checked(@Nullable String value) {
            return Checks.optional(value, Checks.PLACE, "地点", "place");
        }
    },
    HOUSEHOLDS {
        @Override
        String checked(@Nullable String value) {
            String digits = Normalizer.normalize(Objects.requireNonNullElse(value, ""), Normalizer.Form.NFKC)
                    .strip();
            if (digits.isEmpty()) {
                return "1";
            }
            if (!digits.matches("\\d{1,9}")) {
                throw Refusal.invalid("户数请填数字，例如 12。", "Please give the households as a number, such as 12.");
            }
            return String.valueOf(Checks.households(Integer.parseInt(digits)));
        }
    },
    NAME {
        @Override
        String checked(@Nullable String value) {
            return Checks.required(value, Checks.NAME, "姓名，或者选择匿名", "name, or choose to stay anonymous");
        }
    },
    OPTIONAL_NAME {
        @Override
        @Nullable
        String checked(@Nullable String value) {
            return Checks.optional(value, Checks.NAME, "姓名", "name");
        }
    },
    PHONE {
        @Override
        @Nullable
        String checked(@Nullable String value) {
            return Checks.phone(value);
        }
    },
    EMAIL {
        @Override
        @Nullable
        String checked(@Nullable String value) {
            return Checks.email(value);
        }
    },
    /** An objection, an appeal, an answer or an addition. */
    WORDS {
        @Override
        String checked(@Nullable String value) {
            return Checks.required(value, Checks.NOTE, "要说的话", "text");
        }
    },
    /** A word beside a rating, or a reason that nobody has to give. */
    OPTIONAL_WORDS {
        @Override
        @Nullable
        String checked(@Nullable String value) {
            return Checks.optional(value, Checks.NOTE, "要说的话", "text");
        }
    };

    private static final int FEWEST = 4;

    /**
     * The value without blanks around it; null where nothing was given and nothing is needed.
     *
     * @throws Refusal invalid, with a sentence that says how to mend it
     */
    public @Nullable String check(@Nullable String value) {
        // Control characters other than line breaks come from no keyboard, and no database takes all of them.
        return checked(value == null ? null : value.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", ""));
    }

    abstract @Nullable String checked(@Nullable String value);
}
