package org.needsline.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.UnitCode;
import org.needsline.organisation.UnitLevel;
import org.needsline.scoring.ScoreEvents;
import org.needsline.scoring.ScoreFact;
import org.needsline.scoring.ScoreLedger;
import org.needsline.wording.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports of unadmitted work (domain 4, 拒办). One that is upheld scores against the department and is counted in public. */
@Service
@Transactional
public class UnadmittedReports {

    private static final String COLUMNS =
            "select number, district, community, department, what, reported_by, reported_at, upheld, answer, answered_by, answered_at from unadmitted_report ";

    private final JdbcClient jdbc;
    private final AccessRequests numbers;
    private final Organisation organisation;
    private final Calendars calendars;
    private final ScoreLedger scores;
    private final Clock clock;

    UnadmittedReports(
            JdbcClient jdbc,
            AccessRequests numbers,
            Organisation organisation,
            Calendars calendars,
            ScoreLedger scores,
            Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.organisation = organisation;
        this.calendars = calendars;
        this.scores = scores;
        this.clock = clock;
    }

    /** A community reports. */
    public UnadmittedReport reported(String community, String department, @Nullable String what, String by) {
        if (organisation.require(community).level() != UnitLevel.VILLAGE) {
            throw Refusal.invalid(community + "不是村或社区。", community + " is no village or community.");
        }
        if (organisation.require(department).level() != UnitLevel.DEPARTMENT
                || !UnitCode.within(department, UnitCode.district(community))) {
            throw Refusal.invalid("请选择本区的部门。", "Choose a department of your district.");
        }
        String said = AccessChecks.required(what, AccessChecks.TEXT, "被要求做的事项", "work that was handed down");
        String district = UnitCode.district(community);
        String number =
                numbers.nextNumber("U", district, calendars.current().today().getYear());
        jdbc.sql(
                        "insert into unadmitted_report (number, district, community, department, what, reported_by, reported_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        number,
                        district,
                        community,
                        department,
                        said,
                        by,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return require(number);
    }

    /** The access office answers; an upheld report scores against the department. */
    public UnadmittedReport answered(String number, boolean upheld, @Nullable String answer, String by) {
        UnadmittedReport report = require(number);
        if (report.upheld() != null) {
            throw Refusal.conflict("该拒办报告已经答复。", "This report is answered already.");
        }
        String words = AccessChecks.required(answer, AccessChecks.TEXT, "答复", "answer");
        jdbc.sql(
                        "update unadmitted_report set upheld = ?, answer = ?, answered_by = ?, answered_at = ? where number = ?")
                .params(upheld, words, by, clock.instant().atOffset(ZoneOffset.UTC), number)
                .update();
        if (upheld) {
            scores.count(ScoreFact.of(
                    ScoreEvents.UNADMITTED_TASK_PUSHED,
                    report.department(),
                    String.valueOf(calendars.current().today().getYear()),
                    number,
                    "upheld",
                    "DISTRICT",
                    "UnadmittedReport"));
        }
        return require(number);
    }

    @Transactional(readOnly = true)
    public UnadmittedReport require(String number) {
        return find(number).orElseThrow(() -> Refusal.notFound("没有这份拒办报告。", "There is no such report."));
    }

    @Transactional(readOnly = true)
    Optional<UnadmittedReport> find(String number) {
        return jdbc.sql(COLUMNS + "where number = ?")
                .param(number)
                .query(UnadmittedReports::row)
                .optional();
    }

    @Transactional(readOnly = true)
    List<UnadmittedReport> all(Collection<String> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : jdbc.sql(COLUMNS + "where number in (:numbers)")
                        .param("numbers", numbers)
                        .query(UnadmittedReports::row)
                        .list();
    }

    /** Reports of a community or against a department, the newest first, at most 200. */
    @Transactional(readOnly = true)
    public List<UnadmittedReport> of(@Nullable String community, @Nullable String department, String district) {
        return jdbc.sql(COLUMNS + "where district = :district"
                        + " and (cast(:department as varchar) is null or department = :department)"
                        + " and (cast(:community as varchar) is null or community = :community)"
                        + " order by reported_at desc, number desc fetch first 200 rows only")
                .param("district", district)
                .param("department", department)
                .param("community", community)
                .query(UnadmittedReports::row)
                .list();
    }

    private static UnadmittedReport row(ResultSet row, int i) throws SQLException {
        OffsetDateTime answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new UnadmittedReport(
                row.getString("number"),
                row.getString("district"),
                row.getString("community"),
                row.getString("department"),
                row.getString("what"),
                row.getString("reported_by"),
                row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                row.getObject("upheld", Boolean.class),
                row.getString("answer"),
                row.getString("answered_by"),
                answeredAt == null ? null : answeredAt.toInstant());
    }
}
