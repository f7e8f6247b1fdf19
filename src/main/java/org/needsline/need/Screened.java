package org.needsline.need;

/**
 * Where a need goes after screening.
 *
 * @param outcome as decided
 * @param next if deferred: who decides next (the town after two deferrals)
 * @param deferrals how often deferred so far
 */
public record Screened(ScreeningOutcome outcome, DecidedBy next, int deferrals) {}
