package org.needsline.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case as far as keeping it is concerned.
 *
 * @param closedAt null while it is open
 * @param erasedAt null while its personal data are there
 */
public record KeptCase(String number, @Nullable Instant closedAt, @Nullable Instant erasedAt) {}
