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

    /** A case: what the list shows of it, nothing that a resident said. */
    record Item(
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
