package org.needsline.casefile;

import java.util.List;
import org.needsline.wording.Bilingual;

/**
 * What a search can be narrowed by.
 *
 * @param kinds kinds of cases that the person may find; needs only where there is no other
 * @param categories the categories
 * @param statuses the statuses
 * @param units the units within the person's reach, in the order of their codes
 */
record SearchChoices(List<Choice> kinds, List<Choice> categories, List<Choice> statuses, List<Choice> units) {

    /** A code and its name. */
    record Choice(String code, String zh, String en) {

        static Choice of(String code, Bilingual name) {
            return new Choice(code, name.zh(), name.en());
        }
    }
}
