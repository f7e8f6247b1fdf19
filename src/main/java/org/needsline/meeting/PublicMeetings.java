package org.needsline.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the public may read of meetings: when and where, how many came, and once the minutes are published each decision with its votes.
 * Needs are named by their numbers only, and neither the chair nor who recused themselves is named.
 */
@Repository
@Transactional(readOnly = true)
public class PublicMeetings {

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final Agendas agendas;

    PublicMeetings(JdbcClient jdbc, Sessions sessions, Agendas agendas) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.agendas = agendas;
    }

    /**
     * The notice of a meeting, the last one if it had to be convened again.
     *
     * @param convening 1 for the first
     * @param agendaSize how many needs are on the agenda
     * @param cancelled it was not held after all
     * @param minutesAt when the minutes were published
     */
    public record Notice(
            String meetingId,
            String village,
            int convening,
            Instant publishedAt,
            Instant meetsAt,
            String venue,
            int agendaSize,
            boolean cancelled,
            @Nullable Instant minutesAt) {}

    /**
     * One gathering.
     *
     * @param present how many came; null until the minutes are published
     * @param listVote the vote on the list as a whole
     */
    public record Gathering(
            int convening,
            Instant meetsAt,
            int representatives,
            int quorum,
            @Nullable Integer present,
            boolean quorate,
            @Nullable Bilingual listVote) {}

    /** What was decided about one need. */
    public record Decided(int position, String number, @Nullable Bilingual outcome, @Nullable Bilingual vote) {}

    /**
     * The minutes.
     *
     * @param decisions empty until the minutes are published
     */
    public record Minutes(Notice notice, List<Gathering> gatherings, List<Decided> decisions) {}

    private static final String NOTICE =
            """
            select n.meeting_id, n.village, n.convening, n.published_at, n.meets_at, n.venue, n.agenda_size, m.status,
                   d.published_at as minutes_at
            from meeting_notice n join meeting m on m.meeting_id = n.meeting_id
             left join meeting_minutes d on d.meeting_id = n.meeting_id
            where n.convening = (select max(l.convening) from meeting_notice l where l.meeting_id = n.meeting_id)
            """;

    /** Meetings of a village, the latest first. */
    public List<Notice> ofVillage(String village, int first, int size) {
        return jdbc.sql(NOTICE + " and n.village = :village order by n.meets_at desc, n.meeting_id offset :first rows"
                        + " fetch first :size rows only")
                .param("village", village)
                .param("first", first)
                .param("size", size)
                .query((row, i) -> notice(row))
                .list();
    }

    /** One meeting; empty if no notice of it was published. */
    public Optional<Minutes> find(String meetingId) {
        return jdbc.sql(NOTICE + " and n.meeting_id = :id")
                .param("id", meetingId)
                .query((row, i) -> notice(row))
                .optional()
                .map(notice -> {
                    boolean published = notice.minutesAt() != null;
                    return new Minutes(
                            notice,
                            sessions.of(meetingId).stream()
                                    .map(session -> gathering(session, published))
                                    .toList(),
                            published
                                    ? agendas.of(meetingId).stream()
                                            .map(PublicMeetings::decided)
                                            .toList()
                                    : List.of());
                });
    }

    private static Gathering gathering(MeetingSession session, boolean published) {
        Vote list = session.listVote();
        return new Gathering(
                session.convening(),
                session.meetsAt(),
                session.representatives(),
                session.quorum(),
                published ? session.present() : null,
                published && session.quorate(),
                published && list != null ? list.wording() : null);
    }

    private static Decided decided(AgendaItem item) {
        Decision decision = item.decision();
        return new Decided(
                item.position(),
                item.need().number(),
                decision == null ? null : decision.wording(),
                decision == null ? null : decision.voteWording());
    }

    private static Notice notice(ResultSet row) throws SQLException {
        Meeting.Status status = Meeting.Status.valueOf(row.getString("status"));
        return new Notice(
                row.getString("meeting_id"),
                row.getString("village"),
                row.getInt("convening"),
                row.getTimestamp("published_at").toInstant(),
                row.getTimestamp("meets_at").toInstant(),
                row.getString("venue"),
                row.getInt("agenda_size"),
                status == Meeting.Status.CANCELLED || status == Meeting.Status.FAILED,
                MeetingRows.instant(row, "minutes_at"));
    }
}
