package org.needsline.meeting;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each meeting has to decide, has decided and has told. */
@Repository
class Agendas {

    private static final String COLUMNS =
            "select need_number, agenda_position, title, category_name, kind, urgency, registered_on,"
                    + " households, hardship, outcome, reason, decided_how, vote_yes, vote_no, vote_abstain, told_at, told_how"
                    + " from meeting_agenda";

    private final JdbcClient jdbc;

    Agendas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<AgendaItem> of(String meetingId) {
        return jdbc.sql(COLUMNS + " where meeting_id = ? order by agenda_position")
                .param(meetingId)
                .query((row, n) -> MeetingRows.agendaItem(row))
                .list();
    }

    /** The meetings that decided about the need, the earliest first. */
    List<String> decidedOn(String needNumber) {
        return jdbc.sql("select a.meeting_id from meeting_agenda a join meeting m on m.meeting_id = a.meeting_id"
                        + " where a.need_number = ? and a.outcome is not null order by m.called_at, m.meeting_id")
                .param(needNumber)
                .query(String.class)
                .list();
    }

    /** The item, held until the end of the transaction. */
    Optional<AgendaItem> lock(String meetingId, String needNumber) {
        return jdbc.sql(COLUMNS + " where meeting_id = ? and need_number = ? for update")
                .params(meetingId, needNumber)
                .query((row, n) -> MeetingRows.agendaItem(row))
                .optional();
    }

    void set(String meetingId, List<WaitingNeed> needs) {
        jdbc.sql("delete from meeting_agenda where meeting_id = ?")
                .param(meetingId)
                .update();
        int position = 0;
        for (WaitingNeed need : needs) {
            jdbc.sql(
                            "insert into meeting_agenda (meeting_id, need_number, agenda_position, title, category_name, kind, urgency,"
                                    + " registered_on, households, hardship) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            meetingId,
                            need.number(),
                            ++position,
                            need.title(),
                            need.categoryName(),
                            need.kind(),
                            need.urgency(),
                            Date.valueOf(need.registeredOn()),
                            need.households(),
                            need.hardship())
                    .update();
        }
    }

    void decided(String meetingId, Decision decision) {
        Vote vote = decision.vote();
        RejectionReason reason = decision.reason();
        jdbc.sql(
                        "update meeting_agenda set outcome = :outcome, reason = :reason, decided_how = :how, vote_yes = :yes, vote_no = :no,"
                                + " vote_abstain = :abstain where meeting_id = :meeting and need_number = :need")
                .param("outcome", decision.outcome().code())
                .param("reason", reason == null ? null : reason.code())
                .param("how", decision.how().name())
                .param("yes", vote == null ? null : vote.yes())
                .param("no", vote == null ? null : vote.no())
                .param("abstain", vote == null ? null : vote.abstain())
                .param("meeting", meetingId)
                .param("need", decision.needNumber())
                .update();
    }

    void undecided(String meetingId) {
        jdbc.sql(
                        "update meeting_agenda set outcome = null, reason = null, decided_how = null, vote_yes = null, vote_no = null,"
                                + " vote_abstain = null where meeting_id = ?")
                .param(meetingId)
                .update();
    }

    void told(String meetingId, String needNumber, AgendaItem.Telling telling, Instant at) {
        jdbc.sql("update meeting_agenda set told_at = ?, told_how = ? where meeting_id = ? and need_number = ?")
                .params(Timestamp.from(at), telling.name(), meetingId, needNumber)
                .update();
    }

    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
