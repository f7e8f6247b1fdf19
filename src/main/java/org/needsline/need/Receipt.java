package org.needsline.need;

import org.jspecify.annotations.Nullable;

/**
 * What the reporter takes home.
 *
 * @param number the need's number
 * @param secretCode shown once; null when the same report had been registered before without a repeatable code
 * @param repeated true: nothing was registered now
 */
public record Receipt(String number, @Nullable String secretCode, boolean repeated) {}
