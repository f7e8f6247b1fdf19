package org.needsline.wording;

/**
 * What was asked cannot be done, for a reason that the person who asked can understand and mend. Nothing was changed.
 */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, in the terms of a program that called. */
    public enum Kind {
        /** The input itself is wrong: HTTP 400. */
        INVALID,
        /** There is no such thing, or not for this person: HTTP 404. */
        NOT_FOUND,
        /** The person may not do this: HTTP 403. */
        FORBIDDEN,
        /** The case has moved on, somebody was faster: HTTP 409. */
        CONFLICT
    }

    private final Kind kind;
    private final transient Bilingual sentence;

    public Refusal(Kind kind, Bilingual sentence) {
        super(sentence.toString());
        this.kind = kind;
        this.sentence = sentence;
    }

    public static Refusal invalid(String zh, String en) {
        return new Refusal(Kind.INVALID, Bilingual.of(zh, en));
    }

    public static Refusal notFound(String zh, String en) {
        return new Refusal(Kind.NOT_FOUND, Bilingual.of(zh, en));
    }

    public static Refusal forbidden(String zh, String en) {
        return new Refusal(Kind.FORBIDDEN, Bilingual.of(zh, en));
    }

    public static Refusal conflict(String zh, String en) {
        return new Refusal(Kind.CONFLICT, Bilingual.of(zh, en));
    }

    public Kind kind() {
        return kind;
    }

    public Bilingual sentence() {
        return sentence;
    }
}
