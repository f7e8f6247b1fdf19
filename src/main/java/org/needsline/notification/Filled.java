package org.needsline.notification;

import org.needsline.wording.Bilingual;

/** Words as a person reads them. */
record Filled(Bilingual title, Bilingual body) {

    /** One line, whatever the facts contained. */
    String subject() {
        return (title.zh() + " " + title.en()).replaceAll("\\s+", " ").strip();
    }

    String letter() {
        return body.zh() + "\n\n" + body.en() + "\n";
    }
}
