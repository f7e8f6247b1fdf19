package org.needsline.notification;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The digest of open work each working morning.
 *
 * @param enabled whether there is one
 * @param at local time from which it is sent
 * @param until local time after which it is not sent any more that day, for instance after a morning out of order
 */
@ConfigurationProperties("needsline.digest")
record DigestSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("08:00") LocalTime at,
        @DefaultValue("12:00") LocalTime until) {

    DigestSettings {
        if (!at.isBefore(until)) {
            throw new IllegalArgumentException(
                    "needsline.digest.at 必须早于 needsline.digest.until。 must be before needsline.digest.until.");
        }
    }
}
