package org.needsline.protection;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes sending cost a little: a browser looks for the number whose hash is given (as ALTCHA does, without any service), or a person
 * answers a sum in words. Both are signed by the server, run out, and count once: for one submission, however often it is repeated.
 */
@Component
public class Proofs {

    private static final int SMALLEST = 2;
    private static final int LARGEST = 9;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");
    private static final Pattern EPOCH = Pattern.compile("\\d{9,11}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String[] DIGITS = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    private static final String[] WORDS = {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
    };
    private static final List<String> SUMS = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen");

    private final ServerSecret secret;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ProtectionSettings settings;

    Proofs(ServerSecret secret, JdbcClient jdbc, Clock clock, ProtectionSettings settings) {
        this.secret = secret;
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** What came of a proof. */
    public enum Outcome {
        /** It counts, and is spent now. */
        COUNTS,
        /** It was spent for the same submission: whoever sends it again is told what came of it. */
        COUNTED_BEFORE,
        /** It is wrong, has run out, or was spent for something else. */
        NO
    }

    /**
     * What the browser solves: the number from 0 to {@code most} for which SHA-256 of {@code salt + number} is {@code challenge}. It sends
     * back {@code salt:number:signature}.
     */
    public record Challenge(String salt, String challenge, int most, String signature) {}

    /** A sum in words; the token goes back with the answer. */
    public record Question(Bilingual words, String token) {}

    public Challenge challenge() {
        String salt = expiry() + "-" + random();
        int number = RANDOM.nextInt(settings.work() + 1);
        String challenge = sha256(salt + number);
        return new Challenge(salt, challenge, settings.work(), secret.signed("proof " + salt + " " + challenge));
    }

    public Question question() {
        int one = SMALLEST + RANDOM.nextInt(LARGEST - SMALLEST + 1);
        int other = SMALLEST + RANDOM.nextInt(LARGEST - SMALLEST + 1);
        String salt = expiry() + "-" + random();
        return new Question(
                Bilingual.of(
                        DIGITS[one] + "加" + DIGITS[other] + "等于几？",
                        "What is " + WORDS[one] + " plus " + WORDS[other] + "?"),
                salt + ":" + secret.signed("sum " + salt + " " + (one + other)));
    }

    /**
     * Whether the browser has done its work for this submission. Spent within the caller's transaction: what comes to nothing spends nothing.
     *
     * @param solution {@code salt:number:signature}
     * @param submission the submission's own key: the same proof counts again only for the same one
     * @throws DuplicateKeyException the same proof is spent in parallel: to be asked again in a new transaction
     */
    public Outcome solved(@Nullable String solution, String submission) {
        String[] parts = solution == null ? new String[0] : solution.split(":", -1);
        return parts.length == 3
                        && NUMBER.matcher(parts[1]).matches()
                        && isOpen(parts[0])
                        && fits(parts[2], "proof " + parts[0] + " " + sha256(parts[0] + Long.parseLong(parts[1])))
                ? spent(parts[0], submission)
                : Outcome.NO;
    }

    /** Whether the sum is right; see {@link #solved}. */
    public Outcome answered(@Nullable String token, @Nullable String answer, String submission) {
        String[] parts = token == null ? new String[0] : token.split(":", -1);
        int sum = sum(answer);
        return parts.length == 2 && sum >= 0 && isOpen(parts[0]) && fits(parts[1], "sum " + parts[0] + " " + sum)
                ? spent(parts[0], submission)
                : Outcome.NO;
    }

    @Scheduled(initialDelay = 660_000, fixedDelay = 600_000)
    void forgetOldOnes() {
        jdbc.sql("delete from spent_proof where over_at < ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Outcome spent(String salt, String submission) {
        String by = sha256(submission);
        Optional<String> before = jdbc.sql("select spent_by from spent_proof where id = ?")
                .param(salt)
                .query(String.class)
                .optional();
        if (before.isPresent()) {
            return before.get().equals(by) ? Outcome.COUNTED_BEFORE : Outcome.NO;
        }
        jdbc.sql("insert into spent_proof (id, spent_by, over_at) values (?, ?, ?)")
                .params(salt, by, until(salt).atOffset(ZoneOffset.UTC))
                .update();
        return Outcome.COUNTS;
    }

    private boolean fits(String signature, String text) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.UTF_8), secret.signed(text).getBytes(StandardCharsets.UTF_8));
    }

    private boolean isOpen(String salt) {
        return salt.length() < 60
                && EPOCH.matcher(salt.split("-", 2)[0]).matches()
                && until(salt).isAfter(clock.instant());
    }

    private static Instant until(String salt) {
        return Instant.ofEpochSecond(Long.parseLong(salt.split("-", 2)[0]));
    }

    private long expiry() {
        return clock.instant().plus(settings.valid()).getEpochSecond();
    }

    /** As people write it: 十二, 12, １２ or twelve; below zero where it is none of these. */
    private static int sum(@Nullable String answer) {
        String plain = answer == null
                ? ""
                : Normalizer.normalize(answer, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        if (plain.matches("\\d{1,2}")) {
            return Integer.parseInt(plain);
        }
        for (int sum = 0; sum < SUMS.size(); sum++) {
            String chinese = sum < 10 ? DIGITS[sum] : "十" + (sum == 10 ? "" : DIGITS[sum - 10]);
            if (plain.equals(chinese) || plain.equals(SUMS.get(sum)) || plain.equals("一" + chinese) && sum >= 10) {
                return sum;
            }
        }
        return -1;
    }

    private static String random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
