package org.needsline.casefile;

import org.jspecify.annotations.Nullable;

/**
 * The case that a task is about.
 *
 * @param caseNumber business key of the task's process instance
 * @param step stem of the task's id: {@code TriageNeed}
 * @param group the one group that may work on it, of a case at the gate; null where several may, and for other cases
 */
public record TaskCase(String caseNumber, String step, @Nullable String group) {}
