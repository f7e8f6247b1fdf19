package org.needsline.open311;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param contact whom a client's programmers write to
 * @param address scheme and host under which clients reach the interface; empty: as the request came
 * @param callback how clients are told of changes
 */
@ConfigurationProperties("needsline.open311")
record Open311Settings(
        @DefaultValue("") String contact, @DefaultValue("") String address, @DefaultValue Callback callback) {

    /**
     * @param timeout longest time for connecting and for the whole of one attempt each
     * @param allowedNetworks private networks, as {@code 10.20.0.0/16}, in which a callback may nevertheless lie
     * @param trust the name of an SSL bundle with the authorities that callbacks' certificates come from; empty: those that Java trusts
     * @param rest how long a callback is left alone after three failures in a row
     */
    record Callback(
            @DefaultValue("10s") Duration timeout,
            @DefaultValue List<String> allowedNetworks,
            @DefaultValue("") String trust,
            @DefaultValue("5m") Duration rest) {}
}
