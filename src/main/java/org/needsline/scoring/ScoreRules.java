package org.needsline.scoring;

import java.util.Optional;
import org.needsline.wording.Bilingual;

/** What a fact is worth. */
public interface ScoreRules {

    /** The row that applies; nothing when no row does, and then nothing is entered. */
    Optional<Worth> worthOf(ScoreFact fact);

    /**
     * @param rule the row's name
     * @param points what it gives or takes
     * @param reason in words
     */
    record Worth(String rule, int points, Bilingual reason) {}
}
