package org.needsline.casefile;

import java.util.Optional;
import org.needsline.wording.Refusal;

/** A kind of case: how its numbers look, and who may read one. */
interface CaseKind {

    /** Whether a number is of this kind, whether there is such a case or not. */
    boolean isNumber(String number);

    Optional<? extends KnownCase> find(String number);

    /** Whether the case lies in the person's reach; a task of it opens it, too. */
    boolean reaches(KnownCase one, String userId);

    /** What everybody hears who may not read it, and whoever asks for one that there is not. */
    Refusal unknown();
}
