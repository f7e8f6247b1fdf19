package org.needsline.retention;

/** How much of a case is erased. What is not said by somebody or about somebody (counts, categories, days, ratings, scores) always stays. */
public enum Extent {
    /** Of a case that is still open: who the reporter is and how to reach them. The case goes on as an anonymous one. */
    CONTACT("contact"),
    /** Of a closed case whose time is over: everything about persons and every free text. The official title stays. */
    RETENTION("retention"),
    /** Of a closed case, because somebody asked: the official title goes too. */
    REQUEST("request");

    private final String code;

    Extent(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
