package org.needsline.need.process;

import org.needsline.need.Status;

/** The stage of the model in which a need of a given status is handled. */
final class Stages {

    private Stages() {}

    static String of(Status status) {
        return switch (status) {
            case SCREENING -> "screening";
            case REJECTED, APPEALED -> "answer";
            case ACCEPTED, POSTING -> "posting";
            case CLAIMING, ASSIGNING -> "claim";
            case DELIVERING, SUPERVISING, VERIFYING -> "delivery";
            case RATING, CALLING_BACK, DISPUTED -> "rating";
            default -> "intake";
        };
    }
}
