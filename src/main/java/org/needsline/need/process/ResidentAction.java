package org.needsline.need.process;

/** The process {@code ResidentAction}: a member of staff does for a resident what the resident may do. */
public final class ResidentAction {

    public static final String KEY = "ResidentAction";

    private ResidentAction() {}
}
