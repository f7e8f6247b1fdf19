package org.needsline.need;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret code on a receipt: 26 characters that are hard to confuse, 130 bits. Only a hash of it is stored. */
final class ReceiptCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ReceiptCode() {}

    static String random() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return written(bytes);
    }

    /**
     * The code that follows from a key which only the submitter knows: a submission that is repeated because its answer got lost gets the
     * same receipt.
     */
    static String followingFrom(String key, String number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return written(mac.doFinal(("receipt " + number).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    /** What is stored of a code. */
    static String hash(String number, String code) {
        return sha256(number + " " + plain(code));
    }

    /** Compares in a time that does not depend on where the difference is. */
    static boolean matches(String number, String code, String hash) {
        return MessageDigest.isEqual(
                hash(number, code).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String written(byte[] bytes) {
        StringBuilder code = new StringBuilder(LENGTH + LENGTH / GROUP);
        for (int i = 0; i < LENGTH; i++) {
            // The last group takes what is left over.
            if (i > 0 && i % GROUP == 0 && i < LENGTH - 2) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(bytes[i] & 31));
        }
        return code.toString();
    }

    /** As people type it: small letters, blanks, O for 0, I or L for 1. */
    private static String plain(String code) {
        return code.toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
