package org.needsline.protection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How often an address may use a public door, counted for all nodes together. Addresses are stored as keyed hashes. Whoever is refused is
 * refused from memory until the next try would count, so hammering costs the database nothing.
 */
@Component
public class Limits {

    /** What is counted apart. */
    public enum Door {
        /** Requests to the residents' interface, and forms. */
        CALLS,
        /** Needs and objections with a proof of work. */
        REPORTS,
        /** The same without a proof. */
        UNPROVEN,
        /** Wrong codes, links and numbers. */
        CODES
    }

    private static final int REMEMBERED = 100_000;

    private final BucketRows rows;
    private final ServerSecret secret;
    private final Clock clock;
    private final Map<Door, BucketConfiguration> rules = new EnumMap<>(Door.class);

    private final Cache<String, Instant> refusedUntil =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Limits(BucketRows rows, ServerSecret secret, ProtectionSettings settings, Clock clock) {
        this.rows = rows;
        this.secret = secret;
        this.clock = clock;
        rules.put(Door.CALLS, rule(settings.calls()));
        rules.put(Door.REPORTS, rule(settings.reports()));
        rules.put(Door.UNPROVEN, rule(settings.unproven()));
        rules.put(Door.CODES, rule(settings.codes()));
    }

    /** Counts one; empty: it may go on, otherwise how long to wait. */
    public Optional<Duration> take(Door door, String address) {
        String key = key(door, address);
        Optional<Duration> wait = remembered(key);
        if (wait.isPresent()) {
            return wait;
        }
        ConsumptionProbe probe = bucket(door, key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(refused(key, probe.getNanosToWaitForRefill()));
    }

    /** Whether one more could be taken, without counting; empty: yes, otherwise how long to wait. */
    public Optional<Duration> ask(Door door, String address) {
        String key = key(door, address);
        Optional<Duration> wait = remembered(key);
        if (wait.isPresent()) {
            return wait;
        }
        EstimationProbe probe = bucket(door, key).estimateAbilityToConsume(1);
        return probe.canBeConsumed() ? Optional.empty() : Optional.of(refused(key, probe.getNanosToWaitForRefill()));
    }

    /** Counts one that is known only afterwards, also beyond the limit: tries in parallel are made up for later. */
    public void charge(Door door, String address) {
        bucket(door, key(door, address)).consumeIgnoringRateLimits(1);
    }

    private Optional<Duration> remembered(String key) {
        Instant until = refusedUntil.getIfPresent(key);
        if (until == null) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), until);
        if (left.isNegative() || left.isZero()) {
            refusedUntil.invalidate(key);
            return Optional.empty();
        }
        return Optional.of(left);
    }

    private Duration refused(String key, long nanos) {
        Duration wait = Duration.ofNanos(Math.max(1, nanos));
        refusedUntil.put(key, clock.instant().plus(wait));
        return wait;
    }

    private Bucket bucket(Door door, String key) {
        return rows.builder().build(key, () -> rules.get(door));
    }

    private String key(Door door, String address) {
        return secret.signed("address " + door + " " + address).substring(0, 32);
    }

    private static BucketConfiguration rule(String written) {
        Rate rate = Rate.of(written);
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(rate.times())
                        .refillGreedy(rate.times(), rate.within())
                        .build())
                .build();
    }
}
