package org.needsline.need;

import java.util.List;

/**
 * A merged need that takes the place of a withdrawn one.
 *
 * @param number the successor
 * @param status where it stands now: where the withdrawn need stood
 * @param level level
 * @param followers the others, now merged into the successor
 */
public record Succession(String number, Status status, Level level, List<String> followers) {}
