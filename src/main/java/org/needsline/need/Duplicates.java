package org.needsline.need;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.IntersectionResult;
import org.apache.commons.text.similarity.IntersectionSimilarity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Needs of a village that may be the same as another. Texts are compared by the pairs of characters that they share, which suits Chinese
 * because it needs no words; place and category add to that.
 */
@Component
class Duplicates {

    /** Below this, needs are taken for different. */
    private static final int LIKELY = 40;

    static final int SHOWN = 10;

    /** The newest open needs of the village are compared: some hundred are open in a village at most. */
    private static final int COMPARED = 400;

    private static final double TEXT = 0.75;
    private static final double PLACE = 0.15;
    private static final double CATEGORY = 0.10;

    /** What says nothing about the subject. */
    private static final Pattern NOISE =
            Pattern.compile("[\\p{P}\\p{S}\\s]|希望|请求|反映|我们|我家|能否|尽快|解决|帮忙|有关|部门|领导|问题|村里|本村|村民|群众|一下");

    private static final IntersectionSimilarity<String> PAIRS = new IntersectionSimilarity<>(Duplicates::pairs);

    private final Needs needs;

    Duplicates(Needs needs) {
        this.needs = needs;
    }

    /** Most similar first, at most ten. */
    List<LikelyDuplicate> of(Need need) {
        String statuses = Need.CAN_LEAD.stream().map(status -> "?").collect(Collectors.joining(", "));
        Object[] values = Stream.of(
                        Stream.of(need.village), Need.CAN_LEAD.stream().map(Status::code), Stream.of(need.number))
                .flatMap(part -> part)
                .toArray();
        return needs
                .query(
                        NeedColumns.SELECT + " where village = ? and status in (" + statuses
                                + ") and number <> ? order by registered_at desc fetch first " + COMPARED
                                + " rows only",
                        values)
                .stream()
                .map(other -> new LikelyDuplicate(
                        other.number, other.view().displayTitle(), similarity(need, other), other.status))
                .filter(likely -> likely.similarity() >= LIKELY)
                .sorted(Comparator.comparingInt(LikelyDuplicate::similarity)
                        .reversed()
                        .thenComparing(LikelyDuplicate::number))
                .limit(SHOWN)
                .toList();
    }

    /** In percent. */
    static int similarity(Need one, Need other) {
        double text = alike(words(one), words(other));
        String onePlace = place(one);
        String otherPlace = place(other);
        // Where one of them names no place, the texts speak for themselves.
        double place = onePlace == null || otherPlace == null ? text : alike(onePlace, otherPlace);
        double category = one.category == other.category ? 1 : 0;
        return (int) Math.round(100 * (TEXT * text + PLACE * place + CATEGORY * category));
    }

    /** Half the share of all pairs, half the share of the shorter text's: a short report of the same thing counts as well. */
    private static double alike(String one, String other) {
        IntersectionResult shared = PAIRS.apply(one, other);
        int smaller = Math.min(shared.getSizeA(), shared.getSizeB());
        if (smaller == 0) {
            return 0;
        }
        double ofAll = 2.0 * shared.getIntersection() / (shared.getSizeA() + shared.getSizeB());
        double ofSmaller = (double) shared.getIntersection() / smaller;
        return (ofAll + ofSmaller) / 2;
    }

    private static String words(Need need) {
        return need.title == null ? need.description : need.title + "。" + need.description;
    }

    private static @Nullable String place(Need need) {
        return need.place == null ? need.reportedPlace : need.place;
    }

    private static Set<String> pairs(CharSequence text) {
        String plain = NOISE.matcher(text).replaceAll("");
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < plain.length(); i++) {
            pairs.add(plain.substring(i, i + 2));
        }
        return pairs;
    }
}
