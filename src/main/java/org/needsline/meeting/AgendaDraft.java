package org.needsline.meeting;

import java.time.LocalDate;
import java.util.List;

/**
 * What may come on the agenda.
 *
 * @param waiting all needs that wait, most urgent first
 * @param proposed the numbers of the first of them, as many as one meeting can discuss
 * @param earliestDay the first day that leaves the time of notice, if the meeting is convened today
 */
public record AgendaDraft(List<WaitingNeed> waiting, List<String> proposed, LocalDate earliestDay) {}
