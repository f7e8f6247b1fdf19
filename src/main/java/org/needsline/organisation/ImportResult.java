package org.needsline.organisation;

import java.util.List;
import org.needsline.wording.Bilingual;

/**
 * What became of a file.
 *
 * @param loaded lines that added or changed something
 * @param unchanged lines that said what was known already
 * @param rejected lines that were left out, in the order of the file
 */
record ImportResult(int loaded, int unchanged, List<Rejected> rejected) {

    ImportResult {
        rejected = List.copyOf(rejected);
    }

    /**
     * A line that was left out.
     *
     * @param line its number in the file, the heading being line 1
     */
    record Rejected(long line, Bilingual reason) {}
}
