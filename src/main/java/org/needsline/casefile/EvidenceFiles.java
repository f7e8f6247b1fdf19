package org.needsline.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code evidence}. */
@Repository
class EvidenceFiles {

    private final JdbcClient jdbc;

    EvidenceFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first. */
    List<Evidence> ofCase(String number) {
        return jdbc.sql("select * from evidence where case_number = ? order by added_at, id")
                .param(number)
                .query(EvidenceFiles::evidence)
                .list();
    }

    Optional<Evidence> find(String number, String id) {
        return jdbc.sql("select * from evidence where case_number = ? and id = ?")
                .param(number)
                .param(id)
                .query(EvidenceFiles::evidence)
                .optional();
    }

    void add(Evidence file) {
        jdbc.sql(
                        "insert into evidence (id, case_number, file_name, media_type, photo, byte_count, width, height, sha256, caption,"
                                + " added_by, by_unit, added_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(file.id())
                .param(file.caseNumber())
                .param(file.fileName())
                .param(file.mediaType())
                .param(file.photo())
                .param(file.bytes())
                .param(file.width())
                .param(file.height())
                .param(file.sha256())
                .param(file.caption())
                .param(file.addedBy())
                .param(file.unit())
                .param(file.addedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** False when it was released or withdrawn before. */
    boolean release(String id, String userId, Instant at) {
        return jdbc.sql("update evidence set released_by = ?, released_at = ?"
                                + " where id = ? and released_at is null and withdrawn_at is null")
                        .param(userId)
                        .param(at.atOffset(ZoneOffset.UTC))
                        .param(id)
                        .update()
                == 1;
    }

    /** False when it was withdrawn before. */
    boolean withdraw(String id, String userId, Instant at, String reason) {
        return jdbc.sql("update evidence set withdrawn_by = ?, withdrawn_at = ?, withdrawn_reason = ?"
                                + " where id = ? and withdrawn_at is null")
                        .param(userId)
                        .param(at.atOffset(ZoneOffset.UTC))
                        .param(reason)
                        .param(id)
                        .update()
                == 1;
    }

    private static Evidence evidence(ResultSet row, int i) throws SQLException {
        Instant releasedAt = instant(row, "released_at");
        Instant withdrawnAt = instant(row, "withdrawn_at");
        return new Evidence(
                row.getString("id"),
                row.getString("case_number"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getBoolean("photo"),
                row.getLong("byte_count"),
                row.getObject("width", Integer.class),
                row.getObject("height", Integer.class),
                row.getString("sha256"),
                row.getString("caption"),
                row.getString("added_by"),
                row.getString("by_unit"),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                releasedAt == null ? null : new Evidence.Release(row.getString("released_by"), releasedAt),
                withdrawnAt == null
                        ? null
                        : new Evidence.Withdrawal(
                                row.getString("withdrawn_by"), withdrawnAt, row.getString("withdrawn_reason")),
                row.getBoolean("erased"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
