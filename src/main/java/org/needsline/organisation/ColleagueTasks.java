package org.needsline.organisation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tasks that an absent person had already taken; the engine keeps them. */
public interface ColleagueTasks {

    /**
     * A task that somebody has taken.
     *
     * @param name as people read it
     * @param caseNumber null where the case has none
     * @param due null where it has no deadline
     */
    record Taken(String taskId, String name, @Nullable String caseNumber, @Nullable Instant due) {}

    /** What that person has taken of the work of those roles, first due first. */
    List<Taken> takenBy(String userId, Collection<RoleInUnit> roles);

    /** Hands a task of theirs to the deputy; empty where it is no longer theirs, or not of those roles. */
    Optional<Taken> handOver(String taskId, String userId, Collection<RoleInUnit> roles, String deputyId);
}
