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

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
