package org.needsline.retention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where cases of one kind are kept, and which of them have had their time. */
public interface CaseRegister {

    Optional<KeptCase> find(String number);

    /**
     * Closed cases whose personal data are to be erased now: closed before that moment, or asked to be erased while they were open. In
     * the order of their numbers, beginning after the given one.
     */
    List<KeptCase> due(Instant closedBefore, String after, int limit);

    /** Remembers that the personal data of a case are gone. */
    void erased(String number, Instant at);

    /** Remembers that an open case is to be erased as soon as it is closed. */
    void eraseWhenClosed(String number);
}
