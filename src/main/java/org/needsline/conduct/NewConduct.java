package org.needsline.conduct;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says about an official.
 *
 * @param district six digits
 * @param village twelve digits, if the report is about a village
 * @param channel {@code visit phone hall web hotline import}
 * @param account what happened, in the reporter's words, at most 2,000 characters
 * @param concerned whom it is about, as the reporter puts it
 * @param reporterName null for an anonymous report, as are phone and e-mail
 * @param registeredBy user id, or what registered it
 */
public record NewConduct(
        String district,
        @Nullable String village,
        String channel,
        String account,
        @Nullable String concerned,
        @Nullable String reporterName,
        @Nullable String reporterPhone,
        @Nullable String reporterEmail,
        String registeredBy) {}
