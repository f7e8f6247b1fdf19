package org.needsline.open311;

import org.needsline.wording.Bilingual;

/**
 * What was asked cannot be done, in the terms of the specification: 404 for what is not there, 403 for a key, 400 for all else; and 429, which
 * is younger, for who asks too often.
 */
class Open311Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private Open311Problem(int status, Bilingual sentence) {
        super(sentence.toString());
        this.status = status;
    }

    static Open311Problem invalid(String zh, String en) {
        return new Open311Problem(400, Bilingual.of(zh, en));
    }

    static Open311Problem forbidden(String zh, String en) {
        return new Open311Problem(403, Bilingual.of(zh, en));
    }

    static Open311Problem tooOften(String zh, String en) {
        return new Open311Problem(429, Bilingual.of(zh, en));
    }

    static Open311Problem notFound(Bilingual sentence) {
        return new Open311Problem(404, sentence);
    }

    int status() {
        return status;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
