package org.needsline.need;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Links that stand for a receipt: in messages to the reporter, and while somebody looks after their need with the code. A link is 256 random
 * bits, stored as a hash, runs out by itself, and can be revoked at any time without touching the code.
 */
@Service
public class ResidentLinks {

    /** A link as it stands in a message. Older messages open nothing: the receipt does. */
    private static final Duration IN_A_MESSAGE = Duration.ofDays(30);

    /** After the number and code were given, so that neither stands in an address or in a page. */
    private static final Duration AFTER_THE_CODE = Duration.ofHours(2);

    private static final int BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;

    ResidentLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The path of a fresh link for a message to the reporter of this need, good for 30 days: {@code /site/r/...}. */
    public String linkFor(String number) {
        return "/site/r/" + issued(number, IN_A_MESSAGE);
    }

    /** The path of a link for whoever has just shown the receipt code, good for two hours. */
    public String linkAfterCode(String number) {
        return "/site/r/" + issued(number, AFTER_THE_CODE);
    }

    /** Whose receipt a token stands for; empty for every other text, one that ran out or was revoked. */
    public Optional<String> numberOf(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        return jdbc.sql("select number from resident_link where token_hash = ? and over_at > ?")
                .params(hash(token), Rows.moment(clock.instant()))
                .query(String.class)
                .optional();
    }

    /** No link of this need opens anything any more. */
    void revoke(String number) {
        jdbc.sql("delete from resident_link where number = ?").param(number).update();
    }

    @Scheduled(initialDelay = 720_000, fixedDelay = 3_600_000)
    void forgetOldOnes() {
        jdbc.sql("delete from resident_link where over_at < ?")
                .param(Rows.moment(clock.instant()))
                .update();
    }

    private String issued(String number, Duration valid) {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Instant now = clock.instant();
        jdbc.sql("insert into resident_link (token_hash, number, issued_at, over_at) values (?, ?, ?, ?)")
                .params(hash(token), number, Rows.moment(now), Rows.moment(now.plus(valid)))
                .update();
        return token;
    }

    private static String hash(String token) {
        return ReceiptCode.sha256("link " + token);
    }
}
