package org.needsline.conduct;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report about an official, with everything that only the discipline office may read. */
public record ConductReport(
        String number,
        String district,
        @Nullable String village,
        String channel,
        String account,
        @Nullable String concerned,
        @Nullable String reporterName,
        @Nullable String reporterPhone,
        @Nullable String reporterEmail,
        String registeredBy,
        OffsetDateTime registeredAt,
        Status status,
        @Nullable String answer,
        @Nullable String decidedBy,
        @Nullable OffsetDateTime decidedAt) {

    /** How far a report has come. */
    public enum Status {
        REGISTERED,
        ACCEPTED,
        DECLINED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ConductReport of(ResultSet row) throws SQLException {
        return new ConductReport(
                row.getString("number"),
                row.getString("district"),
                row.getString("village"),
                row.getString("channel"),
                row.getString("account"),
                row.getString("concerned"),
                row.getString("reporter_name"),
                row.getString("reporter_phone"),
                row.getString("reporter_email"),
                row.getString("registered_by"),
                row.getObject("registered_at", OffsetDateTime.class),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("answer"),
                row.getString("decided_by"),
                row.getObject("decided_at", OffsetDateTime.class));
    }
}
