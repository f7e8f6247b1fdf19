package org.needsline.protection;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/**
 * So many times in so long; used up, they come back evenly.
 *
 * @param times at least 1
 * @param within longer than nothing
 */
record Rate(int times, Duration within) {

    Rate {
        if (times < 1 || within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("A limit is written as 300/5m, not " + times + "/" + within);
        }
    }

    /** As it is written in the settings: {@code 300/5m}. */
    static Rate of(String written) {
        String[] parts = written.strip().split("/", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("A limit is written as 300/5m, not " + written);
        }
        return new Rate(Integer.parseInt(parts[0].strip()), DurationStyle.detectAndParse(parts[1].strip()));
    }
}
