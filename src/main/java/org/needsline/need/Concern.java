package org.needsline.need;

import java.util.Set;

/**
 * Whom a need concerns, for deciding who may read it.
 *
 * @param village its village
 * @param units every unit that held it, was invited, took part or answered for it, also after it has moved on; the village and grid among them
 * @param registeredBy user id of whoever registered it
 */
public record Concern(String village, Set<String> units, String registeredBy) {}
