package org.needsline.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.UnitCode;
import org.needsline.organisation.UnitLevel;
import org.needsline.wording.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Legacy work (domain 4, day one): entered once, filed within 60 working days, until then not unadmitted. */
@Service
@Transactional
public class LegacyItems {

    private static final String COLUMNS =
            "select w.number, w.district, w.department, w.item, w.file_until, w.filed_as, w.over_at from legacy_work w ";

    private final JdbcClient jdbc;
    private final AccessRequests numbers;
    private final Organisation organisation;
    private final Calendars calendars;
    private final Clock clock;

    LegacyItems(JdbcClient jdbc, AccessRequests numbers, Organisation organisation, Calendars calendars, Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.organisation = organisation;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * Enters legacy work.
     *
     * @param communities who carries it; each once, all of the department's district
     */
    public LegacyItem entered(String department, @Nullable String item, List<String> communities, String by) {
        if (organisation.require(department).level() != UnitLevel.DEPARTMENT) {
            throw Refusal.invalid(department + "不是部门。", department + " is no department.");
        }
        String name = AccessChecks.required(item, AccessChecks.ITEM, "事项名称", "name of the item");
        AccessChecks.eachOnce(communities);
        if (communities.isEmpty()) {
            throw Refusal.invalid("请选择至少一个承担社区。", "Choose at least one community that carries it.");
        }
        String district = UnitCode.district(department);
        String number =
                numbers.nextNumber("L", district, calendars.current().today().getYear());
        jdbc.sql(
                        "insert into legacy_work (number, district, department, item, entered_by, entered_at) values (?, ?, ?, ?, ?, ?)")
                .params(number, district, department, name, by, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        for (String community : communities) {
            if (organisation.require(community).level() != UnitLevel.VILLAGE || !UnitCode.within(community, district)) {
                throw Refusal.invalid(
                        community + "不是本区的村或社区。", community + " is no village or community of this district.");
            }
            jdbc.sql("insert into legacy_target (number, community) values (?, ?)")
                    .params(number, community)
                    .update();
        }
        return require(number);
    }

    /** Its time begins. */
    public void timeBegins(String number, Instant fileUntil) {
        jdbc.sql("update legacy_work set file_until = ? where number = ?")
                .params(fileUntil.atOffset(ZoneOffset.UTC), number)
                .update();
    }

    /** Its time is over and nobody filed it: from now on it is unadmitted. */
    public LegacyItem over(String number) {
        jdbc.sql("update legacy_work set over_at = ? where number = ? and filed_as is null")
                .params(clock.instant().atOffset(ZoneOffset.UTC), number)
                .update();
        return require(number);
    }

    @Transactional(readOnly = true)
    public LegacyItem require(String number) {
        return jdbc.sql(COLUMNS + "where w.number = ?")
                .param(number)
                .query(LegacyItems::row)
                .optional()
                .orElseThrow(() -> Refusal.notFound("没有这项存量事项。", "There is no such legacy work."));
    }

    /** What a community carries from before and still waits to be filed, or what a department still has to file. */
    @Transactional(readOnly = true)
    public List<LegacyItem> open(@Nullable String community, @Nullable String department, String district) {
        return jdbc.sql(COLUMNS + "where w.filed_as is null and w.district = :district"
                        + " and (cast(:department as varchar) is null or w.department = :department)"
                        + " and (cast(:community as varchar) is null or exists (select 1 from legacy_target t where t.number = w.number and t.community = :community))"
                        + " order by w.number")
                .param("district", district)
                .param("department", department)
                .param("community", community)
                .query(LegacyItems::row)
                .list();
    }

    LegacyItem unfiled(String number, String department) {
        LegacyItem work = require(number);
        if (!work.department().equals(department)) {
            throw Refusal.forbidden("该存量事项不是本部门的。", "This legacy work is not your department's.");
        }
        if (work.filedAs() != null) {
            throw Refusal.conflict(
                    "该存量事项已按" + work.filedAs() + "申报。", "This legacy work was filed as " + work.filedAs() + ".");
        }
        return work;
    }

    List<String> communitiesOf(String number) {
        return jdbc.sql("select community from legacy_target where number = ? order by community")
                .param(number)
                .query(String.class)
                .list();
    }

    void filed(String number, String request) {
        jdbc.sql("update legacy_work set filed_as = ? where number = ?")
                .params(request, number)
                .update();
    }

    private static LegacyItem row(ResultSet row, int number) throws SQLException {
        return new LegacyItem(
                row.getString("number"),
                row.getString("district"),
                row.getString("department"),
                row.getString("item"),
                instant(row, "file_until"),
                row.getString("filed_as"),
                instant(row, "over_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
