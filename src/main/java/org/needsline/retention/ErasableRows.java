package org.needsline.retention;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of a case in the tables of a module, each table with what is blanked in it or that its rows go. So what a rehearsal counts and
 * what is erased are the same rows, by construction.
 */
public final class ErasableRows {

    private record Part(String table, @Nullable String blanking, String which) {}

    private final JdbcClient jdbc;
    private final List<Part> parts = new ArrayList<>();

    public ErasableRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Rows that stay with some columns blanked.
     *
     * @param blanking what follows {@code set}
     * @param which what follows {@code where}, with the parameter {@code :number}; must be false once the row is blanked
     */
    public ErasableRows blank(String table, String blanking, String which) {
        parts.add(new Part(table, blanking, which));
        return this;
    }

    /** Rows that are deleted. */
    public ErasableRows delete(String table, String which) {
        parts.add(new Part(table, null, which));
        return this;
    }

    public Map<String, Long> found(String caseNumber) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Part part : parts) {
            long rows = jdbc.sql("select count(*) from " + part.table() + " where " + part.which())
                    .param("number", caseNumber)
                    .query(Long.class)
                    .single();
            add(counts, part, rows);
        }
        return counts;
    }

    public Map<String, Long> erased(String caseNumber) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Part part : parts) {
            String change = part.blanking() == null
                    ? "delete from " + part.table()
                    : "update " + part.table() + " set " + part.blanking();
            add(
                    counts,
                    part,
                    jdbc.sql(change + " where " + part.which())
                            .param("number", caseNumber)
                            .update());
        }
        return counts;
    }

    private static void add(Map<String, Long> counts, Part part, long rows) {
        if (rows > 0) {
            counts.merge(part.table(), rows, Long::sum);
        }
    }
}
