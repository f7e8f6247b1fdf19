package org.needsline.need;

/**
 * How a posting ended.
 *
 * @param objectionUpheld back to screening
 * @param next if so, who screens: the meeting the first time, then the town
 * @param openObjections not yet answered: the posting is not over while there are any
 */
public record PostingResult(boolean objectionUpheld, DecidedBy next, int openObjections) {}
