package org.needsline.need;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The library's rows, cut down to what leaves the house. */
@Repository
@Transactional(readOnly = true)
class OutwardNeedRows implements OutwardNeeds {

    private final JdbcClient jdbc;
    private final Calendars calendars;

    OutwardNeedRows(JdbcClient jdbc, Calendars calendars) {
        this.jdbc = jdbc;
        this.calendars = calendars;
    }

    @Override
    public Optional<OutwardNeed> find(String number) {
        return of(List.of(number)).stream().findFirst();
    }

    @Override
    public List<OutwardNeed> of(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        List<Need> needs = jdbc.sql(
                        NeedColumns.SELECT_AS.formatted("n") + " where n.number in (:numbers) and n.erased_at is null")
                .param("numbers", numbers)
                .query((row, i) -> NeedColumns.read(row))
                .list();
        Set<String> posted = new HashSet<>(jdbc.sql("select number from need_posting where number in (:numbers)")
                .param("numbers", numbers)
                .query(String.class)
                .list());
        Map<String, @Nullable String> reporters = new HashMap<>();
        jdbc.sql("select number, reporter_name from need_reporter where number in (:numbers)")
                .param("numbers", numbers)
                .query(row -> {
                    reporters.put(row.getString("number"), row.getString("reporter_name"));
                });
        ZoneId zone = calendars.current().zone();
        return needs.stream()
                .map(need -> outward(need, reporters.get(need.number), posted.contains(need.number), zone))
                .toList();
    }

    @Override
    public List<OutwardNeed> posted(Criteria criteria) {
        ZoneId zone = calendars.current().zone();
        JdbcClient.StatementSpec statement = jdbc.sql(
                        """
                        select n.number from need_search s join need n on n.number = s.number
                        where s.registered_on between :firstDay and :lastDay
                          and (n.channel = 'import' or n.registered_at between :from and :to)
                          and n.village between :first and :last
                          and n.erased_at is null
                        """
                                + (criteria.categories().isEmpty() ? "" : " and n.category in (:categories)")
                                + (criteria.closed() == null ? "" : " and s.closed = :closed")
                                + """
                         and exists (select 1 from need_posting p where p.number = n.number)
                        order by s.registered_on desc, n.number desc fetch first :limit rows only
                        """)
                .param("firstDay", criteria.from().atZone(zone).toLocalDate())
                .param("lastDay", criteria.to().atZone(zone).toLocalDate())
                .param("from", Rows.moment(criteria.from()))
                .param("to", Rows.moment(criteria.to()))
                .param("first", criteria.district() + "000000")
                .param("last", criteria.district() + "999999")
                .param("limit", criteria.limit());
        if (!criteria.categories().isEmpty()) {
            statement = statement.param(
                    "categories",
                    criteria.categories().stream().map(Category::code).toList());
        }
        if (criteria.closed() != null) {
            statement = statement.param("closed", criteria.closed());
        }
        return of(statement.query(String.class).list()).stream()
                .filter(OutwardNeed::posted)
                .filter(criteria::fits)
                .sorted(Comparator.comparing(OutwardNeed::requestedAt)
                        .thenComparing(OutwardNeed::number)
                        .reversed())
                .toList();
    }

    private static OutwardNeed outward(Need need, @Nullable String reporter, boolean posted, ZoneId zone) {
        boolean hidden = PublicWords.categoryOnly(need) || need.ending == Ending.PASSED_TO_DISCIPLINE;
        String title = hidden ? null : need.title;
        String place = hidden || need.scope == Scope.PERSONAL ? null : need.place;
        Instant requested = need.channel == Channel.IMPORT
                ? need.registeredOn.atStartOfDay(zone).toInstant()
                : need.registeredAt;
        return new OutwardNeed(
                need.number,
                need.village,
                need.category,
                title == null ? null : PublicWords.text(title, reporter),
                place == null ? null : PublicWords.text(place, reporter),
                need.status,
                need.status == Status.CLOSED ? need.ending : null,
                need.planYear,
                need.mergedInto,
                need.responsible == null ? need.level.unitOf(need.village) : need.responsible,
                requested,
                need.updatedAt,
                need.closedAt,
                need.promisedOn,
                posted && PublicNeeds.isPublic(need.status, need.ending),
                need.version);
    }
}
