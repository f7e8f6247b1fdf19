package org.needsline.open311;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code open311_request}: who filed what under which number of their own. */
@Repository
class FiledRequests {

    private final JdbcClient jdbc;

    FiledRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String number, String client, @Nullable String reference, Instant at) {
        jdbc.sql("insert into open311_request (number, client, reference, filed_at) values (?, ?, ?, ?)")
                .params(Arrays.asList(number, client, reference, at.atOffset(ZoneOffset.UTC)))
                .update();
    }

    Optional<String> numberOf(String client, String reference) {
        return jdbc.sql("select number from open311_request where client = ? and reference = ?")
                .params(client, reference)
                .query(String.class)
                .optional();
    }

    Optional<String> clientOf(String number) {
        return jdbc.sql("select client from open311_request where number = ?")
                .param(number)
                .query(String.class)
                .optional();
    }

    /** Which of the numbers that client filed. */
    Set<String> filedBy(String client, Collection<String> numbers) {
        return numbers.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        jdbc.sql("select number from open311_request where client = :client and number in (:numbers)")
                                .param("client", client)
                                .param("numbers", numbers)
                                .query(String.class)
                                .list());
    }

    /** What a client filed in a time, the newest first. */
    List<String> filedBy(String client, Instant from, Instant to, int limit) {
        return jdbc.sql("select number from open311_request where client = ? and filed_at between ? and ?"
                        + " order by filed_at desc, number desc fetch first ? rows only")
                .params(client, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC), limit)
                .query(String.class)
                .list();
    }
}
