package org.needsline.access;

import org.needsline.wording.Bilingual;

/**
 * The total clock of a request in one line.
 *
 * @param over its working days are used up
 */
public record ListedTotal(Bilingual words, boolean over) {}
