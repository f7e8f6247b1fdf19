package org.needsline.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.needsline.wording.Bilingual;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of what was erased. Rows are never changed. */
@Repository
class Erasures {

    private static final TypeReference<TreeMap<String, Long>> COUNTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Erasures(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One erasure. */
    record Erasure(
            String caseNumber,
            String extent,
            String ground,
            Bilingual groundName,
            Instant at,
            String by,
            Map<String, Long> rows) {}

    Erasure add(String number, Extent extent, Ground ground, Instant at, String by, Map<String, Long> rows) {
        jdbc.sql("insert into erasure (case_number, extent, ground, erased_at, erased_by, row_counts)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(List.of(number, extent.code(), ground.code(), at.atOffset(ZoneOffset.UTC), by, written(rows)))
                .update();
        return new Erasure(number, extent.code(), ground.code(), ground.label(), at, by, rows);
    }

    List<Erasure> newest(int limit) {
        return jdbc.sql("select * from erasure order by id desc limit ?")
                .param(limit)
                .query((row, i) -> {
                    String ground = row.getString("ground");
                    return new Erasure(
                            row.getString("case_number"),
                            row.getString("extent"),
                            ground,
                            Ground.of(ground).map(Ground::label).orElse(Bilingual.of(ground, ground)),
                            row.getObject("erased_at", OffsetDateTime.class).toInstant(),
                            row.getString("erased_by"),
                            read(row.getString("row_counts")));
                })
                .list();
    }

    String written(Map<String, Long> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Counts cannot be written", e);
        }
    }

    Map<String, Long> read(String rows) {
        try {
            return json.readValue(rows, COUNTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Counts cannot be read: " + rows, e);
        }
    }
}
