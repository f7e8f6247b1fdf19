package org.needsline.conduct;

import java.util.Optional;

/** The desk of a district's discipline office. */
public interface ConductDesk {

    /** Lays a registered report on the desk in the current transaction. */
    void lay(String number, String district);

    /** The report behind an open task, if the person may see the task and it is one of these. */
    Optional<String> numberBehind(String taskId);
}
