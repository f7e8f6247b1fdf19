package org.needsline.need;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a need lies in its row: one line per column, from which the statements are made. */
final class NeedColumns {

    private static final List<Column> COLUMNS = List.of(
            fixed("number", need -> need.number, (need, row) -> need.number = Rows.text(row, "number")),
            changing("entries", need -> need.entries, (need, row) -> need.entries = row.getInt("entries")),
            fixed("village", need -> need.village, (need, row) -> need.village = Rows.text(row, "village")),
            fixed("grid", need -> need.grid, (need, row) -> need.grid = row.getString("grid")),
            changing("kind", need -> Rows.code(need.kind), (need, row) -> need.kind = Kind.of(Rows.text(row, "kind"))),
            changing(
                    "category",
                    need -> Rows.code(need.category),
                    (need, row) -> need.category = Category.of(Rows.text(row, "category"))),
            changing("title", need -> need.title, (need, row) -> need.title = row.getString("title")),
            changing("place", need -> need.place, (need, row) -> need.place = row.getString("place")),
            changing(
                    "scope",
                    need -> Rows.code(need.scope),
                    (need, row) -> need.scope = Scope.of(Rows.text(row, "scope"))),
            changing("households", need -> need.households, (need, row) -> need.households = row.getInt("households")),
            changing(
                    "urgency",
                    need -> Rows.code(need.urgency),
                    (need, row) -> need.urgency = Urgency.of(Rows.text(row, "urgency"))),
            changing("hardship", need -> need.hardship, (need, row) -> need.hardship = row.getBoolean("hardship")),
            changing(
                    "left_behind",
                    need -> Rows.code(need.leftBehind),
                    (need, row) -> need.leftBehind = LeftBehind.of(Rows.text(row, "left_behind"))),
            fixed(
                    "channel",
                    need -> Rows.code(need.channel),
                    (need, row) -> need.channel = Channel.of(Rows.text(row, "channel"))),
            fixed(
                    "description",
                    need -> need.description,
                    (need, row) -> need.description = Rows.text(row, "description")),
            fixed(
                    "reported_place",
                    need -> need.reportedPlace,
                    (need, row) -> need.reportedPlace = row.getString("reported_place")),
            fixed(
                    "registered_by",
                    need -> need.registeredBy,
                    (need, row) -> need.registeredBy = Rows.text(row, "registered_by")),
            fixed(
                    "registered_on",
                    need -> need.registeredOn,
                    (need, row) -> need.registeredOn = Rows.date(row, "registered_on")),
            fixed(
                    "registered_at",
                    need -> Rows.moment(need.registeredAt),
                    (need, row) -> need.registeredAt = Rows.requiredInstant(row, "registered_at")),
            changing(
                    "status",
                    need -> Rows.code(need.status),
                    (need, row) -> need.status = Status.of(Rows.text(row, "status"))),
            changing(
                    "prior_status",
                    need -> Rows.code(need.priorStatus),
                    (need, row) -> need.priorStatus = Rows.coded(row, "prior_status", Status::of)),
            changing(
                    "status_since",
                    need -> Rows.moment(need.statusSince),
                    (need, row) -> need.statusSince = Rows.requiredInstant(row, "status_since")),
            changing(
                    "held_level",
                    need -> Rows.code(need.level),
                    (need, row) -> need.level = Level.of(Rows.text(row, "held_level"))),
            changing(
                    "held_since",
                    need -> Rows.moment(need.heldSince),
                    (need, row) -> need.heldSince = Rows.requiredInstant(row, "held_since")),
            changing(
                    "invited",
                    need -> Rows.joined(need.invited),
                    (need, row) -> need.invited = Rows.split(row.getString("invited"))),
            changing(
                    "candidates",
                    need -> Rows.joined(need.candidates),
                    (need, row) -> need.candidates = Rows.split(row.getString("candidates"))),
            changing(
                    "involved",
                    need -> Rows.joined(need.involved),
                    (need, row) -> need.involved = Rows.split(row.getString("involved"))),
            changing(
                    "responsible",
                    need -> need.responsible,
                    (need, row) -> need.responsible = row.getString("responsible")),
            changing(
                    "claimed_on",
                    need -> need.claimedOn,
                    (need, row) -> need.claimedOn = row.getObject("claimed_on", LocalDate.class)),
            changing(
                    "promised_on",
                    need -> need.promisedOn,
                    (need, row) -> need.promisedOn = row.getObject("promised_on", LocalDate.class)),
            changing(
                    "needs_budget",
                    need -> need.needsBudget,
                    (need, row) -> need.needsBudget = row.getBoolean("needs_budget")),
            changing("by_order", need -> need.byOrder, (need, row) -> need.byOrder = row.getBoolean("by_order")),
            changing(
                    "extension_asked",
                    need -> need.extensionAsked,
                    (need, row) -> need.extensionAsked = row.getBoolean("extension_asked")),
            changing(
                    "extension_to",
                    need -> need.extensionTo,
                    (need, row) -> need.extensionTo = row.getObject("extension_to", LocalDate.class)),
            changing(
                    "asked_reporter",
                    need -> need.askedReporter,
                    (need, row) -> need.askedReporter = row.getBoolean("asked_reporter")),
            changing("deferrals", need -> need.deferrals, (need, row) -> need.deferrals = row.getInt("deferrals")),
            changing(
                    "objections_upheld",
                    need -> need.objectionsUpheld,
                    (need, row) -> need.objectionsUpheld = row.getInt("objections_upheld")),
            changing(
                    "appeal_used",
                    need -> need.appealUsed,
                    (need, row) -> need.appealUsed = row.getBoolean("appeal_used")),
            changing(
                    "ever_screened",
                    need -> need.everScreened,
                    (need, row) -> need.everScreened = row.getBoolean("ever_screened")),
            changing(
                    "times_missing",
                    need -> need.timesMissing,
                    (need, row) -> need.timesMissing = row.getInt("times_missing")),
            changing(
                    "workdays_late",
                    need -> need.workdaysLate,
                    (need, row) -> need.workdaysLate = row.getInt("workdays_late")),
            changing("verified", need -> need.verified, (need, row) -> need.verified = row.getBoolean("verified")),
            changing("reworked", need -> need.reworked, (need, row) -> need.reworked = row.getBoolean("reworked")),
            changing("disputed", need -> need.disputed, (need, row) -> need.disputed = row.getBoolean("disputed")),
            changing(
                    "rejection_reason",
                    need -> Rows.code(need.rejectionReason),
                    (need, row) -> need.rejectionReason = Rows.coded(row, "rejection_reason", RejectionReason::of)),
            changing(
                    "outside_remit",
                    need -> need.outsideRemit,
                    (need, row) -> need.outsideRemit = row.getBoolean("outside_remit")),
            changing(
                    "rating",
                    need -> Rows.code(need.rating),
                    (need, row) -> need.rating = Rows.coded(row, "rating", Rating::of)),
            changing(
                    "plan_year",
                    need -> need.planYear,
                    (need, row) -> need.planYear = row.getObject("plan_year", Integer.class)),
            changing(
                    "ending",
                    need -> Rows.code(need.ending),
                    (need, row) -> need.ending = Rows.coded(row, "ending", Ending::of)),
            changing(
                    "merged_into",
                    need -> need.mergedInto,
                    (need, row) -> need.mergedInto = row.getString("merged_into")),
            changing("answer", need -> need.answer, (need, row) -> need.answer = row.getString("answer")),
            changing(
                    "window_until",
                    need -> Rows.moment(need.windowUntil),
                    (need, row) -> need.windowUntil = Rows.instant(row, "window_until")),
            changing(
                    "updated_at",
                    need -> Rows.moment(need.updatedAt),
                    (need, row) -> need.updatedAt = Rows.requiredInstant(row, "updated_at")),
            changing(
                    "closed_at",
                    need -> Rows.moment(need.closedAt),
                    (need, row) -> need.closedAt = Rows.instant(row, "closed_at")));

    private static final List<Column> CHANGING =
            COLUMNS.stream().filter(Column::changing).toList();

    static final String SELECT = "select version, " + names(COLUMNS, "") + " from need";

    /** For joins: the same columns of the table under the name that is put in. */
    static final String SELECT_AS = "select %1$s.version, "
            + COLUMNS.stream().map(column -> "%1$s." + column.name()).collect(Collectors.joining(", "))
            + " from need %1$s";

    static final String INSERT =
            "insert into need (version, " + names(COLUMNS, "") + ") values (0" + ", ?".repeat(COLUMNS.size()) + ")";

    /** Changes nothing when somebody else was faster. */
    static final String UPDATE =
            "update need set version = version + 1, " + names(CHANGING, " = ?") + " where number = ? and version = ?";

    private NeedColumns() {}

    static Need read(ResultSet row) throws SQLException {
        Need need = new Need();
        need.version = row.getLong("version");
        for (Column column : COLUMNS) {
            column.read().into(need, row);
        }
        need.foundAs = need.found();
        need.stoodAs = need.standing();
        return need;
    }

    static @Nullable Object[] toInsert(Need need) {
        return COLUMNS.stream().map(column -> column.write().apply(need)).toArray();
    }

    static @Nullable Object[] toUpdate(Need need) {
        List<@Nullable Object> values = new ArrayList<>(CHANGING.size() + 2);
        for (Column column : CHANGING) {
            values.add(column.write().apply(need));
        }
        values.add(need.number);
        values.add(need.version);
        return values.toArray();
    }

    private static String names(List<Column> columns, String suffix) {
        return columns.stream().map(column -> column.name() + suffix).collect(Collectors.joining(", "));
    }

    private static Column fixed(String name, Function<Need, @Nullable Object> write, Reading read) {
        return new Column(name, false, write, read);
    }

    private static Column changing(String name, Function<Need, @Nullable Object> write, Reading read) {
        return new Column(name, true, write, read);
    }

    private record Column(String name, boolean changing, Function<Need, @Nullable Object> write, Reading read) {}

    @FunctionalInterface
    private interface Reading {
        void into(Need need, ResultSet row) throws SQLException;
    }
}
