package org.needsline.publicsite;

import java.util.ArrayList;
import java.util.List;
import org.needsline.need.PublicNeeds.Figures;

/** Small charts: how wide each bar is. The template draws them and says the same in words. */
record Bars(List<Bar> counts, List<Bar> ratings) {

    static final int WIDTH = 300;

    /**
     * A bar.
     *
     * @param key of its words
     * @param value what it counts
     * @param from where it begins, of {@value Bars#WIDTH}
     * @param width how wide it is, of {@value Bars#WIDTH}
     */
    record Bar(String key, long value, int from, int width) {}

    /** Received, accepted and met, each beside the most; and the ratings as parts of one bar. */
    static Bars of(Figures figures) {
        long most = Math.max(1, figures.received());
        return new Bars(
                List.of(
                        bar("received", figures.received(), 0, most),
                        bar("accepted", figures.accepted(), 0, most),
                        bar("met", figures.met(), 0, most)),
                parts(figures));
    }

    private static List<Bar> parts(Figures figures) {
        long all = Math.max(1, figures.rated());
        List<Bar> parts = new ArrayList<>();
        int from = 0;
        for (Bar part : List.of(
                bar("satisfied", figures.satisfied(), 0, all),
                bar("mostly", figures.mostly(), 0, all),
                bar("dissatisfied", figures.dissatisfied(), 0, all))) {
            parts.add(new Bar(part.key(), part.value(), from, part.width()));
            from += part.width();
        }
        return List.copyOf(parts);
    }

    private static Bar bar(String key, long value, int from, long all) {
        return new Bar(key, value, from, (int) Math.round((double) value * WIDTH / all));
    }
}
