package org.needsline.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/** Whatever has a clock at the gate: to which of the ten links it belongs, and by what it ends. */
enum GateStep {
    FILE("FileAccessRequest", Link.FILE, Part.MAIN, AccessEvent.FILED, AccessEvent.DRAFT_LAPSED),
    CHECK(
            "CheckApplication",
            Link.CHECK,
            Part.MAIN,
            AccessEvent.COMPLETE,
            AccessEvent.ASKED,
            AccessEvent.STILL_INCOMPLETE),
    SUPPLEMENT(
            "SupplementAccessRequest",
            Link.CHECK,
            Part.BESIDE,
            AccessEvent.SUPPLEMENTED,
            AccessEvent.SUPPLEMENT_LAPSED),
    LEGAL("ReviewLegalBasis", Link.LEGAL, Part.MAIN, AccessEvent.LEGAL_REVIEWED, AccessEvent.LEGAL_SILENT),
    CONSULT("ConsultCommunity", Link.CONSULT, Part.WINDOW, AccessEvent.CONSULTATION_CLOSED),
    FUNDING("ReviewFunding", Link.FUNDING, Part.MAIN, AccessEvent.FUNDING_REVIEWED, AccessEvent.FUNDING_SILENT),
    JOINT_REVIEW("HoldJointReview", Link.JOINT_REVIEW, Part.MAIN, AccessEvent.JOINTLY_REVIEWED),
    DECIDE("DecideAccess", Link.DECIDE, Part.MAIN, AccessEvent.DECIDED),
    PUBLISH("PostAccess.publish", Link.POST, Part.MAIN, AccessEvent.POSTED),
    POST("PostAccess", Link.POST, Part.WINDOW, AccessEvent.POSTING_OVER),
    OBJECTION("ReviewAccessObjection", Link.POST, Part.BESIDE, AccessEvent.OBJECTION_ANSWERED),
    SIGN("SignAgreement", Link.SIGN, Part.MAIN, AccessEvent.SIGNED),
    RECEIPT("ConfirmReceipt", Link.SIGN, Part.BESIDE),
    RATE("RateAccess", Link.EVALUATE, Part.WINDOW_WITHIN, AccessEvent.RATING_CLOSED),
    EVALUATE("EvaluateAccess", Link.EVALUATE, Part.MAIN, AccessEvent.EVALUATED),
    TOTAL("AccessTotal", null, Part.MAIN, AccessEvent.DECIDED),
    EMERGENCY("EmergencyValidity", null, Part.MAIN, AccessEvent.EMERGENCY_LAPSED),
    UNADMITTED("AnswerUnadmitted", null, Part.MAIN, AccessEvent.UNADMITTED_ANSWERED);

    /** What a clock is to its link. */
    private enum Part {
        /** Somebody has to act. */
        MAIN,
        /** Others may act; when it is over nobody was late. */
        WINDOW,
        /** A window that lies within the time of its link, not before or after it. */
        WINDOW_WITHIN,
        /** Runs beside the link's own clock. */
        BESIDE
    }

    private final String stem;
    private final @Nullable Link link;
    private final Part part;
    private final Set<AccessEvent> ends;

    GateStep(String stem, @Nullable Link link, Part part, AccessEvent... ends) {
        this.stem = stem;
        this.link = link;
        this.part = part;
        this.ends = EnumSet.noneOf(AccessEvent.class);
        this.ends.addAll(Arrays.asList(ends));
    }

    /** Empty for moments that only call attention, such as twice the time of a link. */
    static Optional<GateStep> of(String stem) {
        return Arrays.stream(values()).filter(step -> step.stem.equals(stem)).findFirst();
    }

    @Nullable
    Link link() {
        return link;
    }

    boolean isBeside() {
        return part == Part.BESIDE;
    }

    boolean isWindow() {
        return part == Part.WINDOW || part == Part.WINDOW_WITHIN;
    }

    /** Its days are days of its link already. */
    boolean isWithin() {
        return part == Part.WINDOW_WITHIN;
    }

    boolean endsBy(AccessEvent event) {
        return ends.contains(event);
    }

    Bilingual label() {
        return switch (this) {
            case PUBLISH -> Bilingual.of("张贴公示", "Put up the posting");
            case POST -> Bilingual.of("公示期", "Time of the posting");
            default -> Link.of(stem).map(Link::label).orElse(Bilingual.of(stem, stem));
        };
    }
}
