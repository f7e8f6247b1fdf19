package org.needsline.meeting;

import java.util.List;

/** The needs that wait for a village's screening meeting: the library of needs knows them. */
public interface WaitingNeeds {

    /** All that wait in the village now, in any order. */
    List<WaitingNeed> of(String village);
}
