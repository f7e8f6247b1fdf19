package org.needsline.access;

import java.util.List;
import org.needsline.wording.Bilingual;

/**
 * A request, or a report of unadmitted work, as a case that people open: what it is, and whom it concerns.
 *
 * @param report a report of unadmitted work
 * @param title item of the request; for a report the beginning of what was handed down
 * @param over ended, or answered: nothing is added to it any more
 * @param department that files it, or against which it was reported
 * @param communities targets of the request, or the one that reported
 * @param filed until a request is filed it concerns nobody but its department and the offices
 */
public record AccessCase(
        String number,
        boolean report,
        String title,
        Bilingual status,
        boolean over,
        String district,
        String department,
        List<String> communities,
        boolean filed,
        boolean emergency) {}
