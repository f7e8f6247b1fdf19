package org.needsline.casefile;

import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/** A case of any kind, with what evidence, notes, print and the record of who looked must know about it: each kind has its own rights. */
sealed interface KnownCase permits NeedCase, GateCase {

    String number();

    String title();

    Bilingual status();

    /** Nothing is added to it any more but notes. */
    boolean over();

    /** Whether the person's own unit works on it; to answer for units below is not to work on their cases. */
    boolean worksOn(String userId);

    /** Whether the person lets the public see its photos. */
    boolean mayRelease(String userId);

    /** Whether the person withdraws what others added. */
    boolean tidies(String userId);

    /** Whether the person judges what was withdrawn. */
    boolean judges(String userId);

    /** Whether the person may see who looked at it: those who answer for others, and the discipline office. */
    boolean watches(String userId);

    /** The unit in whose name the person acts in it. */
    @Nullable
    String unitOf(String userId);
}
