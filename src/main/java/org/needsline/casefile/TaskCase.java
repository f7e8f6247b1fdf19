package org.needsline.casefile;

/**
 * The case that a task is about.
 *
 * @param caseNumber business key of the task's process instance
 * @param step stem of the task's id: {@code TriageNeed}
 */
public record TaskCase(String caseNumber, String step) {}
