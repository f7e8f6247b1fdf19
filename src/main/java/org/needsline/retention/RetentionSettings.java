package org.needsline.retention;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code needsline.retention.*}.
 *
 * @param keep how long personal data of a closed case are kept ({@code P2Y}, {@code P730D}); not less than 30 days
 */
@ConfigurationProperties("needsline.retention")
record RetentionSettings(@DefaultValue("P2Y") Period keep) {

    private static final int SHORTEST_DAYS = 30;

    RetentionSettings {
        if (keep.isNegative() || keep.toTotalMonths() == 0 && keep.getDays() < SHORTEST_DAYS) {
            throw new IllegalArgumentException("needsline.retention.keep 不得少于30天。 must be 30 days (P30D) or more.");
        }
    }
}
