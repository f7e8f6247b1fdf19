package org.needsline.meeting;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The published minutes of all meetings, as printable documents. */
@Component
public class MinutesArchive {

    /**
     * Minutes as they were published.
     *
     * @param fileName a name for a download, ASCII
     * @param pdf the document, A4
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Minutes(String meetingId, Instant publishedAt, String fileName, byte[] pdf) {}

    private final JdbcClient jdbc;

    MinutesArchive(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The minutes of a meeting, empty until they are published. */
    @Transactional(readOnly = true)
    public Optional<Minutes> of(String meetingId) {
        return jdbc.sql(
                        "select meeting_id, published_at, file_name, document from meeting_minutes where meeting_id = ?")
                .param(meetingId)
                .query((row, n) -> new Minutes(
                        row.getString("meeting_id"),
                        row.getTimestamp("published_at").toInstant(),
                        row.getString("file_name"),
                        row.getBytes("document")))
                .optional();
    }

    /** When minutes were published, and under which name. */
    record Published(Instant at, String fileName) {}

    /** That the minutes of a meeting are published, without reading them. */
    Optional<Published> published(String meetingId) {
        return jdbc.sql("select published_at, file_name from meeting_minutes where meeting_id = ?")
                .param(meetingId)
                .query((row, n) ->
                        new Published(row.getTimestamp("published_at").toInstant(), row.getString("file_name")))
                .optional();
    }

    /** The minutes of the latest meeting that decided about the need. */
    @Transactional(readOnly = true)
    public Optional<Minutes> minutesOfNeed(String needNumber) {
        return jdbc.sql(
                        "select m.meeting_id from meeting_minutes m join meeting_agenda a on a.meeting_id = m.meeting_id"
                                + " where a.need_number = ? and a.outcome is not null order by m.published_at desc limit 1")
                .param(needNumber)
                .query(String.class)
                .optional()
                .flatMap(this::of);
    }

    void add(String meetingId, byte[] pdf, @Nullable String remark, @Nullable String person, Instant at) {
        jdbc.sql("insert into meeting_minutes (meeting_id, published_at, published_by, remark, file_name, document)"
                        + " values (:meeting, :at, :person, :remark, :file, :document)")
                .param("meeting", meetingId)
                .param("at", Timestamp.from(at))
                .param("person", person)
                .param("remark", remark)
                .param("file", "minutes-" + meetingId + ".pdf")
                .param("document", pdf)
                .update();
    }
}
