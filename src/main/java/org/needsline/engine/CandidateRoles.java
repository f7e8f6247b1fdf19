package org.needsline.engine;

/** Which roles a task may be given to. */
public interface CandidateRoles {

    /**
     * @param id the part of a group's name before the dot
     */
    boolean isRole(String id);
}
