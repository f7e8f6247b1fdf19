package org.needsline.access.process;

/** The process {@code UnadmittedReport}: its key and variables, declared once. */
final class UnadmittedWork {

    static final String KEY = "UnadmittedReport";

    /** Json card: number, communityName, departmentName, items. */
    static final String REPORT = "report";

    static final String DISTRICT = "district";
    static final String DEPARTMENT = "department";
    static final String COMMUNITY = "community";
    static final String PRIVATE_WHAT = "privateWhat";
    static final String UNADMITTED_DECISION = "unadmittedDecision";
    static final String PRIVATE_ANSWER = "privateAnswer";
    /** Boolean. */
    static final String UPHELD = "upheld";

    private UnadmittedWork() {}
}
