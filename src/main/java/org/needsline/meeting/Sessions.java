package org.needsline.meeting;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every gathering of every meeting. */
@Repository
class Sessions {

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<MeetingSession> of(String meetingId) {
        return jdbc.sql("select * from meeting_session where meeting_id = ? order by convening")
                .param(meetingId)
                .query((row, n) -> MeetingRows.session(row))
                .list();
    }

    MeetingSession require(String meetingId, int convening) {
        return jdbc.sql("select * from meeting_session where meeting_id = ? and convening = ?")
                .params(meetingId, convening)
                .query((row, n) -> MeetingRows.session(row))
                .single();
    }

    void add(
            String meetingId,
            int convening,
            Instant meetsAt,
            String venue,
            int representatives,
            @Nullable String person,
            Instant at) {
        jdbc.sql(
                        "insert into meeting_session (meeting_id, convening, convened_at, convened_by, meets_at, venue, representatives)"
                                + " values (:meeting, :convening, :at, :person, :meets, :venue, :representatives)")
                .param("meeting", meetingId)
                .param("convening", convening)
                .param("at", Timestamp.from(at))
                .param("person", person)
                .param("meets", Timestamp.from(meetsAt))
                .param("venue", venue)
                .param("representatives", representatives)
                .update();
    }

    void recorded(
            String meetingId,
            int convening,
            MeetingRecord meeting,
            boolean quorate,
            @Nullable String person,
            Instant at) {
        Vote list = quorate ? meeting.listVote() : null;
        jdbc.sql(
                        "update meeting_session set recorded_at = :at, recorded_by = :person, present = :present, chair = :chair,"
                                + " recusals = :recusals, quorate = :quorate, list_yes = :yes, list_no = :no, list_abstain = :abstain"
                                + " where meeting_id = :meeting and convening = :convening")
                .param("at", Timestamp.from(at))
                .param("person", person)
                .param("present", meeting.present())
                .param("chair", meeting.chair().strip())
                .param("recusals", Agendas.orNull(meeting.recusals()))
                .param("quorate", quorate)
                .param("yes", list == null ? null : list.yes())
                .param("no", list == null ? null : list.no())
                .param("abstain", list == null ? null : list.abstain())
                .param("meeting", meetingId)
                .param("convening", convening)
                .update();
    }
}
