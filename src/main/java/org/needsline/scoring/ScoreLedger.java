package org.needsline.scoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The score ledger (domain 5.1): every fact is entered once, no entry is ever changed, a wrong one is taken back by a counter-entry. */
@Service
public class ScoreLedger {

    private static final String COLUMNS = "id, subject, period, rule_id, points, case_number, fact_id, reason_zh,"
            + " reason_en, author, written_at, reverses";
    private static final String RATINGS = "rated%";

    private final JdbcClient client;
    private final ScoreRules rules;
    private final Clock clock;
    private final int minimumRatings;

    ScoreLedger(
            JdbcClient client,
            ScoreRules rules,
            Clock clock,
            @Value("${needsline.scoring.minimum-ratings}") int minimumRatings) {
        this.client = client;
        this.rules = rules;
        this.clock = clock;
        this.minimumRatings = minimumRatings;
    }

    /** Asks the decision {@code ScoreEvent} what the fact is worth and enters it. Nothing is entered when no row applies. */
    @Transactional
    public Optional<ScoreEntry> count(ScoreFact fact) {
        return rules.worthOf(fact)
                .map(worth -> record(new NewScore(
                        fact.subject(),
                        fact.period(),
                        worth.rule(),
                        worth.points(),
                        fact.caseNumber(),
                        fact.factId(),
                        worth.reason(),
                        fact.author())));
    }

    /** Enters a fact. The same fact (case, rule, subject, fact id) told again is recognised and its first entry returned. */
    @Transactional
    public ScoreEntry record(NewScore score) {
        insert(score, null);
        return client.sql("select " + COLUMNS
                        + " from score_entry where case_number = ? and rule_id = ? and subject = ? and fact_id = ?")
                .params(List.of(score.caseNumber(), score.rule(), score.subject(), score.factId()))
                .query(ScoreLedger::entry)
                .single();
    }

    /**
     * Takes an entry back by a counter-entry. A repeat returns the first counter-entry. Refused when there is no such entry, or when it
     * is itself a counter-entry.
     */
    @Transactional
    public ScoreEntry reverse(long entryId, Bilingual reason, String author) {
        ScoreEntry wrong = client.sql("select " + COLUMNS + " from score_entry where id = ?")
                .param(entryId)
                .query(ScoreLedger::entry)
                .optional()
                .orElseThrow(() -> Refusal.notFound("没有这条积分记录。", "There is no such score entry."));
        if (wrong.reverses() != null) {
            throw Refusal.invalid("冲销记录不能再冲销，请重新记分。", "A counter-entry cannot be reversed; enter the score anew.");
        }
        insert(
                new NewScore(
                        wrong.subject(),
                        wrong.period(),
                        wrong.rule(),
                        -wrong.points(),
                        wrong.caseNumber(),
                        "reverses-" + entryId,
                        reason,
                        author),
                entryId);
        return client.sql("select " + COLUMNS + " from score_entry where reverses = ?")
                .param(entryId)
                .query(ScoreLedger::entry)
                .single();
    }

    private void insert(NewScore score, @Nullable Long reverses) {
        client.sql(
                        "insert into score_entry (subject, period, rule_id, points, case_number, fact_id, reason_zh, reason_en, author,"
                                + " written_at, reverses)"
                                + " select :subject, :period, :rule, cast(:points as integer), :case, :fact, :zh, :en, :author,"
                                + " cast(:at as timestamp with time zone), cast(:reverses as bigint)"
                                + " where not exists (select 1 from score_entry where case_number = :case and rule_id = :rule"
                                + " and subject = :subject and fact_id = :fact)")
                .param("subject", score.subject())
                .param("period", score.period())
                .param("rule", score.rule())
                .param("points", score.points())
                .param("case", score.caseNumber())
                .param("fact", score.factId())
                .param("zh", score.reason().zh())
                .param("en", score.reason().en())
                .param("author", score.author())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reverses", reverses)
                .update();
    }

    /** All entries of a case in the order in which they were written. */
    public List<ScoreEntry> entriesOf(String caseNumber) {
        return client.sql("select " + COLUMNS + " from score_entry where case_number = ? order by id")
                .param(caseNumber)
                .query(ScoreLedger::entry)
                .list();
    }

    /** The sum of a subject's points in a period, counter-entries included; 0 when there is nothing. */
    public int pointsOf(String subject, String period) {
        return client.sql("select coalesce(sum(points), 0) from score_entry where subject = ? and period = ?")
                .param(subject)
                .param(period)
                .query(Integer.class)
                .single();
    }

    /**
     * Subjects by points, the best first. Whoever has fewer ratings in the period than the minimum sample (setting
     * {@code needsline.scoring.minimum-ratings}, domain 5.1) is left out; a rating taken back does not count.
     */
    public List<Rank> ranked(String period) {
        List<Rank> unplaced = client.sql("select subject, sum(points) as total,"
                        + " sum(case when rule_id like :ratings then case when reverses is null then 1 else -1 end else 0 end) as ratings"
                        + " from score_entry where period = :period group by subject"
                        + " having sum(case when rule_id like :ratings then case when reverses is null then 1 else -1 end else 0 end)"
                        + " >= :minimum order by total desc, subject")
                .param("ratings", RATINGS)
                .param("period", period)
                .param("minimum", minimumRatings)
                .query((row, i) -> new Rank(0, row.getString("subject"), row.getInt("total"), row.getInt("ratings")))
                .list();
        return Rank.placed(unplaced);
    }

    private static ScoreEntry entry(ResultSet row, int i) throws SQLException {
        return new ScoreEntry(
                row.getLong("id"),
                row.getString("subject"),
                row.getString("period"),
                row.getString("rule_id"),
                row.getInt("points"),
                row.getString("case_number"),
                row.getString("fact_id"),
                Bilingual.of(row.getString("reason_zh"), row.getString("reason_en")),
                row.getString("author"),
                row.getObject("written_at", OffsetDateTime.class),
                row.getObject("reverses", Long.class));
    }
}
