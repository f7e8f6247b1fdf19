package org.needsline.organisation;

import org.needsline.wording.Bilingual;

/** The system must not start like this, and the sentence says what to set. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(Bilingual sentence) {
        super(sentence.toString());
    }
}
