package org.needsline.need;

import java.util.List;

/** Words of the offices as everybody may read them. */
public final class PublicText {

    private PublicText() {}

    /** Without phones, identity numbers, e-mail addresses and house numbers. */
    public static String masked(String text) {
        return PublicWords.text(text, List.of());
    }
}
