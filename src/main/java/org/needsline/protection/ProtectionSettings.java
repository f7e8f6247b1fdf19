package org.needsline.protection;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code needsline.protection.*} of the public doors.
 *
 * @param trustedProxies addresses or networks (10.0.0.0/8) of the proxies in front; empty: the one that is connected, where
 *     {@code server.forward-headers-strategy} says that there is one
 * @param calls requests of an address to the residents' interface, and forms that it sends
 * @param reports needs and objections of an address with a proof of work
 * @param unproven the same without: by a question in plain words, or by the residents' interface
 * @param codes wrong codes, links and numbers of an address
 * @param work how many numbers a browser tries at most for one proof of work
 * @param valid how long a proof of work or a question may be answered
 */
@ConfigurationProperties("needsline.protection")
record ProtectionSettings(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("300/5m") String calls,
        @DefaultValue("60/1h") String reports,
        @DefaultValue("10/1h") String unproven,
        @DefaultValue("20/15m") String codes,
        @DefaultValue("100000") int work,
        @DefaultValue("2h") Duration valid) {}
