package org.needsline.organisation;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A random first password that satisfies the engine's policy and can be read out: no letters or digits that look alike. */
final class InitialPassword {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijkmnpqrstuvwxyz";
    private static final String DIGITS = "23456789";
    private static final String SPECIAL = "+-=!?";
    private static final int LENGTH = 16;

    private InitialPassword() {}

    static String next() {
        List<Character> characters = new ArrayList<>();
        for (String needed : List.of(UPPER, LOWER, DIGITS, SPECIAL)) {
            characters.add(one(needed));
        }
        while (characters.size() < LENGTH) {
            characters.add(one(UPPER + LOWER + DIGITS));
        }
        Collections.shuffle(characters, RANDOM);
        StringBuilder password = new StringBuilder(LENGTH);
        characters.forEach(password::append);
        return password.toString();
    }

    private static char one(String of) {
        return of.charAt(RANDOM.nextInt(of.length()));
    }
}
