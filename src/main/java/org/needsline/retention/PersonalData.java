package org.needsline.retention;

import java.util.Map;

/** The personal data that a module keeps of cases. Every module that keeps some has one of these; all are called in one transaction. */
public interface PersonalData {

    /** How many rows of which table hold personal data of that case; without tables that hold none. */
    Map<String, Long> found(String caseNumber, Extent extent);

    /** Erases them for ever, and says how many rows of which table were erased. A repeat finds nothing more. */
    Map<String, Long> erased(String caseNumber, Extent extent);
}
