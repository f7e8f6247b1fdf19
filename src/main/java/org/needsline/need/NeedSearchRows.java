package org.needsline.need;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.needsline.organisation.Reach;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The table {@code need_search}. PostgreSQL holds what a need is found by as a {@code tsvector} of our own lexemes, which its inverted index
 * answers; H2 as text with a blank around each.
 */
@Repository
class NeedSearchRows {

    private static final String UNIT = "u:";
    private static final String TOWN = "t:";
    private static final String CATEGORY = "c:";
    private static final String REGISTERED_BY = "r:";
    private static final int DISTRICT_DIGITS = 6;
    private static final int TOWN_DIGITS = 9;

    private final JdbcTemplate jdbc;
    private final boolean lexemes;

    NeedSearchRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        String product = jdbc.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName());
        this.lexemes = "PostgreSQL".equals(product);
    }

    /** A condition with its values. */
    private record Condition(String sql, List<Object> values) {}

    /** Writes by what the need is found from now on. */
    void put(Need need, Collection<String> units) {
        String words = words(need);
        String foundBy = foundBy(need, words, units);
        String given = lexemes ? "array_to_tsvector(string_to_array(?, ' '))" : "' ' || ? || ' '";
        boolean closed = need.status == Status.CLOSED;
        int known = jdbc.update(
                "update need_search set status = ?, promised_on = ?, closed = ?, words = ?, found_by = " + given
                        + " where number = ?",
                need.status.code(),
                need.promisedOn,
                closed,
                words,
                foundBy,
                need.number);
        if (known == 0) {
            jdbc.update(
                    "insert into need_search (number, village, registered_on, status, promised_on, closed, words, found_by)"
                            + " values (?, ?, ?, ?, ?, ?, ?, "
                            + given + ")",
                    need.number,
                    need.village,
                    need.registeredOn,
                    need.status.code(),
                    need.promisedOn,
                    closed,
                    words,
                    foundBy);
        }
    }

    /** Writes where the need stands from now on; by what it is found stays. */
    void stands(Need need) {
        jdbc.update(
                "update need_search set status = ?, promised_on = ?, closed = ? where number = ?",
                need.status.code(),
                need.promisedOn,
                need.status == Status.CLOSED,
                need.number);
    }

    /** Numbers of needs that were stored before they could be searched, oldest first, at most so many. */
    List<String> missing(int limit) {
        return jdbc.queryForList(
                "select n.number from need n where not exists (select 1 from need_search s where s.number = n.number)"
                        + " order by n.registered_on, n.number fetch first " + limit + " rows only",
                String.class);
    }

    private static String words(Need need) {
        String place = need.place == null ? need.reportedPlace : need.place;
        String title = need.title == null ? need.category.label().zh() : need.title;
        // What reporters write of themselves is not spread over tables.
        return (SearchWords.plain(title) + " "
                        + SearchWords.plain(place == null ? null : PublicWords.text(place, List.of())))
                .strip();
    }

    private static String foundBy(Need need, String words, Collection<String> units) {
        Set<String> found = new LinkedHashSet<>(SearchWords.pairs(words));
        found.add(CATEGORY + need.category.code());
        found.add(TOWN + Level.TOWN.unitOf(need.village));
        found.add(REGISTERED_BY + need.registeredBy);
        units.forEach(unit -> found.add(UNIT + unit));
        return String.join(" ", found);
    }

    NeedSearch.Page find(NeedSearch.Criteria wanted) {
        int first = wanted.page() * wanted.size();
        if (wanted.reach().isEmpty()) {
            return new NeedSearch.Page(List.of(), false, 0);
        }
        boolean byWords = asksForWords(wanted);
        boolean inLibrary = !byWords && (wanted.status() != null || wanted.order() == NeedSearch.Order.PROMISED);
        String table = inLibrary ? "n" : "s";
        String from = inLibrary ? " from need n" : " from need_search s";
        Condition where = where(wanted, inLibrary);
        if (lexemes) {
            // A plan made for any words at all would be a bad one for most.
            jdbc.execute("set local plan_cache_mode = force_custom_plan; set local jit = off");
        }
        List<NeedSearch.Item> items = jdbc.query(
                NeedColumns.SELECT_AS.formatted("n") + " join (select " + table + ".number" + from + where.sql()
                        + order(wanted.order(), table) + " offset " + first + " rows fetch first " + (wanted.size() + 1)
                        + " rows only) found on found.number = n.number" + order(wanted.order(), "n"),
                (row, i) -> {
                    Need need = NeedColumns.read(row);
                    return new NeedSearch.Item(need.view(), need.closedAt);
                },
                where.values().toArray());
        boolean hasMore = items.size() > wanted.size();
        if (!hasMore && (!items.isEmpty() || first == 0)) {
            return new NeedSearch.Page(items, false, first + items.size());
        }
        int counted = jdbc.queryForObject(
                "select count(*) from (select 1 as one" + from + where.sql() + " fetch first " + (NeedSearch.MOST + 1)
                        + " rows only) counted",
                Integer.class,
                where.values().toArray());
        return new NeedSearch.Page(
                hasMore ? items.subList(0, wanted.size()) : items, hasMore, counted > NeedSearch.MOST ? null : counted);
    }

    /** Whether anything is asked that only the inverted index can answer; if not, the library's own indexes are the shorter way. */
    private static boolean asksForWords(NeedSearch.Criteria wanted) {
        boolean wholeDistricts = wanted.reach().below().stream().anyMatch(above -> above.length() == DISTRICT_DIGITS);
        boolean place = wanted.unit() != null && wanted.unit().length() != DISTRICT_DIGITS;
        return !wholeDistricts
                || !elsewhere(wanted.reach()).isEmpty()
                || place
                || wanted.category() != null
                || wanted.text() != null;
    }

    private static String order(NeedSearch.Order order, String table) {
        String by =
                switch (order) {
                    case NEWEST -> "%s.registered_on desc, %s.number desc";
                    case OLDEST -> "%s.registered_on, %s.number";
                    case PROMISED -> "%s.promised_on nulls last, %s.number";
                    case NUMBER -> "%s.number";
                    case NUMBER_DOWN -> "%s.number desc";
                };
        return " order by " + by.replace("%s", table);
    }

    private Condition where(NeedSearch.Criteria wanted, boolean inLibrary) {
        String table = inLibrary ? "n" : "s";
        List<List<String>> all = new ArrayList<>();
        List<String> sql = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        reach(wanted.reach(), table, all, sql, values);
        if (wanted.category() != null) {
            all.add(List.of(CATEGORY + wanted.category().code()));
        }
        if (wanted.unit() != null) {
            unit(wanted.unit(), table, all, sql, values);
        }
        if (wanted.text() != null) {
            for (String word : SearchWords.of(wanted.text())) {
                SearchWords.pairs(word).forEach(pair -> all.add(List.of(pair)));
                if (SearchWords.longerThanAPair(word)) {
                    sql.add(" s.words like ?");
                    values.add("%" + word + "%");
                }
            }
        }
        if (!all.isEmpty()) {
            Condition found = foundBy(all);
            sql.add(found.sql());
            values.addAll(found.values());
        }
        if (wanted.number() != null) {
            sql.add(" " + table + ".number like ?");
            values.add(wanted.number() + "%");
        }
        if (wanted.from() != null) {
            sql.add(" " + table + ".registered_on >= ?");
            values.add(wanted.from());
        }
        if (wanted.to() != null) {
            sql.add(" " + table + ".registered_on <= ?");
            values.add(wanted.to());
        }
        if (wanted.status() != null) {
            sql.add(" " + table + ".status = ?");
            values.add(wanted.status().code());
        }
        if (wanted.closed() != null) {
            if (inLibrary) {
                sql.add(wanted.closed() ? " n.status = ?" : " n.status <> ?");
                values.add(Status.CLOSED.code());
            } else {
                sql.add(" s.closed = ?");
                values.add(wanted.closed());
            }
        }
        return new Condition(sql.isEmpty() ? "" : " where" + String.join(" and", sql), values);
    }

    /** A district is nearly everything: no inverted index helps to find that. */
    private void reach(Reach reach, String table, List<List<String>> all, List<String> sql, List<Object> values) {
        List<String> elsewhere = elsewhere(reach);
        List<String> districts = districts(reach);
        if (districts.isEmpty()) {
            all.add(elsewhere);
            return;
        }
        List<String> any = new ArrayList<>();
        for (String district : districts) {
            any.add(table + ".number like ?");
            values.add(district + "%");
        }
        if (!elsewhere.isEmpty()) {
            Condition found = foundBy(List.of(elsewhere));
            any.add(found.sql());
            values.addAll(found.values());
        }
        sql.add(" (" + String.join(" or ", any) + ")");
    }

    private static List<String> districts(Reach reach) {
        return reach.below().stream()
                .filter(above -> above.length() == DISTRICT_DIGITS)
                .sorted()
                .toList();
    }

    /** The other ways in which a need is reached; whatever lies in one of the districts is found with it. */
    private static List<String> elsewhere(Reach reach) {
        List<String> districts = districts(reach);
        List<String> ways = new ArrayList<>();
        Stream.concat(
                        reach.below().stream()
                                .filter(above -> above.length() != DISTRICT_DIGITS)
                                .map(NeedSearchRows::place),
                        reach.units().stream().map(unit -> UNIT + unit))
                .filter(way -> districts.stream().noneMatch(district -> way.startsWith(district, UNIT.length())))
                .sorted()
                .forEach(ways::add);
        if (reach.ownReports() && districts.isEmpty()) {
            ways.add(REGISTERED_BY + reach.userId());
        }
        return ways;
    }

    private static void unit(String unit, String table, List<List<String>> all, List<String> sql, List<Object> values) {
        if (unit.length() == DISTRICT_DIGITS) {
            sql.add(" " + table + ".number like ?");
            values.add(unit + "%");
        } else {
            all.add(List.of(place(unit)));
        }
    }

    private static String place(String code) {
        return (code.length() == TOWN_DIGITS ? TOWN : UNIT) + code;
    }

    /** All of the lists, of each any. */
    private Condition foundBy(List<List<String>> all) {
        if (lexemes) {
            String query = all.stream()
                    .map(any -> any.stream().map(NeedSearchRows::quoted).collect(Collectors.joining(" | ", "(", ")")))
                    .collect(Collectors.joining(" & "));
            return new Condition(" s.found_by @@ cast(? as tsquery)", List.of(query));
        }
        List<Object> values = new ArrayList<>();
        String sql = all.stream()
                .map(any -> any.stream()
                        .map(one -> {
                            values.add("% " + literal(one) + " %");
                            return " s.found_by like ? escape '!'";
                        })
                        .collect(Collectors.joining(" or ", " (", ")")))
                .collect(Collectors.joining(" and"));
        return new Condition(sql, values);
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
