package org.needsline.engine;

import java.util.List;
import java.util.Optional;

/**
 * Lists that start forms offer to the person who opens one. A start form has no variables yet, so a component names its list in the property
 * {@code choices}, and gets the options while the form is on its way to the person (ADR 54).
 */
public interface StartChoices {

    /** An option: what is sent, and what people read. */
    record Choice(String value, String label) {}

    /** The options of that list for that person; empty if this part of the system knows no such list. */
    Optional<List<Choice>> of(String list, String userId);
}
