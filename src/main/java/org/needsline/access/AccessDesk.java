package org.needsline.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which request or report an open task is about: known to the engine. */
public interface AccessDesk {

    /** The request behind an open task, if the person who is signed in may see the task and it is one of these. */
    Optional<String> numberBehind(String taskId);

    /** The report of unadmitted work behind an open task, under the same condition. */
    Optional<String> reportBehind(String taskId);

    /** The requests and reports behind those of the tasks that the person who is signed in may see, by task. */
    Map<String, String> numbersBehind(List<String> taskIds);
}
