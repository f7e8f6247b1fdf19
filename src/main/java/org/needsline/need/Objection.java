package org.needsline.need;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says against a posted need.
 *
 * @param text at most 2,000 characters
 * @param name the objector's name
 * @param phone the objector's phone
 * @param held came in without a login: held until the clerk lets it through
 */
public record Objection(String text, @Nullable String name, @Nullable String phone, boolean held) {}
