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

/**
 * Legacy work (domain 4, day one): entered once, filed within 60 working days, until then not unadmitted. What is filed in time is not
 * unadmitted either until its request is signed or comes to nothing.
 */
@Service
@Transactional
public class LegacyItems {

    private static final String COLUMNS =
            "select w.number, w.district, w.department, w.item, w.file_until, w.filed_as, w.over_at, r.filed_at"
                    + " from legacy_work w left join access_request r on r.number = w.filed_as ";

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
                .query(this::row)
                .optional()
                .orElseThrow(() -> Refusal.notFound("没有这项存量事项。", "There is no such legacy work."));
    }

    /** What a department still has to file, work whose time is over included. */
    @Transactional(readOnly = true)
    public List<LegacyItem> open(String department) {
        return jdbc.sql(COLUMNS + "where w.filed_as is null and w.department = ? order by w.number")
                .param(department)
                .query(this::row)
                .list();
    }

    /** What a community carries from before and no agreement covers yet: still to be filed, or filed and on its way. */
    @Transactional(readOnly = true)
    public List<LegacyItem> carried(String community) {
        return jdbc.sql(COLUMNS + "join legacy_target t on t.number = w.number and t.community = ?"
                        + " where w.filed_as is null or r.signed_at is null order by w.number")
                .param(community)
                .query(this::row)
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

    /** Who carries it, in the order of their codes. */
    @Transactional(readOnly = true)
    public List<String> communitiesOf(String number) {
        return jdbc.sql("select community from legacy_target where number = ? order by community")
                .param(number)
                .query(String.class)
                .list();
    }

    /**
     * A request files it.
     *
     * @throws Refusal when another one was faster
     */
    void filed(String number, String request) {
        int filed = jdbc.sql("update legacy_work set filed_as = ? where number = ? and filed_as is null")
                .params(request, number)
                .update();
        if (filed == 0) {
            String other = require(number).filedAs();
            throw Refusal.conflict(
                    "该存量事项已按" + other + "申报，请撤回本草稿。",
                    "This legacy work was filed as " + other + "; please withdraw this draft.");
        }
    }

    /**
     * The request by which it was filed came to nothing: it is to be filed again.
     *
     * @return whether it was filed by that request
     */
    public boolean released(String number, String request) {
        return jdbc.sql("update legacy_work set filed_as = null where number = ? and filed_as = ?")
                        .params(number, request)
                        .update()
                > 0;
    }

    private LegacyItem row(ResultSet row, int number) throws SQLException {
        Instant fileUntil = instant(row, "file_until");
        Instant overAt = instant(row, "over_at");
        Instant filedAt = instant(row, "filed_at");
        Instant counts = filedAt == null ? clock.instant() : filedAt;
        return new LegacyItem(
                row.getString("number"),
                row.getString("district"),
                row.getString("department"),
                row.getString("item"),
                fileUntil,
                row.getString("filed_as"),
                overAt,
                overAt != null || fileUntil != null && counts.isAfter(fileUntil));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
