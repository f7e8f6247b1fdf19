package org.needsline.need;

import java.util.List;

/**
 * A level of the ladder begins.
 *
 * @param level level
 * @param invited unit codes that may claim; empty: nobody at this level can do such work, skipped without being scored
 */
public record LevelEntry(Level level, List<String> invited) {}
