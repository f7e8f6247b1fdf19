package org.needsline.need;

import org.jspecify.annotations.Nullable;

/**
 * What a reporter said and who they are. Personal data: shown only to those who may read the need.
 *
 * @param description in the reporter's words, with what was added later
 * @param reportedPlace as the reporter named it
 * @param reporter null if anonymous
 */
public record NeedTexts(String description, @Nullable String reportedPlace, @Nullable Reporter reporter) {}
