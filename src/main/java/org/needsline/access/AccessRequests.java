package org.needsline.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables {@code access_request} and {@code access_number}. */
@Repository
class AccessRequests {

    private final JdbcClient jdbc;
    private final TransactionTemplate savepoint;

    AccessRequests(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        // Losing the race for the first number of a year must not spoil the caller's transaction.
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** A number such as {@code A-990101-2026-0001}; the counter stays locked until the caller commits, so that none is lost. */
    String nextNumber(String prefix, String district, int year) {
        List<Integer> last = lockCounter(prefix, district, year);
        if (last.isEmpty()) {
            openCounter(prefix, district, year);
            last = lockCounter(prefix, district, year);
        }
        int next = last.get(0) + 1;
        jdbc.sql("update access_number set last_number = ? where district = ? and prefix = ? and in_year = ?")
                .params(next, district, prefix, year)
                .update();
        return String.format(Locale.ROOT, "%s-%s-%d-%04d", prefix, district, year, next);
    }

    private List<Integer> lockCounter(String prefix, String district, int year) {
        return jdbc.sql(
                        "select last_number from access_number where district = ? and prefix = ? and in_year = ? for update")
                .params(district, prefix, year)
                .query(Integer.class)
                .list();
    }

    private void openCounter(String prefix, String district, int year) {
        try {
            savepoint.executeWithoutResult(status -> jdbc.sql(
                            "insert into access_number (district, prefix, in_year, last_number) values (?, ?, ?, 0)")
                    .params(district, prefix, year)
                    .update());
        } catch (DuplicateKeyException somebodyWasFaster) {
            // Then the counter is there, which is all that was wanted.
            return;
        }
    }

    Optional<AccessRequest> find(String number) {
        return jdbc.sql("select " + AccessRequest.COLUMNS + " from access_request r where r.number = ?")
                .param(number)
                .query(AccessRequests::row)
                .optional();
    }

    List<AccessRequest> all(Collection<String> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : jdbc.sql("select " + AccessRequest.COLUMNS + " from access_request r where r.number in (:numbers)")
                        .param("numbers", numbers)
                        .query(AccessRequests::row)
                        .list();
    }

    AccessRequest require(String number) {
        return find(number).orElseThrow(AccessRequests::unknown);
    }

    /** The request, kept from everybody else until the transaction ends. */
    AccessRequest lock(String number) {
        return jdbc.sql("select " + AccessRequest.COLUMNS + " from access_request r where r.number = ? for update")
                .param(number)
                .query(AccessRequests::row)
                .optional()
                .orElseThrow(AccessRequests::unknown);
    }

    static Refusal unknown() {
        return Refusal.notFound("没有这项准入申请。", "There is no such access request.");
    }

    void add(Map<String, @Nullable Object> columns) {
        jdbc.sql("insert into access_request (" + String.join(", ", columns.keySet()) + ") values ("
                        + columns.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", ")) + ")")
                .params(stored(columns))
                .update();
    }

    /** Sets columns; the names are written in code, never taken from outside. */
    void change(String number, Map<String, @Nullable Object> columns) {
        Map<String, @Nullable Object> values = stored(columns);
        values.put("number", number);
        jdbc.sql("update access_request set "
                        + columns.keySet().stream()
                                .map(name -> name + " = :" + name)
                                .collect(Collectors.joining(", "))
                        + " where number = :number")
                .params(values)
                .update();
    }

    private static Map<String, @Nullable Object> stored(Map<String, @Nullable Object> columns) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        columns.forEach((name, value) -> values.put(
                name,
                value instanceof Instant at
                        ? at.atOffset(ZoneOffset.UTC)
                        : value instanceof Coded word ? word.code() : value));
        return values;
    }

    private static AccessRequest row(ResultSet row, int number) throws SQLException {
        return AccessRequest.of(row);
    }
}
