package org.needsline.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.WorkCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds requests and reports within a person's reach. There are some thousands of them in a district, not hundreds of thousands as of needs,
 * so words are looked for with {@code like} in what the other conditions leave.
 */
@Service
@Transactional(readOnly = true)
public class AccessSearch {

    private static final int VILLAGE_DIGITS = 12;
    private static final int DISTRICT_DIGITS = 6;

    /** In which order. */
    public enum Order {
        NEWEST("registered desc, number desc"),
        OLDEST("registered, number"),
        NUMBER("number"),
        NUMBER_DOWN("number desc");

        private final String by;

        Order(String by) {
            this.by = by;
        }
    }

    /** Of which kinds. */
    public enum Kind {
        REQUEST,
        REPORT
    }

    /**
     * What is looked for; what is null does not matter.
     *
     * @param reach whose reach
     * @param words in the item, or in what was handed down; all must be there; compatible small letters
     * @param number how it begins, with its letter or without
     * @param unit a department, or a place: what its communities are asked, or report
     * @param from opened or reported on that day or later
     * @param to on that day or earlier
     * @param closed true: over, false: on its way
     * @param most so many at most
     */
    public record Criteria(
            AccessReach reach,
            Set<Kind> kinds,
            List<String> words,
            @Nullable String number,
            @Nullable AccessStatus status,
            @Nullable String unit,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Boolean closed,
            Order order,
            int most) {}

    /** What was found: the first of all in the order asked for. */
    public record Page(List<Found> items, int total) {}

    /**
     * A case that was found.
     *
     * @param communities how many are asked; one reports
     * @param community the only one, if it is one
     */
    public record Found(
            AccessCase one,
            @Nullable AccessKind kind,
            int communities,
            @Nullable String community,
            LocalDate registeredOn,
            @Nullable LocalDate closedOn) {}

    private final JdbcClient jdbc;
    private final AccessCases cases;
    private final Calendars calendars;

    AccessSearch(JdbcClient jdbc, AccessCases cases, Calendars calendars) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.calendars = calendars;
    }

    private record Row(String number, Instant registered, @Nullable Instant closed, @Nullable String kind) {}

    /** The cases that were asked for; none where the reach is empty. */
    public Page find(Criteria wanted) {
        if (wanted.reach().isEmpty() || wanted.kinds().isEmpty()) {
            return new Page(List.of(), 0);
        }
        Map<String, Object> values = new TreeMap<>();
        String found = String.join(" union all ", selects(wanted, values));
        int total = jdbc.sql("select count(*) from (" + found + ") found")
                .params(values)
                .query(Integer.class)
                .single();
        if (total == 0) {
            return new Page(List.of(), 0);
        }
        List<Row> rows = jdbc.sql("select number, registered, closed, kind from (" + found + ") found order by "
                        + wanted.order().by + " fetch first " + wanted.most() + " rows only")
                .params(values)
                .query((row, i) -> {
                    OffsetDateTime closed = row.getObject("closed", OffsetDateTime.class);
                    return new Row(
                            row.getString("number"),
                            row.getObject("registered", OffsetDateTime.class).toInstant(),
                            closed == null ? null : closed.toInstant(),
                            row.getString("kind"));
                })
                .list();
        WorkCalendar calendar = calendars.current();
        Map<String, AccessCase> known = cases.all(rows.stream().map(Row::number).toList());
        return new Page(
                rows.stream()
                        .filter(row -> known.containsKey(row.number()))
                        .map(row -> found(row, Objects.requireNonNull(known.get(row.number())), calendar))
                        .toList(),
                total);
    }

    private static Found found(Row row, AccessCase one, WorkCalendar calendar) {
        List<String> communities = one.communities();
        return new Found(
                one,
                row.kind() == null ? null : Coded.of(AccessKind.class, row.kind(), "事项类型", "kind"),
                communities.size(),
                communities.size() == 1 ? communities.get(0) : null,
                calendar.dateOf(row.registered()),
                row.closed() == null ? null : calendar.dateOf(row.closed()));
    }

    private List<String> selects(Criteria wanted, Map<String, Object> values) {
        List<String> selects = new ArrayList<>();
        if (wanted.kinds().contains(Kind.REQUEST)) {
            List<String> all = shared(wanted, values, "r.opened_at", "r.item", "A-", "r.number");
            all.add(reach(
                    wanted.reach(),
                    values,
                    "r",
                    "r.filed_at is not null and exists (select 1 from access_target t where t.number = r.number and (%s))",
                    "t.community"));
            if (wanted.status() != null) {
                all.add("r.status = :status");
                values.put("status", wanted.status().code());
            }
            if (wanted.closed() != null) {
                all.add("r.status " + (wanted.closed() ? "" : "not ") + "in ('closed', 'ending')");
            }
            unit(
                            wanted.unit(),
                            values,
                            "r",
                            "exists (select 1 from access_target t where t.number = r.number and %s)",
                            "t.community")
                    .ifPresent(all::add);
            selects.add(
                    "select r.number, r.opened_at as registered, r.ended_at as closed, r.kind from access_request r where "
                            + String.join(" and ", all));
        }
        if (wanted.kinds().contains(Kind.REPORT) && wanted.status() == null) {
            List<String> all = shared(wanted, values, "u.reported_at", "u.what", "U-", "u.number");
            all.add(reach(wanted.reach(), values, "u", "(%s)", "u.community"));
            if (wanted.closed() != null) {
                all.add("u.upheld is " + (wanted.closed() ? "not " : "") + "null");
            }
            unit(wanted.unit(), values, "u", "%s", "u.community").ifPresent(all::add);
            selects.add("select u.number, u.reported_at as registered, u.answered_at as closed, null as kind"
                    + " from unadmitted_report u where " + String.join(" and ", all));
        }
        return selects.isEmpty()
                ? List.of(
                        "select r.number, r.opened_at as registered, r.ended_at as closed, r.kind from access_request r where 1 = 0")
                : selects;
    }

    private List<String> shared(
            Criteria wanted,
            Map<String, Object> values,
            String registered,
            String words,
            String letter,
            String number) {
        List<String> all = new ArrayList<>();
        WorkCalendar calendar = calendars.current();
        if (wanted.from() != null) {
            all.add(registered + " >= :fromMoment");
            values.put(
                    "fromMoment",
                    wanted.from().atStartOfDay(calendar.zone()).toInstant().atOffset(ZoneOffset.UTC));
        }
        if (wanted.to() != null) {
            all.add(registered + " < :toMoment");
            values.put(
                    "toMoment",
                    wanted.to()
                            .plusDays(1)
                            .atStartOfDay(calendar.zone())
                            .toInstant()
                            .atOffset(ZoneOffset.UTC));
        }
        if (wanted.number() != null) {
            boolean digits = Character.isDigit(wanted.number().charAt(0));
            String name = "number" + letter.charAt(0);
            all.add(number + " like :" + name);
            values.put(name, (digits ? letter : "") + wanted.number() + "%");
        }
        for (int i = 0; i < wanted.words().size(); i++) {
            all.add("translate(lower(" + words + "), '" + WIDE + "', '" + NARROW + "') like :word" + i);
            values.put("word" + i, "%" + wanted.words().get(i) + "%");
        }
        return all;
    }

    /** Full-width digits and letters, as officials' keyboards write them, and what they stand for. */
    private static final String WIDE = "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ";

    private static final String NARROW = "0123456789abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";

    private static String reach(
            AccessReach reach, Map<String, Object> values, String table, String communities, String community) {
        List<String> any = new ArrayList<>();
        if (!reach.districts().isEmpty()) {
            any.add(table + ".district in (:districts)");
            values.put("districts", new TreeSet<>(reach.districts()));
        }
        if (!reach.departments().isEmpty()) {
            any.add(table + ".department in (:departments)");
            values.put("departments", new TreeSet<>(reach.departments()));
        }
        List<String> places = new ArrayList<>();
        for (String place : new TreeSet<>(reach.places())) {
            places.add(within(place, "place" + places.size(), community, values));
        }
        if (!places.isEmpty()) {
            any.add(communities.formatted(String.join(" or ", places)));
        }
        return "(" + String.join(" or ", any) + ")";
    }

    private static Optional<String> unit(
            @Nullable String unit, Map<String, Object> values, String table, String communities, String community) {
        if (unit == null) {
            return Optional.empty();
        }
        values.put("unit", unit);
        if (unit.indexOf('-') > 0) {
            return Optional.of(table + ".department = :unit");
        }
        if (unit.length() == DISTRICT_DIGITS) {
            return Optional.of(table + ".district = :unit");
        }
        values.remove("unit");
        return Optional.of(communities.formatted(within(unit, "unit", community, values)));
    }

    /** Codes are digits, which every collation sorts alike. */
    private static String within(String place, String name, String community, Map<String, Object> values) {
        int missing = Math.max(0, VILLAGE_DIGITS - place.length());
        values.put(name + "Low", place + "0".repeat(missing));
        values.put(name + "High", place + "9".repeat(missing));
        return community + " between :" + name + "Low and :" + name + "High";
    }
}
