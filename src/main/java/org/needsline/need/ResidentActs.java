package org.needsline.need;

import org.jspecify.annotations.Nullable;

/**
 * What residents do, carried to where the need waits for it. Each act is refused with a sentence when the need does not wait for it. Who
 * the resident is has been checked before.
 */
public interface ResidentActs {

    void withdraws(String number, String evidence, Actor actor);

    void undoesWithdrawal(String number, Actor actor);

    /** Returns the objection's id. */
    long objects(String number, Objection objection, Actor actor);

    void appeals(String number, String text, Actor actor);

    /** The number is that of the reporter's own receipt, which may be of a merged need. */
    void rates(String number, Rating rating, @Nullable String word, Actor actor);

    /** The answer to the clerk's question. */
    void answers(String number, String text, Actor actor);

    void objectsToMerge(String number, @Nullable String reason, Actor actor);
}
