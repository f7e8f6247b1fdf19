package org.needsline.access;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The access ledger (准入台账) as it counts today: for a district, a department, a community. */
@Service
@Transactional(readOnly = true)
public class AccessLedger {

    private static final String LINE = "select l.number, l.version, r.item, r.kind, r.department, r.legal_basis,"
            + " (select count(*) from access_target c where c.number = l.number) as communities,"
            + " (select avg(cast(c.burden as decimal)) from access_target c where c.number = l.number) as burden,"
            + " l.powers, l.staff, l.money, l.workload, l.valid_from, l.valid_until, l.provisional, l.conditions";
    /** The newest version counts; of a renewal and what it renews, the old one until the day on which the new one begins. */
    private static final String COUNTS = " l.why <> 'ended' and l.valid_until >= :today"
            + " and l.version = (select max(m.version) from access_ledger m where m.number = l.number)"
            + " and not (l.valid_from > :today and exists (select 1 from access_request n"
            + " join access_ledger o on o.number = n.refers_to"
            + " where n.number = l.number and o.why <> 'ended' and o.valid_until >= :today"
            + " and o.version = (select max(v.version) from access_ledger v where v.number = o.number)))";

    private final JdbcClient jdbc;
    private final Calendars calendars;

    AccessLedger(JdbcClient jdbc, Calendars calendars) {
        this.jdbc = jdbc;
        this.calendars = calendars;
    }

    /** Items that stand in the ledger today, optionally only those of a department, or that a community carries. */
    public List<LedgerLine> running(String district, @Nullable String department, @Nullable String community) {
        return jdbc.sql(LINE + " from access_ledger l join access_request r on r.number = l.number where" + COUNTS
                        + " and r.district = :district"
                        + " and (cast(:department as varchar) is null or r.department = :department)"
                        + " and (cast(:community as varchar) is null or exists (select 1 from access_target t"
                        + " where t.number = l.number and t.community = :community))"
                        + " order by r.department, l.number")
                .param("today", calendars.current().today())
                .param("district", district)
                .param("department", department)
                .param("community", community)
                .query(AccessLedger::line)
                .list();
    }

    /** The item as it stands in the ledger today; empty where it does not. */
    public Optional<LedgerLine> running(String number) {
        return jdbc.sql(LINE + " from access_ledger l join access_request r on r.number = l.number where" + COUNTS
                        + " and l.number = :number")
                .param("today", calendars.current().today())
                .param("number", number)
                .query(AccessLedger::line)
                .optional();
    }

    /** How many items of each department stand in the ledger of a district today, by the department's code. */
    public Map<String, Integer> itemsOfDepartments(String district) {
        Map<String, Integer> items = new TreeMap<>();
        jdbc.sql("select r.department, count(*) as items from access_ledger l join access_request r"
                        + " on r.number = l.number where" + COUNTS
                        + " and r.district = :district group by r.department")
                .param("today", calendars.current().today())
                .param("district", district)
                .query((RowCallbackHandler) row -> items.put(row.getString("department"), row.getInt("items")));
        return items;
    }

    /** What a community has to do: from whom, until when, paid how much. */
    public List<CommunityLine> ofCommunity(String community) {
        return jdbc.sql(LINE + ", t.paid, t.received_at, t.exit_asked_at from access_ledger l"
                        + " join access_request r on r.number = l.number"
                        + " join access_target t on t.number = l.number and t.community = :community where" + COUNTS
                        + " order by r.department, l.number")
                .param("today", calendars.current().today())
                .param("community", community)
                .query((row, i) -> {
                    OffsetDateTime received = row.getObject("received_at", OffsetDateTime.class);
                    LocalDate receivedOn =
                            received == null ? null : calendars.current().dateOf(received.toInstant());
                    return new CommunityLine(
                            line(row, i),
                            row.getBigDecimal("paid"),
                            receivedOn,
                            row.getObject("exit_asked_at") != null);
                })
                .list();
    }

    /** What the communities of a district or town carry a year, the heaviest burden first; communities that carry nothing are left out. */
    public List<CommunityBurden> burdens(String above) {
        return jdbc.sql("select t.community, count(*) as items, sum(l.workload) as days, sum(l.money) as money"
                        + " from access_ledger l join access_target t on t.number = l.number where" + COUNTS
                        + " and t.community like :above group by t.community order by days desc, t.community")
                .param("today", calendars.current().today())
                .param("above", above + "%")
                .query((row, i) -> new CommunityBurden(
                        row.getString("community"),
                        row.getInt("items"),
                        row.getBigDecimal("days"),
                        row.getBigDecimal("money")))
                .list();
    }

    /** What a community carries a year, nothing included. */
    public CommunityBurden burdenOf(String community) {
        return burdens(community).stream()
                .findFirst()
                .orElse(new CommunityBurden(community, 0, BigDecimal.ZERO, BigDecimal.ZERO));
    }

    private static LedgerLine line(ResultSet row, int number) throws SQLException {
        String kind = row.getString("kind");
        BigDecimal burden = row.getBigDecimal("burden");
        return new LedgerLine(
                row.getString("number"),
                row.getInt("version"),
                row.getString("item"),
                kind == null ? null : Coded.of(AccessKind.class, kind, "事项类型", "kind of item"),
                row.getString("department"),
                row.getString("legal_basis"),
                row.getInt("communities"),
                row.getString("powers"),
                row.getBigDecimal("staff"),
                row.getBigDecimal("money"),
                row.getBigDecimal("workload"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getBoolean("provisional"),
                row.getString("conditions"),
                burden == null ? null : Math.round(burden.doubleValue() * 10) / 10.0);
    }
}
