package org.needsline.publicsite;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;

/** Reads what stands in an address. */
final class Pages {

    static final int FARTHEST = 500;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    private Pages() {}

    /**
     * The page's number, 1 where none is named.
     *
     * @throws Refusal invalid, if it is no number from 1 to {@value #FARTHEST}
     */
    static int number(@Nullable String page) {
        if (page == null) {
            return 1;
        }
        int number = NUMBER.matcher(page).matches() ? Integer.parseInt(page) : 0;
        if (number < 1 || number > FARTHEST) {
            throw Refusal.invalid(
                    "没有这一页，页码是1到" + FARTHEST + "的数字。",
                    "There is no such page: pages are numbered 1 to " + FARTHEST + ".");
        }
        return number;
    }
}
