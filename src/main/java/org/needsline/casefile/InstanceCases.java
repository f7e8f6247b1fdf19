package org.needsline.casefile;

import java.util.Optional;

/** Which case a process instance carries: known to the engine. */
public interface InstanceCases {

    /** The number of the case that the instance is about, running or ended; empty where there is no such instance, or it carries none. */
    Optional<String> caseOf(String processInstanceId);
}
