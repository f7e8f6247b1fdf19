package org.needsline.meeting;

/** 应到会三分之二: how many of the representatives must come (domain, 3.3). */
public final class Quorum {

    private Quorum() {}

    /** The least number of people present that is two thirds of the representatives. */
    public static int of(int representatives) {
        return Math.toIntExact((2L * representatives + 2) / 3);
    }

    public static boolean metBy(int present, int representatives) {
        return 3L * present >= 2L * representatives;
    }
}
