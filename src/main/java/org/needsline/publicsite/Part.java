package org.needsline.publicsite;

import java.util.List;

/**
 * One page of a longer list.
 *
 * @param items what it shows
 * @param number from 1
 * @param more there is a next page
 */
record Part<T>(List<T> items, int number, boolean more) {

    /** Reads so many from a row on, the first being 0. */
    interface Source<T> {
        List<T> read(int first, int size);
    }

    /** Reads one more than it shows, and so knows whether there is more. */
    static <T> Part<T> of(Source<T> source, int number, int size) {
        List<T> read = source.read((number - 1) * size, size + 1);
        boolean more = read.size() > size && number < Pages.FARTHEST;
        return new Part<>(read.size() > size ? read.subList(0, size) : read, number, more);
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }
}
