package org.needsline.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/**
 * A report of unadmitted work as its file and the panel beside its task show it. Who in the community wrote it is not shown.
 *
 * @param what work that was handed down
 * @param upheld null while it is not answered
 * @param items of that department that the community carries by the ledger today
 */
public record UnadmittedFile(
        String number,
        String title,
        Bilingual status,
        Name community,
        Name department,
        String what,
        String reportedOn,
        @Nullable Boolean upheld,
        @Nullable String answer,
        @Nullable String closedOn,
        List<Admitted> items,
        List<Clocked> deadlines,
        List<Happened> timeline)
        implements GateFacts {

    /** An item of the access ledger. */
    public record Admitted(String number, String item, String until) {}
}
