package org.needsline.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.needsline.benchmark.NeedLives.Case;
import org.needsline.benchmark.NeedLives.Stage;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Fills a database with open cases: for each stage a few real ones are started, and their rows copied in SQL, each copy with ids, a number
 * and a village of its own. Copied are the engine's runtime tables, what its history says of activities that are still open, and every
 * row of our tables that bears the need's number. History of steps that are over is not copied, on neither side.
 */
final class OpenCases {

    /** How the open cases are spread over the stages, in hundredths. */
    private static final Map<Stage, Integer> SHARES = Map.of(
            Stage.TRIAGE, 20,
            Stage.SCREENING, 25,
            Stage.POSTING, 10,
            Stage.CLAIM_BY_VILLAGE, 10,
            Stage.CLAIM_BY_TOWN, 5,
            Stage.DELIVERY, 20,
            Stage.VERIFICATION, 5,
            Stage.RATING, 5);

    private static final int TEMPLATES = 4;

    /** Columns that hold ids of the engine's rows, whose last twelve digits are the node of the generator and say nothing, or what nobody guesses. */
    private static final Set<String> IDS = Set.of(
            "token_hash",
            "task_id",
            "id_",
            "execution_id_",
            "proc_inst_id_",
            "process_instance_id_",
            "process_instance_id",
            "root_proc_inst_id_",
            "parent_id_",
            "parent_act_inst_id_",
            "act_inst_id_",
            "task_id_",
            "bytearray_id_",
            "var_scope_",
            "resource_id_",
            "sequence_counter_id_");

    private static final Set<String> AS_THEY_ARE =
            Set.of("proc_def_id_", "process_def_id_", "job_def_id_", "deployment_id_", "proc_def_key_");

    private static final String TASKS = "(select id_ from act_ru_task where proc_inst_id_ = ?)";
    private static final String BYTES =
            "(select bytearray_id_ from act_ru_variable where proc_inst_id_ = ? and bytearray_id_ is not null)";

    /** The engine's tables and which of their rows belong to a process instance. */
    private static final List<String[]> ENGINE_TABLES = List.of(
            new String[] {"act_ru_execution", "proc_inst_id_ = ?"},
            new String[] {"act_ru_task", "proc_inst_id_ = ?"},
            new String[] {"act_ge_bytearray", "id_ in " + BYTES},
            new String[] {"act_ru_variable", "proc_inst_id_ = ?"},
            new String[] {"act_ru_job", "process_instance_id_ = ?"},
            new String[] {"act_ru_event_subscr", "proc_inst_id_ = ?"},
            new String[] {"act_ru_identitylink", "task_id_ in " + TASKS},
            new String[] {"act_ru_authorization", "resource_id_ in " + TASKS},
            new String[] {"act_hi_procinst", "proc_inst_id_ = ?"},
            new String[] {"act_hi_actinst", "proc_inst_id_ = ? and end_time_ is null"},
            new String[] {"act_hi_taskinst", "proc_inst_id_ = ? and end_time_ is null"});

    private final NeedLives lives;
    private final DataSource pool;
    private final District district;
    private final Map<Stage, List<Case>> templates = new java.util.EnumMap<>(Stage.class);
    private int copied;
    private int open;

    OpenCases(NeedLives lives, DataSource pool, District district) {
        this.lives = lives;
        this.pool = pool;
        this.district = district;
    }

    /** Adds open cases until that many stand open. */
    void fillUpTo(int wanted) {
        int before = open;
        if (templates.isEmpty()) {
            for (Stage stage : SHARES.keySet()) {
                List<Case> begun = new ArrayList<>();
                for (int i = 0; i < TEMPLATES; i++) {
                    begun.add(lives.live(new Timings(), stage));
                }
                templates.put(stage, begun);
            }
        }
        inBulk(jdbc -> SHARES.forEach((stage, share) -> {
            int copies = (wanted - before) * share / 100 / TEMPLATES;
            for (Case template : templates.get(stage)) {
                for (String[] table : ENGINE_TABLES) {
                    copy(jdbc, table[0], table[1], template.instance(), template, copies);
                }
                for (String[] table : tablesOfNeeds(jdbc)) {
                    copy(jdbc, table[0], table[1] + " = ?", template.number(), template, copies);
                }
                copied += copies;
            }
        }));
        open = wanted;
        new JdbcTemplate(pool).execute("vacuum analyze");
    }

    /** Adds needs that are over, to the library only, until it holds that many. */
    void fillLibraryUpTo(int wanted) {
        Case closed = lives.live(new Timings(), Stage.CLOSED);
        inBulk(jdbc -> {
            int there = jdbc.queryForObject("select count(*) from need", Integer.class);
            int copies = Math.max(0, wanted - there);
            copy(jdbc, "need", "number = ?", closed.number(), closed, copies);
            copy(jdbc, "need_reporter", "number = ?", closed.number(), closed, copies);
            copied += copies;
        });
        new JdbcTemplate(pool).execute("vacuum analyze need");
    }

    /** Adds needs that were posted and are over, with everything the library knows of them, until there are that many postings. */
    void fillPostingsUpTo(int wanted) {
        Case closed = lives.live(new Timings(), Stage.CLOSED);
        inBulk(jdbc -> {
            int there = jdbc.queryForObject("select count(*) from need_posting", Integer.class);
            int copies = Math.max(0, wanted - there);
            for (String[] table : tablesOfNeeds(jdbc)) {
                if (table[0].startsWith("need")) {
                    copy(jdbc, table[0], table[1] + " = ?", closed.number(), closed, copies);
                }
            }
            copied += copies;
            // Two years of postings; of each village the newest are still open.
            jdbc.update("update need_posting set posted_at = now() - (id % 730) * interval '1 day',"
                    + " posted_until = now() - (id % 730) * interval '1 day' + interval '7 days'");
        });
        new JdbcTemplate(pool).execute("vacuum analyze");
    }

    private interface Work {
        void with(JdbcTemplate jdbc);
    }

    /** One connection that neither checks references nor waits for the disk. */
    private void inBulk(Work work) {
        try (var connection = pool.getConnection()) {
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            jdbc.execute("set session_replication_role = replica");
            jdbc.execute("set synchronous_commit = off");
            jdbc.execute(
                    "create temporary table if not exists bench_village (place int primary key, village varchar(12))");
            jdbc.execute("truncate bench_village");
            List<Object[]> rows = new ArrayList<>();
            for (String village : district.villages()) {
                rows.add(new Object[] {rows.size(), village});
            }
            jdbc.batchUpdate("insert into bench_village values (?, ?)", rows);
            // Building an index anew is several times quicker than adding to it row by row.
            List<String[]> indexes = jdbc.query(
                    "select i.indexname, i.indexdef from pg_indexes i join pg_class c on c.relname = i.indexname"
                            + " where i.schemaname = 'public' and i.tablename ~ '^(act_ru|act_hi|act_ge|need|deadline|in_app|waiting)'"
                            + " and not exists (select 1 from pg_constraint k where k.conindid = c.oid)",
                    (row, index) -> new String[] {row.getString(1), row.getString(2)});
            indexes.forEach(index -> jdbc.execute("drop index " + index[0]));
            work.with(jdbc);
            indexes.forEach(index -> jdbc.execute(index[1]));
            jdbc.execute("reset session_replication_role");
            jdbc.execute("reset synchronous_commit");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("The database could not be filled", e);
        }
    }

    /** Our tables that say something of a need, with the column that names it. */
    private static List<String[]> tablesOfNeeds(JdbcTemplate jdbc) {
        return jdbc.query(
                "select c.table_name, c.column_name from information_schema.columns c join information_schema.tables t"
                        + " using (table_schema, table_name) where c.table_schema = 'public' and t.table_type = 'BASE TABLE'"
                        + " and c.table_name not like 'act\\_%'"
                        + " and c.column_name in ('number', 'case_number', 'need_number') order by 1",
                (row, index) -> new String[] {row.getString(1), row.getString(2)});
    }

    private void copy(JdbcTemplate jdbc, String table, String owned, String owner, Case template, int copies) {
        String village = template.number().substring(0, 12);
        String year = template.number().substring(12, 18);
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        jdbc.query(
                "select column_name, data_type from information_schema.columns where table_schema = 'public'"
                        + " and table_name = ? and is_identity = 'NO' order by ordinal_position",
                row -> {
                    String column = row.getString(1);
                    columns.add(column);
                    values.add(value(column, row.getString(2).toLowerCase(Locale.ROOT), template.number(), village));
                },
                table);
        String sql = "insert into " + table + " (" + String.join(", ", columns) + ") select "
                + String.join(", ", values)
                + " from " + table + " t cross join (select g as copy, to_hex(g) as hex, v.village,"
                + " v.village || '" + year + "' || g as number from generate_series(" + (2_000_000 + copied) + ", "
                + (2_000_000 + copied + copies - 1) + ") g join bench_village v on v.place = (g::bigint * 7919) % "
                + district.villages().size() + ") n where t." + owned;
        jdbc.update(sql, owner);
    }

    private static String value(String column, String type, String number, String village) {
        String quoted = "t." + column;
        if (IDS.contains(column)) {
            return "left(" + quoted + ", -12) || lpad(n.hex, 12, '0')";
        }
        if (AS_THEY_ARE.contains(column)) {
            return quoted;
        }
        if (column.equals("source_id")) {
            // The row it comes from has got a new id, which nobody knows here; only that no two are alike matters.
            return "-(n.copy::bigint * 1000000 + t.source_id)";
        }
        if (column.equals("submission")) {
            return "null";
        }
        if (type.equals("character varying") || type.equals("text")) {
            return moved(quoted, number, village);
        }
        if (type.equals("bytea")) {
            // Json is text; what Java serialised begins with 0xAC and stays.
            return "case when get_byte(" + quoted + ", 0) = 172 then " + quoted + " else convert_to("
                    + moved("convert_from(" + quoted + ", 'UTF8')", number, village) + ", 'UTF8') end";
        }
        return quoted;
    }

    private static String moved(String text, String number, String village) {
        return "replace(replace(replace(" + text + ", '" + number + "', n.number), '" + village + "', n.village), '"
                + District.town(village) + "', left(n.village, 9))";
    }
}
