package org.needsline.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * A subject's place in a period.
 *
 * @param place from 1; equal points share a place
 * @param ratings how many ratings of residents the place rests on
 */
public record Rank(int place, String subject, int points, int ratings) {

    static List<Rank> placed(List<Rank> byPoints) {
        List<Rank> placed = new ArrayList<>(byPoints.size());
        for (Rank next : byPoints) {
            Rank before = placed.isEmpty() ? null : placed.get(placed.size() - 1);
            int place = before != null && before.points() == next.points() ? before.place() : placed.size() + 1;
            placed.add(new Rank(place, next.subject(), next.points(), next.ratings()));
        }
        return placed;
    }
}
