package org.needsline.access;

import org.jspecify.annotations.Nullable;

/** What a department or community does about a request that is under way; known to the engine. */
public interface AccessActs {

    /** The department takes its request back. */
    void withdraws(String number, @Nullable String reason, String by);

    /** Somebody objects to a posting. */
    void objects(String number, @Nullable String words, String by);

    /** A target community asks for exit; more than a third of them open the evaluation at once. */
    void asksForExit(String number, String community, ExitGround ground, @Nullable String words, String by);
}
