package org.needsline.need;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a need, without anything personal: for routing, the card and the case panel.
 *
 * @param number its number
 * @param village 12 digits
 * @param grid 15 digits
 * @param kind kind
 * @param category category
 * @param title official title; null before triage
 * @param place official place; null before triage
 * @param scope scope
 * @param households households that benefit
 * @param urgency urgency
 * @param hardship hardship household
 * @param leftBehind left-behind group
 * @param channel channel
 * @param registeredOn registered on
 * @param status where it stands
 * @param level level that holds it
 * @param invited units that may still claim
 * @param responsible unit that delivers or delivered
 * @param claimedOn day of the claim or the order
 * @param promisedOn promised day
 * @param needsBudget works that need a budget
 * @param byOrder assigned by order: may not be handed back
 * @param extensionAsked an extension was asked for already
 * @param extensionTo day asked for and not yet decided
 * @param askedReporter the reporter was asked already
 * @param deferrals how often deferred
 * @param objectionsUpheld how often an objection sent it back to screening
 * @param appealUsed the reporter has appealed already
 * @param timesMissing how often verification sent it back
 * @param verified false: unverified, verification lapsed
 * @param reworked reworked after a bad rating
 * @param disputed went up the ladder after a dispute
 * @param rejectionReason why it was rejected
 * @param outsideRemit found outside remit
 * @param rating the result of the ratings; null: none, or not rated
 * @param planYear year of the plan that takes it up
 * @param ending how it ended
 * @param mergedInto the need it was merged into
 * @param answer the latest public answer
 * @param updatedAt last step
 * @param version counts the steps
 */
public record NeedView(
        String number,
        String village,
        @Nullable String grid,
        Kind kind,
        Category category,
        @Nullable String title,
        @Nullable String place,
        Scope scope,
        int households,
        Urgency urgency,
        boolean hardship,
        LeftBehind leftBehind,
        Channel channel,
        LocalDate registeredOn,
        Status status,
        Level level,
        List<String> invited,
        @Nullable String responsible,
        @Nullable LocalDate claimedOn,
        @Nullable LocalDate promisedOn,
        boolean needsBudget,
        boolean byOrder,
        boolean extensionAsked,
        @Nullable LocalDate extensionTo,
        boolean askedReporter,
        int deferrals,
        int objectionsUpheld,
        boolean appealUsed,
        int timesMissing,
        boolean verified,
        boolean reworked,
        boolean disputed,
        @Nullable RejectionReason rejectionReason,
        boolean outsideRemit,
        @Nullable Rating rating,
        @Nullable Integer planYear,
        @Nullable Ending ending,
        @Nullable String mergedInto,
        @Nullable String answer,
        Instant updatedAt,
        long version) {

    /** The official title; until there is one, the category and the grid stand for it. */
    public String displayTitle() {
        if (title != null) {
            return title;
        }
        return grid == null ? category.label().zh() : category.label().zh() + " · " + grid;
    }

    /** An extension may be asked for once. */
    public boolean extensionAllowed() {
        return !extensionAsked;
    }

    /** Handing back is not possible after an order. */
    public boolean handBackAllowed() {
        return !byOrder;
    }

    /** Code of the village, town or district that holds the need. */
    public String holdingUnit() {
        return level.unitOf(village);
    }
}
