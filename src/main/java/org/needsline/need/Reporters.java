package org.needsline.need;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Who reported, their receipts and ratings: one row a need, also for needs that were merged into another. */
@Repository
class Reporters {

    private final JdbcTemplate jdbc;

    Reporters(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(String number, @Nullable Reporter reporter, String codeHash, @Nullable String submission) {
        jdbc.update(
                """
                insert into need_reporter
                  (number, rates_for, anonymous, reporter_name, phone, email, consent_to_name, code_hash, submission)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                number,
                number,
                reporter == null,
                reporter == null ? null : reporter.name(),
                reporter == null ? null : reporter.phone(),
                reporter == null ? null : reporter.email(),
                reporter != null && reporter.consentToName(),
                codeHash,
                submission);
    }

    /** Null if anonymous. */
    @Nullable
    Reporter of(String number) {
        return jdbc
                .query(
                        """
                        select reporter_name, phone, email, consent_to_name from need_reporter
                        where number = ? and anonymous = false
                        """,
                        (row, i) -> new Reporter(
                                Rows.text(row, "reporter_name"),
                                row.getString("phone"),
                                row.getString("email"),
                                row.getBoolean("consent_to_name")),
                        number)
                .stream()
                .findFirst()
                .orElse(null);
    }

    Optional<String> ofSubmission(String submission) {
        return jdbc
                .queryForList("select number from need_reporter where submission = ?", String.class, submission)
                .stream()
                .findFirst();
    }

    Optional<String> codeHash(String number) {
        return jdbc.queryForList("select code_hash from need_reporter where number = ?", String.class, number).stream()
                .findFirst();
    }

    boolean hasRated(String number) {
        return jdbc.queryForList("select rating from need_reporter where number = ?", String.class, number).stream()
                .anyMatch(Objects::nonNull);
    }

    void replaceCode(String number, String codeHash) {
        jdbc.update("update need_reporter set code_hash = ? where number = ?", codeHash, number);
    }

    /** The need that this reporter rates: their own, or the one that theirs was merged into. */
    Optional<String> ratesFor(String number) {
        return jdbc.queryForList("select rates_for from need_reporter where number = ?", String.class, number).stream()
                .findFirst();
    }

    /** Numbers of those who rate a need, its own included, oldest number first. */
    List<String> ratersOf(String lead) {
        return jdbc.queryForList(
                "select number from need_reporter where rates_for = ? order by number", String.class, lead);
    }

    /** Everybody whose name the case knows: who reported it, whose needs were merged into it, and who objected. */
    List<String> namesAround(String number) {
        return jdbc.queryForList(
                """
                select reporter_name from need_reporter where number = ? and reporter_name is not null
                union select reporter_name from need_reporter where rates_for = ? and reporter_name is not null
                union select objector_name from need_objection where number = ? and objector_name is not null
                """,
                String.class,
                number,
                number,
                number);
    }

    void rateFor(String number, String lead) {
        jdbc.update("update need_reporter set rates_for = ? where number = ?", lead, number);
    }

    /** Takes the rating of one reporter; false if they have rated already. */
    boolean rated(String number, Rating rating, Instant at) {
        return jdbc.update(
                        "update need_reporter set rating = ?, rated_at = ? where number = ? and rating is null",
                        rating.code(),
                        Rows.moment(at),
                        number)
                == 1;
    }

    void forgetRatings(String lead) {
        jdbc.update("update need_reporter set rating = null, rated_at = null where rates_for = ?", lead);
    }

    RatingResult result(String lead) {
        int[] votes = new int[Rating.values().length];
        int raters = 0;
        int rated = 0;
        for (String code :
                jdbc.queryForList("select rating from need_reporter where rates_for = ?", String.class, lead)) {
            raters++;
            if (code != null) {
                rated++;
                votes[Rating.of(code).ordinal()]++;
            }
        }
        return RatingResult.of(votes, rated, raters);
    }
}
