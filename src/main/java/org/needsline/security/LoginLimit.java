package org.needsline.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.needsline.protection.ClientAddress;
import org.needsline.wording.Bilingual;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * How often an address may get a password wrong: for one user id 5 times in 15 minutes and 20 times a day, for all together 50 times in 15
 * minutes. Who is over it is not even asked, so nobody can use the engine's lock-out to keep a colleague out from one address. A right
 * password costs nothing, so that an office behind one address works. Each node counts for itself.
 */
@Component
class LoginLimit {

    private static final int TRIES = 5;
    private static final int TRIES_A_DAY = 20;
    private static final int TRIES_OF_ADDRESS = 50;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** Plenty for a district; beyond it the least recent are forgotten. */
    private static final int KEPT = 100_000;

    private static final BucketConfiguration OF_PERSON = BucketConfiguration.builder()
            .addLimit(Bandwidth.builder()
                    .capacity(TRIES)
                    .refillIntervally(TRIES, WINDOW)
                    .build())
            .addLimit(Bandwidth.builder()
                    .capacity(TRIES_A_DAY)
                    .refillIntervally(TRIES_A_DAY, Duration.ofDays(1))
                    .build())
            .build();
    private static final BucketConfiguration OF_ADDRESS = BucketConfiguration.builder()
            .addLimit(Bandwidth.builder()
                    .capacity(TRIES_OF_ADDRESS)
                    .refillIntervally(TRIES_OF_ADDRESS, WINDOW)
                    .build())
            .build();

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterAccess(Duration.ofDays(1))
            .build();
    private final ClientAddress clients;
    private final Refusals refusals;

    LoginLimit(ClientAddress clients, Refusals refusals) {
        this.clients = clients;
        this.refusals = refusals;
    }

    /** One try, taken before the password is looked at, so that tries in parallel count too. */
    final class Try {

        private final Bucket person;
        private final Bucket address;

        private Try(Bucket person, Bucket address) {
            this.person = person;
            this.address = address;
        }

        /** The password was right, or could not be checked. */
        void giveBack() {
            person.addTokens(1);
            address.addTokens(1);
        }
    }

    /** A try of this client at this login; empty where it has none left, and has been told so. */
    Optional<Try> take(HttpServletRequest request, HttpServletResponse response, String userId) throws IOException {
        String from = clients.of(request);
        Bucket address = bucket(from, OF_ADDRESS);
        Bucket person = bucket(from + " " + userId.strip().toLowerCase(Locale.ROOT), OF_PERSON);
        ConsumptionProbe ofAddress = address.tryConsumeAndReturnRemaining(1);
        if (!ofAddress.isConsumed()) {
            refuse(request, response, ofAddress);
            return Optional.empty();
        }
        ConsumptionProbe ofPerson = person.tryConsumeAndReturnRemaining(1);
        if (!ofPerson.isConsumed()) {
            address.addTokens(1);
            refuse(request, response, ofPerson);
            return Optional.empty();
        }
        return Optional.of(new Try(person, address));
    }

    private Bucket bucket(String key, BucketConfiguration configuration) {
        return buckets.get(key, unused -> {
            var builder = Bucket.builder();
            Arrays.stream(configuration.getBandwidths()).forEach(builder::addLimit);
            return builder.build();
        });
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, ConsumptionProbe probe)
            throws IOException {
        long seconds =
                Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
        long minutes = (seconds + 59) / 60;
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        refusals.answer(
                request,
                response,
                429,
                Bilingual.of(
                        "密码错误次数过多，请" + minutes + "分钟后再试。",
                        "Too many wrong passwords: please try again in " + minutes
                                + (minutes == 1 ? " minute." : " minutes.")));
    }
}
