package org.needsline.need;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Reach;
import org.needsline.wording.Bilingual;

/** Finds needs among all, running and closed, within a person's reach. */
public interface NeedSearch {

    /** So many are counted. */
    int MOST = 10_000;

    /** So far one can turn the pages: nobody reads further, and each page costs as much as all before it. */
    int FARTHEST = 2_000;

    /** The page that was asked for; empty where the reach is. Refused when the words can find nothing, or the page lies beyond {@link #FARTHEST}. */
    Page find(Criteria criteria);

    /** In which order. */
    enum Order implements Coded {
        NEWEST("-registered", "登记时间，新的在前", "Newest first"),
        OLDEST("registered", "登记时间，早的在前", "Oldest first"),
        PROMISED("promised", "承诺日期，早的在前，未承诺的在后", "Promised first, without a promise last"),
        NUMBER("number", "编号", "Number"),
        NUMBER_DOWN("-number", "编号，倒序", "Number, descending");

        private final String code;
        private final Bilingual label;

        Order(String code, String zh, String en) {
            this.code = code;
            this.label = Bilingual.of(zh, en);
        }

        /** The constant of that code; {@link org.needsline.wording.Refusal} if there is none. */
        public static Order of(String code) {
            return Coded.parse(values(), code, "排序 order");
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Bilingual label() {
            return label;
        }
    }

    /**
     * What is looked for; what is null does not matter.
     *
     * @param reach whose reach
     * @param text words in title or place, apart by blanks, each of at least two characters; all must be there
     * @param number the number or how it begins
     * @param category category
     * @param status status
     * @param unit a place, and all that lies in it; or a department, team or grid, and what concerns it
     * @param from registered on that day or later
     * @param to registered on that day or earlier
     * @param closed true: closed, false: open
     * @param order in which order
     * @param page from 0
     * @param size rows a page
     */
    record Criteria(
            Reach reach,
            @Nullable String text,
            @Nullable String number,
            @Nullable Category category,
            @Nullable Status status,
            @Nullable String unit,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Boolean closed,
            Order order,
            int page,
            int size) {}

    /**
     * A page.
     *
     * @param items in the order asked for
     * @param hasMore whether another page follows
     * @param total how many there are; null: more than {@link #MOST}
     */
    record Page(List<Item> items, boolean hasMore, @Nullable Integer total) {}

    /**
     * A need that was found.
     *
     * @param need its facts
     * @param closedAt when it was closed
     */
    record Item(NeedView need, @Nullable Instant closedAt) {}
}
