package org.needsline.casefile;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What colleagues write each other about a case; never public. */
@Repository
class ColleagueNotes {

    /** One note. */
    record Note(String caseNumber, String userId, @Nullable String unit, Instant at, String text) {}

    private final JdbcClient jdbc;

    ColleagueNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Note note) {
        jdbc.sql("insert into colleague_note (case_number, user_id, unit, at, note) values (?, ?, ?, ?, ?)")
                .param(note.caseNumber())
                .param(note.userId())
                .param(note.unit())
                .param(note.at().atOffset(ZoneOffset.UTC))
                .param(note.text())
                .update();
    }

    /** Newest first. */
    List<Note> ofCase(String number) {
        return jdbc.sql(
                        "select case_number, user_id, unit, at, note from colleague_note where case_number = ? order by id desc")
                .param(number)
                .query((row, n) -> new Note(
                        row.getString("case_number"),
                        row.getString("user_id"),
                        row.getString("unit"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("note")))
                .list();
    }
}
