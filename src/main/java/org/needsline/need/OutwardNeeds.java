package org.needsline.need;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Needs as other systems may read them. What was erased is not there any more. */
public interface OutwardNeeds {

    /** The need of that number, posted or not: who asks makes sure that the caller may know of it. */
    Optional<OutwardNeed> find(String number);

    /** Those of the numbers that there are, posted or not, in no order. */
    List<OutwardNeed> of(Collection<String> numbers);

    /** Posted needs, the newest first. */
    List<OutwardNeed> posted(Criteria criteria);

    /**
     * What is asked for.
     *
     * @param district six digits
     * @param from requested at this moment or later
     * @param to requested at this moment or earlier
     * @param categories these; empty: all
     * @param closed closed or open ones; null: both
     * @param limit at most so many
     */
    record Criteria(
            String district, Instant from, Instant to, Set<Category> categories, @Nullable Boolean closed, int limit) {

        public boolean fits(OutwardNeed need) {
            return need.village().startsWith(district)
                    && !need.requestedAt().isBefore(from)
                    && !need.requestedAt().isAfter(to)
                    && (categories.isEmpty() || categories.contains(need.category()))
                    && (closed == null || closed == need.isClosed());
        }
    }
}
