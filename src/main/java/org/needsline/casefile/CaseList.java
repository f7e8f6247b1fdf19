package org.needsline.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/**
 * A page of cases that were found. Days are local to the district, as text.
 *
 * @param items in the order asked for
 * @param page from 0
 * @param size rows a page
 * @param hasMore whether another page follows
 * @param total how many there are; null: more than 10,000
 */
record CaseList(List<Item> items, int page, int size, boolean hasMore, @Nullable Integer total) {

    /**
     * A case: what the list shows of it, nothing that a resident said.
     *
     * @param caseKind {@code need}, {@code access} or {@code unadmitted}
     * @param category category of a need, kind of what a department wants to hand down
     * @param village village of a need, or the communities that are asked or report
     * @param responsible unit in charge of a need, or department that files or was reported
     * @param promisedOn day promised, of a need
     * @param urgent urgent; of a request an emergency
     */
    record Item(
            String caseKind,
            String number,
            String title,
            Bilingual category,
            Bilingual status,
            CaseFile.UnitName village,
            CaseFile.@Nullable UnitName responsible,
            String registeredOn,
            @Nullable String closedOn,
            @Nullable String promisedOn,
            boolean urgent) {}
}
