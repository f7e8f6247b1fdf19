package org.needsline.meeting;

import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The public notices of meetings. */
@Component
public class MeetingNotices {

    private final JdbcClient jdbc;

    MeetingNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All notices of the village, the latest meeting first. */
    @Transactional(readOnly = true)
    public List<MeetingNotice> ofVillage(String village) {
        return jdbc.sql("select * from meeting_notice where village = ? order by meets_at desc, convening desc")
                .param(village)
                .query((row, n) -> MeetingRows.notice(row))
                .list();
    }

    void publish(MeetingNotice notice) {
        jdbc.sql(
                        "insert into meeting_notice (meeting_id, convening, village, published_at, meets_at, venue, agenda_size)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        notice.meetingId(),
                        notice.convening(),
                        notice.village(),
                        Timestamp.from(notice.publishedAt()),
                        Timestamp.from(notice.meetsAt()),
                        notice.venue(),
                        notice.agendaSize())
                .update();
    }
}
