package org.needsline.need;

import org.jspecify.annotations.Nullable;

/**
 * What the verifier found.
 *
 * @param done done as promised
 * @param missing required if not done, at most 1,000 characters
 */
public record Verification(boolean done, @Nullable String missing) {}
