package org.needsline.open311;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Keys of 256 random bits. So long a key needs no slow hash: nobody guesses it, with the hash or without. */
final class ApiKey {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private ApiKey() {}

    static String random() {
        return "ndl_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    static byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** What is stored of a key. */
    static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
