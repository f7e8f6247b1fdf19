package org.needsline.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows of this module's tables as records. */
final class MeetingRows {

    private MeetingRows() {}

    static Meeting meeting(ResultSet row) throws SQLException {
        return new Meeting(
                row.getString("meeting_id"),
                row.getString("village"),
                row.getString("called_how"),
                row.getString("called_by"),
                row.getTimestamp("called_at").toInstant(),
                row.getString("town_order"),
                Meeting.Status.valueOf(row.getString("status")),
                row.getInt("convenings"),
                row.getInt("adjournments"),
                row.getInt("corrections"),
                instant(row, "ended_at"));
    }

    static MeetingSession session(ResultSet row) throws SQLException {
        return new MeetingSession(
                row.getString("meeting_id"),
                row.getInt("convening"),
                row.getTimestamp("meets_at").toInstant(),
                row.getString("venue"),
                row.getInt("representatives"),
                row.getObject("present", Integer.class),
                row.getString("chair"),
                row.getString("recusals"),
                row.getBoolean("quorate"),
                vote(row, "list_yes", "list_no", "list_abstain"));
    }

    static AgendaItem agendaItem(ResultSet row) throws SQLException {
        WaitingNeed need = new WaitingNeed(
                row.getString("need_number"),
                row.getString("title"),
                row.getString("category_name"),
                row.getString("kind"),
                row.getString("urgency"),
                row.getDate("registered_on").toLocalDate(),
                row.getInt("households"),
                row.getBoolean("hardship"));
        String outcome = row.getString("outcome");
        String reason = row.getString("reason");
        String how = row.getString("decided_how");
        String telling = row.getString("told_how");
        return new AgendaItem(
                row.getInt("agenda_position"),
                need,
                outcome == null || how == null
                        ? null
                        : new Decision(
                                need.number(),
                                ScreeningOutcome.ofCode(outcome),
                                reason == null ? null : RejectionReason.ofCode(reason),
                                Decision.How.valueOf(how),
                                vote(row, "vote_yes", "vote_no", "vote_abstain")),
                instant(row, "told_at"),
                telling == null ? null : AgendaItem.Telling.valueOf(telling));
    }

    static MeetingNotice notice(ResultSet row) throws SQLException {
        return new MeetingNotice(
                row.getString("meeting_id"),
                row.getInt("convening"),
                row.getString("village"),
                row.getTimestamp("published_at").toInstant(),
                row.getTimestamp("meets_at").toInstant(),
                row.getString("venue"),
                row.getInt("agenda_size"));
    }

    private static @Nullable Vote vote(ResultSet row, String yes, String no, String abstain) throws SQLException {
        Integer cast = row.getObject(yes, Integer.class);
        return cast == null ? null : new Vote(cast, row.getInt(no), row.getInt(abstain));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
