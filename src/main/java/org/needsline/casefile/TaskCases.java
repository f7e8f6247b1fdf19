package org.needsline.casefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which case a task is about: known to the engine. */
public interface TaskCases {

    /** The case of a task that is assigned to the person or offered to one of their groups; empty for any other. */
    Optional<TaskCase> caseOf(String taskId, String userId);

    /** Whether an open task of the case is assigned to the person or offered to one of their groups. */
    boolean concerns(String caseNumber, String userId);

    /** The cases of those of the tasks that the person who is signed in may see, by task. */
    Map<String, TaskCase> casesOf(List<String> taskIds);
}
